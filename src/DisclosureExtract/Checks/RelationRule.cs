using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>
/// A rule whose relations are read from the forms (<see cref="ColumnSums"/>, <see cref="RowSums"/>, <see cref="CrossForms"/>), because
/// trees of rows are chosen and amounts are corrected by them too: it says what a relation that does not hold to the last place means.
/// Relations that fail by one fault are one finding, of the rule whose relation says most.
/// </summary>
abstract class RelationRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Amounts, statement, statementZh, premise), ICheck<RelationFamily>, ICheck<Diagnosis>
{
    public IEnumerable<Finding> Check(RelationFamily part, CheckedDocument document)
    {
        if (part.Results[0].Relation.Rule != Id) return [];
        if (part.HasPremise) return part.Results.Where(r => r is { Holds: true, IsExact: false }).Select(Rounding);
        // Amounts in two units that add up in one are a matter of the units, which has its own rule.
        return part.Results.All(r => r.Holds || WrittenDoubts.AddsUpInOneUnit(r)) ? [] : [Unproven(part)];
    }

    public IEnumerable<Finding> Check(Diagnosis part, CheckedDocument document)
    {
        if (part.Leading.Relation.Rule != Id) yield break;
        var (result, whole) = (part.Leading, part.Leading.Relation.Whole);
        var facts = part.Failing.SelectMany(r => r.Relation.Facts).ToList();
        var place = PlaceOf(part);
        var verdict = document.Premises.Weigh(
            facts.Exists(f => document.IsCutOff(f.Table)) ? new Verdict(Severity.Warning, Cause.Reading) : Grave(part, facts), Basis, facts, place);
        var off = result.IsInexact ? $"off by {N(result.Difference)}, where no other sum is rounded"
            : $"off by {N(result.Difference)}, rounding explains at most {N(result.Tolerance)}";
        var offZh = result.IsInexact ? $"相差 {N(result.Difference)}，而其他合计均无尾差"
            : $"相差 {N(result.Difference)}，四舍五入最多 {N(result.Tolerance)}";
        var (told, toldZh) = Told(part);
        yield return Report(verdict.Severity, verdict.Cause, place,
            $"{result.Relation.What}: printed {N(whole.Value)}, sum {N(result.Expected)} {whole.Unit} ({off}){told}",
            $"{result.Relation.WhatZh}：印作 {N(whole.Value)}，应为 {N(result.Expected)} {whole.Unit}（{offZh}）{toldZh}") with
        {
            Suspects = part.Suspects,
            Terms = part.Terms,
            Explanations = part.Explanations,
            Expected = result.Expected,
            Actual = whole.Value,
            Difference = result.Difference,
            Tolerance = result.Tolerance,
        };
    }

    Finding Rounding(RelationResult result)
    {
        var (relation, whole) = (result.Relation, result.Relation.Whole);
        return Report(Severity.Info, Cause.Source, new Place(whole.Page, whole.Box),
            $"{relation.What}: printed {N(whole.Value)}, sum {N(result.Expected)} {whole.Unit} (rounding)",
            $"{relation.WhatZh}：印作 {N(whole.Value)}，应为 {N(result.Expected)} {whole.Unit}（四舍五入尾差）") with
        {
            Terms = [.. relation.Facts],
            Expected = result.Expected,
            Actual = whole.Value,
            Difference = result.Difference,
            Tolerance = result.Tolerance,
        };
    }

    /// <summary>The amount that is suspected where it is one, else the sum that does not come out.</summary>
    static Place PlaceOf(Diagnosis diagnosis) => diagnosis.Suspects is [{ Cell: { Amount.Value: not null } cell }]
        ? new Place(cell.Source.Page, cell.Source.TextBox)
        : new Place(diagnosis.Leading.Relation.Whole.Page, diagnosis.Leading.Relation.Whole.Box);

    /// <summary>What else fails by it, and the one change with which all would hold, or the two that are as near.</summary>
    static (string En, string Zh) Told(Diagnosis diagnosis)
    {
        var more = diagnosis.Failing.Count - 1;
        var (en, zh) = more == 0 ? ("", "") : ($"; {more} more relation{(more == 1 ? "" : "s")} with it", $"；另有{more}条勾稽关系因此不成立");
        var ways = diagnosis.Explanations;
        if (ways is [.., { Kind: "row_missing" } gone] && ways.Count > 1)
        {
            var (told, toldZh) = ways is [var one, _] ? ToldOf(one, diagnosis, en, zh) : (en, zh);
            return ($"{told}. Or a row of {gone.To} is missing there", $"{toldZh}。也可能缺一行（{gone.To}）");
        }
        if (ways.Count > 1 && ways.All(w => w.Kind == "exchanged"))
            return ToldOf(ways[0] with { Change = string.Join(" / ", ways.Select(w => w.Change)) }, diagnosis, en, zh);
        return ways is [var only] ? ToldOf(only, diagnosis, en, zh) : (en, zh);
    }

