using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans;

/// <summary>
/// Stands in for the engines: knows what is drawn where, and reads what it finds under a box if there is ink. Upside down it
/// reads the same words with little confidence, as engines do.
/// </summary>
sealed class KnowingReader(IReadOnlyList<Word> words, double width, double height) : ICellReader
{
    public IReadOnlyList<string> Engines => ["knowing 1.0"];

    public IReadOnlyList<EngineFailure> Failures { get; init; } = [];

    public List<CellRequest> Requests { get; } = [];

    /// <summary>The page it is given is upside down to what is drawn.</summary>
    public Func<PageImage, bool> IsUpsideDown { get; init; } = _ => false;

    public IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests, CancellationToken stop = default)
    {
        Requests.AddRange(requests);
        var upsideDown = IsUpsideDown(image);
        return [.. requests.Select(r => new CellReading([.. Under(image, r.Box, upsideDown).Select(w => Line(image, w, upsideDown))]))];
    }

    public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area, CancellationToken stop = default) =>
        [.. Under(image, area, IsUpsideDown(image)).Select(w => Line(image, w, IsUpsideDown(image)).Box)];

    public void Dispose()
    {
    }

    IEnumerable<Word> Under(PageImage image, PixelBox box, bool upsideDown)
    {
        var points = image.ToPoints(box);
        return words.Select(w => upsideDown ? w with { Box = Over(w.Box) } : w).Where(w => points.Contains(w.Box.CenterX, w.Box.CenterY)).OrderBy(w => w.Box.Top)
            .Select(w => upsideDown ? w with { Box = Over(w.Box) } : w);
    }

    ScannedLine Line(PageImage image, Word word, bool upsideDown) =>
        new(image.ToPixels(upsideDown ? Over(word.Box) : word.Box), word.Text, upsideDown ? 0.2 : 0.97, []) { Raw = word.Raw };

    BoundingBox Over(BoundingBox box) => new(width - box.Right, height - box.Bottom, width - box.Left, height - box.Top);
}
