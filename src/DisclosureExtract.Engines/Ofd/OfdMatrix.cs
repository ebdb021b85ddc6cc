namespace DisclosureExtract.Engines.Ofd;

/// <summary>Takes a point (x, y) to (ax + cy + e, bx + dy + f).</summary>
sealed record OfdMatrix(double A, double B, double C, double D, double E, double F)
{
    public static OfdMatrix Identity { get; } = new(1, 0, 0, 1, 0, 0);

    public static OfdMatrix Shift(double x, double y) => new(1, 0, 0, 1, x, y);

    /// <summary>The one a CTM states; null where it states none.</summary>
    public static OfdMatrix? Of(string? text) =>
        OfdNumbers.List(text) is [var a, var b, var c, var d, var e, var f, ..] ? new(a, b, c, d, e, f) : null;

    /// <summary>First this, then the next.</summary>
    public OfdMatrix Then(OfdMatrix next) => new(
        A * next.A + B * next.C, A * next.B + B * next.D,
        C * next.A + D * next.C, C * next.B + D * next.D,
        E * next.A + F * next.C + next.E, E * next.B + F * next.D + next.F);

    public OfdPoint Apply(double x, double y) => new(A * x + C * y + E, B * x + D * y + F);

    /// <summary>How many times larger lengths become, on average.</summary>
    public double Scale => Math.Sqrt(Math.Abs(A * D - B * C));
}

readonly record struct OfdPoint(double X, double Y);

/// <summary>A rectangle, in millimetres from the top left of what it stands in.</summary>
sealed record OfdBox(double X, double Y, double Width, double Height)
{
    /// <summary>Null for what is no rectangle, or one without size.</summary>
    public static OfdBox? Of(string? text) =>
        OfdNumbers.List(text) is [var x, var y, > 0 and var width, > 0 and var height, ..] ? new(x, y, width, height) : null;

    public bool Contains(OfdPoint point, double margin) => point.X >= X - margin && point.X <= X + Width + margin
        && point.Y >= Y - margin && point.Y <= Y + Height + margin;
}
