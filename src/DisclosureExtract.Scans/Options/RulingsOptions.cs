namespace DisclosureExtract.Scans.Options;

/// <summary>Where the inside of a cell begins.</summary>
sealed record InteriorOptions
{
    /// <summary>Levels below this are no paper.</summary>
    public int DarkerThanPaper { get; init; } = 170;

    /// <summary>Levels below this may be a ruling: hairlines are paler than print.</summary>
    public int PalestRuling { get; init; } = 215;

    /// <summary>
    /// Part of a side that is dark where a ruling runs; characters that touch it leave more of it white.
    /// </summary>
    public double MostlyDark { get; init; } = 0.7;
}

/// <summary>When dashes in line are a line.</summary>
sealed record DashOptions
{
    /// <summary>Points.</summary>
    public double LongestDash { get; init; } = 5;

    /// <summary>Points.</summary>
    public double WidestGap { get; init; } = 3.5;

    /// <summary>
    /// Points from one dash to the next: the feet of the digits of a column of codes stand in line too, a row apart.
    /// </summary>
    public double Farthest { get; init; } = 7;

    /// <summary>
    /// Points: the shortest stretch of them: the feet of the digits of a long code stand in line too.
    /// </summary>
    public double Shortest { get; init; } = 100;

    /// <summary>Dashes of a line.</summary>
    public int LeastDashes { get; init; } = 20;

    /// <summary>How far a dash may differ from the others: part of their length.</summary>
    public double Off { get; init; } = 0.35;

    /// <summary>The same in pixels.</summary>
    public double OffPixels { get; init; } = 2;

    /// <summary>Of so many dashes one may be odd: lines drawn from cell to cell begin anew at each.</summary>
    public int Odd { get; init; } = 5;
}

/// <summary>Columns that paper alone parts.</summary>
sealed record ImpliedOptions
{
    /// <summary>Inches of paper that part two columns; no word space is as wide.</summary>
    public double Gap { get; init; } = 0.15;

    /// <summary>Cells that must hold something in each column.</summary>
    public int LeastCells { get; init; } = 3;

    /// <summary>Part of all cells that must hold something.</summary>
    public double Share { get; init; } = 0.5;

    /// <summary>Inches at the edges of a cell where its rulings may still show.</summary>
    public double Edge { get; init; } = 0.03;

    /// <summary>Ink is darker than this level.</summary>
    public byte Ink { get; init; } = 170;

    /// <summary>Rows at the top of a table in which headings stand.</summary>
    public int HeadingRows { get; init; } = 3;

    /// <summary>Line heights of paper that part two headings in one cell.</summary>
    public double HeadingGap { get; init; } = 0.7;

    /// <summary>Line heights from which on something is a word, and no character of one that is spaced out.</summary>
    public double HeadingWord { get; init; } = 2.4;

    /// <summary>Points that all rows must leave free where a line was lost.</summary>
    public double LeastFree { get; init; } = 2.5;
}

/// <summary>What is a ruling. Lengths are points.</summary>
sealed record LineOptions
{
    /// <summary>
    /// How much darker (grey levels) than both sides: hairlines at 150 dpi are some 60 darker, JPEG noise some 8.
    /// </summary>
    public int Darker { get; init; } = 14;

    /// <summary>Part of a stretch that must be dark: rows of characters come to two thirds.</summary>
    public double Solid { get; init; } = 0.86;

    /// <summary>A stretch that is looked at.</summary>
    public double Stretch { get; init; } = 7;

    /// <summary>The shortest line.</summary>
    public double Shortest { get; init; } = 11;

    /// <summary>How far two lines may miss each other.</summary>
    public double Miss { get; init; } = 4;

    /// <summary>Width of the smallest table.</summary>
    public double SmallestWidth { get; init; } = 50;

    /// <summary>Height of the smallest table.</summary>
    public double SmallestHeight { get; init; } = 11;

    /// <summary>A longer line is no stroke of a character.</summary>
    public double LongestStroke { get; init; } = 45;

    /// <summary>How near the ends of a short line must come to a crossing one.</summary>
    public double Touch { get; init; } = 0.9;

