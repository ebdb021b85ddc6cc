using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>A column of amounts.</summary>
/// <param name="Index">0-based column of the grid.</param>
/// <param name="Group">0-based number of the column group: labels and the amounts that belong to them.</param>
/// <param name="Measure">What its amounts are: one of <see cref="ColumnKeys"/>, or the heading behind
/// <see cref="ColumnKeys.OtherPrefix"/>.</param>
/// <param name="Moment">One of <see cref="Moments"/> where it tells the column from another or is last year; else
/// null.</param>
/// <param name="Side">One of <see cref="Sides"/>.</param>
/// <param name="Header">Printed headings from the top down.</param>
public sealed record FormColumn(int Index, int Group, string Measure, string? Moment, string Side,
    IReadOnlyList<string> Header)
{
    /// <summary>The unit its heading prints; none where it prints none.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>Name of the contract: measure, and moment where there is one.</summary>
    public string Key { get; } = Moment is null ? Measure : $"{Measure}:{Moment}";

    /// <summary>The contract has no name for its heading.</summary>
    public bool IsOther => Measure.StartsWith(ColumnKeys.OtherPrefix, StringComparison.Ordinal);

    public string HeaderPath => string.Join(" / ", Header);
}
