using System.Globalization;
using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// A disclosure as text that is right throughout: forms, and prose that says what they print in one of several
/// wordings. Pages are parted by form feeds, cells by tabs.
/// </summary>
sealed class DutyDocument
{
    static readonly (string Class, string ClassName, string Section, string SectionName,
        (string Code, string Name)[] Items)[] Subjects =
    [
        ("201", "一般公共服务支出", "20126", "档案事务", [("2012601", "行政运行"), ("2012604", "档案馆")]),
        ("206", "科学技术支出", "20607", "科学技术普及", [("2060702", "科普活动"), ("2060799", "其他科学技术普及支出")]),
        ("207", "文化旅游体育与传媒支出", "20701", "文化和旅游", [("2070104", "图书馆"), ("2070109", "群众文化")]),
        ("208", "社会保障和就业支出", "20805", "行政事业单位养老支出",
            [("2080505", "机关事业单位基本养老保险缴费支出"), ("2080506", "机关事业单位职业年金缴费支出")]),
        ("210", "卫生健康支出", "21011", "行政事业单位医疗", [("2101101", "行政单位医疗"), ("2101103", "公务员医疗补助")]),
        ("221", "住房保障支出", "22102", "住房改革支出", [("2210201", "住房公积金"), ("2210203", "购房补贴")]),
    ];

    static readonly string[] Bodies = ["青川县水利局", "海宁市审计局", "临洮县司法局", "淳安县统计局", "昌邑市民政局", "秀山县林业局"];

    readonly Dice dice;
    readonly List<(string Code, string Name, decimal Basic, decimal Project)> rows = [];
    readonly decimal personnel, publicMoney, last, purchase, operation, reception, overseas;
    readonly int vehicles, evaluated, good;

    public DutyDocument(ulong seed, bool isFinal)
    {
        dice = new Dice(seed);
        IsFinal = isFinal;
        Year = dice.Whole(2021, 2025);
        Body = dice.Pick<string>(Bodies);
        IsUnit = dice.Chance(0.5);
        foreach (var subject in Subjects.Where((_, i) => i is 0 or 3 or 5 || dice.Chance(0.5)))
        {
            var items = subject.Items.Select((item, i) =>
            {
                var isProject = i == 1 && subject.Class is "201" or "206" or "207";
                var amount = Money(subject.Class == "201" ? 200_00 : 8_00, subject.Class == "201" ? 900_00 : 90_00);
                return (item.Code, item.Name, Basic: isProject ? 0 : amount, Project: isProject ? amount : 0);
            }).ToList();
            decimal basic = items.Sum(i => i.Basic), project = items.Sum(i => i.Project);
            rows.Add((subject.Class, subject.ClassName, basic, project));
            rows.Add((subject.Section, subject.SectionName, basic, project));
            rows.AddRange(items);
        }
        (Basic, Project) = (Leaves.Sum(r => r.Basic), Leaves.Sum(r => r.Project));
        publicMoney = Math.Round(Basic * 0.2m, 2);
        personnel = Basic - publicMoney;
        last = Total - Money(10_00, 60_00) * (dice.Chance(0.5) ? 1 : -1);
        (overseas, purchase, operation, reception) = (0, dice.Chance(0.5) ? 0 : Money(15_00, 22_00), Money(3_00, 9_00),
            Money(1_00, 4_00));
        (vehicles, evaluated) = (dice.Whole(2, 9), dice.Whole(6, 20));
        good = dice.Whole(2, evaluated - 2);
        Text = string.Join('\f', Pages());
    }

    public bool IsFinal { get; }

    public bool IsUnit { get; }

    public int Year { get; }

    public string Body { get; }

    public decimal Basic { get; }

    public decimal Project { get; }

    public decimal Total => Basic + Project;

    public string Text { get; }

    public string Kind => IsFinal ? "决算" : "预算";

    public string Own => IsUnit ? "单位" : "部门";

    IEnumerable<(string Code, string Name, decimal Basic, decimal Project)> Leaves =>
        rows.Where(r => r.Code.Length == 7);

    decimal ThreePublic => overseas + purchase + operation + reception;

    decimal Money(int least, int most) => dice.Whole(least, most) / 100m;

