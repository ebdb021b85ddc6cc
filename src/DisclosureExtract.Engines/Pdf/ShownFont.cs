using DisclosureExtract.Pages;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A font that text is shown in, with what is known of its characters.</summary>
/// <param name="Name">As the font calls itself, for messages.</param>
/// <param name="Loaded">The font as PdfPig reads it; null where it cannot be loaded in any way.</param>
/// <param name="Map">What its ToUnicode says; null without one.</param>
/// <param name="IsVouched">
/// Whether codes that the map leaves out can be told from the font itself, and not only guessed.
/// </param>
/// <param name="CodeLength">Bytes of a code, for a font that is not loaded; null where nothing tells.</param>
sealed record ShownFont(string Name, IFont? Loaded, ToUnicode? Map, bool IsVouched, int? CodeLength)
{
    /// <summary>What its own program says of the codes; asked where nothing else tells.</summary>
    public Lazy<FontProgram?>? Program { get; init; }

    /// <summary>Holds what is said of its digits against what it shows.</summary>
    public DigitWitness? Witness { get; init; }
}
