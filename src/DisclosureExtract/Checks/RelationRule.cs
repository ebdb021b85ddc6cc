using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>
/// A rule whose relations are read from the forms (<see cref="ColumnSums"/>, <see cref="RowSums"/>, <see cref="CrossForms"/>), because
/// trees of rows are chosen and amounts are corrected by them too: it says what a relation that does not hold to the last place means.
/// </summary>
abstract class RelationRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Amounts, statement, statementZh, premise), ICheck<RelationFamily>
{
    public IEnumerable<Finding> Check(RelationFamily part, CheckedDocument document)
    {
        if (part.Results[0].Relation.Rule != Id) return [];
        if (part.HasPremise) return part.Results.Where(r => !r.IsExact).Select(r => Breach(r, document.Premises));
        return part.Unproven.Count > 0 ? [Unproven(part)] : [];
    }

    Finding Breach(RelationResult result, Premises premises)
    {
        var (relation, whole) = (result.Relation, result.Relation.Whole);
        var facts = relation.Facts.ToList();
        var place = new Place(whole.Page, whole.Box);
        var tail = result.Holds ? "rounding"
            : $"off by {N(result.Difference)}, rounding explains at most {N(result.Tolerance)}";
        var tailZh = result.Holds ? "四舍五入尾差" : $"相差 {N(result.Difference)}，四舍五入最多 {N(result.Tolerance)}";
        var verdict = premises.Weigh(Grave(result, facts), Basis, facts, place);
        return Report(verdict.Severity, verdict.Cause, place,
            $"{relation.What}: printed {N(whole.Value)}, sum {N(result.Expected)} {whole.Unit} ({tail})",
            $"{relation.WhatZh}：印作 {N(whole.Value)}，应为 {N(result.Expected)} {whole.Unit}（{tailZh}）") with
        {
            Suspects = result.Holds ? [] : Suspect.Values(facts),
            Terms = result.Holds ? facts : [],
            Expected = result.Expected,
            Actual = whole.Value,
            Difference = result.Difference,
            Tolerance = result.Tolerance,
        };
    }

    static Verdict Grave(RelationResult result, List<Fact> facts)
    {
        if (!result.Holds && result.Relation.IsInferred) return new Verdict(Severity.Warning, Cause.Unknown);
        // Columns that were guessed may be ours; where pixels leave room for another amount, the reader may be at fault.
        var isPrinted = facts.TrueForAll(f => f.Cell.Source.Source.IsPrinted() && !f.Table.IsGuessed);
        var isDoubted = facts.Exists(Doubts.IsOpen);
        return new Verdict(
            result.Holds ? Severity.Info : isDoubted ? Severity.Warning : Severity.Error,
            isDoubted ? (isPrinted ? Cause.Unknown : Cause.Reading) : isPrinted ? Cause.Source : Cause.Unknown);
    }

    /// <summary>The relations of a scan of which most fail: the premise may not hold, or much is misread.</summary>
    Finding Unproven(RelationFamily family)
    {
        var whole = family.Results[0].Relation.Whole;
        var (count, failures, amounts) = (family.Results.Count, family.Failures, family.Unproven.Count);
        return Report(Severity.Warning, Cause.Reading, new Place(whole.Page, whole.Box),
            $"{failures} of {count} sums of {whole.Form} fail, so that none of its {amounts} amounts in them is proven. Compare with the page",
            $"{whole.Form} 的{count}项勾稽关系中{failures}项不成立，所涉{amounts}个金额未得到印证，请核对原页") with
        {
            Suspects = Suspect.Values(family.Unproven),
        };
    }

    static string N(decimal value) => NumberFormat.Exact(value);
}
