using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Rulings of which the printer or the scanner lost stretches. A line of a table begins and ends at lines that cross it: pieces in line
/// of which one ends within a cell are one line, if nothing is printed where it would go on. A cell that goes over several columns or
/// rows ends lines at crossing ones.
/// </summary>
static class BrokenLines
{
    static readonly BrokenOptions Options = ScanOptions.Default.Broken;

    /// <param name="image">Without watermarks.</param>
    public static List<Ruling> Mend(List<Ruling> rulings, PageImage image)
    {
        var mended = new List<Ruling>(rulings.Count);
        foreach (var isHorizontal in (bool[])[true, false])
        {
            var own = rulings.FindAll(r => r.IsHorizontal == isHorizontal);
            var crossing = rulings.FindAll(r => r.IsHorizontal != isHorizontal);
            own.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Position.CompareTo(b.Position));
            var joined = new List<(Ruling Line, double Inked)>();
            foreach (var line in own)
            {
                var at = joined.FindLastIndex(j => Math.Abs(j.Line.Position - line.Position) <= Options.InLine
                    && line.Start > j.Line.End && IsBreak(j.Line, j.Inked, line, crossing, image));
                if (at < 0) joined.Add((line, line.Length));
                else
                    joined[at] = (joined[at].Line with
                    {
                        End = line.End,
                        Position = joined[at].Line.Length >= line.Length ? joined[at].Line.Position : line.Position,
                        Thickness = Math.Max(joined[at].Line.Thickness, line.Thickness),
                    }, joined[at].Inked + line.Length);
            }
            mended.AddRange(joined.Select(j => j.Line));
        }
        return mended;
    }

    static bool IsBreak(Ruling a, double inked, Ruling b, List<Ruling> crossing, PageImage image)
    {
        var gap = b.Start - a.End;
        if (gap > Options.Longest || Math.Max(inked, b.Length) < Options.Longer || gap > Options.WidestGap * (inked + b.Length)) return false;
        return !(IsAtCrossing(a.End) && IsAtCrossing(b.Start)) && IsBlank(a, b, crossing, image);

        bool IsAtCrossing(double end) => crossing.Exists(c => Math.Abs(c.Position - end) <= Options.AtCrossing
            && c.Start - Options.AtCrossing <= a.Position && c.End + Options.AtCrossing >= a.Position);
    }

    /// <summary>Whether no print stands where the line would go on; lines that cross it do not count.</summary>
    static bool IsBlank(Ruling a, Ruling b, List<Ruling> crossing, PageImage image)
    {
        var scale = image.Dpi / 72;
        int from = (int)(a.End * scale) + 2, to = (int)(b.Start * scale) - 2, dark = 0;
        var position = (int)Math.Round((a.Position + b.Position) / 2 * scale);
        for (var along = from; along < to; along++)
        {
            if (crossing.Exists(c => Math.Abs(c.Position * scale - along) <= c.Thickness * scale + 2)) continue;
            var (x, y) = a.IsHorizontal ? (along, position) : (position, along);
            if (x < 0 || y < 0 || x >= image.Width || y >= image.Height) return false;
            if (image.Gray[y * image.Width + x] < Options.Ink) dark++;
        }
        return dark <= Options.MostInk * (to - from);
    }
}
