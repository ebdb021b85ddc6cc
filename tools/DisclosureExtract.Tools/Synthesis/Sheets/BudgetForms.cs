using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>The forms of a budget, in the manner of the province.</summary>
sealed class BudgetForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : FormMaker(accounts, options, catalog, dice)
{
    bool IsShanghai => Options.Province == Province.Shanghai;

    public override IEnumerable<Sheet> Make()
    {
        yield return Summary();
        yield return Options.Province == Province.Jiangsu ? RevenueByItem()
            : Options.IsByUnit ? RevenueByUnit()
            : Revenue();
        yield return Expenditure();
        yield return AppropriationSummary();
        if (Options.Province == Province.Jiangsu)
        {
            yield return SingleColumn(FormIds.AppropriationExpenditure, l => l.Fiscal != 0, l => l.Fiscal);
            yield return SingleEconomic(FormIds.AppropriationBasicEconomic);
            yield return SingleColumn(FormIds.GeneralPublicExpenditure, l => l.General != 0, l => l.General);
            yield return SingleEconomic(FormIds.BasicExpenditureEconomic);
            yield return ThreePublicRow();
            yield return FundForm(FormIds.GovernmentFundExpenditure, l => l.Fund, "政府性基金预算");
            yield return AgencyOperating();
            if (Options.Procurement > 0) yield return Procurement();
            yield break;
        }
        yield return GeneralPublic();
        if (IsShanghai)
        {
            yield return FundForm(FormIds.GovernmentFundExpenditure, l => l.Fund, "政府性基金预算");
            yield return FundForm(FormIds.StateCapitalExpenditure, l => l.Capital, "国有资本经营预算");
            yield return BasicEconomic();
            yield return ThreePublicRow();
            if (Options.Procurement > 0) yield return Procurement();
            yield break;
        }
        yield return BasicEconomic();
        yield return Options.IsByUnit || Options.HasTwoYears ? ThreePublicByUnit()
            : Options.Wording % 2 == 0 ? ThreePublicRow()
            : ThreePublicItems();
        yield return FundForm(FormIds.GovernmentFundExpenditure, l => l.Fund, "政府性基金预算");
        yield return FundForm(FormIds.StateCapitalExpenditure, l => l.Capital, "国有资本经营预算");
        yield return Projects();
        if (Options.Procurement > 0) yield return Procurement();
    }

    Sheet Summary()
    {
        var amount = IsShanghai || Options.Wording % 2 == 0 ? "预算数" : "金额";
        List<Row> left, leftTail, rightTail;
        var right = ClassesOfAll();
        switch (Options.Province)
        {
            case Province.Shanghai:
                left =
                [
                    Line("一、财政拨款收入", General + Fund + Capital), Line("1. 一般公共预算资金", General, 2),
                    Line("2. 政府性基金", Fund, 2), Line("3. 国有资本经营预算", Capital, 2),
                    Line("二、事业收入", Accounts.Income("business_income")),
                    Line("三、事业单位经营收入", Accounts.Income("operating_income")),
                    Line("四、其他收入", Accounts.Income("other_income")),
                ];
                (leftTail, rightTail) = ([Line("收入总计", All, isTotal: true)], [Line("支出总计", All, isTotal: true)]);
                break;
            case Province.Jiangsu:
                return SummaryOfThree(right, amount);
            default:
                left =
                [
                    Line("一、一般公共预算拨款收入", General - Carried), Line("二、政府性基金预算拨款收入", Fund),
                    Line("三、国有资本经营预算拨款收入", Capital), Line("四、财政专户管理资金收入", 0),
                    Line("五、事业收入", Accounts.Income("business_income")), Line("六、上级补助收入", 0), Line("七、附属单位上缴收入", 0),
                    Line("八、事业单位经营收入", Accounts.Income("operating_income")),
                    Line("九、其他收入", Accounts.Income("other_income")),
                ];
                leftTail =
                [
                    Line("本年收入合计", All - Carried, isTotal: true), Line("上年结转结余", Carried),
                    Line("收入总计", All, isTotal: true),
                ];
                rightTail = [Line("本年支出合计", All, isTotal: true), Line("年终结转结余", 0), Line("支出总计", All, isTotal: true)];
                break;
        }
        Align(left, leftTail, right, rightTail);
        var (income, spending) = Options.Wording % 3 == 0 ? ("本年收入", "本年支出") : ("收入", "支出");
        return Builder.Build(FormIds.BudgetSummary, Title(FormIds.BudgetSummary), Unit,
            new Group(
                Sides.Revenue,
                [Head.Over(income, [new Head("项目", "#name", 3), .. LineNumbers(), new Head(amount, "amount", 1.5)])],
                left),
            new Group(
                Sides.Expenditure,
                [Head.Over(spending, [new Head("项目", "#name", 3), .. LineNumbers(), new Head(amount, "amount", 1.5)])],
                right));
    }

