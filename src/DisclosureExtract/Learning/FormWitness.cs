using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Learning;

/// <summary>
/// Whether a table prints what its form is about. Kin forms differ in one word: the kind of money (财政拨款, 一般公共预算, 政府性基金), the side, the
/// year. A likeness of everything else does not settle that word, so a form is answered only where title or headings print it.
/// </summary>
static partial class FormWitness
{
    public static bool Speaks(string form, FormView view)
    {
        var title = view.Title;
        var text = title + " " + string.Join(' ', view.Headers);
        return form switch
        {
            FormIds.BudgetSummary => Revenue().IsMatch(text) && Expenditure().IsMatch(text) && !Appropriation().IsMatch(title) && !Fund().IsMatch(title) && !Capital().IsMatch(title),
            FormIds.Revenue => Revenue().IsMatch(text) && !Expenditure().IsMatch(title) && !OneKind(title),
            // Headings of 合计, 基本支出, 项目支出 alone stand in every form by functional subjects.
            FormIds.Expenditure => !OneKind(title) && (OwnExpenditure().IsMatch(text) || (Expenditure().IsMatch(title) && !OneKind(text) && !Basic().IsMatch(title) && !Project().IsMatch(title))),
            FormIds.AppropriationSummary => Appropriation().IsMatch(text),
            FormIds.AppropriationExpenditure => Appropriation().IsMatch(text) && !General().IsMatch(title),
            FormIds.AppropriationBasicEconomic => Appropriation().IsMatch(text) && !General().IsMatch(title),
            FormIds.GeneralPublicExpenditure => General().IsMatch(text),
            FormIds.BasicExpenditureEconomic => General().IsMatch(text) || (title.Length > 0 && !Appropriation().IsMatch(text)),
            FormIds.GovernmentFundRevenue => Fund().IsMatch(text) && Revenue().IsMatch(text),
            FormIds.GovernmentFundExpenditure => Fund().IsMatch(text) && Expenditure().IsMatch(text),
            FormIds.StateCapitalBudget => Capital().IsMatch(text) && Revenue().IsMatch(text) && Expenditure().IsMatch(text),
            FormIds.StateCapitalExpenditure => Capital().IsMatch(text) && Expenditure().IsMatch(text) && !Revenue().IsMatch(text),
            FormIds.ThreePublic => ThreePublic().IsMatch(text),
            FormIds.AgencyOperating => text.Contains("运行"),
            FormIds.ProjectsCurrent => Project().IsMatch(text) && !Carried().IsMatch(title) && (!Carried().IsMatch(text) || Current().IsMatch(text)),
            FormIds.ProjectsCarryover => Project().IsMatch(text) && Carried().IsMatch(text),
            FormIds.Procurement => text.Contains("采购"),
            FormIds.PerformanceTarget => text.Contains("目标") || text.Contains("绩效") || text.Contains("指标"),
            FormIds.ServiceCatalogue => text.Contains("目录"),
            _ => true,
        };
    }

    /// <summary>Words that narrow a form to one kind of money.</summary>
    static bool OneKind(string text) => Appropriation().IsMatch(text) || General().IsMatch(text) || Fund().IsMatch(text) || Capital().IsMatch(text);

    [GeneratedRegex("收入|收支|来源")]
    private static partial Regex Revenue();

    [GeneratedRegex("支出|收支|去向")]
    private static partial Regex Expenditure();

    [GeneratedRegex("上缴|经营支出|对附属|预留|结转下年")]
    private static partial Regex OwnExpenditure();

    [GeneratedRegex("拨款|财政拨")]
    private static partial Regex Appropriation();

    [GeneratedRegex("公共预算|一般公共|公共财政")]
    private static partial Regex General();

    [GeneratedRegex("基金")]
    private static partial Regex Fund();

    [GeneratedRegex("资本")]
    private static partial Regex Capital();

    [GeneratedRegex("基本")]
    private static partial Regex Basic();

    [GeneratedRegex("项目")]
    private static partial Regex Project();

    [GeneratedRegex("结转")]
    private static partial Regex Carried();

    [GeneratedRegex("本年|当年")]
    private static partial Regex Current();

    [GeneratedRegex("三公|接待|出国|用车")]
    private static partial Regex ThreePublic();
}
