using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Two rows of which each has, in another form, what the other has here: in one of the forms they are exchanged. That
/// is one fault, in however many columns.
/// </summary>
static class ExchangedRows
{
    public static IReadOnlyList<Diagnosis> Join(IReadOnlyList<Diagnosis> diagnoses)
    {
        var joined = new List<Diagnosis>();
        foreach (var diagnosis in diagnoses)
        {
            var at = IsCopy(diagnosis) ? joined.FindIndex(d => AreExchanged(d, diagnosis)) : -1;
            if (at < 0) joined.Add(diagnosis);
            else joined[at] = Both(joined[at], diagnosis);
        }
        // The same two rows in another column.
        for (var i = joined.Count - 1; i > 0; i--)
        {
            if (!IsPair(joined[i])) continue;
            var at = joined.FindIndex(0, i, d => IsPair(d) && RowsOf(d).SetEquals(RowsOf(joined[i])));
            if (at < 0) continue;
            joined[at] = Both(joined[at], joined[i]);
            joined.RemoveAt(i);
        }
        return joined;
    }

    /// <summary>One row of two forms, which does not agree.</summary>
    static bool IsCopy(Diagnosis diagnosis) =>
        diagnosis.Failing is [{ Relation: { Rule: Rules.CrossRows, Parts: [_] } }];

    static bool IsPair(Diagnosis diagnosis) => diagnosis.Failing.Count > 1
        && diagnosis.Explanations is [{ Kind: "exchanged" }]
        && diagnosis.Failing.All(r => r.Relation is { Rule: Rules.CrossRows, Parts: [_] });

    static bool AreExchanged(Diagnosis one, Diagnosis other)
    {
        if (!IsCopy(one)) return false;
        var (a, b) = (one.Leading.Relation, other.Leading.Relation);
        return a.Family == b.Family && IsSameColumn(a.Whole, b.Whole) && IsSameColumn(a.Parts[0], b.Parts[0])
            && Yuan(a.Whole) == Yuan(b.Parts[0]) && Yuan(a.Parts[0]) == Yuan(b.Whole);
    }

    static bool IsSameColumn(Fact one, Fact other) => ReferenceEquals(one.Table, other.Table)
        && one.Column == other.Column;

    static decimal Yuan(Fact fact) => fact.Value * fact.Unit.Factor;

    static HashSet<(string Table, int Row)> RowsOf(Diagnosis diagnosis) =>
        [.. diagnosis.Failing.SelectMany(r => r.Relation.Facts).Select(f => (f.Key.Table, f.Key.Row))];

    static Diagnosis Both(Diagnosis one, Diagnosis other)
    {
        List<RelationResult> failing = [.. one.Failing, .. other.Failing];
        var names = failing.Select(r => r.Relation.Whole.Row.Label).Distinct();
        var (whole, part) = (one.Leading.Relation.Whole, one.Leading.Relation.Parts[0]);
        return one with
        {
            Failing = failing,
            Suspects = [.. one.Suspects.Concat(other.Suspects)
                .DistinctBy(s => s.Cell?.Source ?? (object)s, ReferenceEqualityComparer.Instance)],
            Explanations =
            [
                new Explanation("exchanged", $"{string.Join(" ↔ ", names)} in {whole.Form} or {part.Form}",
                    NumberFormat.Exact(whole.Value),
                    NumberFormat.Exact(part.Value), [.. failing.Select(r => r.Relation.What)], 1),
            ],
            IsEstablished = one.IsEstablished && other.IsEstablished,
        };
    }
}