    Sheet SummaryOfThree(List<Row> right, string amount)
    {
        List<Row> left =
        [
            Line("一、财政拨款", General + Fund + Capital - Carried), Line("1.一般公共预算", General - Carried, 2),
            Line("2.政府性基金预算", Fund, 2), Line("3.国有资本经营预算", Capital, 2), Line("二、财政专户管理资金", 0),
            Line("三、其他资金", Accounts.Sum(l => l.Own)),
        ];
        List<Row> use =
        [
            Line("一、基本支出", Accounts.Sum(l => l.Basic)), Line("二、项目支出", Accounts.Sum(l => l.Project)),
            Line("三、单位预留机动经费", 0),
        ];
        var height = Math.Max(left.Count, Math.Max(right.Count, use.Count));
        foreach (var list in (List<Row>[])[left, right, use])
            while (list.Count < height) list.Add(Row.Blank);
        left.AddRange(
            [Line("当年收入小计", All - Carried, isTotal: true), Line("上年结转资金", Carried), Line("收入合计", All, isTotal: true)]);
        right.AddRange([Row.Blank, Row.Blank, Row.Blank]);
        use.AddRange([Line("当年支出小计", All, isTotal: true), Line("结转下年资金", 0), Line("支出合计", All, isTotal: true)]);
        return MergeSpending(Builder.Build(FormIds.BudgetSummary, Title(FormIds.BudgetSummary), Unit,
            new Group(
                Sides.Revenue, [Head.Over("收入", new Head("项目名称", "#name", 2.4), new Head(amount, "amount", 1.5))],
                left),
            new Group(
                Sides.Expenditure,
                [Head.Over("功能分类", new Head("功能科目名称", "#name", 2.6), new Head(amount, "amount", 1.5))], right),
            new Group(
                Sides.ExpenditureUse,
                [Head.Over("支出用途", new Head("项目名称", "#name", 2.2), new Head(amount, "amount", 1.5))], use)));
    }

    /// <summary>支出 over both 功能分类 and 支出用途, as one more row of headings.</summary>
    static Sheet MergeSpending(Sheet sheet)
    {
        var cells = new List<SheetCell> { new(0, 2, 1, 4, "支出") { IsBold = true } };
        foreach (var cell in sheet.Cells)
        {
            if (cell is { Row: 0, Column: 0 }) cells.Add(cell with { RowSpan = 2 });
            else cells.Add(cell with { Row = cell.Row + 1 });
        }
        return sheet with { Cells = cells, RowCount = sheet.RowCount + 1, HeaderRows = sheet.HeaderRows + 1 };
    }

