using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cross;

/// <summary>
/// What the basic form prints of travel abroad, reception and vehicles is part of the same item of “三公”, which project
/// money adds to: at most as much.
/// </summary>
sealed class CrossEconomic() : LabelRule("cross.economic",
    "an economic item of basic expenditure is at most the same item of the “三公” form",
    "基本支出中的“三公”类经济科目不大于“三公”经费表的同一项",
    "final accounts print the economic subject and the “三公” form its item, or sums prove that a blank one is 0"),
    ICheck<IReadOnlyList<FormTable>>
{
    static readonly (string Code, string Item)[] Items =
        [("30212", "overseas_travel"), ("30217", "reception"), ("30231", "vehicle_operation"),
            ("31013", "vehicle_purchase")];

    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        var facts = document.Facts;
        if (facts.Forms(FormIds.BasicExpenditureEconomic, final: true).ToList() is not [var economic]) yield break;
        if (facts.Forms(FormIds.ThreePublic, final: true).ToList() is not [var threePublic]) yield break;
        var topics = new TopicFacts(facts);
        foreach (var (code, item) in Items)
        {
            var basic = economic.Rows.Where(r => RowTree.CodeOf(r) == code)
                .SelectMany(r => r.Cells.Select(c => facts.At(economic, r, c.Column)))
                .OfType<Fact>().Where(f => f.Value > 0 && f.AmountYuan is not null).MaxBy(f => f.Value);
            if (basic is null) continue;
            var (most, at) = topics.ThreePublic(item).ToList() is { Count: > 0 } printed
                ? (printed.Max(f => f.AmountYuan!.Value), printed.MaxBy(f => f.AmountYuan!.Value))
                    : Others(topics, item);
            if (most is not { } whole) continue;
            var tolerance = facts.Precision.Amount(basic).HalfUnitYuan
                + (at is null ? 0 : facts.Precision.Amount(at).HalfUnitYuan);
            if (basic.AmountYuan!.Value - whole <= tolerance) continue;
            List<Fact> amounts = at is null ? [basic] : [basic, at];
            var other = at is null ? "0" : $"{NumberFormat.Exact(at.Value)} {at.Unit}";
            yield return Report(Severity.Warning, basic.IsScanned ? Cause.Unknown : Cause.Source,
                new Place(basic.Page, basic.Box),
                $"{code} {basic.Row.Name} is {NumberFormat.Exact(basic.Value)} {basic.Unit} of basic expenditure, and {threePublic.Form} prints {other} of it in all",
                $"基本支出中 {code} {basic.Row.Name} 为 {NumberFormat.Exact(basic.Value)} {basic.Unit}，大于 {threePublic.Form} 同一项的 {other}") with
            {
                // What sums confirm is told and not disputed.
                Suspects = Suspect.Values(amounts.Where(f => document.Validation.ChecksOf(f) == 0)),
                Terms = [.. amounts.Where(f => document.Validation.ChecksOf(f) > 0)],
                Expected = whole / basic.Unit.Factor,
                Actual = basic.Value,
                Tolerance = tolerance / basic.Unit.Factor,
            };
        }
    }

    /// <summary>What is left for an item that is blank: nothing, where the others come to the total.</summary>
    static (decimal? Most, Fact? At) Others(TopicFacts topics, string item)
    {
        string[] kinds = ["overseas_travel", ColumnKeys.Vehicles, "reception"];
        if (topics.ThreePublic(ColumnKeys.Total).FirstOrDefault() is not { } total) return (null, null);
        var blank = item.StartsWith("vehicle_", StringComparison.Ordinal) ? ColumnKeys.Vehicles : item;
        var others = kinds.Where(k => k != blank).Sum(k => topics.ThreePublic(k).FirstOrDefault()?.AmountYuan ?? 0);
        return total.AmountYuan == others && !topics.ThreePublic(blank).Any() ? (0, null) : (null, null);
    }
}
