using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>
/// A rule about how amounts are written and what they are counted in. What sums confirm is told, what nothing confirms is to be
/// compared with the page.
/// </summary>
abstract class AmountRule(string id, string statement, string statementZh, string premise)
    : LabelRule(id, statement, statementZh, premise)
{
    /// <param name="doubts">Those that the rule is about.</param>
    protected Finding Report(AmountDoubts doubts, Fact fact, string what, string whatZh)
    {
        var at = new CheckedCell(fact.Row, fact.Cell);
        return Report(doubts, [fact], $"{at.What}: “{fact.Cell.Source.Raw}”: {what}", $"{at.WhatZh}：“{fact.Cell.Source.Raw}”{whatZh}");
    }

    protected Finding Report(AmountDoubts doubts, IReadOnlyList<Fact> facts, string what, string whatZh)
    {
        var open = facts.Where(f => (f.Doubts & doubts) != 0).ToList();
        var (end, endZh) = open.Count == 0 ? ("; the sums confirm it", "；勾稽关系印证") : (". Compare with the page", "，请核对原页");
        var first = open.Count > 0 ? open[0] : facts[0];
        return Report(open.Count == 0 ? Severity.Info : Severity.Warning, first.IsScanned ? Cause.Unknown : Cause.Source,
            new Place(first.Page, first.Box), what + end, whatZh + endZh) with
        {
            Suspects = Suspect.Values(open),
            Terms = open.Count == 0 ? facts : [],
        };
    }
}
