namespace DisclosureExtract.Scans.Options;

/// <summary>How what watermarks and seals say is read.</summary>
sealed record MarkTextOptions
{
    /// <summary>Below this confidence nothing is said.</summary>
    public double Sure { get; init; } = 0.8;

    /// <summary>A tiled watermark says the same many times: so many of its longest lines are read.</summary>
    public int Lines { get; init; } = 6;

    /// <summary>Line heights that part the phrases of a tiled watermark.</summary>
    public double Apart { get; init; } = 0.9;

    /// <summary>Degrees: the steepest slant of a watermark.</summary>
    public int Steepest { get; init; } = 60;

    /// <summary>Points that are enough to tell its slant.</summary>
    public int MostPoints { get; init; } = 12_000;

    /// <summary>Part of the radius of a seal beyond which the text of its ring begins.</summary>
    public double Inner { get; init; } = 0.5;

    /// <summary>Part of the radius at which the text of the ring ends.</summary>
    public double Outer { get; init; } = 0.9;

    /// <summary>Degrees to both sides of the lowest point in which a ring has no text.</summary>
    public double Open { get; init; } = 50;
}

/// <summary>What is left where a mark was taken out.</summary>
sealed record ResidueOptions
{
    /// <summary>Up to this level pixels stay.</summary>
    public int Ink { get; init; } = 120;

    /// <summary>From this level on they are paper.</summary>
    public int Paper { get; init; } = 186;
}

/// <summary>What is a seal.</summary>
sealed record SealOptions
{
    /// <summary>How much stronger (grey levels) its colour is than the others.</summary>
    public int Strong { get; init; } = 42;

    /// <summary>
    /// The weaker channels of a seal are darker than this; those of a pale red or blue watermark are not.
    /// </summary>
    public int Palest { get; init; } = 190;

    /// <summary>Points: the smallest seal.</summary>
    public double Smallest { get; init; } = 40;

    /// <summary>Points: the largest seal.</summary>
    public double Largest { get; init; } = 200;

    /// <summary>Points: a cell of the map in which its strokes are put together.</summary>
    public double Cell { get; init; } = 1.44;

    /// <summary>
    /// How far (points, both sides together) compression carries the colour of a stroke away from it.
    /// </summary>
    public double Bleeding { get; init; } = 2;

    /// <summary>Part of its box that its strokes cover at least.</summary>
    public double ThinnestCover { get; init; } = 0.05;

    /// <summary>Part of its box that its strokes cover at most.</summary>
    public double FullestCover { get; init; } = 0.6;

    /// <summary>Longer than so many times its breadth is text, or a long seal if a frame is around it.</summary>
    public double Long { get; init; } = 2.6;

    /// <summary>Longer than so many times its breadth nothing is a seal.</summary>
    public double Longest { get; init; } = 5;

    /// <summary>Points: the smallest seal of a name.</summary>
    public double SmallestName { get; init; } = 28;

    /// <summary>Part of its box that is black where a stamp lies over print.</summary>
    public double LeastBlack { get; init; } = 0.025;

    /// <summary>Points: the height of the smallest stamp of a word in a frame.</summary>
    public double SmallestLong { get; init; } = 16;

    /// <summary>Points: the largest seal of a name.</summary>
    public double LargestName { get; init; } = 72;

    /// <summary>Seals of names are square: no longer than so many times their breadth.</summary>
    public double Square { get; init; } = 1.35;

    /// <summary>A name cut from a field leaves this part of it and no larger one.</summary>
    public double FullestName { get; init; } = 0.88;

    /// <summary>
    /// Part of each quarter around the middle of a field that at least is cut from it: of a disc or a bar nothing is.
    /// </summary>
    public double LeastCut { get; init; } = 0.08;

    /// <summary>Part of its box that a frame encloses, turned by 20° too.</summary>
    public double Enclosed { get; init; } = 0.4;

    /// <summary>
    /// Part of what it encloses that the frame of a long seal covers itself; text run together covers more.
    /// </summary>
    public double FrameOfLong { get; init; } = 0.4;

    /// <summary>The same for the frame of a name.</summary>
    public double FrameOfName { get; init; } = 0.5;
}

/// <summary>What is a watermark.</summary>
sealed record WatermarkOptions
{
    /// <summary>Points: thinner strokes are print.</summary>
    public double Print { get; init; } = 1.3;

    /// <summary>The darkest shade a watermark may have.</summary>
    public int Darkest { get; init; } = 60;

    /// <summary>Grey levels by which one darker than <see cref="DarkButPlain"/> must be paler than the print of its page.</summary>
    public int PalerThanPrint { get; init; } = 40;

    /// <summary>A shade that no print has but worn one.</summary>
    public int DarkButPlain { get; init; } = 115;

    /// <summary>Grey levels between it and the paper at least.</summary>
    public int PalerBy { get; init; } = 14;

    /// <summary>Grey levels by which shades of one watermark lie apart.</summary>
    public int Spread { get; init; } = 14;

    /// <summary>Part of the grey pixels that has the same shade.</summary>
    public double SameShade { get; init; } = 0.6;

    /// <summary>Part of its pixels that noise makes darker than what is taken for it.</summary>
    public double Strays { get; init; } = 0.02;

    /// <summary>Part of the page it covers at least.</summary>
    public double LeastCover { get; init; } = 0.004;

    /// <summary>Part of the page it covers at most: a tinted ground covers more.</summary>
    public double MostCover { get; init; } = 0.2;

    /// <summary>Pieces it has at least, each of the size of a character: ornaments are larger.</summary>
    public int FewestPieces { get; init; } = 5;

    /// <summary>One word in large characters has fewer pieces; what it says must be read.</summary>
    public int FewestLarge { get; init; } = 2;

    /// <summary>Points: large characters.</summary>
    public double Large { get; init; } = 24;

    /// <summary>Square points that a word in large characters covers at least.</summary>
    public double LeastLarge { get; init; } = 500;

    /// <summary>Patches longer than so many times their width are no characters.</summary>
    public double Longest { get; init; } = 3;

    /// <summary>Where so much of all is cells of a table, nothing is a watermark.</summary>
    public double MostlyCells { get; init; } = 0.9;

    /// <summary>Points: the smallest piece.</summary>
    public double SmallestPiece { get; init; } = 5;

    /// <summary>Points: the largest piece.</summary>
    public double LargestPiece { get; init; } = 300;

    /// <summary>
    /// Of a cell of the map that lies in the watermark though text hides it: how much is paper at most.
    /// </summary>
    public double MostPaper { get; init; } = 0.15;

    /// <summary>Of such a cell: how much has the shade of the watermark at least.</summary>
    public double LeastShaded { get; init; } = 0.2;

    /// <summary>Part of its box from which on a patch is a field and no stroke.</summary>
    public double Field { get; init; } = 0.72;
}
