namespace DisclosureExtract.Tools.Synthesis.Sheets.Government;

/// <summary>Titles of the forms of governments: {0} 全市 or 全县, {1} 市本级 or 县本级, {2} 预算 or 决算.</summary>
static class GovernmentTitles
{
    static readonly Dictionary<string, string[]> All = new()
    {
        ["general_revenue"] = ["{0}一般公共预算收入{2}表", "一般公共预算收入{2}表", "{1}一般公共预算收入{2}表", "一般公共预算收入{2}情况表", "{0}一般公共预算收入表"],
        ["general_expenditure"] = ["{0}一般公共预算支出{2}表", "一般公共预算支出{2}表", "{0}一般公共预算支出{2}情况表", "{0}一般公共预算支出表", "一般公共预算支出表（功能分类）"],
        ["general_own_expenditure"] = ["{1}一般公共预算支出{2}表", "一般公共预算本级支出{2}表", "{1}一般公共预算支出{2}明细表", "{1}一般公共预算支出表（功能分类项级科目）"],
        ["general_basic_economic"] = ["{1}一般公共预算基本支出{2}表", "一般公共预算本级基本支出{2}表", "一般公共预算基本支出表（按政府预算支出经济分类科目）", "{1}一般公共预算基本支出经济分类{2}表"],
        ["general_transfers"] = ["一般公共预算税收返还和转移支付{2}表", "一般公共预算转移支付{2}表", "对下税收返还和转移支付{2}表", "税收返还、一般性和专项转移支付分地区{2}表"],
        ["general_balance"] = ["{0}一般公共预算收支平衡表", "{1}一般公共预算收支{2}平衡表", "一般公共预算收支{2}总表"],
        ["fund_revenue"] = ["{0}政府性基金收入{2}表", "政府性基金预算收入表", "{1}政府性基金收入{2}表", "政府性基金收入{2}情况表"],
        ["fund_expenditure"] = ["{0}政府性基金支出{2}表", "政府性基金预算支出表", "{1}政府性基金支出{2}表", "政府性基金支出{2}情况表"],
        ["fund_transfers"] = ["政府性基金转移支付{2}表", "政府性基金预算转移支付表", "政府性基金转移支付分地区{2}表"],
        ["capital_revenue"] = ["{0}国有资本经营预算收入表", "国有资本经营收入{2}表", "{1}国有资本经营预算收入{2}表"],
        ["capital_expenditure"] = ["{0}国有资本经营预算支出表", "国有资本经营支出{2}表", "{1}国有资本经营预算支出{2}表"],
        ["social_insurance_revenue"] = ["{0}社会保险基金收入{2}表", "社会保险基金预算收入表", "{1}社会保险基金收入{2}情况表"],
        ["social_insurance_expenditure"] = ["{0}社会保险基金支出{2}表", "社会保险基金预算支出表", "{1}社会保险基金支出{2}情况表"],
        ["debt"] = ["地方政府债务限额及余额{2}情况表", "{0}政府债务限额和余额情况表", "政府一般债务和专项债务限额、余额情况表"],
        ["three_public"] = ["“三公”经费{2}表", "{1}“三公”经费{2}情况表", "一般公共预算“三公”经费{2}表"],
    };

    public static string Of(string form, int wording, string whole, string own, bool isFinal)
    {
        var titles = All[form];
        return string.Format(
            System.Globalization.CultureInfo.InvariantCulture, titles[wording % titles.Length], whole, own, isFinal ? "决算" : "预算");
    }
}
