using DisclosureExtract.Scans.Cells;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines.Ocr;

/// <summary>
/// Where readers of scanned cells come from. Nothing is loaded before the first <see cref="Create"/>. The models are
/// loaded once and shared; a reader is used by one thread at a time, several readers may work side by side.
/// </summary>
public static class CellReaders
{
    /// <summary>Whether there is an engine that reads: the models, or Tesseract with its Chinese data.</summary>
    public static bool IsAvailable => PpOcr.IsAvailable || Tesseract.IsAvailable;

    /// <summary>What to do where <see cref="IsAvailable"/> is false.</summary>
    public static string WhyUnavailable =>
        "the recognition models are missing and so is Tesseract; "
        + "run src/setup.sh (it needs npm) or copy the folder models/ beside the program";

    /// <summary>A reader with the engines that are there; either may be missing.</summary>
    /// <exception cref="OcrUnavailableException">
    /// No engine, or a model that is not the one the manifest names.
    /// </exception>
    public static ICellReader Create()
    {
        if (!IsAvailable) throw new OcrUnavailableException(WhyUnavailable);
        return new CellReader(PpOcr.IsAvailable ? PpOcr.Instance : null,
            Tesseract.IsAvailable ? new Tesseract() : null, PpOcr.IsAvailable ? () => PpOcrDetector.Instance : null);
    }
}
