using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>
/// From some row on each amount of a column is that of its neighbour, as another form of the same money, which lists
/// the same rows, has it.
/// </summary>
/// <param name="Amounts">The amounts that stand in the wrong rows, from above.</param>
/// <param name="Other">The form that has them in their rows.</param>
/// <param name="Down">Whether they stand one row too low, and not too high.</param>
sealed record ShiftedRun(IReadOnlyList<Fact> Amounts, FormTable Other, bool Down);

static class ShiftedRows
{
    /// <summary>Fewer amounts are exchanged or wrong, and told so.</summary>
    const int Shortest = 3;

    public static IEnumerable<ShiftedRun> In(FactIndex facts, IReadOnlyList<RelationResult> relations)
    {
        var failing = relations.Where(r => !r.Holds && r.Relation.Facts.Select(f => f.Key.Table).Distinct().Take(2)
            .Count() == 1)
            .CountBy(r => r.Relation.Whole.Key.Table).ToDictionary();
        var told = new HashSet<FactKey>();
        foreach (var (one, other) in CrossForms.SameRows(facts))
        {
            var twins = Twins(one, other);
            foreach (var (a, b) in CrossForms.SameColumns(one, other))
            {
                var rows = twins.ConvertAll(t => (One: facts.At(one, t.One, a), Other: facts.At(other, t.Other, b)));
                foreach (var (start, end, down) in Runs(rows))
                {
                    // That form is shifted whose own sums fail.
                    var isFirst = failing.GetValueOrDefault(one.Table.Id) >= failing.GetValueOrDefault(other.Table.Id);
                    var amounts = rows[start..end].Where(r => Yuan(r.One) != Yuan(r.Other))
                        .Select(r => isFirst ? r.One : r.Other).OfType<Fact>().ToList();
                    if (amounts.Count >= Shortest && amounts.TrueForAll(f => told.Add(f.Key)))
                        yield return new ShiftedRun(amounts, isFirst ? other : one, isFirst ? down : !down);
                }
            }
        }
    }

    /// <summary>The rows that both forms print, in print order.</summary>
    static List<(FormRow One, FormRow Other)> Twins(FormTable one, FormTable other)
    {
        var twins = other.Rows.Where(r => RowTree.CodeOf(r).Length > 0).GroupBy(RowTree.CodeOf)
            .Where(g => g.Count() == 1).ToDictionary(g => g.Key, g => g.Single());
        return [.. one.Rows.Where(r => twins.ContainsKey(RowTree.CodeOf(r)))
            .Select(r => (r, twins[RowTree.CodeOf(r)]))];
    }

    /// <summary>Stretches in which the first form has what the second prints one row above, or below, and not
    /// beside.</summary>
    static IEnumerable<(int Start, int End, bool Down)> Runs(List<(Fact? One, Fact? Other)> rows)
    {
        foreach (var step in (int[])[1, -1])
            for (var start = 0; start < rows.Count;)
            {
                var (end, moved) = (start, 0);
                while (end < rows.Count && end - step >= 0 && end - step < rows.Count
                    && Yuan(rows[end].One) == Yuan(rows[end - step].Other))
                {
                    if (Yuan(rows[end].One) != Yuan(rows[end].Other)) moved++;
                    end++;
                }
                if (moved >= Shortest) yield return (start, end, step > 0);
                start = Math.Max(end, start + 1);
            }
    }

    static decimal Yuan(Fact? fact) => fact is null ? 0 : fact.Value * fact.Unit.Factor;
}
