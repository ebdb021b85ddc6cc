using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Scans.Recognition;

/// <summary>One line of text as read, and where.</summary>
/// <param name="Box">Around its ink, pixels of the image that was read.</param>
public sealed record ScannedLine(PixelBox Box, string Text, double Confidence,
    IReadOnlyList<ReadingAlternative> Alternatives)
    : LineReading(Text, Confidence, Alternatives);

/// <summary>What stands in a cell, from top to bottom; no lines where it is empty.</summary>
public sealed record CellReading(IReadOnlyList<ScannedLine> Lines);
