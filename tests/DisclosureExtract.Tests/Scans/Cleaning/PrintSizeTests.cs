using DisclosureExtract.Pages;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;

namespace DisclosureExtract.Tests.Scans.Cleaning;

public sealed class PrintSizeTests
{
    static readonly DrawnTable Form = DrawnForm.Table;

    [Theory]
    [InlineData(200, 72)]
    [InlineData(200, 96)]
    [InlineData(200, 300)]
    [InlineData(200, 400)]
    [InlineData(150, 72)]
    [InlineData(300, 72)]
    [InlineData(300, 600)]
    public void What_a_file_says_of_its_dots_does_not_decide_how_large_its_page_is(double dpi, double claimed)
    {
        var drawn = new DrawnScan { Table = Form, Lines = DrawnForm.Around, Dpi = dpi };
        var pixels = drawn.ToPixels() with { Dpi = claimed };
        Assert.Equal(dpi, PrintSize.Dpi(pixels), 0.02 * dpi);
        var page = PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, pixels,
            new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height));
        Assert.Equal(Form.Cells.Count, Assert.Single(GridFinder.Find(page).Grids).Cells.Count);
        var word = page.Words.First(w => w.Text == "2010201");
        var shown = page.ToDisplayed(word.Box);
        var at = drawn.Words.First(w => w.Text == "2010201").Box;
        Assert.Equal(at.CenterX * dpi / claimed, shown.CenterX, 3 * dpi / claimed);
        Assert.Equal(at.CenterY * dpi / claimed, shown.CenterY, 3 * dpi / claimed);
        Assert.True(page.ToUpright(shown).Contains(word.Box.CenterX, word.Box.CenterY));
    }

    [Fact]
    public void A_sheet_of_a_known_format_is_believed() =>
        Assert.Equal(150, PrintSize.Dpi(new DrawnScan { Table = Form, Lines = DrawnForm.Around, Dpi = 150 }.ToPixels()));
}
