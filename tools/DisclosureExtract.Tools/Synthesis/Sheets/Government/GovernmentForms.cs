using System.Globalization;
using DisclosureExtract.Forms;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets.Government;

/// <summary>The forms of the budget or the final accounts of a whole government.</summary>
sealed class GovernmentForms(
    Accounts accounts, PrintOptions options, SubjectCatalog catalog, Dice dice) : FormMaker(accounts, options, catalog, dice)
{
    static readonly string[] Taxes =
    [
        "10101", "10104", "10106", "10107", "10109", "10110", "10111", "10112", "10113", "10114", "10118", "10119", "10121", "10199",
    ];

    static readonly string[] Charges = ["10302", "10304", "10305", "10306", "10307", "10308", "10309", "10399"];

    static readonly (string, string)[] Received =
    [
        ("11001", "返还性收入"), ("11002", "一般性转移支付收入"), ("11003", "专项转移支付收入"), ("11008", "上年结余收入"), ("11009", "调入资金"),
        ("11011", "债务转贷收入"), ("11015", "动用预算稳定调节基金"),
    ];

    static readonly (string, string)[] Passed =
    [
        ("23006", "上解支出"), ("23008", "调出资金"), ("23009", "年终结余"), ("23011", "债务转贷支出"), ("23015", "安排预算稳定调节基金"),
    ];

    static readonly string[] Funds =
    [
        "1030146", "1030147", "1030148", "1030155", "1030156", "1030158", "1030159", "1030178", "1030180", "1030199",
    ];

    static readonly string[] Insurances =
    [
        "企业职工基本养老保险基金", "城乡居民基本养老保险基金", "机关事业单位基本养老保险基金", "职工基本医疗保险基金", "城乡居民基本医疗保险基金",
        "工伤保险基金", "失业保险基金",
    ];

    static readonly string[] Counties =
    [
        "柳岸区", "石磬县", "栖霞屿区", "沐川坪县", "东篱区", "雁栖坪区", "桐荫县", "南浔汀区", "青葭县", "澄湾区", "云麓县", "松溪坪县",
        "高新技术产业开发区", "临港新区",
    ];

    readonly GovernmentLines lines = new(catalog, dice.Fork("lines"), accounts.Quantum, accounts.Year);

    bool IsCounty => Accounts.Body.Name.EndsWith('县') || Accounts.Body.Name.EndsWith('区');

    string Whole => IsCounty ? "全" + Accounts.Body.Name[^1] : "全市";

    string OwnLevel => IsCounty ? Accounts.Body.Name[^1] + "本级" : Dice.Pick("市本级", "市级");

    bool HasCodes => Options.Codes is not CodeMode.SplitOwn;

    public override IEnumerable<Sheet> Make()
    {
        var revenue = Current();
        var spending = lines.Tree(Classifications.Functional, IsSpending, Dice.Whole(1, 3), Dice.Whole(6, 20), 4);
        var target = lines.Above(GovernmentLine.Sum(revenue), GovernmentLine.Sum(spending));
        var received = lines.Rest(Dice.Some(Received, Dice.Whole(3, Received.Length)), GovernmentLine.Sum(revenue), target);
        var passed = lines.Rest(Dice.Some(Passed, Dice.Whole(2, Passed.Length)), GovernmentLine.Sum(spending), target);
        yield return Dice.Chance(0.2)
            ? ByScope(revenue)
            : List("general_revenue", revenue, received, "收入", "110", "转移性收入");
        yield return List("general_expenditure", spending, passed, "支出", "230", "转移性支出");
        if (Dice.Chance(0.4)) yield return Balance(revenue, received, spending, passed);
        if (Dice.Chance(0.8)) yield return OwnExpenditure();
        if (Dice.Chance(0.8)) yield return Economic();
        if (Dice.Chance(0.5)) yield return TransfersByItem();
        if (Dice.Chance(0.6)) yield return TransfersByRegion();
        if (Dice.Chance(0.8))
            foreach (var sheet in FundForms()) yield return sheet;
        if (Dice.Chance(0.7))
            foreach (var sheet in CapitalForms()) yield return sheet;
        if (Dice.Chance(0.7))
            foreach (var sheet in InsuranceForms()) yield return sheet;
        if (Dice.Chance(0.7)) yield return Dice.Chance(0.6) ? DebtByRegion() : DebtByItem();
        if (Dice.Chance(0.5)) yield return ThreePublic();
    }

    static bool IsSpending(string code) => string.CompareOrdinal(code, "201") >= 0 && string.CompareOrdinal(code, "230") < 0;

    string FormOf(string name) => (Accounts.IsFinal ? "final_gov_" : "gov_") + name;

    string TitleOf(string name) => GovernmentTitles.Of(name, Options.Wording + Dice.Whole(0, 1), Whole, OwnLevel, Accounts.IsFinal);

    /// <summary>A column that counts the rows before their names, where places print one.</summary>
    Head[] Counted(Head[] names) => Options.Wording % 7 == 3 && !HasCodes ? [new("序号", "#kind", 0.5), .. names] : names;

    static List<Row> Numbered(List<Row> rows)
    {
        var number = 1;
        return rows.ConvertAll(r => r.IsTotal ? r : r with { Text = (number++).ToString(CultureInfo.InvariantCulture) });
    }

    Head[] Columns => GovernmentColumns.Of(Accounts.IsFinal, Accounts.Year, Options.Wording / 3);

    Head[] Names(string nameHead) => HasCodes
        ? Builder.CodeAndName("科目编码", "科目名称", Options.Wording % 4 == 1 ? "预算科目" : null)
        : [new(nameHead, "#name", 3.4)];

    List<GovernmentLine> Current() =>
    [
        new GovernmentLine("101", "税收收入").With(lines.Some(Classifications.Revenue, Taxes, 4)),
        new GovernmentLine("103", "非税收入").With(lines.Some(Classifications.Revenue, Charges, 2)),
    ];

    /// <summary>Lines, their total, what comes besides, and the total of all.</summary>
    Sheet List(
        string form, List<GovernmentLine> own, List<GovernmentLine> besides, string side, string code, string name)
    {
        var hasRest = Options.Total == TotalPlace.Last && Dice.Chance(0.75);
        var rows = Print(own, 1);
        var total = Sum(own, Dice.Pick($"本年{side}合计", $"{side}合计", "合计", $"一般公共预算{side}合计"));
        if (form[0] is 'f' or 'c' && total.Name.StartsWith("一般", StringComparison.Ordinal)) total = total with { Name = $"本年{side}合计" };
        if (Options.Total == TotalPlace.First && Dice.Chance(0.7)) rows.Insert(0, total);
        else rows.Add(total);
        if (hasRest)
        {
            rows.AddRange(Dice.Chance(0.5) && code.Length > 0
                ? Print([new GovernmentLine(code, name).With(besides)], HasCodes ? 1 : own.Count + 1)
                : Print(besides, 0));
            rows.Add(Sum([.. own, .. besides], $"{side}总计"));
        }
        var heading = Dice.Pick("项目", "预算科目", $"{side}项目", "科目名称");
        return Form(FormOf(form), TitleOf(form), [.. Names(heading), .. Columns], rows);
    }

    /// <summary>The whole and its own level side by side, of this year and the last.</summary>
    Sheet ByScope(List<GovernmentLine> own)
    {
        var (last, now) = Accounts.IsFinal ? ("决算数", "决算数") : ("执行数", "预算数");
        var keys = new Dictionary<string, string>
        {
            [$"column:{Whole}:last_year"] = "adjusted", [$"column:{IsOwn}:last_year"] = "last_year",
            [$"column:{Whole}:{(Accounts.IsFinal ? "final" : "budget")}"] = "executed",
            [$"column:{IsOwn}:{(Accounts.IsFinal ? "final" : "budget")}"] = "budget",
        };
        Head Two(string over, int from) => Head.Over(over, [.. keys.Keys.Skip(from).Take(2).Select(k => new Head(k.Split(':')[1], k, 1.2))]);
        Row Of(Row row) => row with { Values = keys.ToDictionary(k => k.Key, k => row.Values[k.Value]) };
        List<Row> rows = [.. Print(own, 1), Sum(own, "本年收入合计")];
        return Form(FormOf("general_revenue"), TitleOf("general_revenue"),
            [.. Names("项目"), Two($"{Accounts.Year - 1}年{last}", 0), Two($"{Accounts.Year}年{now}", 2)], rows.ConvertAll(Of));
    }

    string IsOwn => IsCounty ? Accounts.Body.Name[^1] + "本级" : "市本级";

    Row Sum(IReadOnlyList<GovernmentLine> of, string name) =>
        Ratios(new Row("", name, GovernmentLine.Sum(of)) { IsTotal = true });

    /// <param name="first">Number of the first of them; 0 for none.</param>
    List<Row> Print(List<GovernmentLine> of, int first)
    {
        var rows = new List<Row>();
        for (var i = 0; i < of.Count; i++) Add(rows, of[i], 1, first > 0 && !HasCodes ? Big(first + i) : "");
        return rows;
    }

    void Add(List<Row> rows, GovernmentLine line, int level, string number)
    {
        var prefix = line.IsOfWhich ? "其中：" : number;
        rows.Add(Ratios(new Row(HasCodes ? line.Code : "", prefix + line.Name, line.Amounts) { Level = level }));
        foreach (var part in line.Parts) Add(rows, part, level + 1, "");
    }

    /// <summary>Shares of other columns, as places print them: with and without %.</summary>
    Row Ratios(Row row)
    {
        string Share() => (Options.Wording % 3) switch
        {
            0 => Dice.Real(-40, 160).ToString("0.0", CultureInfo.InvariantCulture),
            1 => Dice.Real(40, 160).ToString("0.00", CultureInfo.InvariantCulture) + "%",
            _ => Dice.Whole(60, 160).ToString(CultureInfo.InvariantCulture),
        };
        row.Labels["#ratio1"] = Share();
        row.Labels["#ratio2"] = Share();
        return row;
    }

    Sheet Balance(
        List<GovernmentLine> revenue, List<GovernmentLine> received, List<GovernmentLine> spending, List<GovernmentLine> passed)
    {
        var key = Accounts.IsFinal ? "executed" : "budget";
        var word = Accounts.IsFinal ? "决算数" : "预算数";
        Row Bare(GovernmentLine line, string name, bool isTotal) =>
            new("", name, new() { [key] = line.Amounts.GetValueOrDefault(key) }) { Level = 1, IsTotal = isTotal };
        Row Totalled(IReadOnlyList<GovernmentLine> of, string name) => Bare(new GovernmentLine("", "") { Amounts = GovernmentLine.Sum(of) }, name, true);
        List<Row> left = [.. revenue.Select((l, i) => Bare(l, Big(i + 1) + l.Name, false))];
        List<Row> right = [.. spending.Select((l, i) => Bare(l, Big(i + 1) + l.Name, false))];
        List<Row> leftTail = [Totalled(revenue, "本年收入合计"), .. received.Select(l => Bare(l, l.Name, false))];
        List<Row> rightTail = [Totalled(spending, "本年支出合计"), .. passed.Select(l => Bare(l, l.Name, false))];
        while (leftTail.Count < rightTail.Count) leftTail.Add(Row.Blank);
        while (rightTail.Count < leftTail.Count) rightTail.Add(Row.Blank);
        leftTail.Add(Totalled([.. revenue, .. received], "收入总计"));
        rightTail.Add(Totalled([.. spending, .. passed], "支出总计"));
        Align(left, leftTail, right, rightTail);
        Group Side(string side, string head, List<Row> rows) => new(side, Options.Wording % 2 == 0
            ? [Head.Over(head, new Head("项目", "#name", 3), new Head(word, key, 1.5))]
            : [new Head(head + "项目", "#name", 3), new Head(word, key, 1.5)], rows);
        return Builder.Build(
            FormOf("general_balance"), TitleOf("general_balance"), Unit, Side(Sides.Revenue, "收入", left), Side(Sides.Expenditure, "支出", right));
    }

    Sheet OwnExpenditure()
    {
        var own = lines.Tree(Classifications.Functional, IsSpending, 3, Dice.Whole(4, 14), 4);
        if (!Dice.Chance(0.3) || Accounts.IsFinal) return Listed("general_own_expenditure", own, "合计");
        // Of the whole, what is spent here and what is passed on.
        var rows = Print(own, 1).ConvertAll(Parted);
        var sum = new Row("", "合计", new()) { IsTotal = true };
        foreach (var key in (string[])["total", "column:本级支出", "column:对下转移支付"])
            sum.Values[key] = own.Sum(l => PartOf(l, key));
        return Form(FormOf("general_own_expenditure"), TitleOf("general_own_expenditure"),
            [.. Names("项目"), .. Head.List("合计 total 1.4 | 本级支出 column:本级支出 1.4 | 对下转移支付 column:对下转移支付 1.4")],
            WithTotal(rows, sum));

        Row Parted(Row row)
        {
            var line = Find(own, row.Values);
            return row with
            {
                Values = new()
                {
                    ["total"] = PartOf(line, "total"), ["column:本级支出"] = PartOf(line, "column:本级支出"),
                    ["column:对下转移支付"] = PartOf(line, "column:对下转移支付"),
                },
            };
        }
    }

    /// <summary>The own part of a leaf is what it was budgeted last year, the rest is passed on.</summary>
    static decimal PartOf(GovernmentLine line, string key)
    {
        if (line.Parts.Count > 0) return line.Parts.Sum(p => PartOf(p, key));
        var total = line.Amounts["budget"] + line.Amounts["last_year"];
        return key == "total" ? total : key == "column:本级支出" ? line.Amounts["budget"] : line.Amounts["last_year"];
    }

    static GovernmentLine Find(IReadOnlyList<GovernmentLine> among, Dictionary<string, decimal> amounts)
    {
        foreach (var line in among)
        {
            if (ReferenceEquals(line.Amounts, amounts)) return line;
            if (line.Parts.Count > 0 && TryFind(line.Parts, amounts) is { } found) return found;
        }
        throw new InvalidOperationException("the row was not made of these lines");
    }

    static GovernmentLine? TryFind(IReadOnlyList<GovernmentLine> among, Dictionary<string, decimal> amounts) =>
        among.Select(l => ReferenceEquals(l.Amounts, amounts) ? l : TryFind(l.Parts, amounts)).FirstOrDefault(l => l is not null);

    /// <summary>Lines with their total, where the options put it.</summary>
    Sheet Listed(string form, List<GovernmentLine> own, string total, string heading = "项目", bool isNumbered = true) =>
        Form(FormOf(form), TitleOf(form), [.. Names(heading), .. Columns], WithTotal(Print(own, isNumbered ? 1 : 0), Sum(own, total)));

    Sheet Economic() => Listed(
        "general_basic_economic",
        lines.Tree(Classifications.GovernmentEconomic, c => c[..3] is "501" or "502" or "503" or "505" or "506" or "509", 2, 6, 4),
        Dice.Pick("合计", "支出合计"), "科目名称");

    Sheet TransfersByItem()
    {
        GovernmentLine Of(string code, string name, params (string Code, string Name)[] items) => new GovernmentLine(code, name)
            .With([.. Dice.Some(items, Dice.Whole(2, items.Length)).Select(i => lines.Leaf(i.Code, i.Name, 500_000_000))]);
        return Listed("general_transfers",
            [
                Of("23001", "返还性支出", ("2300102", "所得税基数返还支出"), ("2300103", "成品油税费改革税收返还支出"), ("2300104", "增值税税收返还支出"), ("2300105", "消费税税收返还支出")),
                Of("23002", "一般性转移支付", ("2300202", "均衡性转移支付支出"), ("2300207", "县级基本财力保障机制奖补资金支出"), ("2300208", "结算补助支出"), ("2300226", "重点生态功能区转移支付支出"), ("2300245", "教育共同财政事权转移支付支出"), ("2300299", "其他一般性转移支付支出")),
                Of("23003", "专项转移支付", ("2300305", "教育"), ("2300308", "社会保障和就业"), ("2300310", "卫生健康"), ("2300313", "农林水"), ("2300314", "交通运输")),
            ],
            "合计");
    }

    List<string> Regions => Dice.Some(Counties, Dice.Whole(4, Counties.Length));

    Sheet ByRegion(string form, string[] parts)
    {
        var rows = new List<Row>();
        var isTotalled = parts.Length > 1;
        foreach (var region in Regions)
        {
            var values = parts.ToDictionary(p => p, _ => Dice.Money(500_000, 900_000_000, Accounts.Quantum));
            if (isTotalled) values["total"] = values.Values.Sum();
            rows.Add(new Row("", region, values) { Level = 1 });
        }
        var total = rows.SelectMany(r => r.Values).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Sum(v => v.Value));
        var heads = new List<Head> { new(Dice.Pick("地区", "地 区", "县（市、区）", "地区名称"), "#name", 2.4) };
        if (isTotalled) heads.Add(new Head("合计", "total", 1.3));
        heads.AddRange(parts.Select(p => new Head(p.StartsWith("column:", StringComparison.Ordinal) ? p[7..] : "预算数", p, 1.3)));
        if (!isTotalled && Dice.Chance(0.5)) return Beside(form, [.. heads], WithTotal(rows, Total(total)));
        if (Options.Wording % 7 == 3) return Form(FormOf(form), TitleOf(form), Counted([.. heads]), Numbered(WithTotal(rows, Total(total))));
        return Form(FormOf(form), TitleOf(form), [.. heads], WithTotal(rows, Total(total)));
    }

    /// <summary>A long list in two columns side by side.</summary>
    Sheet Beside(string form, Head[] heads, List<Row> rows)
    {
        var half = (rows.Count + 1) / 2;
        return Builder.Build(FormOf(form), TitleOf(form), Unit, new Group("", heads, rows[..half]), new Group("", heads, rows[half..]));
    }

    Sheet TransfersByRegion() => ByRegion("general_transfers", ["column:税收返还", "column:一般性转移支付", "column:专项转移支付"]);

    IEnumerable<Sheet> FundForms()
    {
        var revenue = lines.Some(Classifications.Revenue, Funds, 3);
        var spending = lines.Tree(Classifications.GovernmentFund, c => c[..3] is not ("230" or "234"), Dice.Whole(2, 3), 6, 3);
        var target = lines.Above(GovernmentLine.Sum(revenue), GovernmentLine.Sum(spending));
        yield return List("fund_revenue", revenue, lines.Rest([("", "政府性基金转移支付收入"), ("", "上年结余收入"), ("", "债务转贷收入")], GovernmentLine.Sum(revenue), target), "收入", "", "");
        yield return List("fund_expenditure", spending, lines.Rest([("", "调出资金"), ("", "年终结余")], GovernmentLine.Sum(spending), target), "支出", "", "");
        if (Dice.Chance(0.5)) yield return ByRegion("fund_transfers", [Accounts.IsFinal ? "executed" : "budget"]) switch
        {
            { } sheet when Accounts.IsFinal => sheet with { Cells = [.. sheet.Cells.Select(c => c.Text == "预算数" ? c with { Text = "决算数" } : c)] },
            var sheet => sheet,
        };
    }

    IEnumerable<Sheet> CapitalForms()
    {
        yield return Listed("capital_revenue", lines.Some(Classifications.Revenue, ["1030601", "1030602", "1030603", "1030604", "1030699"], 2), "收入合计");
        yield return Listed("capital_expenditure", lines.Tree(Classifications.StateCapital, c => c[..3] == "223", 3, 1, 4), "支出合计", isNumbered: false);
    }

    IEnumerable<Sheet> InsuranceForms()
    {
        var kinds = Dice.Some(Insurances, Dice.Whole(3, Insurances.Length));
        foreach (var (form, side, of) in ((string, string, string[])[])
            [("social_insurance_revenue", "收入", ["保险费收入", "财政补贴收入", "利息收入"]), ("social_insurance_expenditure", "支出", ["待遇支出", "转移支出"])])
            yield return Dice.Chance(0.3) ? Matrix(form, kinds, of) : Plain(form, side, kinds, of);
    }

    /// <summary>Funds below each other, each with some of what it consists of.</summary>
    Sheet Plain(string form, string side, List<string> kinds, string[] of)
    {
        var rows = new List<Row>();
        var all = new List<GovernmentLine>();
        foreach (var (kind, at) in kinds.Select((k, i) => (k, i)))
        {
            var line = lines.Leaf("", kind + side);
            all.Add(line);
            rows.Add(Ratios(new Row("", Big(at + 1) + line.Name, line.Amounts) { Level = 1 }));
            if (Options.Wording % 2 == 0)
                rows.Add(Ratios(new Row("", "其中：" + of[0], line.Amounts.ToDictionary(a => a.Key, a => Math.Floor(a.Value / 2 / Accounts.Quantum) * Accounts.Quantum)) { Level = 2 }));
        }
        return Form(FormOf(form), TitleOf(form), [.. Counted([new Head("项目", "#name", 3.4)]), .. Columns], Numbered(WithTotal(rows, Sum(all, side + "合计"))));
    }

    /// <summary>A column for each fund.</summary>
    Sheet Matrix(string form, List<string> kinds, string[] items)
    {
        var rows = items.Select((item, i) =>
        {
            var values = kinds.ToDictionary(k => "column:" + k, _ => Dice.Money(500_000, 900_000_000, Accounts.Quantum));
            values["total"] = values.Values.Sum();
            return new Row("", Big(i + 1) + item, values) { Level = 1 };
        }).ToList();
        var total = rows.SelectMany(r => r.Values).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Sum(v => v.Value));
        return Form(FormOf(form), TitleOf(form),
            [new Head("项目", "#name", 2.4), new Head("合计", "total", 1.3), .. kinds.Select(k => new Head(k, "column:" + k, 1.2))], WithTotal(rows, Total(total)));
    }

    Sheet DebtByRegion()
    {
        var year = Accounts.IsFinal ? Accounts.Year : Accounts.Year - 1;
        string limit = $"{year}年债务限额", balance = Options.Wording % 2 == 0 ? $"{year}年债务余额" : $"{year}年债务余额（预计执行数）";
        string folded = balance.Replace('（', '(').Replace('）', ')');
        Head Three(string over, string key) => Head.Over(over,
            [.. ((string[])["合计", "一般债务", "专项债务"]).Select(p => new Head(p, $"column:{key}/{p}", 1.2))]);
        var rows = new List<Row>();
        foreach (var region in Regions)
        {
            var values = new Dictionary<string, decimal>();
            foreach (var part in (string[])["一般债务", "专项债务"])
            {
                var most = values[$"column:{limit}/{part}"] = Dice.Money(5_000_000, 9_000_000_000, Accounts.Quantum);
                values[$"column:{folded}/{part}"] = Math.Floor(most * (decimal)Dice.Real(0.7, 1) / Accounts.Quantum) * Accounts.Quantum;
            }
            foreach (var key in (string[])[limit, folded])
                values[$"column:{key}/合计"] = values[$"column:{key}/一般债务"] + values[$"column:{key}/专项债务"];
            rows.Add(new Row("", region, values) { Level = 1 });
        }
        var total = rows.SelectMany(r => r.Values).GroupBy(v => v.Key).ToDictionary(g => g.Key, g => g.Sum(v => v.Value));
        var sheet = Form(FormOf("debt"), TitleOf("debt"), [new Head("地区", "#name", 2), Three(limit, limit), Three(balance, folded)], WithTotal(rows, Total(total)));
        return Options.HasNumberRow || !Dice.Chance(0.5) ? sheet : WithFormulas(sheet);
    }

    /// <summary>A row of formulas below the headings, as the ministry prints it: A=B+C.</summary>
    static Sheet WithFormulas(Sheet sheet)
    {
        string[] formulas = ["公式", "A=B+C", "B", "C", "D=E+F", "E", "F"];
        var below = sheet.Cells.Select(c => c.Row < sheet.HeaderRows ? c : c with { Row = c.Row + 1 });
        var row = formulas.Select((f, i) => new SheetCell(sheet.HeaderRows, i, 1, 1, f));
        return sheet with { Cells = [.. below, .. row], RowCount = sheet.RowCount + 1, HeaderRows = sheet.HeaderRows + 1 };
    }

    Sheet DebtByItem()
    {
        var (year, last) = (Accounts.IsFinal ? Accounts.Year : Accounts.Year - 1, Accounts.IsFinal ? Accounts.Year - 1 : Accounts.Year - 2);
        var (opening, issued, repaid) = (Dice.Money(900_000_000, 9_000_000_000, Accounts.Quantum), Dice.Money(5_000_000, 900_000_000, Accounts.Quantum), Dice.Money(5_000_000, 500_000_000, Accounts.Quantum));
        var closing = opening + issued - repaid;
        var rows = new List<Row>
        {
            new("", $"一、{last}年末地方政府债务余额实际数", new() { ["executed"] = opening }),
            new("", $"二、{year}年末地方政府债务余额限额", new() { ["budget"] = closing + repaid }),
            new("", $"三、{year}年地方政府债务发行额", new() { ["executed"] = issued }),
            new("", $"四、{year}年地方政府债务还本支出", new() { ["budget"] = repaid, ["executed"] = repaid }),
            new("", $"五、{year}年末地方政府债务余额预计执行数", new() { ["executed"] = closing }),
        };
        return Form(FormOf("debt"), TitleOf("debt"), Head.List($"项目 #name 4 | 预算数 budget 1.3 | {(Accounts.IsFinal ? "决算数" : "执行数")} executed 1.3"), rows);
    }

    Sheet ThreePublic()
    {
        GovernmentLine travel = lines.Leaf("", "因公出国（境）费", 9_000_000), reception = lines.Leaf("", "公务接待费", 9_000_000);
        GovernmentLine purchase = lines.Leaf("", "公务用车购置费", 9_000_000), operation = lines.Leaf("", "公务用车运行维护费", 9_000_000);
        var vehicles = new GovernmentLine("", "公务用车购置及运行维护费").With([purchase, operation]);
        List<GovernmentLine> all = [travel, reception, vehicles];
        List<Row> rows =
        [
            Ratios(new Row("", "1.因公出国（境）费", travel.Amounts)), Ratios(new Row("", "2.公务接待费", reception.Amounts)),
            Ratios(new Row("", "3.公务用车购置及运行维护费", vehicles.Amounts)), Ratios(new Row("", "（1）公务用车购置费", purchase.Amounts) { Level = 2 }),
            Ratios(new Row("", "（2）公务用车运行维护费", operation.Amounts) { Level = 2 }),
        ];
        return Form(FormOf("three_public"), TitleOf("three_public"), [new Head("项目", "#name", 3.4), .. Columns], WithTotal(rows, Sum(all, "合计")));
    }
}
