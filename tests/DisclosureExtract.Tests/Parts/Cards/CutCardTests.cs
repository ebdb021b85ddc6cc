using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts.Cards;

/// <summary>A card cut by a page break at any row is one card, with all it holds, and the next card is another.</summary>
public sealed class CutCardTests
{
    sealed record Layout(string Name, string Title, double[] Widths, string[] Rows);

    static readonly Layout[] Layouts =
    [
        new("university", "项目支出绩效目标表", [30, 70, 30, 90, 80, 130, 90, 60],
        [
            "项目名称*3|236-改善基本办学条件专项*5", "主管部门及代码*3|教育部105*2|实施单位|某某大学本级*2", "项目资金(万元)^4*3|年度资金总额:*2|120.50|执行率分值(10)^4*2", "其中:财政拨款*2|100.50", "上年结转*2|15.00", "其他资金*2|5.00",
            "年度总体目标|完成改造任务,提升办学条件,改善师生学习环境。*7", "绩效指标^8|一级指标|二级指标*2|三级指标*2|指标值|分值(90)", "产出指标^4|数量指标^2*2|改造面积*2|3000平方米|10", "购置设备*2|20台|10", "质量指标*2|验收合格率*2|100%|10", "时效指标*2|按期完工率*2|100%|10",
            "效益指标^2|社会效益指标*2|改善办学条件*2|显著|15", "生态效益指标*2|绿色校园*2|很好|15", "满意度指标|服务对象满意度指标*2|学生满意度*2|95%|20",
        ]),
        new("two sides", "市级项目支出绩效目标表", [60, 70, 80, 110, 70, 80, 110, 70],
        [
            "项目名称*2|档案数字化*6", "主管部门及代码*2|144-某某局*2|实施单位*2|某某中心*2", "项目属性*2|延续性项目*2|项目日期*2|3年*2", "项目资金(元)^4*2|实施期资金总额:*2|900,000|年度资金总额:*2|300,000",
            "其中:中央财政资金*2|0|其中:中央财政资金*2|0", "市县(区)财政资金*2|900,000|市县(区)财政资金*2|300,000", "单位自筹*2|0|单位自筹*2|0", "总体目标^2|实施期目标*3|年度目标*4", "三年完成全部档案数字化。*3|年内完成三分之一档案。*4",
            "绩效指标^4|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值", "产出指标^2|数量指标|扫描份数|≥2800份|数量指标|扫描份数|≥900份", "质量指标|合格率|≥99%|质量指标|合格率|≥99%", "效益指标|社会效益指标|查询效率|提升|社会效益指标|查询效率|提升",
        ]),
        new("one side", "项目支出绩效目标表", [90, 110, 110, 150, 110],
        [
            "项目名称|老旧小区改造*4", "主管部门及代码|[107]某某市住房局*2|实施单位|某某市房屋中心", "项目属性|经常性项目*2|项目期|1年", "项目资金(万元)^3|年度资金总额:*2|120.50*2", "其中:财政拨款*2|100.50*2", "其他资金*2|20.00*2",
            "年度总体目标|完成改造任务,提升居住环境。*4", "绩效指标^6|一级指标|二级指标|三级指标|指标值", "产出指标^3|数量指标^2|改造小区数量|≥12个", "改造面积|≥30000平方米", "质量指标|合格率|≥99%", "效益指标|社会效益指标|居住条件|有所改善", "满意度指标|服务对象满意度指标|服务对象满意度|≥90%",
        ]),
        new("declaration", "财政项目支出绩效目标申报表", [110, 110, 110, 110, 110],
        [
            "项目名称|信息系统运维*2|项目类别|经常性专项业务费", "计划开始日期|2026-01-01*2|计划完成日期|2026-12-31", "项目概况|对三个系统进行运行维护。*4", "立项依据|按照信息化管理办法。*4", "项目设立的必要性|保障系统稳定运行。*4", "项目实施计划|按季度实施。*4",
            "项目总预算(元)|1,500,000*2|项目当年预算(元)|500,000", "项目总目标|保障系统安全。*4", "年度绩效目标|完成年度运维。*4", "一级指标|二级指标|三级指标*2|指标目标值", "产出指标^2|数量指标|巡检次数*2|≥12次", "质量指标|故障解决率*2|100%", "效益指标|社会效益指标|业务连续性*2|不中断", "满意度指标|服务对象满意度指标|用户满意度*2|≥95%",
        ]),
        new("weights", "项目支出绩效目标表", [70, 90, 110, 130, 60, 60, 60, 60],
        [
            "项目名称*2|机关物业服务*6", "主管部门及代码*2|[101]某某部|实施单位|某某部机关服务局*4", "项目资金(万元)^4*2|年度资金总额:*2|96.40*2|执行率分值(10)^4*2", "其中:财政拨款*2|86.40*2", "上年结转*2|10.00*2", "其他资金*2|-*2",
            "年度总体目标|保障系统稳定运行。*7", "绩效指标^4|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|分值权重(90)", "产出指标^2|数量指标|运维系统数量|=|12|个|15", "时效指标|响应时间|≤|2|小时|20", "满意度指标|服务对象满意度指标|用户满意度|≥|95|%|10",
        ]),
    ];