    Sheet Revenue()
    {
        if (IsShanghai)
            return Form(FormIds.Revenue,
            [
                    .. Builder.CodeAndName("功能分类科目编码", "功能分类科目名称", "项目"),
                    Head.Over("收入预算", Head.List("""
                        合计 total 1.5 | 财政拨款收入 fiscal_appropriation 1.5 | 事业收入 business_income 1.1
                        事业单位经营收入 operating_income 1.1 | 其他收入 other_income 1.1
                        """)),
                ],
                Tree(l => l.Total != 0, Incomes));
        return Form(FormIds.Revenue,
            [
                .. Builder.CodeAndName("科目编码", "科目名称", Options.Wording % 2 == 0 ? "科目" : null, nameWeight: 2.6),
                .. Head.List("""
                    合计 total 1.4 | 上年结转 carryover 1.1 | 一般公共预算拨款收入 general_public_budget 1.4
                    政府性基金预算拨款收入 government_fund 1.2 | 国有资本经营预算拨款收入 state_capital 1.2
                    财政专户管理资金 fiscal_special_account 1 | 事业收入 business_income 1.1
                    上级补助收入 superior_subsidy 1 | 附属单位上缴收入 affiliate_remittance 1
                    事业单位经营收入 operating_income 1.1 | 其他收入 other_income 1.1
                    """),
            ],
            Tree(l => l.Total != 0, Incomes));
    }

    /// <summary>Jiangsu: items, not subjects.</summary>
    Sheet RevenueByItem()
    {
        var own = Accounts.Sum(l => l.Own);
        List<Row> rows =
        [
            Line("收入合计", Fiscal + own, isTotal: true), Line("一般公共预算资金", General - Carried), Line("政府性基金", Fund),
            Line("国有资本经营预算", Capital), Line("其他资金", own), Line("上年结转和结余资金", Carried),
        ];
        return Form(FormIds.Revenue, Head.List("项目名称 #name 3 | 金额 amount 1.5"), rows);
    }

    /// <summary>
    /// The department and its units, each with its lines. Codes of units look like codes of subjects.
    /// </summary>
    List<(string Code, string Name, List<SpendingLine> Lines)> Units()
    {
        var code = Accounts.Body.Sector;
        var name = Accounts.Body.Department;
        var units = new List<(string, string, List<SpendingLine>)> { (code, name, [.. Accounts.Lines]) };
        string[] names = [name + "（本级）", name + "机关服务中心", name + "信息中心"];
        var count = Math.Min(Accounts.Lines.Count, 1 + Options.Wording % 3);
        for (var i = 0; i < count; i++)
            units.Add(($"{code}{i + 1:000}", names[i], [.. Accounts.Lines.Where((_, k) => k % count == i)]));
        return units;
    }

    /// <summary>
    /// What the common system of budgeting prints: one row for each unit, money of the year and money carried over side
    /// by side.
    /// </summary>
    Sheet RevenueByUnit()
    {
        List<Row> rows = [.. Units().Select(u => new Row("", u.Name, Incomes(u.Lines)) { Unit = u.Code })];
        Head[] year =
        Head.List("""
                小计 subtotal 1.1 | 一般公共预算 general_public_budget 1.1 | 政府性基金预算 government_fund 1
                国有资本经营预算 state_capital 1 | 财政专户管理资金 fiscal_special_account 1 | 事业收入 business_income 1
                事业单位经营收入 operating_income 1 | 上级补助收入 superior_subsidy 1
                附属单位上缴收入 affiliate_remittance 1 | 其他收入 other_income 1
                """);
        return Form(FormIds.Revenue,
            [
                new Head(Options.Wording % 2 == 0 ? "部门（单位）代码" : "单位编码", "#unit", 1),
                new Head(Options.Wording % 2 == 0 ? "部门（单位）名称" : "单位名称", "#name", 2.4), new Head("合计", "total", 1.2),
                Head.Over("本年收入", year), new Head("上年结转结余", "carryover", 1),
            ],
            WithTotal(rows, Total(Incomes([.. Accounts.Lines]))));
    }

