using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>Guangdong: expenditure by use, “三公” as rows beside the year before, projects by unit and kind.</summary>
sealed class GuangdongForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    const string Daily = "其他运转类";

    string Budget => $"{Accounts.Year}年预算";

    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Form(FormIds.Expenditure, "支出总体情况表",
            [.. Builder.CodeAndName("功能科目编码", "功能科目名称"), .. Head.List("""
                合计 total 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3 | 事业单位经营支出 operating_expenditure 1
                对附属单位补助支出 subsidy_to_affiliates 1 | 上缴上级支出 remit_to_superior 1
                """)],
            Tree(l => l.Total != 0, Spending));
        yield return Appropriation();
        yield return Form(FormIds.GeneralPublicExpenditure, "一般公共预算支出情况表（按功能分类科目）",
            [
                .. Builder.CodeAndName("功能科目编码", "功能科目名称"),
                Head.Over(Budget, Head.List("合计 total 1.3 | 其中：基本支出 basic 1.3 | 其中：项目支出 project 1.3")),
            ], Tree(l => l.General != 0, GeneralSpending));
        yield return Basic();
        yield return ThreePublic();
        yield return FundForm(
            FormIds.GovernmentFundExpenditure, "政府性基金预算支出情况表", "政府性基金预算", l => l.Fund, isByUnit: false);
        yield return Projects();
    }

    Sheet Summary()
    {
        decimal Of(string code) =>
            Accounts.Economic.Where(e => e.Subject.Code.StartsWith(code, StringComparison.Ordinal)).Sum(e => e.Amount);
        decimal projects = Accounts.Sum(l => l.Project);
        decimal daily = Accounts.Projects.Where(p => p.Category == Daily).Sum(p => p.Total);
        List<Row> left =
        [
            Line("一、一般公共预算拨款", General - Carried), Line("二、政府性基金预算拨款", Fund), Line("三、国有资本经营预算拨款", Capital),
            Line("四、财政专户拨款", 0), Line("五、其他资金", Accounts.Sum(l => l.Own)),
        ];
        List<Row> right =
        [
            Line("一、基本支出", Accounts.Sum(l => l.Basic)), Line("工资福利支出", Of("301"), 2), Line("商品和服务支出", Of("302"), 2),
            Line("对个人和家庭的补助", Of("303"), 2), Line("资本性支出", Of("310"), 2),
            Line("二、项目支出", projects), Line("日常运转类项目", daily, 2), Line("政府购买服务类项目", projects - daily, 2),
            Line("三、事业单位经营支出", 0),
        ];
        Align(
            left,
            [
                Line("本年收入合计", All - Carried, isTotal: true), Line("六、上级补助收入", 0), Line("七、附属单位上缴收入", 0),
                Line("八、上年结转", Carried), Line("收入总计", All, isTotal: true),
            ],
            right, [
                Line("本年支出合计", All, isTotal: true), Line("四、对附属单位补助支出", 0), Line("五、上缴上级支出", 0), Line("六、结转下年", 0),
                Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, "收支总体情况表", Budget, left, right);
    }

    Sheet Appropriation()
    {
        List<Row> left = [Line("一、一般公共预算", General), Line("二、政府性基金预算", Fund), Line("三、国有资本经营预算", Capital)];
        var right = Classes(l => l.Fiscal != 0, Appropriations, Big);
        Align(
            left, [Line("本年收入合计", Fiscal, isTotal: true)], right, [Total(Appropriations(Department.Lines), "本年支出合计")]);
        return TwoSided(
            FormIds.AppropriationSummary, "财政拨款收支总体情况表", Budget, left, right, new Head(Budget, "amount", 1.3),
            new Head("其中：一般公共预算", "general_public_budget", 1.3));
    }

    /// <summary>The subject of the government's classification stands beside each.</summary>
    Sheet Basic()
    {
        string Government(string code) =>
            code[..3] switch
            {
                "301" => "[501]机关工资福利支出",
                "302" => "[502]机关商品和服务支出",
                "303" => "[509]对个人和家庭的补助",
                _ => "[503]机关资本性支出（一）",
            };
        var rows = Economic(_ => true, Economy)
            .ConvertAll(r => r with { Labels = new() { ["#government"] = Government(r.Code) } });
        return Form(FormIds.BasicExpenditureEconomic, "一般公共预算基本支出情况表（按支出经济分类科目）",
            [
                Head.Over("部门预算经济科目", Head.List("科目编码 #code 1.1 | 科目名称 #name 3")),
                Head.Over("政府预算经济科目", new Head("科目", "#government", 2.6)), new(Budget, "amount", 1.4),
            ],
            WithTotal(rows, Total(Economy(Accounts.Economic))));
    }

    Sheet ThreePublic()
    {
        var t = Accounts.ThreePublic;
        Row Of(string name, decimal amount, int level) =>
            new("", name, new() { ["amount:budget"] = amount, ["amount:last_year"] = amount * 2 }) { Level = level };
        return Form(
            FormIds.ThreePublic, "一般公共预算安排的行政经费及“三公”经费预算表",
            [
                new("项目", "#name", 3), new($"{Accounts.Year - 1}年预算", "amount:last_year", 1.4),
                new(Budget, "amount:budget", 1.4),
            ],
            [
                Of("行政经费", Accounts.Public, 1), Of("“三公”经费", t.Total, 1), Of("其中：（一）因公出国（境）支出", t.Overseas, 2),
                Of("（二）公务用车购置及运行维护支出", t.Vehicles, 2), Of("1.公务用车购置", t.Purchase, 3), Of("2.公务用车运行维护费", t.Operation, 3),
                Of("（三）公务接待费支出", t.Reception, 2),
            ]);
    }

    Sheet Projects()
    {
        Dictionary<string, decimal> Values(IReadOnlyList<ProjectLine> lines) => new()
        {
            ["total"] = lines.Sum(p => p.Total), ["general_public_budget"] = lines.Sum(p => p.General),
            ["government_fund"] = lines.Sum(p => p.Fund), ["state_capital"] = lines.Sum(p => p.Capital),
            ["fiscal_special_account"] = 0, ["column:其他资金"] = lines.Sum(p => p.Own),
        };
        var rows = Accounts.Projects.Select((p, i) => (Unit: Units[i % Units.Count].Name, Project: p))
            .OrderBy(p => p.Unit, StringComparer.Ordinal)
            .Select(p =>
                new Row("", p.Project.Name, Values([p.Project]))
                {
                    Labels = new() { ["#of"] = p.Unit, ["#sort"] = p.Project.Category == Daily ? "日常运转类" : "政府购买服务类" },
                })
                .ToList();
        return Form(FormIds.ProjectsCurrent, "项目支出预算表",
            [
                .. Head.List("单位名称 #of 1.8 | 项目类别 #sort 1.3 | 项目名称 #name 2.4 | 合计 total 1.2"),
                Head.Over("财政拨款", Head.List("""
                    一般公共预算 general_public_budget 1.2 | 政府性基金预算 government_fund 1
                    国有资本经营预算 state_capital 1
                    """)),
                .. Head.List("财政专户拨款 fiscal_special_account 1 | 其他资金 column:其他资金 1"),
            ],
            WithTotal(rows, Total(Values(Accounts.Projects))));
    }
}
