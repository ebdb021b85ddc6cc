namespace DisclosureExtract.Scans.Options;

/// <summary>How a line is drawn for the engines. Times the height of the line.</summary>
sealed record StripOptions
{
    /// <summary>How near to the line ink must have been taken away for a character to be cut.</summary>
    public double CutReach { get; init; } = 0.12;

    /// <summary>Part of its height over which ink must have gone.</summary>
    public double CutShare { get; init; } = 0.3;

    /// <summary>Paper around the ink of a line: less cuts characters, more costs accuracy.</summary>
    public double Margin { get; init; } = 0.12;

    /// <summary>Wider gaps are closed to <see cref="KeptGap"/>: 合　计 is one word.</summary>
    public double WidestGap { get; init; } = 1.0;

    /// <summary>What is left of a gap that is closed.</summary>
    public double KeptGap { get; init; } = 0.5;

    /// <summary>Part of the width of a character that a row of a level stroke covers at least.</summary>
    public double LevelShare { get; init; } = 0.5;

    /// <summary>How thick a level stroke is at most.</summary>
    public double ThickestStroke { get; init; } = 0.3;

    /// <summary>Share of what else may be dark beside a level stroke.</summary>
    public double MostOther { get; init; } = 0.2;

    /// <summary>How high a dash is at most.</summary>
    public double HighestDash { get; init; } = 0.2;

    /// <summary>How long a dash is at least.</summary>
    public double ShortestDash { get; init; } = 0.2;

    /// <summary>How long a dash is at most.</summary>
    public double LongestDash { get; init; } = 2.5;

    /// <summary>How much longer than high a dash is.</summary>
    public double DashRatio { get; init; } = 2.2;

    /// <summary>Rows of pixels of the smallest triangle whose shape can be told.</summary>
    public int LeastTriangle { get; init; } = 7;
}

/// <summary>When a reading is relied on.</summary>
sealed record ReaderOptions
{
    /// <summary>
    /// A line of which the weakest character is below this is not relied on when only one engine read it.
    /// </summary>
    public double SureAlone { get; init; } = 0.97;

    /// <summary>
    /// How much wider than tall a line is drawn for the second look: repeated digits that run into one come apart.
    /// </summary>
    public double Stretch { get; init; } = 1.3;

    /// <summary>
    /// In line heights: ink higher than this is no line of text but a picture: a photograph, an emblem, a square
    /// code.
    /// </summary>
    public double Picture { get; init; } = 6;

    /// <summary>An engine that reads an alternative with less than this probability does not mean it.</summary>
    public double LeastAlternative { get; init; } = 0.01;

    /// <summary>Alternatives that are kept of a line.</summary>
    public int MostAlternatives { get; init; } = 6;

    /// <summary>Text that a letter stands in with at least this probability is no amount.</summary>
    public double LetterProbability { get; init; } = 0.5;

    /// <summary>In a column of codes, where 11 is taken for 日, it takes more.</summary>
    public double CodeLetterProbability { get; init; } = 0.9;

    /// <summary>Confidence of a dash that is told by its shape.</summary>
    public double DashConfidence { get; init; } = 0.99;

    /// <summary>In line heights: a hyphen is shorter.</summary>
    public double LongDash { get; init; } = 0.7;

    /// <summary>Lines from which the height of text on the page can be told for good.</summary>
    public int EnoughLines { get; init; } = 20;

    /// <summary>Part of a column's texts that must look like numbers.</summary>
    public double Majority { get; init; } = 0.5;

    /// <summary>Below this confidence of its line a character of the script may be another.</summary>
    public double Unsure { get; init; } = 0.9;
}

/// <summary>Which amounts are read in two ways.</summary>
sealed record SecondLookOptions
{
    /// <summary>Grey levels by which cleaning changed a pixel: paper made white changes it by less.</summary>
    public int Changed { get; init; } = 34;

    /// <summary>Part of the box of a line that was changed at least.</summary>
    public double LeastChanged { get; init; } = 0.02;

    /// <summary>Points around the line that are read with it.</summary>
    public double Margin { get; init; } = 1;

    /// <summary>Confidence of a name or heading that reads otherwise before the page was cleaned.</summary>
    public double MostWhenTextsDiffer { get; init; } = 0.9;

    /// <summary>Confidence of what one way read with doubt and the other without.</summary>
    public double MostWhenSettled { get; init; } = 0.98;
}
