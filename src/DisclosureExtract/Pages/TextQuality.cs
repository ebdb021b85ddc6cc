using System.Globalization;

namespace DisclosureExtract.Pages;

/// <summary>What became of a page.</summary>
public enum PageState
{
    /// <summary>Its text was read.</summary>
    Read,

    /// <summary>Nothing is on it.</summary>
    Blank,

    /// <summary>It is an image without usable text.</summary>
    Image,

    /// <summary>Its text layer does not mean what it shows.</summary>
    Garbled,

    /// <summary>Its content stream is broken.</summary>
    Unreadable,

    /// <summary>It repeats another page.</summary>
    Duplicate,
}

/// <summary>A state and the evidence for it.</summary>
public readonly record struct PageVerdict(PageState State, string Reason, string ReasonZh);

/// <summary>Decides whether the text layer of a page can be used.</summary>
public static class TextQuality
{
    /// <summary>Share of unmapped or meaningless glyphs from which the whole layer is not to be trusted.</summary>
    const double GarbledShare = 0.2;

    /// <summary>Share of the page an image must cover for the page to be an image.</summary>
    const double ImageShare = 0.5;

    /// <summary>Drawn characters from which, and share of them above which, the image of a page tells more than its text.</summary>
    const int ManyOutlines = 30;

    const double OutlinedShare = 0.3;

    /// <summary>Fewer glyphs than this beside a page-wide image are a page number or a stamp.</summary>
    const int FewGlyphs = 12;

    public static PageVerdict Judge(PageContent page)
    {
        if (page.Scan is { Before: { } before }) return JudgeScan(page, before);
        var verdict = JudgeText(page);
        return page.ScanFault is { } fault ? verdict with { Reason = $"{verdict.Reason}; {fault}" } : verdict;
    }

    static PageVerdict JudgeText(PageContent page)
    {
        var glyphs = page.Glyphs;
        var area = page.Width * page.Height;
        var image = area <= 0 ? 0 : Math.Min(1, page.Images.Sum(i => i.Area) / area);
        if (image >= ImageShare && glyphs.Shown < FewGlyphs)
        {
            var hidden = glyphs.Hidden > 0 ? $", {glyphs.Hidden} hidden characters under it" : "";
            return new(PageState.Image,
                $"an image covers {image:P0} of the page and {glyphs.Shown} characters show{hidden}",
                $"图像占页面{image:P0}，仅{glyphs.Shown}个字符可见");
        }
        if (glyphs.Shown == 0 && page.Words.Count == 0 && page.Shown.Outlines == 0) return JudgeWithoutText(page, hasImages: image > 0);
        var outlines = page.Shown.Outlines;
        if (outlines >= ManyOutlines && outlines > OutlinedShare * (outlines + glyphs.Shown))
            return new(PageState.Image,
                $"{outlines} characters are drawn as outlines, {glyphs.Shown} are text", $"{outlines}个字符以轮廓绘制，仅{glyphs.Shown}个为文字");
        var bad = Math.Max(glyphs.Unmapped, glyphs.Meaningless);
        if (bad > GarbledShare * glyphs.Shown)
            return new(PageState.Garbled,
                $"{bad} of {glyphs.Shown} characters have no meaning (no Unicode mapping, private use or U+FFFD)",
                $"{glyphs.Shown}个字符中有{bad}个无法解码");
        return new(PageState.Read,
            $"{glyphs.Shown} characters of text" + (bad == 0 ? "" : $", {bad} without meaning"),
            $"{glyphs.Shown}个字符");
    }

    static PageVerdict JudgeWithoutText(PageContent page, bool hasImages)
    {
        if (page.Rulings.Count > 0) return new(PageState.Read, "lines but no text", "仅有线条，无文字");
        var hidden = page.Glyphs.Hidden;
        if (hidden > 0)
            return new(PageState.Image,
                $"{hidden} characters are in the file, none shows on the page", $"文件中有{hidden}个字符，但均不显示");
        return hasImages
            ? new(PageState.Image, "no text, only images", "无文字，仅有图像")
            : new(PageState.Blank, "nothing on the page", "空白页");
    }

    /// <summary>What became of a page that was read from its image.</summary>
    /// <param name="before">Why its image had to be read.</param>
    public static PageVerdict JudgeScan(PageContent page, PageVerdict before)
    {
        if (page.Scan is null) return before; // a page of text with nothing in its images
        if (page.Words.Count == 0 && page.Rulings.Count == 0)
            return new(PageState.Image, $"{before.Reason}; nothing could be read in it", $"{before.ReasonZh}，未识别出任何文字");
        var turned = page.TextRotation != 0 ? $", turned {page.TextRotation}°" : "";
        foreach (var annex in page.Annexes) turned += $", an image in it turned {annex.Part.TextRotation}°";
        var skewed = page.Skew != 0 ? string.Create(CultureInfo.InvariantCulture, $", {page.Skew:0.##}° askew") : "";
        var count = page.Words.Where(w => w.Source == WordSource.Ocr).Sum(w => w.Text.Length);
        var hidden = page.Scan.HiddenAmounts > 0
            ? $"; the hidden text agrees on {page.Scan.HiddenAmountsAlike} of {page.Scan.HiddenAmounts} amounts" : "";
        return new(PageState.Read,
            string.Create(CultureInfo.InvariantCulture, $"{before.Reason}; read from the image at {page.Scan.Dpi:0} dpi")
                + $"{turned}{skewed}: {count} characters{hidden}",
            $"{before.ReasonZh}，已由图像识别出{count}个字符");
    }
}
