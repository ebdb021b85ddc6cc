using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A unit line that was left over from elsewhere: no sum within the form notices it.</summary>
sealed partial class UnitMagnitude() : LabelRule("unit.magnitude",
    "amounts of a form are of the size that its unit says, beside the other forms, the prose and what a public body can have",
    "各表金额的数量级与所注单位相符",
    "the form holds amounts of money and its unit is known"), ICheck<IReadOnlyList<FormTable>>
{
    const int LeastOthers = 3;

    /// <summary>How much larger than the largest amount of the document a part of it may be, for totals of other scopes.</summary>
    const decimal MuchLarger = 10;

    /// <summary>Part of the largest amount below which the largest of a form is hardly meant.</summary>
    const decimal MuchSmaller = 0.001m;

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        // What the relations between the forms have told.
        var told = document.Validation.Diagnoses.SelectMany(d => d.Suspects).Where(s => s.Part == SuspectPart.Unit)
            .Select(s => s.Table!).ToHashSet<FormTable>(ReferenceEqualityComparer.Instance);
        foreach (var apart in document.Claims.Discrepancies.OfType<UnitsApart>())
            if (Unheard(part.Where(t => t.Type.HasFacts && apart.Tables.Any(a => a.Unit == t.Unit)), told) is { Count: > 0 } said)
                yield return Report(said, $"the prose prints {apart.Count} of its amounts with the same digits in {apart.Claim.Unit}",
                    $"文字中有{apart.Count}处金额数字与报表相同，单位却为“{apart.Claim.Unit}”");
        var scales = new UnitScales(part, IsSmall().IsMatch(document.Metadata.Entity ?? ""));
        foreach (var (suspects, other, times) in scales.Apart())
            if (Unheard(suspects, told) is { Count: > 0 } apart)
                yield return Report(apart, times > 1
                    ? $"its largest amount stands in {other.Form} {NumberFormat.Exact(times)} times as large"
                    : $"its largest amount stands in {other.Form} {NumberFormat.Exact(1 / times)} times as small",
                    times > 1 ? $"最大金额在 {other.Form} 中大至{NumberFormat.Exact(times)}倍" : $"最大金额在 {other.Form} 中仅为{NumberFormat.Exact(1 / times)}分之一");
        foreach (var size in scales.OutOfSize().GroupBy(s => new { s.Table.Unit, s.Bound }))
            if (Unheard(size.Select(s => s.Table), told) is { Count: > 0 } beyond)
                yield return Report(beyond,
                    $"its largest amount is {NumberFormat.Yuan(size.First().Largest)} 元, which no such body has",
                    $"最大金额折合 {NumberFormat.Yuan(size.First().Largest)} 元，与此类单位的规模不符");
        foreach (var table in part.Where(IsFinerThanFen))
            if (Unheard([table], told) is { Count: > 0 } finer)
                yield return Report(finer, "its amounts have more decimals than 元 has", "以元为单位的金额有两位以上小数");
        foreach (var (table, amount, top, usual) in BesideOthers(part))
            if (Unheard([table], told) is { Count: > 0 } left)
                yield return Report(left, $"its largest amount is {NumberFormat.AsPrinted(amount)} {table.Unit}, that of the forms in {usual} {NumberFormat.AsPrinted(top)} {usual}",
                    $"最大金额为 {NumberFormat.AsPrinted(amount)} {table.Unit}，而以{usual}为单位的各表最大为 {NumberFormat.AsPrinted(top)} {usual}");
    }

    static List<FormTable> Unheard(IEnumerable<FormTable> tables, HashSet<FormTable> told) => [.. tables.Where(told.Add)];

    Finding Report(List<FormTable> tables, string what, string whatZh)
    {
        var forms = string.Join(", ", tables.Select(t => $"{t.Form} ({t.Unit})").Distinct());
        return Report(tables[0], Severity.Warning, Cause.Unknown,
            $"{forms}: {what}: its unit may be printed wrong", $"{forms}：{whatZh}，所注单位可能有误") with
        {
            Suspects = [.. tables.Select(t => new Suspect { Part = SuspectPart.Unit, Table = t })],
        };
    }

    /// <summary>The smallest coin is 0.01 元.</summary>
    static bool IsFinerThanFen(FormTable table) => table.Type.HasFacts && table.Rows.SelectMany(r => r.Cells)
        .Count(c => c.Amount.Value is { } value && decimal.Round(value, 2) != value
            && table.UnitOf(c) is { Factor: 1, IsPrinted: true }) > 1;

    /// <summary>Forms of another unit than most that are far larger or smaller than those.</summary>
    static IEnumerable<(FormTable Table, decimal Amount, decimal Top, Unit Usual)> BesideOthers(IReadOnlyList<FormTable> part)
    {
        var largest = part.Where(t => t.Type.HasFacts && t.Unit.Yuan is not null)
            .Select(t => new { Table = t, Amount = t.Rows.SelectMany(r => r.Cells).Select(c => Math.Abs(c.Amount.Value ?? 0)).DefaultIfEmpty().Max() })
            .Where(t => t.Amount > 0).ToList();
        if (largest.GroupBy(t => t.Table.Unit).MaxBy(g => g.Count()) is not { } usual || usual.Count() < LeastOthers) yield break;
        var top = usual.Max(t => t.Amount);
        foreach (var other in largest.Where(t => t.Table.Unit != usual.Key))
        {
            var (table, amount) = (other.Table, other.Amount);
            var said = amount * table.Unit.To(usual.Key);
            var isTooLarge = said > MuchLarger * top;
            // Read in the unit of the other forms it would fit, and as it is printed it is next to nothing.
            var isTooSmall = table.Unit.Factor < usual.Key.Factor && said < MuchSmaller * top && amount <= top;
            if (isTooLarge || isTooSmall) yield return (table, amount, top, usual.Key);
        }
    }

    /// <summary>Bodies of counties and towns, and single institutions.</summary>
    [GeneratedRegex("[县区旗镇乡村]|街道|小学|中学|学校|幼儿园|医院|卫生院|图书馆|档案馆")]
    private static partial Regex IsSmall();
}
