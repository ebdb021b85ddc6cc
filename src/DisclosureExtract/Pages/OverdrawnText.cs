using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Numbers of which the page may show another than their characters say: a line runs through them, a note is drawn on them, or what
/// stands before them is a digit or a minus that is drawn and not set.
/// </summary>
public static class OverdrawnText
{
    /// <summary>Ems: middle of a line above its baseline, part of the box below it, heads of digits.</summary>
    const double Middle = 0.36, Descent = 0.14, Heads = 0.72;

    /// <summary>Ems from the middle in which a line strikes; within which a line may end short of the number.</summary>
    const double AtMiddle = 0.2, EndsWith = 0.3;

    /// <summary>Ems a shape may be away from the number before which it stands, and reach into it; the widest digit.</summary>
    const double Beside = 0.5, Into = 0.15, Widest = 1.1, BesideOfNote = 1.3;

    /// <summary>Ems: the shortest minus; the lowest and highest digits.</summary>
    const double ShortestMinus = 0.2, Lowest = 0.5, Highest = 0.95;

    /// <summary>Points: two lines at one place; steps along a stroke; thickest line; outlines of a page that are looked at.</summary>
    const double Same = 0.6, Step = 1, Thickest = 2.5;

    const int MostShapes = 5_000;

    /// <param name="words">Words of the page; those concerned are replaced.</param>
    /// <param name="shapes">Boxes of outlines as large as characters.</param>
    /// <returns>The rulings without those that strike a row or a cell out, which part nothing.</returns>
    public static IReadOnlyList<Ruling> Mark(
        List<(Word Word, AsideReason? Hidden)> words, IReadOnlyList<Ruling> rulings, IReadOnlyList<PenStroke> pens,
        IReadOnlyList<BoundingBox> shapes, IReadOnlyList<BoundingBox> pictures)
    {
        var (level, upright) = (Sorted(rulings, isHorizontal: true), Sorted(rulings, isHorizontal: false));
        if (shapes.Count > MostShapes) shapes = [];
        HashSet<Ruling>? through = null;
        for (var i = 0; i < words.Count; i++)
        {
            var (word, hidden) = words[i];
            if (hidden is not null || word.Overdrawn is not null || !word.Text.AsSpan().ContainsAnyInRange('0', '9')) continue;
            if (Over(new Number(word), level, upright, pens, shapes, pictures, out var line) is not { } why) continue;
            words[i] = (word with { Overdrawn = why }, null);
            if (line is { } struck) (through ??= []).Add(struck);
        }
        if (through is null) return rulings;
        through.RemoveWhere(r => r.Length > LongestOfCell && words.Count(w => w.Hidden is null && RunsThrough(r, w.Word)) < LeastOfRow);
        return through.Count == 0 ? rulings : [.. rulings.Where(r => !through.Contains(r))];
    }

    /// <summary>Points: a longer line must run through several words, or it is one of the table that a number sticks out to.</summary>
    const double LongestOfCell = 240;

    const int LeastOfRow = 2;

    static bool RunsThrough(Ruling line, Word word) => new Number(word) is var at && line.Start <= at.Left + EndsWith * at.Size
        && line.End >= at.Right - EndsWith * at.Size && Math.Abs(line.Position - at.Centre) <= AtMiddle * at.Size;

    readonly struct Number(Word word)
    {
        public double Left => word.Box.Left;

        public double Right => word.Box.Right;

        public double Size => word.FontSize;

        public double Foot => word.Box.Bottom - Descent * word.FontSize;

        public double Centre => Foot - Middle * word.FontSize;

        public bool BeginsWithDigit => char.IsAsciiDigit(word.Text[0]) || word.Text[0] is '.' or ',';
    }

