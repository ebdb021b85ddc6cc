using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Claims;

/// <summary>"X万元，占Z%": X is Z percent of one of the amounts before it, or of what the words name.</summary>
sealed partial class ShareChecks
{
    readonly IReadOnlyList<Claim> claims;
    readonly ClaimTopics topics;
    readonly ClaimVerdicts verdicts;

    /// <summary>Shares with the words for their whole, empty where they name none.</summary>
    readonly List<(Claim Part, Claim Share, string Whole)> seen = [];

    /// <summary>What words for a whole turned out to mean in a paragraph.</summary>
    readonly Dictionary<(Paragraph, string), Fact> told = [];

    ShareChecks(SectionClaims section, ClaimVerdicts verdicts)
    {
        (claims, topics) = (section.Claims, section.Topics);
        this.verdicts = verdicts;
    }

    public static void Run(SectionClaims section, ClaimVerdicts verdicts)
    {
        var checks = new ShareChecks(section, verdicts);
        for (var at = 1; at < section.Claims.Count; at++)
            if (section.Claims[at].IsPercentOfWhole) checks.Check(at);
        checks.CheckUnsaidWholes();
        checks.CheckSisters();
    }

    void Check(int at)
    {
        var (part, share) = (claims[at - 1], claims[at]);
        var before = share.Paragraph.Tight[Math.Max(0, share.Start - 30)..share.Start];
        if (ShareWord().Match(before) is not { Success: true } word) return;
        var isFulfilment = word.Groups["f"].Success;
        var named = word.Groups["w"].Value.TrimEnd('的');
        if (share.Value > 100 + share.HalfUnit && !isFulfilment)
            verdicts.Contradict(new ShareAboveAll(share));
        else if (isFulfilment && part.IsAmount && Fulfilled().IsMatch(part.About))
            CheckFulfilmentOfPlan(at);
        else if (!part.IsAmount || !part.IsInSentenceOf(share))
            return;
        else if (isFulfilment && share.Value != 0 && IsOfNoPlan(at - 1))
            verdicts.Note(new RateWithoutBase(share));
        else if (part.Yuan == 0 && share.Value == 0)
            verdicts.Confirm(share);
        else if (named.Length > 0 && !isFulfilment)
            CheckNamedWhole(at, named);
        else if (isFulfilment && AgreesWithBudgetOfForm(part, share))
            verdicts.Confirm(share);
        else
            CheckSaidWhole(at, isFulfilment);
    }

    /// <summary>支出27.46万元，完成预算29.6万元的92.8%: the plan is said between the two.</summary>
    void CheckFulfilmentOfPlan(int at)
    {
        var (plan, share) = (claims[at - 1], claims[at]);
        if (at < 2 || claims[at - 2] is not { IsAmount: true } spent) return;
        if (spent.IsInSentenceOf(share) && plan.IsPositiveAmount) Compare(spent, share, plan);
    }

    /// <summary>年初预算为0万元，支出决算为5万元，完成预算的100%.</summary>
    bool IsOfNoPlan(int part) => IsNoPlan(claims[part])
        || (part > 0 && IsNoPlan(claims[part - 1]) && claims[part - 1].IsInSentenceOf(claims[part]));

    static bool IsNoPlan(Claim claim) => claim is { IsAmount: true, Yuan: 0 } && claim.About.Contains("预算")
        && !claim.About.Contains("决算");

    /// <summary>“三公” forms of accounts print the budget beside.</summary>
    bool AgreesWithBudgetOfForm(Claim part, Claim share) =>
        verdicts.FactOf(part) is { } spent && topics.Facts.Budget(spent) is { AmountYuan: { } planned and > 0 }
        && Fits(part, planned, part.HalfUnitYuan, share);

    /// <summary>"占本年支出合计的" names its whole, which a form prints; "占" alone means an amount said before.</summary>
    void CheckNamedWhole(int at, string named)
    {
        var (part, share) = (claims[at - 1], claims[at]);
        seen.Add((part, share, named));
        // 支出总额 is what forms call 支出合计.
        var topic = topics.OfWords(named)
            ?? (named.EndsWith("总额", StringComparison.Ordinal) ? topics.OfWords(named[..^2]) : null);
        var printed = topic?.Candidates.Where(f => f.AmountYuan > 0).ToList() ?? [];
        if (printed.Count == 0)
        {
            var wholes = SaidInParagraph(at - 1).FindAll(c => c.About.EndsWith(named, StringComparison.Ordinal));
            if (wholes is [var said]) Compare(part, share, said);
        }
        else if (printed.Find(f => Fits(part, f.AmountYuan!.Value, part.HalfUnitYuan, share)) is { } whole)
        {
            verdicts.Confirm(share);
            told.TryAdd((share.Paragraph, named), whole);
        }
        else if (topic!.IsPrecise && printed.Select(f => f.AmountYuan).Distinct().Count() == 1)
        {
            Contradict(part, share, printed[0].AmountYuan!.Value, (printed[0].Value, printed[0].Unit));
        }
    }

