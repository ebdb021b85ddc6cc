using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>Codes whose levels are parted by signs, and what stands where a code is expected.</summary>
public sealed class WrittenCodesTests
{
    static readonly double[] Widths = [90, 220, 90, 90, 90];

    static Extraction Run(Func<string, string> write)
    {
        string[] all =
        [
            "科目编码|科目名称|合计|基本支出|项目支出",
            $"{write("201")}|一般公共服务支出|120.00|80.00|40.00", $"{write("20103")}|政府办公厅(室)及相关机构事务|120.00|80.00|40.00",
            $"{write("2010301")}|行政运行|80.00|80.00|", $"{write("2010302")}|一般行政管理事务|40.00||40.00", "|合计|120.00|80.00|40.00",
        ];
        var page = DrawnTable.Spanned(40, 120, Widths, 20, all).ToPage(1, ("部门支出总表", 300, 50, 16), ("单位:万元", 560, 80, 9));
        using var source = new FakeSource([page]);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("·")]
    [InlineData("．")]
    public void Levels_parted_by_a_sign_are_one_code(string sign)
    {
        var extraction = Run(code => string.Join(sign, new[] { code[..3] }.Concat(code[3..].Chunk(2).Select(c => new string(c)))));
        Assert.Equal(["", "201", "20103", "2010301", "2010302"], extraction.Validation.Facts.Select(f => f.Row.Code).Distinct().Order(StringComparer.Ordinal));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
    }

    /// <summary>The sum above lacks a row of which no code says that it belongs there: nobody is accused of that.</summary>
    [Theory]
    [InlineData("")]
    [InlineData("2O1O3O1")]
    public void A_row_that_lost_its_code_accuses_nobody(string printed)
    {
        var extraction = Run(code => code == "2010301" ? printed : code);
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Fact]
    public void Amounts_beside_a_number_that_is_no_code_are_doubted()
    {
        var extraction = Run(code => code == "2010301" ? "201.0.3.01" : code);
        Assert.All(extraction.Validation.Facts.Where(f => f.Row.Name == "行政运行"), f => Assert.Equal(FactStatus.Disputed, f.Status));
        Assert.All(extraction.Validation.Facts.Where(f => f.Row.Code == "20103"), f => Assert.Equal(FactStatus.Read, f.Status));
    }
}
