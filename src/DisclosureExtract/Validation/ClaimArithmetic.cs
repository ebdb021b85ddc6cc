using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Narrative;

namespace DisclosureExtract.Validation;

/// <summary>narrative.change, narrative.share and narrative.list: what a paragraph says must agree with itself.</summary>
static partial class ClaimArithmetic
{
    public static IEnumerable<Finding> Findings(Paragraph paragraph, IReadOnlyList<Claim> claims, ClaimTopics topics) =>
        Changes(paragraph, claims).Concat(Shares(paragraph, claims, topics)).Concat(Lists(paragraph, claims));

    /// <summary>
    /// "X万元，比上年增加Y万元，增长Z%": the base is X − Y, and Y is Z percent of it. X is one of the amounts before in the
    /// sentence; the claim fails only where none of them fits.
    /// </summary>
    static IEnumerable<Finding> Changes(Paragraph paragraph, IReadOnlyList<Claim> claims)
    {
        for (var i = 1; i < claims.Count; i++)
        {
            var (change, percent) = (claims[i - 1], claims[i]);
            if (percent is not { Kind: ClaimKind.Change, Unit: "%" }) continue;
            if (Math.Abs(percent.Value) > 100 && percent.Value < 0)
                yield return NarrativeChecks.Make(percent, Rules.NarrativeChange, Severity.Error, $"nothing falls by {-percent.Value} %", $"降幅不可能为 {-percent.Value}%");
            if (change is not { Kind: ClaimKind.Change, Yuan: { } difference } || SentenceBetween(paragraph, change, percent)) continue;
            if (difference != 0 && percent.Value != 0 && Math.Sign(difference) != Math.Sign(percent.Value))
            {
                yield return NarrativeChecks.Make(percent, Rules.NarrativeChange, Severity.Error,
                    $"{Direction(difference)} by {Math.Abs(change.Value)} {change.Unit} and {Direction(percent.Value)} by {Math.Abs(percent.Value)} %", $"金额{DirectionZh(difference)}而比例{DirectionZh(percent.Value)}");
                continue;
            }
            var wholes = claims.Take(i - 1).Where(c => c.Kind == ClaimKind.Amount && c.Yuan is > 0 && !SentenceBetween(paragraph, c, change)).ToList();
            if (wholes.Count == 0) continue;
            if (wholes.Exists(w => Fits(w, change, percent)))
            {
                (change.State, percent.State) = (ClaimState.Confirmed, ClaimState.Confirmed);
                continue;
            }
            // The amount the change is of: the nearest one whose base is positive.
            var whole = wholes.FindLast(w => w.Yuan - difference > 0 && w.Yuan >= Math.Abs(difference) / 20) ?? wholes[0];
            if (whole.Yuan - difference is not ({ } basis and > 0)) continue;
            var actual = Math.Round(difference / basis * 100, 4);
            var off = Math.Abs(actual - percent.Value);
            percent.State = ClaimState.Contradicted;
            var isCut = off < 2 * percent.HalfUnit; // the digits were cut off and not rounded
            yield return NarrativeChecks.Make(percent, Rules.NarrativeChange, isCut ? Severity.Info : wholes.Count == 1 || off > 1 ? Severity.Error : Severity.Warning,
                $"{N(Math.Abs(difference))} 元 of {N(basis)} 元 is {Math.Abs(actual)} %, not {Math.Abs(percent.Value)} %{(isCut ? " (cut off instead of rounded)" : "")}", $"{N(Math.Abs(difference))}元 ÷ {N(basis)}元 = {Math.Abs(actual)}%，文字为 {Math.Abs(percent.Value)}%") with
            {
                Expected = Math.Abs(actual), Actual = Math.Abs(percent.Value), Difference = percent.Value - actual, Tolerance = percent.HalfUnit,
            };
        }
    }