    static Extraction Run(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string Told(ProjectCard card) => string.Join("\n", (IEnumerable<string?>)
    [
        card.Name, card.Department, card.DepartmentCode, card.Unit, card.Period, card.Attribute, card.MoneyUnit, card.TermGoal, card.AnnualGoal,
        .. card.Sections.Select(s => $"{s.Heading} {s.Text}"),
        .. card.Funds.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Source} {f.Horizon} {f.Value}")),
        .. card.Indicators.Select(i => $"{i.Level1}/{i.Level2}/{i.Name} {i.Raw} {i.Horizon}"),
    ]);

    public static TheoryData<string, bool, bool> Cuts()
    {
        var data = new TheoryData<string, bool, bool>();
        foreach (var layout in Layouts)
            foreach (var below in (bool[])[false, true])
                foreach (var again in (bool[])[false, true]) data.Add(layout.Name, below, again);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_card_cut_at_any_row_is_the_card_it_was(string name, bool textBelow, bool titleAgain)
    {
        var layout = Layouts.First(l => l.Name == name);
        var table = DrawnTable.Spanned(40, 120, layout.Widths, 20, layout.Rows);
        (string, double, double, double)[] lines = [(layout.Title, 200, 60, 14), ("(2026年度)", 300, 90, 8)];
        var whole = Told(Assert.Single(Run(table.ToPage(1, lines)).Projects));
        var next = DrawnTable.Spanned(40, 620, layout.Widths, 20, [layout.Rows[0].Insert(layout.Rows[0].IndexOf('|', StringComparison.Ordinal) + 1, "二期"), .. layout.Rows[1..]]);
        var wrong = new List<string>();
        for (var row = 1; row < layout.Rows.Length; row++)
        {
            var pages = table.Cut(row, 0, textBelow).ToPages(lines);
            if (titleAgain) pages[1] = pages[1] with { Words = [.. pages[1].Words, .. DrawnTable.Of(0, 0, [1], 1).ToPage(2, ($"{layout.Title}(续)", 200, 20, 14)).Words] };
            var below = next.ToPage(2, (layout.Title, 200, 580, 14), ("(2026年度)", 300, 600, 8));
            pages[1] = pages[1] with { Words = [.. pages[1].Words, .. below.Words], Rulings = [.. pages[1].Rulings, .. below.Rulings] };
            var extraction = Run(pages);
            if (extraction.Projects.Count != 2) wrong.Add($"row {row}: {extraction.Projects.Count} cards");
            else if (Told(extraction.Projects[0]) != whole)
                wrong.Add($"row {row}: {string.Join("; ", Told(extraction.Projects[0]).Split('\n').Except(whole.Split('\n')).Take(3))} for {string.Join("; ", whole.Split('\n').Except(Told(extraction.Projects[0]).Split('\n')).Take(3))}");
            else if (extraction.Validation.Findings.FirstOrDefault(f => f.Severity != Severity.Info) is { } finding)
                wrong.Add($"row {row}: {finding.Rule} {finding.Message}");
        }
        Assert.Empty(wrong);
    }

    public static TheoryData<string, bool> CutsWithin()
    {
        var data = new TheoryData<string, bool>();
        foreach (var layout in Layouts)
            foreach (var below in (bool[])[false, true]) data.Add(layout.Name, below);
        return data;
    }

    [Theory]
    [MemberData(nameof(CutsWithin))]
    public void A_row_of_prose_or_of_an_indicator_cut_within_is_one_row(string name, bool restBelow)
    {
        var layout = Layouts.First(l => l.Name == name);
        var table = DrawnTable.Spanned(40, 120, layout.Widths, 20, layout.Rows);
        (string, double, double, double)[] lines = [(layout.Title, 200, 60, 14), ("(2026年度)", 300, 90, 8)];
        var whole = Told(Assert.Single(Run(table.ToPage(1, lines)).Projects));
        var wrong = new List<string>();
        var indicators = false;
        for (var row = 1; row < layout.Rows.Length; row++)
        {
            var isHeading = layout.Rows[row].Contains("指标值", StringComparison.Ordinal) || layout.Rows[row].Contains("指标目标值", StringComparison.Ordinal);
            indicators |= isHeading;
            var isProse = layout.Rows[row].Contains('。', StringComparison.Ordinal);
            if (isHeading || !(isProse || indicators)) continue;
            // of an indicator the name is cut, or what stands for it
            var parts = layout.Rows[row].Split('|');
            var shortest = isProse ? 8 : 1;
            if (!isProse)
            {
                var cells = table.Cells.Where(c => c.Row == row).Select(c => c.Text).ToList();
                var at = cells.FindIndex(c => c.Any(char.IsAsciiDigit)) is var number and > 0 ? number - 1 : cells.Count - 2;
                shortest = cells[at].Length;
                if (cells.Any(c => c != cells[at] && c.Length >= shortest && !c.EndsWith("指标", StringComparison.Ordinal))) continue;
                if (cells.Any(c => c.EndsWith("指标", StringComparison.Ordinal) && c.Length >= shortest)) continue;
            }
            var cut = Run(table.CutWithin(row, shortest, restBelow).ToPages(lines));
            var told = cut.Projects.Count == 1 ? Told(cut.Projects[0]) : $"{cut.Projects.Count} cards";
            if (told != whole) wrong.Add($"row {row} {parts[^1]}: {string.Join("; ", told.Split('\n').Except(whole.Split('\n')).Take(3))} for {string.Join("; ", whole.Split('\n').Except(told.Split('\n')).Take(3))}");
        }
        Assert.Empty(wrong);
    }

    [Fact]
    public void Money_carried_over_on_the_next_page_belongs_to_the_sum_of_the_funds()
    {
        var layout = Layouts[0];
        var table = DrawnTable.Spanned(40, 120, layout.Widths, 20, layout.Rows);
        var extraction = Run(table.Cut(4).ToPages((layout.Title, 200, 60, 14)));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule == Rules.ProjectFunds);
        Assert.Equal(15m, Assert.Single(extraction.Projects).Fund(FundSource.Carryover, Horizon.Annual)?.Value);
    }

