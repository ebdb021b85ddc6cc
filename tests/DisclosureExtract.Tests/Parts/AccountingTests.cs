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
}
