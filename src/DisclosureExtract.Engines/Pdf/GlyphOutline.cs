namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outline of a glyph as closed lines, curves taken in short steps; heights grow upwards.</summary>
sealed class GlyphOutline
{
    /// <summary>Points an outline of a digit can have; steps of one curve.</summary>
    const int MostPoints = 6_000, Steps = 6;

    readonly List<(double X, double Y)> points = [];
    readonly List<int> ends = [];

    public bool IsTooLong => points.Count > MostPoints;

    /// <summary>Whether anything is drawn.</summary>
    public bool IsEmpty => ends.Count == 0;

    public double Left { get; private set; } = double.MaxValue;

    public double Right { get; private set; } = double.MinValue;

    public double Foot { get; private set; } = double.MaxValue;

    public double Head { get; private set; } = double.MinValue;

    public double Height => Head - Foot;

    public void Add(double x, double y)
    {
        if (IsTooLong) return;
        points.Add((x, y));
        (Left, Right, Foot, Head) = (Math.Min(Left, x), Math.Max(Right, x), Math.Min(Foot, y), Math.Max(Head, y));
    }

    public void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        if (points.Count == 0) return;
        var (x0, y0) = points[^1];
        for (var i = 1; i <= Steps; i++)
        {
            var t = (double)i / Steps;
            var u = 1 - t;
            var (a, b, c, d) = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t);
            Add(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
        }
    }

    /// <summary>A curve with one point that pulls it.</summary>
    public void Curve(double x1, double y1, double x2, double y2)
    {
        if (points.Count == 0) return;
        var (x0, y0) = points[^1];
        Curve(x0 + 2.0 / 3 * (x1 - x0), y0 + 2.0 / 3 * (y1 - y0), x2 + 2.0 / 3 * (x1 - x2), y2 + 2.0 / 3 * (y1 - y2), x2, y2);
    }

    public void Close()
    {
        var from = ends.Count > 0 ? ends[^1] : 0;
        if (points.Count > from + 1 && Math.Abs(points[^1].X - points[from].X) + Math.Abs(points[^1].Y - points[from].Y) < 1) points.RemoveAt(points.Count - 1);
        if (points.Count > from) ends.Add(points.Count);
    }

    /// <summary>Closed lines as ranges of <see cref="At"/>.</summary>
    public IEnumerable<(int From, int To)> Contours()
    {
        var from = 0;
        foreach (var end in ends)
        {
            yield return (from, end);
            from = end;
        }
    }

    public (double X, double Y) At(int index) => points[index];

    /// <summary>Where ink is at a height, from left to right; what is drawn over itself is ink once.</summary>
    /// <param name="height">0 at the foot, 1 at the head.</param>
    public List<(double Left, double Right)> Spans(double height)
    {
        var y = Foot + height * Height;
        var crossings = new List<(double X, int Turn)>();
        foreach (var (from, to) in Contours())
            for (int i = from, before = to - 1; i < to; before = i++)
            {
                var (a, b) = (points[before], points[i]);
                if (a.Y <= y == b.Y <= y) continue;
                crossings.Add((a.X + (y - a.Y) / (b.Y - a.Y) * (b.X - a.X), a.Y <= y ? 1 : -1));
            }
        crossings.Sort();
        var spans = new List<(double, double)>();
        var (turns, left) = (0, 0.0);
        foreach (var (x, turn) in crossings)
        {
            if (turns == 0) left = x;
            turns += turn;
            if (turns == 0) spans.Add((left, x));
        }
        return spans;
    }
}
