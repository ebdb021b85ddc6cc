using System.Globalization;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>Yunnan: 单位资金 with its kinds, and basic expenditure by project, function and economy.</summary>
sealed class YunnanForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Form(FormIds.Revenue, "部门收入预算表",
            [
                .. Head.List("部门（单位）代码 #unit 0.9 | 部门（单位）名称 #name 2 | 合计 total 1.1"),
                Head.Over("本年收入",
                [
                    .. Head.List("""
                        小计 subtotal 1 | 一般公共预算 general_public_budget 1 | 政府性基金预算 government_fund 1
                        国有资本经营预算 state_capital 1 | 财政专户管理资金 fiscal_special_account 1
                        """),
                    Head.Over("单位资金", Head.List("""
                        小计 unit_own 1 | 事业收入 business_income 1 | 事业单位经营收入 operating_income 1
                        上级补助收入 superior_subsidy 1 | 附属单位上缴收入 affiliate_remittance 1 | 其他收入 other_income 1
                        """)),
                ]),
                Head.Over("上年结转结余", CarriedBySource),
            ],
            UnitRows(u => Incomes(u.Lines)));
        yield return Form(FormIds.Expenditure, "部门支出预算表",
            [
                .. Builder.CodeAndName("科目编码", "科目名称", nameWeight: 2.4), new("合计", "total", 1.1), 
                Head.Over("一般公共预算", Head.List("小计 general_public_budget 1.1 | 基本支出 basic 1.1 | 项目支出 project 1.1")),
                .. Head.List("""
                    政府性基金预算 government_fund 1 | 国有资本经营预算 state_capital 1
                    财政专户管理的支出 fiscal_special_account 1
                    """), Head.Over("单位资金", Head.List("""
                    小计 unit_own 1 | 事业支出 column:事业支出 1 | 事业单位经营支出 operating_expenditure 1
                    其他支出 column:其他支出 1
                    """)),
            ],
            Tree(l => l.Total != 0, Spent));
        yield return Appropriation("部门财政拨款收支预算总表", ThisYear, "年终结转结余");
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出预算表（按功能科目分类）",
            [
                Head.Over("部门预算支出功能分类科目", Builder.CodeAndName("科目编码", "科目名称")), new("合计", "total", 1.3),
                Head.Over("基本支出", Head.List("小计 basic 1.3 | 人员经费 personnel 1.3 | 公用经费 public 1.3")),
                new("项目支出", "project", 1.3),
            ],
            Tree(l => l.General != 0, GeneralSpending));
        yield return Form(
            FormIds.ThreePublic, "一般公共预算“三公”经费支出预算表", ThreePublicHeads("“三公”经费合计"),
            [new Row("", "", ThreePublicOf(Department))]);
        yield return Basic();
        yield return FundForm(
            FormIds.GovernmentFundExpenditure, "政府性基金预算支出预算表", "政府性基金预算", l => l.Fund, isByUnit: false);
        yield return FundForm(
            FormIds.StateCapitalExpenditure, "国有资本经营预算支出预算表", "国有资本经营预算", l => l.Capital, isByUnit: false);
    }

    static Dictionary<string, decimal> Spent(List<SpendingLine> lines) => new()
    {
        ["total"] = lines.Sum(l => l.Total), ["general_public_budget"] = lines.Sum(l => l.General),
        ["basic"] = lines.Sum(l => l.GeneralBasic), ["project"] = lines.Sum(l => l.GeneralProject),
        ["government_fund"] = lines.Sum(l => l.Fund), ["state_capital"] = lines.Sum(l => l.Capital),
        ["fiscal_special_account"] = 0, ["unit_own"] = lines.Sum(l => l.Own),
        ["column:事业支出"] = Own(lines, "business_income"), ["operating_expenditure"] = Own(lines, "operating_income"),
        ["column:其他支出"] = Own(lines, "other_income"),
    };

    Sheet Summary()
    {
        List<Row> left =
        [
            Line("一、一般公共预算拨款收入", General - Carried), Line("二、政府性基金预算拨款收入", Fund), Line("三、国有资本经营预算拨款收入", Capital),
            Line("四、财政专户管理资金收入", 0), Line("五、单位资金", Accounts.Sum(l => l.Own)),
            Line("1、事业收入", Accounts.Income("business_income"), 2),
            Line("2、事业单位经营收入", Accounts.Income("operating_income"), 2), Line("3、上级补助收入", 0, 2),
            Line("4、附属单位上缴收入", 0, 2), Line("5、其他收入", Accounts.Income("other_income"), 2),
        ];
        var right = ClassesOfAll();
        Align(
            left,
            [Line("本年收入合计", All - Carried, isTotal: true), Line("上年结转结余", Carried), Line("收入总计", All, isTotal: true)],
            right, [Line("本年支出合计", All, isTotal: true), Line("年终结转结余", 0), Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, "部门财务收支预算总表", ThisYear, left, right);
    }

    /// <summary>
    /// One row for each economic subject of a unit, with the code of its project and of its function.
    /// </summary>
    Sheet Basic()
    {
        Dictionary<string, decimal> Values(IReadOnlyList<EconomicLine> lines) => new()
        {
            ["total"] = lines.Sum(l => l.Amount), ["general_public_budget"] = lines.Sum(l => l.Amount),
            ["column:其中:本年拨款"] = lines.Sum(l => l.Amount), ["carryover"] = 0, ["government_fund"] = 0,
            ["state_capital"] = 0, ["fiscal_special_account"] = 0, ["unit_own"] = 0, ["business_income"] = 0,
            ["other_income"] = 0,
        };
        Row Named(string name, Dictionary<string, decimal> values, bool isTotal) =>
            new("", name, values) { IsTotal = isTotal, Labels = new() { ["#of"] = name, ["#name"] = "" } };
        List<Row> rows = [Named(Department.Name, Values(Accounts.Economic), false)];
        var number = 100;
        foreach (var unit in Units.Where(u => u.Economic.Count > 0))
        {
            if (Units.Count > 1) rows.Add(Named(unit.Name, Values(unit.Economic), false));
            var function = unit.Lines.Find(l => l.GeneralBasic > 0)!.Subject;
            rows.AddRange(unit.Economic.Select(e => new Row(e.Subject.Code, e.Subject.Name, Values([e]))
            {
                Labels = new()
                {
                    ["#of"] = "",
                    ["#project"] = "53000021000000000" + (number++).ToString(CultureInfo.InvariantCulture),
                    ["#kind"] = e.IsPersonnel ? "人员支出" : "公用经费", ["#function"] = function.Code,
                    ["#functionname"] = function.Name,
                },
            }));
        }
        rows = WithTotal(rows, Named("合计", Values(Accounts.Economic), true));
        return Form(FormIds.BasicExpenditureEconomic, "基本支出预算表",
            [
                .. Head.List("""
                    单位名称 #of 1.8 | 项目代码 #project 1.4 | 项目名称 #kind 1.2 | 功能科目编码 #function 1
                    功能科目名称 #functionname 1.6 | 部门经济科目编码 #code 1 | 部门经济科目名称 #name 1.8
                    """),
                Head.Over("资金来源",
                [
                    new("总计", "total", 1.1),
                    Head.Over("一般公共预算", Head.List("""
                        小计 general_public_budget 1.1 | 其中：本年拨款 column:其中:本年拨款 1.1 | 其中：上年结转 carryover 0.9
                        """)),
                    .. Head.List("""
                        政府性基金预算 government_fund 0.9 | 国有资本经营预算 state_capital 0.9
                        财政专户管理资金 fiscal_special_account 0.9
                        """),
                    Head.Over("单位资金", Head.List("小计 unit_own 0.9 | 事业收入 business_income 0.9 | 其他收入 other_income 0.9")),
                ]),
            ],
            rows);
    }
}
