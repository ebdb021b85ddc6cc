using DisclosureExtract.Pages;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Tables;
using SkiaSharp;

namespace DisclosureExtract.Tests.Scans.Cleaning;

public sealed class StreaksTests
{
    [Theory]
    [InlineData(365, 0.4f, 0, 150)]
    [InlineData(365, 0.9f, 90, 200)]
    [InlineData(342, 0.6f, 0, 200)]
    [InlineData(452, 0.5f, 140, 300)]
    public void A_line_from_edge_to_edge_through_print_is_no_ruling(float x, float width, byte grey, double dpi)
    {
        var drawn = new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = dpi, Noise = 4, Over = Streak(x, width, grey) };
        var page = PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, drawn.ToPixels(),
            new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height));
        Assert.Equal(DrawnForm.Table.Cells.Count, Assert.Single(GridFinder.Find(page).Grids).Cells.Count);
    }

    [Fact]
    public void The_rulings_of_a_picture_of_a_table_alone_stay()
    {
        var drawn = new DrawnScan { Table = DrawnForm.Table, Dpi = 200 };
        var (pixels, table) = (drawn.ToPixels(), DrawnForm.Table);
        var cropped = pixels.Crop(new(table.X[0] - 1, table.Y[0] - 1, table.X[^1] + 1, table.Y[^1] + 1));
        Assert.Same(cropped, Streaks.Of(cropped));
    }

    [Fact]
    public void A_page_without_streaks_stays_as_it_is()
    {
        var pixels = new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200, Noise = 6 }.ToPixels();
        Assert.Same(pixels, Streaks.Of(pixels));
    }

    static Action<SKCanvas> Streak(float x, float width, byte grey) => canvas =>
    {
        using var paint = new SKPaint { Color = new SKColor(grey, grey, grey), StrokeWidth = width, IsAntialias = true };
        canvas.DrawLine(x, 0, x, (float)DrawnScan.Height, paint);
    };
}
