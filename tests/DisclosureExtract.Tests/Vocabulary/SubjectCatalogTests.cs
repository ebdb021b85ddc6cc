using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

/// <summary>Codes and names by year: what documents of a year print counts for that year.</summary>
public sealed class SubjectCatalogTests
{
    static SubjectMatch Match(int year, string code, string name) =>
        new SubjectMapper(SubjectCatalog.Default, year).MatchCode(FormIds.GeneralPublicExpenditure, code, name);

    [Theory]
    [InlineData(2018, "2080504", "未归口管理的行政单位离退休")]
    [InlineData(2018, "20805", "行政事业单位离退休")]
    [InlineData(2026, "20805", "行政事业单位养老支出")]
    [InlineData(2017, "2040405", "公诉和审判监督")]
    [InlineData(2018, "2040405", "公诉、审判、侦查、执行等检察监督支出")]
    [InlineData(2019, "2040410", "检察监督")]
    [InlineData(2016, "2100501", "行政单位医疗")]
    [InlineData(2019, "2299901", "其他支出")]
    [InlineData(2017, "30311", "住房公积金")]
    [InlineData(2025, "30311", "代缴社会保险费")]
    [InlineData(2025, "20598", "超长期特别国债安排的支出")]
    public void A_name_of_its_year_is_exact(int year, string code, string name) =>
        Assert.Equal(MatchKind.Exact, Match(year, code, name).Kind);

    [Fact]
    public void A_name_of_other_years_is_another_name_of_the_subject()
    {
        var match = Match(2025, "20805", "行政事业单位离退休");
        Assert.Equal(MatchKind.Alias, match.Kind);
    }

    [Fact]
    public void The_catalogue_calls_a_code_as_documents_of_the_year_did() =>
        Assert.Equal("行政事业单位离退休", Match(2018, "20805", "别的名称").CatalogName);

    [Fact]
    public void A_subject_of_older_years_is_none_of_today() =>
        Assert.DoesNotContain(SubjectCatalog.Default.All, s => s.Code == "2080504");

    [Theory]
    [InlineData("1100202", "均衡性转移支付收入")]
    [InlineData("10201", "企业职工基本养老保险基金收入")]
    public void Revenue_of_governments_has_codes(string code, string name) =>
        Assert.Equal(name, SubjectCatalog.Default.Find(Classifications.Revenue, code)?.Name);

    [Fact]
    public void A_subject_called_as_the_one_above_it_stands_below_it()
    {
        var mapper = new SubjectMapper(SubjectCatalog.Default, 2024);
        var first = mapper.MatchName(FormIds.GovGeneralExpenditure, "其他国防支出", "203");
        Assert.Equal("20399", first?.Code);
        Assert.Equal("2039999", mapper.MatchName(FormIds.GovGeneralExpenditure, "其他国防支出", first?.Code)?.Code);
    }
}
