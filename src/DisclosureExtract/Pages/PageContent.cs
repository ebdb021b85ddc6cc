using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>What one page holds before anything is understood: words and lines in one frame.</summary>
public sealed record PageContent
{
    /// <summary>1-based.</summary>
    public required int Number { get; init; }

    /// <summary>Width of the page as displayed, points; at the size of its print (<see cref="Scale"/>).</summary>
    public required double Width { get; init; }

    /// <summary>Height of the page as displayed, points; at the size of its print.</summary>
    public required double Height { get; init; }

    /// <summary>
    /// Points that the file counts for a point of paper: 1, but for scans whose file says they are larger or smaller than their print.
    /// They are read at the size of the print, and <see cref="ToDisplayed"/> leads back to what the file says.
    /// </summary>
    public double Scale { get; init; } = 1;

    /// <summary>The page's own /Rotate, degrees clockwise: already applied to every box.</summary>
    public int Rotation { get; init; }

    /// <summary>
    /// Quarter turns, in degrees clockwise, by which the page as displayed must be turned so that its text reads
    /// upright. Words and rulings are in that upright frame; <see cref="ToDisplayed"/> leads back.
    /// </summary>
    public int TextRotation { get; init; }

    public IReadOnlyList<Word> Words { get; init; } = [];

    /// <summary>
    /// Where the first of its words was read; null for a page without any. Words of images follow those of the text
    /// layer.
    /// </summary>
    public WordSource? Source => Words.Count > 0 ? Words[0].Source : null;

    /// <summary>Whether any of its words was read from pixels.</summary>
    public bool HasScannedWords => Words.Any(w => w.Source == WordSource.Ocr);

    public IReadOnlyList<Ruling> Rulings { get; init; } = [];

    /// <summary>Where raster images stand.</summary>
    public IReadOnlyList<BoundingBox> Images { get; init; } = [];

    /// <summary>Pictures of a page of text, in its upright frame, that are charts and were not read.</summary>
    public IReadOnlyList<BoundingBox> Charts { get; init; } = [];

    /// <summary>Words that are in the file but not seen on the page, and words set askew: not content.</summary>
    public IReadOnlyList<Aside> Asides { get; init; } = [];

    /// <summary>What the file itself says is no content, in the upright frame: seals of signatures, headers and footers.</summary>
    public IReadOnlyList<NoiseItem> Furniture { get; init; } = [];

    /// <summary>Form fields that show something else than they hold.</summary>
    public IReadOnlyList<FieldConflict> FieldConflicts { get; init; } = [];

    /// <summary>Cells of workbooks that show another value than their formula gives.</summary>
    public IReadOnlyList<FormulaConflict> FormulaConflicts { get; init; } = [];

    /// <summary>
    /// Tables that the source itself states (transcripts, workbooks, web pages); null where tables are to be found from words and rulings.
    /// </summary>
    public IReadOnlyList<Grid>? StatedTables { get; init; }

    /// <summary>What places are called on a page without points; null on pages that have some.</summary>
    public StatedPlaces? Places { get; init; }

    public GlyphCounts Glyphs { get; init; } = new();

    /// <summary>What the page of a PDF shows; nothing for other sources.</summary>
    public ShownCounts Shown { get; init; } = new();

    /// <summary>
    /// What the page shows and nothing of it is read, with the reason. Each must end in a finding, unless the page is
    /// read from its image after all.
    /// </summary>
    public IReadOnlyList<UnreadMark> Unread { get; init; } = [];

    /// <summary>
    /// Degrees clockwise by which the text of a scanned page stands askew after <see cref="TextRotation"/>. The upright
    /// frame is the one in which it is level: turned back about the middle of the page.
    /// </summary>
    public double Skew { get; init; }

    /// <summary>
    /// Images that stand on their side to the text of the page. What was read in them follows below it.
    /// </summary>
    public IReadOnlyList<Annex> Annexes { get; init; } = [];

