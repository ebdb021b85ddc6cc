using DisclosureExtract.Output;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>Central departments: 部门公开表 1 to 9.</summary>
sealed class CentralForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Form(FormIds.Revenue, "部门收入总表",
            [
                .. Builder.CodeAndName("科目编码", "科目名称", nameWeight: 2.6), .. Head.List("""
                    合计 total 1.2 | 上年结转 carryover 1 | 一般公共预算拨款收入 general_public_budget 1.2
                    政府性基金预算拨款收入 government_fund 1 | 国有资本经营预算拨款收入 state_capital 1
                    """),
                Head.Over("事业收入", Head.List("金额 business_income 1 | 其中：教育收费 education_fees 1")), .. Head.List("""
                    事业单位经营收入 operating_income 1 | 上级补助收入 superior_subsidy 1
                    附属单位上缴收入 affiliate_remittance 1 | 其他收入 other_income 1
                    """),
            ],
            Tree(l => l.Total != 0, ls => new(Incomes(ls)) { ["education_fees"] = 0 }));
        yield return Form(FormIds.Expenditure, "部门支出总表",
            [.. Builder.CodeAndName("科目编码", "科目名称"), .. Head.List("""
                合计 total 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3 | 上缴上级支出 remit_to_superior 1
                事业单位经营支出 operating_expenditure 1 | 对附属单位补助支出 subsidy_to_affiliates 1
                """)],
            Tree(l => l.Total != 0, Spending));
        yield return Appropriation("财政拨款收支总表", "预算数", "结转下年");
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出表",
            [
                Head.Over("功能分类科目", Builder.CodeAndName("科目编码", "科目名称")),
                new($"{Accounts.Year - 1}年执行数", "amount:last_year", 1.3),
                Head.Over(ThisYear, Head.List("小计 subtotal 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3")),
                Head.Over(
                    $"{Accounts.Year}年预算数比{Accounts.Year - 1}年执行数", Head.List("增减额 column:增减额 1.2 | 增减% #text 0.9")),
            ],
            BesideLastYear());
        yield return BasicEconomic("一般公共预算基本支出表", "科目编码", "科目名称", "部门预算支出经济分类科目");
        yield return ThreePublic();
        yield return FundForm(FormIds.GovernmentFundExpenditure, "政府性基金预算支出表", "政府性基金预算", l => l.Fund, isByUnit: false);
        yield return FundForm(
            FormIds.StateCapitalExpenditure, "国有资本经营预算支出表", "国有资本经营预算", l => l.Capital, isByUnit: false);
    }

    Sheet Summary()
    {
        List<Row> left =
        [
            Line("一、一般公共预算拨款收入", General - Carried), Line("二、政府性基金预算拨款收入", Fund), Line("三、国有资本经营预算拨款收入", Capital),
            Line("四、事业收入", Accounts.Income("business_income")), Line("五、事业单位经营收入", Accounts.Income("operating_income")),
            Line("六、其他收入", Accounts.Income("other_income")),
        ];
        var right = ClassesOfAll();
        Align(
            left,
            [
                Line("本年收入合计", All - Carried, isTotal: true), Line("使用非财政拨款结余", 0), Line("上年结转", Carried), Row.Blank,
                Line("收入总计", All, isTotal: true),
            ],
            right, [
                Line("本年支出合计", All, isTotal: true), Line("结转下年", 0), Row.Blank, Row.Blank,
                Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, "部门收支总表", "预算数", left, right);
    }

    Sheet ThreePublic()
    {
        var values = new Dictionary<string, decimal>();
        foreach (var (key, value) in ThreePublicOf(Department))
            (values[key + ":budget"], values[key + ":last_year"]) = (value, value * 2);
        return Form(
            FormIds.ThreePublic, "一般公共预算“三公”经费支出表",
            [
                Head.Over($"{Accounts.Year - 1}年预算数", ThreePublicHeads(suffix: ":last_year")),
                Head.Over(ThisYear, ThreePublicHeads(suffix: ":budget")),
            ],
            [new Row("", "", values)]);
    }
}
