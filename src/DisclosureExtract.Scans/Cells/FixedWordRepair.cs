using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// A cell read as something that differs from one of the <see cref="FixedWords"/>, and from no other, by a single
/// character is that word, where the character is none of the script or the reader was not sure: 事业收&gt; is 事业收入.
/// Longer and shorter wordings are what the page prints. The reading as it was stays beside it (<see
/// cref="LineReading.Raw"/>).
/// </summary>
static class FixedWordRepair
{
    static readonly ReaderOptions Options = ScanOptions.Default.Reader;

    static readonly ILookup<int, string> ByLength = FixedWords.All.ToLookup(w => w.Length);

    static readonly HashSet<string> Known = [.. FixedWords.All];

    public static CellReading Correct(CellReading cell)
    {
        var text = string.Concat(cell.Lines.Select(l => TextFold.FoldTight(l.Text)));
        if (text.Length < 3 || Known.Contains(text)) return cell;
        var near = ByLength[text.Length].Where(w => w.Zip(text).Count(p => p.First != p.Second) == 1).ToList();
        if (near.Count != 1) return cell;
        var at = text.Zip(near[0]).TakeWhile(p => p.First == p.Second).Count();
        var lines = cell.Lines.ToArray();
        for (int i = 0, start = 0; i < lines.Length; i++)
        {
            var own = TextFold.FoldTight(lines[i].Text);
            var within = at - start;
            start += own.Length;
            if (within >= own.Length) continue;
            if (TextFold.IsHan(own[within]) && lines[i].Confidence >= Options.Unsure) return cell;
            lines[i] = lines[i] with { Text = own[..within] + near[0][at] + own[(within + 1)..] };
            return new CellReading(lines);
        }
        return cell;
    }
}