    static bool Fits(Claim whole, Claim change, Claim percent)
    {
        var half = whole.HalfUnitYuan + change.HalfUnitYuan;
        var (basis, difference) = (whole.Yuan!.Value - change.Yuan!.Value, change.Yuan.Value);
        if (basis <= half) return false;
        var low = (Math.Abs(difference) - change.HalfUnitYuan) / (basis + half) * 100;
        var high = (Math.Abs(difference) + change.HalfUnitYuan) / (basis - half) * 100;
        return Math.Abs(percent.Value) + percent.HalfUnit >= low && Math.Abs(percent.Value) - percent.HalfUnit <= high;
    }

    /// <summary>"X万元，占Z%": X is Z percent of one of the amounts before it.</summary>
    static IEnumerable<Finding> Shares(Paragraph paragraph, IReadOnlyList<Claim> claims, ClaimTopics topics)
    {
        for (var i = 1; i < claims.Count; i++)
        {
            var share = claims[i];
            if (share is not { Kind: ClaimKind.Share, Unit: "%" } || ShareWord().Match(paragraph.Tight[Math.Max(0, share.Start - 30)..share.Start]) is not { Success: true } word) continue;
            if (share.Value > 100 + share.HalfUnit)
            {
                share.State = ClaimState.Contradicted;
                yield return NarrativeChecks.Make(share, Rules.NarrativeShare, Severity.Error, $"a share of {share.Value} %", $"占比 {share.Value}% 超过100%");
                continue;
            }
            var part = claims[i - 1];
            if (part.Kind != ClaimKind.Amount || part.Yuan is not { } amount) continue;
            // "占本年支出合计的" names its whole, which a form prints; "占" alone means an amount said before.
            if (word.Groups["w"].Value is { Length: > 0 } named)
            {
                var whole0 = topics.OfWords(named.TrimEnd('的'))?.Candidates ?? [];
                if (whole0.Any(f => FitsShare(part, f, share))) share.State = ClaimState.Confirmed;
                continue;
            }
            var wholes = claims.Take(i - 1).Where(c => c.Kind == ClaimKind.Amount && c.Yuan is > 0 && c.Yuan >= amount).ToList();
            if (wholes.Count == 0) continue;
            if (wholes.Exists(w => FitsShare(part, w, share)))
            {
                share.State = ClaimState.Confirmed;
                continue;
            }
            var whole = wholes.MaxBy(w => w.Yuan)!;
            var actual = Math.Round(amount / whole.Yuan!.Value * 100, 4);
            var isCut = Math.Abs(actual - share.Value) < 2 * share.HalfUnit;
            share.State = ClaimState.Contradicted;
            yield return NarrativeChecks.Make(share, Rules.NarrativeShare, isCut ? Severity.Info : Severity.Warning,
                $"{part.Value} {part.Unit} of {whole.Value} {whole.Unit} is {actual} %, not {share.Value} %", $"{part.Value}{part.Unit} ÷ {whole.Value}{whole.Unit} = {actual}%，文字为 {share.Value}%") with
            {
                Expected = actual, Actual = share.Value, Difference = share.Value - actual, Tolerance = share.HalfUnit,
            };
        }
    }

    static bool FitsShare(Claim part, Fact whole, Claim share) => whole.AmountYuan is > 0 && FitsShare(part, whole.AmountYuan.Value, part.HalfUnitYuan, share);

    static bool FitsShare(Claim part, Claim whole, Claim share) => FitsShare(part, whole.Yuan!.Value, whole.HalfUnitYuan, share);

    static bool FitsShare(Claim part, decimal whole, decimal halfUnit, Claim share)
    {
        var low = (part.Yuan!.Value - part.HalfUnitYuan) / (whole + halfUnit) * 100;
        var high = (part.Yuan.Value + part.HalfUnitYuan) / Math.Max(1, whole - halfUnit) * 100;
        return share.Value + share.HalfUnit >= low && share.Value - share.HalfUnit <= high;
    }

    /// <summary>
    /// Lists that are complete by their nature: 政府采购 = 货物 + 工程 + 服务, vehicles = sum of their kinds. Other lists after
    /// 其中 may be partial and are not held against their whole.
    /// </summary>
    static IEnumerable<Finding> Lists(Paragraph paragraph, IReadOnlyList<Claim> claims)
    {
        foreach (var finding in Procurement(claims)) yield return finding;
        foreach (var finding in Vehicles(paragraph, claims)) yield return finding;
    }

