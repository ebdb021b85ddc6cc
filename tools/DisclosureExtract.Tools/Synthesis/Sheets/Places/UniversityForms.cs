using DisclosureExtract.Forms;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>
/// Universities and other institutions of central departments: a summary in one list, income by kind, appropriations by use; titles
/// with the name of the body before them, with and without 表 at the end.
/// </summary>
sealed class UniversityForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : PlaceForms(accounts, options, catalog, dice)
{
    public override IEnumerable<Sheet> Make()
    {
        yield return Options.Wording % 2 == 0 ? OneSided() : Summary();
        yield return Form(FormIds.Revenue, Called("收入预算"),
            [
                .. Builder.CodeAndName("科目编码", "科目名称", nameWeight: 2.4), .. Head.List("""
                    合计 total 1.2 | 财政拨款收入 fiscal_appropriation 1.2 | 上级补助收入 superior_subsidy 1
                    """),
                Head.Over("事业收入", Head.List("金额 business_income 1 | 其中：教育收费 education_fees 1")), .. Head.List("""
                    经营收入 operating_income 1 | 附属单位上缴收入 affiliate_remittance 1 | 其他收入 other_income 1
                    """),
            ],
            Tree(l => l.Total != 0, ls => new(Incomes(ls)) { ["education_fees"] = Own(ls, "business_income") }));
        yield return Form(FormIds.Expenditure, Called("支出预算"),
            [.. Builder.CodeAndName("科目编码", "科目名称"), .. Head.List("""
                合计 total 1.3 | 基本支出 basic 1.3 | 项目支出 project 1.3 | 上缴上级支出 remit_to_superior 1
                经营支出 operating_expenditure 1 | 对附属单位补助支出 subsidy_to_affiliates 1
                """)],
            Tree(l => l.Total != 0, Spending));
        yield return Appropriation(Called("财政拨款收支预算总"), "预算数", "结转下年", BySource);
        var whole = Options.Wording % 3 == 0 ? "财政拨款支出" : "合计";
        yield return Form(FormIds.AppropriationExpenditure, Called("财政拨款支出预算"),
            [
                .. Builder.CodeAndName("科目编码", "科目名称"),
                new(whole, "total", 1.3), new("基本支出", "basic", 1.3), new("项目支出", "project", 1.3),
            ],
            Tree(l => l.Fiscal != 0, ls => new()
            {
                ["total"] = ls.Sum(l => l.Fiscal), ["basic"] = ls.Sum(l => l.GeneralBasic),
                ["project"] = ls.Sum(l => l.Fiscal - l.GeneralBasic),
            }));
        if (Options.Wording % 4 == 0)
            yield return Form(FormIds.ThreePublic, Called("“三公”经费支出"),
                [
                    new("项目", "#name", 2.6), new($"{Accounts.Year - 1}年预算数", "amount:last_year", 1.2),
                    new($"{Accounts.Year}年预算数", "amount:budget", 1.2), new("增减额", "column:增减额", 1.2),
                    new("增减率", "#text", 1),
                ],
                [.. ThreePublicRows()]);
    }

    string Called(string what) =>
        (Options.Wording % 3) switch { 0 => Accounts.Body.Name, 1 => $"{Accounts.Year}年", _ => "" } + what
            + (Options.Wording % 5 == 0 && what.EndsWith("预算", StringComparison.Ordinal) ? "" : "表");

    /// <summary>Revenue above expenditure in one list.</summary>
    Sheet OneSided()
    {
        List<Row> revenue =
        [
            Line("一、财政拨款收入", Fiscal), Line("二、事业收入", Accounts.Income("business_income")),
            Line("三、经营收入", Accounts.Income("operating_income")), Line("四、其他收入", Accounts.Income("other_income")),
            Line("本年收入合计", All, isTotal: true), Line("使用非财政拨款结余", 0), Line("上年结转", 0), Line("收入总计", All, isTotal: true),
        ];
        List<Row> expenditure =
        [
            .. ClassesOfAll(), Line("本年支出合计", All, isTotal: true), Line("结转下年", 0), Line("支出总计", All, isTotal: true),
        ];
        var sheet = Form(FormIds.BudgetSummary, Called("收支预算总"),
            [new("项目", "#name", 3.4), new("金额", "amount", 1.6), new("备注", "#text", 1)], [.. revenue, .. expenditure]);
        return sheet with
        {
            Cells =
            [
                .. sheet.Cells.Select(c => c.Fact is null ? c
                    : c with { Fact = c.Fact with { Side = c.Row - sheet.HeaderRows < revenue.Count ? Sides.Revenue : Sides.Expenditure } }),
            ],
        };
    }

    Sheet Summary()
    {
        List<Row> left =
        [
            Line("一、财政拨款收入", Fiscal), Line("二、事业收入", Accounts.Income("business_income")),
            Line("三、经营收入", Accounts.Income("operating_income")), Line("四、其他收入", Accounts.Income("other_income")),
        ];
        var right = ClassesOfAll();
        Align(
            left, [Line("本年收入合计", All, isTotal: true), Line("上年结转", 0), Line("收入总计", All, isTotal: true)],
            right, [Line("本年支出合计", All, isTotal: true), Line("结转下年", 0), Line("支出总计", All, isTotal: true)]);
        return TwoSided(FormIds.BudgetSummary, Called("收支预算总"), "预算数", left, right);
    }

    IEnumerable<Row> ThreePublicRows()
    {
        var three = Accounts.ThreePublic;
        (string Name, decimal Amount)[] kinds =
        [
            ("合计", three.Total), ("1.因公出国（境）费", three.Overseas), ("2.公务接待费", three.Reception),
            ("3.公务用车购置及运行费", three.Vehicles), ("其中：公务用车购置费", three.Purchase), ("公务用车运行维护费", three.Operation),
        ];
        return kinds.Select((k, i) => new Row("", k.Name, new()
        {
            ["amount:budget"] = k.Amount, ["amount:last_year"] = k.Amount * 2, ["column:增减额"] = -k.Amount,
        })
        {
            IsTotal = i == 0, Text = k.Amount == 0 ? "" : "-50.00%",
        });
    }
}
