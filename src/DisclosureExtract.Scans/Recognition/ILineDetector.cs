using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Recognition;

/// <summary>Finds lines of text in what is no plain paper. Tests put recorded or failing ones in its place.</summary>
interface ILineDetector
{
    string Name { get; }

    /// <summary>Boxes in pixels of the area, from top to bottom.</summary>
    /// <exception cref="EngineFailedException">It could not look.</exception>
    IReadOnlyList<PixelBox> Find(GrayCrop area);
}
