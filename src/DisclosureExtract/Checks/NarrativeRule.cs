using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks;

/// <summary>A rule about what the notes say. Its findings quote the words.</summary>
abstract class NarrativeRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Prose, statement, statementZh, premise)
{
    /// <summary>A finding about a number in prose.</summary>
    /// <param name="severity">What it would be where nothing is doubtful; the premises may soften it.</param>
    /// <param name="facts">Amounts of forms that the number was compared with.</param>
    protected Finding Report(
        Claim claim, Severity severity, string message, string messageZh, Premises premises,
        IReadOnlyList<Fact>? facts = null)
    {
        var (page, box) = claim.Place;
        return Report(new Place(page, box), severity,
            $"{message} (“{claim.Quote}”)", $"{messageZh}（“{claim.Quote}”）", premises, facts ?? []);
    }

    /// <summary>A finding about words of a paragraph.</summary>
    /// <param name="start">Where they begin in the paragraph's <see cref="Paragraph.Tight"/>.</param>
    protected Finding Report(
        Paragraph paragraph, int start, Severity severity, string message, string messageZh, Premises premises)
    {
        var (page, box) = paragraph.PlaceOf(start);
        return Report(new Place(page, box), severity, message, messageZh, premises, []);
    }

    Finding Report(
        Place place, Severity severity, string message, string messageZh, Premises premises, IReadOnlyList<Fact> facts)
    {
        var verdict = premises.Weigh(new Verdict(severity, Cause.Source), Basis, facts, place);
        return Report(verdict.Severity, verdict.Cause, place, message, messageZh) with { Terms = facts };
    }

    /// <summary>A match with what stands around it.</summary>
    protected static string Around(string text, Match match) =>
        text[Math.Max(0, match.Index - 8)..Math.Min(text.Length, match.Index + match.Length + 6)];
}
