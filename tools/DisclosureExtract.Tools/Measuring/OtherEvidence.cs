using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Forms;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// What of a document besides a cell or row says what stood there: where nothing does, and no sum is off by more than
/// rounding, the changed document is as right as the whole one, and no reader of the paper can tell them apart.
/// </summary>
sealed class OtherEvidence(Extraction whole)
{
    readonly ILookup<decimal, Fact> byAmount = whole.Validation.Facts.ToLookup(Yuan);
    readonly string prose = string.Concat(whole.Prose.Select(l => l.Line.Tight)).Replace(",", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);

    /// <summary>Whether anything else on the paper says what one of the culprits was.</summary>
    public bool Exists(Mutation mutation) => mutation.IsOfRows
        ? mutation.Culprits.GroupBy(f => f.Row, ReferenceEqualityComparer.Instance).Any(r => !IsRowSaidAgain([.. r]))
        : mutation.Culprits.Any(IsPrintedElsewhere);

    /// <summary>The same amount in another table, for the same subject or thing, or in the prose.</summary>
    bool IsPrintedElsewhere(Fact fact) => fact.Value != 0
        && (byAmount[Yuan(fact)].Any(f => f.Table != fact.Table && (IsOfOneRow(f, fact) || fact.Row.IsTotal))
            || prose.Contains(fact.Value.ToString("0.00", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    /// <summary>
    /// A row whose amounts all stand in other rows of the table too, in the same columns, and whose name no other form prints: a
    /// subtotal of one part, the total above the only body.
    /// </summary>
    bool IsRowSaidAgain(IReadOnlyList<Fact> row) =>
        row.All(fact => byAmount[Yuan(fact)].Any(f => f.Table == fact.Table && f.Column == fact.Column && !ReferenceEquals(f.Row, fact.Row)))
        && (row[0].Row.IsTotal || !whole.Tables.Any(t => t != row[0].Table && t.Rows.Any(r => IsOfOne(r, row[0].Row))));

    static bool IsOfOneRow(Fact one, Fact other) => IsOfOne(one.Row, other.Row)
        || one.Column.Key == Plain(other.Row.Name) || other.Column.Key == Plain(one.Row.Name);

    static bool IsOfOne(FormRow one, FormRow other) => CodeOf(one) is { Length: > 0 } code && code == CodeOf(other)
        || (one.Name.Length > 0 && Plain(one.Name) == Plain(other.Name));

    static string CodeOf(FormRow row) => row.Code.Length > 0 ? row.Code : row.Subject?.Code ?? "";

    /// <summary>一、教育支出, 1.教育支出 → 教育支出.</summary>
    static string Plain(string name) => name[(name.LastIndexOfAny(['、', '.', ':']) + 1)..];

    static decimal Yuan(Fact fact) => fact.Value * fact.Unit.Factor;
}
