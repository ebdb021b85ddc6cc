using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// Amounts and codes that lay under a mark are read once more on the page as it was, and doubted ones on a smoothed page: taking a mark
/// out eats strokes (4 becomes 1), and both engines then read the same wrong digit. What both ways give alike stands.
/// </summary>
static class SecondLook
{
    static readonly SecondLookOptions Options = ScanOptions.Default.SecondLook;

    /// <param name="words">As read from the cleaned page; those to be changed are replaced.</param>
    /// <param name="cleaned">What was read.</param>
    /// <param name="before">The same pixels with the marks that were taken out.</param>
    public static void At(List<Word> words, PageImage cleaned, PageImage before, ICellReader reader, CancellationToken stop)
    {
        var numbers = Enumerable.Range(0, words.Count).Where(i => IsNumber(words[i])).ToList();
        var touched = numbers.FindAll(i => IsTouched(cleaned, before, LineOf(words[i]).Box));
        Read(words, touched, before, reader, isOther: true, stop);
        var texts = Enumerable.Range(0, words.Count).Where(i => words[i].Reading is ScannedLine line && words[i].Text.Any(TextFold.IsHan)
            && IsTouched(cleaned, before, line.Box)).ToList();
        ReadTexts(words, texts, before, reader, stop);
        var doubted = numbers.Except(touched)
            .Where(i => LineOf(words[i]) is var line && (line.Doubt != ReadingDoubt.None || line.IsBroken)).ToList();
        if (doubted.Count > 0) Read(words, doubted, Smoothed(cleaned), reader, isOther: false, stop);
    }

    static ScannedLine LineOf(Word word) => (ScannedLine)word.Reading!;

    static bool IsNumber(Word word) => word.Reading is ScannedLine && word.Text.Any(char.IsAsciiDigit)
        && AmountText.Parse(word.Text).State is CellState.Reported or CellState.Zero;

    /// <summary>Whether cleaning changed what is within a box.</summary>
    static bool IsTouched(PageImage cleaned, PageImage before, PixelBox box)
    {
        var changed = 0;
        for (var y = Math.Max(0, box.Top); y < Math.Min(cleaned.Height, box.Bottom); y++)
            for (var x = Math.Max(0, box.Left); x < Math.Min(cleaned.Width, box.Right); x++)
                if (Math.Abs(cleaned.Gray[y * cleaned.Width + x] - before.Gray[y * cleaned.Width + x]) > Options.Changed) changed++;
        return changed > Options.LeastChanged * box.Width * box.Height;
    }

    static void Read(
        List<Word> words, List<int> which, PageImage image, ICellReader reader, bool isOther, CancellationToken stop)
    {
        if (which.Count == 0) return;
        var readings = reader.Read(image, which.ConvertAll(i => Request(words[i])), stop);
        for (var at = 0; at < which.Count; at++)
        {
            var word = words[which[at]];
            var own = LineOf(word);
            var second = readings[at].Lines.OrderByDescending(l => l.Box.Width).FirstOrDefault();
            var reading = Compare(own, second, isOther);
            words[which[at]] = word with { Reading = reading, Confidence = Math.Clamp(reading.Confidence, 0, 1) };
        }

        CellRequest Request(Word word) => Around(image, LineOf(word).Box, CellContent.Amount);
    }

    static CellRequest Around(PageImage image, PixelBox box, CellContent content)
    {
        var margin = (int)Math.Ceiling(image.Dpi * Options.Margin / 72);
        return new CellRequest(new PixelBox(Math.Max(0, box.Left - margin), Math.Max(0, box.Top - margin),
            Math.Min(image.Width, box.Right + margin), Math.Min(image.Height, box.Bottom + margin)), content) { IsRuled = false };
    }

    /// <summary>
    /// Names and headings that read otherwise before they were cleaned: the reading of which the engine is surer, and it is not sure.
    /// </summary>
    static void ReadTexts(List<Word> words, List<int> which, PageImage image, ICellReader reader, CancellationToken stop)
    {
        if (which.Count == 0) return;
        var readings = reader.Read(image, which.ConvertAll(i => Around(image, LineOf(words[i]).Box, CellContent.Any)), stop);
        for (var at = 0; at < which.Count; at++)
        {
            var word = words[which[at]];
            if (readings[at].Lines is not [var second] || !second.Text.Any(TextFold.IsHan)) continue;
            var (own, other) = (TextFold.FoldTight(word.Text), TextFold.FoldTight(second.Text));
            if (own == other) continue;
            var isBetter = IsKnown(other) || (!IsKnown(own) && second.Confidence > LineOf(word).Confidence);
            var confidence = Math.Min(Options.MostWhenTextsDiffer, Math.Max(second.Confidence, word.Confidence));
            words[which[at]] = word with
            {
                Text = isBetter ? TextFold.Fold(second.Text).Trim() : word.Text,
                Confidence = confidence,
                Reading = LineOf(word) with { Confidence = confidence },
            };
        }

        static bool IsKnown(string text) => FixedWords.All.Contains(Numbering.StripAll(text));
    }

    /// <param name="isOther">The second look saw pixels that the first did not: only what both give is beyond doubt.</param>
    static ScannedLine Compare(ScannedLine first, ScannedLine? second, bool isOther)
    {
        var isSame = second is not null && IsSame(first.Text, second.Text);
        if (isSame && second!.Doubt == ReadingDoubt.None && first is { Doubt: ReadingDoubt.None, IsBroken: true })
            return first with { IsBroken = false };
        if (isSame && second!.Doubt == ReadingDoubt.None && first.Doubt is ReadingDoubt.Disagreement or ReadingDoubt.Uncertain)
            return first with { Doubt = ReadingDoubt.None, IsBroken = false, Confidence = Math.Min(second.Confidence, Options.MostWhenSettled) };
        if (isSame || (!isOther && second is null)) return first;
        var doubted = isOther || first.Doubt != ReadingDoubt.None ? (ScannedLine)first.Doubted() : first;
        if (second is null || AmountText.Parse(second.Text).Value is null || doubted.Alternatives.Any(a => a.Text == second.Text))
            return Capped(doubted);
        return Capped(doubted with
        {
            Alternatives = [.. doubted.Alternatives, new ReadingAlternative(second.Text, 0.5, Engine)],
        });
    }

    static ScannedLine Capped(ScannedLine line) =>
        line with { Confidence = Math.Min(line.Confidence, LineReading.MostWhenDoubted) };

    const string Engine = "the page before it was cleaned";

    static bool IsSame(string a, string b)
    {
        var (x, y) = (AmountText.Parse(a), AmountText.Parse(b));
        return x.Value == y.Value && x.Decimals == y.Decimals;
    }

    /// <summary>Each pixel the mean of the nine around it: dots of a raster and frayed strokes run together.</summary>
    static PageImage Smoothed(PageImage image)
    {
        var (width, height, gray, _) = image;
        var smooth = (byte[])gray.Clone();
        var sums = new int[width];
        for (var y = 1; y < height - 1; y++)
        {
            for (var x = 0; x < width; x++) sums[x] = gray[(y - 1) * width + x] + gray[y * width + x] + gray[(y + 1) * width + x];
            for (var x = 1; x < width - 1; x++) smooth[y * width + x] = (byte)((sums[x - 1] + sums[x] + sums[x + 1]) / 9);
        }
        return image with { Gray = smooth, IsBilevel = false };
    }
}
