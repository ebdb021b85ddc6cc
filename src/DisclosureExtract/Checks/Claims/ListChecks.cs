using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// Lists that are complete by their nature add up to their whole. Other lists after 其中 may be partial, and come to no more than it
/// (<see cref="OversizedLists"/>).
/// </summary>
static partial class ListChecks
{
    static readonly Composition[] Compositions =
    [
        new("基本支出", Money("(?<!单位)基本支出"), [Money("人员经费"), Money("公用经费")]),
        new(
            "三公",
            Money(TopicPatterns.ThreePublic),
            [Money(TopicPatterns.Overseas), Money(Vehicles), Money(TopicPatterns.Reception)]),
        new("用车购置", Money(Vehicles), [Money("用车购置费"), Money("用车运行(维护)?费")]),
        new(
            "采购",
            Make("(?<!货物类?|工程类?|服务类?|集中|分散)采购", @"((支出|预算|总|额|金额|合计|为|计|\([^)]*\))*)$"),
            [Procured("货物"), Procured("工程"), Procured("服务")],
            IsPartial: true),
    ];

    public static void Run(IReadOnlyList<Claim> claims, Metadata metadata, ClaimVerdicts verdicts)
    {
        foreach (var section in claims.GroupBy(c => c.Section))
        {
            var amounts = section.Where(c => c.IsAmount).ToList();
            // The last amount has no parts after it.
            for (var i = 0; i < amounts.Count - 1; i++)
                foreach (var composition in Compositions)
                    if (composition.IsWhole(amounts[i].About)) Check(amounts, i, composition, metadata, verdicts);
        }
        OversizedLists.Run(claims, verdicts);
    }

    static void Check(List<Claim> amounts, int at, Composition composition, Metadata metadata, ClaimVerdicts verdicts)
    {
        var (_, _, kinds, isPartial) = composition;
        // Up to the next amount of the same name, which begins another list.
        var rest = amounts.Skip(at + 1).TakeWhile(c => !composition.IsWhole(c.About)).ToList();
        var parts = kinds.Select(k => rest.Find(c => k.IsMatch(c.About))).OfType<Claim>()
            .Select(c => Account(amounts, c)).ToList();
        var isComplete = parts.Count == kinds.Length;
        var isOfOneBody = BodyScope.IsOfOneBody(amounts[at], metadata);
        if (parts.Exists(p => BodyScope.IsOfOneBody(p, metadata) != isOfOneBody)) return;
        if (parts.Count >= 2 && (isComplete || isPartial))
            Sum(Account(amounts, amounts[at]), parts, isComplete, verdicts);
    }

    /// <summary>预算为20万元，支出决算为10万元: where the account follows the budget, the account is what is spoken of.</summary>
    static Claim Account(List<Claim> amounts, Claim budget)
    {
        var next = amounts.ElementAtOrDefault(amounts.IndexOf(budget) + 1);
        if (next is null || !budget.About.Contains("预算") || !budget.IsInSentenceOf(next)) return budget;
        return AccountOnly().IsMatch(next.About) ? next : budget;
    }

    static void Sum(Claim whole, List<Claim> parts, bool isComplete, ClaimVerdicts verdicts)
    {
        var (stated, sum) = (whole.Yuan!.Value, parts.Sum(p => p.Yuan!.Value));
        var tolerance = whole.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan);
        var fits = Math.Abs(stated - sum) <= tolerance;
        if (fits) verdicts.ConfirmOpen(parts.Append(whole));
        // Two kinds of three may leave the third unsaid.
        if (stated == sum || (!isComplete && (fits || sum < stated))) return;
        verdicts.Note(new OtherSum(whole, sum, tolerance));
    }

    [GeneratedRegex(@"^(实际)?(支出)?决算(支出)?数?(为|是)?$")]
    private static partial Regex AccountOnly();

    /// <summary>What may stand between the name of a part and its amount.</summary>
    const string Tail = "(财政|拨款|支出|预算|决算|数|总额|金额|合计|共计|为|是|计)*$";

    const string Vehicles = "用车购置费?(及|和|与)(公务用车)?运行(维护)?费?";

    static Regex Money(string name) => Make(name, Tail);

    static Regex Procured(string kind) => Make($"{kind}(类)?(采购)?", "(预算|支出|金额|类|为)*$");

    static Regex Make(string name, string tail) => new(name + tail, RegexOptions.CultureInvariant);

    /// <summary>A list by its words: the whole and its kinds.</summary>
    /// <param name="Word">What all words for the whole have in common: most words have it not.</param>
    /// <param name="IsPartial">Kinds may be left out.</param>
    sealed record Composition(string Word, Regex Whole, Regex[] Kinds, bool IsPartial = false)
    {
        public bool IsWhole(string about) => about.Contains(Word, StringComparison.Ordinal) && Whole.IsMatch(about);
    }
}
