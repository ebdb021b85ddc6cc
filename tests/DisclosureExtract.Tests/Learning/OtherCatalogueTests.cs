using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Learning;

/// <summary>The learned match knows the subjects of the catalogue that is passed in, and no others.</summary>
public sealed class OtherCatalogueTests
{
    const string Three = """
        classification,code,name,level,parent,first_year,last_year,source
        functional_expenditure,208,社会保障和就业支出,1,,,,mof2026
        functional_expenditure,20805,行政事业单位养老支出,2,208,,,mof2026
        functional_expenditure,2080535,机关事业单位基本养老保险缴费支出,3,20805,,,mof2026
        """;

    [Fact]
    public void A_misread_row_is_matched_to_a_subject_that_only_this_catalogue_has()
    {
        using var subjects = new StringReader(Three);
        using var aliases = new StringReader("classification,code,alias,until_year,note,source\n");
        var match = Match(SubjectCatalog.Load(subjects, aliases));
        Assert.Equal("Learned 2080535", $"{match?.Kind} {match?.Code}");
    }

    [Fact]
    public void The_shipped_catalogue_matches_the_same_row_to_its_own_subject()
    {
        var match = Match(SubjectCatalog.Default);
        Assert.Equal("Learned 2080505", $"{match?.Kind} {match?.Code}");
    }

    static SubjectMatch? Match(SubjectCatalog catalog)
    {
        var table = DrawnTable.Of(40, 100, [80, 220, 90, 90], 20,
        [
            ["科目编码", "科目名称", "合计", "基本支出"],
            ["208", "社会保障和就业支出", "7.00", "7.00"],
            ["20805", "行政事业单位养老支出", "7.00", "7.00"],
            ["2080585", "机关事业单位基木养老保险激费支出", "7.00", "7.00"],
            ["合计", "", "7.00", "7.00"],
        ]);
        var words = table.Cells.Where(c => c.Text.Length > 0).Select(c => Read(c.Text, table.X[c.Column] + 2, table.Y[c.Row] + 3, 8)).ToList();
        using var source = new FakeSource(table.ToPage() with { Words = [Read("支出预算总表", 200, 50, 16), Read("单位：万元", 400, 80, 9), .. words] });
        var facts = new Extractor(catalog).Extract(source).Validation.Facts;
        return facts.First(f => f.Row.Code.StartsWith("20805", StringComparison.Ordinal) && f.Row.Code.Length == 7).Row.Subject;
    }

    static Word Read(string text, double x, double y, double size) =>
        new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size), WordSource.Ocr) { Raw = text, FontSize = size, Confidence = 0.9 };
}