    /// <summary>One row for each unit, with or without the year before beside it.</summary>
    Sheet ThreePublicByUnit()
    {
        var values = new Dictionary<string, decimal>();
        var t = ThreePublicValues(Accounts.ThreePublic);
        foreach (var (key, value) in t)
            (values[key], values[key + ":budget"], values[key + ":last_year"]) = (value, value, value * 2);
        Head[] Items(string suffix) =>
        [
            new("合计", "total" + suffix, 1), new("因公出国（境）费", "overseas_travel" + suffix, 1),
            Head.Over(
                "公务用车购置及运行费", new Head("小计", "vehicles" + suffix, 1),
                new Head("公务用车购置费", "vehicle_purchase" + suffix, 1),
                new Head("公务用车运行费", "vehicle_operation" + suffix, 1)),
            new("公务接待费", "reception" + suffix, 1),
        ];
        Head[] amounts = Options.HasTwoYears
            ? [
                Head.Over($"{Accounts.Year - 1}年预算数", Items(":last_year")),
                Head.Over($"{Accounts.Year}年预算数", Items(":budget"))]
            : Items("");
        if (!Options.IsByUnit) return Form(FormIds.ThreePublic, amounts, [new Row("", "", values)]);
        List<Row> rows =
        [
            new Row("", Accounts.Body.Department, values) { Unit = Accounts.Body.Sector },
            new Row("", Accounts.Body.Department + "（本级）", values) { Unit = Accounts.Body.Sector + "001" },
        ];
        return Form(
            FormIds.ThreePublic, [.. Head.List("单位编码 #unit 0.9 | 单位名称 #name 2.4"), .. amounts],
            WithTotal(rows, Total(values)));
    }

    /// <summary>
    /// Purchases by unit and item, or by category and item with the organisation form; the innermost label names a row.
    /// </summary>
    Sheet Procurement()
    {
        Dictionary<string, decimal> Values(IReadOnlyList<Purchase> items) => new()
        {
            ["total"] = items.Sum(i => i.General + i.Own), ["amount"] = items.Sum(i => i.General + i.Own),
            ["general_public_budget"] = items.Sum(i => i.General), ["government_fund"] = 0, ["state_capital"] = 0,
            ["unit_own"] = items.Sum(i => i.Own),
        };
        var total = Total(Values(Accounts.Purchases));
        if (Options.Procurement == 1)
            return MergeDown(Form(FormIds.Procurement,
            Head.List("""
                采购品目大类 #kind 1.2 | 采购物品名称 #name 2.4 | 采购组织形式 #text 1.1 | 合计 total 1.3
                一般公共预算资金 general_public_budget 1.3 | 政府性基金 government_fund 1 | 其他资金 column:其他资金 1.2
                """),
                WithTotal(
                    [
                        .. Accounts.Purchases.Select(p =>
                            new Row("", p.Item, WithOther(Values([p]))) { Text = p.Category, Note = p.Form }),
                    ],
                    total with { Values = WithOther(total.Values) })), 0);
        return Form(FormIds.Procurement,
            Head.List("""
                项目名称 #kind 1.6 | 采购品目 #name 2.2 | 计量单位 #text 0.8 | 合计 total 1.3
                一般公共预算 general_public_budget 1.3 | 政府性基金预算 government_fund 1.1
                国有资本经营预算 state_capital 1.1 | 单位资金 unit_own 1.2
                """),
            WithTotal(
                [.. Accounts.Purchases.Select(p => new Row("", p.Item, Values([p])) { Text = p.Project, Note = "项" })],
                total));

        static Dictionary<string, decimal> WithOther(Dictionary<string, decimal> values) =>
            new(values) { ["column:其他资金"] = values["unit_own"] };
    }

    Sheet Expenditure()
    {
        if (Options.Province == Province.Jiangsu)
            return Form(FormIds.Expenditure,
            Head.List("合计 total 1 | 基本支出 basic 1 | 项目支出 project 1 | 单位预留机动经费 reserve 1 | 结转下年资金 carry_forward 1"),
                [
                    new Row(
                        "", "",
                        new()
                        {
                            ["total"] = Accounts.Sum(l => l.Total), ["basic"] = Accounts.Sum(l => l.Basic),
                            ["project"] = Accounts.Sum(l => l.Project), ["reserve"] = 0, ["carry_forward"] = 0,
                        }),
                ]);
        Head[] amounts = Head.List("合计 total 1.5 | 基本支出 basic 1.5 | 项目支出 project 1.5");
        if (IsShanghai)
            return Form(
                FormIds.Expenditure, [.. Builder.CodeAndName("功能分类科目编码", "功能分类科目名称", "项目"), Head.Over("支出预算", amounts)],
                Tree(l => l.Total != 0, Spending));
        return Form(FormIds.Expenditure,
            [.. Builder.CodeAndName("科目编码", "科目名称"), .. amounts, .. Head.List("""
                上缴上级支出 remit_to_superior 1 | 事业单位经营支出 operating_expenditure 1
                对附属单位补助支出 subsidy_to_affiliates 1
                """)],
            Tree(l => l.Total != 0, Spending));
    }

