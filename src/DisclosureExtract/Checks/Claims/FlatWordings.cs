using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>持平 beside a difference: 增加5万元，与上年持平; 预算1万元，决算2万元，与预算持平.</summary>
static partial class FlatWordings
{
    public static void Run(SectionClaims section, ClaimVerdicts verdicts)
    {
        foreach (var paragraph in section.Claims.GroupBy(c => c.Paragraph))
            foreach (Match match in FlatWord().Matches(paragraph.Key.Tight))
            {
                var flat = new Flat(paragraph.Key.Tight, match);
                if (paragraph.FirstOrDefault(c => c.Start >= flat.End) is { } next) ChangeBehind(flat, next, verdicts);
                var said = paragraph.Where(c => c.Start >= flat.ClauseStart && c.End <= flat.Start).ToList();
                if (said.Count == 0) continue;
                ChangeBefore(flat, said[^1], verdicts);
                Amounts(flat, said, section.Topics, verdicts);
            }
    }

    /// <summary>与上年持平，增加5万元.</summary>
    static void ChangeBehind(Flat flat, Claim next, ClaimVerdicts verdicts)
    {
        if (flat.IsNearly || next is not { Kind: ClaimKind.Change, Value: not 0 }) return;
        if (BareChange().Match(flat.Text[flat.End..next.Start]) is not { Success: true } words) return;
        // 与上年预算持平，比上年决算减少 is of two things.
        if (words.Groups["base"] is { Success: true, Value: var thing } && thing != flat.Base) return;
        verdicts.Contradict(new ChangeCalledNone(next, IsNearly: false, IsFlatFirst: true));
    }

    /// <summary>增加5万元，与上年持平.</summary>
    static void ChangeBefore(Flat flat, Claim last, ClaimVerdicts verdicts)
    {
        if (last is not { Kind: ClaimKind.Change, Value: not 0 } || flat.Start - last.End > 2) return;
        if (flat.IsNearly && !(last.Unit.Name == "%" && Math.Abs(last.Value) > Flat.Nearly)) return;
        verdicts.Contradict(new ChangeCalledNone(last, flat.IsNearly, IsFlatFirst: false));
    }

    static void Amounts(Flat flat, List<Claim> said, ClaimTopics topics, ClaimVerdicts verdicts)
    {
        var amounts = said.FindAll(c => c.IsAmount);
        if (amounts is [var budget, var account] && flat.IsOfBudget && AreBudgetAndAccountApart(flat, budget, account))
            verdicts.Contradict(new AccountCalledBudget(account, budget));
        else if (said[^1].IsAmount && flat.IsOfLastYear)
            AgainstForm(flat, said[^1], topics, verdicts);
    }

    static bool AreBudgetAndAccountApart(Flat flat, Claim budget, Claim account) =>
        budget.About.Contains("预算") && account.About.Contains("决算")
            && flat.AreApart(budget.Yuan!.Value, account.Yuan!.Value);

    static void AgainstForm(Flat flat, Claim amount, ClaimTopics topics, ClaimVerdicts verdicts)
    {
        if (verdicts.FactOf(amount) is not { AmountYuan: { } now } fact) return;
        if (topics.Facts.LastYear(fact) is not { AmountYuan: { } before } last) return;
        if (Math.Abs(now - before) > 2 * amount.HalfUnitYuan && flat.AreApart(now, before))
            verdicts.Contradict(new AmountCalledUnchanged(amount, fact, last));
    }

    /// <summary>The words 与上年持平 in a paragraph.</summary>
    sealed class Flat(string text, Match match)
    {
        /// <summary>How far (in percent) what is called 基本持平 may be apart.</summary>
        public const decimal Nearly = 10;

        public string Text => text;

        public int Start => match.Index;

        public int End => match.Index + match.Length;

        /// <summary>Where the clause begins that the words close.</summary>
        public int ClauseStart { get; } = text.AsSpan(0, match.Index).LastIndexOfAny('。', ';') + 1;

        /// <summary>What it is called equal to: 上年, 预算数.</summary>
        public string Base { get; } = BaseWord().Match(match.Value).Groups["base"].Value;

        public bool IsNearly { get; } = match.Value.Contains("基本");

        bool NamesLastYear => match.Groups["y"].Success;

        public bool IsOfBudget => match.Value.Contains("预算") && !NamesLastYear;

        /// <summary>Whether what is compared with may be last year's plan.</summary>
        public bool IsOfLastYear =>
            (NamesLastYear || !match.Value.Contains("预算数")) && !ChangeInForm.Spent().IsMatch(match.Value);

        public bool AreApart(decimal a, decimal b) =>
            IsNearly ? 100 * Math.Abs(a - b) > Nearly * Math.Max(a, b) : a != b;
    }

    [GeneratedRegex(@"[与同和较比跟]((?<y>上年度?|去年|上一年度?|20\d\d年度?)|年初|全年|调整)*(财政拨款)?(预算|决算|执行)?(安排)?数?(相比)?,?" +
        "(基本)?(持平|一致|相同|保持不变|没有变化|无变化|无增减变化)")]
    private static partial Regex FlatWord();

    [GeneratedRegex("^[与同和较比跟](?<base>.*?)(相比)?,?(基本)?(持平|一致|相同|保持不变|没有变化|无变化|无增减变化)$")]
    private static partial Regex BaseWord();

    /// <summary>What stands between 持平 and a change of the same thing.</summary>
    [GeneratedRegex("^,?([与同和较比](?<base>[^,;。]{2,8}?)(相比)?,?)?(增加|增长|上升|减少|下降|降低)了?$")]
    private static partial Regex BareChange();
}