    void CheckSaidWhole(int at, bool isFulfilment)
    {
        var (part, share) = (claims[at - 1], claims[at]);
        seen.Add((part, share, ""));
        var wholes = isFulfilment ? BudgetBefore(at - 1) : Wholes(at - 1);
        if (wholes.Exists(w => Fits(part, w.Yuan!.Value, w.HalfUnitYuan, share)))
            verdicts.Confirm(share);
        // An amount that is a share of something itself begins no list: 甲1408万元，占73%；乙11万元，占0.59%.
        else if (wholes.Where(w => isFulfilment || !IsShare(w)).MaxBy(w => w.Yuan) is { } whole)
            Contradict(part, share, whole);
    }

    /// <summary>
    /// Shares of a whole that is not said: where they add up to 100 %, the whole is the sum of the parts.
    /// </summary>
    void CheckUnsaidWholes()
    {
        foreach (var group in seen.GroupBy(o => new { o.Whole, o.Share.Paragraph }).Select(g => g.ToList()))
        {
            if (group.Count < 2) continue;
            if (Math.Abs(group.Sum(o => o.Share.Value) - 100) > group.Sum(o => o.Share.HalfUnit)) continue;
            var (whole, half) = (group.Sum(o => o.Part.Yuan!.Value), group.Sum(o => o.Part.HalfUnitYuan));
            foreach (var (part, share, _) in group.Where(o => verdicts.IsOpen(o.Share)))
                if (Fits(part, whole, half, share)) verdicts.Confirm(share);
                else Contradict(part, share, whole, printed: null);
        }
    }

    /// <summary>基本支出…占支出总额的72%, 项目支出…占支出总额的31%: what the words mean for the one they mean for the other.</summary>
    void CheckSisters()
    {
        foreach (var (part, share, whole) in seen.Where(o => o.Whole.Length > 0 && verdicts.IsOpen(o.Share)))
            if (told.TryGetValue((share.Paragraph, whole), out var printed))
                Contradict(part, share, printed.AmountYuan!.Value, (printed.Value, printed.Unit));
    }

    /// <summary>Amounts of its paragraph that are said before a part.</summary>
    List<Claim> SaidInParagraph(int part) =>
        [.. claims.Take(part).Where(c => c.IsPositiveAmount && c.Paragraph == claims[part].Paragraph)];

    /// <summary>支出预算为20万元，支出决算为10万元，完成预算的50%: only a budget said right before is that of this amount.</summary>
    List<Claim> BudgetBefore(int part)
    {
        var before = SaidInParagraph(part).LastOrDefault();
        return before is not null && before.About.Contains("预算") && before.IsInSentenceOf(claims[part]) ? [before] : [];
    }

    /// <summary>
    /// Amounts of which this one may be a part: in its paragraph, or at the head of the list it belongs to.
    /// </summary>
    List<Claim> Wholes(int part)
    {
        var larger = SaidInParagraph(part).FindAll(c => c.Yuan >= claims[part].Yuan);
        if (larger.Count > 0) return larger;
        var head = claims.Take(part).LastOrDefault(c => c.Paragraph != claims[part].Paragraph && IsListHead(c));
        return head is { Yuan: > 0 } && head.Yuan >= claims[part].Yuan ? [head] : [];
    }

    static bool IsListHead(Claim claim) => claim.IsAmount && ListHead().IsMatch(claim.Paragraph.Tight[claim.End..]);

    /// <summary>Whether the next number says what share of something this amount is.</summary>
    bool IsShare(Claim amount)
    {
        var next = claims.SkipWhile(c => !ReferenceEquals(c, amount)).Skip(1).FirstOrDefault();
        return next is { IsPercentOfWhole: true } && amount.IsInSentenceOf(next);
    }

    void Compare(Claim part, Claim share, Claim whole)
    {
        if (Fits(part, whole.Yuan!.Value, whole.HalfUnitYuan, share)) verdicts.Confirm(share);
        else Contradict(part, share, whole);
    }

    static bool Fits(Claim part, decimal whole, decimal halfUnit, Claim share)
    {
        var low = (part.Yuan!.Value - part.HalfUnitYuan) / (whole + halfUnit) * 100;
        var high = (part.Yuan.Value + part.HalfUnitYuan) / Math.Max(1, whole - halfUnit) * 100;
        return share.Value + share.HalfUnit >= low && share.Value - share.HalfUnit <= high;
    }

    void Contradict(Claim part, Claim share, Claim whole) =>
        Contradict(part, share, whole.Yuan!.Value, (whole.Value, whole.Unit));

    void Contradict(Claim part, Claim share, decimal wholeYuan, (decimal Value, Unit Unit)? printed) =>
        verdicts.Contradict(new OtherShare(share, part, wholeYuan, printed));

    [GeneratedRegex("(占|完成(?<f>(?=(年初|全年|调整)?预算)))(?<w>[^,;。占]{0,26})$")]
    private static partial Regex ShareWord();

    [GeneratedRegex("完成.{0,4}预算数?$")]
    private static partial Regex Fulfilled();

    /// <summary>What follows the head of a list: nothing more than 其中.</summary>
    [GeneratedRegex("^[,。;:]?((其中|包括|具体如下)[:,]?)?$")]
    private static partial Regex ListHead();
}
