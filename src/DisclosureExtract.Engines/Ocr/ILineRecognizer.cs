namespace DisclosureExtract.Engines.Ocr;

/// <summary>One line, decoded over all characters, over those of amounts, and over digits.</summary>
sealed record RecognizedLine(CtcReading Any, CtcReading Amount, CtcReading Code);

/// <summary>Reads lines of 48 pixels height, dark on light. Tests put recorded or failing ones in its place.</summary>
interface ILineRecognizer
{
    string Name { get; }

    /// <summary>One result for each line, in their order.</summary>
    IReadOnlyList<RecognizedLine> Recognize(IReadOnlyList<GrayCrop> lines);
}
