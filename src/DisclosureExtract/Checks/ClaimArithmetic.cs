using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks;

/// <summary>narrative.change and narrative.share: what a section says must agree with itself.</summary>
static partial class ClaimArithmetic
{
    /// <param name="claims">Claims of one section, in reading order.</param>
    /// <param name="topics">What words name in the forms.</param>
    /// <param name="year">The year of the disclosure, where it is known.</param>
    public static IEnumerable<Finding> Findings(IReadOnlyList<Claim> claims, ClaimTopics topics, int? year) =>
        Changes(claims, topics, year).Concat(Flat(claims, topics)).Concat(Shares(claims, topics)).ToList();

    /// <summary>
    /// "X万元，比上年增加Y万元，增长Z%": the base is X − Y, and Y is Z percent of it. X is one of the amounts before in the
    /// sentence, or in the sentence before where this one begins with 与上年相比; the claim fails only where none of them fits.
    /// </summary>
    static IEnumerable<Finding> Changes(IReadOnlyList<Claim> claims, ClaimTopics topics, int? year)
    {
        for (var i = 0; i < claims.Count; i++)
        {
            var claim = claims[i];
            if (AgainstBase(claims, i, year) is { } against)
            {
                yield return against;
                continue;
            }
            if (claim is { Kind: ClaimKind.Change, Unit: "%", Value: < -100 })
            {
                yield return Contradict(claim, Rules.NarrativeChange, Severity.Error, $"nothing falls by {-claim.Value} %", $"降幅不可能为 {-claim.Value}%");
                continue;
            }
            if (claim is { Kind: ClaimKind.Change, Unit: "%", State: ClaimState.Unchecked } && OfLastYear(claims, i, topics) is { } alone) yield return alone;
            if (claim is not { Kind: ClaimKind.Change, Yuan: { } difference } || IsLeftOpen(claim)) continue;
            ConfirmByForm(claim, difference, i + 1 < claims.Count && claims[i + 1] is { Kind: ClaimKind.Change, Unit: "%" } next && InOneSentence(claim, next) ? next : null, topics);
            var wholes = OfItsSubject(claim, Wholes(claims, i));
            if (LastYear(claim, wholes, topics) is { } finding) yield return finding;
            if (i + 1 >= claims.Count || claims[i + 1] is not { Kind: ClaimKind.Change, Unit: "%", Value: >= -100 } percent || !InOneSentence(claim, percent) || IsLeftOpen(percent)) continue;
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

    /// <summary>增加(减少): the template's choice was left open, and the direction is not known.</summary>
    static bool IsLeftOpen(Claim change) => OpenChoice().IsMatch(change.About);

    /// <summary>
    /// A change whose base is said: 6.5万元，比上年预算8万元减少1.5万元; 2025年8万元，2026年6.5万元，减少1.5万元; 由上年的8万元减少到6.5万元. Only where
    /// the three numbers follow each other.
    /// </summary>
    static Finding? AgainstBase(IReadOnlyList<Claim> claims, int at, int? year)
    {
        var change = claims[at];
        var reached = change.Kind == ClaimKind.Amount ? ReachedWord().Match(change.About) : Match.Empty;
        var first = reached.Success ? at - 1 : at - 2;
        if ((change.Kind != ClaimKind.Change && !reached.Success) || first < 0 || IsLeftOpen(change)) return null;
        var (a, b) = (claims[first], claims[first + 1]);
        if (a is not { Kind: ClaimKind.Amount, Yuan: { } x } || b is not { Kind: ClaimKind.Amount, Yuan: { } y } || !InOneSentence(a, change) || Parted().IsMatch(a.Paragraph.Tight[a.End..change.Start])) return null;
        if (reached.Success ? !IsPast(a, year) : IsPast(a, year) == IsPast(b, year)) return null;
        if (SubjectOf(change).Length > 1 && OfItsSubject(change, [a, b]).Count == 0) return null;
        // In a list after 其中 the comparison may be of what the list is of.
        var sentence = a.Paragraph.Tight.AsSpan(0, a.Start).LastIndexOf('。') + 1;
        if (OfWhich().IsMatch(a.Paragraph.Tight[sentence..a.Start])) return null;
        var (now, before) = IsPast(a, year) ? (b, a) : (a, b);
        var difference = now.Yuan!.Value - before.Yuan!.Value;
        var half = now.HalfUnitYuan + before.HalfUnitYuan;
        var sign = reached.Success ? (Falls().IsMatch(reached.Value) ? -1 : 1) : Math.Sign(change.Value);
        if (sign * difference < -half)
            return Contradict(change, Rules.NarrativeChange, Severity.Error,
                $"{N(before.Yuan.Value)} 元 before and {N(now.Yuan.Value)} 元 now are called {Direction(sign)}", $"{N(before.Yuan.Value)}元变为 {N(now.Yuan.Value)}元，文字称{DirectionZh(sign)}");
        if (reached.Success || before.Yuan == 0) return null;
        var expected = change.Yuan is null ? difference / before.Yuan.Value * 100 : difference / Units.Factor(change.Unit)!.Value;
        var tolerance = change.HalfUnit + (change.Yuan is null ? 100 * half * (1 + Math.Abs(difference / before.Yuan.Value)) / before.Yuan.Value : half / Units.Factor(change.Unit)!.Value);
        if (change.Unit is "个百分点") return null;
        if (Math.Abs(expected - change.Value) <= tolerance)
        {
            change.State = ClaimState.Confirmed;
            return null;
        }
        return Contradict(change, Rules.NarrativeChange, Severity.Warning,
            $"from {N(before.Yuan.Value)} 元 to {N(now.Yuan.Value)} 元 is a change of {Math.Round(expected, 4)} {change.Unit}, not {change.Value} {change.Unit}", $"由 {N(before.Yuan.Value)}元到 {N(now.Yuan.Value)}元，变动 {Math.Round(expected, 4)}{change.Unit}，文字为 {change.Value}{change.Unit}") with
        {
            Expected = Math.Round(expected, 4), Actual = change.Value, Difference = change.Value - Math.Round(expected, 4), Tolerance = tolerance,
        };
    }

    /// <summary>The words say that the amount is last year's; what was carried over from it is this year's.</summary>
    static bool IsPast(Claim claim, int? year) =>
        !claim.About.Contains("结转") && !claim.About.Contains("结余") && (Past().IsMatch(claim.About) || (year is { } y && claim.About.Contains(string.Create(CultureInfo.InvariantCulture, $"{y - 1}年"))));

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

    /// <summary>
    /// The amounts that a change can be of by what it names: 主要原因是工资增加5万元 is of none that was said before, 比上年“三公”经费预算减少1.5万元 of “三公”经费;
    /// and behind 其中, a semicolon or a reason, something else is spoken of until the next amount.
    /// </summary>
    static List<Claim> OfItsSubject(Claim change, List<Claim> wholes)
    {
        if (wholes.Count > 0 && InOneSentence(wholes[^1], change) && Severed().IsMatch(Resumed().Replace(change.Paragraph.Tight[wholes[^1].End..change.Start], ""))) return [];
        return SubjectOf(change) is { Length: > 1 } subject ? wholes.FindAll(w => SubjectOf(w).Contains(subject, StringComparison.Ordinal)) : wholes;
    }

    /// <summary>What a claim names besides the words of comparing and of budgets.</summary>
    static string SubjectOf(Claim claim) => Comparing().Replace(claim.About, "");

    /// <summary>2025年“三公”经费预算比2024年减少5万元, whose amounts were said before or not at all: the form prints both years.</summary>
    static void ConfirmByForm(Claim change, decimal difference, Claim? percent, ClaimTopics topics)
    {
        if (change.State != ClaimState.Unchecked || ChangeOf().Match(change.About) is not { Success: true } match || topics.OfWords(match.Groups["s"].Value) is not { } topic) return;
        foreach (var fact in topic.Candidates)
        {
            if (topics.Facts.Moment(fact, "last_year") is not { AmountYuan: { } before } || Math.Abs(fact.AmountYuan!.Value - before - difference) > change.HalfUnitYuan) continue;
            (change.State, change.Fact) = (ClaimState.Confirmed, fact);
            if (percent is { State: ClaimState.Unchecked } && before > 0 && Math.Abs((fact.AmountYuan.Value - before) / before * 100 - percent.Value) <= 2 * percent.HalfUnit) percent.State = ClaimState.Confirmed;
            return;
        }
    }

    /// <summary>The change against the form's own column of last year. What was spent is another number than what was planned.</summary>
    static Finding? LastYear(Claim change, List<Claim> wholes, ClaimTopics topics)
    {
        var printed = wholes.Select(w => (Whole: w, Other: w.Fact is { AmountYuan: not null } f ? topics.Facts.Moment(f, "last_year") : null)).Where(p => p.Other?.AmountYuan is not null).ToList();
        if (printed.Count == 0 || Spent().IsMatch(change.Paragraph.Tight[wholes[^1].End..Math.Max(wholes[^1].End, change.Start)])) return null;
        if (WithPlan().IsMatch(change.About)) return null;
        decimal Apart(Claim whole, Fact other) => whole.Fact!.AmountYuan!.Value - other.AmountYuan!.Value;
        if (printed.Exists(p => Math.Abs(Apart(p.Whole, p.Other!) - change.Yuan!.Value) <= change.HalfUnitYuan + p.Whole.HalfUnitYuan))
        {
            change.State = ClaimState.Confirmed;
            return null;
        }
        var (whole, last) = (printed[^1].Whole, printed[^1].Other!);
        var (fact, apart) = (whole.Fact!, Apart(whole, last));
        return Contradict(change, Rules.NarrativeChange, wholes.Count == 1 ? Severity.Error : Severity.Warning,
            $"{fact.Form} prints {last.Value} last year and {fact.Value} now: a change of {N(apart)} 元, not {N(change.Yuan!.Value)} 元", $"{fact.Form} 上年 {last.Value}、本年 {fact.Value}，差额 {N(apart)}元，文字为 {N(change.Yuan.Value)}元") with
        {
            Facts = [fact, last], Expected = apart / Units.Factor(change.Unit), Actual = change.Value, Tolerance = (change.HalfUnitYuan + whole.HalfUnitYuan) / Units.Factor(change.Unit),
        };
    }

    /// <summary>A percentage without an amount of change before it, against the form's own column of last year.</summary>
    static Finding? OfLastYear(IReadOnlyList<Claim> claims, int at, ClaimTopics topics)
    {
        var percent = claims[at];
        if (at == 0 || (claims[at - 1].Kind == ClaimKind.Change && InOneSentence(claims[at - 1], percent)) || IsLeftOpen(percent)) return null;
        if (OfItsSubject(percent, Wholes(claims, at)) is not [{ Fact: { AmountYuan: { } now } fact } whole] || topics.Facts.Moment(fact, "last_year") is not { AmountYuan: > 0 } last) return null;
        if (Spent().IsMatch(percent.Paragraph.Tight[whole.End..Math.Max(whole.End, percent.Start)])) return null;
        var actual = Math.Round((now - last.AmountYuan!.Value) / last.AmountYuan.Value * 100, 4);
        if (Math.Abs(actual - percent.Value) <= 2 * percent.HalfUnit)
        {
            percent.State = ClaimState.Confirmed;
            return null;
        }
        return Contradict(percent, Rules.NarrativeChange, Severity.Warning,
            $"{fact.Form} prints {last.Value} last year and {fact.Value} now: a change of {actual} %, not {percent.Value} %", $"{fact.Form} 上年 {last.Value}、本年 {fact.Value}，变动 {actual}%，文字为 {percent.Value}%") with
        {
            Facts = [fact, last], Expected = actual, Actual = percent.Value, Difference = percent.Value - actual, Tolerance = 2 * percent.HalfUnit,
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

    /// <summary>持平 beside a difference: 增加5万元，与上年持平; 预算1万元，决算2万元，与预算持平. 基本持平 allows for a tenth.</summary>
    static IEnumerable<Finding> Flat(IReadOnlyList<Claim> claims, ClaimTopics topics)
    {
        const decimal Nearly = 10;
        foreach (var paragraph in claims.GroupBy(c => c.Paragraph))
            foreach (Match flat in FlatWord().Matches(paragraph.Key.Tight))
            {
                var text = paragraph.Key.Tight;
                var start = text.AsSpan(0, flat.Index).LastIndexOfAny('。', ';') + 1;
                var isNearly = flat.Value.Contains("基本");
                var isLastYear = flat.Groups["y"].Success;
                var next = paragraph.FirstOrDefault(c => c.Start >= flat.Index + flat.Length);
                if (!isNearly && next is { Kind: ClaimKind.Change, Value: not 0 } && BareChange().IsMatch(text[(flat.Index + flat.Length)..next.Start]))
                    yield return Contradict(next, Rules.NarrativeChange, Severity.Error, $"unchanged and {Direction(next.Value)} by {Math.Abs(next.Value)} {next.Unit} in one breath", $"既称持平，又称{DirectionZh(next.Value)} {Math.Abs(next.Value)}{next.Unit}");
                var said = paragraph.Where(c => c.Start >= start && c.End <= flat.Index).ToList();
                if (said.Count == 0) continue;
                var last = said[^1];
                if (last is { Kind: ClaimKind.Change } && last.Value != 0 && flat.Index - last.End <= 2 && (!isNearly || (last.Unit == "%" && Math.Abs(last.Value) > Nearly)))
                    yield return Contradict(last, Rules.NarrativeChange, isNearly ? Severity.Warning : Severity.Error, $"{Direction(last.Value)} by {Math.Abs(last.Value)} {last.Unit} and unchanged in one breath", $"既称{DirectionZh(last.Value)} {Math.Abs(last.Value)}{last.Unit}，又称持平");
                var amounts = said.Where(c => c.Kind == ClaimKind.Amount).ToList();
                if (flat.Value.Contains("预算") && !isLastYear && amounts.Count == 2 && amounts[0].About.Contains("预算") && amounts[1].About.Contains("决算") && AreApart(amounts[0].Yuan!.Value, amounts[1].Yuan!.Value))
                    yield return Contradict(amounts[1], Rules.NarrativeChange, Severity.Error, $"{amounts[0].Value} {amounts[0].Unit} and {amounts[1].Value} {amounts[1].Unit} are called equal", $"{amounts[0].Value}{amounts[0].Unit}与{amounts[1].Value}{amounts[1].Unit}称为持平");
                else if (amounts.Count > 0 && last == amounts[^1] && (isLastYear || !flat.Value.Contains("预算数")) && !Spent().IsMatch(flat.Value) && last.Fact is { AmountYuan: { } now } fact && topics.Facts.Moment(fact, "last_year") is { AmountYuan: { } before } && Math.Abs(now - before) > 2 * last.HalfUnitYuan && AreApart(now, before))
                    yield return Contradict(last, Rules.NarrativeChange, Severity.Error, $"called unchanged; {fact.Form} prints {N(before)} 元 last year and {N(now)} 元 now", $"称与上年持平，{fact.Form} 上年 {N(before)}元、本年 {N(now)}元");

                bool AreApart(decimal a, decimal b) => isNearly ? 100 * Math.Abs(a - b) > Nearly * Math.Max(a, b) : a != b;
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
            // 支出27.46万元，完成预算29.6万元的92.8%: the plan is said between the two.
            if (isFulfilment && part.Kind == ClaimKind.Amount && Fulfilled().IsMatch(part.About))
            {
                if (i < 2 || claims[i - 2] is not { Kind: ClaimKind.Amount, Yuan: not null } spent || !InOneSentence(spent, share) || part.Yuan is not > 0) continue;
                if (Fits(spent, part.Yuan.Value, part.HalfUnitYuan, share)) share.State = ClaimState.Confirmed;
                else yield return Wrong(spent, share, part.Yuan.Value, $"{part.Value} {part.Unit}", $"{part.Value}{part.Unit}");
                continue;
            }
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
                else if (printed.Count == 0 && claims.Take(i - 1).Where(c => c.Kind == ClaimKind.Amount && c.Yuan is > 0 && c.Paragraph == part.Paragraph && c.About.EndsWith(named, StringComparison.Ordinal)).ToList() is [var said])
                {
                    if (Fits(part, said.Yuan!.Value, said.HalfUnitYuan, share)) share.State = ClaimState.Confirmed;
                    else yield return Wrong(part, share, said.Yuan.Value, $"{said.Value} {said.Unit}", $"{said.Value}{said.Unit}");
                }
                else if (topic is { IsPrecise: true } && printed.Select(f => f.AmountYuan).Distinct().Count() == 1) yield return Wrong(part, share, printed[0].AmountYuan!.Value, $"{printed[0].Value} {printed[0].Unit}", $"{printed[0].Value}{printed[0].Unit}");
                open.Add((part, share, named));
                continue;
            }
            // “三公” forms of accounts print the budget beside.
            if (isFulfilment && part.Fact is { } spentHere && topics.Facts.Moment(spentHere, "budget") is { AmountYuan: > 0 } planned && Fits(part, planned.AmountYuan!.Value, part.HalfUnitYuan, share))
            {
                share.State = ClaimState.Confirmed;
                continue;
            }
            var wholes = WholesOfShare(claims, i - 1, isFulfilment);
            open.Add((part, share, ""));
            if (wholes.Exists(w => Fits(part, w.Yuan!.Value, w.HalfUnitYuan, share)))
            {
                share.State = ClaimState.Confirmed;
                continue;
            }
            // An amount that is a share of something itself begins no list: 甲1408万元，占73%；乙11万元，占0.59%.
            if (wholes.Where(w => isFulfilment || !IsShare(claims, w)).MaxBy(w => w.Yuan) is not { } whole0) continue;
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
        // 支出预算为20万元，支出决算为10万元，完成预算的50%: only a budget said right before is that of this amount.
        if (isFulfilment) return own.LastOrDefault() is { } budget && budget.About.Contains("预算") && InOneSentence(budget, claims[part]) ? [budget] : [];
        var larger = own.FindAll(c => c.Yuan >= claims[part].Yuan);
        if (larger.Count > 0) return larger;
        var head = claims.Take(part).LastOrDefault(c => c.Kind == ClaimKind.Amount && c.Paragraph != claims[part].Paragraph && ListHead().IsMatch(c.Paragraph.Tight[c.End..]));
        return head is { Yuan: > 0 } ? [head] : [];
    }

    /// <summary>Whether the next number says what share of something this amount is.</summary>
    static bool IsShare(IReadOnlyList<Claim> claims, Claim amount)
    {
        for (var i = 0; i + 1 < claims.Count; i++)
            if (ReferenceEquals(claims[i], amount)) return claims[i + 1] is { Kind: ClaimKind.Share, Unit: "%" } share && InOneSentence(amount, share);
        return false;
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

    [GeneratedRegex(@"^(?<s>.{2,24}?)([比较与同](上年|去年|20\d\d年).*)?(增加|增长|上升|提高|减少|下降|降低)$")]
    private static partial Regex ChangeOf();

    [GeneratedRegex(@"上一?年度?|去年|20\d\d年度?|年初|全年|当年|同期|财政|拨款|收入|支出|收支|预算|决算|执行|调整|实际|完成|安排|总额|总数|总量|总计|合计|总体|增加|增长|上升|提高|上涨|增幅|增收|增支|减少|下降|降低|降幅|减支|减收|压减|大幅|有所|一般公共|单位|部门|[比较与同和跟由从相对均共各收支了约净略环年度为的数额总本我到至、(),“”""]")]
    private static partial Regex Comparing();

    /// <summary>A sentence that goes on about what the one before named.</summary>
    [GeneratedRegex(@"^(与|比|较|同)(上年|去年|20\d\d年)|^同比")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"[与同和较比跟]((?<y>上年度?|去年|上一年度?|20\d\d年度?)|年初|全年|调整)*(财政拨款)?(预算|决算|执行)?(安排)?数?(相比)?,?(基本)?(持平|一致|相同|保持不变|没有变化|无变化|无增减变化)")]
    private static partial Regex FlatWord();

    /// <summary>What stands between 持平 and a change of the same thing.</summary>
    [GeneratedRegex(@"^,?(增加|增长|上升|减少|下降|降低)了?$")]
    private static partial Regex BareChange();

    [GeneratedRegex(@"(增加|增长|上升|提高|上涨|减少|下降|降低)[(/](增加|增长|上升|减少|下降|降低)")]
    internal static partial Regex OpenChoice();

    [GeneratedRegex(@"(增加|增长|上升|提高|减少|下降|降低)[到至]$")]
    private static partial Regex ReachedWord();

    [GeneratedRegex(@"减少|下降|降低")]
    private static partial Regex Falls();

    [GeneratedRegex(@"上年|去年|上一年")]
    private static partial Regex Past();

    [GeneratedRegex(@"执行|决算|实际|完成")]
    private static partial Regex Spent();

    [GeneratedRegex(@"其中|包括|分别")]
    private static partial Regex OfWhich();

    [GeneratedRegex(@";|其中|原因|主要是|由于")]
    private static partial Regex Severed();

    /// <summary>Up to where the subject of the sentence is taken up again: 主要原因是压减;较上年减少1万元.</summary>
    [GeneratedRegex(@"^.*;(?=[比较与同](上年|去年|20\d\d年|年初))")]
    private static partial Regex Resumed();

    /// <summary>A comparison with the plan and not with last year.</summary>
    [GeneratedRegex(@"^[比较与]?(年初|全年|调整)?预算(数)?(?!.*(上年|去年|20\d\d年))")]
    private static partial Regex WithPlan();

    [GeneratedRegex(@"完成.{0,4}预算数?$")]
    private static partial Regex Fulfilled();

    /// <summary>Between amounts of different things.</summary>
    [GeneratedRegex(@"其中|[;。]")]
    private static partial Regex Parted();

    /// <summary>What follows the head of a list: nothing more than 其中.</summary>
    [GeneratedRegex(@"^[,。;:]?((其中|包括|具体如下)[:,]?)?$")]
    private static partial Regex ListHead();
}
