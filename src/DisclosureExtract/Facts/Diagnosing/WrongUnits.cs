using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts.Diagnosing;

/// <summary>
/// Amounts of several forms that agree as they are printed and not as they are counted: the unit of one form is wrong, and no
/// digit. However many relations fail by it, it is one fault of each form.
/// </summary>
static class WrongUnits
{
    public static IEnumerable<Diagnosis> Find(IReadOnlyList<RelationResult> results, FactIndex facts)
    {
        var left = results.ToList();
        while (left.Count > 0)
        {
            // The form that most of them have in common; of equals, the one whose unit fewer forms have.
            var counted = left.SelectMany(r => TablesOf(r).Select(t => new { Table = t, Result = r }))
                .GroupBy(p => p.Table, p => p.Result, ReferenceEqualityComparer.Instance)
                .Select(g => new { Table = (FormTable)g.Key!, Failing = g.ToList() })
                .OrderByDescending(g => g.Failing.Count).ThenBy(g => Alike(facts, g.Table)).ToList();
            var odd = counted[0];
            var isOpen = counted.Count > 1 && counted[1].Failing.Count == odd.Failing.Count && Alike(facts, counted[1].Table) == Alike(facts, odd.Table);
            var tables = isOpen ? [.. TablesOf(odd.Failing[0])] : new List<FormTable> { odd.Table };
            yield return new Diagnosis
            {
                Failing = odd.Failing,
                Suspects = [.. tables.Select(t => new Suspect { Part = SuspectPart.Unit, Table = t })],
                Explanations =
                [
                    .. tables.Select(t => new Explanation("unit", t.Form, t.Unit.Name, OtherUnit(odd.Failing[0], t).Name,
                        [.. odd.Failing.Select(r => r.Relation.What)], 1)),
                ],
                IsEstablished = false,
            };
            left.RemoveAll(odd.Failing.Contains);
        }
    }

    static IEnumerable<FormTable> TablesOf(RelationResult result) =>
        result.Relation.Facts.Select(f => f.Table).Distinct<FormTable>(ReferenceEqualityComparer.Instance);

    static int Alike(FactIndex facts, FormTable table) => facts.Tables.Count(t => t.Type.HasFacts && !t.IsEmpty && t.Unit == table.Unit);

    static Unit OtherUnit(RelationResult result, FormTable table) =>
        result.Relation.Facts.Where(f => !ReferenceEquals(f.Table, table)).Select(f => f.Unit).FirstOrDefault(u => u != table.Unit, table.Unit);
}
