using DisclosureExtract.Facts;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Summaries that print revenue above expenditure in one column of names.</summary>
public sealed class StackedSidesTests
{
    static IEnumerable<string> Sides(Extraction extraction) =>
        extraction.Validation.Facts.Select(f => $"{f.Row.Name} {f.Row.Side} {f.Column.Key} {f.Value}");

    [Fact]
    public void The_form_of_approval_of_2014_tells_its_sides_and_adds_up()
    {
        var extraction = PublishedFormsTests.Run("2014年收入支出决算批复表", "项目|金额|备注", "年初结转和结余|161.90|", "其中：基本支出结转|45.03|", "——财政拨款结转|45.03|", "项目支出结转和结余|116.87|",
            "——财政拨款结转和结余|116.87|", "本年收入合计|3804.70|", "1.公共预算财政拨款收入|1511.71|", "2.政府性基金预算财政拨款收入||", "7.其他收入|2292.99|", "其中：本级横向财政拨款|100.00|", "非本级财政拨款|50.00|", "用事业基金弥补收支差额||", "收入总计|3966.60|",
            "本年支出合计|3698.56|", "结余分配||", "1.交纳所得税||", "2.提取职工福利基金||", "支出总计|3966.60|", "年末结转和结余|268.04|", "1.基本支出结转|40.16|", "其中：财政拨款结转|32.16|", "2.项目支出结转和结余|227.88|", "其中：财政拨款结转和结余|227.88|", "3.经营结余||");
        Assert.Equal("final_summary", Assert.Single(extraction.Tables).Form);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
        Assert.Contains("收入总计 revenue amount 3966.60", Sides(extraction));
        Assert.Contains("本年支出合计 expenditure amount 3698.56", Sides(extraction));
        Assert.Contains("年末结转和结余 expenditure amount 268.04", Sides(extraction));
        Assert.All(extraction.Validation.Facts, f => Assert.NotEqual("", f.Row.Side));
    }

    [Theory]
    [InlineData("3966.60", "3900.00")]
    [InlineData("3900.00", "3966.60")]
    public void A_wrong_total_of_one_side_is_found(string revenue, string expenditure)
    {
        var extraction = PublishedFormsTests.Run("收入支出决算批复表", "项目|金额", "年初结转和结余|161.90", "本年收入合计|3804.70", "1.财政拨款收入|1511.71", "2.其他收入|2292.99", $"收入总计|{revenue}",
            "本年支出合计|3698.56", $"支出总计|{expenditure}", "年末结转和结余|268.04");
        Assert.Contains(extraction.Validation.Findings, f => f is { Rule: Rules.Balance or Rules.SumTotal, Severity: not Severity.Info });
        Assert.Contains(extraction.Validation.Facts, f => f is { Value: 3900.00m, Status: FactStatus.Disputed });
    }

    [Fact]
    public void Headings_between_the_rows_tell_the_sides_too()
    {
        var extraction = PublishedFormsTests.Run("部门收支总表", "项目|预算数", "一、收入|", "财政拨款收入|90.00", "事业收入|30.00", "合计|120.00", "二、支出|", "基本支出|80.00", "项目支出|40.00", "合计|120.00");
        Assert.Equal(["revenue", "revenue", "revenue", "expenditure", "expenditure", "expenditure"], extraction.Validation.Facts.Select(f => f.Row.Side));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }
}
