using DisclosureExtract.Documents;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>
/// Where readers of scanned cells come from. Nothing is loaded before the first <see cref="Create"/>. The models are loaded
/// once and shared; a reader is used by one thread at a time, several readers may work side by side.
/// </summary>
public static class CellReaders
{
    /// <summary>Whether there is an engine that reads: the model files are in place.</summary>
    public static bool IsAvailable => PpOcr.IsAvailable;

    /// <summary>What to do where <see cref="IsAvailable"/> is false.</summary>
    public static string WhyUnavailable => "the recognition models are missing; run src/setup.sh (it needs npm) or copy the folder models/ beside the program";

    /// <exception cref="OcrUnavailableException">A model is missing or not the one that the manifest names.</exception>
    public static ICellReader Create() => new CellReader(PpOcr.Instance);
}
