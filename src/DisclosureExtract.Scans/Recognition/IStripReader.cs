using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Recognition;

/// <summary>What the lines of a strip hold.</summary>
enum StripKind
{
    Amounts,

    /// <summary>Digits only.</summary>
    Codes,
    Text,
}

/// <summary>The second engine: reads many lines of one kind at once. Tests put failing ones in its place.</summary>
interface IStripReader
{
    string Name { get; }

    /// <summary>Text of each line, null where nothing was read.</summary>
    /// <exception cref="EngineFailedException">The engine crashed, did not answer or wrote rubbish.</exception>
    /// <param name="stop">Ends the engine that is at work.</param>
    IReadOnlyList<string?> Read(IReadOnlyList<GrayCrop> lines, StripKind kind, CancellationToken stop = default);
}
