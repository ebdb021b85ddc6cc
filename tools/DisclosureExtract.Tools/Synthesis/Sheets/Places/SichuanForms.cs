using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>Sichuan: department and units above their subjects, 类, 款 and 项 in columns of their own.</summary>
sealed class SichuanForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    const string NameHead = "单位名称（科目）";

    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Form(FormIds.Revenue, "部门收入总表",
            [
                .. UnitAndSubject(3, NameHead, "项目"), .. Head.List("""
                    合计 total 1.2 | 上年结转 carryover 1 | 一般公共预算拨款收入 general_public_budget 1.2
                    政府性基金预算拨款收入 government_fund 1 | 国有资本经营预算拨款收入 state_capital 1
                    事业收入 business_income 1 | 事业单位经营收入 operating_income 1 | 其他收入 other_income 1
                    上级补助收入 superior_subsidy 1 | 附属单位上缴收入 affiliate_remittance 1
                    """),
            ],
            UnitsAndLines(l => l.Total != 0, Incomes));
        yield return Form(FormIds.Expenditure, "部门支出总表",
            [.. UnitAndSubject(3, NameHead, "项目"), .. Head.List("""
                合计 total 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3 | 上缴上级支出 remit_to_superior 1
                对附属单位补助支出 subsidy_to_affiliates 1
                """)],
            UnitsAndLines(l => l.Total != 0, Spending));
        yield return Appropriation("财政拨款收支预算总表", "预算数", "结转下年", BySource);
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出预算表",
            [
                .. UnitAndSubject(3, NameHead, "项目"),
                .. Head.List("合计 total 1.3 | 当年财政拨款安排 current 1.3 | 上年结转安排 carryover 1.2"),
            ], UnitsAndLines(l => l.General != 0, GeneralSpending));
        yield return Basic();
        yield return Projects();
        yield return Form(FormIds.ThreePublic, "一般公共预算“三公”经费支出预算表",
            [
                new("单位编码", "#unit", 0.9), new(NameHead, "#name", 2.6), Head.Over("当年财政拨款预算安排", ThreePublicHeads()),
            ], UnitRows(ThreePublicOf, hasDepartment: false));
        yield return FundForm(FormIds.GovernmentFundExpenditure, "政府性基金支出预算表", "政府性基金预算", l => l.Fund, isByUnit: true);
        yield return FundForm(
            FormIds.StateCapitalExpenditure, "国有资本经营支出预算表", "国有资本经营预算", l => l.Capital, isByUnit: true);
    }

    Sheet Summary()
    {
        var right = ClassesOfAll();
        var next = right.Count;
        List<Row> left =
        [
            Line("一、一般公共预算拨款收入", General - Carried), Line("二、政府性基金预算拨款收入", Fund), Line("三、国有资本经营预算拨款收入", Capital),
            Line("四、事业收入", Accounts.Income("business_income")), Line("五、事业单位经营收入", Accounts.Income("operating_income")),
            Line("六、其他收入", Accounts.Income("other_income")),
        ];
        Align(
            left,
            [
                Line("本年收入合计", All - Carried, isTotal: true), Line("七、用事业基金弥补收支差额", 0), Line("八、上年结转", Carried),
                Row.Blank, Line("收入总计", All, isTotal: true),
            ],
            right, [
                Line("本年支出合计", All, isTotal: true), Line(Big(next + 1) + "事业单位结余分配", 0), Line("其中：转入事业基金", 0, 2),
                Line(Big(next + 2) + "结转下年", 0), Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, "部门收支总表", ThisYear, left, right);
    }

    /// <summary>Each unit with its economic subjects, 类 and 款.</summary>
    Sheet Basic()
    {
        List<Row> rows = [Total(Economy(Accounts.Economic))];
        foreach (var unit in Units.Where(u => u.Economic.Count > 0))
        {
            rows.Add(UnitRow(unit, Economy(unit.Economic)));
            foreach (var group in unit.Economic.GroupBy(e => e.Subject.Code[..3]))
            {
                rows.Add(new Row(group.Key, NameOf(Classifications.DepartmentEconomic, group.Key), Economy([.. group]))
                {
                    Unit = unit.Code,
                });
                rows.AddRange(
                    group.Select(e => new Row(e.Subject.Code, e.Subject.Name, Economy([e])) { Unit = unit.Code }));
            }
        }
        return Form(
            FormIds.BasicExpenditureEconomic, "一般公共预算基本支出预算表",
            [
                .. UnitAndSubject(2, NameHead, "项目"),
                Head.Over("基本支出", Head.List("合计 total 1.3 | 人员经费 personnel 1.3 | 公用经费 public 1.3")),
            ],
            rows);
    }

    /// <summary>Below the name of each 项 the projects that are paid from it, with its code.</summary>
    Sheet Projects()
    {
        Dictionary<string, decimal> Values(decimal amount) => new() { ["amount"] = amount };
        List<Row> rows = [Total(Values(Accounts.Sum(l => l.GeneralProject)))];
        foreach (var unit in Units)
        {
            var lines = unit.Lines.FindAll(l => l.GeneralProject != 0);
            if (lines.Count == 0) continue;
            rows.Add(UnitRow(unit, Values(lines.Sum(l => l.GeneralProject))));
            foreach (var line in lines)
            {
                rows.Add(new Row("", line.Subject.Name, Values(line.GeneralProject)) { Level = 2 });
                var parts = Dice.Split(line.GeneralProject, Dice.Whole(1, 3), Accounts.Quantum).Where(p => p > 0)
                    .ToList();
                string[] names = ["专项业务工作经费", "信息化运行维护", "设施设备购置"];
                rows.AddRange(
                    parts.Select((p, i) => new Row(line.Subject.Code, names[i], Values(p)) { Unit = unit.Code }));
            }
        }
        return Form(
            FormIds.ProjectsCurrent, "一般公共预算项目支出预算表", [.. UnitAndSubject(3, NameHead, null), new("金额", "amount", 1.5)],
            rows);
    }
}
