using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Text that is drawn and not set: outlines of characters, and small pictures in the cells of tables. Nobody can tell from the file
/// what it says; that it is there must not be lost.
/// </summary>
public static class DrawnText
{
    /// <summary>Points: the lowest and the highest characters of text.</summary>
    const double Lowest = 3, Highest = 30;

    /// <summary>Points by which the feet of one line may differ.</summary>
    const double SameFoot = 2.5;

    /// <summary>Heights of a line that parts of it may stand apart.</summary>
    const double Apart = 1.2;

    /// <summary>Outlines of the shortest number; stretches of them that are text wherever they stand, and no emblem.</summary>
    const int LeastOutlines = 3, LeastStretches = 10;

    /// <summary>Points: the shortest line of a table that tells where it is; the widest picture of a number.</summary>
    const double ShortestLine = 30, WidestPicture = 150, NarrowestPicture = 8;

    /// <param name="outlines">Boxes of filled shapes, in the upright frame of the page.</param>
    /// <param name="pictures">Boxes of images.</param>
    /// <param name="words">What shows as text.</param>
    /// <param name="rulings">Of the page.</param>
    public static List<UnreadMark> Of(
        IReadOnlyList<BoundingBox> outlines, IReadOnlyList<BoundingBox> pictures, IReadOnlyList<Word> words, IReadOnlyList<Ruling> rulings)
    {
        if (outlines.Count < LeastOutlines && pictures.Count == 0) return [];
        var table = TableOf(rulings);
        var stretches = Stretches(outlines, rulings).Where(s => !IsOverText(s.Box, words)).ToList();
        var found = stretches.Where(s => stretches.Count >= LeastStretches || Holds(table, s.Box))
            .Select(s => new UnreadMark(s.Box, UnreadReason.OutlineText, s.Count)).ToList();
        foreach (var picture in pictures)
            if (picture is { Height: >= Lowest and <= Highest, Width: >= NarrowestPicture and <= WidestPicture }
                && Holds(table, picture) && !IsOverText(picture, words))
                found.Add(new UnreadMark(picture, UnreadReason.Image, 1));
        return found;
    }

    /// <summary>Words that stand for the marks, so that a cell that holds one is not blank.</summary>
    public static IEnumerable<Word> Words(IEnumerable<UnreadMark> marks) => marks.Select(m => new Word(UnreadGlyphs.Unknown, m.Box));

    /// <summary>Where the lines of tables are; null on a page without a table.</summary>
    static BoundingBox? TableOf(IReadOnlyList<Ruling> rulings)
    {
        // Borders may be drawn cell by cell: what stands on one line is one.
        var lines = rulings.GroupBy(r => new { r.IsHorizontal, At = Math.Round(r.Position) })
            .Where(g => g.Sum(r => r.Length) >= ShortestLine).Select(g => g.First() with { Start = g.Min(r => r.Start), End = g.Max(r => r.End) })
            .ToList();
        if (lines.Count(r => r.IsHorizontal) < 3 || lines.Count(r => !r.IsHorizontal) < 2) return null;
        return BoundingBox.Around(lines.Select(r => r.IsHorizontal
            ? new BoundingBox(r.Start, r.Position, r.End, r.Position)
            : new BoundingBox(r.Position, r.Start, r.Position, r.End)));
    }

    static bool Holds(BoundingBox? table, BoundingBox box) => table?.Contains(box.CenterX, box.CenterY) == true;

    static bool IsOverText(BoundingBox box, IReadOnlyList<Word> words)
    {
        foreach (var word in words)
            if (word.Box.Contains(box.CenterX, box.CenterY) || box.Contains(word.Box.CenterX, word.Box.CenterY)) return true;
        return false;
    }

    /// <summary>Outlines that stand side by side on one foot, as the characters of a number do.</summary>
    static IEnumerable<(BoundingBox Box, int Count)> Stretches(IReadOnlyList<BoundingBox> outlines, IReadOnlyList<Ruling> rulings)
    {
        var verticals = rulings.Where(r => !r.IsHorizontal).ToArray();
        var sorted = outlines.OrderBy(o => o.Bottom).ToList();
        for (int start = 0, end; start < sorted.Count; start = end)
        {
            for (end = start + 1; end < sorted.Count && sorted[end].Bottom - sorted[end - 1].Bottom <= SameFoot / 2
                && sorted[end].Bottom - sorted[start].Bottom <= SameFoot * 2;) end++;
            foreach (var stretch in Parted(sorted[start..end], verticals))
                if (IsText(stretch)) yield return (BoundingBox.Around(stretch), stretch.Count);
        }
    }

    /// <summary>A line parted where it has gaps and where rulings run; shapes within others are holes of characters.</summary>
    static IEnumerable<List<BoundingBox>> Parted(List<BoundingBox> line, Ruling[] verticals)
    {
        line.Sort((a, b) => a.Left.CompareTo(b.Left));
        var stretch = new List<BoundingBox>();
        double right = double.MinValue, height = 0;
        foreach (var outline in line)
        {
            if (stretch.Count > 0 && outline.Right <= right && outline.Height < height) continue;
            var isApart = outline.Left - right > Apart * Math.Max(height, outline.Height) || Array.Exists(
                verticals, v => v.Position > right && v.Position < outline.Left && v.Start <= outline.CenterY && v.End >= outline.CenterY);
            if (stretch.Count > 0 && isApart)
            {
                yield return stretch;
                (stretch, height) = ([], 0);
            }
            stretch.Add(outline);
            (right, height) = (Math.Max(isApart ? double.MinValue : right, outline.Right), Math.Max(height, outline.Height));
        }
        if (stretch.Count > 0) yield return stretch;
    }

    static bool IsText(List<BoundingBox> stretch)
    {
        if (stretch.Count < LeastOutlines) return false;
        var height = stretch.Max(s => s.Height);
        return height is >= Lowest and <= Highest && stretch[^1].Right - stretch[0].Left >= height
            && stretch.Count(s => s.Height >= height / 2) >= 2;
    }
}
