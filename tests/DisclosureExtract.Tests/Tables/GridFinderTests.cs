using CsCheck;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Tests.Tables;

public sealed class GridFinderTests
{
    const string Seed = "0000KOIPe036";

    /// <summary>Random tables with merged cells: rectangles of random size fill the grid from the top left.</summary>
    static readonly Gen<DrawnTable> RandomTable =
        from rows in Gen.Int[2, 8]
        from columns in Gen.Int[2, 7]
        from widths in Gen.Double[45, 110].Array[columns]
        from heights in Gen.Double[16, 40].Array[rows]
        from spans in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[0, 4]).Array[rows * columns]
        from left in Gen.Double[20, 60]
        from top in Gen.Double[20, 200]
        select Fill(rows, columns, widths, heights, spans, left, top);

    static DrawnTable Fill(int rows, int columns, double[] widths, double[] heights, (int, int, int)[] spans, double left, double top)
    {
        var taken = new bool[rows, columns];
        var cells = new List<DrawnCell>();
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                if (taken[r, c]) continue;
                var (rowSpan, columnSpan, blank) = spans[r * columns + c];
                if ((r + c) % 3 != 0) (rowSpan, columnSpan) = (1, 1); // most cells are not merged
                while (c + columnSpan > columns || Enumerable.Range(c, columnSpan).Any(j => taken[r, j])) columnSpan--;
                rowSpan = Math.Min(rowSpan, rows - r);
                for (var i = r; i < r + rowSpan; i++)
                    for (var j = c; j < c + columnSpan; j++) taken[i, j] = true;
                cells.Add(new DrawnCell(r, c, rowSpan, columnSpan, blank == 0 ? "" : $"r{r}c{c}"));
            }
        var x = Edges(left, widths);
        var y = Edges(top, heights);
        return Compact(new DrawnTable { X = x, Y = y, Cells = cells });
    }

    static double[] Edges(double start, double[] sizes)
    {
        var edges = new double[sizes.Length + 1];
        edges[0] = start;
        for (var i = 0; i < sizes.Length; i++) edges[i + 1] = edges[i] + sizes[i];
        return edges;
    }

    /// <summary>A boundary at which no cell begins or ends is not drawn, so no reader can know of it.</summary>
    static DrawnTable Compact(DrawnTable table)
    {
        var xs = table.Cells.SelectMany(c => (int[])[c.Column, c.Column + c.ColumnSpan]).Distinct().Order().ToList();
        var ys = table.Cells.SelectMany(c => (int[])[c.Row, c.Row + c.RowSpan]).Distinct().Order().ToList();
        return new DrawnTable
        {
            X = [.. xs.Select(i => table.X[i])],
            Y = [.. ys.Select(i => table.Y[i])],
            Cells = [.. table.Cells.Select(c => new DrawnCell(ys.IndexOf(c.Row), xs.IndexOf(c.Column), ys.IndexOf(c.Row + c.RowSpan) - ys.IndexOf(c.Row), xs.IndexOf(c.Column + c.ColumnSpan) - xs.IndexOf(c.Column), c.Text))],
        };
    }

    static void AssertSame(DrawnTable drawn, PageContent page)
    {
        var grids = GridFinder.Find(page).Grids;
        if (drawn.X.Length == 2 || drawn.Cells.Count < 2) return; // one column is a frame
        var grid = Assert.Single(grids);
        Assert.Equal(drawn.Cells.OrderBy(c => c.Row).ThenBy(c => c.Column), DrawnTable.CellsOf(grid));
    }

    [Fact]
    public void A_drawn_table_comes_back_as_the_same_grid() =>
        RandomTable.Sample(table => AssertSame(table, table.ToPage()), seed: Seed, iter: 400);

    [Fact]
    public void Shifting_and_scaling_the_page_does_not_change_the_grid() =>
        Gen.Select(RandomTable, Gen.Double[-15, 300], Gen.Double[0.8, 1.6]).Sample(
            (table, shift, scale) =>
            {
                double[] Move(double[] edges) => [.. edges.Select(e => (e + shift) * scale)];
                var moved = new DrawnTable { X = Move(table.X), Y = Move(table.Y), Cells = table.Cells };
                AssertSame(moved, moved.ToPage());
            },
            seed: Seed, iter: 200);

    [Fact]
    public void Double_lines_gaps_and_dashes_do_not_change_the_grid() =>
        Gen.Select(RandomTable, Gen.Double[0.5, 2.0], Gen.Double[0.5, 3.0], Gen.Bool).Sample(
            (table, offset, gap, dashed) =>
            {
                var rulings = table.Rulings().SelectMany(r => dashed ? Dashes(r, gap) : [r, r with { Position = r.Position + offset }]);
                AssertSame(table, table.ToPage() with { Rulings = [.. rulings] });
            },
            seed: Seed, iter: 200);

    static IEnumerable<Ruling> Dashes(Ruling ruling, double gap)
    {
        for (var at = ruling.Start; at < ruling.End; at += 4 + gap) yield return ruling with { Start = at, End = Math.Min(at + 4, ruling.End) };
    }

    [Fact]
    public void Rows_whose_vertical_rulings_do_not_line_up_share_their_columns() =>
        (from rows in Gen.Int[2, 8]
         from columns in Gen.Int[2, 6]
         from widths in Gen.Double[50, 110].Array[columns]
         from slip in Gen.Double[0, 11].Array[rows]
         select (rows, widths, slip)).Sample(
            t =>
            {
                var table = new DrawnTable
                {
                    X = Edges(40, t.widths),
                    Y = Edges(50, [.. Enumerable.Repeat(20.0, t.rows)]),
                    Slip = t.slip,
                    Cells = [.. Enumerable.Range(0, t.rows).SelectMany(r => Enumerable.Range(0, t.widths.Length).Select(c => new DrawnCell(r, c, 1, 1, $"r{r}c{c}")))],
                };
                AssertSame(table, table.ToPage());
            },
            seed: Seed, iter: 300);

    [Fact]
    public void A_table_open_at_its_sides_has_all_its_columns()
    {
        var table = DrawnTable.Of(40, 50, [80, 120, 90], 20, ["a", "b", "c"], ["d", "e", "f"], ["g", "h", "i"]);
        var open = table.Rulings().Where(r => r.IsHorizontal || (r.Position > 41 && r.Position < 329));
        var grid = Assert.Single(GridFinder.Find(table.ToPage() with { Rulings = [.. open] }).Grids);
        Assert.Equal(table.Cells, DrawnTable.CellsOf(grid));
    }

    [Fact]
    public void Rows_printed_without_a_ruling_between_them_are_parted()
    {
        var table = DrawnTable.Of(40, 50, [80, 120, 90], 20, ["编码", "名称", "金额"], ["201", "一般公共服务支出", "1,200.00"], ["20101", "人大事务", "700.00"], ["20103", "政府办公厅", "500.00"]);
        // Only the head is ruled off; the data share one grid row.
        var rulings = table.Rulings().Where(r => !r.IsHorizontal || r.Position is 50 or 70 or 130);
        var grid = Assert.Single(GridFinder.Find(table.ToPage() with { Rulings = [.. rulings] }).Grids);
        Assert.Equal(table.Cells, DrawnTable.CellsOf(grid));
        Assert.Equal("500.00", grid.At(3, 2)!.Text);
    }

    [Fact]
    public void Headings_and_the_row_below_without_a_ruling_between_are_parted()
    {
        var table = DrawnTable.Of(40, 50, [80, 120, 90, 90], 20, ["编码", "名称", "合计", "基本支出"], ["201", "一般公共服务支出", "1,200.00", "700.00"], ["20101", "人大事务", "700.00", "700.00"]);
        var rulings = table.Rulings().Where(r => !r.IsHorizontal || r.Position != 70);
        var grid = Assert.Single(GridFinder.Find(table.ToPage() with { Rulings = [.. rulings] }).Grids);
        Assert.Equal(table.Cells, DrawnTable.CellsOf(grid));
    }

    [Fact]
    public void A_frame_around_the_page_is_no_table_and_hides_none()
    {
        var table = DrawnTable.Of(100, 150, [80, 120, 90], 20, ["a", "b", "c"], ["d", "e", "f"]);
        Ruling[] frame = [Ruling.Horizontal(20, 20, 820), Ruling.Horizontal(1170, 20, 820), Ruling.Vertical(20, 20, 1170), Ruling.Vertical(820, 20, 1170)];
        var title = new Word("收入预算总表", new BoundingBox(200, 100, 260, 110));
        var page = table.ToPage() with { Rulings = [.. table.Rulings(), .. frame], Words = [title, .. table.Words()] };
        var layout = GridFinder.Find(page);
        Assert.Equal(table.Cells, DrawnTable.CellsOf(Assert.Single(layout.Grids)));
        Assert.Equal("收入预算总表", Assert.Single(layout.Lines).Text);
    }

    [Fact]
    public void Underlines_in_prose_are_no_tables()
    {
        Word[] words = [new("支出预算", new BoundingBox(100, 100, 160, 112)), new("1,234.56", new BoundingBox(170, 100, 220, 112))];
        var page = new PageContent { Number = 1, Width = 595, Height = 842, Words = words, Rulings = [Ruling.Horizontal(113, 168, 222)] };
        var layout = GridFinder.Find(page);
        Assert.Empty(layout.Grids);
        Assert.Single(layout.Lines);
    }

    [Fact]
    public void An_empty_ruled_row_is_kept_as_a_grid()
    {
        var table = DrawnTable.Of(40, 50, [80, 120, 90], 20, ["", "", ""]);
        Assert.Equal(3, Assert.Single(GridFinder.Find(table.ToPage()).Grids).Cells.Count);
    }
}
