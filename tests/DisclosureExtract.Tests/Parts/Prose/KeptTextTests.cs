using DisclosureExtract.Data.Files;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts.Prose;

/// <summary>Text that does not show: out of the content, and back in it on request.</summary>
public sealed class KeptTextTests
{
    static Word Set(string text, double x, double y) => new(text, new BoundingBox(x, y, x + 10 * text.Length, y + 10)) { FontSize = 10 };

    /// <summary>A form with prose above and below, and words that do not show: between the prose, off the page, askew, and in a cell of the table.</summary>
    static PageContent Page()
    {
        var table = DrawnTable.Of(40, 100, [80, 120, 80], 20, ["科目编码", "科目名称", "合计"], ["合计", "", "19.75"], ["208", "社会保障和就业支出", "12.50"], ["210", "卫生健康支出", "7.25"]).ToPage(1);
        return table with
        {
            Words = [Set("2026年部门支出总表", 100, 60), Set("单位:万元", 240, 80), .. table.Words, Set("一、支出情况", 40, 300), Set("本年支出合计19.75万元。", 40, 320), Set("(1)与上年持平。", 40, 360)],
            Asides =
            [
                new(Set("本年支出合计88.80万元。", 40, 340), AsideReason.Invisible), new(Set("被裁去", 40, 380), AsideReason.Clipped), new(Set("页外之字", 40, 2000), AsideReason.OffPage),
                new(Set("斜置之字", 300, 400), AsideReason.Askew), new(Set("99.90", 250, 142), AsideReason.Invisible), new(Set("格内之字", 130, 142), AsideReason.Askew),
            ],
        };
    }

    static (Disclosure Disclosure, byte[] Facts) Run(bool keep)
    {
        using var source = new FakeSource(Page());
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source, new ExtractOptions { KeepNoise = keep });
        var disclosure = DisclosureBuilder.Build(extraction, new SourceInfo { File = "a.pdf", Sha256 = "00", MediaType = "application/pdf", Bytes = 1, PageCount = 1 }, "0");
        using var facts = new MemoryStream();
        TableFiles.Write(facts, TableFormat.Ndjson, TableFiles.Facts, [disclosure]);
        return (disclosure, facts.ToArray());
    }

    static string Prose(Disclosure disclosure) => string.Join('\n', disclosure.Narrative.Sections.Select(s => s.Text));

    [Fact]
    public void Without_the_switch_nothing_of_it_is_in_the_content()
    {
        var (disclosure, _) = Run(keep: false);
        Assert.Equal("本年支出合计19.75万元。\n(1)与上年持平。", Prose(disclosure));
        Assert.All((string[])["88.80", "被裁去", "页外之字", "99.90"], w => Assert.Contains(disclosure.Noise, n => n.Kind == NoiseKinds.HiddenText && n.Text!.Contains(w)));
        Assert.Contains(disclosure.Noise, n => n.Kind == NoiseKinds.Watermark && n.Text == "斜置之字");
    }

    [Fact]
    public void With_the_switch_it_is_prose_in_its_place_but_never_in_the_area_of_a_table()
    {
        var (disclosure, _) = Run(keep: true);
        Assert.Equal("本年支出合计19.75万元。\n本年支出合计88.80万元。\n(1)与上年持平。\n被裁去\n斜置之字\n页外之字", Prose(disclosure));
        Assert.DoesNotContain("99.90", Text(disclosure with { Noise = [] }));
        Assert.DoesNotContain("格内之字", Text(disclosure with { Noise = [] }));
    }

    [Fact]
    public void All_else_is_the_same_to_the_byte()
    {
        var ((without, facts), (with, same)) = (Run(keep: false), Run(keep: true));
        Assert.NotEmpty(facts);
        Assert.Equal(facts, same);
        Assert.Equal(Text(without), Text(with with { Narrative = with.Narrative with { Sections = without.Narrative.Sections } }));
    }

    static string Text(Disclosure disclosure) => System.Text.Encoding.UTF8.GetString(DisclosureJson.ToBytes(disclosure));
}
