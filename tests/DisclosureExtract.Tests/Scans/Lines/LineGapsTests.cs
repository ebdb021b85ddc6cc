using DisclosureExtract.Facts;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;

namespace DisclosureExtract.Tests.Scans.Lines;

public sealed class LineGapsTests
{
    static PageImage Page(params (int From, int To, int Top, int Bottom)[] ink)
    {
        var gray = new byte[1000 * 40];
        Array.Fill(gray, (byte)255);
        foreach (var (from, to, top, bottom) in ink)
            for (var y = top; y < bottom; y++) gray.AsSpan(y * 1000 + from, to - from).Clear();
        return new PageImage(1000, 40, gray, 200);
    }

    [Fact]
    public void Texts_far_apart_are_two_lines_and_a_space_is_none()
    {
        var image = Page((20, 60, 8, 32), (75, 200, 8, 32), (800, 900, 8, 32), (500, 501, 20, 21)); // a speck
        Assert.Equal([new PixelBox(17, 5, 203, 35), new PixelBox(797, 5, 903, 35)], LineGaps.Split(image, [new PixelBox(0, 5, 1000, 35)]));
    }

    [Fact]
    public void In_a_row_of_a_table_an_amount_ends_right_before_a_name()
    {
        var image = Page((20, 60, 8, 32), (82, 200, 8, 32), (400, 500, 8, 32), (800, 900, 8, 32));
        Assert.Equal([20 - 3, 82 - 3, 400 - 3, 800 - 3], LineGaps.Split(image, [new PixelBox(0, 5, 600, 35), new PixelBox(700, 5, 1000, 35)]).Select(p => p.Left));
    }

    [Fact]
    public void The_paper_after_a_mark_is_part_of_it()
    {
        var image = Page((20, 44, 19, 21), (46, 54, 24, 32), (82, 200, 8, 32), (400, 500, 8, 32), (800, 900, 8, 32)); // 一、 and a name
        Assert.Equal([20 - 3, 400 - 3, 800 - 3], LineGaps.Split(image, [new PixelBox(0, 5, 600, 35), new PixelBox(700, 5, 1000, 35)]).Select(p => p.Left));
    }
}
