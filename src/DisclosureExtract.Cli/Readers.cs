using DisclosureExtract.Documents;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli;

/// <summary>The readers of a run: one a processor, made when the first scanned page asks for them.</summary>
static class Readers
{
    public static CellReaderPool? Create() => new(() => new Blank(), Environment.ProcessorCount);

    sealed class Blank : ICellReader
    {
        public IReadOnlyList<string> Engines => [];
        public IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests) => [.. requests.Select(r => new CellReading([]))];
        public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area) => [];
        public void Dispose() { }
    }
}
