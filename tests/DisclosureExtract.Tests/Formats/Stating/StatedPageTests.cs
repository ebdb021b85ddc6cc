using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Formats.Stating;

public sealed class StatedPageTests
{
    static StatedCell Cell(int row, int column, string text, int height = 1, int width = 1) =>
        new(row, column, height, width, new StatedText(text, $"r{row}c{column}"));

    [Fact]
    public void A_place_leads_back_to_what_stands_there()
    {
        var page = new StatedPage(1, WordSource.Docx);
        page.AddLine(new StatedText("收入总表", "paragraph 1"));
        page.AddTable([Cell(0, 0, "项目"), Cell(0, 1, "预算数"), Cell(1, 0, "合计"), Cell(1, 1, "12.5")]);
        var content = page.ToPage("section 1");

        Assert.Equal("paragraph 1", content.Places!.Of(content.Words[0].Box));
        Assert.Equal(["r0c0", "r0c1", "r1c0", "r1c1"], content.StatedTables![0].Cells.Select(c => content.Places.Of(c.TextBox)));
        Assert.Equal("section 1", content.Places.Of(new BoundingBox(9_000, 9_000, 9_001, 9_001)));
    }

    [Fact]
    public void Columns_in_which_nothing_begins_are_none_and_spans_shrink_with_them()
    {
        var page = new StatedPage(1, WordSource.Docx);
        page.AddTable([Cell(5, 1, "部门", width: 3), Cell(5, 4, "数", width: 200), Cell(6, 1, "甲"), Cell(6, 2, ""), Cell(6, 4, "1")]);
        var grid = page.ToPage("p").StatedTables![0];

        Assert.Equal((2, 2), (grid.RowCount, grid.ColumnCount));
        Assert.All(grid.Cells, c => Assert.Equal((1, 1), (c.RowSpan, c.ColumnSpan)));
    }

    [Fact]
    public void A_column_of_empty_cells_is_one_but_ruled_paper_is_none()
    {
        var page = new StatedPage(1, WordSource.Xlsx);
        StatedCell[] Row(int row, int empty) =>
            [Cell(row, 0, "甲"), Cell(row, 1, ""), Cell(row, 2, "1"), .. Enumerable.Range(3, empty).Select(c => Cell(row, c, ""))];
        page.AddTable([.. Row(0, 1), .. Row(1, 1), .. Row(2, 1)]);
        page.AddTable([.. Row(10, 200), .. Row(11, 200)]);

        Assert.Equal([4, 3], page.ToPage("p").StatedTables!.Select(g => g.ColumnCount));
    }

    [Fact]
    public void What_stands_where_another_cell_stands_is_kept_as_a_line()
    {
        var page = new StatedPage(1, WordSource.Docx);
        page.AddTable([Cell(0, 0, "甲", width: 2), Cell(0, 1, "乙"), Cell(1, 0, "1"), Cell(1, 1, "2")]);
        var content = page.ToPage("p");

        Assert.Equal("乙", Assert.Single(content.Words).Text);
        Assert.Equal(3, content.StatedTables![0].Cells.Count(c => !c.IsEmpty));
    }

    [Fact]
    public void A_page_that_is_too_large_is_said_to_be_so()
    {
        var page = new StatedPage(3, WordSource.Docx);
        var thrown = Assert.Throws<PageUnreadableException>(() =>
        {
            for (var i = 0; i < 50_000; i++) page.AddLine(new StatedText("行", "p"));
        });
        Assert.Equal(3, thrown.Page);
    }
}
