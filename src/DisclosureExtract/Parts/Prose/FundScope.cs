using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// Of which money a claim speaks: the nearest words that say so, in its sentence, before it in its paragraph, in the sentence that
/// opens its list, in its heading and in those above. One subject has other amounts in all money and in the appropriations.
/// </summary>
static partial class FundScope
{
    public static Funds Of(Claim claim)
    {
        if (InText(claim.Paragraph.Tight[..claim.Start]) is not Funds.Unknown and var said) return said;
        var paragraphs = claim.Section.Paragraphs;
        for (var at = IndexOf(paragraphs, claim.Paragraph) - 1; at >= 0; at--)
            if (paragraphs[at].Tight.EndsWith(':') && InText(paragraphs[at].Tight) is not Funds.Unknown and var opened)
                return opened;
        var headings = claim.Section.Above.Append(claim.Heading).Reverse().Select(TextFold.FoldTight).ToList();
        var own = headings.Select(InHeading).FirstOrDefault(f => f != Funds.Unknown);
        return own != Funds.Unknown ? own : headings.Exists(h => OfAll().IsMatch(h)) ? Funds.All : Funds.Unknown;
    }

    /// <summary>The money of which a form prints an amount.</summary>
    public static Funds Of(Fact fact) => InHeading(fact.Column.HeaderPath) is not Funds.Unknown and var printed
        ? printed
        : OfForm(fact);

    static Funds OfForm(Fact fact) => fact.Table.Type.Base switch
    {
        FormIds.BudgetSummary or FormIds.Expenditure or FormIds.Revenue => Funds.All,
        FormIds.GeneralPublicExpenditure or FormIds.BasicExpenditureEconomic => Funds.GeneralPublicBudget,
        FormIds.GovernmentFundExpenditure or FormIds.GovernmentFundRevenue => Funds.GovernmentFund,
        FormIds.StateCapitalExpenditure or FormIds.StateCapitalBudget => Funds.StateCapital,
        FormIds.AppropriationExpenditure or FormIds.AppropriationBasicEconomic => Funds.Appropriation,
        FormIds.AppropriationSummary => fact.Column.Key switch
        {
            ColumnKeys.GeneralPublicBudget => Funds.GeneralPublicBudget,
            ColumnKeys.GovernmentFund => Funds.GovernmentFund,
            ColumnKeys.StateCapital => Funds.StateCapital,
            _ => Funds.Appropriation,
        },
        _ => Funds.Unknown,
    };

    /// <summary>
    /// The amounts of the money spoken of. Where no form is about just that money, those of the money it is part of, or of its parts.
    /// </summary>
    public static List<Fact> Among(IReadOnlyList<Fact> facts, Funds scope)
    {
        var exact = facts.Where(f => Of(f) == scope).ToList();
        if (exact.Count > 0 || scope is Funds.All or Funds.Unknown) return exact;
        return scope == Funds.Appropriation
            ? [.. facts.Where(f => Of(f) is not (Funds.All or Funds.Unknown))]
            : [.. facts.Where(f => Of(f) == Funds.Appropriation)];
    }

    /// <summary>The form that is about this money alone; null for all money and for the appropriations together.</summary>
    public static string? FormOf(Funds scope) => scope switch
    {
        Funds.GeneralPublicBudget => FormIds.GeneralPublicExpenditure,
        Funds.GovernmentFund => FormIds.GovernmentFundExpenditure,
        Funds.StateCapital => FormIds.StateCapitalExpenditure,
        _ => null,
    };

    static Funds InText(string text) => Mention().Matches(text) is [.., { } last] ? Meaning(last) : Funds.Unknown;

    static Funds InHeading(string heading) =>
        Mention().Matches(heading).Select(Meaning).LastOrDefault(f => f != Funds.All);

    static Funds Meaning(Match match) =>
        match.Groups["g"].Success ? Funds.GeneralPublicBudget
        : match.Groups["f"].Success ? Funds.GovernmentFund
        : match.Groups["c"].Success ? Funds.StateCapital
        : match.Groups["a"].Success ? Funds.Appropriation
        : Funds.All;

   

    static int IndexOf(IReadOnlyList<Paragraph> paragraphs, Paragraph paragraph)
    {
        for (var i = 0; i < paragraphs.Count; i++)
            if (ReferenceEquals(paragraphs[i], paragraph)) return i;
        return 0;
    }

    const string Tail = "(财政|拨款|资金|安排|的|当年|本年|基本|项目|收入|支出|收支|预算|决算|总计|合计)*";

    /// <summary>
    /// Words that say of which money is spoken; 占本年支出合计的 names a whole and does not. 支出决算为 behind a comma goes on about the
    /// same money.
    /// </summary>
    [GeneratedRegex(
        "(?<!占[^,;。:]{0,8})((?<g>一般公共预算|公共财政预算)" + Tail + "|(?<f>政府性基金)" + Tail + "|(?<c>国有资本经营)" + Tail
        + "|(?<a>财政拨款)" + Tail
        + @"|((?<=^|[。:年度门位校院局校中心])(收支|收入|支出)总?(预算|决算)|收支总预算|本年(收入|支出)(合计|预算|决算)|(收入|支出)(预算|决算)?总计))")]
    private static partial Regex Mention();

    [GeneratedRegex("(收支|收入|支出)(总体)?(预算|决算)?(总体)?(收支)?(情况|说明|总表|总体|安排)")]
    private static partial Regex OfAll();
}
