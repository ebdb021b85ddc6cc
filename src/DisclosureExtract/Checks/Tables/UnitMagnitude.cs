using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A unit line that was left over from elsewhere: no sum within the form notices it.</summary>
sealed class UnitMagnitude() : LabelRule("unit.magnitude",
    "amounts of a form are of the size that its unit says, beside the other forms",
    "各表金额的数量级与所注单位相符",
    "at least three other forms have one unit, and this one has another"), ICheck<IReadOnlyList<FormTable>>
{
    const int LeastOthers = 3;

    /// <summary>How much larger than the largest amount of the document a part of it may be, for totals of other scopes.</summary>
    const decimal MuchLarger = 10;

    /// <summary>Part of the largest amount below which the largest of a form is hardly meant.</summary>
    const decimal MuchSmaller = 0.001m;

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        var largest = part.Where(t => t.Type.HasFacts && t.Unit.Yuan is not null)
            .Select(t => (Table: t, Amount: t.Rows.SelectMany(r => r.Cells).Select(c => Math.Abs(c.Amount.Value ?? 0)).DefaultIfEmpty().Max())).Where(t => t.Amount > 0).ToList();
        if (largest.GroupBy(t => t.Table.Unit).MaxBy(g => g.Count()) is not { } usual || usual.Count() < LeastOthers) yield break;
        var top = usual.Max(t => t.Amount);
        foreach (var (table, amount) in largest.Where(t => t.Table.Unit != usual.Key))
        {
            var said = amount * table.Unit.To(usual.Key);
            var isTooLarge = said > MuchLarger * top;
            // Read in the unit of the other forms it would fit, and as it is printed it is next to nothing.
            var isTooSmall = table.Unit.Factor < usual.Key.Factor && said < MuchSmaller * top && amount <= top;
            if (!isTooLarge && !isTooSmall) continue;
            var (printed, others) = ($"{NumberFormat.AsPrinted(amount)} {table.Unit}", $"{NumberFormat.AsPrinted(top)} {usual.Key}");
            yield return Report(table, Severity.Warning, Cause.Unknown,
                $"{table.Form}: its largest amount is {printed}, that of the forms in {usual.Key} {others}: its unit may be printed wrong",
                $"{table.Form}：最大金额为 {printed}，而以{usual.Key}为单位的各表最大为 {others}，所注单位可能有误") with
            {
                Suspects = [new Suspect { Part = SuspectPart.Unit, Table = table }],
            };
        }
    }
}
