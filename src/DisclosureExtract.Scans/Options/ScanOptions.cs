namespace DisclosureExtract.Scans.Options;

/// <summary>
/// Every number the scanner goes by, by step, each with its reason. Levels are grey levels, 0 black to 255 white; a
/// share is a part of 1; lengths have their unit with them.
/// </summary>
sealed record ScanOptions
{
    public static ScanOptions Default { get; } = new();

    public PageOptions Page { get; init; } = new();

    public InkOptions Ink { get; init; } = new();

    public BackgroundOptions Background { get; init; } = new();

    public BorderOptions Border { get; init; } = new();

    public DespeckleOptions Despeckle { get; init; } = new();

    public StreakOptions Streaks { get; init; } = new();

    public SizeOptions Size { get; init; } = new();

    public FoldOptions Folds { get; init; } = new();

    public OrientationOptions Orientation { get; init; } = new();

    public PaperOptions Paper { get; init; } = new();

    public SkewOptions Skew { get; init; } = new();

    public MarkTextOptions MarkText { get; init; } = new();

    public ResidueOptions Residue { get; init; } = new();

    public SealOptions Seals { get; init; } = new();

    public WatermarkOptions Watermarks { get; init; } = new();

    public GapOptions Gaps { get; init; } = new();

    public CutterOptions Cutter { get; init; } = new();

    public InteriorOptions Interior { get; init; } = new();

    public DashOptions Dashes { get; init; } = new();

    public ImpliedOptions Implied { get; init; } = new();

    public PartedOptions Parted { get; init; } = new();

    public BrokenOptions Broken { get; init; } = new();

    public LineOptions Rulings { get; init; } = new();

    public StripOptions Strips { get; init; } = new();

    public SecondLookOptions SecondLook { get; init; } = new();

    public ReaderOptions Reader { get; init; } = new();
}
