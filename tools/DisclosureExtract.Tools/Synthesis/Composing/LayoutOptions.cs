using DisclosureExtract.Tools.Synthesis.Drawing;

namespace DisclosureExtract.Tools.Synthesis.Composing;

/// <summary>How the lines of a table are drawn.</summary>
public enum RulingStyle
{
    /// <summary>A stroke for each side of each cell.</summary>
    CellSides,

    /// <summary>Strokes over whole rows and columns, as far as no merged cell is in the way.</summary>
    LongStrokes,

    /// <summary>Thin filled rectangles.</summary>
    ThinRects,

    /// <summary>A stroked rectangle for each cell.</summary>
    CellBoxes,

    /// <summary>White cells on a dark ground: only the gaps between them show.</summary>
    CellFills,

    /// <summary>
    /// A box for each cell with white space between them, all in a frame: web pages with spaced cells.
    /// </summary>
    SpacedBoxes,

    /// <summary>One-pixel images, stretched.</summary>
    Images,

    /// <summary>Each dash a stroke of its own.</summary>
    Dashes,

    /// <summary>Round dots: strokes of no length with round ends.</summary>
    Dots,

    /// <summary>No vertical lines.</summary>
    Horizontal,

    /// <summary>A line above, below the headings and at the end.</summary>
    ThreeLines,

    /// <summary>No lines at all: a spreadsheet printed without its grid.</summary>
    None,
}

/// <summary>Grounds of cells.</summary>
public enum Shade
{
    None,

    /// <summary>Behind the headings.</summary>
    Header,

    /// <summary>Behind every other row, one rectangle for the row.</summary>
    Rows,

    /// <summary>Behind every other row, one rectangle for each cell.</summary>
    Cells,
}

enum Paper
{
    /// <summary>Portrait; wide tables landscape.</summary>
    Mixed,
    Portrait,
    Landscape,
    A3,
}

public enum HeaderRepeat
{
    All,
    None,

    /// <summary>On some pages and not on others.</summary>
    Some,
}

enum TitlePlace
{
    Above,

    /// <summary>As rows of the ruled frame.</summary>
    Inside,

    /// <summary>On the page before the table.</summary>
    PageBefore,
}

enum Watermark
{
    None,

    /// <summary>One large text across the page.</summary>
    Large,

    /// <summary>Many small ones.</summary>
    Tiled,
}

enum PageNumbers
{
    None,
    Plain,
    Dashed,
    OfAll,
}

/// <summary>Where things stand on the pages and how they are drawn.</summary>
sealed record LayoutOptions
{
    public string Face { get; init; } = "ming";

    public double Size { get; init; } = 9;

    public RulingStyle Rulings { get; init; }

    public Shade Shade { get; init; }

    public TextLayer TextLayer { get; init; }

    /// <summary>The whole page stands in a form object that the page only calls.</summary>
    public bool IsInForm { get; init; }

    /// <summary>
    /// Wide forms run over pages side by side: first all rows of the left columns, then those of the right ones.
    /// </summary>
    public bool IsSplitSideways { get; init; }

    public double LineWidth { get; init; } = 0.5;

    public double LineGray { get; init; }

    public bool IsDashed { get; init; }

    /// <summary>No lines at the left and right edge.</summary>
    public bool HasOpenSides { get; init; }

    /// <summary>No lines between the rows of data.</summary>
    public bool HasOpenRows { get; init; }

    /// <summary>A long title runs over two lines.</summary>
    public bool HasBrokenTitle { get; init; }

    /// <summary>The outer frame is drawn twice, a little apart.</summary>
    public bool HasDoubleFrame { get; init; }

    public Paper Paper { get; init; }

    public Turn Turn { get; init; }

    public HeaderRepeat Repeat { get; init; }

    /// <summary>The last row (合计) stands on a page of its own.</summary>
    public bool IsTotalAlone { get; init; }

    /// <summary>After a table a page with an empty grid, as spreadsheets print it.</summary>
    public bool HasEmptyGrid { get; init; }

    /// <summary>A table begins on the page of the one before, where it fits.</summary>
    public bool IsPacked { get; init; }

    public TitlePlace TitlePlace { get; init; }

    /// <summary>0 none, 1 公开01表, 2 预算公开表1, 3 表1, 4 附表1, 5 表一.</summary>
    public int Label { get; init; }

    /// <summary>Label and title in one line.</summary>
    public bool IsLabelInTitle { get; init; }

    /// <summary>The unit is printed at the first table only.</summary>
    public bool IsUnitOnce { get; init; }

    /// <summary>The unit stands below the forms.</summary>
    public bool IsUnitBelow { get; init; }

    /// <summary>Which words say the unit; 0 for those of most places.</summary>
    public int UnitWording { get; init; }

    public bool HasYearInTitle { get; init; }

    /// <summary>编制部门, 部门, 单位名称 … or none.</summary>
    public string EntityHead { get; init; } = "编制部门";

    public bool HasCover { get; init; } = true;

    public bool HasContents { get; init; } = true;

    public bool HasProse { get; init; } = true;

    public int Cards { get; init; }

    public Watermark Watermark { get; init; }

    public bool HasRunningHeader { get; init; }

    public PageNumbers PageNumbers { get; init; } = PageNumbers.Plain;

    public bool HasSeal { get; init; }

    /// <summary>One page of a form is in the file twice.</summary>
    public bool HasDuplicatePage { get; init; }

    public bool IsFakeBold { get; init; }

    public bool IsGlyphwise { get; init; }

    /// <summary>1 as wide as it takes; less squeezes names into several lines.</summary>
    public double NameWidth { get; init; } = 1;

    /// <summary>White space above and below the text of a cell, in parts of the size.</summary>
    public double RowPadding { get; init; } = 0.35;

    public double Bleed { get; init; }
}
