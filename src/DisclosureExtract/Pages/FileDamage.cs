namespace DisclosureExtract.Pages;

/// <summary>
/// What a broken file was read with: its pages were found by looking for them, for its own table of them is lost.
/// </summary>
/// <param name="MayLackPages">Whether there may be pages that nothing tells of.</param>
public sealed record FileDamage(bool MayLackPages);
