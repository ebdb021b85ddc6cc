using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Government;

/// <summary>A government spends itself no more than all of its territory does.</summary>
sealed class GovernmentOwn() : AmountRule("government.own",
    "own expenditure of a government is within that of its whole territory",
    "本级支出不大于全辖支出",
    "the form of all expenditure and that of own expenditure print the same subject, or their totals"), ICheck<IReadOnlyList<FormTable>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var final in (bool[])[false, true])
            if (One(part, FormIds.GovGeneralExpenditure, final) is { } whole && One(part, FormIds.GovGeneralOwnExpenditure, final) is { } own)
                foreach (var row in own.Rows)
                    if (Larger(document.Facts, own, row, whole) is var (mine, all))
                        yield return Report(Severity.Warning, Cause.Unknown, new Place(mine.Page, mine.Box),
                            $"{row.Label}: own expenditure is {mine.Value} {mine.Unit}, all of it {all.Value} {all.Unit}",
                            $"{row.Label}：本级支出 {mine.Value} {mine.Unit}，大于全部支出 {all.Value} {all.Unit}") with
                        {
                            Suspects = Suspect.Values([mine, all]),
                        };
    }

    static (Fact Own, Fact All)? Larger(FactIndex facts, FormTable own, FormRow row, FormTable whole)
    {
        var twins = whole.Rows.Where(r => row.Code.Length > 0 ? r.Code == row.Code : row.IsLabelled && r.Name == row.Name).ToList();
        if (twins is not [var twin]) return null;
        foreach (var cell in row.Cells)
        {
            if (facts.At(own, row, cell.Column) is not { } mine || !Standings.Contains(mine.Column.Key)) continue;
            var column = whole.Columns.FirstOrDefault(c => c.Group == twin.Group && c.Key == mine.Column.Key);
            if (column is null || facts.At(whole, twin, column) is not { } all) continue;
            var half = facts.Precision.Amount(mine).HalfUnitYuan + facts.Precision.Amount(all).HalfUnitYuan;
            if (mine.AmountYuan - all.AmountYuan > half) return (mine, all);
        }
        return null;
    }

    /// <summary>Columns that mean the same in both forms.</summary>
    static readonly string[] Standings = ["budget", "executed", "adjusted", ColumnKeys.Amount, ColumnKeys.Total];

    static FormTable? One(IReadOnlyList<FormTable> tables, string form, bool final) =>
        tables.Where(t => t.Type.Base == form && t.Type.IsFinal == final && !t.IsEmpty).ToList() is [var only] ? only : null;
}