    Sheet AppropriationSummary()
    {
        var isSingle = Options.Province == Province.Jiangsu;
        var all = Accounts.Lines.Where(l => l.Fiscal != 0).ToList();
        List<Row> left, leftTail;
        List<Row> right, rightTail;
        if (Options.Province == Province.Common)
        {
            left =
            [
                Line("一、本年收入", Fiscal - Carried), Line("（一）一般公共预算拨款", General - Carried, 2),
                Line("（二）政府性基金预算拨款", Fund, 2), Line("（三）国有资本经营预算拨款", Capital, 2), Line("二、上年结转", Carried),
                Line("（一）一般公共预算拨款", Carried, 2), Line("（二）政府性基金预算拨款", 0, 2), Line("（三）国有资本经营预算拨款", 0, 2),
            ];
            right =
            [
                new Row("", "一、本年支出", Appropriations(all)) { Level = 1 },
                .. Classes(l => l.Fiscal != 0, Appropriations, Bracketed).Select(r => r with { Level = 2 }),
                new Row("", "二、年终结转结余", Appropriations([])) { Level = 1 },
            ];
            (leftTail, rightTail) = ([Line("收入总计", Fiscal, isTotal: true)], [Total(Appropriations(all), "支出总计")]);
        }
        else
        {
            left = isSingle
                ? [Line("一、一般公共预算", General), Line("二、政府性基金预算", Fund), Line("三、国有资本经营预算", Capital)]
                : [Line("一、一般公共预算资金", General), Line("二、政府性基金", Fund), Line("三、国有资本经营预算", Capital)];
            right = Classes(l => l.Fiscal != 0, Appropriations, Big);
            (leftTail, rightTail) = ([Line("收入总计", Fiscal, isTotal: true)], [Total(Appropriations(all), "支出总计")]);
        }
        Align(left, leftTail, right, rightTail);
        Head[] amounts = isSingle ? [new("金额", "amount", 1.5)]
            : Head.List("""
                合计 total 1.3 | 一般公共预算 general_public_budget 1.3 | 政府性基金预算 government_fund 1.2
                国有资本经营预算 state_capital 1.2
                """);
        var (income, spending) = IsShanghai ? ("财政拨款收入", "财政拨款支出") : ("收入", "支出");
        return Builder.Build(FormIds.AppropriationSummary, Title(FormIds.AppropriationSummary), Unit,
            new Group(
                Sides.Revenue,
                [
                    Head.Over(
                        income,
                        [
                            new Head("项目", "#name", 2.3), .. LineNumbers(),
                            new Head(isSingle ? "金额" : "预算数", "amount", 1.3),
                        ]),
                ],
                left),
            new Group(
                Sides.Expenditure, [Head.Over(spending, [new Head("项目", "#name", 2.6), .. LineNumbers(), .. amounts])],
                right));
    }

