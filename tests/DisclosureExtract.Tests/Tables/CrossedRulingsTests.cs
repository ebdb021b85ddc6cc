using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tables;

/// <summary>What is drawn in one go over several cells stands in each of them, or is said to be unreadable.</summary>
public sealed class CrossedRulingsTests
{
    const double Size = 9;

    static readonly string[] Headings = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static readonly double[] Widths = [60, 180, 90, 90, 90];

    /// <summary>A form of three rows, the second of which is drawn as runs of text.</summary>
    /// <param name="runs">Text and x of each run.</param>
    static Extraction Read(params (string Text, double X)[] runs)
    {
        var table = DrawnTable.Of(40, 100, Widths, 20, Headings,
            ["201", "一般公共服务支出", "1,200.00", "800.00", "400.00"],
            ["", "", "", "", ""],
            ["", "合计", "1,200.00", "800.00", "400.00"]);
        var page = table.ToPage(1, ("支出预算总表", 240, 50, 16), ("单位：元", 500, 80, 9));
        var glyphs = new List<Glyph>();
        foreach (var (text, at) in runs)
        {
            var x = at;
            foreach (var c in text)
            {
                var advance = c < 128 ? Size / 2 : Size;
                glyphs.Add(new Glyph($"{c}", $"{c}", x, 152, advance, Size, 0, glyphs.Count == 0 ? 1 : 2, 0, null));
                x += advance;
            }
        }
        var words = WordBuilder.Build(glyphs, page.Rulings).Select(w => w.Word);
        using var source = new FakeSource(page with { Words = [.. page.Words, .. words] });
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static string[] Facts(Extraction extraction) =>
        [.. extraction.Validation.Facts.Where(f => f.Row.Index == 2).Select(f => $"{f.Row.Code}|{f.Column.Key}={f.Value}")];

    static int Unreadable(Extraction extraction) =>
        extraction.Validation.Findings.Count(f => f.Rule == Rules.CellUnreadable);

    // The columns of amounts begin at 280, 370 and 460.
    [Theory]
    [InlineData("1,200.00 800.00", 310)]
    [InlineData("1,200.00 800.00", 340)]
    [InlineData("1,200.00800.00", 325)]
    [InlineData("1,200.00800.00", 334)]
    [InlineData("1,200.00800.00", 345)]
    [InlineData("1,200,000.00800,000.00", 350)]
    public void Two_amounts_in_one_run_are_parted(string run, double x)
    {
        var extraction = Read(("20103", 44), ("政府办公厅(室)及相关机构事务", 103), (run, x));
        Assert.Equal(2, Facts(extraction).Length);
        Assert.StartsWith("20103|total=1200", Facts(extraction)[0], StringComparison.Ordinal);
        Assert.StartsWith("20103|basic=800", Facts(extraction)[1], StringComparison.Ordinal);
        Assert.Equal(0, Unreadable(extraction));
    }

    [Theory]
    [InlineData("1,200,000.00 800,000.00 400,000.00", 340)]
    [InlineData("1,200,000.00 800,000.00 400,000.00", 350)]
    [InlineData("1,200,000.00800,000.00400,000.00", 355)]
    [InlineData("1,200,000.00800,000.00400,000.00", 340)]
    public void Three_amounts_in_one_run_are_parted(string run, double x)
    {
        var extraction = Read(("20103", 44), ("政府办公厅(室)及相关机构事务", 103), (run, x));
        Assert.Equal(3, Facts(extraction).Length);
        Assert.Equal(0, Unreadable(extraction));
    }

    [Fact]
    public void A_name_and_an_amount_in_one_run_are_parted()
    {
        var extraction = Read(("20103", 44), ("政府办公厅(室)及相关机构事务1,200.00", 180), ("800.00", 380));
        Assert.Equal(["20103|total=1200.00", "20103|basic=800.00"], Facts(extraction));
        Assert.Equal("政府办公厅(室)及相关机构事务", extraction.Tables[0].Rows[1].Name);
    }

    [Fact]
    public void Digits_that_nothing_parts_are_unreadable_in_both_cells()
    {
        var extraction = Read(("20103", 44), ("政府办公厅(室)及相关机构事务", 103), ("1200000800000", 340));
        Assert.Empty(Facts(extraction));
        Assert.Equal(2, Unreadable(extraction));
    }

    [Fact]
    public void An_amount_that_reaches_over_a_ruling_stays_whole()
    {
        var extraction = Read(("20103", 44), ("政府办公厅(室)及相关机构事务", 103), ("12,345,678.90", 320));
        Assert.Equal(["20103|total=12345678.90"], Facts(extraction));
    }
}
