using System.Buffers;
using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Prose;

/// <summary>Finds every amount, percentage and count in prose.</summary>
static partial class ClaimReader
{
    public static List<Claim> Read(IEnumerable<Section> sections)
    {
        var claims = new List<Claim>();
        foreach (var section in sections)
            foreach (var paragraph in section.Paragraphs)
                foreach (Match match in Number().Matches(paragraph.Tight))
                    if (ToClaim(section, paragraph, match) is { } claim) claims.Add(claim);
        return claims;
    }

    static Claim? ToClaim(Section section, Paragraph paragraph, Match match)
    {
        if (!PrintedNumber.TryParse(match.Groups["n"].Value, out var value, out var places)) return null;
        var unit = match.Groups["u"].Value;
        var before = paragraph.Tight[..match.Index];
        var clause = before[ClauseStart(before)..];
        var kind = KindOf(unit, clause);
        if (kind == ClaimKind.Change && Decrease().IsMatch(LastDirection(clause))) value = -value;
        return new Claim
        {
            Kind = kind,
            Amount = new Amount(value, new Unit(unit), places),
            About = clause[LastNumberEnd(clause)..],
            Quote = clause + match.Value,
            Section = section,
            Paragraph = paragraph,
            Start = match.Index,
            End = match.Index + match.Length,
        };
    }

    static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;。:、!?");

    /// <summary>Behind the last punctuation; 收、支总计 is one expression.</summary>
    static int ClauseStart(string before)
    {
        var at = before.AsSpan().LastIndexOfAny(ClauseEnds);
        while (at >= 0 && IsBetweenRevenueAndExpenditure(before, at))
            at = before.AsSpan(0, at).LastIndexOfAny(ClauseEnds);
        return at + 1;
    }

    static bool IsBetweenRevenueAndExpenditure(string text, int at) =>
        at > 0 && text.AsSpan(at).StartsWith("、支") && text[at - 1] is '收' or '入';

    static ClaimKind KindOf(string unit, string clause)
    {
        var isPercent = unit is "%" or "个百分点";
        if (!isPercent && !unit.EndsWith('元')) return ClaimKind.Count;
        var direction = Direction().Match(clause);
        if (direction.Success && !Reached().IsMatch(direction.Value)) return ClaimKind.Change;
        return isPercent ? ClaimKind.Share : ClaimKind.Amount;
    }

    static string LastDirection(string clause) => Direction().Matches(clause) is [.., { } last] ? last.Value : "";

    static int LastNumberEnd(string clause) =>
        Number().Matches(clause) is [.., { } last] ? last.Index + last.Length : 0;

    [GeneratedRegex(@"(?<![\d.\-/])(?<n>-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?)" +
        @"(?<u>亿元|千元|万元|元(?!月)|%|个百分点|辆|台\(套\)|台|套|平方米)")]
    private static partial Regex Number();

    /// <summary>Words of change that stand right before a number: 比上年增加, 同比增长, 下降了.</summary>
    [GeneratedRegex(@"(增加|增长|上升|提高|上涨|增幅|增收|增支|减少|下降|降低|减支|减收|降幅|压减)[^,;。]{0,6}$")]
    private static partial Regex Direction();

    /// <summary>增加到 and 减少至 state what was reached, not by how much.</summary>
    [GeneratedRegex(@"^..[到至]$")]
    private static partial Regex Reached();

    [GeneratedRegex(@"减少|下降|降低|减支|减收|降幅|压减")]
    private static partial Regex Decrease();
}
