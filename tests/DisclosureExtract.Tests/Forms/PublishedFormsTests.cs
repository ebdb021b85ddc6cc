using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Forms as universities and central departments publish them: each is named, and so is each column.</summary>
public sealed class PublishedFormsTests
{
    internal static DrawnTable Drawn(IReadOnlyList<string> rows, double top = 120)
    {
        var columns = rows[0].Split('|').Sum(c => c.Contains('*', StringComparison.Ordinal)
            ? int.Parse(c[(c.LastIndexOf('*') + 1)..], System.Globalization.CultureInfo.InvariantCulture) : 1);
        return DrawnTable.Spanned(30, top, [.. Enumerable.Repeat(780.0 / columns, columns)], 26, [.. rows]);
    }

    internal static Extraction Run(params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    internal static Extraction Run(string title, params string[] rows) =>
        Run(Drawn(rows).ToPage(1, (title, 280, 40, 14), ("单位：万元", 740, 90, 8)));

    static string Columns(Extraction extraction) =>
        string.Join(" ", extraction.Tables[0].Columns.Select(c => c.Side.Length > 0 ? $"{c.Side[0]}:{c.Key}" : c.Key));

    public static TheoryData<string, string, string, string[]> Forms { get; } = new()
    {
        { "某某大学收支预算总表", "budget_summary", "r:amount e:amount",
            ["收入*2|支出*2", "项目|预算数|项目|预算数", "一、财政拨款收入|90.00|一、教育支出|120.00", "二、事业收入|30.00|二、住房保障支出|10.00",
                "本年收入合计|120.00|本年支出合计|130.00", "使用非财政拨款结余|4.00|结转下年|", "上年结转|6.00||", "收入总计|130.00|支出总计|130.00"] },
        { "某某大学收入预算表", "revenue",
            "total carryover fiscal_appropriation business_income education_fees superior_subsidy affiliate_remittance operating_income other_income non_fiscal_balance_used",
            ["科目编码^2|科目名称^2|合计^2|上年结转^2|财政拨款收入^2|事业收入*2|上级补助收入^2|附属单位上缴收入^2|经营收入^2|其他收入^2|使用非财政拨款结余^2", "金额|其中：教育收费",
                "205|教育支出|46.00|1.00|20.00|10.00|8.00|1.00|2.00|3.00|4.00|5.00", "20502|普通教育|46.00|1.00|20.00|10.00|8.00|1.00|2.00|3.00|4.00|5.00", "合计*2|46.00|1.00|20.00|10.00|8.00|1.00|2.00|3.00|4.00|5.00"] },
        { "收入预算表", "revenue",
            "total carryover general_public_budget government_fund state_capital fiscal_special_account business_income operating_income superior_subsidy affiliate_remittance other_income non_fiscal_balance_used",
            ["科目编码|科目名称|合计|上年结转|一般公共预算拨款收入|政府性基金预算拨款收入|国有资本经营预算拨款收入|财政专户管理资金收入|事业收入|事业单位经营收入|上级补助收入|附属单位缴款|其他收入|用非财政拨款结余弥补收支差额",
                "205|教育支出|66.00|1.00|2.00|3.00|4.00|5.00|6.00|7.00|8.00|9.00|10.00|11.00", "合计*2|66.00|1.00|2.00|3.00|4.00|5.00|6.00|7.00|8.00|9.00|10.00|11.00"] },
        { "某某大学收入预算表", "revenue", "total fiscal_appropriation business_income education_fees other_income non_fiscal_balance_used carryover",
            ["科目编码^2|科目名称^2|合计^2|财政拨款收入^2|事业收入*2|其他收入^2|用事业基金弥补收支差额^2|上年结转^2", "小计|其中：教育收费收入",
                "205|教育支出|50.00|20.00|12.00|8.00|6.00|7.00|5.00", "合计*2|50.00|20.00|12.00|8.00|6.00|7.00|5.00"] },
        { "某某大学支出预算表", "expenditure", "total basic project remit_to_superior operating_expenditure subsidy_to_affiliates",
            ["科目编码|科目名称|合计|基本支出|项目支出|上缴上级支出|经营支出|对下级单位补助支出", "205|教育支出|15.00|5.00|4.00|3.00|2.00|1.00", "合计*2|15.00|5.00|4.00|3.00|2.00|1.00"] },
        { "部门支出总表", "expenditure", "total basic project remit_to_superior operating_expenditure subsidy_to_affiliates",
            ["科目编码|科目名称|合计|基本支出|项目支出|上缴上级支出|事业单位经营支出|对附属单位补助支出", "205|教育支出|15.00|5.00|4.00|3.00|2.00|1.00", "合计*2|15.00|5.00|4.00|3.00|2.00|1.00"] },
        { "某某大学财政拨款支出预算表", "appropriation_expenditure", "total basic project",
            ["科目编码|科目名称|财政拨款支出|基本支出|项目支出", "205|教育支出|9.00|5.00|4.00", "合计*2|9.00|5.00|4.00"] },
        { "财政拨款支出表", "appropriation_expenditure", "subtotal basic project",
            ["科目编码^2|科目名称^2|本年财政拨款支出*3", "小计|基本支出|项目支出", "205|教育支出|9.00|5.00|4.00", "合计*2|9.00|5.00|4.00"] },
        { "部门收支总表", "budget_summary", "r:amount e:amount",
            ["收入*2|支出*2", "项目|预算数|项目|预算数", "一、一般公共预算拨款收入|90.00|一、外交支出|120.00", "二、事业收入|30.00|二、住房保障支出|", "本年收入合计|120.00|本年支出合计|120.00", "收入总计|120.00|支出总计|120.00"] },
        { "财政拨款收支总表", "appropriation_summary", "r:amount e:total e:general_public_budget e:government_fund e:state_capital",
            ["收入*2|支出*5", "项目|预算数|项目|合计|一般公共预算|政府性基金预算|国有资本经营预算", "一、本年收入|90.00|一、本年支出|90.00|80.00|10.00|", "(一)一般公共预算拨款|80.00|(一)教育支出|80.00|80.00||", "(二)政府性基金预算拨款|10.00|(二)其他支出|10.00||10.00|",
                "收入总计|90.00|支出总计|90.00|80.00|10.00|"] },
        { "一般公共预算支出表", "general_public_expenditure", "amount:last_year subtotal basic project column:增减额",
            ["功能分类科目*2|2022年执行数^2|2023年预算数*3|2023年预算数比2022年执行数*2", "科目编码|科目名称|小计|基本支出|项目支出|增减额|增减(%)", "205|教育支出|10.00|12.00|8.00|4.00|2.00|20.00", "合计*2|10.00|12.00|8.00|4.00|2.00|20.00"] },
        { "一般公共预算基本支出表", "basic_expenditure_economic", "total personnel public",
            ["经济分类科目*2|2023年基本支出*3", "科目编码|科目名称|合计|人员经费|日常公用经费", "301|工资福利支出|9.00|9.00|", "30101|基本工资|9.00|9.00|", "302|商品和服务支出|4.00||4.00", "30201|办公费|4.00||4.00", "合计*2|13.00|9.00|4.00"] },
        { "一般公共预算基本支出表", "basic_expenditure_economic", "personnel public",
            ["人员经费*3|公用经费*3", "科目编码|科目名称|预算数|科目编码|科目名称|预算数", "301|工资福利支出|9.00|302|商品和服务支出|4.00", "30101|基本工资|9.00|30201|办公费|4.00", "人员经费合计*2|9.00|公用经费合计*2|4.00"] },
        { "一般公共预算财政拨款基本支出决算表", "final_basic_expenditure_economic", "personnel public public",
            ["人员经费*3|公用经费*6", "科目编码|科目名称|决算数|科目编码|科目名称|决算数|科目编码|科目名称|决算数", "301|工资福利支出|9.00|302|商品和服务支出|4.00|310|资本性支出|1.00", "30101|基本工资|9.00|30201|办公费|4.00|31002|办公设备购置|1.00",
                "人员经费合计*2|9.00|公用经费合计*5|5.00"] },
        { "一般公共预算“三公”经费支出表", "three_public",
            "total:last_year overseas_travel:last_year vehicles:last_year vehicle_purchase:last_year vehicle_operation:last_year reception:last_year total:budget overseas_travel:budget vehicles:budget vehicle_purchase:budget vehicle_operation:budget reception:budget",
            ["2022年预算数*6|2023年预算数*6", "合计^2|因公出国(境)费^2|公务用车购置及运行费*3|公务接待费^2|合计^2|因公出国(境)费^2|公务用车购置及运行费*3|公务接待费^2", "小计|公务用车购置费|公务用车运行费|小计|公务用车购置费|公务用车运行费",
                "10.00|5.00|4.00|1.00|3.00|1.00|9.00|4.00|4.00|1.00|3.00|1.00"] },
        { "政府性基金预算支出表", "government_fund_expenditure", "total basic project",
            ["科目编码^2|科目名称^2|本年政府性基金预算支出*3", "合计|基本支出|项目支出", "229|其他支出|9.00||9.00", "合计*2|9.00||9.00"] },
        { "国有资本经营预算支出表", "state_capital_expenditure", "total basic project",
            ["科目编码^2|科目名称^2|本年国有资本经营预算支出*3", "合计|基本支出|项目支出", "223|国有资本经营预算支出|9.00||9.00", "合计*2|9.00||9.00"] },
        { "高等学校收支决算总表", "final_summary", "r:amount e:amount",
            ["收入*3|支出*3", "项目|行次|决算数|项目|行次|决算数", "栏次||1|栏次||2", "一、财政拨款收入|1|90.00|一、教育支出|4|120.00", "二、事业收入|2|30.00|二、住房保障支出|5|", "本年收入合计|3|120.00|本年支出合计|6|120.00"] },
        { "高等学校收入决算表", "final_revenue", "total fiscal_appropriation superior_subsidy business_income education_fees operating_income affiliate_remittance other_income",
            ["项目*2|本年收入合计^2|财政拨款收入^2|上级补助收入^2|事业收入*2|经营收入^2|附属单位上缴收入^2|其他收入^2", "科目编码|科目名称|小计|其中：教育收费", "栏次*2|1|2|3|4|5|6|7|8", "205|教育支出|20.00|10.00|1.00|4.00|3.00|2.00|1.00|2.00", "合计*2|20.00|10.00|1.00|4.00|3.00|2.00|1.00|2.00"] },
        { "高等学校支出决算表", "final_expenditure", "total basic project remit_to_superior operating_expenditure subsidy_to_affiliates",
            ["项目*2|本年支出合计^2|基本支出^2|项目支出^2|上缴上级支出^2|经营支出^2|对附属单位补助支出^2", "科目编码|科目名称", "205|教育支出|15.00|5.00|4.00|3.00|2.00|1.00", "合计*2|15.00|5.00|4.00|3.00|2.00|1.00"] },
        { "高等学校财政拨款支出决算表", "final_appropriation_expenditure", "total basic project capital_construction",
            ["科目编码^3|科目名称^3|本年支出*4", "合计^2|基本支出^2|项目支出*2", "小计|其中：基本建设资金支出", "205|教育支出|15.00|5.00|10.00|3.00", "229|其他支出|1.00||1.00|", "合计*2|16.00|5.00|11.00|3.00"] },
        { "财政拨款支出决算表", "final_appropriation_expenditure", "total basic project",
            ["科目编码|科目名称|合计|基本支出|项目支出", "205|教育支出|15.00|5.00|10.00", "20502|普通教育|15.00|5.00|10.00", "229|其他支出|1.00||1.00", "22960|彩票公益金安排的支出|1.00||1.00", "合计*2|16.00|5.00|11.00"] },
        { "公共预算财政拨款支出决算表", "final_general_public_expenditure", "total basic project",
            ["科目编码|科目名称|合计|基本支出|项目支出", "205|教育支出|15.00|5.00|10.00", "合计*2|15.00|5.00|10.00"] },
        { "一般公共预算财政拨款支出决算表", "final_general_public_expenditure", "subtotal basic project",
            ["项目*2|本年支出*3", "科目编码|科目名称|小计|基本支出|项目支出", "205|教育支出|15.00|5.00|10.00", "合计*2|15.00|5.00|10.00"] },
        { "一般公共预算财政拨款收入支出决算表", "final_general_public_expenditure",
            "total:opening basic:opening project:opening column:本年收入 total basic project total:closing basic:closing project:closing",
            ["科目编码^2|科目名称^2|年初结转和结余*3|本年收入^2|本年支出*3|年末结转和结余*3", "合计|基本支出结转|项目支出结转和结余|合计|基本支出|项目支出|合计|基本支出结转|项目支出结转和结余",
                "205|教育支出|3.00|1.00|2.00|10.00|9.00|5.00|4.00|4.00|2.00|2.00", "合计*2|3.00|1.00|2.00|10.00|9.00|5.00|4.00|4.00|2.00|2.00"] },
        { "政府性基金预算财政拨款收入支出决算表", "final_government_fund", "opening_balance column:本年收入 subtotal basic project closing_balance",
            ["项目*2|年初结转和结余^2|本年收入^2|本年支出*3|年末结转和结余^2", "科目编码|科目名称|小计|基本支出|项目支出", "229|其他支出|1.00|9.00|8.00||8.00|2.00", "合计*2|1.00|9.00|8.00||8.00|2.00"] },
        { "国有资本经营预算财政拨款支出决算表", "final_state_capital", "total basic project",
            ["项目*2|本年支出*3", "科目编码|科目名称|合计|基本支出|项目支出", "223|国有资本经营预算支出|8.00||8.00", "合计*2|8.00||8.00"] },
        { "财政拨款收入支出决算总表", "final_appropriation_summary", "r:amount e:total e:general_public_budget e:government_fund e:state_capital",
            ["收入*2|支出*5", "项目|金额|项目|合计|一般公共预算财政拨款|政府性基金预算财政拨款|国有资本经营预算财政拨款", "一、一般公共预算财政拨款|80.00|一、教育支出|80.00|80.00||", "二、政府性基金预算财政拨款|10.00|二、其他支出|10.00||10.00|",
                "本年收入合计|90.00|本年支出合计|90.00|80.00|10.00|", "总计|90.00|总计|90.00|80.00|10.00|"] },
        { "收入支出决算表", "final_summary",
            "opening_balance total column:本年支出 closing_balance",
            ["科目编码|科目名称|年初结转和结余|本年收入合计|本年支出|年末结转和结余", "205|教育支出|1.00|9.00|8.00|2.00", "合计*2|1.00|9.00|8.00|2.00"] },
        { "“三公”经费支出决算表", "final_three_public",
            "total:budget overseas_travel:budget vehicles:budget vehicle_purchase:budget vehicle_operation:budget reception:budget total:final overseas_travel:final vehicles:final vehicle_purchase:final vehicle_operation:final reception:final",
            ["预算数*6|决算数*6", "合计^2|因公出国(境)费^2|公务用车购置及运行维护费*3|公务接待费^2|合计^2|因公出国(境)费^2|公务用车购置及运行维护费*3|公务接待费^2", "小计|公务用车购置费|公务用车运行维护费|小计|公务用车购置费|公务用车运行维护费",
                "10.00|5.00|4.00|1.00|3.00|1.00|9.00|4.00|4.00|1.00|3.00|1.00"] },
    };

    [Theory]
    [MemberData(nameof(Forms))]
    public void A_published_form_and_its_columns_have_the_names_of_the_contract(string title, string form, string columns, string[] rows)
    {
        var extraction = Run(title, rows);
        Assert.Single(extraction.Tables);
        Assert.Equal(form, extraction.Tables[0].Form);
        Assert.Equal(columns, Columns(extraction));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData("105236|西南某大学")]
    [InlineData("|105236西南某大学")]
    [InlineData("105|教育某部", "105236|西南某大学")]
    public void The_row_of_the_body_itself_stands_above_its_subjects(params string[] bodies)
    {
        var extraction = Run("某某大学支出预算表", ["科目编码|科目名称|合计|基本支出|项目支出", "|合计|9.00|5.00|4.00", .. bodies.Select(b => $"{b}|9.00|5.00|4.00"),
            "205|教育支出|7.00|3.00|4.00", "20502|普通教育|7.00|3.00|4.00", "2050205|高等教育|7.00|3.00|4.00", "221|住房保障支出|2.00|2.00|", "22102|住房改革支出|2.00|2.00|", "2210201|住房公积金|2.00|2.00|"]);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
        var row = Assert.Single(extraction.Tables[0].Rows, r => r.Code == "105236");
        Assert.Equal(("西南某大学", null), (row.Name, row.Subject));
    }

    [Fact]
    public void Two_columns_that_are_understood_as_one_are_told_and_their_amounts_doubted()
    {
        var extraction = Run("收入预算表", "科目编码|科目名称|合计|其他收入|其他收入(不含捐赠)", "205|教育支出|9.00|5.00|4.00", "合计*2|9.00|5.00|4.00");
        var finding = Assert.Single(extraction.Validation.Findings, f => f.Rule == "column.same");
        Assert.Contains("其他收入(不含捐赠)", finding.Message, StringComparison.Ordinal);
        Assert.All(extraction.Validation.Facts, f => Assert.Equal(f.Column.Key == "total" ? FactStatus.Read : FactStatus.Disputed, f.Status));
    }

    [Theory]
    [InlineData("使用非财政拨款结余", "non_fiscal_balance_used")]
    [InlineData("用历年非财政拨款结转结余", "non_fiscal_balance_used")]
    [InlineData("非同级财政拨款收入", null)]
    [InlineData("非财政拨款收入", null)]
    [InlineData("财政拨款结转", "carryover")]
    [InlineData("附属单位缴款", "affiliate_remittance")]
    [InlineData("对下级单位补助支出", "subsidy_to_affiliates")]
    [InlineData("其中:教育收费", "education_fees")]
    [InlineData("其中:基本建设资金支出", "capital_construction")]
    public void A_heading_is_never_given_the_opposite_meaning(string heading, string? key) =>
        Assert.Equal(key, ColumnKeys.Specific(heading));
}
