using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>Splits a target into operator, number and unit.</summary>
static partial class TargetText
{
    public static Target Parse(string tight)
    {
        var match = Pattern().Match(tight);
        if (!match.Success || Date().IsMatch(tight)) return new("", null, tight);
        var op = match.Groups["o"].Value switch
        {
            "≥" or ">=" or "不低于" or "不少于" or "大于等于" or "达到" => "≥",
            "≤" or "<=" or "不高于" or "不超过" or "小于等于" => "≤",
            ">" or "大于" => ">",
            "<" or "小于" => "<",
            "=" or "等于" => "=",
            _ => "",
        };
        if (!PrintedNumber.TryParse(match.Groups["n"].Value, out var number, out _)) return new("", null, tight);
        var unit = match.Groups["u"].Value;
        // 5‰ and 95%以上 keep their words; "20 以上" is an operator printed behind.
        if (op.Length == 0 && EndsWith("以上")) (op, unit) = ("≥", unit[..^2]);
        else if (op.Length == 0 && (EndsWith("以下") || EndsWith("以内"))) (op, unit) = ("≤", unit[..^2]);
        return new(op, number, unit);

        bool EndsWith(string end) => unit.EndsWith(end, StringComparison.Ordinal);
    }

    /// <summary>Whether a text can only be a target: it begins with an operator or a number.</summary>
    public static bool IsTarget(string tight) => Pattern().IsMatch(tight);

    /// <summary>2025年12月底前 is a date, not two thousand of anything.</summary>
    [GeneratedRegex(@"^20\d\d年")]
    private static partial Regex Date();

    [GeneratedRegex(
        @"^(?<o>≥|≤|>=|<=|>|<|=|不低于|不少于|不高于|不超过|大于等于|小于等于|大于|小于|等于|达到)?" +
        @"(?<n>-?\d[\d,]*(\.\d+)?)(?<u>[^\d].{0,12}|)$")]
    private static partial Regex Pattern();
}
