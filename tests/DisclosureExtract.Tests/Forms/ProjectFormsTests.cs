using DisclosureExtract.Facts;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Forms of projects in the shapes of several places.</summary>
public sealed class ProjectFormsTests
{
    public static TheoryData<string, string, string[]> Shapes => new()
    {
        { "项目支出表", "total general_public_budget government_fund state_capital",
            ["类型|项目名称|项目单位|合计|一般公共预算|政府性基金预算|国有资本经营预算", "特定目标类|老旧小区改造|某某市住房局|9.00|8.00|1.00|", "特定目标类|信息化运维|某某市住房局|4.00|4.00||", "合计|||13.00|12.00|1.00|"] },
        { "项目支出表", "total general_public_budget government_fund state_capital general_public_budget:opening government_fund:opening fiscal_special_account unit_own",
            ["类型^2|项目名称^2|项目单位^2|合计^2|本年拨款*3|财政拨款结转结余*2|财政专户管理资金^2|单位资金^2", "一般公共预算|政府性基金预算|国有资本经营预算|一般公共预算|政府性基金预算",
                "特定目标类|老旧小区改造|某某市住房局|12.00|8.00|1.00||1.00|||2.00", "合计|||12.00|8.00|1.00||1.00|||2.00"] },
        { "部门项目支出预算表", "amount", ["序号|项目名称|金额|备注", "1|老旧小区改造|9.00|", "2|信息化运维|4.00|", "|合计|13.00|"] },
        { "项目支出预算明细表", "total current carryover", ["科目编码|科目名称|项目名称|合计|本年预算安排|上年结转", "2120501|城乡社区环境卫生|保洁经费|9.00|8.00|1.00", "2120501|城乡社区环境卫生|绿化经费|4.00|4.00|", "|合计||13.00|12.00|1.00"] },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public void A_form_of_projects_names_its_projects_and_columns(string title, string columns, string[] rows)
    {
        var extraction = PublishedFormsTests.Run(title, rows);
        Assert.Equal("projects_current", Assert.Single(extraction.Tables).Form);
        Assert.Equal(columns, string.Join(' ', extraction.Tables[0].Columns.Select(c => c.Key)));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
        var project = rows.First(r => r.Contains("9.00", StringComparison.Ordinal) || r.Contains("12.00", StringComparison.Ordinal)).Split('|')[title.Contains("明细", StringComparison.Ordinal) ? 2 : 1];
        Assert.Equal(project, extraction.Validation.Facts[0].Row.Name);
    }
}
