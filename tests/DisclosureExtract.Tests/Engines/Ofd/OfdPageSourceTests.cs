using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Ofd;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Engines.Pdf;
using SkiaSharp;

namespace DisclosureExtract.Tests.Engines.Ofd;

/// <summary>What of an OFD is read, and as what.</summary>
public sealed class OfdPageSourceTests
{
    const double Millimetre = 72 / 25.4;

    static string[] Texts(PageContent page) => [.. page.Words.Select(w => w.Text)];

    static void IsTheForm(Extraction extraction)
    {
        Assert.Equal(MiniOfd.Amounts, extraction.Facts.Facts.Count);
        Assert.All(extraction.Facts.Facts, f => Assert.Equal(WordSource.Ofd, f.Cell.Source.Source));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity > Severity.Info);
    }

    [Fact]
    public void Text_stands_at_its_place_in_points()
    {
        using var source = Assert.IsType<OfdPageSource>(new MiniOfd().Page(MiniOfd.Text(20, 50, "预算123", 4)).Open());
        var page = source.ReadPage(1);
        var word = Assert.Single(page.Words);
        Assert.Equal(("预算123", WordSource.Ofd), (word.Text, word.Source));
        Assert.Equal(20 * Millimetre, word.Box.Left, 0.1);
        Assert.Equal((20 + 2 * 4 + 3 * 2) * Millimetre, word.Box.Right, 0.1);
        Assert.Equal(4 * Millimetre, word.FontSize, 0.01);
        Assert.Equal(210 * Millimetre, page.Width, 0.001);
        Assert.Equal(297 * Millimetre, page.Height, 0.001);
        Assert.Equal(("application/ofd", "tests"), (source.MediaType, source.Producer));
    }

    [Theory]
    [InlineData("g 2 3 1.5")]
    [InlineData("3 3 1.5 g 9 1.5")]
    [InlineData("3 3 1.5")]
    public void Steps_may_be_written_short(string steps) =>
        Assert.Equal(["预算书1"], Texts(new MiniOfd().Page(MiniOfd.Text(20, 50, "预算书1", steps: steps)).Read()));

    [Fact]
    public void The_last_step_stands_for_all_that_follow() =>
        Assert.Equal(["1234567"], Texts(new MiniOfd().Page(MiniOfd.Text(20, 50, "1234567", steps: "1.5")).Read()));

    [Fact]
    public void Without_steps_glyphs_follow_by_their_widths()
    {
        var word = Assert.Single(new MiniOfd().Page(MiniOfd.Text(20, 50, "预算12", steps: "")).Read().Words);
        Assert.Equal("预算12", word.Text);
        Assert.Equal((20 + 2 * 3 + 2 * 1.5) * Millimetre, word.Box.Right, 0.1);
    }

    [Fact]
    public void A_step_down_begins_a_line() => Assert.Equal(["部门", "预算"], Texts(new MiniOfd().Page(
        "<ofd:TextObject ID=\"1\" Boundary=\"20 50 10 20\" Font=\"3\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"3\" DeltaX=\"3 -3 3\" DeltaY=\"0 5 0\">部门预算</ofd:TextCode></ofd:TextObject>").Read()));

    [Fact]
    public void A_matrix_turns_text_and_the_page_is_turned_upright()
    {
        var page = new MiniOfd().Page(
            "<ofd:TextObject ID=\"1\" Boundary=\"100 50 10 60\" CTM=\"0 0.5 -0.5 0 0 0\" Font=\"3\" Size=\"8\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"8 8 8 4\">预算表20</ofd:TextCode></ofd:TextObject>").Read();
        Assert.Equal((270, "预算表20"), (page.TextRotation, Assert.Single(page.Words).Text));
        var box = page.ToDisplayed(page.Words[0].Box);
        Assert.Equal(50 * Millimetre, box.Top, 0.1);
        Assert.Equal((50 + 4 * 4) * Millimetre, box.Bottom, 0.1);
    }

    [Fact]
    public void A_form_gives_its_facts() => IsTheForm(MiniOfd.Form().Extract());

    [Fact]
    public void Lines_may_be_thin_rectangles_in_a_template_behind_the_page()
    {
        var lines = MiniOfd.FormLines().Replace(" LineWidth=\"0.2\"", " Fill=\"true\" Stroke=\"false\"", StringComparison.Ordinal);
        var filled = Regex.Replace(
            lines, "M 1 1 L ([0-9.]+) ([0-9.]+)", m => $"M 1 1 L {m.Groups[1].Value} 1 L {m.Groups[1].Value} {MiniOfd.N(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) + 0.2)} L 1 {MiniOfd.N(double.Parse(m.Groups[2].Value, CultureInfo.InvariantCulture) + 0.2)} C")
            .Replace("L 1 1 L 1 ", "L 1.2 1 L 1.2 ", StringComparison.Ordinal).Replace("<ofd:AbbreviatedData>", "<ofd:FillColor Value=\"#0 #0 #0\"/><ofd:AbbreviatedData>", StringComparison.Ordinal);
        var ofd = new MiniOfd { Common = "<ofd:TemplatePage ID=\"7\" BaseLoc=\"Tpls/Tpl_0/Content.xml\"/>" };
        ofd.Page(MiniOfd.FormText(), "<ofd:Template TemplateID=\"7\" ZOrder=\"Background\"/>")
            .Raw("Doc_0/Tpls/Tpl_0/Content.xml", ofd.Element("Page", $"<ofd:Content><ofd:Layer ID=\"1\">{filled}</ofd:Layer></ofd:Content>"));
        IsTheForm(ofd.Extract());
    }

    [Fact]
    public void Blocks_and_drawings_are_gone_into()
    {
        var ofd = new MiniOfd { Resources = $"<ofd:CompositeGraphicUnits><ofd:CompositeGraphicUnit ID=\"8\" Width=\"210\" Height=\"297\"><ofd:Content>{MiniOfd.FormLines()}</ofd:Content></ofd:CompositeGraphicUnit></ofd:CompositeGraphicUnits>" };
        IsTheForm(ofd.Page($"<ofd:CompositeObject ID=\"1\" Boundary=\"0 0 210 297\" ResourceID=\"8\"/><ofd:PageBlock ID=\"2\"><ofd:PageBlock ID=\"3\">{MiniOfd.FormText()}</ofd:PageBlock></ofd:PageBlock>").Extract());
    }

    [Theory]
    [InlineData("/Doc_0/Pages/Page_0/Content.xml")]
    [InlineData("Doc_0\\Pages\\Page_0\\Content.xml")]
    [InlineData("./Pages/../Pages/Page_0/Content.xml")]
    [InlineData("PAGES/page_0/content.XML")]
    public void Parts_are_found_where_producers_say_they_are(string location)
    {
        var ofd = new MiniOfd { Space = "http://www.ofdspec.org" };
        ofd.Listed(location).Raw("Doc_0/Pages/Page_0/Content.xml", ofd.Element("Page", $"<ofd:Content><ofd:Layer>{MiniOfd.Text(20, 50, "预算")}</ofd:Layer></ofd:Content>"));
        Assert.Equal(["预算"], Texts(ofd.Read()));
    }

    [Fact]
    public void Parts_in_Chinese_encodings_are_read()
    {
        var page = $"<?xml version=\"1.0\" encoding=\"GB2312\"?><Page xmlns=\"http://www.ofdspec.org/2016\"><Content><Layer>{MiniOfd.Text(20, 50, "预算").Replace("ofd:", "", StringComparison.Ordinal)}</Layer></Content></Page>";
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetBytes(page);
        Assert.Equal(["预算"], Texts(new MiniOfd().Listed("Pages/P.xml").Raw("Doc_0/Pages/P.xml", bytes).Read()));
    }

    [Fact]
    public void Several_documents_in_one_file_are_read_one_after_the_other()
    {
        var ofd = new MiniOfd { Bodies = "<ofd:DocBody><ofd:DocRoot>Doc_1/Document.xml</ofd:DocRoot></ofd:DocBody>" };
        ofd.Page(MiniOfd.Text(20, 50, "一"))
            .Raw("Doc_1/Document.xml", ofd.Element("Document", "<ofd:CommonData/><ofd:Pages><ofd:Page ID=\"1\" BaseLoc=\"P.xml\"/></ofd:Pages>"))
            .Raw("Doc_1/P.xml", ofd.Element("Page", $"<ofd:Content><ofd:Layer>{MiniOfd.Text(20, 50, "二")}</ofd:Layer></ofd:Content>"));
        using var source = ofd.Open();
        Assert.Equal(["一", "二"], Enumerable.Range(1, source.PageCount).SelectMany(n => Texts(source.ReadPage(n))));
    }

    static string Glyphs(string text, string ids) => MiniOfd.Text(20, 50, text,
        inside: $"<ofd:CGTransform CodePosition=\"0\" CodeCount=\"{text.Length}\" GlyphCount=\"{text.Length}\"><ofd:Glyphs>{ids}</ofd:Glyphs></ofd:CGTransform>");

    static MiniOfd WithFont(string characters) => new MiniOfd { Fonts = "<ofd:Font ID=\"3\" FontName=\"宋体\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font>" }
        .Raw("Doc_0/f.ttf", TinyTrueType.WithCharacters(characters));

    [Fact]
    public void Glyphs_without_characters_are_told_by_the_font() =>
        Assert.Equal(["预算15"], Texts(WithFont("15算预").Page(Glyphs("¤¤¤¤", "4 3 1 2")).Read()));

    [Fact]
    public void Glyphs_that_nothing_tells_are_unread_and_not_left_out()
    {
        var page = new MiniOfd().Page(Glyphs("预¤¤5", "4 3 1 2")).Read();
        Assert.Equal(["预\uFFFD\uFFFD5"], Texts(page));
        Assert.Equal(2, Assert.Single(page.Unread).Count);
    }

    [Fact]
    public void One_glyph_may_stand_for_several_characters() => Assert.Equal(["office"], Texts(WithFont("ofice").Page(MiniOfd.Text(20, 50, "office",
        inside: "<ofd:CGTransform CodePosition=\"1\" CodeCount=\"2\" GlyphCount=\"1\"><ofd:Glyphs>2</ofd:Glyphs></ofd:CGTransform>")).Read()));

    /// <summary>Text that says 4 where the font shows 9: the amounts are not to be relied on.</summary>
    [Fact]
    public void Characters_that_the_font_speaks_against_are_doubted()
    {
        const string Digits = "0123456789,.";
        string Shown(string text) => string.Join(' ', text.Select(c => Digits.IndexOf(c == '4' ? '9' : c == '9' ? '4' : c, StringComparison.Ordinal) + 1));
        var ofd = new MiniOfd { Fonts = "<ofd:Font ID=\"3\" FontName=\"宋体\"/><ofd:Font ID=\"4\" FontName=\"数字\"><ofd:FontFile>f.ttf</ofd:FontFile></ofd:Font>" }
            .Raw("Doc_0/f.ttf", TinyTrueType.WithCharacters(Digits))
            .Page(MiniOfd.FormLines() + MiniOfd.FormText((x, y, text) => MiniOfd.Text(x, y, text,
                inside: $"<ofd:CGTransform CodePosition=\"0\" CodeCount=\"{text.Length}\"><ofd:Glyphs>{Shown(text)}</ofd:Glyphs></ofd:CGTransform>").Replace("Font=\"3\"", "Font=\"4\"", StringComparison.Ordinal)));
        var extraction = ofd.Extract();
        Assert.Contains(extraction.Validation.Findings, f => f.Rule == "font.mapping");
        Assert.All(extraction.Validation.Facts.Where(f => f.Cell.Source.Text.Contains('4', StringComparison.Ordinal)), f => Assert.Equal(FactStatus.Disputed, f.Status));
    }

    [Theory]
    [InlineData("Visible=\"false\"", "", "layer off")]
    [InlineData("", "<ofd:FillColor Value=\"255 255 255\"/>", "in the colour of its ground, or drawn without ink")]
    [InlineData("", "<ofd:Clips TransFlag=\"false\"><ofd:Clip><ofd:Area><ofd:Path Boundary=\"0 0 9 9\"><ofd:AbbreviatedData>M 30 0 L 40 0 L 40 9 L 30 9 C</ofd:AbbreviatedData></ofd:Path></ofd:Area></ofd:Clip></ofd:Clips>", "outside of what its cell or frame shows")]
    [InlineData("Fill=\"false\"", "", "in the colour of its ground, or drawn without ink")]
    public void What_does_not_show_is_kept_aside(string attributes, string inside, string because)
    {
        var page = new MiniOfd().Page(MiniOfd.Text(20, 50, "99.00", attributes: attributes, inside: inside) + MiniOfd.Text(20, 80, "预算")).Read();
        Assert.Equal(["预算"], Texts(page));
        var aside = Assert.Single(page.Asides);
        Assert.Equal(("99.00", because), (aside.Word.Text, aside.Because));
    }

    [Fact]
    public void Text_far_out_of_its_box_is_cut_off() => Assert.Equal(AsideReason.Clipped, Assert.Single(new MiniOfd().Page(
        "<ofd:TextObject ID=\"1\" Boundary=\"20 50 30 5\" Font=\"3\" Size=\"3\"><ofd:TextCode X=\"0\" Y=\"90\" DeltaX=\"3\">预算</ofd:TextCode></ofd:TextObject>").Read().Asides).Reason);

    [Fact]
    public void What_is_painted_over_text_covers_it() => Assert.Equal(AsideReason.Covered, Assert.Single(new MiniOfd().Page(
        MiniOfd.Text(20, 50, "99.00") + "<ofd:PathObject ID=\"1\" Boundary=\"15 40 60 20\" Fill=\"true\" Stroke=\"false\"><ofd:FillColor Value=\"255 255 255\"/><ofd:AbbreviatedData>M 0 0 L 60 0 L 60 20 L 0 20 C</ofd:AbbreviatedData></ofd:PathObject>").Read().Asides).Reason);

    [Fact]
    public void A_seal_is_noise_with_its_name()
    {
        byte[] seal = [0x30, 0x20, 0x0C, 18, .. Encoding.UTF8.GetBytes("示例局专用")];
        seal[3] = 15;
        var ofd = MiniOfd.Form();
        ofd.Body = "<ofd:Signatures>Doc_0/Signs/Signatures.xml</ofd:Signatures>";
        ofd.Raw("Doc_0/Signs/Signatures.xml", ofd.Element("Signatures", "<ofd:Signature ID=\"1\" BaseLoc=\"/Doc_0/Signs/S/Signature.xml\"/>"))
            .Raw("Doc_0/Signs/S/Signature.xml", ofd.Element("Signature", "<ofd:SignedInfo><ofd:Seal><ofd:BaseLoc>Seal.esl</ofd:BaseLoc></ofd:Seal><ofd:StampAnnot ID=\"1\" PageRef=\"100\" Boundary=\"120 60 40 40\"/></ofd:SignedInfo>"))
            .Raw("Doc_0/Signs/S/Seal.esl", seal);
        var extraction = ofd.Extract();
        IsTheForm(extraction);
        var noise = Assert.Single(extraction.Noise, n => n.Kind == NoiseKinds.Stamp);
        Assert.Equal("示例局专用", noise.Text);
        Assert.Equal(120 * Millimetre, Assert.Single(noise.Places).Box.Left, 0.1);
    }

    [Fact]
    public void A_watermark_laid_over_the_page_is_no_content()
    {
        var ofd = MiniOfd.Form();
        ofd.Beside = "<ofd:Annotations>Annots/Annotations.xml</ofd:Annotations>";
        ofd.Raw("Doc_0/Annots/Annotations.xml", ofd.Element("Annotations", "<ofd:Page PageID=\"100\"><ofd:FileLoc>Page_0/Annotation.xml</ofd:FileLoc></ofd:Page>"))
            .Raw("Doc_0/Annots/Page_0/Annotation.xml", ofd.Element("PageAnnot",
                "<ofd:Annot Type=\"Watermark\"><ofd:Appearance Boundary=\"40 40 120 120\"><ofd:TextObject ID=\"1\" Boundary=\"0 0 120 120\" CTM=\"0.7071 -0.7071 0.7071 0.7071 10 100\" Font=\"3\" Size=\"12\" Alpha=\"60\"><ofd:TextCode X=\"0\" Y=\"0\" DeltaX=\"g 4 12\">内部使用1</ofd:TextCode></ofd:TextObject></ofd:Appearance></ofd:Annot>"));
        var extraction = ofd.Extract();
        IsTheForm(extraction);
        Assert.Contains(extraction.Noise, n => n is { Kind: NoiseKinds.Watermark, Text: "内部使用1" });
    }

    [Fact]
    public void Attached_files_are_told_because_they_are_not_read()
    {
        var ofd = MiniOfd.Form();
        ofd.Beside = "<ofd:Attachments>Attachs/Attachments.xml</ofd:Attachments>";
        ofd.Raw("Doc_0/Attachs/Attachments.xml", ofd.Element("Attachments", "<ofd:Attachment ID=\"1\" Name=\"明细\" Format=\"xlsx\"/>"));
        Assert.Contains("明细.xlsx", Assert.Single(ofd.Extract().Validation.Findings, f => f.Rule == "attachment.unread").Message, StringComparison.Ordinal);
    }

    const string Picture = "<ofd:ImageObject ID=\"1\" Boundary=\"0 0 210 297\" CTM=\"210 0 0 297 0 0\" ResourceID=\"5\"/>";

    static MiniOfd WithPicture(byte[]? bytes)
    {
        var ofd = new MiniOfd { Resources = "<ofd:MultiMedias><ofd:MultiMedia ID=\"5\" Type=\"Image\"><ofd:MediaFile>p.bin</ofd:MediaFile></ofd:MultiMedia></ofd:MultiMedias>" };
        return bytes is null ? ofd : ofd.Raw("DOC_0/p.bin", bytes);
    }

    [Theory]
    [InlineData(SKEncodedImageFormat.Jpeg)]
    [InlineData(SKEncodedImageFormat.Png)]
    public void A_page_that_is_a_picture_gives_its_pixels(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(1654, 2339);
        bitmap.Erase(SKColors.White);
        for (var y = 100; y < 200; y++)
            for (var x = 300; x < 500; x++) bitmap.SetPixel(x, y, SKColors.Black);
        using var data = bitmap.Encode(format, 90);
        using var source = Assert.IsType<OfdPageSource>(WithPicture(data.ToArray()).Page(Picture).Open());
        Assert.Equal(PageState.Image, TextQuality.Judge(source.ReadPage(1)).State);
        var pixels = source.ReadPixels(1);
        Assert.InRange(pixels.Dpi, 199, 201);
        Assert.True(pixels.Red[150 * pixels.Width + 400] < 20 && pixels.Red[150 * pixels.Width + 600] > 230);
    }

    [Fact]
    public void A_picture_that_is_lost_is_told()
    {
        var page = WithPicture(null).Page(MiniOfd.FormLines() + MiniOfd.FormText() + Picture).Read();
        Assert.Equal(UnreadReason.Image, Assert.Single(page.Unread).Reason);
        Assert.Equal("partial", SummaryBuilder.Build(WithPicture([1, 2, 3]).Page(MiniOfd.FormLines() + MiniOfd.FormText() + Picture).Extract()).Status);
    }

    [Fact]
    public void A_page_that_is_broken_does_not_cost_the_others()
    {
        var ofd = MiniOfd.Form().Listed("Pages/Missing.xml").Listed("Pages/Broken.xml").Raw("Doc_0/Pages/Broken.xml", "<Page><Content>");
        using var source = ofd.Open();
        Assert.Equal((3, MiniOfd.Amounts), (source.PageCount, ofd.Extract().Facts.Facts.Count));
        Assert.Contains("is not in the file", Assert.Throws<PageUnreadableException>(() => source.ReadPage(2)).Reason, StringComparison.Ordinal);
        Assert.Contains("not readable XML", Assert.Throws<PageUnreadableException>(() => source.ReadPage(3)).Reason, StringComparison.Ordinal);
    }

    static DocumentException Fault(byte[] bytes) => Assert.Throws<DocumentException>(() => DocumentOpener.Open(bytes, "x.pdf"));

    [Fact]
    public void An_encrypted_file_is_one_clear_error() =>
        Assert.Equal(DocumentFault.Encrypted, Fault(MiniOfd.Form().Raw("Encryptions.xml", "<x/>").ToBytes()).Fault);

    [Fact]
    public void A_file_without_pages_says_so() => Assert.Equal(DocumentFault.NoPages, Fault(new MiniOfd().ToBytes()).Fault);

    [Fact]
    public void A_file_without_its_document_is_damaged() =>
        Assert.Equal(DocumentFault.Damaged, Fault(MiniOfd.Form().Raw("OFD.xml", "<OFD><DocBody><DocRoot>Elsewhere.xml</DocRoot></DocBody></OFD>").ToBytes()).Fault);

    /// <summary>Entities inside entities, elements inside elements, and a part of nothing but blanks.</summary>
    public static TheoryData<string> Bombs =>
    [
        "<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]><Page>&b;</Page>",
        "<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><Page/>",
        string.Concat(Enumerable.Repeat("<PageBlock>", 5000)),
        "<Page>" + new string(' ', 30 << 20) + "</Page>",
    ];

    [Theory]
    [MemberData(nameof(Bombs))]
    public void A_part_that_is_a_bomb_is_not_read(string part)
    {
        using var source = MiniOfd.Form().Listed("Pages/Bomb.xml").Raw("Doc_0/Pages/Bomb.xml", part).Open();
        Assert.Throws<PageUnreadableException>(() => source.ReadPage(2));
        Assert.NotEmpty(source.ReadPage(1).Words);
    }

    [Fact]
    public void Drawings_that_draw_themselves_come_to_an_end()
    {
        var twice = string.Concat(Enumerable.Repeat("<ofd:CompositeObject ID=\"1\" Boundary=\"0 0 9 9\" ResourceID=\"8\"/>", 50));
        var ofd = new MiniOfd { Resources = $"<ofd:CompositeGraphicUnit ID=\"8\" Width=\"9\" Height=\"9\"><ofd:Content>{twice}</ofd:Content></ofd:CompositeGraphicUnit>" };
        using var source = ofd.Page(twice).Open();
        Assert.Throws<PageUnreadableException>(() => source.ReadPage(1));
    }
}
