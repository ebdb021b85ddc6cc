using DisclosureExtract.Output;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>Guangxi: 总体情况表, by unit where a department has several.</summary>
sealed class GuangxiForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Form(FormIds.Revenue, "部门收入总体情况表",
            Head.List("""
                    单位代码 #unit 0.9 | 单位名称 #name 2.6 | 总计 total 1.2 | 一般公共预算拨款 general_public_budget 1.2
                    政府性基金预算拨款 government_fund 1 | 国有资本经营预算拨款 state_capital 1
                    财政专户管理资金 fiscal_special_account 1 | 事业收入 business_income 1
                    事业单位经营收入 operating_income 1 | 其他收入 other_income 1 | 上年结转结余 carryover 1
                    """),
            UnitRows(u => Incomes(u.Lines)));
        yield return Form(FormIds.Expenditure, "部门支出总体情况表",
            [
                .. UnitAndSubject(3, "单位（科目名称）", null), new("总计", "total", 1.3),
                Head.Over("基本支出", Head.List("人员支出 personnel 1.3 | 日常公用支出 public 1.3")),
                .. Head.List("项目支出 project 1.3 | 上缴上级支出 remit_to_superior 1"),
            ],
            UnitsAndLines(l => l.Total != 0, Spending));
        yield return Appropriation("财政拨款收支总体情况表", ThisYear, "年终结转结余", BySource);
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出情况表",
            [
                .. Builder.CodeAndName("科目编码", "科目名称"), new($"{Accounts.Year - 1}年预算数", "amount:last_year", 1.3),
                Head.Over(ThisYear, Head.List("小计 subtotal 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3")),
                new("增减%", "#text", 0.9),
            ],
            BesideLastYear());
        yield return BasicEconomic("一般公共预算基本支出情况表", "科目编码", "科目名称", "经济分类科目");
        yield return Form(FormIds.ThreePublic, "财政拨款“三公”经费、会议费和培训费支出情况表",
            [
                .. Head.List("单位编码 #unit 0.9 | 单位名称 #name 2.4 | 合计 total@all 1.1"), Head.Over("“三公”经费", Head.List("""
                    小计 three_public_subtotal 1 | 因公出国（境）费用 overseas_travel 1 | 公务接待费 reception 1
                    公务用车购置费 vehicle_purchase 1 | 公务用车运行费 vehicle_operation 1
                    """)),
                .. Head.List("会议费 meeting 1 | 培训费 training 1"),
            ],
            UnitRows(ThreePublicOf, hasDepartment: false));
        yield return FundForm(
            FormIds.GovernmentFundExpenditure, "政府性基金预算支出情况表", "政府性基金预算", l => l.Fund, isByUnit: true);
        yield return FundForm(
            FormIds.StateCapitalExpenditure, "国有资本经营预算支出情况表", "国有资本经营预算", l => l.Capital, isByUnit: false);
    }

    Sheet Summary()
    {
        List<Row> left =
        [
            Line("一、一般公共预算拨款", General - Carried), Line("二、政府性基金预算拨款", Fund), Line("三、国有资本经营预算拨款", Capital),
            Line("四、财政专户管理资金", 0), Line("五、事业收入", Accounts.Income("business_income")),
            Line("六、事业单位经营收入", Accounts.Income("operating_income")),
            Line("七、上级补助收入", 0), Line("八、附属单位上缴收入", 0), Line("九、其他收入", Accounts.Income("other_income")),
        ];
        var right = ClassesOfAll();
        Align(
            left,
            [Line("本年收入合计", All - Carried, isTotal: true), Line("上年结转结余", Carried), Line("收入总计", All, isTotal: true)],
            right, [Line("本年支出合计", All, isTotal: true), Line("年终结转结余", 0), Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, "部门收支总体情况表", $"{Accounts.Year}年预算", left, right);
    }
}
