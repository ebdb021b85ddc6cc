using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts;

/// <summary>What a page shows is counted, and each mark ends in a fact, a label, prose, noise or a finding.</summary>
public sealed class AccountingTests
{
    static readonly DrawnTable Table = DrawnTable.Of(40, 100, [90, 180, 90, 90, 90], 20,
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["205", "教育支出", "30.00", "20.00", "10.00"],
        ["合计", "", "30.00", "20.00", "10.00"]);

    static Word Line(string text, double x, double y, double size = 9) =>
        new(TextFold.Fold(text), new BoundingBox(x, y, x + text.Length * size, y + size)) { Raw = text };

    static Disclosure Run(params Func<PageContent, PageContent>[] changes)
    {
        var page = Table.ToPage() with
        {
            Words = [Line("支出预算总表", 300, 50, 16), Line("单位：万元", 500, 80), .. Table.Words(), Line("以上是支出的情况。", 40, 400)],
        };
        foreach (var change in changes) page = change(page);
        using var source = new FakeSource(page);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        var info = new SourceInfo { File = "a.pdf", Sha256 = "00", MediaType = "application/pdf", Bytes = 1, PageCount = 1 };
        return DisclosureBuilder.Build(extraction, info, "0");
    }

    static AccountInfo Characters(Disclosure document) =>
        Assert.Single(document.Summary.Accounting, a => a.Kind == "characters");

    [Fact]
    public void Each_character_of_a_sound_page_is_in_a_fact_a_label_or_prose()
    {
        var account = Characters(Run());
        Assert.Equal(new AccountInfo { Page = 1, Kind = "characters", Shown = 77, Fact = 30, Label = 38, Prose = 9, Noise = 0, Finding = 0, Unaccounted = 0 }, account);
    }

