namespace DisclosureExtract.Tables;

/// <summary>
/// Every number the table finder goes by, by step. Lengths are points unless the property says otherwise; an em is the
/// size of the type, a share is a part of 1. How many characters a wording may have stands with the wording.
/// </summary>
public sealed record GridOptions
{
    public static GridOptions Default { get; } = new();

    public RulingOptions Rulings { get; init; } = new();

    public LatticeOptions Lattice { get; init; } = new();

    public RowSplitOptions RowSplit { get; init; } = new();

    public BorderlessOptions Borderless { get; init; } = new();

    public BorderlessHeadingOptions BorderlessHeadings { get; init; } = new();

    public HeaderOptions Headers { get; init; } = new();

    public ContinuationOptions Continuation { get; init; } = new();
}

/// <summary>Which drawn lines are one line, and which lines belong to one table.</summary>
public sealed record RulingOptions
{
    /// <summary>
    /// Rulings this near to each other are one: double lines, and the two edges of neighbouring cells.
    /// </summary>
    public double Snap { get; init; } = 2.5;

    /// <summary>A break of a ruling up to this long is bridged: dots, dashes, corners left open.</summary>
    public double Bridge { get; init; } = 3.5;

    /// <summary>Shorter rulings (after bridging) are specks.</summary>
    public double Shortest { get; init; } = 5;

    /// <summary>How far a ruling may end before the one it should meet.</summary>
    public double Reach { get; init; } = 4;

    /// <summary>Rulings that enclose anything: one of a direction and two of the other.</summary>
    public int LeastOfTable { get; init; } = 3;
}

/// <summary>How rulings become cells.</summary>
public sealed record LatticeOptions
{
    /// <summary>
    /// Two column boundaries up to this far apart of which each row uses only one are one boundary drawn askew.
    /// </summary>
    public double ColumnSlip { get; init; } = 24;

    /// <summary>The same for row boundaries, which stand closer.</summary>
    public double RowSlip { get; init; } = 5;

    /// <summary>An empty cell narrower than this lies between two drawings of one boundary and uses neither.</summary>
    public double Sliver { get; init; } = 4;

    /// <summary>Share of a cell's side that must be ruled for the side to count.</summary>
    public double SideShare { get; init; } = 0.55;

    /// <summary>
    /// Times <see cref="RulingOptions.Reach"/> by which rulings stick out beyond the last crossing one where a border
    /// is missing.
    /// </summary>
    public double OpenSideReach { get; init; } = 3;

    /// <summary>Rulings that must stick out at a side without a border; a single one is a flourish.</summary>
    public int LeastSticksOut { get; init; } = 2;

    /// <summary>A word this far outside of the outer border still stands in the table: rulings have a width.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Shaded rows from which on shading between unruled rows makes a table.</summary>
    public int LeastBands { get; init; } = 2;

    /// <summary>How far a word must reach over a column boundary on both sides to be set across it.</summary>
    public double AcrossBoundary { get; init; } = 1;
}

/// <summary>When a ruled row holds several printed rows. Heights are parts of the type size.</summary>
public sealed record RowSplitOptions
{
    /// <summary>
    /// A number is broken over lines only where it fills its cell; one that leaves more than this share of the width
    /// free is whole.
    /// </summary>
    public double BrokenWidth { get; init; } = 0.6;

    /// <summary>Lines of a number that is broken in its cell are set no farther apart.</summary>
    public double WrappedLine { get; init; } = 2;

    /// <summary>Amounts whose heights differ by less stand in one row.</summary>
    public double SameRow { get; init; } = 0.7;

    /// <summary>
    /// A line farther than this from every row is a row of its own: the lines of one name are set closer to its middle,
    /// and rows are set wider.
    /// </summary>
    public double OwnRow { get; init; } = 1.3;

    /// <summary>
    /// Columns that must have a heading right above an amount before the ruling between them counts as missing.
    /// </summary>
    public int LeastHeadedColumns { get; init; } = 2;
}

/// <summary>How tables without vertical rulings are found. Gaps between words are ems.</summary>
public sealed record BorderlessOptions
{
    /// <summary>
    /// Rows with amounts from which on text without rulings is a table; under a title or unit and a heading one is
    /// enough.
    /// </summary>
    public int LeastRows { get; init; } = 3;