    static (string En, string Zh) ToldOf(Explanation only, Diagnosis diagnosis, string en, string zh) =>
        only.Kind switch
        {
            "amount" => ($"{en}. With {only.Change} {only.From} → {only.To} all hold", $"{zh}。若 {only.Change} 由 {only.From} 改为 {only.To} 则全部成立"),
            "lost" => ($"{en}. With {only.To} in {only.Change}, which is blank, all hold", $"{zh}。若空白单元格 {only.Change} 为 {only.To} 则全部成立"),
            "exchanged" => ($"{en}. Exchanged, {only.Change}, all hold", $"{zh}。若互换 {only.Change} 则全部成立"),
            "row_twice" => ($"{en}. The row is counted twice: {only.Change}", $"{zh}。该行重复：{only.Change}"),
            "code" => ($"{en}. The code of the row may be wrong: {only.Change}", $"{zh}。该行编码可能有误：{only.Change}"),
            "row_misplaced" => ($"{en}. The row may be counted in the wrong place: {only.Change}", $"{zh}。该行可能归属有误：{only.Change}"),
            "unit" => ($"{en}. With {only.To} for {only.From} as the unit of {only.Change} all hold", $"{zh}。若 {only.Change} 的单位由{only.From}改为{only.To}则全部成立"),
            "row_missing" when diagnosis.Suspects.Count == 0 => ($"{en}. The row may be missing here: {only.Change} ({only.To})", $"{zh}。此处可能缺行：{only.Change}（{only.To}）"),
            _ => ($"{en}. Across its columns all adds up: a row may be missing or one too many ({only.To})", $"{zh}。各列之间勾稽相符，可能缺行或多行（{only.To}）"),
        };

    static Verdict Grave(Diagnosis diagnosis, List<Fact> facts)
    {
        if (diagnosis.Failing.Any(r => r.Relation.IsInferred)) return new Verdict(Severity.Warning, Cause.Unknown);
        // Columns that were guessed may be ours; where pixels leave room for another amount, the reader may be at fault.
        var isPrinted = facts.TrueForAll(f => f.Cell.Source.Source.IsPrinted() && !f.Table.IsGuessed);
        if (facts.Exists(Doubts.IsOpen)) return new Verdict(Severity.Warning, isPrinted ? Cause.Unknown : Cause.Reading);
        if (!isPrinted) return new Verdict(diagnosis.IsEstablished ? Severity.Error : Severity.Warning, Cause.Unknown);
        // In the last place a digit may have been left over by who added up: that it is odd is certain, no more.
        if (diagnosis.Failing.All(r => r.IsInexact)) return new Verdict(Severity.Warning, Cause.Unknown);
        // An accusation is earned: the structure must be known from elsewhere.
        return diagnosis.IsEstablished ? new Verdict(Severity.Error, Cause.Source) : new Verdict(Severity.Warning, Cause.Unknown);
    }

    /// <summary>Relations of which most fail: the premise may not hold, or much is misread.</summary>
    Finding Unproven(RelationFamily family)
    {
        var whole = family.Results[0].Relation.Whole;
        var doubted = family.Doubted;
        var (count, failures, amounts) = (family.Results.Count, family.Failures, doubted.Count);
        var place = new Place(whole.Page, whole.Box);
        if (amounts == 0)
            return Report(Severity.Warning, Cause.Reading, place,
                $"{failures} of {count} sums of {whole.Form} fail, so that the table may add up otherwise than it was understood; none of them is used. Compare with the page",
                $"{whole.Form} 的{count}项勾稽关系中{failures}项不成立，该表的汇总方式可能与程序理解的不同，均未采用，请核对原页");
        return Report(Severity.Warning, Cause.Reading, place,
            $"{failures} of {count} sums of {whole.Form} fail, so that none of its {amounts} amounts in them is proven. Compare with the page",
            $"{whole.Form} 的{count}项勾稽关系中{failures}项不成立，所涉{amounts}个金额未得到印证，请核对原页") with
        {
            Suspects = Suspect.Values(doubted),
        };
    }

    static string N(decimal value) => NumberFormat.Exact(value);
}
