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
                && (Holds(table, picture) || table is null && IsInRow(picture, words)) && !IsOverText(picture, words))
                found.Add(new UnreadMark(picture, UnreadReason.Image, 1));
        return found;
    }

    /// <summary>
    /// Pictures that lie over several cells of a table, with the places of these: what is printed there may be amounts. A picture with words
    /// on it is the ground of a page, and one as large as the table no part of it.
    /// </summary>
    public static IEnumerable<(UnreadMark Mark, List<BoundingBox> Cells)> OverCells(
        IReadOnlyList<BoundingBox> pictures, IReadOnlyList<BoundingBox> solid, IReadOnlyList<Word> words, IReadOnlyList<Ruling> rulings)
    {
        if (pictures.Count == 0 || TableOf(rulings) is not { } table) yield break;
        foreach (var picture in pictures)
        {
            if (picture.Height <= Highest || picture.Width < NarrowestPicture || !Holds(table, picture) || picture.Area > LargestSheet * table.Area) continue;
            if (words.Any(w => picture.Contains(w.Box.CenterX, w.Box.CenterY))) continue;
            var (cells, columns) = CellsUnder(picture, rulings);
            if (columns > 1 && !solid.Contains(picture)) continue; // a seal, which cells show through
            if (cells.Count is > 1 and < MostCells) yield return (new UnreadMark(picture, UnreadReason.Image, 1), cells);
        }
    }

    /// <summary>Points: the smallest cell. Part of the table that is the largest picture in it; cells under one.</summary>
    const double SmallestCell = 6, LargestSheet = 0.8;

    const int MostCells = 400;

    static (List<BoundingBox> Cells, int Columns) CellsUnder(BoundingBox picture, IReadOnlyList<Ruling> rulings)
    {
        var rows = Cuts(rulings.Where(r => r.IsHorizontal && r.Start <= picture.CenterX && r.End >= picture.CenterX), picture.Top, picture.Bottom);
        var columns = Cuts(rulings.Where(r => !r.IsHorizontal && r.Start <= picture.CenterY && r.End >= picture.CenterY), picture.Left, picture.Right);
        List<BoundingBox> cells =
        [
            .. from row in Enumerable.Range(1, rows.Count - 1)
               from column in Enumerable.Range(1, columns.Count - 1)
               select new BoundingBox(columns[column - 1] + 1, rows[row - 1] + 1, columns[column] - 1, rows[row] - 1),
        ];
        return (cells, columns.Count - 1);
    }

    /// <summary>Both ends, and the lines between them.</summary>
    static List<double> Cuts(IEnumerable<Ruling> lines, double start, double end)
    {
        var cuts = new List<double> { start };
        foreach (var at in lines.Select(l => l.Position).Order())
            if (at - cuts[^1] >= SmallestCell && end - at >= SmallestCell) cuts.Add(at);
        cuts.Add(end);
        return cuts;
    }

    /// <summary>Without lines, a picture of a number stands in a row with amounts.</summary>
    static bool IsInRow(BoundingBox picture, IReadOnlyList<Word> words) =>
        words.Any(w => w.Text.Contains('.') && AmountText.IsAmount(w.Text) && w.Box.Top < picture.CenterY && w.Box.Bottom > picture.CenterY);

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
