namespace DisclosureExtract.Forms;

/// <summary>What a person decided about a cell, or about the labels of a row.</summary>
/// <param name="IsChanged">It was misread, and holds what the person saw.</param>
/// <param name="Printed">
/// The amount as printed, where the page is wrong: sums are reckoned with the right one, and this is what is written.
/// </param>
public sealed record Decided(bool IsChanged, decimal? Printed = null);
