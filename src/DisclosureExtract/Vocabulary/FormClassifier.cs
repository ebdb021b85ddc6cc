using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Vocabulary;

/// <summary>
/// Title → statutory form. Provinces word the titles differently, but each keeps the words that tell the forms apart; the
/// rest (order numbers, brackets, year, 部门, 单位, 情况, 总体, 明细) is dropped first.
/// </summary>
public static partial class FormClassifier
{
    /// <summary>The form a title names; null where it names none of them.</summary>
    /// <param name="title">As printed.</param>
    /// <param name="isFinal">Whether the document is a final account; null where that is not known yet.</param>
    public static string? Classify(string title, bool? isFinal = null)
    {
        var text = Qualifier().Replace(TextFold.FoldTight(title), "");
        if (text.Length is < 3 or > 60 || !Table().IsMatch(text)) return null;

        if (text.Contains("绩效")) return text.Contains("整体") || text.Contains("自评") || text.Contains("评价") ? FormIds.Other : FormIds.PerformanceTarget;
        if (text.Contains("目录")) return text.Contains("购买服务") ? FormIds.ServiceCatalogue : null;
        if (OtherForm().IsMatch(text) && !text.Contains("政府采购")) return FormIds.Other;

        var final = text.Contains("决算") || (isFinal == true && !text.Contains("预算表") && !text.Contains("预算总表"));
        var form = Budget(text);
        if (form is null) return null;
        // All appropriations by subject and economic subject: no statutory form of a final account.
        if (final && form == FormIds.AppropriationExpenditure && text.Contains("明细")) return FormIds.Other;
        return final ? OfAccounts(form) : form;
    }

    static string? Budget(string text)
    {
        if (text.Contains("三公")) return text.Contains("政府性基金") && !text.Contains("一般公共预算") ? FormIds.Other : FormIds.ThreePublic;
        if (text.Contains("机关运行经费")) return FormIds.AgencyOperating;
        if (text.Contains("政府采购")) return FormIds.Procurement;
        if (text.Contains("政府性基金"))
            return text.Contains("收入") && !text.Contains("支出") ? FormIds.GovernmentFundRevenue : FormIds.GovernmentFundExpenditure;
        if (text.Contains("国有资本"))
            return text.Contains("收支") || text.Contains("收入") ? FormIds.StateCapitalBudget : FormIds.StateCapitalExpenditure;
        if (text.Contains("基本支出") && !text.Contains("项目支出"))
            return text.Contains("财政拨款") && !text.Contains("一般公共") ? FormIds.AppropriationBasicEconomic : FormIds.BasicExpenditureEconomic;
        if ((text.Contains("项目支出") || text.Contains("项目预算")) && !text.Contains("基本支出"))
            return Carryover().IsMatch(text) ? FormIds.ProjectsCarryover : FormIds.ProjectsCurrent;
        if (text.Contains("一般公共预算") || text.Contains("公共财政预算"))
            return text.Contains("收支") ? FormIds.AppropriationSummary : text.Contains("支出") ? FormIds.GeneralPublicExpenditure : null;
        if (text.Contains("财政拨款"))
            return RevenueAndExpenditure().IsMatch(text) ? FormIds.AppropriationSummary : text.Contains("支出") ? FormIds.AppropriationExpenditure : null;
        if (RevenueAndExpenditure().IsMatch(text)) return FormIds.BudgetSummary;
        if (text.Contains("收入")) return FormIds.Revenue;
        if (text.Contains("支出")) return FormIds.Expenditure;
        return null;
    }

    /// <summary>The form of final accounts that answers to a budget form.</summary>
    internal static string OfAccounts(string form) => form switch
    {
        FormIds.BudgetSummary => FormIds.FinalSummary,
        FormIds.GovernmentFundRevenue or FormIds.GovernmentFundExpenditure => FormIds.FinalGovernmentFund,
        FormIds.StateCapitalBudget or FormIds.StateCapitalExpenditure => FormIds.FinalStateCapital,
        FormIds.AppropriationExpenditure => FormIds.FinalGeneralPublicExpenditure,
        FormIds.AppropriationBasicEconomic => FormIds.FinalBasicExpenditureEconomic,
        FormIds.PerformanceTarget or FormIds.ServiceCatalogue or FormIds.Other => form,
        FormIds.AgencyOperating or FormIds.Procurement or FormIds.ProjectsCurrent or FormIds.ProjectsCarryover => FormIds.Other,
        _ => "final_" + form,
    };

    /// <summary>Words that do not tell forms apart; "政府预算经济分类" would, wrongly.</summary>
    [GeneratedRegex(@"\d{4}年度?|市本级|(按|的)?(政府|部门)预算(支出)?经济(科目|分类)|《|》|情况|总体")]
    private static partial Regex Qualifier();

    [GeneratedRegex(@"表|目录")]
    private static partial Regex Table();

    [GeneratedRegex(@"转移支付|购买服务|资产|财政专户管理资金(预算)?支出|专项资金|分类汇总|中期规划|组成|编制人员|基本情况表|对下|上级补助|债务")]
    private static partial Regex OtherForm();

    [GeneratedRegex(@"(?<!不含)(上年|以前年度)结转")]
    private static partial Regex Carryover();

    [GeneratedRegex(@"收支|收入支出|收入、支出|收入和支出|收入与支出")]
    private static partial Regex RevenueAndExpenditure();
}