    static Overdrawn? Over(
        Number number, Ruling[] level, Ruling[] upright, IReadOnlyList<PenStroke> pens, IReadOnlyList<BoundingBox> shapes,
        IReadOnlyList<BoundingBox> pictures, out Ruling? line)
    {
        line = null;
        foreach (var pen in pens)
            if (Touches(number, pen)) return pen.IsOfNote ? Overdrawn.Note : Overdrawn.Stroke;
        var size = number.Size;
        for (var i = First(level, number.Centre - AtMiddle * size); i < level.Length && level[i].Position <= number.Centre + AtMiddle * size; i++)
        {
            if (level[i].Thickness > Thickest) continue;
            if (level[i].Start <= number.Left + EndsWith * size && level[i].End >= number.Right - EndsWith * size)
            {
                line = level[i];
                return Overdrawn.Stroke;
            }
            if (number.BeginsWithDigit && IsMinus(number, level, i)) return Overdrawn.Shape;
        }
        if (!number.BeginsWithDigit) return null;
        for (var i = First(upright, number.Left - (Beside + Into) * size); i < upright.Length && upright[i].Position <= number.Left; i++)
            if (IsOne(number, upright, i)) return Overdrawn.Shape;
        foreach (var shape in shapes)
            if (IsBefore(number, shape) && shape.Height >= Lowest * size && Math.Abs(shape.Bottom - number.Foot) <= Into * size) return Overdrawn.Shape;
        foreach (var picture in pictures)
            if (picture.Height <= 2.5 * size && picture.Width <= 4 * size && picture.Top < number.Centre && picture.Bottom > number.Centre
                && (IsBefore(number, picture) || (picture.Left >= number.Right - Into * size && picture.Left <= number.Right + Beside * size)))
                return Overdrawn.Shape;
        return null;
    }

    static bool IsBefore(Number number, BoundingBox box) => box.Right >= number.Left - Beside * number.Size
        && box.Right <= number.Left + EndsWith * number.Size && box.Left >= number.Left - 2 * Widest * number.Size && box.Width >= 0.05 * number.Size;

    /// <summary>A short line before a number; a dash of a dotted line has others beside it.</summary>
    static bool IsMinus(Number number, Ruling[] level, int index)
    {
        var (line, size) = (level[index], number.Size);
        if (line.Length < ShortestMinus * size || line.Length > Widest * size) return false;
        if (line.End > number.Left + Into * size || line.End < number.Left - Beside * size) return false;
        for (var i = First(level, line.Position - Same); i < level.Length && level[i].Position <= line.Position + Same; i++)
            if (i != index && level[i].Start <= line.End + 2 * line.Length && level[i].End >= line.Start - 2 * line.Length) return false;
        return true;
    }

    /// <summary>An upright stroke as high as a digit; a dash of a dotted line has others above or below it.</summary>
    static bool IsOne(Number number, Ruling[] upright, int index)
    {
        var (line, size) = (upright[index], number.Size);
        if (line.Length < Lowest * size || line.Length > Highest * size) return false;
        if (line.End > number.Foot + Into * size || line.Start < number.Foot - (Heads + Into) * size) return false;
        for (var i = First(upright, line.Position - Same); i < upright.Length && upright[i].Position <= line.Position + Same; i++)
            if (i != index && upright[i].Start <= line.End + line.Length && upright[i].End >= line.Start - line.Length) return false;
        return true;
    }

    /// <summary>Whether a stroke runs through a number, or, of a note, stands where a digit of it would.</summary>
    static bool Touches(Number number, PenStroke pen)
    {
        var size = number.Size;
        var (left, right) = pen.IsOfNote ? (number.Left - BesideOfNote * size, number.Right + Beside * size) : (number.Left, number.Right);
        var (top, bottom) = (number.Foot - 0.66 * size, number.Foot - 0.08 * size);
        if (Math.Max(pen.From.X, pen.To.X) < left || Math.Min(pen.From.X, pen.To.X) > right
            || Math.Max(pen.From.Y, pen.To.Y) < top || Math.Min(pen.From.Y, pen.To.Y) > bottom)
            return false;
        var (dx, dy) = (pen.To.X - pen.From.X, pen.To.Y - pen.From.Y);
        var steps = Math.Clamp((int)(Math.Max(Math.Abs(dx), Math.Abs(dy)) / Step), 1, 2_000);
        for (var i = 0; i <= steps; i++)
        {
            var (x, y) = (pen.From.X + dx * i / steps, pen.From.Y + dy * i / steps);
            if (x >= left && x <= right && y >= top && y <= bottom) return true;
        }
        return false;
    }

    static Ruling[] Sorted(IReadOnlyList<Ruling> rulings, bool isHorizontal)
    {
        Ruling[] found = [.. rulings.Where(r => r.IsHorizontal == isHorizontal)];
        Array.Sort(found, (a, b) => a.Position.CompareTo(b.Position));
        return found;
    }

    /// <summary>The first line that is not above, or left of, a place.</summary>
    static int First(Ruling[] sorted, double position)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle].Position < position) low = middle + 1;
            else high = middle;
        }
        return low;
    }
}
