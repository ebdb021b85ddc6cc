using DisclosureExtract.Pages;
using DisclosureExtract.Scans;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using SkiaSharp;

namespace DisclosureExtract.Tests.Scans.Rulings;

public sealed class LostRulingsTests
{
    [Theory]
    [InlineData(321, 270, 321, 300)] // down, through the line between two rows
    [InlineData(409, 250, 411, 281)]
    [InlineData(150, 265, 200, 267)] // across, within a column
    [InlineData(290, 287, 350, 289)] // across, over the end of a column
    public void A_ruling_that_lost_a_stretch_is_one_ruling(float left, float top, float right, float bottom)
    {
        void Lose(SKCanvas canvas)
        {
            using var paper = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(new SKRect(left - 1, top - 1, right + 1, bottom + 1), paper);
        }

        var grid = OnlyGrid(new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200, Over = Lose });
        Assert.Equal(DrawnForm.Table.Cells.Count, grid.Cells.Count);
    }

    [Fact]
    public void A_line_lost_from_one_crossing_to_the_next_parts_what_stands_on_both_sides_of_it()
    {
        static void Lose(SKCanvas canvas)
        {
            using var paper = new SKPaint { Color = SKColors.White };
            canvas.DrawRect(new SKRect(321, 286, 409, 290), paper); // between the amounts of two rows
            canvas.DrawRect(new SKRect(408, 245, 412, 265), paper); // between those of two columns
        }

        var grid = OnlyGrid(new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200, Over = Lose });
        Assert.Equal(DrawnForm.Table.Cells.Count, grid.Cells.Count);
    }

    [Fact]
    public void A_cell_over_several_columns_stays_one()
    {
        var cells = DrawnForm.Table.Cells.Where(c => c.Row != 4).Append(new DrawnCell(4, 0, 1, 4, "其中：")).ToList();
        var grid = OnlyGrid(new DrawnScan { Table = With(cells), Lines = DrawnForm.Around, Dpi = 200 });
        Assert.Equal(cells.Count, grid.Cells.Count);
    }

    [Fact]
    public void Two_headings_in_one_cell_are_two_columns_though_nothing_stands_in_one_of_them()
    {
        var cells = DrawnForm.Table.Cells.Select(c => c.Column == 3 && c.Row > 1 ? c with { Text = "" } : c).ToList();
        var scan = new DrawnScan
        {
            Table = With(cells),
            Lines = DrawnForm.Around,
            Dpi = 200,
            IsHidden = r => !r.IsHorizontal && Math.Abs(r.Position - 410) < 1,
        };
        Assert.Equal(4, OnlyGrid(scan).ColumnCount);
    }

    static DrawnTable With(List<DrawnCell> cells) => new() { X = DrawnForm.Table.X, Y = DrawnForm.Table.Y, Cells = cells };

    static Grid OnlyGrid(DrawnScan drawn) => Assert.Single(GridFinder.Find(PageScanner.Scan(
        new PageContent { Number = 1, Width = 0, Height = 0 }, drawn.ToPixels(),
        new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height))).Grids);
}
