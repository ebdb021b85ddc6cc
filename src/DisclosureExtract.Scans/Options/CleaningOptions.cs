namespace DisclosureExtract.Scans.Options;

/// <summary>How the paper is made even.</summary>
sealed record BackgroundOptions
{
    /// <summary>Points: a cell whose paper is measured.</summary>
    public double Cell { get; init; } = 9;

    /// <summary>
    /// Points: the widest thing darker than its surroundings that is printed on the paper and no shadow.
    /// </summary>
    public double Widest { get; init; } = 54;

    /// <summary>Part of the pixels of a cell that are darker than what is taken for its paper.</summary>
    public double Darker { get; init; } = 0.9;

    /// <summary>Paper at least as light is left as it is.</summary>
    public int White { get; init; } = 245;

    /// <summary>Darker than this no paper is, nor is a shadow.</summary>
    public int Black { get; init; } = 90;

    /// <summary>Part of the pixels of a page that at least are as dark as its ink.</summary>
    public double InkPart { get; init; } = 0.001;

    /// <summary>Ink is darkened from this level on.</summary>
    public int Pale { get; init; } = 80;

    /// <summary>A page that has nothing darker has no print, a watermark at most.</summary>
    public int Palest { get; init; } = 165;

    /// <summary>What pale ink is brought to.</summary>
    public int Dark { get; init; } = 40;

    /// <summary>Levels below white that are noise, not to be made darker.</summary>
    public int Noise { get; init; } = 8;
}

/// <summary>How the dark strip at the edge of a page is told.</summary>
sealed record BorderOptions
{
    /// <summary>Darker than this no paper is, also in the shadow of a spine.</summary>
    public byte Dark { get; init; } = 70;

    /// <summary>Inches: the widest strip. A line of a table that runs into it is longer, and stays.</summary>
    public double Widest { get; init; } = 0.5;

    /// <summary>Inches: a gap that dust leaves in the strip.</summary>
    public double Gap { get; init; } = 0.02;

    /// <summary>
    /// Inches: a shorter run from the edge is clutter at most, and no part of a strip unless it goes on along the
    /// edge.
    /// </summary>
    public double LeastAlong { get; init; } = 1.5;
}

/// <summary>What is dust on a page of black and white.</summary>
sealed record DespeckleOptions
{
    /// <summary>Part of the pixels that may be neither black nor white.</summary>
    public double MostBetween { get; init; } = 0.001;

    /// <summary>Square inches: no speck is larger, and hardly a point of an amount smaller.</summary>
    public double Largest { get; init; } = 0.000125;

    /// <summary>Inches: what is as near to a character is a piece of it.</summary>
    public double Piece { get; init; } = 0.015;

    /// <summary>Inches: the characters beside a point are as near.</summary>
    public double Beside { get; init; } = 0.06;

    /// <summary>Inches: characters beside a point rise as far above it.</summary>
    public double Rise { get; init; } = 0.03;

    /// <summary>Inches: characters beside a point go as little below it.</summary>
    public double Below { get; init; } = 0.012;

    /// <summary>Black is darker than this.</summary>
    public byte Dark { get; init; } = 128;
}

/// <summary>How the shadow of a fold is told from a line.</summary>
sealed record FoldOptions
{
    /// <summary>The page is looked at in so many bands across a fold.</summary>
    public int Bands { get; init; } = 14;

    /// <summary>So many of the bands show a fold, the first and the last among them.</summary>
    public int LeastBands { get; init; } = 12;

    /// <summary>Steepest slant, as a part of the length.</summary>
    public double Slant { get; init; } = 0.035;

    /// <summary>Points: half of the widest fold.</summary>
    public double Half { get; init; } = 5;

    /// <summary>Points: half the width of its midst.</summary>
    public double Midst { get; init; } = 0.7;

    /// <summary>What is darker is print.</summary>
    public int Print { get; init; } = 165;

    /// <summary>Grey levels: how much darker than what lies beside it a fold is.</summary>
    public int LeastDarker { get; init; } = 5;

    /// <summary>Part of a band that must be no print, for its paper to be seen.</summary>
    public double LeastPaper { get; init; } = 0.3;

    /// <summary>How much deeper than on average, or less deep, it is in a band that shows it.</summary>
    public double Even { get; init; } = 1.5;

    /// <summary>Folds of a page.</summary>
    public int Most { get; init; } = 3;
}

