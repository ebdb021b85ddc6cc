using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>An amount that is printed as part of another and is larger.</summary>
sealed record OversizedPart(Fact Part, Fact Whole);

/// <summary>
/// 其中: what it begins may leave things out, so that nothing adds up; but no part is larger than what it is part of.
/// </summary>
static class OfWhich
{
    public static IEnumerable<OversizedPart> In(FactIndex facts, FormTable table) => Rows(facts, table).Concat(Columns(facts, table));

    /// <summary>
    /// A row called 其中 against the one above it. What it is part of may be a row further up: where the two fit in no other column, only
    /// the row that heads both tells.
    /// </summary>
    static IEnumerable<OversizedPart> Rows(FactIndex facts, FormTable table)
    {
        foreach (var group in FactIndex.Groups(table))
        {
            var rows = table.Rows.Where(r => r.Group == group && r.IsLabelled).ToList();
            var columns = FactIndex.Columns(table, group).Where(c => !ChangeSums.IsChange(c)).ToList();
            for (var i = 1; i < rows.Count; i++)
            {
                if (!RowNames.IsOfWhich(rows[i].Name)) continue;
                var above = i - 1;
                while (above > 0 && RowNames.IsOfWhich(rows[above].Name)) above--;
                var pairs = columns.Select(c => (Part: facts.At(table, rows[i], c), Whole: facts.At(table, rows[above], c)))
                    .Where(p => p is { Part: not null, Whole: not null }).Select(p => new OversizedPart(p.Part!, p.Whole!)).ToList();
                var over = pairs.FindAll(IsOver);
                if (over.Count < pairs.Count || (pairs.Count == 1 && IsAtHead(rows, above)))
                    foreach (var part in over) yield return part;
            }
        }
    }

    /// <summary>Nothing stands above it that could be the whole instead.</summary>
    static bool IsAtHead(List<FormRow> rows, int at) =>
        rows[at].Numbering == NumberingStyles.None ? at == 0 || rows[at].IsTotal
        : !rows.Take(at).Any(r => r.Numbering != rows[at].Numbering);

    /// <summary>A column headed 其中 against the nearest before it that is not.</summary>
    static IEnumerable<OversizedPart> Columns(FactIndex facts, FormTable table)
    {
        foreach (var group in FactIndex.Groups(table))
        {
            FormColumn? whole = null;
            foreach (var column in FactIndex.Columns(table, group))
            {
                if (!column.Header.Any(RowNames.IsOfWhich))
                {
                    whole = column;
                    continue;
                }
                if (whole is null || whole.Moment != column.Moment) continue;
                foreach (var row in table.Rows)
                    if (facts.At(table, row, column) is { } part && facts.At(table, row, whole) is { } all
                        && new OversizedPart(part, all) is var pair && IsOver(pair))
                        yield return pair;
            }
        }
    }

    static bool IsOver(OversizedPart pair) =>
        pair.Whole.Value >= 0 && pair.Part.Unit.Yuan is null == pair.Whole.Unit.Yuan is null
            && pair.Part.Value * pair.Part.Unit.To(pair.Whole.Unit) > pair.Whole.Value;
}
