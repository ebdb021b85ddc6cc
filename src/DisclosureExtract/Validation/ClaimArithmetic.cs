using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Narrative;

namespace DisclosureExtract.Validation;

/// <summary>narrative.change and narrative.share: what a section says must agree with itself.</summary>
static partial class ClaimArithmetic
{
    /// <param name="claims">Claims of one section, in reading order.</param>
    /// <param name="topics">What words name in the forms.</param>
    public static IEnumerable<Finding> Findings(IReadOnlyList<Claim> claims, ClaimTopics topics) =>
        Changes(claims, topics).Concat(Flat(claims, topics)).Concat(Shares(claims, topics)).ToList();

    /// <summary>
    /// "X万元，比上年增加Y万元，增长Z%": the base is X − Y, and Y is Z percent of it. X is one of the amounts before in the
    /// sentence, or in the sentence before where this one begins with 与上年相比; the claim fails only where none of them fits.
    /// </summary>
    static IEnumerable<Finding> Changes(IReadOnlyList<Claim> claims, ClaimTopics topics)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            if (claim is { Kind: ClaimKind.Change, Unit: "%", Value: < -100 })
                yield return Contradict(claim, Rules.NarrativeChange, Severity.Error, $"nothing falls by {-claim.Value} %", $"降幅不可能为 {-claim.Value}%");
            if (claim is not { Kind: ClaimKind.Change, Yuan: { } difference }) continue;
            var wholes = Wholes(claims, i);
            if (LastYear(claim, wholes, topics) is { } finding) yield return finding;
            if (i + 1 >= claims.Count || claims[i + 1] is not { Kind: ClaimKind.Change, Unit: "%" } percent || !InOneSentence(claim, percent)) continue;
            if (difference != 0 && percent.Value != 0 && Math.Sign(difference) != Math.Sign(percent.Value))
            {
                yield return Contradict(percent, Rules.NarrativeChange, Severity.Error,
                    $"{Direction(difference)} by {Math.Abs(claim.Value)} {claim.Unit} and {Direction(percent.Value)} by {Math.Abs(percent.Value)} %", $"金额{DirectionZh(difference)}而比例{DirectionZh(percent.Value)}");
                continue;
            }
            if (wholes.Exists(w => Fits(w, claim, percent)))
            {
                foreach (var c in new[] { claim, percent }.Where(c => c.State == ClaimState.Unchecked)) c.State = ClaimState.Confirmed;
                continue;
            }
            // The amount the change is of: the nearest one whose base is positive.
            var whole = wholes.FindLast(w => w.Yuan - difference > 0 && w.Yuan >= Math.Abs(difference) / 20);
            if (whole?.Yuan - difference is not ({ } basis and > 0)) continue;
            var actual = Math.Round(difference / basis * 100, 4);
            var off = Math.Abs(actual - percent.Value);
            var isCut = off < 2 * percent.HalfUnit; // the digits were cut off and not rounded
            yield return Contradict(percent, Rules.NarrativeChange, isCut ? Severity.Info : wholes.Count == 1 || off > 1 ? Severity.Error : Severity.Warning,
                $"{N(Math.Abs(difference))} 元 of {N(basis)} 元 is {Math.Abs(actual)} %, not {Math.Abs(percent.Value)} %{(isCut ? " (cut off instead of rounded)" : "")}", $"{N(Math.Abs(difference))}元 ÷ {N(basis)}元 = {Math.Abs(actual)}%，文字为 {Math.Abs(percent.Value)}%") with
            {
                Expected = Math.Abs(actual), Actual = Math.Abs(percent.Value), Difference = percent.Value - actual, Tolerance = percent.HalfUnit,
            };
        }
    }

    /// <summary>Amounts the change at <paramref name="at"/> may be of.</summary>
    static List<Claim> Wholes(IReadOnlyList<Claim> claims, int at)
    {
        var change = claims[at];
        bool IsWhole(Claim c) => c.Kind == ClaimKind.Amount && c.Yuan is > 0;
        var own = claims.Take(at).Where(c => IsWhole(c) && InOneSentence(c, change)).ToList();
        if (own.Count > 0) return own;
        var text = change.Paragraph.Tight;
        var start = text.LastIndexOf('。', change.Start) + 1;
        if (!Comparison().IsMatch(text[start..change.Start])) return [];
        var before = claims.Take(at).LastOrDefault(c => c.Kind == ClaimKind.Amount && !InOneSentence(c, change));
        if (before is null || (before.Paragraph != change.Paragraph && start > 0)) return [];
        // The first amount of the sentence before is what it is about; what follows in it are parts.
        return [.. claims.Where(c => IsWhole(c) && InOneSentence(c, before) && (c.Paragraph != change.Paragraph || c.End <= start)).Take(1)];
    }

    /// <summary>The change against the form's own column of last year.</summary>
    static Finding? LastYear(Claim change, List<Claim> wholes, ClaimTopics topics)
    {
        if (wholes.Count == 0 || wholes[^1].Fact is not { AmountYuan: { } now } fact || topics.Facts.Moment(fact, "last_year") is not { AmountYuan: { } last } other) return null;
        var tolerance = change.HalfUnitYuan + wholes[^1].HalfUnitYuan;
        if (Math.Abs(now - last - change.Yuan!.Value) <= tolerance)
        {
            change.State = ClaimState.Confirmed;
            return null;
        }
        return Contradict(change, Rules.NarrativeChange, Severity.Error,
            $"{fact.Form} prints {other.Value} last year and {fact.Value} now: a change of {N(now - last)} 元, not {N(change.Yuan.Value)} 元", $"{fact.Form} 上年 {other.Value}、本年 {fact.Value}，差额 {N(now - last)}元，文字为 {N(change.Yuan.Value)}元") with
        {
            Facts = [fact, other], Expected = (now - last) / Units.Factor(change.Unit), Actual = change.Value, Tolerance = tolerance / Units.Factor(change.Unit),
        };
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

    /// <summary>持平 beside a difference: 增加5万元，与上年持平; 预算1万元，决算2万元，与预算持平.</summary>
    static IEnumerable<Finding> Flat(IReadOnlyList<Claim> claims, ClaimTopics topics)
    {
        foreach (var paragraph in claims.GroupBy(c => c.Paragraph))
            foreach (Match flat in FlatWord().Matches(paragraph.Key.Tight))
            {
                var start = paragraph.Key.Tight.AsSpan(0, flat.Index).LastIndexOfAny('。', ';') + 1;
                var said = paragraph.Where(c => c.Start >= start && c.End <= flat.Index).ToList();
                if (said.Count == 0) continue;
                var last = said[^1];
                if (last is { Kind: ClaimKind.Change } && last.Value != 0 && flat.Index - last.End <= 2)
                    yield return Contradict(last, Rules.NarrativeChange, Severity.Error, $"{Direction(last.Value)} by {Math.Abs(last.Value)} {last.Unit} and unchanged in one breath", $"既称{DirectionZh(last.Value)} {Math.Abs(last.Value)}{last.Unit}，又称持平");
                var amounts = said.Where(c => c.Kind == ClaimKind.Amount).ToList();
                if (flat.Value.Contains("预算") && amounts.Count == 2 && amounts[0].About.Contains("预算") && amounts[1].About.Contains("决算") && amounts[0].Yuan != amounts[1].Yuan)
                    yield return Contradict(amounts[1], Rules.NarrativeChange, Severity.Error, $"{amounts[0].Value} {amounts[0].Unit} and {amounts[1].Value} {amounts[1].Unit} are called equal", $"{amounts[0].Value}{amounts[0].Unit}与{amounts[1].Value}{amounts[1].Unit}称为持平");
                else if (amounts.Count > 0 && last == amounts[^1] && !flat.Value.Contains("预算数") && last.Fact is { AmountYuan: { } now } fact && topics.Facts.Moment(fact, "last_year") is { AmountYuan: { } before } && Math.Abs(now - before) > 2 * last.HalfUnitYuan)
                    yield return Contradict(last, Rules.NarrativeChange, Severity.Error, $"called unchanged; {fact.Form} prints {N(before)} 元 last year and {N(now)} 元 now", $"称与上年持平，{fact.Form} 上年 {N(before)}元、本年 {N(now)}元");
            }
    }

    /// <summary>"X万元，占Z%": X is Z percent of one of the amounts before it, or of what the words name.</summary>
    static IEnumerable<Finding> Shares(IReadOnlyList<Claim> claims, ClaimTopics topics)
    {
        var open = new List<(Claim Part, Claim Share, string Whole)>();
        for (var i = 1; i < claims.Count; i++)
        {
            var share = claims[i];
            if (share is not { Kind: ClaimKind.Share, Unit: "%" } || ShareWord().Match(share.Paragraph.Tight[Math.Max(0, share.Start - 30)..share.Start]) is not { Success: true } word) continue;
            var isFulfilment = word.Groups["f"].Success;
            if (share.Value > 100 + share.HalfUnit && !isFulfilment)
            {
                yield return Contradict(share, Rules.NarrativeShare, Severity.Error, $"a share of {share.Value} %", $"占比 {share.Value}% 超过100%");
                continue;
            }
            var part = claims[i - 1];
            if (part.Kind != ClaimKind.Amount || part.Yuan is not { } amount || !InOneSentence(part, share)) continue;
            if (amount == 0 && share.Value == 0)
            {
                share.State = ClaimState.Confirmed;
                continue;
            }
            // "占本年支出合计的" names its whole, which a form prints; "占" alone means an amount said before.
            if (word.Groups["w"].Value.TrimEnd('的') is { Length: > 0 } named && !isFulfilment)
            {
                var topic = topics.OfWords(named);
                var printed = topic?.Candidates.Where(f => f.AmountYuan > 0).ToList() ?? [];
                if (printed.Exists(f => Fits(part, f.AmountYuan!.Value, part.HalfUnitYuan, share))) share.State = ClaimState.Confirmed;
                else if (topic is { IsPrecise: true } && printed.Select(f => f.AmountYuan).Distinct().Count() == 1) yield return Wrong(part, share, printed[0].AmountYuan!.Value, $"{printed[0].Value} {printed[0].Unit}", $"{printed[0].Value}{printed[0].Unit}");
                open.Add((part, share, named));
                continue;
            }
            var wholes = WholesOfShare(claims, i - 1, isFulfilment);
            open.Add((part, share, ""));
            if (wholes.Count == 0) continue;
            if (wholes.Exists(w => Fits(part, w.Yuan!.Value, w.HalfUnitYuan, share)))
            {
                share.State = ClaimState.Confirmed;
                continue;
            }
            var whole0 = wholes.MaxBy(w => w.Yuan)!;
            yield return Wrong(part, share, whole0.Yuan!.Value, $"{whole0.Value} {whole0.Unit}", $"{whole0.Value}{whole0.Unit}");
        }
        foreach (var finding in OfUnsaidWhole(open)) yield return finding;
    }

    /// <summary>Shares of a whole that is not said: where they add up to 100 %, the whole is the sum of the parts.</summary>
    static IEnumerable<Finding> OfUnsaidWhole(List<(Claim Part, Claim Share, string Whole)> open)
    {
        foreach (var group in open.GroupBy(o => (o.Whole, o.Share.Paragraph)).Select(g => g.ToList()).Where(g => g.Count > 1))
        {
            if (Math.Abs(group.Sum(o => o.Share.Value) - 100) > group.Sum(o => o.Share.HalfUnit)) continue;
            var (whole, half) = (group.Sum(o => o.Part.Yuan!.Value), group.Sum(o => o.Part.HalfUnitYuan));
            foreach (var (part, share, _) in group.Where(o => o.Share.State == ClaimState.Unchecked))
                if (Fits(part, whole, half, share)) share.State = ClaimState.Confirmed;
                else yield return Wrong(part, share, whole, $"the sum of the parts, {N(whole)} 元", $"各部分之和 {N(whole)}元");
        }
    }

    /// <summary>Amounts said before of which this one may be a part: in its paragraph, or at the head of the list it belongs to.</summary>
    static List<Claim> WholesOfShare(IReadOnlyList<Claim> claims, int part, bool isFulfilment)
    {
        var own = claims.Take(part).Where(c => c.Kind == ClaimKind.Amount && c.Yuan is > 0 && c.Paragraph == claims[part].Paragraph).ToList();
        if (isFulfilment) return own.FindLast(c => c.About.Contains("预算")) is { } budget ? [budget] : [];
        var larger = own.FindAll(c => c.Yuan >= claims[part].Yuan);
        if (larger.Count > 0) return larger;
        var head = claims.Take(part).LastOrDefault(c => c.Kind == ClaimKind.Amount && c.Paragraph != claims[part].Paragraph && ListHead().IsMatch(c.Paragraph.Tight[c.End..]));
        return head is { Yuan: > 0 } ? [head] : [];
    }

    static bool Fits(Claim part, decimal whole, decimal halfUnit, Claim share)
    {
        var low = (part.Yuan!.Value - part.HalfUnitYuan) / (whole + halfUnit) * 100;
        var high = (part.Yuan.Value + part.HalfUnitYuan) / Math.Max(1, whole - halfUnit) * 100;
        return share.Value + share.HalfUnit >= low && share.Value - share.HalfUnit <= high;
    }

    static Finding Wrong(Claim part, Claim share, decimal whole, string wholeText, string wholeTextZh)
    {
        var actual = Math.Round(part.Yuan!.Value / whole * 100, 4);
        var isCut = Math.Abs(actual - share.Value) < 2 * share.HalfUnit;
        return Contradict(share, Rules.NarrativeShare, isCut ? Severity.Info : Severity.Warning,
            $"{part.Value} {part.Unit} of {wholeText} is {actual} %, not {share.Value} %", $"{part.Value}{part.Unit} ÷ {wholeTextZh} = {actual}%，文字为 {share.Value}%") with
        {
            Expected = actual, Actual = share.Value, Difference = share.Value - actual, Tolerance = share.HalfUnit,
        };
    }

    internal static bool InOneSentence(Claim a, Claim b) =>
        a.Paragraph == b.Paragraph && a.Paragraph.Tight.AsSpan(Math.Min(a.Start, b.Start), Math.Abs(b.Start - a.Start)).IndexOf('。') < 0;

    internal static Finding Contradict(Claim claim, string rule, Severity severity, string message, string messageZh)
    {
        claim.State = ClaimState.Contradicted;
        return NarrativeChecks.Make(claim, rule, severity, message, messageZh);
    }

    static string Direction(decimal value) => value < 0 ? "down" : "up";

    static string DirectionZh(decimal value) => value < 0 ? "减少" : "增加";

    static string N(decimal value) => value.ToString("#,##0.##", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"(占|完成(?<f>(?=(年初|全年|调整)?预算)))(?<w>[^,;。占]{0,26})$")]
    private static partial Regex ShareWord();

    /// <summary>A sentence that goes on about what the one before named.</summary>
    [GeneratedRegex(@"^(与|比|较|同)(上年|去年|20\d\d年)|^同比")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"[与同和](上年|去年|20\d\d年|年初|全年|调整)*(预算|决算)?数?(基本)?持平")]
    private static partial Regex FlatWord();

    /// <summary>What follows the head of a list: nothing more than 其中.</summary>
    [GeneratedRegex(@"^[,。;:]?((其中|包括|具体如下)[:,]?)?$")]
    private static partial Regex ListHead();
}