    /// <summary>
    /// Digits from which on a number without separators is an amount and no year, page or code of its own.
    /// </summary>
    public int LongAmount { get; init; } = 5;

    /// <summary>Headings of amounts over a row without a title that show that it is a table.</summary>
    public int LeastHeadings { get; init; } = 3;

    /// <summary>Words nearer than this are one entry; letter-spaced names stay whole.</summary>
    public double EntryGap { get; init; } = 0.75;

    /// <summary>Widest gap inside an amount of which digits and separators come as words of their own.</summary>
    public double NumberGap { get; init; } = 0.45;

    /// <summary>Widest gap between the two ideographs of a word like 合计 that is set wide.</summary>
    public double SpacedWordGap { get; init; } = 4;

    /// <summary>How far (points) the edges of aligned entries may be apart.</summary>
    public double Ragged { get; init; } = 2.5;

    /// <summary>The middle of a name and its amounts are at most this far (ems) from each other.</summary>
    public double SameRow { get; init; } = 0.35;

    /// <summary>A line nearer than this (ems) below another may be the rest of its name.</summary>
    public double NextLine { get; init; } = 0.6;

    /// <summary>White space (ems) above a line of the heading that ends the heading.</summary>
    public double HeadingBreak { get; init; } = 3;

    /// <summary>White space (ems) between rows that ends the table.</summary>
    public double TableBreak { get; init; } = 4;

    /// <summary>Lines of one name are set closer (ems) than this; rows may be too.</summary>
    public double WidestLineGap { get; init; } = 1.2;

    /// <summary>By how much (points) gaps between lines of one name may exceed the gap that most names have.</summary>
    public double LineGapSlack { get; init; } = 0.05;

    /// <summary>White space (points) that parts two columns.</summary>
    public double LeastGap { get; init; } = 3;

    /// <summary>Columns of amounts and of names that overlap by more than this (points) are one.</summary>
    public double ColumnOverlap { get; init; } = 1;

    /// <summary>Share of the amounts that must stand in columns that line up.</summary>
    public double AlignedShare { get; init; } = 0.7;

    /// <summary>Share of lines that read like sentences from which a region is prose.</summary>
    public double ProseShare { get; init; } = 0.2;

    /// <summary>
    /// Share of the width that a rule must cover to part the heading from the rows, or rows from each other.
    /// </summary>
    public double RuleShare { get; init; } = 0.6;

    /// <summary>Share of neighbouring rows that must have a rule between them for rules to part all rows.</summary>
    public double RuledRows { get; init; } = 0.8;

    /// <summary>How far (points) above the first line and below the last a rule still belongs to the table.</summary>
    public double RuleReach { get; init; } = 12;

    /// <summary>Points between the outermost text and the outer boundary of the grid.</summary>
    public double Padding { get; init; } = 2;
}

/// <summary>
/// How the headings of a table without vertical rulings are read. Gaps are ems, distances across are points.
/// </summary>
public sealed record BorderlessHeadingOptions
{
    /// <summary>Words farther apart are headings of different columns; cells have more than this as margins.</summary>
    public double WordGap { get; init; } = 0.4;

    /// <summary>White space up to which a line surely goes on with the one above.</summary>
    public double SureGap { get; init; } = 0.42;

    /// <summary>
    /// White space up to which it may; rows of headings are set wider, or each is a heading in itself.
    /// </summary>
    public double LineGap { get; init; } = 0.75;

    /// <summary>Lines whose middles differ by less are of one height.</summary>
    public double SameHeight { get; init; } = 0.3;

    /// <summary>By how much the middle of a line must be lower than that of another to stand below it.</summary>
    public double LeastBelow { get; init; } = 0.5;

    /// <summary>By how much a heading above may reach down into the one below it.</summary>
    public double HeightOverlap { get; init; } = 0.2;

    /// <summary>Headings whose middles differ by less stand side by side, however many lines they have.</summary>
    public double Beside { get; init; } = 0.5;

    /// <summary>
    /// How near the middle of a heading must be to half the height of all headings to reach over all of it.
    /// </summary>
    public double HalfHeight { get; init; } = 0.25;

