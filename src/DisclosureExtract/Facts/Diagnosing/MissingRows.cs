using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Sums down the same rows that fail in several columns, while across the columns everything adds up: not several
/// amounts are wrong, but a row is missing, or there is one too many.
/// </summary>
static class MissingRows
{
    /// <summary>Rows of which one may be wrong in all columns, before they are told no more apart.</summary>
    const int MostAlike = 3;

    public static IReadOnlyList<Diagnosis> Join(IReadOnlyList<Diagnosis> diagnoses, RelationSet relations)
    {
        var failsAcross = relations.Results.Where(r => !r.Holds && r.Relation.Rule == Rules.SumColumns)
            .Select(r => (r.Relation.Whole.Key.Table, r.Relation.Whole.Row.Index)).ToHashSet();
        var joined = new List<Diagnosis>();
        foreach (var diagnosis in diagnoses)
        {
            var at = joined.FindIndex(d => IsSameSum(d, diagnosis));
            if (at >= 0 && !failsAcross.Contains(Row(diagnosis))) joined[at] = Both(joined[at], diagnosis);
            else joined.Add(diagnosis);
        }
        return joined;
    }

    /// <summary>
    /// What the sums of one row lack, in one column too, may be an amount that is wrong or a row that is gone: each way is told, and
    /// none of the amounts is cleared by it.
    /// </summary>
    public static IReadOnlyList<Diagnosis> Offer(IReadOnlyList<Diagnosis> diagnoses) =>
        [.. diagnoses.Select(d => IsLacking(d) ? d with { Explanations = [.. d.Explanations, Missing(d.Failing)] } : d)];

    static bool IsLacking(Diagnosis diagnosis) => diagnosis.Explanations.Count > 0
        && diagnosis.Explanations.All(e => e.Kind is "amount" or "lost") && IsOfAmounts(diagnosis)
        && diagnosis.Failing.All(r => r.Relation.Rule is Rules.SumChildren or Rules.SumTotal && r.Difference > r.Tolerance
            && Row(r) == Row(diagnosis) && !r.Relation.Whole.IsScanned && r.Relation.Parts.Count > 0);

    static Explanation Missing(IReadOnlyList<RelationResult> results) => new(
        "row_missing", $"a row under {results[0].Relation.Whole.Row.Label}", "",
        string.Join(", ", results.Where(r => Row(r) == Row(results[0])).Select(r => NumberFormat.Exact(r.Difference))),
        [.. results.Select(r => r.Relation.What)], 1);

    static (string Table, int Row) Row(Diagnosis diagnosis) => Row(diagnosis.Leading);

    static (string Table, int Row) Row(RelationResult result) => (result.Relation.Whole.Key.Table, result.Relation.Whole.Row.Index);

    static bool IsSameSum(Diagnosis one, Diagnosis other) =>
        one.Leading.Relation is { Rule: Rules.SumChildren or Rules.SumTotal } a && other.Leading.Relation is { } b
        && IsOfAmounts(one) && IsOfAmounts(other) && a.Rule == b.Rule && Row(one) == Row(other) && a.Whole.Column != b.Whole.Column;

    /// <summary>A row that is suspected itself explains its sums already.</summary>
    static bool IsOfAmounts(Diagnosis diagnosis) => diagnosis.Suspects.All(s => s.Cell is not null);

    static Diagnosis Both(Diagnosis one, Diagnosis other)
    {
        Diagnosis[] both = [one, other];
        var results = both.SelectMany(d => d.Failing).ToList();
        // What the row lacks is told by the row that sums up: its amounts are the ones that do not come out.
        var own = results.FindAll(r => Row(r) == Row(one));
        var wholes = own.Select(r => r.Relation.Whole).DistinctBy(f => f.Key);
        // Or the amounts of one row are wrong in all these columns alike.
        var alike = one.Suspects.Concat(other.Suspects).Where(s => Array.TrueForAll(both, d => d.Suspects.Any(x => ReferenceEquals(x.Row, s.Row)))).ToList();
        // Any of many rows may be the one: that a row is missing is likelier than each of them.
        if (alike.Select(s => s.Row).Distinct<FormRow?>(ReferenceEqualityComparer.Instance).Count() > MostAlike) alike.Clear();
        return new Diagnosis
        {
            Failing = results,
            Suspects = [.. Suspect.Values(wholes).Concat(alike).DistinctBy(s => s.Cell!.Source, ReferenceEqualityComparer.Instance)],
            Explanations = [Missing(results)],
            IsEstablished = false,
        };
    }
}
