using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// What is known of the page being read. Cells are asked for twice, first as whatever they are and then as what their
/// column holds; no engine reads the same line again for that.
/// </summary>
sealed class PageMemory(PageImage image)
{
    static readonly ReaderOptions Options = ScanOptions.Default.Reader;

    double? typical;

    public PageImage Image { get; } = image;

    public InkLevels Levels { get; } = InkLevels.Of(image);

    public LineCutter Cutter { get; } = new(InkLevels.Of(image), image.Dpi);

    /// <summary>What the first engine read in a line, by its box.</summary>
    public Dictionary<PixelBox, RecognizedLine> First { get; } = [];

    /// <summary>What the second engine read, null for nothing.</summary>
    public Dictionary<(PixelBox Box, bool Digits), string?> Second { get; } = [];

    public List<EngineFailure> Failures { get; } = [];

    public bool HasFailed(string engine) => Failures.Exists(f => f.Engine == engine);

    public void Add(EngineFailedException failure)
    {
        if (!HasFailed(failure.Engine)) Failures.Add(new EngineFailure(failure.Engine, failure.What));
    }

    public double Typical(IReadOnlyList<LineCutter.Bands> bands)
    {
        if (typical is { } known) return known;
        var height = Cutter.TypicalHeight(bands);
        if (bands.Sum(b => b.Rows.Count) >= Options.EnoughLines) typical = height;
        return height;
    }
}
