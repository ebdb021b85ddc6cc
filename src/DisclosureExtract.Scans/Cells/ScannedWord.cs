using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Cells;

/// <summary>Lines as read → words of the page.</summary>
static class ScannedWord
{
    /// <summary>A line as a word whose box is the em box of its characters.</summary>
    public static Word? Of(PageImage image, ScannedLine line)
    {
        var text = TextFold.Fold(line.Text).Trim();
        if (text.Length == 0) return null;
        var box = image.ToPoints(line.Box);
        // Ideographs fill their em; digits and letters seven tenths of it.
        var size = text.Any(TextFold.IsHan) ? box.Height / 0.92 : box.Height / 0.72;
        var grow = (size - box.Height) / 2;
        return new Word(text, new BoundingBox(box.Left, box.Top - grow, box.Right, box.Bottom + grow), WordSource.Ocr)
        {
            Raw = line.Raw,
            FontSize = size,
            Confidence = Math.Clamp(line.Confidence, 0, 1),
            Reading = line,
        };
    }
}