    /// <summary>Share of the narrower of two lines by which they must overlap to stand one below the other.</summary>
    public double UnderShare { get; init; } = 0.5;

    /// <summary>Points by which a heading may miss the middle of its columns.</summary>
    public double OffCentre { get; init; } = 6;

    /// <summary>
    /// What it costs at least to take a heading for that of a column without entries, or a column for one without a
    /// heading.
    /// </summary>
    public double LeastCost { get; init; } = 20;

    /// <summary>Share of a heading that must lie over entries for it not to be that of a column without any.</summary>
    public double CoveredShare { get; init; } = 0.5;

    /// <summary>
    /// Times the cost of an unmatched heading that a heading over entries costs when it is left without them.
    /// </summary>
    public double CoveredCost { get; init; } = 2;

    /// <summary>
    /// Times that cost for a column that stands under no heading and is left without one; under one it is <see
    /// cref="NamelessUnderHeading"/>.
    /// </summary>
    public double NamelessCost { get; init; } = 1.2;

    /// <summary>Cost of a column that stands under a heading and is left without one.</summary>
    public double NamelessUnderHeading { get; init; } = 2;

    /// <summary>
    /// Cost for each point between the middles of a heading and its column: it decides between equals only.
    /// </summary>
    public double OffCentreCost { get; init; } = 0.05;

    /// <summary>Least width of a column.</summary>
    public double LeastWidth { get; init; } = 0.01;
}

/// <summary>Where the heading of a grid ends.</summary>
public sealed record HeaderOptions
{
    /// <summary>Rows from the top in which title, entity and unit may share a row of several cells.</summary>
    public int TitleRows { get; init; } = 4;

    /// <summary>
    /// Headings of amounts in a row that make it a heading although its first cell reads like a name.
    /// </summary>
    public int LeastAmountHeadings { get; init; } = 2;
}

/// <summary>
/// When a grid goes on with the table before it: below it, on the next page, or beside it on a wider sheet.
/// </summary>
public sealed record ContinuationOptions
{
    /// <summary>More lines than this between two grids (headers and footers of the page aside) part them.</summary>
    public int MostLinesBetween { get; init; } = 3;

    /// <summary>One character in this many may be misread between two readings of one title.</summary>
    public int CharactersPerFault { get; init; } = 5;

    /// <summary>A boundary this far from one of the table may be the same, drawn askew.</summary>
    public double BoundarySlip { get; init; } = 10;

    /// <summary>Between these a page may be scaled against the one before.</summary>
    public double LeastScale { get; init; } = 0.6;

    /// <inheritdoc cref="LeastScale"/>
    public double MostScale { get; init; } = 1.7;

    /// <summary>Share of its headings that a later page must repeat in their columns to repeat the heading.</summary>
    public double SameHeadingShare { get; init; } = 0.8;

    /// <summary>By how much the share of amounts in a column may differ between pages.</summary>
    public double AmountShare { get; init; } = 0.5;

    /// <summary>Rows from the top in which a card names its project.</summary>
    public int CardRows { get; init; } = 3;

    /// <summary>Boundaries of a card on two pages are the same up to here; its blocks have narrow columns.</summary>
    public double CardSlip { get; init; } = 4;

    /// <summary>
    /// Characters of the rest of a label, cut by the end of a page, that is no name of its own and still belongs to it.
    /// </summary>
    public int ShortRest { get; init; } = 3;

    /// <summary>White space (ems) up to which a line goes on with the note above it.</summary>
    public double NoteGap { get; init; } = 1.5;

    /// <summary>By how much its type may differ in size from that of the note.</summary>
    public double NoteSize { get; init; } = 2;

    /// <summary>Characters from which on a line that says a table is empty is prose.</summary>
    public int LongestEmptyNote { get; init; } = 60;

    /// <summary>Fewer rows below the heading are alike by chance in two halves of a sheet.</summary>
    public int LeastSplitRows { get; init; } = 3;

    /// <summary>Rows of a form without labels, headings and all.</summary>
    public int LeastUnlabelledRows { get; init; } = 3;

    /// <summary>How far the lines of a row may differ between the halves.</summary>
    public double SameRowLine { get; init; } = 1;
}
