using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Words from glyphs that do not run the way the page does. A quarter turn is a heading set upwards in a narrow column
/// and belongs to the content; any other angle is a watermark or a seal and is kept aside.
/// </summary>
public static class TurnedText
{
    /// <summary>
    /// Words in the upright frame of the page, with the reason why they are not content, if they are not.
    /// </summary>
    public static IEnumerable<(Word Word, AsideReason? Reason)> Build(IReadOnlyList<Glyph> glyphs)
    {
        foreach (var group in glyphs.GroupBy(g => (Angle: Math.Round(g.Direction, 1), g.Hidden, g.Source)))
        {
            var (angle, hidden, source) = group.Key;
            var (sin, cos) = Math.SinCos(angle * Math.PI / 180);
            // Turned back, the glyphs stand on level baselines and words are made as always.
            var level = group.Select(g =>
                g with { X = g.X * cos + g.Y * sin, Y = g.Y * cos - g.X * sin, Direction = 0, Clip = null }).ToList();
            var isQuarter = angle % 90 == 0;
            foreach (var line in LineBuilder.Build(WordBuilder.Build(level, []).Select(w => w.Word)))
                foreach (var segment in line.Segments())
                {
                    var first = segment.Words[0];
                    var word = new Word(segment.Text, TurnBack(segment.Box, sin, cos), source)
                    {
                        Raw = string.Concat(segment.Words.Select(w => w.Raw)),
                        FontSize = first.FontSize,
                        Ink = first.Ink,
                        IsRed = segment.Words.All(w => w.IsRed),
                        Doubt = first.Doubt,
                    };
                    yield return (word, hidden ?? (isQuarter ? null : AsideReason.Askew));
                }
        }
    }

    static BoundingBox TurnBack(BoundingBox box, double sin, double cos)
    {
        Span<(double X, double Y)> corners =
            [(box.Left, box.Top), (box.Right, box.Top), (box.Left, box.Bottom), (box.Right, box.Bottom)];
        double left = double.MaxValue, top = double.MaxValue, right = double.MinValue, bottom = double.MinValue;
        foreach (var (x, y) in corners)
        {
            var (px, py) = (x * cos - y * sin, x * sin + y * cos);
            (left, top, right, bottom) =
                (Math.Min(left, px), Math.Min(top, py), Math.Max(right, px), Math.Max(bottom, py));
        }
        return new BoundingBox(left, top, right, bottom);
    }
}
