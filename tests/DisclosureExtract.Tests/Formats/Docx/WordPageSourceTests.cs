using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Tests.Formats.Docx;

/// <summary>What of a Word document is read, and as what.</summary>
public sealed class WordPageSourceTests
{
    static string[] Lines(PageContent page) => [.. page.Words.Select(w => w.Text)];

    static void IsTheForm(Extraction extraction)
    {
        Assert.Equal(MiniDocx.Amounts, extraction.Facts.Facts.Count);
        Assert.All(extraction.Facts.Facts, f => Assert.Equal(WordSource.Docx, f.Cell.Source.Source));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    [Fact]
    public void A_form_with_spans_gives_its_facts() => IsTheForm(new MiniDocx(MiniDocx.Form()).Extract());

    [Fact]
    public void A_fact_says_table_row_and_cell()
    {
        var extraction = new MiniDocx(MiniDocx.Form()).Extract();
        var fact = extraction.Facts.Facts.First(f => f.Row.Code == "2010301");
        Assert.Equal("table 1, row 5, cell 3", extraction.Pages[0].Page.Places!.Of(fact.Cell.Source.TextBox));
    }

    [Fact]
    public void Tracked_changes_are_read_as_accepted()
    {
        var cell = $"<w:p><w:del w:id=\"1\"><w:r><w:delText>9.00</w:delText></w:r></w:del><w:ins w:id=\"2\">{MiniDocx.Run("0.00")}</w:ins></w:p>";
        var extraction = new MiniDocx(MiniDocx.Form(cell)).Extract();
        Assert.Equal(MiniDocx.Amounts + 1, extraction.Facts.Facts.Count);
        Assert.Contains(extraction.Facts.Facts, f => f.Value == 0);
        Assert.DoesNotContain(extraction.Facts.Facts, f => f.Value == 9);
    }

    [Theory]
    [InlineData("<w:vanish/>", AsideReason.Hidden)]
    [InlineData("<w:strike/>", AsideReason.StruckOut)]
    public void What_does_not_show_or_is_struck_out_is_kept_aside(string look, AsideReason reason)
    {
        var extraction = new MiniDocx(MiniDocx.Form($"<w:p>{MiniDocx.Run("77.00", look)}</w:p>")).Extract();
        Assert.Equal(MiniDocx.Amounts, extraction.Facts.Facts.Count);
        Assert.Equal(("77.00", reason), extraction.Pages[0].Page.Asides.Select(a => (a.Word.Text, a.Reason)).Single());
    }

    [Theory]
    [InlineData("<w:rPr><w:vanish/></w:rPr>", AsideReason.Hidden)]
    [InlineData("<w:rPr><w:strike/></w:rPr>", AsideReason.StruckOut)]
    public void A_style_tells_what_does_not_show(string look, AsideReason reason)
    {
        var styles = $"<w:style w:type=\"character\" w:styleId=\"Base\">{look}</w:style><w:style w:type=\"character\" w:styleId=\"Own\"><w:basedOn w:val=\"Base\"/></w:style>";
        foreach (var paragraph in new[] { $"<w:p>{MiniDocx.Run("77.00", "<w:rStyle w:val=\"Own\"/>")}</w:p>", MiniDocx.P("77.00", "<w:pStyle w:val=\"Own\"/>").Replace("<w:pPr></w:pPr>", "") })
        {
            var extraction = new MiniDocx(MiniDocx.Form(paragraph)).With("styles", "styles", styles, "styles").Extract();
            Assert.Equal(MiniDocx.Amounts, extraction.Facts.Facts.Count);
            Assert.Equal(("77.00", reason), extraction.Pages[0].Page.Asides.Select(a => (a.Word.Text, a.Reason)).Single());
        }
    }

    [Fact]
    public void A_run_may_show_what_its_style_hides()
    {
        var shown = $"<w:p>{MiniDocx.Run("0.00", "<w:rStyle w:val=\"Own\"/><w:vanish w:val=\"0\"/>")}</w:p>";
        var extraction = new MiniDocx(MiniDocx.Form(shown))
            .With("styles", "styles", "<w:style w:type=\"character\" w:styleId=\"Own\"><w:rPr><w:vanish/></w:rPr></w:style>", "styles").Extract();
        Assert.Equal(MiniDocx.Amounts + 1, extraction.Facts.Facts.Count);
    }

    [Fact]
    public void A_cell_whose_deletion_is_tracked_is_gone()
    {
        var form = MiniDocx.Form().Replace("<w:t xml:space=\"preserve\">2010302</w:t></w:r></w:p></w:tc>",
            $"<w:t xml:space=\"preserve\">2010302</w:t></w:r></w:p></w:tc>{MiniDocx.Cell("99.00", "<w:cellDel w:id=\"9\"/>")}", StringComparison.Ordinal);
        Assert.Contains("99.00", form, StringComparison.Ordinal);
        IsTheForm(new MiniDocx(form).Extract());
    }

    [Fact]
    public void A_hidden_property_that_is_switched_off_hides_nothing() =>
        Assert.Equal(["预算"], Lines(new MiniDocx(MiniDocx.P(MiniDocx.Run("预算", "<w:vanish w:val=\"0\"/>"))).Read()));

    [Fact]
    public void Forms_are_found_in_frames_controls_and_text_boxes()
    {
        IsTheForm(new MiniDocx(MiniDocx.Table($"<w:tr><w:tc>{MiniDocx.Form()}<w:p/></w:tc></w:tr>")).Extract());
        IsTheForm(new MiniDocx($"<w:sdt><w:sdtContent>{MiniDocx.Form()}</w:sdtContent></w:sdt>").Extract());
        var box = $"<w:txbxContent>{MiniDocx.Form()}</w:txbxContent>";
        IsTheForm(new MiniDocx($"<w:p><w:r><mc:AlternateContent><mc:Choice><wps:txbx>{box}</wps:txbx></mc:Choice><mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>").Extract());
    }

    [Fact]
    public void A_table_in_a_cell_is_a_table_of_its_own()
    {
        var page = new MiniDocx(MiniDocx.Table(MiniDocx.Row("甲", "乙"),
            $"<w:tr><w:tc>{MiniDocx.P("丙")}{MiniDocx.Table(MiniDocx.Row("1", "2"), MiniDocx.Row("3", "4"))}<w:p/></w:tc>{MiniDocx.Cell("丁")}</w:tr>")).Read();
        Assert.Equal([["甲", "乙", "丙", "丁"], ["1", "2", "3", "4"]], page.StatedTables!.Select(t => t.Cells.Select(c => c.Text).ToArray()));
    }

    [Fact]
    public void Numbers_of_lists_are_printed_before_their_paragraphs()
    {
        const string Levels = "<w:abstractNum w:abstractNumId=\"7\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>"
            + "<w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"（%2）\"/></w:lvl></w:abstractNum><w:num w:numId=\"3\"><w:abstractNumId w:val=\"7\"/></w:num>";
        const string Styles = "<w:style w:styleId=\"H\"><w:pPr><w:numPr><w:numId w:val=\"3\"/></w:numPr></w:pPr></w:style><w:style w:styleId=\"H2\"><w:basedOn w:val=\"H\"/></w:style>";
        static string Item(string text, int level) => MiniDocx.P(text, $"<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"3\"/></w:numPr>");
        var page = new MiniDocx(MiniDocx.P("职责", "<w:pStyle w:val=\"H2\"/>") + Item("人员", 1) + Item("机构", 1) + Item("预算", 0) + Item("收入", 1))
            .With("numbering", "numbering", Levels).With("styles", "styles", Styles).Read();
        Assert.Equal(["一、职责", "(1)人员", "(2)机构", "二、预算", "(1)收入"], Lines(page));
    }

    [Fact]
    public void Page_breaks_and_sections_part_pages()
    {
        using var source = new MiniDocx(MiniDocx.P("一") + "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>" + MiniDocx.P("二", "<w:sectPr><w:type w:val=\"continuous\"/></w:sectPr>")
            + MiniDocx.P("三", "<w:sectPr/>") + MiniDocx.P("四") + MiniDocx.P("五", "<w:pageBreakBefore/>") + "<w:sectPr/>").Open();
        Assert.Equal(["一", "二 三", "四", "五"], Enumerable.Range(1, source.PageCount).Select(n => string.Join(' ', Lines(source.ReadPage(n)))));
    }

    [Fact]
    public void Headers_and_footers_are_noise_with_their_text()
    {
        var extraction = new MiniDocx(MiniDocx.Form() + "<w:sectPr><w:headerReference r:id=\"h1\"/></w:sectPr>").With("header", "h1", MiniDocx.P("临江市预算公开")).Extract();
        IsTheForm(extraction);
        Assert.Contains(extraction.Noise, n => n is { Kind: NoiseKinds.RunningHeader, Text: "临江市预算公开" });
    }

    [Fact]
    public void Codes_of_fields_are_not_text_and_their_results_are() => Assert.Equal(["共12页"], Lines(new MiniDocx(MiniDocx.P(MiniDocx.Run("共")
        + "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>NUMPAGES</w:instrText></w:r>" + MiniDocx.Run("x")
        + "<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" + MiniDocx.Run("12") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + MiniDocx.Run("页"))).Read()));

    [Fact]
    public void Notes_stand_below_the_text_that_refers_to_them() => Assert.Equal(["预算", "含上年结转"],
        Lines(new MiniDocx(MiniDocx.P(MiniDocx.Run("预算") + "<w:r><w:footnoteReference w:id=\"2\"/></w:r>"))
            .With("footnotes", "footnotes", $"<w:footnote w:id=\"2\">{MiniDocx.P("含上年结转")}</w:footnote>").Read()));

    [Theory]
    [InlineData("<w:vertAlign w:val=\"superscript\"/>")]
    [InlineData("<w:color w:val=\"FFFFFF\"/>")]
    public void A_raised_or_white_digit_is_no_digit_of_the_amount_before_it(string look) =>
        Assert.Equal(12m, Assert.Single(new MiniDocx(MiniDocx.Form(MiniDocx.P(MiniDocx.Run("12") + MiniDocx.Run("5", look)))).Extract().Validation.Facts,
            f => f.Row.Code == "2010301" && f.Column.Key == "project").Value);

    [Fact]
    public void A_picture_in_which_a_table_may_be_is_told()
    {
        Assert.Equal("partial", SummaryBuilder.Build(new MiniDocx(MiniDocx.Form() + MiniDocx.Drawing(400, 200)).Extract()).Status);
        IsTheForm(new MiniDocx(MiniDocx.Form() + MiniDocx.Drawing(80, 40)).Extract());
    }

    [Fact]
    public void A_picture_as_large_as_a_table_is_a_page_behind_its_own_and_has_pixels()
    {
        var picture = Png(600, 300);
        using var source = new MiniDocx(
            MiniDocx.P("甲") + MiniDocx.Drawing(400, 200, "p1") + MiniDocx.Drawing(40, 20, "p1") + MiniDocx.P("乙", "<w:pageBreakBefore/>") + MiniDocx.Drawing(300, 150, "p2"))
            .Picture("p1", picture).Picture("p2", [1, 2, 3]).Open();
        Assert.Equal(4, source.PageCount);
        Assert.Equal(["甲"], source.ReadPage(1).Words.Select(w => w.Text));
        Assert.Equal(["乙"], source.ReadPage(3).Words.Select(w => w.Text));
        var page = source.ReadPage(2);
        Assert.Equal((2, 400, 200, 0), (page.Number, page.Width, page.Height, page.Unread.Count));
        var pixels = Assert.IsAssignableFrom<IPixelSource>(source).ReadPixels(2, TestContext.Current.CancellationToken);
        Assert.Equal((600, 300, 108), (pixels.Width, pixels.Height, pixels.Dpi));
        Assert.Equal(UnreadReason.Image, Assert.Single(source.ReadPage(4).Unread).Reason); // of no kind that can be decoded
    }

    static byte[] Png(int width, int height)
    {
        using var bitmap = new SkiaSharp.SKBitmap(width, height);
        bitmap.Erase(SkiaSharp.SKColors.White);
        using var data = bitmap.Encode(SkiaSharp.SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }

    static DocumentException Fault(byte[] bytes) => Assert.Throws<DocumentException>(() => DocumentOpener.Open(bytes, "x.docx"));

    [Theory]
    [InlineData("<w:document", DocumentFault.Damaged)]
    [InlineData("<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]><document><body>&a;</body></document>", DocumentFault.Damaged)]
    [InlineData("<document/>", DocumentFault.Damaged)]
    public void A_document_that_is_none_is_one_clear_error(string text, DocumentFault fault) =>
        Assert.Equal(fault, Fault(new MiniDocx("").Raw("word/document.xml", text).ToBytes()).Fault);

    [Fact]
    public void Elements_deep_inside_each_other_are_not_gone_into() => Assert.Equal(DocumentFault.TooLarge,
        Fault(new MiniDocx(string.Concat(Enumerable.Repeat("<w:tbl><w:tr><w:tc>", 400)) + string.Concat(Enumerable.Repeat("</w:tc></w:tr></w:tbl>", 400))).ToBytes()).Fault);

    [Fact]
    public void The_content_decides_and_not_the_name()
    {
        using var source = DocumentOpener.Open(new MiniDocx(MiniDocx.Form()).ToBytes(), "form.pdf");
        Assert.Equal("application/vnd.openxmlformats-officedocument.wordprocessingml.document", source.MediaType);
    }
}
