using System.Buffers;
using System.Globalization;
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
                {
                    var text = paragraph.Tight;
                    var number = match.Groups["n"].Value;
                    if (!decimal.TryParse(number.Replace(",", "", StringComparison.Ordinal), NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) || !AmountText.IsPlausible(value)) continue;
                    var unit = match.Groups["u"].Value;
                    var before = text[..match.Index];
                    var clause = before[ClauseStart(before)..];
                    var about = clause[(LastNumberEnd(clause))..];
                    var kind = KindOf(unit, clause);
                    if (kind == ClaimKind.Change && Decrease().IsMatch(LastDirection(clause))) value = -value;
                    var point = number.IndexOf('.', StringComparison.Ordinal);
                    claims.Add(new Claim
                    {
                        Kind = kind,
                        Value = value,
                        Decimals = point < 0 ? 0 : number.Length - point - 1,
                        Unit = unit,
                        About = about,
                        Quote = clause + match.Value,
                        Section = section,
                        Paragraph = paragraph,
                        Start = match.Index,
                        End = match.Index + match.Length,
                    });
                }
        return claims;
    }

    static readonly SearchValues<char> ClauseEnds = SearchValues.Create(",;。:、!?");

    /// <summary>Behind the last punctuation; 收、支总计 is one expression.</summary>
    static int ClauseStart(string before)
    {
        for (var at = before.AsSpan().LastIndexOfAny(ClauseEnds); at >= 0; at = before.AsSpan(0, at).LastIndexOfAny(ClauseEnds))
        {
            var isInner = before[at] == '、' && at > 0 && before[at - 1] is '收' or '入' && at + 1 < before.Length && before[at + 1] == '支';
            if (!isInner) return at + 1;
        }
        return 0;
    }

    static ClaimKind KindOf(string unit, string clause)
    {
        if (unit is not ("元" or "千元" or "万元" or "亿元" or "%" or "个百分点")) return ClaimKind.Count;
        if (Direction().Match(clause) is { Success: true } direction && !Reached().IsMatch(direction.Value)) return ClaimKind.Change;
        if (unit is not ("%" or "个百分点")) return ClaimKind.Amount;
        return ClaimKind.Share;
    }

    static string LastDirection(string clause) => Direction().Matches(clause) is { Count: > 0 } matches ? matches[^1].Value : "";

    static int LastNumberEnd(string clause)
    {
        var matches = Number().Matches(clause);
        return matches.Count == 0 ? 0 : matches[^1].Index + matches[^1].Length;
    }

    [GeneratedRegex(@"(?<![\d.\-/])(?<n>-?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?)(?<u>亿元|千元|万元|元(?!月)|%|个百分点|辆|台\(套\)|台|套|平方米)")]
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
