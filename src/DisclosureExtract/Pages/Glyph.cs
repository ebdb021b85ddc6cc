using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// One drawn character, in the frame of the page as displayed. An object, because lists of values of this size would be
/// large arrays, which cost a full collection each.
/// </summary>
/// <param name="Text">Folded text; may be several characters (ligatures) or white space.</param>
/// <param name="Raw">The characters as the source gives them.</param>
/// <param name="X">Origin of the glyph, points from the left.</param>
/// <param name="Y">Baseline, points from the top.</param>
/// <param name="Advance">Distance to the next glyph along the writing direction, without added spacing, points.</param>
/// <param name="Size">Height of the em square, points.</param>
/// <param name="Direction">Writing direction in degrees clockwise from left-to-right; a multiple of 90 or, for text
/// askew, any angle.</param>
/// <param name="Run">Number of the text-showing operation the glyph came from.</param>
/// <param name="Ink">Luminance, 0 black to 255 white.</param>
/// <param name="Hidden">Why the glyph is not seen, if it is not.</param>
public sealed record Glyph(
    string Text, string Raw, double X, double Y, double Advance, double Size, double Direction, int Run, byte Ink,
        AsideReason? Hidden)
{
    /// <summary>Whether it belongs to the page itself, or to a field or annotation that lies over it.</summary>
    public WordSource Source { get; init; }

    /// <summary>Drawn in red.</summary>
    public bool IsRed { get; init; }

    /// <summary>See <see cref="Word.IsContested"/>.</summary>
    public bool IsContested { get; init; }

    /// <summary>What shows of a glyph that is cut through the middle lies in this box; null for all others.</summary>
    public BoundingBox? Clip { get; init; }

    /// <summary>A digit that is drawn through a mask or in a pattern, and may not show.</summary>
    public bool IsFaded { get; init; }

    /// <summary>Why its font may say another character than it shows; null where nothing speaks against it.</summary>
    public FontDoubt? Doubt { get; init; }
}
