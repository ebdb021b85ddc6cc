namespace DisclosureExtract.Clean;

/// <summary>One difference between two printings of a card.</summary>
/// <param name="Where">Section, indicator or field.</param>
/// <param name="Preferred">"a" or "b".</param>
/// <param name="Because">Why.</param>
public sealed record CopyDifference(string Where, string A, string B, string Preferred, string Because);