    /// <summary>How the page was read from its image; null for pages read from text alone.</summary>
    public ScanInfo? Scan { get; init; }

    /// <summary>Why its image could not be read where it should have been, as the end of a sentence.</summary>
    public string? ScanFault { get; init; }

    /// <summary>Engines that failed while the page was read from its pixels.</summary>
    public IReadOnlyList<EngineFailure> EngineFailures { get; init; } = [];

    /// <summary>Width of the upright frame, points.</summary>
    public double UprightWidth => TextRotation % 180 == 0 ? Width : Height;

    /// <summary>Height of the upright frame, points.</summary>
    public double UprightHeight => TextRotation % 180 == 0 ? Height : Width;

    /// <summary>A box of the upright frame, in the frame of the page as displayed.</summary>
    public BoundingBox ToDisplayed(BoundingBox box)
    {
        foreach (var annex in Annexes)
            if (annex.Box.Inflate(Annex.Gap / 2).Contains(box.CenterX, box.CenterY)) return annex.ToDisplayed(box);
        var displayed = TurnToDisplayed(Skew == 0 ? box : Turn(box, Skew));
        return Scale == 1 ? displayed : displayed.Times(Scale);
    }

    /// <summary>
    /// A box of the page as displayed, in the upright frame. Inverse of <see cref="ToDisplayed"/>, but for boxes askew,
    /// which grow.
    /// </summary>
    public BoundingBox ToUpright(BoundingBox box)
    {
        var upright = TurnToUpright(Scale == 1 ? box : box.Times(1 / Scale));
        return Skew == 0 ? upright : Turn(upright, -Skew);
    }

    /// <summary>The level box around a box turned about the middle of the upright frame.</summary>
    BoundingBox Turn(BoundingBox box, double degrees)
    {
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        var (middleX, middleY) = (UprightWidth / 2, UprightHeight / 2);
        var (dx, dy) = (box.CenterX - middleX, box.CenterY - middleY);
        var (x, y) = (middleX + dx * cos - dy * sin, middleY + dx * sin + dy * cos);
        var halfWidth = (box.Width * Math.Abs(cos) + box.Height * Math.Abs(sin)) / 2;
        var halfHeight = (box.Width * Math.Abs(sin) + box.Height * Math.Abs(cos)) / 2;
        return new(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
    }

    BoundingBox TurnToDisplayed(BoundingBox box) => TextRotation switch
    {
        90 => new(box.Top, Height - box.Right, box.Bottom, Height - box.Left),
        180 => new(Width - box.Right, Height - box.Bottom, Width - box.Left, Height - box.Top),
        270 => new(Width - box.Bottom, box.Left, Width - box.Top, box.Right),
        _ => box,
    };

    BoundingBox TurnToUpright(BoundingBox box) => TextRotation switch
    {
        90 => new(Height - box.Bottom, box.Left, Height - box.Top, box.Right),
        180 => new(Width - box.Right, Height - box.Bottom, Width - box.Left, Height - box.Top),
        270 => new(box.Top, Width - box.Right, box.Bottom, Width - box.Left),
        _ => box,
    };
}

/// <summary>
/// A part of a page that is read by itself because it stands on its side. A page has one upright frame; in it the part
/// has a place of its own, below all that the page shows.
/// </summary>
/// <param name="Box">That place.</param>
/// <param name="Part">The part as a page: its frame leads back to how it is displayed.</param>
/// <param name="Left">Where the part is displayed on the page.</param>
/// <param name="Top">Where the part is displayed on the page.</param>
public sealed record Annex(BoundingBox Box, PageContent Part, double Left, double Top)
{
    /// <summary>Points between it and what is above: more than lines of one paragraph have.</summary>
    public const double Gap = 36;

    public BoundingBox ToDisplayed(BoundingBox box) =>
        Part.ToDisplayed(box.Shift(-Box.Left, -Box.Top)).Shift(Left, Top);
}

/// <summary>How a page was read from its image.</summary>
public sealed record ScanInfo
{
    /// <summary>Resolution it was read at.</summary>
    public required double Dpi { get; init; }