    static IEnumerable<Finding> Procurement(IReadOnlyList<Claim> claims)
    {
        var parts = claims.Where(c => c.Kind == ClaimKind.Amount && ProcurementPart().IsMatch(c.About)).ToList();
        if (parts.Count is < 2 or > 3 || parts.Select(p => ProcurementPart().Match(p.About).Groups["k"].Value).Distinct().Count() != parts.Count) yield break;
        var whole = claims.LastOrDefault(c => c.Start < parts[0].Start && c.Kind == ClaimKind.Amount && c.About.Contains("采购") && !parts.Contains(c));
        if (whole?.Yuan is not { } stated) yield break;
        var sum = parts.Sum(p => p.Yuan!.Value);
        var tolerance = whole.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan);
        if (Math.Abs(stated - sum) <= tolerance)
        {
            foreach (var claim in parts.Append(whole)) claim.State = claim.State == ClaimState.Unchecked ? ClaimState.Confirmed : claim.State;
            if (stated == sum || parts.Count < 3) yield break;
        }
        // Two kinds alone may leave the third unsaid.
        if (parts.Count < 3 && sum < stated) yield break;
        var rounding = Math.Abs(stated - sum) <= tolerance;
        yield return NarrativeChecks.Make(whole, Rules.NarrativeList, rounding ? Severity.Info : Severity.Error,
            $"{whole.Value} {whole.Unit} stated, its kinds add up to {sum / Units.Factor(whole.Unit)} {whole.Unit}{(rounding ? " (rounding)" : "")}", $"采购总额 {whole.Value}{whole.Unit}，各类合计 {sum / Units.Factor(whole.Unit)}{whole.Unit}") with
        {
            Expected = sum / Units.Factor(whole.Unit), Actual = whole.Value, Difference = (stated - sum) / Units.Factor(whole.Unit), Tolerance = tolerance / Units.Factor(whole.Unit),
        };
    }

    static IEnumerable<Finding> Vehicles(Paragraph paragraph, IReadOnlyList<Claim> claims)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var whole = claims[i];
            if (whole.Unit != "辆" || i + 2 >= claims.Count || !OfWhich().IsMatch(paragraph.Tight[whole.End..Math.Min(paragraph.Tight.Length, whole.End + 6)])) continue;
            var parts = claims.Skip(i + 1).TakeWhile(c => c.Unit == "辆" && !SentenceBetween(paragraph, whole, c)).ToList();
            if (parts.Count < 2) continue;
            var sum = parts.Sum(p => p.Value);
            var holds = sum == whole.Value;
            foreach (var claim in parts.Append(whole)) claim.State = holds ? ClaimState.Confirmed : ClaimState.Contradicted;
            if (!holds)
                yield return NarrativeChecks.Make(whole, Rules.NarrativeList, Severity.Error, $"{whole.Value} vehicles stated, the kinds listed add up to {sum}", $"车辆共 {whole.Value} 辆，所列各类合计 {sum} 辆") with
                {
                    Expected = sum, Actual = whole.Value, Difference = whole.Value - sum, Tolerance = 0,
                };
            i += parts.Count;
        }
    }

    static bool SentenceBetween(Paragraph paragraph, Claim a, Claim b) => paragraph.Tight.AsSpan(a.End, Math.Max(0, b.Start - a.End)).IndexOf('。') >= 0;

    static string Direction(decimal value) => value < 0 ? "down" : "up";

    static string DirectionZh(decimal value) => value < 0 ? "减少" : "增加";

    static string N(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"占(?<w>[^,;。占]{0,26})$")]
    private static partial Regex ShareWord();

    [GeneratedRegex(@"(政府)?采购(?<k>货物|工程|服务)|(?<k>货物|工程|服务)(类)?(采购)?(预算|支出|金额|类)*$")]
    private static partial Regex ProcurementPart();

    [GeneratedRegex(@"^[,;:。(]?其中")]
    private static partial Regex OfWhich();
}
