using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;

namespace DisclosureExtract.Tests.Scans.Lines;

public sealed class LineCutterTests
{
    static readonly PixelBox Cell = new(100, 40, 300, 140);

    static List<PixelBox> Lines(params (int, int, int, int)[] ink)
    {
        var page = Drawn.Page(ink);
        var cutter = new LineCutter(InkLevels.Of(page), page.Dpi);
        return cutter.Lines(cutter.FindBands(GrayCrop.Of(page, Cell)), 26);
    }

    [Fact]
    public void Two_rows_of_ink_are_two_lines() =>
        Assert.Equal([new PixelBox(20, 10, 80, 36), new PixelBox(20, 50, 120, 76)], Lines((120, 50, 180, 76), (120, 90, 220, 116)));

    [Fact]
    public void Strokes_of_one_character_are_one_line() => Assert.Equal([new PixelBox(20, 10, 44, 36)], Lines((124, 50, 140, 53), (120, 73, 144, 76)));

    [Fact]
    public void Rulings_at_the_edges_are_painted_out() =>
        Assert.Equal([new PixelBox(20, 30, 80, 56)], Lines((100, 40, 300, 43), (100, 136, 300, 140), (100, 40, 102, 140), (297, 40, 300, 140), (120, 70, 180, 96)));

    [Fact]
    public void The_last_digit_right_at_the_ruling_stays() =>
        Assert.Equal([new PixelBox(150, 40, 200, 56)], Lines((250, 80, 258, 96), (262, 80, 270, 96), (274, 80, 282, 96), (293, 80, 300, 96)));

    [Fact]
    public void What_is_left_of_a_ruling_beside_digits_goes() =>
        Assert.Equal([new PixelBox(150, 40, 182, 56)], Lines((250, 80, 258, 96), (262, 80, 270, 96), (274, 80, 282, 96), (295, 88, 300, 112)));

    [Fact]
    public void Around_a_line_outside_tables_nothing_is_taken_for_a_ruling()
    {
        var page = Drawn.Page((100, 40, 124, 42), (100, 48, 124, 66), (296, 40, 300, 66)); // the dot of 市, the right side of 局
        var cutter = new LineCutter(InkLevels.Of(page), page.Dpi);
        var box = new PixelBox(100, 40, 300, 66);
        Assert.Equal([new PixelBox(0, 0, 200, 26)], cutter.Lines(cutter.FindBands(GrayCrop.Of(page, box), isRuled: false), 26));
    }

    [Fact]
    public void A_speck_is_no_line_and_a_dash_is() =>
        Assert.Equal([new PixelBox(90, 48, 102, 50)], Lines((150, 60, 152, 61), (190, 88, 202, 90)));

    [Fact]
    public void An_empty_cell_between_thick_rulings_has_no_lines() => Assert.Empty(Lines((100, 40, 300, 44), (296, 40, 300, 140)));

    /// <summary>Of a line's height, with less ink than the digits of print have.</summary>
    [Fact]
    public void A_thin_digit_alone_in_its_cell_is_a_line() =>
        Assert.Equal([new PixelBox(150, 40, 151, 62)], Lines((250, 80, 251, 102)));

    [Fact]
    public void A_digit_alone_right_at_the_ruling_is_a_line() =>
        Assert.Equal([new PixelBox(193, 40, 200, 60)], Lines((293, 80, 300, 100)));

    [Fact]
    public void What_is_left_of_a_ruling_in_an_empty_cell_is_no_line() =>
        Assert.Empty(Lines((298, 80, 300, 104), (100, 60, 101, 120)));
}
