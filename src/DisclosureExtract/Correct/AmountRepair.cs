using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Correct;

/// <summary>
/// Puts misread amounts right by the sums they take part in. One change of one doubted amount is taken where, with it,
/// every rule the amount takes part in holds, no other change of any doubted amount of the same sums does as much, and
/// there is evidence beyond the sum: an engine has read it so, or two sums without another common amount agree on it
/// whose other amounts are confirmed elsewhere. What all engines read alike, and only the sums want otherwise, the page
/// may print so.
/// Amounts of a text layer, and amounts that two engines read alike, are never changed: where their sums fail, the page
/// may print it so.
/// </summary>
static class AmountRepair
{
    /// <summary>Rounds of repair: one may open the way for another.</summary>
    const int MostRounds = 8;

    sealed record Fix(Fact Fact, Candidate Candidate, IReadOnlyList<RelationResult> Mended);

    /// <returns>The amounts put right with their relations; those given where nothing was to be repaired.</returns>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public static (FactIndex Facts, RelationSet Relations) Run(
        FactIndex facts, RelationSet relations, CancellationToken stop = default)
    {
        for (var round = 0; round < MostRounds; round++)
        {
            var fixes = Unique([.. Find(facts, relations, stop)]);
            if (fixes.Count == 0) break;
            facts = new FactIndex(Apply(facts.Tables, fixes), facts.Entity);
            relations = RelationSet.Of(facts, stop);
        }
        return (facts, relations);
    }

    static IEnumerable<Fix> Find(FactIndex facts, RelationSet relations, CancellationToken stop)
    {
        var precision = facts.Precision;
        foreach (var fact in facts.Facts)
        {
            stop.ThrowIfCancellationRequested();
            if (!fact.IsScanned || fact.IsDecided || !Doubts.IsOpen(fact) || fact.Cell.Source.Lines is not [var line]) continue;
            var own = relations.Over(fact).ToList();
            var failing = own.FindAll(r => !r.Holds);
            if (failing.Count == 0) continue;
            var alternatives = line.Words.SelectMany(w => w.Reading?.Alternatives ?? []).Select(a => a.Text);
            // Rounding leaves room for neighbours: only what fits to the last place is meant, and where the table
            // rounds, only what an engine has read.
            var rounds = relations.Results.Where(r => r.Holds && !r.IsExact)
                .Any(r => r.Relation.Facts.Any(f => f.Key.Table == fact.Key.Table));
            var isTold = IsToldTwice(fact, failing, relations) && !line.Words.Any(w => w.Reading is { IsAgreed: true });
            foreach (var candidate in Misreadings.Of(fact.Cell.Source.Text, alternatives, precision.Decimals(fact)))
                if ((candidate.IsRead || (!rounds && isTold)) && own.TrueForAll(r => Fits(r, candidate.Value)))
                    yield return new Fix(fact, candidate, failing);

            // What held must go on holding; what failed must come out to the last place.
            bool Fits(RelationResult result, decimal value)
            {
                var changed = precision.Evaluate(With(result.Relation, fact, value));
                return result.Holds ? changed.Holds : changed.IsExact;
            }
        }
    }

    /// <summary>Whether two of the failing sums share no other amount, and each of their others stands in a sum that
    /// holds.</summary>
    static bool IsToldTwice(Fact fact, List<RelationResult> failing, RelationSet relations)
    {
        var others = failing.ConvertAll(r => r.Relation.Facts.Where(f => !f.IsSameCell(fact)).ToList());
        var confirmed = others.FindAll(o => o.TrueForAll(f => relations.Over(f).Any(r => r.Holds)));
        return confirmed.Exists(one =>
            confirmed.Exists(two => !ReferenceEquals(one, two) && !one.Exists(f => two.Exists(f.IsSameCell))));
    }

    /// <summary>Fixes without a rival: no other one mends as many of the same failures.</summary>
    static List<Fix> Unique(List<Fix> fixes) => fixes.FindAll(fix => fixes.TrueForAll(other =>
        ReferenceEquals(fix, other)
        || other.Mended.Count < fix.Mended.Count
        || !other.Mended.Intersect(fix.Mended).Any()));

    static Relation With(Relation relation, Fact changed, decimal value) =>
        relation.With(f => f.IsSameCell(changed) ? f with { Value = value } : f);

    static List<FormTable> Apply(IReadOnlyList<FormTable> tables, List<Fix> fixes)
    {
        var byTable = fixes.ToLookup(f => f.Fact.Table.Table.Id);
        return [.. tables.Select(table => !byTable.Contains(table.Table.Id) ? table : table with
        {
            Rows = [.. table.Rows.Select(row => Apply(row, byTable[table.Table.Id]))],
        })];
    }

    static FormRow Apply(FormRow row, IEnumerable<Fix> fixes)
    {
        var own = fixes.Where(f => f.Fact.Row.Index == row.Index && f.Fact.Row.Group == row.Group).ToList();
        if (own.Count == 0) return row;
        return row with
        {
            Cells = [.. row.Cells.Select(cell => own.Find(f => f.Fact.Column.Index == cell.Column.Index) is { } fix
                ? cell with { Amount = AmountText.Parse(fix.Candidate.Text), Repair = Describe(fix) } : cell)],
        };
    }

    static CellRepair Describe(Fix fix)
    {
        var rules = string.Join(", ", fix.Mended.Select(m => m.Relation.Rule).Distinct());
        var (read, value) = (NumberFormat.Exact(fix.Fact.Value), NumberFormat.Exact(fix.Candidate.Value));
        return new CellRepair(fix.Fact.Value,
            $"{read} → {value}: {fix.Candidate.What}; with it {Count(fix.Mended.Count)} hold ({rules}), "
            + "and no other change does it",
            $"{read} → {value}：{fix.Candidate.WhatZh}；更正后{fix.Mended.Count}条勾稽关系成立（{rules}），且无其他更正可使其成立");
    }

    static string Count(int n) => n == 1 ? "1 failing sum" : $"{n} failing sums";
}
