namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>Titles and notes in the wordings of many places. A wording number picks one of each list.</summary>
static class Wordings
{
    static readonly Dictionary<string, string[]> BudgetTitles = new()
    {
        ["budget_summary"] =
        [
            "收支总表", "部门收支总表", "部门（单位）收支总表", "部门收支总体情况表", "收支预算总表", "部门收支预算总表", "财务收支预算总表", "部门财务收支预算总表", "预算单位财务收支预算总表",
        ],
        ["revenue"] =
        [
            "收入总表", "部门收入总表", "部门（单位）收入总表", "部门收入总体情况表", "收入预算总表", "部门收入预算总表", "部门收入预算表", "部门收入预算总表", "预算单位收入预算总表",
        ],
        ["expenditure"] =
        [
            "支出总表", "部门支出总表", "部门（单位）支出总表", "部门支出总体情况表", "支出预算总表", "部门支出预算总表", "部门支出预算表", "部门支出预算总表", "预算单位支出预算总表",
        ],
        ["appropriation_summary"] =
        [
            "财政拨款收支总表", "部门财政拨款收支总表", "财政拨款收支总表", "财政拨款收支总体情况表", "财政拨款收支预算总表", "部门财政拨款收支预算总表", "财政拨款收支预算总表",
            "部门财政拨款收支预算总表", "预算单位财政拨款收支预算总表",
        ],
        ["appropriation_expenditure"] = ["财政拨款支出预算表", "财政拨款支出表", "财政拨款支出预算表（功能科目）"],
        ["appropriation_basic_economic"] = ["财政拨款基本支出预算表", "财政拨款基本支出表", "财政拨款基本支出预算表（经济科目）"],
        ["general_public_expenditure"] =
        [
            "一般公共预算支出表", "部门一般公共预算支出表", "一般公共预算支出情况表", "一般公共预算支出情况表", "一般公共预算支出预算表", "一般公共预算支出预算表（按功能科目分类）",
            "部门一般公共预算支出功能分类预算表", "部门一般公共预算支出功能分类预算表", "预算单位一般公共预算支出功能分类预算表",
        ],
        ["basic_expenditure_economic"] =
        [
            "一般公共预算基本支出表", "部门一般公共预算基本支出表", "一般公共预算基本支出情况表", "一般公共预算基本支出预算表", "一般公共预算基本支出明细表（按经济分类）", "一般公共预算基本支出表",
            "一般公共预算基本支出部门预算经济分类预算表", "一般公共预算基本支出部门预算经济分类预算表", "预算单位一般公共预算基本支出部门预算经济分类预算表",
        ],
        ["government_fund_expenditure"] =
        [
            "政府性基金预算支出表", "部门政府性基金预算支出表", "政府性基金预算支出情况表", "部门政府性基金预算支出预算表", "政府性基金预算支出功能分类预算表", "政府性基金财政拨款支出预算表",
        ],
        ["state_capital_expenditure"] =
        [
            "国有资本经营预算支出表", "国有资本经营预算支出情况表", "国有资本经营支出预算表", "国有资本经营预算支出功能分类预算表", "国有资本经营预算预算支出表",
        ],
        ["three_public"] =
        [
            "一般公共预算“三公”经费支出表", "一般公共预算“三公”经费支出预算表", "财政拨款预算“三公”经费支出表", "“三公”经费和机关运行经费预算表", "财政拨款“三公”经费支出情况表",
        ],
        ["projects_current"] = ["项目支出表", "项目支出预算表", "部门项目支出预算表", "一般公共预算项目支出表"],
        ["agency_operating"] = ["一般公共预算机关运行经费支出预算表", "机关运行经费支出预算表"],
        ["procurement"] = ["政府采购支出预算表", "部门政府采购预算表", "政府采购预算表"],
    };

    static readonly Dictionary<string, string[]> FinalTitles = new()
    {
        ["final_summary"] = ["收入支出决算总表", "收入支出决算表", "部门收入支出决算总表"],
        ["final_revenue"] = ["收入决算表", "收入决算表", "部门收入决算表", "收入决算总表"],
        ["final_expenditure"] = ["支出决算表", "支出决算表", "部门支出决算表", "支出决算总表"],
        ["final_appropriation_summary"] = ["财政拨款收入支出决算总表", "财政拨款收入支出决算表"],
        ["final_general_public_expenditure"] = ["一般公共预算财政拨款支出决算表", "一般公共预算财政拨款支出决算表"],
        ["final_basic_expenditure_economic"] = ["一般公共预算财政拨款基本支出决算表", "一般公共预算财政拨款基本支出决算明细表"],
        ["final_three_public"] = ["财政拨款“三公”经费支出决算表", "“三公”经费支出决算表", "一般公共预算财政拨款“三公”经费支出决算表", "三公经费支出决算表"],
        ["final_government_fund"] = ["政府性基金预算财政拨款收入支出决算表"],
        ["final_state_capital"] = ["国有资本经营预算财政拨款收入支出决算表", "国有资本经营预算财政拨款支出决算表"],
    };

    /// <summary>{0} 部门/单位, {1} year, {2} name of the budget, {3} entity.</summary>
    static readonly string[] EmptyNotes =
    [
        "注:本{0}{1}年无{2}财政拨款安排的预算，故本表为空表。", "注：本年度无{2}支出，故本表无数据。", "说明：{3}本年度没有{2}收入和支出，故本表无数据。",
        "注：{3}无{2}财政拨款支出，故本表无数据。", "注：本年度无{2}支出，故本表无数据", "说明：本{0}无{2}，此表为空。", "备注：我{0}{1}年没有使用{2}安排的支出，本表无数据。",
        "本{0}{1}年无{2}支出，本表为空表。",
    ];

    public static string Title(string form, int wording)
    {
        var titles = BudgetTitles.TryGetValue(form, out var budget) ? budget : FinalTitles[form];
        return titles[wording % titles.Length];
    }

    public static string EmptyNote(int wording, bool isDepartment, int year, string budget, string entity) =>
        string.Format(
            System.Globalization.CultureInfo.InvariantCulture, EmptyNotes[wording % EmptyNotes.Length],
            isDepartment ? "部门" : "单位", year, budget, entity);

    static readonly string[] Digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];

    /// <summary>1 → 一, 12 → 十二, 21 → 二十一.</summary>
    public static string Chinese(int number) =>
        number < 10 ? Digits[number] : (number / 10 == 1 ? "" : Digits[number / 10]) + "十" + Digits[number % 10];
}
