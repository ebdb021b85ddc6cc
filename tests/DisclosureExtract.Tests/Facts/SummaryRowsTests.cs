using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Facts;

/// <summary>Rows of a summary against the columns of the form that details them.</summary>
public sealed class SummaryRowsTests
{
    static IReadOnlyList<Finding> Run(string general, string other) => new Extractor(SubjectCatalog.Default).Extract(TranscriptPageSource.Open(Encoding.UTF8.GetBytes($"""
        2026年部门收支总表
        单位：万元
        收入||支出|
        项目|预算数|项目|预算数
        一、一般公共预算拨款收入|{general}|一、教育支出|30.00
        二、其他收入|{other}||
        收入总计|30.00|支出总计|30.00
        @2026年部门收入总表
        单位：万元
        科目编码|科目名称|合计|一般公共预算拨款收入|其他收入
        |合计|30.00|22.00|8.00
        205|教育支出|30.00|22.00|8.00
        20502|普通教育|30.00|22.00|8.00
        2050202|小学教育|30.00|22.00|8.00
        """.Replace('|', '\t').Replace('@', '\f')), "forms")).Validation.Findings;

    [Fact]
    public void Sources_of_revenue_are_those_of_the_revenue_form() =>
        Assert.DoesNotContain(Run("22.00", "8.00"), f => f.Severity > Severity.Info);

    [Fact]
    public void Two_sources_exchanged_leave_the_total_and_are_noticed()
    {
        var found = Run("8.00", "22.00").Where(f => f.Severity > Severity.Info).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal((Rules.CrossTotal, Severity.Warning), (f.Rule, f.Severity)));
    }
}
