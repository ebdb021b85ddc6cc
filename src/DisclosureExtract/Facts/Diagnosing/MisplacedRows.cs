using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Rows whose own amounts are what sums are off by: printed twice, or counted under another row than they belong to, as
/// where a digit of the code is wrong. One such row explains what otherwise takes several wrong amounts.
/// </summary>
static class MisplacedRows
{
    public sealed record Moved(IReadOnlyList<int> Relations, Diagnosis Diagnosis);

    public static IReadOnlyList<Moved> Find(RelationGraph graph, IReadOnlyList<int> failing, FactIndex facts)
    {
        var found = new List<Moved>();
        var down = failing.Where(r => graph.Results[r].Relation.Rule is Rules.SumChildren or Rules.SumTotal)
            .GroupBy(r => graph.Results[r].Relation.Whole.Table.Table.Id).ToList();
        foreach (var table in down)
        {
            var left = table.ToList();
            var form = graph.Results[left[0]].Relation.Whole.Table;
            var rows = form.Rows.Where(r => !r.IsTotal).ToList();
            while (left.Count > 0)
            {
                // Of rows that explain as much, one whose code is odd.
                var best = rows.Select(r => (Row: r, Explained: Explained(graph, left, r, facts)))
                    .MaxBy(e => (e.Explained.Count, IsCodeOdd(form, e.Row)));
                if (best.Row is null || !IsEnough(graph, best.Explained, best.Row)) break;
                found.Add(new Moved(best.Explained, Diagnose(graph, best.Explained, best.Row)));
                left = [.. left.Except(best.Explained)];
            }
        }
        return found;
    }

    /// <summary>Relations that are off by exactly what the row prints in their column: over, where it is one of the parts.</summary>
    static List<int> Explained(RelationGraph graph, List<int> failing, FormRow row, FactIndex facts) =>
        failing.FindAll(r =>
        {
            var (relation, off) = (graph.Results[r].Relation, graph.Off(r));
            if (ReferenceEquals(relation.Whole.Row, row) || facts.At(relation.Whole.Table, row, relation.Whole.Column) is not { Value: not 0 } own) return false;
            if (IsPart(relation, row)) return off == -own.Value;
            // What a subject lacks follows it: what stands before it may be the one above, which prints the same.
            return off == own.Value && (relation.Rule == Rules.SumTotal || row.Index > relation.Whole.Row.Index);
        });

    static bool IsPart(Relation relation, FormRow row) => relation.Parts.Any(p => ReferenceEquals(p.Row, row));

    /// <summary>
    /// A row that is counted too often where its twin stands beside it; else what it explains must be more than one
    /// chance: too much here and too little there, or the same in several columns.
    /// </summary>
    static bool IsEnough(RelationGraph graph, List<int> explained, FormRow row)
    {
        if (explained.Count == 0) return false;
        var relations = explained.ConvertAll(r => graph.Results[r].Relation);
        if (relations.TrueForAll(r => IsPart(r, row)) && HasTwin(relations[0], row)) return true;
        var here = relations.Exists(r => IsPart(r, row));
        var there = relations.Exists(r => !IsPart(r, row));
        return (here && there) || relations.Select(r => r.Whole.Column).Distinct().Count() > 1;
    }

    static bool HasTwin(Relation relation, FormRow row) =>
        relation.Parts.Any(p => !ReferenceEquals(p.Row, row) && p.Row.Code == row.Code && p.Row.Name == row.Name && p.Row.HasAmountsOf(row));

    static Diagnosis Diagnose(RelationGraph graph, List<int> explained, FormRow row)
    {
        var relations = explained.ConvertAll(r => graph.Results[r]);
        var isTwice = relations.TrueForAll(r => IsPart(r.Relation, row)) && HasTwin(relations[0].Relation, row);
        var table = relations[0].Relation.Whole.Table;
        var isCode = !isTwice && IsCodeOdd(table, row);
        var kind = isTwice ? "row_twice" : isCode ? "code" : "row_misplaced";
        var under = string.Join(", ", relations.Where(r => !IsPart(r.Relation, row)).Select(r => r.Relation.Whole.Row.Label).Distinct());
        return new Diagnosis
        {
            Failing = relations,
            Suspects = [Suspect.Label(row, isCode ? SuspectPart.Code : SuspectPart.Row)],
            Explanations =
            [
                new Explanation(kind, $"{table.Form}, {row.Code} {row.Name}", row.Code, under, [.. relations.Select(r => r.Relation.What)], 1),
            ],
            // The amounts of the row, in these very sums, say it.
            IsEstablished = relations.Count > 1,
        };
    }

    /// <summary>A code that the catalogue does not have, or below which the table has no subject to hold it.</summary>
    static bool IsCodeOdd(FormTable table, FormRow row) => row.Subject is { Kind: MatchKind.Unknown }
        || (SubjectCode.Parent(RowTree.CodeOf(row)) is { Length: > 0 } above && !table.Rows.Any(r => RowTree.CodeOf(r) == above));
}