    Sheet GeneralPublic()
    {
        Head[] amounts = IsShanghai
            || Options.Wording % 3 == 0 ? Head.List("合计 total 1.5 | 基本支出 basic 1.5 | 项目支出 project 1.5")
            :
            [
                new("合计", "total", 1.4),
                Head.Over("基本支出", Head.List("小计 basic 1.3 | 人员经费 personnel 1.3 | 公用经费 public 1.3")),
                new("项目支出", "project", 1.4),
            ];
        Head[] labels = IsShanghai
            ? Builder.CodeAndName("功能分类科目编码", "功能分类科目名称", "项目")
            : Builder.CodeAndName("科目编码", "科目名称");
        if (!IsShanghai && Options.HasLastYear)
            amounts =
            [
                new($"{Accounts.Year - 1}年执行数", "amount:last_year", 1.4),
                Head.Over($"{Accounts.Year}年预算数", [.. amounts]),
            ];
        return Form(FormIds.GeneralPublicExpenditure,
            IsShanghai
                ? [.. labels, Head.Over("一般公共预算支出", amounts)]
                : [.. labels, .. amounts], Tree(l => l.General != 0, GeneralSpending));
    }

    Sheet FundForm(string form, Func<SpendingLine, decimal> of, string budget)
    {
        Head[] amounts = Options.Province == Province.Jiangsu
            ? [new("金额", "amount", 1.5)]
            : Head.List("合计 total 1.5 | 基本支出 basic 1.5 | 项目支出 project 1.5");
        Head[] labels = IsShanghai
            ? Builder.CodeAndName("功能分类科目编码", "功能分类科目名称", "项目")
            : Builder.CodeAndName("科目编码", "科目名称");
        Head[] heads = IsShanghai ? [.. labels, Head.Over(budget + "支出", amounts)] : [.. labels, .. amounts];
        if (Accounts.Sum(of) == 0) return Emptied(form, Title(form), heads, Options.Wording % 3, budget);
        return Form(form, heads, Tree(l => of(l) != 0, ls => AllForProjects(ls.Sum(of))));
    }

    Sheet BasicEconomic()
    {
        Head[] labels = IsShanghai
            ? Builder.CodeAndName("部门预算经济分类科目编码", "经济分类科目名称", "项目", levels: 2)
            : Builder.CodeAndName("经济分类科目编码", "经济分类科目名称", levels: 2);
        Head[] amounts = Head.List("合计 total 1.5 | 人员经费 personnel 1.5 | 公用经费 public 1.5");
        var rows = WithTotal(Economic(_ => true, Economy), Total(Economy(Accounts.Economic)));
        return Form(
            FormIds.BasicExpenditureEconomic,
            IsShanghai ? [.. labels, Head.Over("一般公共预算基本支出", amounts)] : [.. labels, .. amounts], rows);
    }

    Sheet SingleColumn(string form, Func<SpendingLine, bool> belongs, Func<SpendingLine, decimal> of) =>
        Form(
            form, [.. Builder.CodeAndName("功能科目编码", "功能科目名称"), new Head("金额", "amount", 1.5)],
            Tree(belongs, ls => new() { ["amount"] = ls.Sum(of) }));

    Sheet SingleEconomic(string form) =>
        Form(form, [.. Builder.CodeAndName("部门预算支出经济科目编码", "经济科目名称", levels: 2), new Head("金额", "amount", 1.5)],
            WithTotal(
                Economic(_ => true, ls => new() { ["amount"] = ls.Sum(l => l.Amount) }),
                Line("合计", Accounts.Economic.Sum(e => e.Amount), isTotal: true)));

    /// <summary>公用经费 of the economic form once more.</summary>
    Sheet AgencyOperating() =>
        Form(
            FormIds.AgencyOperating,
            [.. Builder.CodeAndName("科目编码", "科目名称", levels: 2), new Head("机关运行经费支出", "agency_operating", 1.5)],
            WithTotal(
                Economic(e => !e.IsPersonnel, ls => new() { ["agency_operating"] = ls.Sum(l => l.Amount) }),
                new Row("", "合计", new() { ["agency_operating"] = Accounts.Public }) { IsTotal = true }));

