namespace DisclosureExtract.Pages;

/// <summary>What a file carries besides its pages.</summary>
/// <param name="Files">Names of the files attached to it.</param>
/// <param name="IsPortfolio">The pages are but the cover of the files.</param>
/// <param name="HasXfa">It holds a form in XML that only some viewers can show, and pages that stand in for it.</param>
public sealed record Enclosures(IReadOnlyList<string> Files, bool IsPortfolio = false, bool HasXfa = false)
{
    public static Enclosures None { get; } = new([]);

    /// <summary>Whether what the document has to say may be there and not on its pages.</summary>
    public bool Any => Files.Count > 0 || IsPortfolio || HasXfa;
}
