using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Marks;

namespace DisclosureExtract.Tests.Scans.Marks;

/// <summary>Pies and bars are told from tables in colour, from photographs and from scans; for them no engine is started.</summary>
public sealed class ChartTests
{
    const int Width = 600, Height = 400;

    /// <summary>A picture at 144 dpi: white paper, and what is drawn on it.</summary>
    static PagePixels Picture(params Action<PagePixels>[] drawn)
    {
        byte[] Plane() => [.. Enumerable.Repeat((byte)250, Width * Height)];
        var picture = new PagePixels(Width, Height, Plane(), Plane(), Plane(), 144);
        foreach (var draw in drawn) draw(picture);
        return picture;
    }

    static Action<PagePixels> Fill(Func<int, int, bool> where, byte red, byte green, byte blue) => picture =>
    {
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                if (where(x, y)) (picture.Red[y * Width + x], picture.Green[y * Width + x], picture.Blue[y * Width + x]) = (red, green, blue);
    };

    static Action<PagePixels> Box(int left, int top, int width, int height, byte red, byte green, byte blue) =>
        Fill((x, y) => x >= left && x < left + width && y >= top && y < top + height, red, green, blue);

    static Action<PagePixels> Pie => Fill((x, y) => (x - 200) * (x - 200) + (y - 200) * (y - 200) < 120 * 120, 70, 114, 196);

    static Action<PagePixels> Signs(int count) => picture =>
    {
        for (var i = 0; i < count; i++) Box(380 + i % 12 * 16, 20 + i / 12 * 20, 10, 12, 30, 30, 30)(picture);
    };

    static Action<PagePixels> Grid => picture =>
    {
        for (var i = 0; i < 6; i++)
        {
            Box(20, 20 + 70 * i, 560, 1, 90, 90, 90)(picture);
            Box(20 + 110 * i, 20, 1, 350, 90, 90, 90)(picture);
        }
    };

    [Fact]
    public void A_pie_with_a_legend_is_a_chart() => Assert.True(Charts.Is(Picture(Pie, Signs(60))));

    [Fact]
    public void Bars_over_pale_lines_are_a_chart() => Assert.True(Charts.Is(Picture(
        Box(40, 100, 560, 1, 220, 220, 220), Box(40, 200, 560, 1, 220, 220, 220), Box(40, 300, 560, 1, 220, 220, 220),
        Box(100, 120, 60, 200, 237, 125, 49), Box(260, 160, 60, 160, 237, 125, 49), Signs(40))));

    [Fact]
    public void A_table_with_a_coloured_corner_is_none() => Assert.False(Charts.Is(Picture(Grid, Box(22, 22, 200, 140, 189, 215, 238), Signs(60))));

    [Fact]
    public void Coloured_rows_are_none() => Assert.False(Charts.Is(Picture(Box(10, 20, 580, 120, 189, 215, 100), Signs(60))));

    [Fact]
    public void Much_text_beside_colour_is_read() => Assert.False(Charts.Is(Picture(Pie, Signs(228), p => Text(p))));

    static void Text(PagePixels picture)
    {
        for (var i = 0; i < 200; i++) Box(10 + i % 30 * 11, 330 + i / 30 * 9, 7, 7, 20, 20, 20)(picture);
    }

    [Fact]
    public void A_photograph_and_grey_paper_are_none()
    {
        Assert.False(Charts.Is(Picture(Fill((_, _) => true, 60, 140, 90))));
        var gray = new byte[Width * Height];
        Assert.False(Charts.Is(new PagePixels(Width, Height, gray, gray, gray, 144)));
    }

    [Fact]
    public void A_chart_on_a_page_of_text_starts_no_engine_and_is_told()
    {
        using var source = new PictureSource(Picture(Pie, Signs(60)));
        using var readers = new CellReaderPool(() => throw new InvalidOperationException("an engine was started"), 1);
        using var pages = new ScannedPages(source, readers);
        var page = pages.ReadPage(1);
        Assert.Single(page.Charts);
        Assert.Equal(PictureSource.Text, page.Words);
    }

    /// <summary>A page of text that a picture covers in its upper half.</summary>
    sealed class PictureSource(PagePixels picture) : IPixelSource
    {
        public static readonly Word[] Text = [new("2023年收入预算100.00万元,其中财政拨款41.43万元。", new BoundingBox(20, 230, 280, 242)) { FontSize = 12 }];

        public string MediaType => "application/pdf";

        public string? Producer => null;

        public int PageCount => 1;

        public PageContent ReadPage(int number, CancellationToken stop = default) => new()
        {
            Number = 1, Width = 300, Height = 260, Words = Text, Glyphs = new GlyphCounts { Shown = 30 }, Images = [new(0, 0, 300, 200)],
        };

        public PagePixels ReadPixels(int number, CancellationToken stop = default) => picture;

        public void Dispose()
        {
        }
    }
}
