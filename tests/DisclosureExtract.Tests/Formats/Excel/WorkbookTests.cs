using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Tests.Formats.Excel;

/// <summary>What a workbook shows becomes facts, with the cell they stand in.</summary>
public sealed partial class WorkbookTests
{
    [Theory, InlineData(false), InlineData(true)]
    public void Amounts_of_both_formats_are_read_as_they_show_with_their_cell(bool isOld)
    {
        var read = Books.Read(isOld, book => Books.Form(book));

        var fact = Assert.Single(read.Facts(), f => f.Code == "2080501" && f.Column == "basic");
        Assert.Equal(("general_public_expenditure", 500.25m, "500.25", "万元"), (fact.Form, fact.Value, fact.Raw, fact.Unit));
        Assert.Equal(("xlsx", "Sheet1!D6", (double?)null), (fact.Origin, fact.Cell, fact.X0));
        Assert.Equal(15, read.Facts().Count);
        Assert.Equal("3,000.50", read.Facts()[0].Raw);
        Assert.DoesNotContain(read.Findings, f => f.Severity == "error");
    }

    [Fact]
    public void Rows_that_do_not_say_their_number_follow_one_another()
    {
        var bytes = Books.Write(isOld: false, book => Books.Form(book));
        var numbered = Books.Read(bytes);
        var bare = Books.Read(Books.Edited(bytes, "xl/worksheets/sheet1.xml", text => RowNumber().Replace(text, "<row")));

        Assert.Equal(numbered.Facts().Select(f => (f.Code, f.Column, f.Value, f.Cell)), bare.Facts().Select(f => (f.Code, f.Column, f.Value, f.Cell)));
        Assert.Equal(numbered.Summary.Status, bare.Summary.Status);
    }

    [GeneratedRegex("<sheetFormatPr[^>]*/>")]
    private static partial Regex HeightOfRows();

    [GeneratedRegex("<row r=\"[0-9]+\"")]
    private static partial Regex RowNumber();

