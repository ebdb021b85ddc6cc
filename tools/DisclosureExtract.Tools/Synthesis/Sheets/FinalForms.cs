using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>The nine forms of a final account.</summary>
sealed class FinalForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : FormMaker(accounts, options, catalog, dice)
{
    static readonly string[] Notes = ["注：本表反映部门本年度的总收支和年末结转结余情况。", "注：本表反映部门本年度取得的各项收入情况。", "注：本表反映部门本年度各项支出情况。"];

    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Revenue();
        yield return Expenditure();
        yield return AppropriationSummary();
        yield return GeneralPublic();
        yield return IsNational ? BasicEconomicOfThree() : BasicEconomic();
        yield return ThreePublic();
        yield return FundForm();
        yield return CapitalForm();
    }

    bool IsNational => Options.Province == Province.Common;

    string Amount => IsNational ? "金额" : "决算数";

    string[] NoteOf(int index) => Options.Wording % 2 == 0 ? [Notes[index]] : [];

    Sheet Summary()
    {
        List<Row> left =
        [
            Line("一、一般公共预算财政拨款收入", General), Line("二、政府性基金预算财政拨款收入", Fund), Line("三、国有资本经营预算财政拨款收入", Capital),
            Line("四、上级补助收入", 0),
            Line("五、事业收入", Accounts.Income("business_income")), Line("六、经营收入", Accounts.Income("operating_income")),
            Line("七、附属单位上缴收入", 0), Line("八、其他收入", Accounts.Income("other_income")),
        ];
        var right = ClassesOfAll();
        Align(
            left,
            [
                Line("本年收入合计", All + Accounts.Surplus, isTotal: true), Line("使用非财政拨款结余", 0),
                Line("年初结转和结余", Accounts.OpeningBalance),
                Line("总计", All + Accounts.Surplus + Accounts.OpeningBalance, isTotal: true),
            ],
            right, [
                Line("本年支出合计", All, isTotal: true), Line("结余分配", 0), Line("年末结转和结余", Accounts.ClosingBalance),
                Line("总计", All + Accounts.ClosingBalance, isTotal: true)]);
        return NoteIn(Builder.Build(FormIds.FinalSummary, Title(FormIds.FinalSummary), Unit,
            new Group(
                Sides.Revenue,
                [Head.Over("收入", [new Head("项目", "#name", 3), .. LineNumbers(), new Head(Amount, "amount", 1.5)])],
                left),
            new Group(
                Sides.Expenditure,
                [Head.Over("支出", [new Head("项目", "#name", 3), .. LineNumbers(), new Head(Amount, "amount", 1.5)])],
                right)) with { Notes = NoteOf(0) });
    }

    Head[] CodeAndName() =>
        IsNational && Options.Codes == CodeMode.One
            ? Builder.CodeAndName("功能分类科目编码", "科目名称", "项目")
            : Builder.CodeAndName(Options.Codes == CodeMode.Split ? "支出功能分类科目编码" : "功能分类科目编码", "科目名称", "项目");

    Sheet Revenue()
    {
        // What is left over came in as other income of the first subject.
        var first = Accounts.Lines[0];
        Dictionary<string, decimal> Values(List<SpendingLine> lines)
        {
            var (incomes, surplus) = (Incomes(lines), lines.Contains(first) ? Accounts.Surplus : 0);
            incomes["total"] += surplus;
            incomes["other_income"] += surplus;
            return incomes;
        }
        return NoteIn(Form(FormIds.FinalRevenue,
            [
                .. CodeAndName(), .. Head.List("""
                    本年收入合计 total 1.4 | 财政拨款收入 fiscal_appropriation 1.4 | 上级补助收入 superior_subsidy 1
                    事业收入 business_income 1.1 | 经营收入 operating_income 1.1
                    附属单位上缴收入 affiliate_remittance 1 | 其他收入 other_income 1.1
                    """),
            ],
            Tree(l => l.Total != 0, Values)) with { Notes = NoteOf(1) });
    }

    Sheet Expenditure() => Form(FormIds.FinalExpenditure,
            [
            .. CodeAndName(), .. Head.List("""
                本年支出合计 total 1.4 | 基本支出 basic 1.4 | 项目支出 project 1.4 | 上缴上级支出 remit_to_superior 1
                经营支出 operating_expenditure 1 | 对附属单位补助支出 subsidy_to_affiliates 1
                """),
        ],
        Tree(l => l.Total != 0, Spending)) with { Notes = NoteOf(2) };

    Sheet AppropriationSummary()
    {
        Dictionary<string, decimal> Balance(decimal extra) => new()
        {
            ["total"] = extra, ["general_public_budget"] = extra, ["government_fund"] = 0, ["state_capital"] = 0,
        };
        var all = Appropriations([.. Accounts.Lines]);
        List<Row> left = [Line("一、一般公共预算财政拨款", General), Line("二、政府性基金预算财政拨款", Fund), Line("三、国有资本经营预算财政拨款", Capital)];
        var right = Classes(l => l.Fiscal != 0, Appropriations, Big);
        var opening = Accounts.OpeningBalance;
        var closing = Balance(opening);
        Align(
            left,
            [
                Line("本年收入合计", Fiscal, isTotal: true), Line("年初财政拨款结转和结余", opening),
                Line(Source("一、") + "一般公共预算财政拨款", opening, 2), Line(Source("二、") + "政府性基金预算财政拨款", 0, 2),
                Line(Source("三、") + "国有资本经营预算财政拨款", 0, 2), Line("总计", Fiscal + opening, isTotal: true),
            ],
            right, [
                Total(all, "本年支出合计"), new Row("", "年末财政拨款结转和结余", closing) { Level = 1 }, Row.Blank, Row.Blank,
                Row.Blank, Total(closing.ToDictionary(c => c.Key, c => all[c.Key] + c.Value), "总计")]);
        return Builder.Build(FormIds.FinalAppropriationSummary, Title(FormIds.FinalAppropriationSummary), Unit,
            new Group(
                Sides.Revenue,
                [Head.Over("收入", [new Head("项目", "#name", 2.6), .. LineNumbers(), new Head(Amount, "amount", 1.4)])],
                left),
            new Group(Sides.Expenditure, [Head.Over("支出", [new Head("项目", "#name", 2.6), .. LineNumbers(),
                .. Head.List("""
                合计 total 1.4 | 一般公共预算财政拨款 general_public_budget 1.3 | 政府性基金预算财政拨款 government_fund 1.2
                国有资本经营预算财政拨款 state_capital 1.2
                """)])], right));
    }

    Sheet GeneralPublic() => Form(FormIds.FinalGeneralPublicExpenditure,
            [.. CodeAndName(), .. Head.List("合计 total 1.5 | 基本支出 basic 1.5 | 项目支出 project 1.5")],
        Tree(l => l.General != 0, GeneralSpending));

    /// <summary>The national form: 人员经费 on the left, 公用经费 in two groups beside it.</summary>
    Sheet BasicEconomicOfThree()
    {
        var left = Economic(e => e.IsPersonnel, Economy);
        var things = Economic(e => !e.IsPersonnel, Economy);
        var middle = things.Take((things.Count + 1) / 2).ToList();
        var right = things.Skip(middle.Count).ToList();
        var height = Math.Max(left.Count, middle.Count);
        foreach (var list in (List<Row>[])[left, middle, right])
            while (list.Count < height) list.Add(Row.Blank);
        left.Add(Line("人员经费合计", Accounts.Personnel, isTotal: true));
        middle.Add(Row.Blank);
        right.Add(Line("公用经费合计", Accounts.Public, isTotal: true));
        foreach (var row in left.Concat(middle).Concat(right))
            if (row.Values.TryGetValue("amount", out var amount))
                row.Values["personnel"] = row.Values["public"] = amount; // of the group that each stands in
        Head[] Heads(string over, string key) =>
        [
            Head.Over(
                over,
                [.. Builder.CodeAndName("科目编码", "科目名称", levels: 2, nameWeight: 2.4), new Head("决算数", key, 1.4)]),
        ];
        var sheet = Builder.Build(
            FormIds.FinalBasicExpenditureEconomic, Title(FormIds.FinalBasicExpenditureEconomic), Unit,
            new Group("", Heads("人员经费", "personnel"), left), new Group("", Heads("公用经费", "public"), middle),
            new Group("", Heads("公用经费", "public"), right));
        var over = sheet.Cells.Where(c => c.Row == 0 && c.Text == "公用经费").ToList();
        var width = sheet.Weights.Count / 3;
        // 公用经费合计 stands in one cell over the middle group and the labels of the right one.
        var closing = Options.IsTotalMerged
            ? sheet.Cells.Where(c =>
                c.Row == sheet.RowCount - 1 && c.Column >= width && c.Column < sheet.Weights.Count - 1)
                .ToList()
            : [];
        var total = closing.Count > 0
            ? closing.Find(c => c.Text.Length > 0)! with { Column = width, ColumnSpan = 2 * width - 1 }
            : null;
        return sheet with
        {
            Cells =
            [
                .. sheet.Cells.Except(over).Except(closing), over[0] with { ColumnSpan = over.Sum(c => c.ColumnSpan) },
                .. total is null ? (SheetCell[])[] : [total],
            ],
        };
    }

    /// <summary>
    /// 301 and 303 on the left, 302 and 310 on the right, both without a side; a line with both totals closes the form.
    /// </summary>
    Sheet BasicEconomic()
    {
        var left = Economic(e => e.IsPersonnel, Economy);
        var right = Economic(e => !e.IsPersonnel, Economy);
        Align(
            left, [Line("人员经费合计", Accounts.Personnel, isTotal: true)], right,
            [Line("公用经费合计", Accounts.Public, isTotal: true)]);
        Head[] Heads() =>
        [
            .. Builder.CodeAndName("经济分类科目编码", "科目名称", levels: 2, nameWeight: 2.6), new Head("决算数", "amount", 1.5),
        ];
        return Builder.Build(
            FormIds.FinalBasicExpenditureEconomic, Title(FormIds.FinalBasicExpenditureEconomic), Unit,
            new Group("", Heads(), left), new Group("", Heads(), right));
    }

    Sheet ThreePublic()
    {
        (string Text, string Key, Func<ThreePublic, decimal> Of)[] items =
        [
            ("合计", "total", t => t.Total), ("因公出国（境）费", "overseas_travel", t => t.Overseas),
            ("小计", "vehicles", t => t.Vehicles), ("公务用车购置费", "vehicle_purchase", t => t.Purchase),
            ("公务用车运行维护费", "vehicle_operation", t => t.Operation), ("公务接待费", "reception", t => t.Reception),
        ];
        var values = new Dictionary<string, decimal>();
        foreach (var (_, key, of) in items)
            (values[key + ":budget"], values[key + ":final"]) = (
                of(Accounts.ThreePublicBudget), of(Accounts.ThreePublic));
        var isPairs = Options.Wording % 2 == 0;
        Head[] heads = isPairs
            ? [.. Pair(0), .. Pair(1), Head.Over("公务用车购置及运行维护费", [.. Pair(2), .. Pair(3), .. Pair(4)]), .. Pair(5)]
            : [Half("预算数", "budget"), Half("决算数", "final")];
        return Form(FormIds.FinalThreePublic, heads, [new Row("", "", values)]);

        Head[] Pair(int i) =>
        [
            Head.Over(
                items[i].Text, new Head("预算数", items[i].Key + ":budget", 1),
                new Head("决算数", items[i].Key + ":final", 1)),
        ];
        Head Half(string text, string moment) =>
            Head.Over(
                text, One(0, moment), One(1, moment),
                Head.Over("公务用车购置及运行维护费", One(2, moment), One(3, moment), One(4, moment)), One(5, moment));
        Head One(int i, string moment) => new(items[i].Text, items[i].Key + ":" + moment, 1);
    }

    Sheet FundForm()
    {
        Head[] heads =
        [
            .. CodeAndName(), .. Head.List("年初结转和结余 opening_balance 1.2 | 本年收入 column:本年收入 1.3"),
            Head.Over("本年支出", Head.List("合计 total 1.3 | 基本支出 basic 1.2 | 项目支出 project 1.3")),
            new Head("年末结转和结余", "closing_balance", 1.2),
        ];
        if (Accounts.Sum(l => l.Fund) == 0) return Empty(FormIds.FinalGovernmentFund, heads, "政府性基金预算财政拨款");
        return Form(FormIds.FinalGovernmentFund, heads,
            Tree(
                l => l.Fund != 0,
                ls =>
                    new(AllForProjects(ls.Sum(l => l.Fund)))
                    {
                        ["opening_balance"] = 0, ["column:本年收入"] = ls.Sum(l => l.Fund), ["closing_balance"] = 0,
                    }));
    }

    Sheet CapitalForm()
    {
        Head[] heads = [.. CodeAndName(), .. Head.List("合计 total 1.4 | 基本支出 basic 1.3 | 项目支出 project 1.4")];
        if (Accounts.Sum(l => l.Capital) == 0) return Empty(FormIds.FinalStateCapital, heads, "国有资本经营预算财政拨款");
        return Form(FormIds.FinalStateCapital, heads,
            Tree(l => l.Capital != 0, ls => AllForProjects(ls.Sum(l => l.Capital))));
    }

    Sheet Empty(string form, Head[] heads, string budget) =>
        Emptied(form, Title(form), heads, Options.Wording % 3, budget);
}
