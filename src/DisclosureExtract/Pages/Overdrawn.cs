namespace DisclosureExtract.Pages;

/// <summary>Why what a page shows of a number may be another than was read.</summary>
public enum Overdrawn
{
    /// <summary>A note is drawn on it, or beside it where a digit would stand.</summary>
    Note,

    /// <summary>A line or a pen runs through it.</summary>
    Stroke,

    /// <summary>A shape, a stroke or a picture stands beside it where a digit or a sign would.</summary>
    Shape,

    /// <summary>It is drawn through a mask or in a pattern, and may not show.</summary>
    Faded,
}

/// <summary>A piece of a line that is drawn on a page, straight from point to point.</summary>
/// <param name="IsOfNote">Drawn by a note over the page, which may add digits; else it is of the page.</param>
public sealed record PenStroke((double X, double Y) From, (double X, double Y) To, bool IsOfNote);
