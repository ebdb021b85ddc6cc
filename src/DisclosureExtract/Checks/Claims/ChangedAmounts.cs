using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>Which of the amounts said before it a change may be of.</summary>
static partial class ChangedAmounts
{
    /// <summary>
    /// The amounts that the change at an index may be of: those before it in its sentence, or that of the sentence
    /// before where this one goes on about it (与上年相比…), as far as they are named as the change is.
    /// </summary>
    public static List<Claim> Of(IReadOnlyList<Claim> claims, int at) => Named(claims[at], Said(claims, at));

    static List<Claim> Said(IReadOnlyList<Claim> claims, int at)
    {
        var change = claims[at];
        var own = claims.Take(at).Where(c => c.IsPositiveAmount && c.IsInSentenceOf(change)).ToList();
        if (own.Count > 0) return own;
        var text = change.Paragraph.Tight;
        var start = text.LastIndexOf('。', change.Start) + 1;
        if (!GoesOn().IsMatch(text[start..change.Start])) return [];
        var before = claims.Take(at).LastOrDefault(c => c.IsAmount && !c.IsInSentenceOf(change));
        // What the paragraph before ended with is seldom what a new one begins with.
        if (before is null || before.Paragraph != change.Paragraph) return [];
        // The first amount of the sentence before is what it is about; where parts follow in it, it may go on about the last.
        var said = claims.Where(c => c.IsPositiveAmount && c.IsInSentenceOf(before) && c.End <= start).ToList();
        return said.Count > 2 ? [said[0], said[^1]] : said;
    }

    /// <summary>
    /// The amounts that a change can be of by what it names: 主要原因是工资增加5万元 is of none that was said before,
    /// 比上年“三公”经费预算减少1.5万元 of “三公”经费; and behind 其中, a semicolon or a reason, something else is spoken of until the next
    /// amount.
    /// </summary>
    public static List<Claim> Named(Claim change, List<Claim> amounts)
    {
        if (amounts.Count > 0 && IsSevered(amounts[^1], change)) return [];
        return SubjectOf(change) is { Length: > 1 } subject
            ? amounts.FindAll(a => SubjectOf(a).Contains(subject, StringComparison.Ordinal))
            : amounts;
    }

    /// <summary>Between the two stands a reason or something else that is spoken of: 减少10万元，主要原因是统一压减10%.</summary>
    public static bool IsSevered(Claim amount, Claim change) =>
        amount.IsInSentenceOf(change) && Severed().IsMatch(Resumed().Replace(amount.TextUpTo(change), ""));

    /// <summary>What a claim names besides the words of comparing and of budgets.</summary>
    public static string SubjectOf(Claim claim) => Comparing().Replace(claim.About, "");

    /// <summary>增加(减少): the template's choice was left open, and the direction is not known.</summary>
    public static bool IsLeftOpen(Claim change) => OpenChoice().IsMatch(change.About);

    /// <summary>The words say that the amount is last year's; what was carried over from it is this year's.</summary>
    public static bool IsPast(Claim claim, int? year) =>
        !CarriedOver().IsMatch(claim.About) && (Past().IsMatch(claim.About) || NamesYear(claim, year - 1));

    static bool NamesYear(Claim claim, int? year) => year is { } own && claim.About.Contains(ClaimYears.Text(own));

    [GeneratedRegex("(增加|增长|上升|提高|上涨|减少|下降|降低)[(/、或](增加|增长|上升|减少|下降|降低|持平)")]
    public static partial Regex OpenChoice();

    [GeneratedRegex("结转|结余")]
    private static partial Regex CarriedOver();

    [GeneratedRegex("上年|去年|上一年")]
    private static partial Regex Past();

    /// <summary>A sentence that goes on about what the one before named.</summary>
    [GeneratedRegex(@"^(与|比|较|同)(上年|去年|20\d\d年)|^同比")]
    private static partial Regex GoesOn();

    [GeneratedRegex(";|其中|原因|主要是|由于|按照|根据|要求")]
    private static partial Regex Severed();

    /// <summary>Up to where the subject of the sentence is taken up again: 主要原因是压减;较上年减少1万元.</summary>
    [GeneratedRegex(@"^.*;(?=[比较与同](上年|去年|20\d\d年|年初))")]
    private static partial Regex Resumed();

    /// <summary>Words of time, of budgets, of sums, of direction and of comparing, in this order.</summary>
    [GeneratedRegex(@"上一?年度?|去年|20\d\d年度?|年初|全年|当年|同期" +
        "|财政|拨款|收入|支出|收支|预算|决算|执行|调整|实际|完成|安排|一般公共|单位|部门" +
        "|总额|总数|总量|总计|合计|总体" +
        "|增加|增长|上升|提高|上涨|增幅|增收|增支|减少|下降|降低|降幅|减支|减收|压减|大幅|有所" +
        "|[比较与同和跟由从相对均共各收支了约净略环年度为的数额总本我到至、(),“”\"]")]
    private static partial Regex Comparing();
}