    /// <summary>Who made the sheet may have meant it to count.</summary>
    [Fact]
    public void A_sum_of_what_does_not_show_accuses_nobody()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var cell = Books.Form(book).GetRow(5).GetCell(3);
            var (look, white) = (Books.Ruled(book, "#,##0.00"), (XSSFFont)book.CreateFont());
            white.SetColor(new XSSFColor([255, 255, 255]));
            look.SetFont(white);
            cell.CellStyle = look;
        });

        Assert.DoesNotContain(read.Facts(), f => f.Cell == "Sheet1!D6");
        Assert.Contains(read.Findings, f => f.Severity == "warning");
        Assert.DoesNotContain(read.Findings, f => f.Severity == "error");
    }

    [Theory]
    [InlineData(5, 6, 3, 3)]
    [InlineData(4, 4, 3, 4)]
    public void An_amount_over_several_rows_or_columns_is_doubted_and_nobody_accused(int top, int bottom, int left, int right)
    {
        var read = Books.Read(isOld: false, book =>
        {
            var sheet = Books.Form(book);
            for (var r = top; r <= bottom; r++)
                for (var c = left; c <= right; c++)
                    if (r > top || c > left) sheet.GetRow(r).GetCell(c).SetCellType(CellType.Blank);
            sheet.AddMergedRegion(new CellRangeAddress(top, bottom, left, right));
        });

        var merged = Assert.Single(read.Findings, f => f.Rule == "amount.merged");
        Assert.Equal("warning", merged.Severity);
        Assert.DoesNotContain(read.Findings, f => f.Severity == "error");
        Assert.Equal("disputed", Assert.Single(read.Facts(), f => f.Cell == $"Sheet1!D{top + 1}").Status);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void What_is_hidden_is_kept_aside_and_said(bool isOld)
    {
        var read = Books.Read(isOld, book =>
        {
            var sheet = Books.Form(book);
            sheet.ShiftRows(5, sheet.LastRowNum, 1);
            for (var c = 0; c < 5; c++) Books.Put(sheet, 5, c, "7777");
            sheet.GetRow(5).ZeroHeight = true;
            Books.Put(sheet, 3, 6, "6666");
            sheet.SetColumnHidden(6, true);
            Books.Form(book, "草稿");
            book.SetSheetHidden(1, SheetState.Hidden);
        });

        Assert.Equal(15, read.Facts().Count);
        Assert.Equal(2, read.Pages.Count);
        var hidden = read.Noise.Where(n => n.Kind == "hidden_text").ToList();
        Assert.All(hidden, n => Assert.Contains("hidden", n.Reason));
        Assert.Contains(hidden, n => n.Text!.Contains("7777") && n.Text.Contains("6666") && n.Pages is [1]);
        Assert.Contains(hidden, n => n.Text!.Contains("3,000.50") && n.Boxes.Any(b => b.Cell == "草稿!C4"));
    }

    [Fact]
    public void What_lies_outside_of_the_print_area_is_kept_aside()
    {
        var read = Books.Read(isOld: false, book =>
        {
            Books.Put(Books.Form(book), 3, 8, "12345.67");
            book.SetPrintArea(0, 0, 4, 0, 7);
        });

        Assert.Equal(15, read.Facts().Count);
        Assert.Contains(read.Noise, n => n.Kind == "hidden_text" && n.Text == "12345.67");
    }

    [Theory]
    [InlineData("#,##0.00", 1234.5, "1,234.50")]
    [InlineData("#,##0.00_ ", 1234.5, "1,234.50")]
    [InlineData("0!.0,", 12345678, "1234.6")]
    [InlineData("0\".\"0,", 12345678, "1234.6")]
    [InlineData("General", 1234.5, "1234.5")]
    [InlineData("General", 0.30000000000000004, "0.3")]
    [InlineData("_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * \"-\"??_ ;_ @_ ", -80, "-80.00")]
    public void The_printed_form_of_a_number_counts(string format, double value, string printed)
    {
        var read = Books.Read(isOld: false, book =>
        {
            var cell = Books.Cell(Books.Form(book), 5, 3);
            cell.SetCellValue(value);
            cell.CellStyle = Books.Ruled(book, format);
        });

        Assert.Equal(printed, Assert.Single(read.Facts(), f => f.Code == "2080501" && f.Column == "basic").Raw);
    }

    [Fact]
    public void A_number_too_wide_for_its_column_is_unreadable_and_no_fact()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var sheet = Books.Form(book);
            Books.Cell(sheet, 5, 3).SetCellValue(123456789.25);
            sheet.SetColumnWidth(3, 7 * 256);
        });

        Assert.DoesNotContain(read.Facts(), f => f.Code == "2080501" && f.Column == "basic");
        Assert.Equal("Sheet1!D6", Assert.Single(read.Findings, f => f.Rule == Rules.CellUnreadable).Place!.Cell);
        Assert.Equal("partial", read.Summary.Status);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Texts_that_are_numbers_and_codes_that_are_numbers_are_read(bool isOld)
    {
        var read = Books.Read(isOld, book =>
        {
            var sheet = Books.Form(book);
            for (var r = 3; r < 7; r++)
            {
                var code = Books.Cell(sheet, r, 0);
                code.SetCellValue(double.Parse(code.StringCellValue, System.Globalization.CultureInfo.InvariantCulture));
                code.CellStyle = Books.Ruled(book, "General");
                Books.Cell(sheet, r, 3).SetCellValue(Books.Cell(sheet, r, 3).NumericCellValue.ToString("#,##0.00", System.Globalization.CultureInfo.InvariantCulture));
            }
        });

        Assert.Equal(15, read.Facts().Count);
        Assert.Equal(2000.50m, Assert.Single(read.Facts(), f => f.Code == "208" && f.Column == "basic").Value);
    }

    [Fact]
    public void Several_forms_on_a_sheet_are_several_tables()
    {
        var read = Books.Read(isOld: false, book =>
        {
            Books.Form(book);
            var sheet = Books.Form(book, top: 10);
            Books.Put(sheet, 10, 0, "政府性基金预算支出表");
        });

        Assert.Equal(["general_public_expenditure", "government_fund_expenditure"], read.Tables.Select(t => t.Form));
        Assert.Equal(30, read.Facts().Count);
    }

    [Fact]
    public void Rows_of_a_sheet_that_says_nothing_of_heights_show()
    {
        var bytes = Books.Edited(Books.Write(isOld: false, book => Books.Form(book)), "xl/worksheets/sheet1.xml", text =>
        {
            var bare = HeightOfRows().Replace(text, "");
            Assert.NotEqual(text, bare);
            return bare;
        });
        Assert.Equal(15, Books.Read(bytes).Facts().Count);
    }

    [Theory]
    [InlineData("Sheet1!$A:$E")]
    [InlineData("Sheet1!$1:$20")]
    public void An_area_of_whole_rows_or_columns_is_printed(string area)
    {
        var read = Books.Read(isOld: false, book =>
        {
            Books.Form(book);
            var name = book.CreateName();
            (name.NameName, name.SheetIndex, name.RefersToFormula) = ("_xlnm.Print_Area", 0, area);
        });
        Assert.Equal(15, read.Facts().Count);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_raised_digit_and_what_is_struck_out_within_a_cell_are_no_digits_of_its_amount(bool isOld)
    {
        var read = Books.Read(isOld, book =>
        {
            var sheet = Books.Form(book);
            var (raised, struck) = (book.CreateFont(), book.CreateFont());
            (raised.TypeOffset, struck.IsStrikeout) = (FontSuperScript.Super, true);
            var text = book.GetCreationHelper().CreateRichTextString("95500.002");
            text.ApplyFont(0, 2, struck);
            text.ApplyFont(8, 9, raised);
            Books.Cell(sheet, 5, 4).SetCellValue(text);
        });
        Assert.Equal(500.00m, Assert.Single(read.Facts(), f => f.Code == "2080501" && f.Column == "project").Value);
    }

    [Fact]
    public void A_text_box_is_read_and_a_picture_as_large_as_a_table_is_told()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var drawing = (XSSFDrawing)Books.Form(book).CreateDrawingPatriarch();
            drawing.CreateTextbox(new XSSFClientAnchor(0, 0, 0, 0, 1, 10, 4, 12)).SetText(new XSSFRichTextString("另有上年结转12.50万元。"));
        });
        Assert.Contains("12.50", string.Concat(read.Narrative.Sections.Select(s => s.Text)), StringComparison.Ordinal);

        var pictured = Books.Read(isOld: false, book =>
        {
            var drawing = Books.Form(book).CreateDrawingPatriarch();
            drawing.CreatePicture(new XSSFClientAnchor(0, 0, 0, 0, 1, 10, 5, 30), book.AddPicture([0x89, (byte)'P', (byte)'N', (byte)'G'], PictureType.PNG));
        });
        Assert.Equal("partial", pictured.Summary.Status);
    }

    [Fact]
    public void A_form_goes_on_on_the_next_sheet()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var sheet = Books.Form(book);
            var next = book.CreateSheet("续");
            for (var r = 5; r <= 7; r++)
            {
                for (var c = 0; c < 5; c++)
                {
                    var (from, to) = (Books.Cell(sheet, r, c), Books.Cell(next, r - 5, c));
                    if (from.CellType == CellType.Numeric) to.SetCellValue(from.NumericCellValue);
                    else to.SetCellValue(from.StringCellValue);
                    to.CellStyle = from.CellStyle;
                }
                sheet.RemoveRow(sheet.GetRow(r));
            }
        });

        Assert.Equal([1, 2], Assert.Single(read.Tables).Pages);
        Assert.Equal("续!C2", Assert.Single(read.Facts(), f => f.Code == "2080502" && f.Column == "total").Cell);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void Formatted_cells_far_to_the_right_and_below_are_no_columns(bool isOld)
    {
        var read = Books.Read(isOld, book =>
        {
            var sheet = Books.Form(book);
            var style = Books.Ruled(book, "General");
            for (var r = 0; r < 12; r++) Books.Cell(sheet, r, isOld ? 255 : 16_383).CellStyle = style;
            Books.Cell(sheet, isOld ? 65_535 : 1_048_575, 0).CellStyle = style;
        });

        Assert.Equal(15, read.Facts().Count);
        Assert.Equal(5, Assert.Single(read.Tables).Grid.Columns);
    }

    [Fact]
    public void A_sheet_without_lines_around_its_cells_has_its_table_all_the_same()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var sheet = Books.Form(book);
            var plain = book.CreateCellStyle();
            foreach (IRow row in sheet)
                foreach (var cell in row.Cells) cell.CellStyle = plain;
            Books.Put(sheet, 9, 0, "注：本表含上年结转。");
        });

        Assert.Equal(15, read.Facts().Count);
        Assert.Contains(read.Tables[0].Notes, n => n.Contains("上年结转"));
    }

    [Fact]
    public void Merged_headings_and_labels_span_what_they_cover()
    {
        var read = Books.Read(isOld: false, book =>
        {
            var sheet = Books.Form(book);
            sheet.ShiftRows(3, sheet.LastRowNum, 1);
            var style = Books.Ruled(book, "@");
            string[] heads = ["", "", "合计", "基本支出", "项目支出"];
            for (var c = 0; c < 5; c++)
            {
                Books.Put(sheet, 3, c, heads[c]);
                Books.Cell(sheet, 3, c).CellStyle = style;
            }
            Books.Put(sheet, 2, 2, "本年预算数");
            Books.Put(sheet, 2, 3, "");
            Books.Put(sheet, 2, 4, "");
            sheet.AddMergedRegion(new CellRangeAddress(2, 2, 2, 4));
            sheet.AddMergedRegion(new CellRangeAddress(2, 3, 0, 0));
            sheet.AddMergedRegion(new CellRangeAddress(2, 3, 1, 1));
        });

        Assert.Equal(["本年预算数", "基本支出"], read.Tables[0].Columns.Single(c => c.Key == "basic").Header);
        Assert.Equal(15, read.Facts().Count);
    }
}