    static string N(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    static string Cell(decimal value) => value == 0 ? "" : N(value);

    static string Share(decimal part, decimal whole) =>
        Math.Round(part / whole * 100, 2, MidpointRounding.AwayFromZero).ToString("0.00", CultureInfo.InvariantCulture);

    static string Table(params IEnumerable<string[]> lines) =>
        string.Join('\n', lines.Select(l => string.Join('\t', l)));

    IEnumerable<string> Pages()
    {
        yield return $"{Body}\n{Year}年度{Own}{Kind}";
        yield return Form("收支", "总表", Table(
            [["收入", "", "支出", ""], ["项目", Kind + "数", "项目", Kind + "数"],
            .. rows.Where(r => r.Code.Length == 3)
                .Select((r, i) => (string[])[i == 0 ? "一、一般公共预算财政拨款收入" : "", i == 0 ? N(Total) : "",
                $"{"一二三四五六"[i]}、{r.Name}", N(r.Basic + r.Project)]),
            ["本年收入合计", N(Total), "本年支出合计", N(Total)], ["收入总计", N(Total), "支出总计", N(Total)]]));
        yield return Form("收入", IsFinal ? "表" : "总表", Tree(["合计", "财政拨款收入"], r => [N(r), N(r)]));
        yield return Form("支出", IsFinal ? "表" : "总表", Tree());
        yield return Form("财政拨款收支", "总表", Table(
            [["收入", "", "支出", ""], ["项目", Kind + "数", "项目", Kind + "数"],
            .. rows.Where(r => r.Code.Length == 3)
                .Select((r, i) => (string[])[i == 0 ? "一、一般公共预算财政拨款" : "", i == 0 ? N(Total) : "",
                $"{"一二三四五六"[i]}、{r.Name}", N(r.Basic + r.Project)]),
            ["收入总计", N(Total), "支出总计", N(Total)]]));
        yield return Form(IsFinal ? "一般公共预算财政拨款支出" : "一般公共预算支出", "表", Tree());
        yield return Form(IsFinal ? "一般公共预算财政拨款基本支出" : "一般公共预算基本支出", "表", Table(
            [["科目编码", "科目名称", "合计", "人员经费", "公用经费"], ["", "合计", N(Basic), N(personnel), N(publicMoney)],
            ["301", "工资福利支出", N(personnel), N(personnel), ""], ["30101", "基本工资", N(personnel), N(personnel), ""],
            ["302", "商品和服务支出", N(publicMoney), "", N(publicMoney)],
                ["30201", "办公费", N(publicMoney - reception / 2 - operation / 2), "",
                N(publicMoney - reception / 2 - operation / 2)],
            ["30217", "公务接待费", N(reception / 2), "", N(reception / 2)],
                ["30231", "公务用车运行维护费", N(operation / 2), "", N(operation / 2)]]));
        yield return Form("“三公”经费", "表", Table(
            [["项目", IsFinal ? "预算数" : $"{Year - 1}年预算数", IsFinal ? "决算数" : $"{Year}年预算数"],
            ["合计", N(ThreePublic + 2), N(ThreePublic)], ["1.因公出国（境）费", "0.00", "0.00"],
            ["2.公务用车购置及运行费", N(purchase + operation + 1), N(purchase + operation)],
                ["（1）公务用车购置费", N(purchase), N(purchase)],
            ["（2）公务用车运行费", N(operation + 1), N(operation)], ["3.公务接待费", N(reception + 1), N(reception)]]));
        yield return Form(IsFinal ? "政府性基金预算财政拨款收入支出" : "政府性基金预算支出", "表", Table(
            [["科目编码", "科目名称", "合计", "基本支出", "项目支出"], ["", "", "", "", ""], ["", "", "", "", ""]])
            + $"\n注：本{Own}{Year}年没有使用政府性基金预算拨款安排的支出，故本表为空。");
        yield return Prose();
    }

    string Form(string what, string table, string text) =>
        $"{Year}年度{what}{(IsFinal ? "决算" : what.Contains("预算") || what[^1] == '费' ? what[^1] == '费' ? "预算" : "" : "预算")}{table}\n单位：万元\n{text}";

    string Tree(string[]? columns = null, Func<decimal, string[]>? cells = null) => Table(
        [["科目编码", "科目名称", .. columns ?? ["合计", "基本支出", "项目支出"]],
        ["", "合计", .. cells?.Invoke(Total) ?? [N(Total), N(Basic), N(Project)]],
        .. rows.Select(r => (string[])[r.Code, r.Name, .. cells?.Invoke(r.Basic + r.Project)
            ?? [N(r.Basic + r.Project), Cell(r.Basic), Cell(r.Project)]])]);

    static string Change(decimal now, decimal before, string thing) => now == before ? $"与{thing}持平"
        : $"比{thing}{(now > before ? "增加" : "减少")}{N(Math.Abs(now - before))}万元，{(now > before ? "增长" : "下降")}{Share(Math.Abs(now - before), before)}%";

    string Prose()
    {
        var past = IsFinal ? $"{Year - 1}年度决算" : "上年预算";
        var because = dice.Pick<string>("主要原因是人员增减变动", "主要是政策性调资和项目安排有变化", "主要原因为当年任务调整");
        var (first, second) = (Leaves.First(), Leaves.Last());
        var lines = new List<string>
        {
            $"第三部分 {Year}年度{Own}{Kind}情况说明",
            $"一、收支{Kind}总体情况",
            dice.Pick<string>(
                $"{Year}年本{Own}支出{Kind}{N(Total)}万元，{Change(Total, last, past)}，{because}。",
                $"本{Own}{Year}年度支出{Kind}总额为{N(Total)}万元。与上年相比，{Change(Total, last, past)}，{because}。"),
            dice.Pick<string>(
                $"支出{Kind}{N(Total)}万元，其中：基本支出{N(Basic)}万元，占{Share(Basic, Total)}%；项目支出{N(Project)}万元，占{Share(Project, Total)}%。",
                $"按支出性质分，基本支出{N(Basic)}万元，占支出总额的{Share(Basic, Total)}%；项目支出{N(Project)}万元，占支出总额的{Share(Project, Total)}%。"),
            $"二、一般公共预算支出{Kind}情况",
            $"1.{Path(first.Code)}{N(first.Basic + first.Project)}万元，主要用于保障机构日常运转。",
            $"2.{Path(second.Code)}{N(second.Basic + second.Project)}万元，主要用于按规定标准发放和缴存。",
            $"三、一般公共预算基本支出{Kind}情况",
            $"{Year}年一般公共预算基本支出{N(Basic)}万元，其中：人员经费{N(personnel)}万元，公用经费{N(publicMoney)}万元。",
            $"四、“三公”经费{Kind}情况",
        };
        lines.AddRange(IsFinal ? ThreePublicOfAccounts() : ThreePublicOfBudget());
        lines.Add("五、政府性基金预算情况");
        lines.Add($"{Year}年本{Own}没有使用政府性基金预算拨款安排的支出。");
        lines.Add("六、国有资产占有使用情况");
        lines.Add($"截至{(IsFinal ? Year : Year - 1)}年12月31日，本{Own}共有车辆{vehicles}辆。");
        if (IsFinal)
        {
            lines.Add("七、预算绩效情况");
            lines.Add($"本{Own}组织对{evaluated}个项目开展了绩效自评，自评结果为“优”的{good}个，“良”的{evaluated - good}个。");
        }
        return string.Join('\n', lines);
    }

    static string Path(string code) => Subjects.Where(s => code.StartsWith(s.Section, StringComparison.Ordinal))
        .Select(s => $"{s.ClassName}（类）{s.SectionName}（款）{s.Items.First(i => i.Code == code).Name}（项）").First();

    IEnumerable<string> ThreePublicOfBudget() =>
    [
        $"{Year}年“三公”经费预算{N(ThreePublic)}万元，{Change(ThreePublic, ThreePublic + 2, "上年预算")}，主要原因是厉行节约。其中：",
        $"因公出国（境）费0.00万元，与上年持平。",
        $"公务用车购置及运行费{N(purchase + operation)}万元，{Change(purchase + operation, purchase + operation + 1, "上年预算")}，主要原因是加强车辆管理。",
        $"公务接待费{N(reception)}万元，{Change(reception, reception + 1, "上年预算")}，主要原因是严格控制接待标准。",
    ];

    IEnumerable<string> ThreePublicOfAccounts() =>
    [
        $"{Year}年度“三公”经费支出决算为{N(ThreePublic)}万元，预算为{N(ThreePublic + 2)}万元，完成预算的{Share(ThreePublic, ThreePublic + 2)}%，决算数小于预算数的主要原因是厉行节约。其中：",
        $"因公出国（境）费支出决算为0.00万元，与预算数持平。",
        $"公务用车购置及运行费支出决算为{N(purchase + operation)}万元，其中：公务用车购置费{N(purchase)}万元，公务用车运行维护费{N(operation)}万元，年末公务用车保有量{vehicles}辆。",
        $"公务接待费支出决算为{N(reception)}万元，国内公务接待{evaluated}批次、{evaluated * 7}人次。",
    ];
}
