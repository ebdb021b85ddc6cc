using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Facts;

/// <summary>Faults that leave every sum of their form as it was: the other form tells them.</summary>
public sealed class OtherFormsTests
{
    const string Summary = """
        2026年预算收支总表
        单位：万元
        收入||支出|
        项目|预算数|项目|预算数
        一、一般公共预算拨款收入|50.06|一、教育支出|10.00
        二、政府性基金预算拨款收入||二、社会保障和就业支出|20.63
        三、其他收入|10.00|三、住房保障支出|29.43
        本年收入合计|60.06|本年支出合计|60.06
        收入总计|60.06|支出总计|60.06
        """;

    /// <summary>What the form of all funds and that of the general budget both print.</summary>
    const string Shared = """
        208|社会保障和就业支出|20.63|20.63|
        20805|行政事业单位养老支出|20.63|20.63|
        2080505|机关事业单位基本养老保险缴费支出|20.63|20.63|
        221|住房保障支出|29.43|29.43|
        22102|住房改革支出|29.43|29.43|
        2210201|住房公积金|20.00|20.00|
        2210203|购房补贴|9.43|9.43|
        """;

    const string Expenditure = $$"""
        2026年部门支出总表
        单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        |合计|60.06|50.06|10.00
        205|教育支出|10.00||10.00
        20502|普通教育|10.00||10.00
        2050202|小学教育|10.00||10.00
        {{Shared}}
        """;

    const string General = $$"""
        2026年一般公共预算支出表
        单位：万元
        科目编码|科目名称|合计|基本支出|项目支出
        |合计|50.06|50.06|
        {{Shared}}
        """;

    const string Basic = """
        2026年一般公共预算基本支出表
        单位：万元
        科目编码|科目名称|合计|人员经费|公用经费
        |合计|50.06|20.06|30.00
        301|工资福利支出|20.06|20.06|
        30101|基本工资|20.06|20.06|
        302|商品和服务支出|30.00||30.00
        30201|办公费|3.00||3.00
        30205|水费|4.00||4.00
        30206|电费|5.00||5.00
        30207|邮电费|6.00||6.00
        30217|公务接待费|12.00||12.00
        """;

    const string Operating = """
        2026年一般公共预算机关运行经费支出预算表
        单位：万元
        科目编码|科目名称|机关运行经费支出
        |合计|30.00
        302|商品和服务支出|30.00
        30201|办公费|3.00
        30205|水费|4.00
        30206|电费|5.00
        30207|邮电费|6.00
        30217|公务接待费|12.00
        """;

    static Extraction Run(params string[] forms) => new Extractor(SubjectCatalog.Default).Extract(
        TranscriptPageSource.Open(Encoding.UTF8.GetBytes(string.Join('\f', forms).Replace('|', '\t')), "forms"));

    static string[] Broken(Extraction run) =>
        [.. run.Validation.Findings.Where(f => f.Severity != Severity.Info).Select(f => f.Rule).Distinct()];

    static decimal[] Disputed(Extraction run) => [.. run.Validation.Facts.Where(f => f.Status == FactStatus.Disputed).Select(f => f.Value)];

    [Fact]
    public void What_is_right_is_left_alone() => Assert.Empty(Broken(Run(Summary, Expenditure, General, Basic, Operating)));

    [Fact]
    public void A_class_in_the_row_of_its_neighbour_is_less_than_its_part()
    {
        var moved = Summary.Replace("二、社会保障和就业支出|20.63", "二、社会保障和就业支出|\n||三、卫生健康支出|20.63").Replace("三、住房", "四、住房");
        var run = Run(moved, General);
        Assert.Equal(["cross.part"], Broken(run));
        Assert.Equal([20.63m], Disputed(run));
    }

    [Fact]
    public void Subjects_exchanged_in_the_operating_form_are_told_by_the_basic_form()
    {
        var run = Run(Basic, Operating.Replace("水费|4.00", "水费|6.00").Replace("邮电费|6.00", "邮电费|4.00"));
        Assert.Equal([Rules.CrossRows], Broken(run));
        Assert.Empty(Disputed(run).Except([4m, 6m]));
        Assert.NotEmpty(Disputed(run));
    }

