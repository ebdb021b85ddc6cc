using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts.Cards;

/// <summary>Cards as ruled tables with cells merged downwards and across, in the layouts of several provinces.</summary>
public sealed class RuledCardTests
{
    static PageContent Page(int number, string title, double[] widths, params string[] rows) =>
        DrawnTable.Spanned(40, 120, widths, 20, rows).ToPage(number, (title, 200, 60, 14), ("(2026年度)", 300, 90, 8));

    static Extraction Run(string title, double[] widths, params string[] rows) => Run(Page(1, title, widths, rows));

    static Extraction Run(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<string> Indicators(ProjectCard card, Horizon horizon) => card.Indicators.Where(i => i.Horizon == horizon)
        .Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Level1}/{i.Level2}/{i.Name} {i.Target.Operator}{i.Target.Value}{i.Target.Unit}"));

    [Fact]
    public void One_side_with_funds_by_source_and_levels_merged_downwards()
    {
        var extraction = Run("项目支出绩效目标表", [90, 110, 110, 150, 110],
            "项目名称|老旧小区改造*4", "主管部门及代码|107-某某市住房局*2|实施单位|某某市房屋中心", "项目属性|经常性项目*2|项目期|1年",
            "项目资金(万元)^3|年度资金总额:*2|120.50*2", "其中:财政拨款*2|100.50*2", "其他资金*2|20.00*2",
            "年度总体目标|完成改造任务,提升居住环境。*4", "绩效指标^6|一级指标|二级指标|三级指标|指标值", "产出指标^3|数量指标^2|改造小区数量|≥12个", "改造面积|≥30000平方米", "成本指标|改造成本|≤120.5万元",
            "效益指标|社会效益指标|居住条件|有所改善", "满意度指标|服务对象满意度指标|服务对象满意度|≥90%");
        var card = Assert.Single(extraction.Projects);
        Assert.Equal(("老旧小区改造", "某某市住房局", "107", "某某市房屋中心", "1年", "万元"), (card.Name, card.Department, card.DepartmentCode, card.Unit, card.Period, card.MoneyUnit));
        Assert.Equal((120.50m, 100.50m, 20.00m), (card.Fund(FundSource.Total, Horizon.Annual)?.Value, card.Fund(FundSource.Local, Horizon.Annual)?.Value, card.Fund(FundSource.Other, Horizon.Annual)?.Value));
        Assert.Equal("完成改造任务,提升居住环境。", card.AnnualGoal);
        Assert.Equal(
            ["产出指标/数量指标/改造小区数量 ≥12个", "产出指标/数量指标/改造面积 ≥30000平方米", "产出指标/成本指标/改造成本 ≤120.5万元", "效益指标/社会效益指标/居住条件 有所改善", "满意度指标/服务对象满意度指标/服务对象满意度 ≥90%"],
            Indicators(card, Horizon.Annual));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule.StartsWith("project.", StringComparison.Ordinal));
    }

    [Fact]
    public void Declaration_with_dates_and_the_budget_of_the_whole_beside_that_of_the_year()
    {
        var card = Assert.Single(Run("财政项目支出绩效目标申报表", [110, 110, 110, 110, 110],
            "项目名称|信息系统运维*2|项目类别|经常性专项业务费", "计划开始日期|2026-01-01*2|计划完成日期|2026-12-31", "项目概况|对三个系统进行运行维护。*4", "立项依据|按照信息化管理办法。*4", "项目设立的必要性|保障系统稳定运行。*4",
            "保证项目实施的制度、措施|项目管理制度。*4", "项目实施计划|按季度实施。*4", "项目总预算(元)|1,500,000*2|项目当年预算(元)|500,000", "项目总目标|保障系统安全。*4", "年度绩效目标|完成年度运维。*4",
            "一级指标|二级指标|三级指标*2|指标目标值", "产出目标^2|数量|巡检次数*2|≥12次", "质量|故障解决率*2|100%", "效果目标|社会效益|业务连续性*2|不中断", "影响力目标|满意度|用户满意度*2|≥95%").Projects);
        Assert.Equal("信息系统运维", card.Name);
        Assert.Equal((1_500_000m, 500_000m, "元"), (card.Fund(FundSource.Total, Horizon.Term)?.Value, card.Fund(FundSource.Total, Horizon.Annual)?.Value, card.MoneyUnit));
        Assert.Equal(["项目概况", "立项依据", "项目设立的必要性", "保证项目实施的制度、措施", "项目实施计划"], card.Sections.Select(s => s.Heading));
        Assert.Equal(("保障系统安全。", "完成年度运维。"), (card.TermGoal, card.AnnualGoal));
        Assert.Equal(["巡检次数 ≥12次", "故障解决率 100%", "业务连续性 不中断", "用户满意度 ≥95%"], card.Indicators.Select(i => string.Create(CultureInfo.InvariantCulture, $"{i.Name} {i.Target.Operator}{i.Target.Value}{i.Target.Unit}")));
    }

    [Fact]
    public void Both_halves_side_by_side_and_faults_in_the_money_are_found()
    {
        var extraction = Run("市级项目支出绩效目标表", [60, 70, 80, 110, 70, 80, 110, 70],
            "项目名称*2|档案数字化*6", "主管部门及代码*2|144-某某局*2|实施单位*2|某某中心*2", "项目属性*2|延续性项目*2|项目日期*2|3年*2",
            "项目资金(元)^4*2|实施期资金总额:*2|900,000|年度资金总额:*2|300,000", "其中:中央财政资金*2|0|其中:中央财政资金*2|0", "市县(区)财政资金*2|900,000|市县(区)财政资金*2|200,000", "单位自筹*2|0|单位自筹*2|0",
            "总体目标^2|实施期目标*3|年度目标*4", "三年完成。*3|年内完成三分之一。*4",
            "绩效指标^4|一级指标|二级指标|三级指标|指标值|二级指标|三级指标|指标值", "产出指标^2|数量指标|扫描份数|≥2800份|数量指标|扫描份数|≥900份", "成本指标|扫描成本|≤90万元|成本指标|扫描成本|≤25万元", "效益指标|社会效益|查询效率|提升|社会效益|查询效率|提升");
        var card = Assert.Single(extraction.Projects);
        Assert.Equal((900_000m, 300_000m, 900_000m, 200_000m), (card.Fund(FundSource.Total, Horizon.Term)?.Value, card.Fund(FundSource.Total, Horizon.Annual)?.Value, card.Fund(FundSource.Local, Horizon.Term)?.Value, card.Fund(FundSource.Local, Horizon.Annual)?.Value));
        Assert.Equal(["产出指标/数量指标/扫描份数 ≥2800份", "产出指标/成本指标/扫描成本 ≤90万元", "效益指标/社会效益/查询效率 提升"], Indicators(card, Horizon.Term));
        Assert.Equal(["产出指标/数量指标/扫描份数 ≥900份", "产出指标/成本指标/扫描成本 ≤25万元", "效益指标/社会效益/查询效率 提升"], Indicators(card, Horizon.Annual));
        Assert.Equal(("三年完成。", "年内完成三分之一。"), (card.TermGoal, card.AnnualGoal));
        Assert.Equal([Rules.ProjectFunds], extraction.Validation.Findings.Where(f => f.Severity == Severity.Error).Select(f => f.Rule));
        // One cost alone may not be all of them.
        Assert.Contains(extraction.Validation.Findings, f => f is { Rule: Rules.ProjectCost, Severity: Severity.Warning });
    }

    static readonly double[] Weighed = [70, 90, 110, 130, 130, 90];

    static readonly string[] WithWeights =
    [
        "主管部门及代码*2|[101]某某部|实施单位|某某部机关服务局*2", "项目资金(万元)^4*2|年度资金总额:*2|96.40|执行率分值(10)^4", "其中:财政拨款*2|86.40", "上年结转*2|10.00", "其他资金*2|-",
        "年度总体目标|保障系统稳定运行。*5", "绩效指标^4|一级指标|二级指标|三级指标|指标值|分值权重(90)", "产出指标^2|数量指标|运维系统数量|=12个|15", "时效指标|完成时间|2026年12月底前|20", "满意度指标|服务对象满意度指标|用户满意度|≥95%|10",
    ];

    [Fact]
    public void Weights_are_no_indicators_and_money_carried_over_is_a_source()
    {
        var extraction = Run(Page(1, "项目支出绩效目标表", Weighed, ["项目名称*2|信息系统运维*4", .. WithWeights]), Page(2, "项目支出绩效目标表", Weighed, ["项目名称*2|机关物业服务*4", .. WithWeights]));
        Assert.Equal(["信息系统运维", "机关物业服务"], extraction.Projects.Select(p => p.Name));
        Assert.All(extraction.Projects, card =>
        {
            Assert.Equal(("某某部", "101"), (card.Department, card.DepartmentCode));
            Assert.Equal((96.40m, 10.00m), (card.Fund(FundSource.Total, Horizon.Annual)?.Value, card.Fund(FundSource.Carryover, Horizon.Annual)?.Value));
            Assert.Equal(["产出指标/数量指标/运维系统数量 =12个", "产出指标/时效指标/完成时间 2026年12月底前", "满意度指标/服务对象满意度指标/用户满意度 ≥95%"], Indicators(card, Horizon.Annual));
        });
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule.StartsWith("project.", StringComparison.Ordinal));
    }

    [Fact]
    public void A_list_of_goals_gives_each_project_its_indicators()
    {
        var cards = Run("部门预算项目绩效目标表", [90, 80, 50, 90, 70, 90, 90, 60, 50, 60, 40],
            "单位名称|项目名称|预算数|年度目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位|权重",
            "某某市某某局^5|会议经费^3|50.00^3|保障会议召开^3|产出指标^2|数量指标|会议次数|=|1|次|30", "质量指标|保障率|≥|100|%|20", "效益指标|社会效益指标|履职情况|定性|优||30",
            "信息化运维^2|38.20^2|保障系统运行^2|产出指标|数量指标|运维系统|≥|6|个|40", "满意度指标|服务对象满意度指标|用户满意度|≥|90|%|20").Projects;
        Assert.Equal([("会议经费", "某某市某某局", "保障会议召开", 50.00m), ("信息化运维", "某某市某某局", "保障系统运行", 38.20m)], cards.Select(c => (c.Name!, c.Unit!, c.AnnualGoal!, c.Fund(FundSource.Total, Horizon.Annual)!.Value)));
        Assert.Equal(["产出指标/数量指标/会议次数 =1次", "产出指标/质量指标/保障率 ≥100%", "效益指标/社会效益指标/履职情况 优"], Indicators(cards[0], Horizon.Annual));
        Assert.Equal(["产出指标/数量指标/运维系统 ≥6个", "满意度指标/服务对象满意度指标/用户满意度 ≥90%"], Indicators(cards[1], Horizon.Annual));
    }

    [Fact]
    public void A_list_with_a_row_for_each_level_takes_names_from_the_rows_above()
    {
        var card = Assert.Single(Run("项目支出绩效目标表(本次下达)", [110, 150, 90, 110, 110, 60, 70, 60],
            "单位名称、项目名称|项目年度绩效目标|一级指标|二级指标|三级指标|指标性质|指标值|度量单位", "1|2|3|4|5|6|7|8", "某某省某某局|||||||", "办案专项经费|完成年度办案任务||||||",
            "||产出指标|||||", "|||数量指标||||", "||||办案数量|>=|120|件", "||||结案率|>=|95|%", "||效益指标|||||", "|||社会效益指标||||", "||||维护秩序|=|有效维护|").Projects);
        Assert.Equal(("办案专项经费", "某某省某某局", "完成年度办案任务"), (card.Name, card.Unit, card.AnnualGoal));
        Assert.Equal(["产出指标/数量指标/办案数量 ≥120件", "产出指标/数量指标/结案率 ≥95%", "效益指标/社会效益指标/维护秩序 有效维护"], Indicators(card, Horizon.Annual));
    }
}
