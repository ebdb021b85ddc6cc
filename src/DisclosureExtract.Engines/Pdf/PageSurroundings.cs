using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What the content of a page needs besides itself.</summary>
/// <param name="Annotations">What lies over the page.</param>
/// <param name="Shared">Resources of fields that bring none.</param>
/// <param name="Layers">Of the document.</param>
/// <param name="Resources">Of the page and of what it is part of, the page's own last.</param>
sealed record PageSurroundings(
    IReadOnlyList<PageAnnotation> Annotations, DictionaryToken? Shared, Layers Layers, IReadOnlyList<DictionaryToken> Resources);
