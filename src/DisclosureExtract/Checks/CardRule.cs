using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>A rule about project cards.</summary>
abstract class CardRule(string id, Basis basis, string statement, string statementZh, string premise)
    : Rule(id, basis, statement, statementZh, premise)
{
    /// <summary>A finding at the head of a card.</summary>
    protected Finding Report(ProjectCard card, Severity severity, string message, string messageZh)
    {
        var (page, box) = card.Boxes[0];
        return Report(severity, CauseOf(card), new Place(page, box), message, messageZh);
    }

    /// <summary>Money that does not add up: an error, unless the premises say otherwise.</summary>
    /// <param name="facts">Amounts of forms that take part.</param>
    protected Finding Breach(
        ProjectCard card, Premises premises, IReadOnlyList<Fact> facts, string message, string messageZh, Severity severity = Severity.Error)
    {
        var (page, box) = card.Boxes[0];
        var place = new Place(page, box);
        var verdict = premises.Weigh(new Verdict(severity, severity == Severity.Error ? CauseOf(card) : Cause.Unknown), Basis, facts, place);
        return Report(verdict.Severity, verdict.Cause, place, message, messageZh) with { Terms = facts };
    }

    protected static Cause CauseOf(ProjectCard card) => card.NameEvidence is null ? Cause.Unknown : Cause.Source;

    protected static string N(decimal value) => NumberFormat.Yuan(value);
}

/// <summary>A sum that a card states.</summary>
abstract class CardSumRule(string id, string statement, string statementZh, string premise)
    : CardRule(id, Basis.Cards, statement, statementZh, premise), ICheck<ProjectCard>
{
    protected abstract IEnumerable<CardSum> Sums(ProjectCard card);

    public IEnumerable<Finding> Check(ProjectCard part, CheckedDocument document) => Sums(part).Where(s => !s.Holds)
        .Select(sum => Breach(part, document.Premises, [],
            $"{sum.What}: stated {N(sum.Stated)} 元, adds up to {N(sum.Sum)} 元",
            $"{sum.WhatZh}：所述 {N(sum.Stated)} 元，合计 {N(sum.Sum)} 元",
            sum.IsOpen ? Severity.Warning : Severity.Error) with
        {
            Expected = sum.Sum,
            Actual = sum.Stated,
            Difference = sum.Stated - sum.Sum,
            Tolerance = sum.Tolerance,
        });
}