    Sheet ThreePublicRow()
    {
        var values = ThreePublicValues(Accounts.ThreePublic);
        var unit = IsShanghai ? "万元" : Unit;
        Head vehicles = Head.Over(
            "公务用车购置及运行费", Head.List("小计 vehicles 1 | 购置费 vehicle_purchase 1 | 运行费 vehicle_operation 1"));
        Head overseas = new("因公出国(境)费", "overseas_travel", 1), reception = new("公务接待费", "reception", 1);
        var heads = Options.Province switch
        {
            Province.Shanghai =>
                (Head[])
                [
                    Head.Over("“三公”经费预算数", new Head("合计", "total", 1), overseas, reception, vehicles),
                    new Head("机关运行经费预算数", "agency_operating", 1.2),
                ],
            Province.Jiangsu =>
            [
                Head.Over(
                    "“三公”经费", new Head("小计", "total", 1), overseas, vehicles with { Text = "公务用车购置及运行费" }, reception),
                .. Head.List("会议费 meeting 1 | 培训费 training 1"),
            ],
            _ => [.. Head.List("合计 total 1 | 因公出国（境）费用 overseas_travel 1"), vehicles, reception],
        };
        return Builder.Build(
            FormIds.ThreePublic, Title(FormIds.ThreePublic), unit, new Group("", heads, [new Row("", "", values)]));
    }

    Sheet ThreePublicItems()
    {
        var t = Accounts.ThreePublic;
        List<Row> rows =
        [
            Line("合计", t.Total, isTotal: true), Line("1.因公出国（境）费用", t.Overseas), Line("2.公务接待费", t.Reception),
            Line("3.公务用车费", t.Vehicles),
            Line("其中：（1）公务用车运行维护费", t.Operation, 2), Line("（2）公务用车购置费", t.Purchase, 2),
        ];
        return Form(FormIds.ThreePublic, Head.List("项目 #name 3 | 预算数 amount 1.5"), rows);
    }

    Sheet Projects()
    {
        var hasFunds = Options.Wording % 4 != 3;
        var rows = Accounts.Projects.OrderBy(p => p.Category, StringComparer.Ordinal)
            .Select(p => new Row("", p.Name, Values([p])) { Text = p.Category }).ToList();
        var all = Total(Values(Accounts.Projects));
        if (Options.IsByUnit)
        {
            Head[] Funds(string over) =>
            [
                Head.Over(
                    over, new Head("一般公共预算", over == "本年拨款" ? "general_public_budget" : "#none", 1.1),
                    new Head("政府性基金预算", over == "本年拨款" ? "government_fund" : "#none", 1.1),
                    new Head("国有资本经营预算", over == "本年拨款" ? "state_capital" : "#none", 1.1)),
            ];
            rows = [.. rows.Select(r => r with { Note = Accounts.Body.Name })];
            return MergeDown(Form(FormIds.ProjectsCurrent,
            [
                .. Head.List("类型 #kind 1.1 | 项目名称 #name 2.4 | 项目单位 #text 1.8 | 合计 total 1.2"), .. Funds("本年拨款"),
                .. Funds("财政拨款结转结余"), .. Head.List("财政专户管理资金 #none 1 | 单位资金 unit_own 1.1"),
            ],
                WithTotal(rows, all)), 0);
        }
        Head[] amounts = hasFunds
            ? [new("合计", "total", 1.4), Head.Over("本年拨款", Head.List("""
                一般公共预算 general_public_budget 1.3 | 政府性基金预算 government_fund 1.2
                国有资本经营预算 state_capital 1.2
                """)), new("单位资金", "unit_own", 1.2)]
            : [new("金额", "amount", 1.5)];
        var sheet = Form(
            FormIds.ProjectsCurrent, [.. Head.List("类型 #kind 1.3 | 项目名称 #name 3"), .. amounts], WithTotal(rows, all));
        return MergeDown(sheet, 0);

        Dictionary<string, decimal> Values(IReadOnlyList<ProjectLine> lines) => new()
        {
            ["total"] = lines.Sum(p => p.Total), ["amount"] = lines.Sum(p => p.Total),
            ["general_public_budget"] = lines.Sum(p => p.General), ["government_fund"] = lines.Sum(p => p.Fund),
            ["state_capital"] = lines.Sum(p => p.Capital), ["unit_own"] = lines.Sum(p => p.Own),
        };
    }
}