    [Fact]
    public void The_only_part_of_a_subject_is_missed_where_another_form_prints_it()
    {
        var run = Run(Expenditure, General.Replace("2080505|机关事业单位基本养老保险缴费支出|20.63|20.63|\n", ""));
        Assert.Equal(["cross.codes"], Broken(run));
        Assert.Empty(Disputed(run));
    }

    [Fact]
    public void A_sum_that_lacks_a_row_of_another_form_accuses_no_amount()
    {
        var run = Run(Expenditure, General.Replace("\n2210203|购房补贴|9.43|9.43|", ""));
        Assert.Equal([Rules.SumChildren], Broken(run));
        Assert.Empty(Disputed(run));
        Assert.Contains("2210203", Assert.Single(run.Validation.Findings, f => f.Severity == Severity.Warning).Message);
    }

    [Fact]
    public void A_form_in_another_unit_is_one_finding_and_disputes_that_form_alone()
    {
        var run = Run(Summary, Expenditure.Replace("单位：万元", "单位：元"), General);
        var found = Assert.Single(run.Validation.Findings, f => f.Severity != Severity.Info && f.Suspects.Count > 0);
        Assert.Equal(("unit", "元", "万元"), (found.Explanations[0].Kind, found.Explanations[0].From, found.Explanations[0].To));
        Assert.All(run.Validation.Facts, f => Assert.Equal(f.Form == FormIds.Expenditure, f.Status == FactStatus.Disputed));
    }

    [Fact]
    public void A_summary_without_any_total_is_missing_them() => Assert.Contains("sum.missing",
        Broken(Run(Summary.Replace("本年收入合计|60.06|本年支出合计|60.06\n", "").Replace("\n收入总计|60.06|支出总计|60.06", ""), Expenditure)));

    [Fact]
    public void A_list_of_sources_whose_total_is_gone_does_not_come_to_that_of_the_summary()
    {
        const string Revenue = """
            2026年部门收入总表
            单位：万元
            项目|金额
            收入总计|60.06
            一般公共预算资金|50.06
            其他资金|10.00
            """;
        Assert.Empty(Broken(Run(Summary, Revenue)));
        Assert.Contains("sum.missing", Broken(Run(Summary, Revenue.Replace("收入总计|60.06\n", ""))));
    }

    [Fact]
    public void A_form_of_three_without_an_amount_or_a_word_is_told_by_the_basic_form()
    {
        const string Three = """
            2026年“三公”经费支出预算表
            单位：万元
            合计|因公出国（境）费|公务用车购置及运行费|公务接待费
            |||
            """;
        Assert.Contains("cross.empty", Broken(Run(Expenditure, Basic, Three)));
        Assert.DoesNotContain("cross.empty", Broken(Run(Expenditure, Basic, Three + "\n注：本单位2026年没有安排“三公”经费，故本表为空。")));
    }

    /// <summary>The prose of one of two bodies may speak of the form that prints nothing of it.</summary>
    [Fact]
    public void Prose_beside_two_forms_of_a_kind_accuses_neither()
    {
        const string Three = """
            2026年“三公”经费支出预算表
            单位：万元
            合计|因公出国（境）费|公务用车购置及运行费|公务接待费
            5.00|2.00|1.00|2.00
            """;
        const string Prose = """
            第三部分 2026年单位预算情况说明
            一、“三公”经费预算情况
            2026年“三公”经费预算数为3.00万元，其中：因公出国（境）费2.00万元，公务用车购置及运行费1.00万元，公务接待费0.00万元。
            """;
        Assert.Contains(Run(Expenditure, Three, Prose).Validation.Findings, f => f.Severity == Severity.Error);
        Assert.DoesNotContain(Run(Expenditure, Three.Replace("5.00|2.00|1.00|2.00", "3.00|2.00|1.00|"), General, Three, Prose).Validation.Findings,
            f => f.Severity == Severity.Error);
    }
}