    [Fact]
    public void An_amount_set_askew_is_no_watermark_and_is_said_to_be_lost()
    {
        var document = Run(p => p with { Asides = [new Aside(Line("12.50", 420, 300), AsideReason.Askew)] });
        Assert.Equal(5, Characters(document).Unaccounted);
        Assert.Single(document.Findings, f => f.Rule == Rules.PageUnaccounted && f.Place is { Page: 1, Box.X0: 420 });
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void Hidden_text_is_noise_and_no_loss()
    {
        var document = Run(p => p with { Asides = [new Aside(Line("99.90", 420, 300), AsideReason.Invisible)] });
        Assert.Equal((5, 0), (Characters(document).Noise, Characters(document).Unaccounted));
        Assert.DoesNotContain(document.Findings, f => f.Rule == Rules.PageUnaccounted);
    }

    [Fact]
    public void Outlines_drawn_instead_of_text_are_counted_and_lost()
    {
        var document = Run(p => p with { Unread = [new UnreadMark(new BoundingBox(420, 300, 480, 310), UnreadReason.OutlineText, 6)] });
        Assert.Equal(6, Assert.Single(document.Summary.Accounting, a => a.Kind == "outlines").Unaccounted);
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void A_cell_that_cannot_be_read_is_in_the_finding_that_names_it()
    {
        var document = Run(p => p with { Words = [.. p.Words.Select(w => w.Text == "10.00" && w.Box.Top < 135 ? w with { Text = "见附件" } : w)] });
        Assert.Equal((3, 0), (Characters(document).Finding, Characters(document).Unaccounted));
    }

    static ShownCounts Shown(PageContent page) => new()
    {
        Characters = page.Words.Sum(w => ShownCharacters.Of(w.Text)),
        Bands = [.. Enumerable.Range(0, 30).Select(b => page.Words.Where(w => ShownCounts.BandOf(w.Box.CenterY, 30) == b).Sum(w => ShownCharacters.Of(w.Text)))],
    };

    static PageContent Dropping(PageContent page, string text) =>
        page with { Shown = Shown(page), Words = [.. page.Words.Where(w => w.Text != text)] };

    [Theory]
    [InlineData("以上是支出的情况。", 9)]
    [InlineData("教育支出", 4)]
    [InlineData("20.00", 10)]
    public void What_a_page_shows_and_no_word_holds_is_lost_with_its_place(string dropped, int characters)
    {
        var words = new List<Word>();
        var document = Run(p =>
        {
            words.AddRange(p.Words.Where(w => w.Text == dropped));
            return Dropping(p, dropped);
        });
        var account = Characters(document);
        Assert.Equal((77, characters), (account.Shown, account.Unaccounted));
        var place = Assert.Single(document.Findings, f => f.Rule == Rules.PageUnaccounted).Place;
        Assert.True(words.TrueForAll(w => w.Box.CenterY >= (double)place!.Box!.Y0 && w.Box.CenterY <= (double)place.Box.Y1));
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void A_page_of_which_every_character_is_followed_closes()
    {
        var document = Run(p => p with { Shown = Shown(p) });
        Assert.Equal(0, Characters(document).Unaccounted);
        Assert.Equal("complete", document.Summary.Status);
    }

    static AccountInfo Closed(Disclosure document, string kind)
    {
        var account = Assert.Single(document.Summary.Accounting, a => a.Kind == kind);
        Assert.Equal(account.Shown, account.Fact + account.Label + account.Prose + account.Noise + account.Finding + account.Unaccounted);
        return account;
    }

    /// <summary>The words of a text as those of a field or note that lies over them.</summary>
    static PageContent Laid(PageContent page, string text, WordSource source)
    {
        var words = page.Words.Select(w => w.Text == text ? w with { Source = source } : w).ToList();
        return page with
        {
            Words = words,
            Shown = page.Shown with
            {
                Overlays = [.. page.Shown.Overlays, .. words.Where(w => w.Source == source && w.Text == text).Select(w => new ShownOverlay(source, w.Box, HasText: true))],
            },
        };
    }

    [Fact]
    public void Each_field_is_counted_where_its_words_ended()
    {
        var document = Run(p => Laid(Laid(Laid(p, "20.00", WordSource.FormField), "教育支出", WordSource.FormField), "以上是支出的情况。", WordSource.FormField));
        Assert.Equal(new AccountInfo { Page = 1, Kind = "fields", Shown = 4, Fact = 2, Label = 1, Prose = 1, Noise = 0, Finding = 0, Unaccounted = 0 }, Closed(document, "fields"));
        Assert.DoesNotContain(document.Summary.Accounting, a => a.Kind == "annotations");
        Assert.Equal("complete", document.Summary.Status);
    }

    [Fact]
    public void A_note_without_text_is_an_ornament()
    {
        var document = Run(p => p with { Shown = new() { Overlays = [new(WordSource.Annotation, new BoundingBox(400, 300, 440, 330), HasText: false)] } });
        Assert.Equal((1, 1), (Closed(document, "annotations").Shown, Closed(document, "annotations").Noise));
        Assert.Equal("complete", document.Summary.Status);
    }

    [Theory]
    [InlineData(WordSource.FormField, "fields")]
    [InlineData(WordSource.Annotation, "annotations")]
    public void A_field_or_note_whose_text_is_nowhere_is_lost(WordSource source, string kind)
    {
        var box = new BoundingBox(400, 300, 440, 330);
        var document = Run(p => p with { Shown = new() { Overlays = [new(source, box, HasText: true)] } });
        Assert.Equal((1, 1), (Closed(document, kind).Shown, Closed(document, kind).Unaccounted));
        Assert.Single(document.Findings, f => f.Rule == Rules.PageUnaccounted && f.Place is { Page: 1, Box.X0: 400 });
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void A_note_that_is_broken_is_lost_under_its_kind()
    {
        var box = new BoundingBox(400, 300, 440, 330);
        var document = Run(p => p with { Unread = [new UnreadMark(box, UnreadReason.Annotation, 1)] });
        Assert.Equal(1, Closed(document, "annotations").Unaccounted);
        Assert.Equal(0, Closed(document, "characters").Unaccounted);
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void Images_beside_text_are_ornaments_and_those_in_place_of_text_are_lost()
    {
        var (emblem, amount) = (new BoundingBox(40, 20, 80, 60), new BoundingBox(420, 300, 460, 310));
        var document = Run(p => p with
        {
            Images = [emblem, amount], Shown = new() { Images = 3 }, Unread = [new UnreadMark(amount, UnreadReason.Image, 1)],
        });
        Assert.Equal((3, 1, 2), (Closed(document, "images").Shown, Closed(document, "images").Noise, Closed(document, "images").Unaccounted));
        Assert.Equal("partial", document.Summary.Status);
    }

    [Fact]
    public void Outlines_of_a_page_read_from_its_image_are_read_where_words_were_found()
    {
        var document = Run(p => p with
        {
            Words = [.. p.Words.Select(w => w with { Source = WordSource.Ocr })],
            Scan = new ScanInfo { Dpi = 200, Engines = ["e"], Confidence = 1 },
            Unread =
            [
                new UnreadMark(p.Words.First(w => w.Text == "20.00").Box, UnreadReason.OutlineText, 6),
                new UnreadMark(new BoundingBox(420, 300, 480, 310), UnreadReason.OutlineText, 2),
            ],
        });
        Assert.Equal((6, 2), (Closed(document, "outlines").Label, Closed(document, "outlines").Unaccounted));
    }
}
