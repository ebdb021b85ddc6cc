using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>
/// Hunan: a summary of four lists side by side, revenue by unit with the money of the year and that carried over by
/// source.
/// </summary>
sealed class HunanForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        Head[] year =
        Head.List("""
                小计 subtotal 1 | 一般公共预算 general_public_budget 1 | 政府性基金预算 government_fund 1
                国有资本经营预算 state_capital 1 | 财政专户管理资金 fiscal_special_account 1 | 事业收入 business_income 1
                上级补助收入 superior_subsidy 1 | 附属单位上缴收入 affiliate_remittance 1
                事业单位经营收入 operating_income 1 | 其他收入 other_income 1
                """);
        yield return Form(
            FormIds.Revenue, "收入总表",
            [
                .. Head.List("部门（单位）代码 #unit 0.9 | 部门（单位）名称 #name 2 | 合计 total 1.1"), Head.Over("本年收入", year),
                Head.Over("上年结转结余", CarriedBySource),
            ],
            UnitRows(u => Incomes(u.Lines)));
        yield return Form(FormIds.Expenditure, "支出总表",
            [.. Builder.CodeAndName("科目编码", "科目名称"), .. Head.List("""
                合计 total 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3 | 事业单位经营支出 operating_expenditure 1
                上缴上级支出 remit_to_superior 1 | 对附属单位补助支出 subsidy_to_affiliates 1
                """)],
            Tree(l => l.Total != 0, Spending));
        yield return Appropriation("财政拨款收支总表", "本年预算", "结转下年");
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出表",
            [
                .. Builder.CodeAndName("科目编码", "科目名称"), new("合计", "total", 1.3),
                Head.Over("基本支出", Head.List("小计 basic 1.3 | 人员经费 personnel 1.3 | 公用经费 public 1.3")),
                new("项目支出", "project", 1.3),
            ], Tree(l => l.General != 0, GeneralSpending));
        yield return BasicEconomic("一般公共预算基本支出表", "科目代码", "科目名称", "部门预算支出经济分类科目");
        yield return Form(
            FormIds.ThreePublic, "一般公共预算“三公”经费支出表",
            [.. Head.List("单位编码 #unit 0.9 | 单位名称 #name 2.4"), .. ThreePublicHeads("“三公”经费合计")],
            UnitRows(ThreePublicOf));
        yield return FundForm(FormIds.GovernmentFundExpenditure, "政府性基金预算支出表", "政府性基金预算", l => l.Fund, isByUnit: false);
        yield return FundForm(
            FormIds.StateCapitalExpenditure, "国有资本经营预算支出表", "国有资本经营预算", l => l.Capital, isByUnit: false);
    }

    Sheet Summary()
    {
        decimal Of(string code) =>
            Accounts.Economic.Where(e => e.Subject.Code.StartsWith(code, StringComparison.Ordinal)).Sum(e => e.Amount);
        var projects = Accounts.Sum(l => l.Project);
        List<Row> left =
        [
            Line("一、一般公共预算拨款收入", General - Carried), Line("二、政府性基金预算拨款收入", Fund), Line("三、国有资本经营预算拨款收入", Capital),
            Line("四、社会保障基金预算资金", 0), Line("五、财政专户管理资金收入", 0),
            Line("六、上级补助收入", 0), Line("七、附属单位上缴收入", 0), Line("八、事业收入", Accounts.Income("business_income")),
            Line("九、事业单位经营收入", Accounts.Income("operating_income")), Line("十、其他收入", Accounts.Income("other_income")),
        ];
        var function = ClassesOfAll();
        List<Row> economy =
        [
            Line("一、基本支出", Accounts.Sum(l => l.Basic)), Line("工资福利支出", Of("301"), 2), Line("商品和服务支出", Of("302"), 2),
            Line("对个人和家庭的补助", Of("303"), 2), Line("资本性支出", Of("310"), 2),
            Line("二、项目支出", projects), Line("按项目管理的商品和服务支出", projects, 2), Line("按项目管理的对个人和家庭的补助", 0, 2),
            Line("三、事业单位经营支出", 0),
        ];
        List<Row> government =
        [
            Line("一、机关工资福利支出", Of("301")), Line("二、机关商品和服务支出", Of("302") + projects), Line("三、机关资本性支出（一）", Of("310")),
            Line("四、机关资本性支出（二）", 0), Line("五、对事业单位经常性补助", 0), Line("六、对事业单位资本性补助", 0),
            Line("七、对企业补助", 0), Line("八、对企业资本性支出", 0), Line("九、对个人和家庭的补助", Of("303")), Line("十、对社会保障基金补助", 0),
            Line("十一、债务利息及费用支出", 0),
        ];
        List<Row>[] lists = [left, function, economy, government];
        var height = lists.Max(l => l.Count);
        foreach (var list in lists)
        {
            while (list.Count < height) list.Add(Row.Blank);
            if (list == left)
                list.AddRange([
                    Line("本年收入合计", All - Carried, isTotal: true), Line("上年结转结余", Carried),
                    Line("收入总计", All, isTotal: true),
                ]);
            else list.AddRange(
                [Line("本年支出合计", All, isTotal: true), Line("年终结转结余", 0), Line("支出总计", All, isTotal: true)]);
        }
        Head[] Heads(string name) => [new(name, "#name", 2.4), new("本年预算", "amount", 1.2)];
        var sheet = Builder.Build(
            FormIds.BudgetSummary, "收支总表", Unit, new Group(Sides.Revenue, [Head.Over("收入", Heads("项目"))], left),
            new Group(Sides.Expenditure, [Head.Over("支出", Heads("项目（按功能分类）"))], function), new Group(
                Sides.ExpenditureUse, [Head.Over("支出", Heads("项目（按部门预算经济分类）"))], economy), new Group(
                Sides.ExpenditureUse, [Head.Over("支出", Heads("项目（按政府预算经济分类）"))], government));
        // 支出 stands once over its three lists.
        var over = sheet.Cells.Where(c => c.Row == 0 && c.Column >= 2).ToList();
        return sheet with { Cells = [.. sheet.Cells.Except(over), over[0] with { ColumnSpan = 6 }] };
    }
}