/// <summary>Whether lines run across or down.</summary>
sealed record OrientationOptions
{
    /// <summary>Points: a cell of the raster that is looked at.</summary>
    public double Cell { get; init; } = 1.2;

    /// <summary>Points: a gap between characters of one line.</summary>
    public double Gap { get; init; } = 2.6;

    /// <summary>Points: longer unbroken dark stretches are lines of tables.</summary>
    public double LongestStroke { get; init; } = 30;

    /// <summary>How much longer than wide a patch of characters is.</summary>
    public double Longer { get; init; } = 1.8;

    /// <summary>How much more ink must be in patches that run down than in those that run across.</summary>
    public double Clearer { get; init; } = 2;
}

/// <summary>What noise of the paper is.</summary>
sealed record PaperOptions
{
    /// <summary>
    /// Paper within this many grey levels of the commonest level is white: noise of the sensor, in which engines see
    /// characters.
    /// </summary>
    public int Noise { get; init; } = 26;
}

/// <summary>How far askew a page was laid.</summary>
sealed record SkewOptions
{
    /// <summary>Degrees: larger angles are not skew but content set askew.</summary>
    public double Largest { get; init; } = 15;

    /// <summary>Degrees: what nearly all pages stay within.</summary>
    public double Usual { get; init; } = 4;

    /// <summary>Edges of ink that are enough to tell; more are thinned out.</summary>
    public int MostPoints { get; init; } = 60_000;

    /// <summary>Fewer edges tell nothing.</summary>
    public int FewestPoints { get; init; } = 400;

    /// <summary>Ink is darker than this.</summary>
    public byte Ink { get; init; } = 140;
}

/// <summary>What is a streak of the feeder.</summary>
sealed record StreakOptions
{
    /// <summary>Stretches of the page that are looked at one by one, from one edge to the other.</summary>
    public int Bands { get; init; } = 16;

    /// <summary>Of them so many must show it; print hides it in some.</summary>
    public int LeastBands { get; init; } = 14;

    /// <summary>Part of a stretch along which it is darker than both sides.</summary>
    public double Along { get; init; } = 0.5;

    /// <summary>The same in the first and the last stretch, through the margins.</summary>
    public double AtEdge { get; init; } = 0.9;

    /// <summary>Grey levels by which it is darker than both sides.</summary>
    public int Darker { get; init; } = 24;

    /// <summary>Points: half of the widest with its blur.</summary>
    public double Widest { get; init; } = 1.5;

    /// <summary>Pixels by which it may wander from one stretch to the next.</summary>
    public int Drift { get; init; } = 2;

    /// <summary>More than so many are the rulings of a picture.</summary>
    public int Most { get; init; } = 12;

    /// <summary>Points from the edge of the picture in which no page has a ruling.</summary>
    public double Edge { get; init; } = 12;

    /// <summary>Print is darker than this level.</summary>
    public byte Ink { get; init; } = 150;

    /// <summary>Lines of print that a line crosses which is no ruling.</summary>
    public int LeastCrossings { get; init; } = 3;
}

/// <summary>How large a page is.</summary>
sealed record SizeOptions
{
    /// <summary>Longer and shorter side, inches, of the papers that are scanned: A4, A3, Letter, Legal, B4, 8K.</summary>
    public IReadOnlyList<(double Longer, double Shorter)> Papers { get; init; } =
        [(11.69, 8.27), (16.54, 11.69), (11, 8.5), (14, 8.5), (14.33, 10.12), (15.35, 10.63)];

    /// <summary>Part by which a sheet may differ from its format.</summary>
    public double Near { get; init; } = 0.04;

    /// <summary>Part by which a page that is of no format may differ from A4 before what it claims is not believed.</summary>
    public double NearA4 { get; init; } = 0.2;

    /// <summary>Points: the height of the characters that most of a page is printed in, at least.</summary>
    public double SmallestPrint { get; init; } = 5;

    /// <summary>Points, at most.</summary>
    public double LargestPrint { get; init; } = 16;

    /// <summary>Points: the same where nothing else tells the size of a page.</summary>
    public double UsualPrint { get; init; } = 9.7;

    /// <summary>Pixels: a smaller picture is no page.</summary>
    public int Smallest { get; init; } = 200;

    /// <summary>Lines of print from which the height is taken.</summary>
    public int FewestLines { get; init; } = 20;

    /// <summary>Print is darker than this level.</summary>
    public byte Ink { get; init; } = 150;

    /// <summary>Pixels: lower than this is no character.</summary>
    public int Lowest { get; init; } = 6;
}