    /// <summary>Engines at work, with versions.</summary>
    public required IReadOnlyList<string> Engines { get; init; }

    /// <summary>Mean of its words; 0 where there are none.</summary>
    public required double Confidence { get; init; }

    /// <summary>What was known of the page before: why its image was read.</summary>
    public PageVerdict? Before { get; init; }

    /// <summary>Amounts that an invisible text layer holds too, and how many of them it reads alike.</summary>
    public int HiddenAmounts { get; init; }

    public int HiddenAmountsAlike { get; init; }

    /// <summary>Watermarks and seals seen on the image.</summary>
    public IReadOnlyList<NoiseItem> Noise { get; init; } = [];
}

/// <summary>Why a word is not part of what the page shows.</summary>
public enum AsideReason
{
    /// <summary>Text rendering mode 3, or ink of the colour of paper.</summary>
    Invisible,

    /// <summary>Wholly outside the clipping path.</summary>
    Clipped,

    /// <summary>Outside the page box.</summary>
    OffPage,

    /// <summary>Set at an angle to the rest of the page, as watermarks are.</summary>
    Askew,

    /// <summary>In a form field or annotation that is set not to show.</summary>
    Hidden,

    /// <summary>In a layer that is not printed.</summary>
    LayerOff,

    /// <summary>Under something painted over it.</summary>
    Covered,

    /// <summary>Crossed out.</summary>
    StruckOut,

    /// <summary>In a row, column or sheet that is hidden, or outside of what is set to be printed.</summary>
    NotPrinted,

    /// <summary>What a site puts around each of its pages: menus, paths, imprint.</summary>
    Furniture,
}

/// <summary>A form field whose value in the file is not what it shows on the page.</summary>
/// <param name="Box">Of the field, in the upright frame of the page.</param>
/// <param name="Shown">Empty where it shows nothing.</param>
public sealed record FieldConflict(BoundingBox Box, string Shown, string Held);

/// <summary>A cell that shows another value than its formula gives for the values of the cells it names.</summary>
/// <param name="Box">Of the cell, in the frame of the page.</param>
/// <param name="Formula">As the file has it: SUM(B2:B9).</param>
/// <param name="Shown">As the cell shows it.</param>
public sealed record FormulaConflict(BoundingBox Box, string Formula, string Shown, decimal Stored, decimal Computed);

/// <summary>A word kept aside from the content, with the reason.</summary>
public sealed record Aside(Word Word, AsideReason Reason)
{
    /// <summary>The reason as it is told.</summary>
    public string Because => Reason switch
    {
        AsideReason.Invisible => "in the colour of its ground, or drawn without ink",
        AsideReason.Clipped => "outside of what its cell or frame shows",
        AsideReason.OffPage => "outside of the page",
        AsideReason.Askew => "set at an angle",
        AsideReason.Hidden => "in a field or note that is set not to show",
        AsideReason.LayerOff => "layer off",
        AsideReason.Covered => "covered by what is painted over it",
        AsideReason.NotPrinted => "in a row, column or sheet that is hidden, or outside of what is set to be printed",
        AsideReason.Furniture => "in what the site puts around each of its pages",
        _ => "struck out",
    };
}

/// <summary>Counts from which it is decided whether the text layer of a page can be used.</summary>
public sealed record GlyphCounts
{
    /// <summary>Glyphs that show on the page, white space not counted.</summary>
    public int Shown { get; init; }

    /// <summary>Of those: glyphs for which the font gives no Unicode value.</summary>
    public int Unmapped { get; init; }

    /// <summary>Of those: private-use characters, U+FFFD and control characters.</summary>
    public int Meaningless { get; init; }

    /// <summary>
    /// Glyphs of the page that do not show (hidden, clipped, off the page), without those of layers, fields and notes that are not
    /// meant to.
    /// </summary>
    public int Hidden { get; init; }
}