    /// <summary>A gap in a line.</summary>
    public double Gap { get; init; } = 6;

    /// <summary>A stretch of a line that characters stand on.</summary>
    public double LongestCover { get; init; } = 40;

    /// <summary>From one line of a double frame to the far side of the other.</summary>
    public double Apart { get; init; } = 3;

    /// <summary>Part of the lines of a double frame that must be dark, and light beyond.</summary>
    public double DoubleShare { get; init; } = 0.8;

    /// <summary>
    /// A gap beside the pieces it parts, as a part of them: strokes of 十 in rows below each other are as far apart as they
    /// are long.
    /// </summary>
    public double WidestGap { get; init; } = 0.4;

    /// <summary>Characters that stand on a line are darker than this level.</summary>
    public int Ink { get; init; } = 160;

    /// <summary>Grey levels by which a watermark over a line is darker than paper at least.</summary>
    public int CoveredBy { get; init; } = 26;

    /// <summary>
    /// Pieces that go on under a watermark are longer than strokes, which in rows below each other stand in line too.
    /// </summary>
    public double NoStroke { get; init; } = 13;

    /// <summary>Part of a gap that must be dark where characters stand on the line.</summary>
    public double Covered { get; init; } = 0.9;

    /// <summary>The same where the gap is longer than characters cover.</summary>
    public double Throughout { get; init; } = 0.97;

    /// <summary>Half of the thickest line.</summary>
    public double Side { get; init; } = 1.45;

    /// <summary>How near an end must come to a line that crosses to be at it.</summary>
    public double AtCrossing { get; init; } = 2.5;

    /// <summary>How near characters of one word stand to each other.</summary>
    public double BesideCharacter { get; init; } = 5;

    /// <summary>Part of what a line would go on over that has characters on both sides of it.</summary>
    public double ThroughWord { get; init; } = 0.25;

    /// <summary>How much of its end a line may have lost.</summary>
    public double LongestLost { get; init; } = 45;

    /// <summary>The shortest of the level lines that alone make a table.</summary>
    public double ShortestAlone { get; init; } = 120;

    /// <summary>How far the ends of such lines may miss each other.</summary>
    public double MissAlone { get; init; } = 6;
}

/// <summary>When pieces in line are one line that is broken. Lengths are points.</summary>
sealed record BrokenOptions
{
    /// <summary>How far pieces may be out of line.</summary>
    public double InLine { get; init; } = 1.2;

    /// <summary>The longest stretch that is lost.</summary>
    public double Longest { get; init; } = 90;

    /// <summary>One of the pieces is longer than any stroke.</summary>
    public double Longer { get; init; } = 24;

    /// <summary>A gap as a part of what is there of the line.</summary>
    public double WidestGap { get; init; } = 1.5;

    /// <summary>How near an end must come to a crossing line to end there.</summary>
    public double AtCrossing { get; init; } = 2;

    /// <summary>Print is darker than this level.</summary>
    public byte Ink { get; init; } = 150;

    /// <summary>Part of the gap that may be dark: specks.</summary>
    public double MostInk { get; init; } = 0.06;
}

/// <summary>When print in a cell over several rows or columns stands in two of them.</summary>
sealed record PartedOptions
{
    /// <summary>Points: the lowest line of print.</summary>
    public double Line { get; init; } = 5;

    /// <summary>Points of paper between two rows at least; lines of one text are nearer to each other.</summary>
    public double BetweenRows { get; init; } = 8;

    /// <summary>Line heights of the shortest word: a heading that is spaced out stands character by character.</summary>
    public double Word { get; init; } = 2.2;

    /// <summary>Line heights of paper between two words of two columns at least.</summary>
    public double Apart { get; init; } = 0.8;

    /// <summary>Part of that which may lie within a word.</summary>
    public double Within { get; init; } = 0.6;

    /// <summary>Part of the paper that must lie on either side of the line.</summary>
    public double Beside { get; init; } = 0.08;

    /// <summary>Print is darker than this level.</summary>
    public byte Ink { get; init; } = 150;
}
