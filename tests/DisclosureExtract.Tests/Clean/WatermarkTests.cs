using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Clean;

public sealed class WatermarkTests
{
    static PageContent Page(int number, params Word[] extra)
    {
        var page = DrawnTable.Of(40, 100, [80, 120, 80], 20, ["科目编码", "科目名称", "合计"], ["208", "仅供内部审核经费", "12.50"], ["210", "卫生健康支出", "7.25"]).ToPage(number);
        return page with { Words = [.. page.Words, new Word("本件为仅供内部审核文件。", new BoundingBox(40, 400, 160, 410)), .. extra] };
    }

    static Word Pale(string text, double x, double y, double size = 40) => new(text, new BoundingBox(x, y, x + size * text.Length, y + size)) { Ink = 210, FontSize = size };

    static IEnumerable<string> Texts(Extraction extraction) => extraction.Pages.SelectMany(p => p.Page.Words).Select(w => w.Text);

    static Extraction Run(bool keep, params PageContent[] pages)
    {
        using var source = new FakeSource(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source, new ExtractOptions { KeepNoise = keep });
    }

    [Fact]
    public void A_pale_phrase_across_pages_is_taken_out_and_the_same_words_in_a_cell_and_a_sentence_stay()
    {
        var extraction = Run(false, Page(1, Pale("仅供内部审核", 50, 120)), Page(2, Pale("仅供内部审核", 50, 120)));
        Assert.DoesNotContain("仅供内部审核", Texts(extraction));
        Assert.Equal(2, Texts(extraction).Count(t => t == "仅供内部审核经费"));
        Assert.Equal(2, Texts(extraction).Count(t => t == "本件为仅供内部审核文件。"));
        Assert.Equal(2, Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.Watermark).Places.Count);
    }

    [Fact]
    public void Set_downwards_glyph_by_glyph_it_is_one_phrase_its_numbers_with_it()
    {
        Word[] Column() => [.. "公开版2026".Select((c, i) => Pale(c.ToString(), 300, 100 + i * 60))];
        var extraction = Run(false, Page(1, Column()), Page(2, Column()));
        Assert.DoesNotContain(extraction.Pages.SelectMany(p => p.Page.Words), w => w.Ink > 200);
    }

    [Fact]
    public void With_keep_noise_every_word_stays_and_the_noise_is_listed_all_the_same()
    {
        PageContent[] pages = [Page(1, Pale("仅供内部审核", 50, 120)), Page(2, Pale("仅供内部审核", 50, 120))];
        var extraction = Run(true, pages);
        Assert.Equal(pages.SelectMany(p => p.Words), extraction.Pages.SelectMany(p => p.Page.Words));
        Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.Watermark);
    }

    [Fact]
    public void A_pale_label_in_its_cell_and_a_pale_amount_are_content()
    {
        var label = new Word("备注", new BoundingBox(45, 205, 65, 213)) { Ink = 200, FontSize = 8 };
        var amount = new Word("88.80", new BoundingBox(250, 123, 275, 131)) { Ink = 200, FontSize = 8 };
        Assert.Contains("88.80", Texts(Run(false, Page(1, label, amount), Page(2, label, amount))));
    }
}
