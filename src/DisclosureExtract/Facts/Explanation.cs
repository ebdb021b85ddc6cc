namespace DisclosureExtract.Facts;

/// <summary>A change that would make failing relations hold.</summary>
/// <param name="Kind">amount, exchanged, lost, row_twice, row_misplaced, row_missing, code or unit.</param>
/// <param name="Change">What would have to change, in words.</param>
/// <param name="From">What is printed, or was read.</param>
/// <param name="To">What it would be.</param>
/// <param name="Holds">What would hold then.</param>
/// <param name="Cost">The lower, the likelier; only the order has a meaning.</param>
public sealed record Explanation(
    string Kind, string Change, string From, string To, IReadOnlyList<string> Holds, decimal Cost);
