using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;

namespace DisclosureExtract.Tests.Scans.Cleaning;

public sealed class BackgroundNormalisationTests
{
    static readonly DrawnTable Table = new()
    {
        X = [60, 300, 420, 540],
        Y = [200, 222, 244, 266],
        Cells =
        [
            new(0, 0, 1, 1, "科目名称"), new(0, 1, 1, 1, "基本支出"), new(0, 2, 1, 1, "项目支出"),
            new(1, 0, 1, 1, "政协事务"), new(1, 1, 1, 1, "1,250.10"), new(1, 2, 1, 1, "310.00"),
            new(2, 0, 1, 1, "合计"), new(2, 1, 1, 1, "1,250.10"), new(2, 2, 1, 1, "310.00"),
        ],
    };

    static readonly DrawnScan Page = new() { Table = Table, Dpi = 200, Noise = 3 };

    /// <summary>Every pixel changed by its level and its place, points.</summary>
    static PagePixels Lit(PagePixels page, Func<byte, double, double, double> light)
    {
        byte[] Each(byte[] plane) => [.. plane.Select((v, i) => (byte)Math.Clamp(light(v, i % page.Width * 72 / page.Dpi, i / page.Width * 72 / page.Dpi), 0, 255))];
        return page with { Red = Each(page.Red), Green = Each(page.Green), Blue = Each(page.Blue) };
    }

    static PageContent Scan(PagePixels pixels) =>
        PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, pixels, new KnowingReader([.. Page.Words], DrawnScan.Width, DrawnScan.Height));

    static double Fold(double off, double depth) => 1 - depth * Math.Exp(-off * off / 2);

    static readonly Dictionary<string, Func<byte, double, double, double>> Lights = new()
    {
        ["the shadow of a spine"] = (v, x, y) => v * (1 - 0.55 * Math.Exp(-x / 50)) * (1 - 0.15 * y / 842),
        ["a fold across"] = (v, x, y) => v * Fold(y - 233 - 0.01 * x, 0.2),
        ["a fold down through a column"] = (v, x, y) => v * Fold(x - 480 + 0.01 * y, 0.2),
        ["pale print on grey paper"] = (v, x, y) => 115 + v * 100 / 255.0,
        ["pale print on grey paper, folded"] = (v, x, y) => (100 + v * 120 / 255.0) * Fold(x - 360, 0.15),
        ["a black edge"] = (v, x, y) => x > 588 ? 25 : v * (1 - 0.2 * x / 595),
    };

    public static TheoryData<string> Names => [.. Lights.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void Light_folds_and_pale_print_leave_a_table_as_it_was(string light)
    {
        var page = Scan(Lit(Page.ToPixels(), Lights[light]));
        Assert.Equal(Table.Cells, DrawnTable.CellsOf(Assert.Single(GridFinder.Find(page).Grids)));
        Assert.Empty(page.Scan!.Noise);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Paper_is_white_and_ink_is_dark_afterwards(string light)
    {
        var level = PreparedPage.Make(BackgroundNormalisation.Of(Lit(Page.ToPixels(), Lights[light])), 0).Image;
        foreach (var word in Page.Words)
        {
            var box = level.ToPixels(word.Box);
            Assert.InRange(Enumerable.Range(box.Top, box.Height).SelectMany(y => Enumerable.Range(box.Left, box.Width).Select(x => level.Gray[y * level.Width + x])).Min(), 0, 110);
        }
        var blank = level.ToPixels(new BoundingBox(30, 300, 570, 820));
        var grey = Enumerable.Range(blank.Top, blank.Height).Sum(y => Enumerable.Range(blank.Left, blank.Width).Count(x => level.Gray[y * level.Width + x] < 200));
        Assert.Equal(0, grey);
    }

    [Fact]
    public void An_even_page_with_shaded_rows_is_left_alone()
    {
        var pixels = Lit(Page.ToPixels(), (v, x, y) => x is > 60 and < 540 && y is > 200 and < 222 ? v * 0.8 : v);
        Assert.Same(pixels, BackgroundNormalisation.Of(pixels));
    }

    [Fact]
    public void A_ruling_from_edge_to_edge_is_no_fold()
    {
        var pixels = Lit(Page.ToPixels(), (v, x, y) => Math.Abs(x - 300) < 0.5 ? 60 : v);
        Assert.Same(pixels, BackgroundNormalisation.Of(pixels));
    }
}
