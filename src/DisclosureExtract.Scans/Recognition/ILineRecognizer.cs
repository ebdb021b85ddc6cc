using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Recognition;

/// <summary>One line, decoded over all characters, over those of amounts, and over digits.</summary>
sealed record RecognizedLine(CtcReading Any, CtcReading Amount, CtcReading Code);

/// <summary>Reads lines of 48 pixels height, dark on light. Tests put recorded or failing ones in its place.</summary>
interface ILineRecognizer
{
    /// <summary>Pixels.</summary>
    const int LineHeight = 48;

    string Name { get; }

    /// <summary>One result for each line, in their order.</summary>
    /// <param name="stop">Asked between lines.</param>
    IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines, CancellationToken stop = default);
}
