namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>One thing on a page. Points, origin at the top left of the page as displayed.</summary>
abstract record Mark;

/// <summary>A run of text.</summary>
/// <param name="X">Left end of the baseline.</param>
/// <param name="Y">The baseline.</param>
sealed record TextMark(string Text, double X, double Y, double Size, Face Face) : Mark
{
    /// <summary>0 black to 1 white.</summary>
    public double Gray { get; init; }

    public bool IsRed { get; init; }

    /// <summary>Degrees against the clock.</summary>
    public double Angle { get; init; }

    /// <summary>Drawn twice, a hair apart, as office programs do where a font has no bold face.</summary>
    public bool IsFakeBold { get; init; }

    /// <summary>Added after each glyph.</summary>
    public double Spacing { get; init; }

    /// <summary>Each glyph placed by itself, as some producers do.</summary>
    public bool IsGlyphwise { get; init; }
}

sealed record LineMark(
    double X0, double Y0, double X1, double Y1, double Width, double Gray = 0, bool IsDashed = false) : Mark
{
    /// <summary>Round dots, set two widths apart.</summary>
    public bool IsDotted { get; init; }
}

/// <summary>A black image of one pixel, stretched over a rectangle.</summary>
sealed record DotMark(double X0, double Y0, double X1, double Y1) : Mark;

/// <summary>A filled or stroked rectangle.</summary>
sealed record RectMark(
    double X0, double Y0, double X1, double Y1, double? FillGray, double? StrokeGray = null,
    double StrokeWidth = 0.5) : Mark;

/// <summary>A ring: the rim of a seal.</summary>
sealed record RingMark(double X, double Y, double Radius, double Width) : Mark;

/// <summary>How the page is held against the paper.</summary>
enum Turn
{
    Upright,

    /// <summary>The page has /Rotate 90 and is displayed upright.</summary>
    Rotated,

    /// <summary>The content is drawn sideways on a portrait page.</summary>
    Sideways,
}

/// <summary>A page to be drawn.</summary>
sealed class DrawnPage(double width, double height)
{
    /// <summary>Of the page with its content upright.</summary>
    public double Width { get; } = width;

    public double Height { get; } = height;

    public Turn Turn { get; set; }

    /// <summary>Paper outside the page box on each side: the crop box is smaller than the media box.</summary>
    public double Bleed { get; set; }

    /// <summary>Drawn through a form object.</summary>
    public bool IsInForm { get; set; }

    public List<Mark> Marks { get; } = [];
}
