using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// The vocabulary of the notes to a disclosure. The first pattern that fits wins, so the narrow ones come first.
/// </summary>
static class TopicPatterns
{
    /// <summary>支出预算, 收入决算, 财政拨款资金 …: what may follow the name of an amount.</summary>
    const string Tail = "(财政|拨款|资金|当年|年初|全年|调整|收入|支出|收支|收、支|总|预算|决算|经费|安排)*$";

    /// <summary>Names that lists of prose share.</summary>
    public const string ThreePublic = "[“\"]?三公[”\"]?经费", Overseas = @"因公出国(\(境\))?费?用?", Reception = "公务接待费?";

    static readonly string[] Sums = [FormIds.BudgetSummary, FormIds.Revenue, FormIds.AppropriationSummary];

    public static readonly IReadOnlyList<TopicPattern> All =
    [
        Spent("vehicle_purchase", "(公务用)?车购置费?"),
        Spent("vehicle_operation", "(公务用)?车运行(维护)?费?"),
        Spent(ColumnKeys.Vehicles, "(公务用)?车购置费?(及|和|与)(公务用车)?运行(维护)?费?"),
        Spent("overseas_travel", Overseas),
        Spent("reception", Reception),
        Spent("meeting", "会议费"),
        Spent("training", "培训费"),
        Spent(ColumnKeys.AgencyOperating, "机关运行经费") with { Elsewhere = Public },
        Spent(ColumnKeys.Total, ThreePublic),
        new("procurement", Make("政府采购"), f => f.Procurement(null), [FormIds.Procurement], FormIds.Procurement),
        .. new[] { "货物", "工程", "服务" }.Select(Procurement),
        new("carryover_general", Make("(上年|以前年度)结转(一般公共预算)?"), f => f.OfFund(ColumnKeys.Carryover, null, "上年结转"), Sums),
        new("opening_balance", Make("年初(财政拨款)?结转和结余"), f => f.OfFund(ColumnKeys.OpeningBalance, null, "年初"), Sums),
        Use(ColumnKeys.Basic, "基本支出", FormIds.Expenditure),
        Use(ColumnKeys.Project, "项目支出", FormIds.Expenditure),
        new("projects", Make("(涉及|纳入|共计|项目)(项目)?(预算)?(资金|金额)?"), f => f.Projects(),
            [FormIds.ProjectsCurrent], IsLoose: true),
        Fund(ColumnKeys.GeneralPublicBudget, "一般公共预算", "一般公共预算", FormIds.GeneralPublicExpenditure),
        OwnFund(ColumnKeys.GovernmentFund, "政府性基金(预算)?", "政府性基金", FormIds.GovernmentFundExpenditure),
        OwnFund(ColumnKeys.StateCapital, "国有资本经营(预算)?", "国有资本", FormIds.StateCapitalExpenditure),
        Fund("operating_income", "(?<!资本)经营收入", "经营收入"),
        Fund("business_income", "(?<!附属)事业收入", "事业收入"),
        Fund("superior_subsidy", "上级补助收入", "上级补助"),
        Fund("affiliate_remittance", "附属单位上缴收入", "附属单位"),
        Fund("other_income", "其他收入", "其他收入"),
        Fund("fiscal_special_account", "财政专户(管理)?", "财政专户"),
        Fund("unit_own", "单位资金", "单位资金"),
        new(ColumnKeys.FiscalAppropriation, Make("财政拨款"), f => f.Appropriation(), Sums),
        Use(ColumnKeys.Personnel, "人员经费", FormIds.BasicExpenditureEconomic),
        new(ColumnKeys.Public, Make("(日常)?公用经费"), Public, [FormIds.BasicExpenditureEconomic]),
        new("current", Make("(本年|当年)预算安排"), Revenue, Sums, IsLoose: true),
        new("revenue", Make("(总收入|预算收入|决算收入|收入|收入、支出|收支|收、支)"), Revenue, Sums),
        new("expenditure", Make("(总支出|预算支出|决算支出|支出)"), Expenditure, [FormIds.BudgetSummary, FormIds.Expenditure]),
    ];

    static TopicPattern Spent(string key, string pattern) =>
        new(key, Make(pattern + "(一般公共预算|公共财政预算|公共财政)?"), f => f.ThreePublic(key), [FormIds.ThreePublic], FormIds.ThreePublic);

    static TopicPattern Procurement(string kind) =>
        new("procurement " + kind, Make($"(政府)?采购{kind}类?"), f => f.Procurement(kind), [FormIds.Procurement]);

    /// <summary>A use of money: a column of many forms and a row of the summaries.</summary>
    static TopicPattern Use(string key, string name, string home) =>
        new(key, Make(name), f => Use(f, key, name), [home]) { IsOfOneMoney = true };

    static IEnumerable<Fact> Use(TopicFacts f, string key, string name) => f.GrandTotals(key).Concat(f.NamedRows(name));

    static TopicPattern Fund(string key, string pattern, string row, string? form = null) =>
        new(key, Make(pattern), f => f.OfFund(key, form, row), form is null ? Sums : [.. Sums, form]);

    /// <summary>A source of money that has a form of its own.</summary>
    static TopicPattern OwnFund(string key, string pattern, string row, string form) =>
        Fund(key, pattern, row, form) with { OwnForm = form };

    static IEnumerable<Fact> Public(TopicFacts f) => Use(f, ColumnKeys.Public, "公用经费");

    static IEnumerable<Fact> Revenue(TopicFacts f) =>
        f.SummaryTotals(Sides.Revenue).Concat(f.GrandTotals(ColumnKeys.Total, FormIds.Revenue));

    static IEnumerable<Fact> Expenditure(TopicFacts f) =>
        f.SummaryTotals(Sides.Expenditure).Concat(f.SummaryTotals(Sides.ExpenditureUse))
            .Concat(f.GrandTotals(ColumnKeys.Total, FormIds.Expenditure));

    static Regex Make(string pattern) => new(pattern + Tail, RegexOptions.CultureInvariant);
}
