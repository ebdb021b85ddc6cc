using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Output;

public sealed class ChineseTextTests
{
    [Theory]
    [InlineData("general_public_expenditure：全文未注明金额单位", "一般公共预算支出表：全文未注明金额单位")]
    [InlineData("revenue 2012505 = expenditure 2012505 (合计)", "收入总表 2012505 = 支出总表 2012505 (合计)")]
    [InlineData("列名 amount:last_year 不符", "列名 金额（上年） 不符")]
    [InlineData("文件中印作“revenue total”", "文件中印作“revenue total”")]
    [InlineData("见 a.pdf 与 sum.total", "见 a.pdf 与 sum.total")]
    public void Keys_of_forms_and_columns_become_their_names_and_printed_text_stays(string written, string read) => Assert.Equal(read, ChineseText.Of(written));

    [Fact]
    public void No_finding_of_a_document_calls_a_form_by_its_key()
    {
        foreach (var document in (Disclosure[])[Data.Results.Seed, Data.Results.Form("b.pdf", [.. Data.Results.Sound()[..3], ["合计", "", "31.00", "20.00", "10.00"]])])
            Assert.All(document.Findings, f => Assert.DoesNotMatch("[a-z]_[a-z]", f.MessageZh));
    }
}