    [Fact]
    public void A_card_on_three_pages_is_one_card()
    {
        var layout = Layouts[0];
        var table = DrawnTable.Spanned(40, 120, layout.Widths, 20, layout.Rows);
        var whole = Told(Assert.Single(Run(table.ToPage(1, (layout.Title, 200, 60, 14))).Projects));
        for (var first = 1; first < layout.Rows.Length - 1; first++)
            for (var second = 1; second < layout.Rows.Length - first; second++)
            {
                var (upper, rest) = table.Cut(first);
                var (middle, lower) = rest.Cut(second);
                var cards = Run(upper.ToPage(1, (layout.Title, 200, 60, 14)), middle.ToPage(2), lower.ToPage(3)).Projects;
                Assert.True(cards.Count == 1 && Told(cards[0]) == whole,
                    $"cut before rows {first} and {first + second}: {cards.Count} cards, {string.Join("; ", Told(cards[0]).Split('\n').Except(whole.Split('\n')))} for {string.Join("; ", whole.Split('\n').Except(Told(cards[0]).Split('\n')))}");
            }
    }

    [Theory]
    [InlineData("项目当年预算(元)", "500,000")]
    [InlineData("当年财政拨款(元)", "500,000")]
    [InlineData("本年度财政拨款(元)", "500,000")]
    public void Money_of_the_year_beside_that_of_the_whole_is_annual(string label, string amount)
    {
        var rows = Layouts[3].Rows.Select(r => r.Replace("项目当年预算(元)|500,000", $"{label}|{amount}", StringComparison.Ordinal)).ToArray();
        var card = Assert.Single(Run(DrawnTable.Spanned(40, 120, Layouts[3].Widths, 20, rows).ToPage(1, (Layouts[3].Title, 200, 60, 14))).Projects);
        Assert.All(card.Funds.Where(f => f.Value == 500_000m), f => Assert.Equal(Horizon.Annual, f.Horizon));
        Assert.Contains(card.Funds, f => f.Value == 500_000m);
    }

    [Theory]
    [InlineData("主管部门及代码*3|教育部105*2", "教育部", "105", FundSource.Central)]
    [InlineData("主管部门及代码*3|[101]外交部*2", "外交部", "101", FundSource.Central)]
    [InlineData("主管部门及代码*3|中国科学院 173*2", "中国科学院", "173", FundSource.Central)]
    [InlineData("主管部门及代码*3|144-某某局*2", "某某局", "144", FundSource.Local)]
    [InlineData("主管部门及代码*3|某某市教育局*2", "某某市教育局", null, FundSource.Local)]
    public void Money_of_the_treasury_is_of_the_government_that_the_body_belongs_to(string row, string department, string? code, FundSource source)
    {
        var rows = Layouts[0].Rows.Select(r => r.Replace("主管部门及代码*3|教育部105*2", row, StringComparison.Ordinal)).ToArray();
        var card = Assert.Single(Run(DrawnTable.Spanned(40, 120, Layouts[0].Widths, 20, rows).ToPage(1, (Layouts[0].Title, 200, 60, 14))).Projects);
        Assert.Equal((department, code), (card.Department, card.DepartmentCode));
        Assert.Equal(100.50m, card.Fund(source, Horizon.Annual)?.Value);
    }
}
