using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Sums;

/// <summary>Totals that are gone with their row.</summary>
sealed class SumMissing() : Rule("sum.missing", Basis.Amounts,
    "a form of several subjects prints their total, and a summary that of the year",
    "列有多个科目的表印有合计行，收支总表印有本年合计",
    "the form is of a kind that always has it, and lists subjects with codes, or what was carried over beside its last total; or it lists sources or uses and the summary prints what they come to"),
    ICheck<CheckedForm>
{
    /// <summary>After what is said of the form and its sums.</summary>
    public override int Rank => 4;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        var form = part.Table.Form;
        foreach (var side in (string[])[Sides.Revenue, Sides.Expenditure])
            if (MissingTotals.OfYear(document.Facts, part.Table, side) is { } total)
                yield return Report(Severity.Warning, Cause.Unknown, new Place(total.Page, total.Box),
                    $"{form} prints {total.Row.Name} and what was carried over, and no total of the year without it. Compare with the page",
                    $"{form} 印有“{total.Row.Name}”与结转结余，但未印本年合计，请核对原页") with
                {
                    Terms = [total],
                };
        if (MissingTotals.Stated(document.Facts, part.Table) is { } stated)
            yield return Report(part, stated, $"{form} prints no amount that comes to the {NumberFormat.Exact(stated.Value)} {stated.Unit} of {stated.Form} {stated.Row.Name}. Compare with the page",
                $"{form} 未印与 {stated.Form}“{stated.Row.Name}”{NumberFormat.Exact(stated.Value)} {stated.Unit} 相符的合计，请核对原页");
        if (MissingTotals.OfSummary(document.Facts, part.Table) is [var any, ..])
            yield return Report(part, any, $"{form} prints amounts and no total. Compare with the page", $"{form} 有金额而未印合计，请核对原页");
        if (MissingTotals.In(document.Facts, part.Table) is not { Count: > 0 } tops) yield break;
        var sum = NumberFormat.Exact(tops.Sum(t => t.Value));
        yield return Report(Severity.Warning, Cause.Unknown, new Place(tops[0].Page, tops[0].Box),
            $"{form} lists {tops.Count} subjects that come to {sum}, and prints no total. Compare with the page",
            $"{form} 列有{tops.Count}个最高一级科目，合计 {sum}，但未印合计行，请核对原页") with
        {
            Terms = tops,
            Expected = tops.Sum(t => t.Value),
        };
    }

    Finding Report(CheckedForm part, Fact term, string message, string messageZh)
    {
        var (page, box) = part.Table.Table.Boxes[0];
        return Report(Severity.Warning, Cause.Unknown, new Place(page, box), message, messageZh) with { Terms = [term] };
    }
}
