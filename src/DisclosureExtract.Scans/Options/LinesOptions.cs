namespace DisclosureExtract.Scans.Options;

/// <summary>When a stretch of paper parts a line. Times the height of the line.</summary>
sealed record GapOptions
{
    /// <summary>Paper that parts two texts set far apart.</summary>
    public double Wide { get; init; } = 1;

    /// <summary>The same in a row of a table: an amount at the right of its column ends right before a name.</summary>
    public double WideInTable { get; init; } = 0.6;

    /// <summary>What stands beside so many parts is in a row of a table.</summary>
    public int LeastColumns { get; init; } = 3;

    /// <summary>Ink is darker than this level.</summary>
    public byte Ink { get; init; } = 150;

    /// <summary>Paper to the right of 、 or 。, which stand at the lower left of their square.</summary>
    public double Mark { get; init; } = 0.6;

    /// <summary>How wide such a mark is at most.</summary>
    public double WidestMark { get; init; } = 0.45;

    /// <summary>From where down its ink is.</summary>
    public double MarkTop { get; init; } = 0.5;
}

/// <summary>How the lines in a cell are cut out.</summary>
sealed record CutterOptions
{
    /// <summary>How far from its edge, in inches, a ruling may still show inside a cell.</summary>
    public double EdgeBand { get; init; } = 0.035;

    /// <summary>
    /// Inches: a run of ink along the edge of at least this length is a ruling; no stroke of a character is as long.
    /// </summary>
    public double RulingLength { get; init; } = 0.3;

    /// <summary>In small cells: share of the side that the run must cover.</summary>
    public double RulingShare { get; init; } = 0.75;

    /// <summary>Inches: gaps in a ruling.</summary>
    public double RulingGap { get; init; } = 0.02;

    /// <summary>Share of a ruling that must be ink.</summary>
    public double RunInk { get; init; } = 0.6;

    /// <summary>Square inches: smaller patches of ink are specks and no part of a character.</summary>
    public double SpeckArea { get; init; } = 0.00011;

    /// <summary>Patches of fewer specks' area may be no part of a character.</summary>
    public int StrayArea { get; init; } = 6;

    /// <summary>Inches: any stroke of 二 is longer than such a patch.</summary>
    public double StrayLength { get; init; } = 0.04;

    /// <summary>Inches: everything larger is farther away from such a patch.</summary>
    public double StrayGap { get; init; } = 0.13;

    /// <summary>Inches: the shortest faint level stroke that is one of a character.</summary>
    public double LeastLevel { get; init; } = 0.045;

    /// <summary>Inches: the longest such stroke.</summary>
    public double MostLevel { get; init; } = 0.2;

    /// <summary>Inches above and below it in which paper must show.</summary>
    public double LevelOff { get; init; } = 0.016;

    /// <summary>Part of its length over which paper must show.</summary>
    public double LevelBare { get; init; } = 0.8;

    /// <summary>Square inches: ink of the smallest digit.</summary>
    public double LeastInk { get; init; } = 0.0006;

    /// <summary>Inches: the shortest dash.</summary>
    public double DashLength { get; init; } = 0.025;

    /// <summary>Part of the height of a line from which on little ink is a digit all the same.</summary>
    public double LineHigh { get; init; } = 0.6;

    /// <summary>Square inches: ink of the thinnest digit that is as high as a line.</summary>
    public double ThinInk { get; init; } = 0.0002;

    /// <summary>Line heights to which a character rises at most.</summary>
    public double MostHigh { get; init; } = 1.4;

    /// <summary>Part of its height that a character is wide at least.</summary>
    public double LeastWide { get; init; } = 0.2;

    /// <summary>Words further apart than this, in line heights, are no longer of one line of text.</summary>
    public double SegmentGap { get; init; } = 3;
}
