using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli.Runs;

/// <summary>The readers of a run: one a processor, made when the first scanned page asks for them.</summary>
static class Readers
{
    /// <summary>
    /// Null where no engine is installed: pages without text are then left unread, with a finding each.
    /// </summary>
    public static CellReaderPool? Create() => Create(Environment.ProcessorCount);

    public static bool AreThere => CellReaders.IsAvailable;

    public static CellReaderPool? Create(int size) => AreThere ? new(CellReaders.Create, size) : null;
}
