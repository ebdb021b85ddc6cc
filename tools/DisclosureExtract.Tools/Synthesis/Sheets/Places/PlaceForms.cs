using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Places;

/// <summary>A unit of the department with its share of the money; the department's own rows hold all of it.</summary>
sealed record BudgetUnit(string Code, string Name, List<SpendingLine> Lines, List<EconomicLine> Economic);

/// <summary>What the forms of the places share: units, rows below them, lists of income and classes.</summary>
abstract class PlaceForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog,
    Dice dice) : FormMaker(accounts, options, catalog, dice)
{
    IReadOnlyList<BudgetUnit>? units;

    /// <summary>The maker of a place; null for the families of <see cref="BudgetForms"/>.</summary>
    public static FormMaker? Of(
        Accounts accounts, PrintOptions options, SubjectCatalog catalog, Dice dice) => options.Province switch
    {
        Province.Sichuan => new SichuanForms(accounts, options, catalog, dice),
        Province.Central => new CentralForms(accounts, options, catalog, dice),
        Province.Guangxi => new GuangxiForms(accounts, options, catalog, dice),
        Province.Hunan => new HunanForms(accounts, options, catalog, dice),
        Province.Yunnan => new YunnanForms(accounts, options, catalog, dice),
        Province.University => new UniversityForms(accounts, options, catalog, dice),
        Province.Guangdong => new GuangdongForms(accounts, options, catalog, dice),
        _ => null,
    };

    protected string ThisYear => $"{Accounts.Year}年预算数";

    /// <summary>Codes of units look like codes of subjects.</summary>
    protected BudgetUnit Department =>
        new(Accounts.Body.Sector, Accounts.Body.Department, [.. Accounts.Lines], [.. Accounts.Economic]);

    protected IReadOnlyList<BudgetUnit> Units => units ??= MakeUnits();

    List<BudgetUnit> MakeUnits()
    {
        var (code, name) = (Accounts.Body.Sector, Accounts.Body.Department);
        string[] names = [name + "（本级）", name + "机关服务中心", name + "信息中心"];
        var count = Options.IsByUnit ? Math.Min(Accounts.Lines.Count, 2 + Options.Wording % 2) : 1;
        var lines = Enumerable.Range(0, count).Select(i => Accounts.Lines.Where((_, k) => k % count == i).ToList())
            .ToList();
        var people = Share(
            lines.ConvertAll(ls => ls.Sum(l => l.GeneralBasic - l.BasicPublic)),
            Accounts.Economic.Where(e => e.IsPersonnel));
        var things = Share(
            lines.ConvertAll(ls => ls.Sum(l => l.BasicPublic)), Accounts.Economic.Where(e => !e.IsPersonnel));
        return
        [
            .. lines.Select((ls, i) =>
                new BudgetUnit(
                    $"{code}{i + 1:000}", count == 1 ? name : names[i], ls,
                    [.. people[i].Concat(things[i]).OrderBy(e => e.Subject.Code, StringComparer.Ordinal)])),
        ];
    }

    /// <summary>Gives each unit as much of the economic subjects as it spends, in their order.</summary>
    static List<List<EconomicLine>> Share(List<decimal> spent, IEnumerable<EconomicLine> subjects)
    {
        var left = new LinkedList<EconomicLine>(subjects);
        var result = new List<List<EconomicLine>>();
        foreach (var amount in spent)
        {
            var (own, need) = (new List<EconomicLine>(), amount);
            while (need > 0 && left.First is { Value: var next })
            {
                var part = Math.Min(need, next.Amount);
                own.Add(next with { Amount = part });
                need -= part;
                left.RemoveFirst();
                if (part < next.Amount) left.AddFirst(next with { Amount = next.Amount - part });
            }
            result.Add(own);
        }
        return result;
    }

    /// <summary>收入 beside 支出, each with its heads of amounts.</summary>
    protected Sheet TwoSided(
        string form, string title, string amount, List<Row> left, List<Row> right, params Head[] rightAmounts) =>
        Builder.Build(form, title, Unit,
        new Group(
            Sides.Revenue, [Head.Over("收入", new Head("项目", "#name", 2.6), new Head(amount, "amount", 1.4))], left),
        new Group(
            Sides.Expenditure,
            [
                Head.Over(
                    "支出",
                    [
                        new Head("项目", "#name", 2.6),
                        .. rightAmounts.Length > 0 ? rightAmounts : [new Head(amount, "amount", 1.4)],
                    ]),
            ],
            right));

    /// <summary>Heads 类 款 项, code and name of the unit; the name column holds the subjects too.</summary>
    protected static Head[] UnitAndSubject(int levels, string nameHead, string? over)
    {
        Head[] heads =
        [
            Head.Over("科目编码", [.. "类款项".Take(levels).Select((l, i) => new Head(l.ToString(), $"#code{i + 1}", 0.6))]),
            new Head("单位代码", "#unit", 0.9), new Head(nameHead, "#name", 3),
        ];
        return over is null ? heads : [Head.Over(over, heads)];
    }

    protected static Row UnitRow(BudgetUnit unit, Dictionary<string, decimal> values) =>
        new("", unit.Name, values) { Unit = unit.Code, Level = unit.Code.Length > 3 ? 2 : 1 };

    /// <summary>合计, the department, then each unit with its 项.</summary>
    protected List<Row> UnitsAndLines(
        Func<SpendingLine, bool> belongs, Func<List<SpendingLine>, Dictionary<string, decimal>> values)
    {
        var all = values(Department.Lines.FindAll(l => belongs(l)));
        List<Row> rows = [Total(all), UnitRow(Department, all)];
        foreach (var unit in Units)
        {
            var lines = unit.Lines.FindAll(l => belongs(l));
            if (lines.Count == 0) continue;
            rows.Add(UnitRow(unit, values(lines)));
            rows.AddRange(lines.Select(l => new Row(l.Subject.Code, l.Subject.Name, values([l])) { Unit = unit.Code }));
        }
        return rows;
    }

    /// <summary>合计, the department and its units.</summary>
    protected List<Row> UnitRows(Func<BudgetUnit, Dictionary<string, decimal>> values, bool hasDepartment = true)
    {
        var all = values(Department);
        List<Row> rows =
        [
            .. hasDepartment ? [UnitRow(Department, all)] : (Row[])[], .. Units.Select(u => UnitRow(u, values(u))),
        ];
        return WithTotal(rows, Total(all));
    }

    protected Sheet BasicEconomic(string title, string codeHead, string nameHead, string over) =>
        Form(FormIds.BasicExpenditureEconomic, title,
        [
            Head.Over(over, new Head(codeHead, "#code", 1.1), new Head(nameHead, "#name", 3)),
            Head.Over("基本支出", Head.List("合计 total 1.4 | 人员经费 personnel 1.4 | 公用经费 public 1.4")),
        ],
        WithTotal(Economic(_ => true, Economy), Total(Economy(Accounts.Economic))));

    /// <summary>一、本年收入 and 二、上年结转 with their sources, 一、本年支出 with its classes and 二、结转下年.</summary>
    protected Sheet Appropriation(string title, string amount, string next, params Head[] rightAmounts)
    {
        string[] sources = ["一般公共预算拨款", "政府性基金预算拨款", "国有资本经营预算拨款"];
        List<Row> Of(params decimal[] amounts) =>
        [
            .. sources.Select((s, i) => Line(Source(Bracketed(i + 1)) + s, amounts[i], 2)),
        ];
        List<Row> left =
        [
            Line("一、本年收入", Fiscal - Carried), .. Of(General - Carried, Fund, Capital), Line("二、上年结转", Carried),
            .. Of(Carried, 0, 0),
        ];
        List<Row> right =
        [
            new Row("", "一、本年支出", Appropriations(Department.Lines)) { Level = 1 },
            .. Classes(l => l.Fiscal != 0, Appropriations, i => Source(Bracketed(i))).Select(r => r with { Level = 2 }),
            new Row("", "二、" + next, Appropriations([])) { Level = 1 },
        ];
        Align(left, [Line("收入总计", Fiscal, isTotal: true)], right, [Total(Appropriations(Department.Lines), "支出总计")]);
        return TwoSided(FormIds.AppropriationSummary, title, amount, left, right, rightAmounts);
    }

    /// <summary>Money carried over, in columns by source.</summary>
    protected static Head[] CarriedBySource => Head.List("""
        小计 carryover 1 | 一般公共预算 general_public_budget:opening 1 | 政府性基金预算 government_fund:opening 1
        国有资本经营预算 state_capital:opening 1 | 财政专户管理资金 fiscal_special_account:opening 1 | 单位资金 unit_own:opening 1
        """);

    /// <summary>All of it is spent by the first unit.</summary>
    protected Dictionary<string, decimal> ThreePublicOf(BudgetUnit unit)
    {
        var spends = unit.Code == Department.Code || unit.Code == Units[0].Code;
        return ThreePublicValues(spends ? Accounts.ThreePublic : new ThreePublic(0, 0, 0, 0, 0, 0, 0));
    }

    protected static Head[] ThreePublicHeads(string total = "合计", string suffix = "") =>
    [
        new(total, "total" + suffix, 1), new("因公出国（境）费用", "overseas_travel" + suffix, 1),
        Head.Over(
            "公务用车购置及运行费", new Head("小计", "vehicles" + suffix, 1), new Head("公务用车购置费", "vehicle_purchase" + suffix, 1),
            new Head("公务用车运行费", "vehicle_operation" + suffix, 1)),
        new("公务接待费", "reception" + suffix, 1),
    ];

    /// <summary>A form of the fund or of capital; a frame with a note where there is no such money.</summary>
    protected Sheet FundForm(string form, string title, string budget, Func<SpendingLine, decimal> of, bool isByUnit)
    {
        Dictionary<string, decimal> Values(List<SpendingLine> lines) => AllForProjects(lines.Sum(of));
        Head[] amounts = [Head.Over($"本年{budget}支出", Head.List("合计 total 1.4 | 基本支出 basic 1.4 | 项目支出 project 1.4"))];
        Head[] heads =
        [
            .. isByUnit ? UnitAndSubject(3, "单位名称（科目）", "项目") : Builder.CodeAndName("科目编码", "科目名称"), .. amounts,
        ];
        if (Accounts.Sum(of) == 0) return Emptied(form, title, heads, 2 + Options.Wording % 3, budget);
        return Form(
            form, title, heads, isByUnit ? UnitsAndLines(l => of(l) != 0, Values) : Tree(l => of(l) != 0, Values));
    }

    /// <summary>
    /// The general public budget of each 项 in the year before, drawn around that of this year, and the change in per
    /// cent.
    /// </summary>
    protected List<Row> BesideLastYear()
    {
        var before = Accounts.Lines.ToDictionary(
            l => l, l => Math.Round(l.General * (decimal)Dice.Real(0.7, 1.3) / Accounts.Quantum) * Accounts.Quantum);
        var rows = Accounts.Tree(l => l.General != 0)
            .Select(t => With(new Row(t.Code, NameOf(t.Code, t.Lines[0].Subject), []), t.Lines)).ToList();
        return WithTotal(rows, With(Total([]), [.. Accounts.Lines.Where(l => l.General != 0)]));

        Row With(Row row, List<SpendingLine> lines)
        {
            decimal last = lines.Sum(l => before[l]), now = lines.Sum(l => l.General);
            return row with
            {
                Values = new(GeneralSpending(lines)) { ["amount:last_year"] = last, ["column:增减额"] = now - last },
                Text = last == 0
                    ? ""
                    : ((now - last) / last * 100)
                        .ToString("0.00", System.Globalization.CultureInfo.InvariantCulture) + "%",
            };
        }
    }
}
