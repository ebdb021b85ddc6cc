using System.Globalization;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Sheets;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>Writes a disclosure as a workbook, of either format of Excel.</summary>
sealed class WorkbookWriter
{
    /// <summary>Rows of a form from which it may go on on another sheet.</summary>
    const int LongForm = 14;

    readonly IWorkbook book;
    readonly WorkbookHabits habits;
    readonly Dice dice;
    readonly Dictionary<string, ICellStyle> styles = [];
    readonly HashSet<string> names = [];

    WorkbookWriter(IWorkbook book, WorkbookHabits habits, Dice dice) => (this.book, this.habits, this.dice) = (book, habits, dice);

    /// <param name="isOld">In the format of Excel 97.</param>
    public static byte[] Write(IReadOnlyList<Chapter> chapters, bool isOld, WorkbookHabits habits, Dice dice)
    {
        IWorkbook book = isOld ? new HSSFWorkbook() : new XSSFWorkbook();
        new WorkbookWriter(book, habits, dice).WriteAll(chapters);
        using var stream = new MemoryStream();
        book.Write(stream);
        return stream.ToArray();
    }

    void WriteAll(IReadOnlyList<Chapter> chapters)
    {
        ISheet? packed = null;
        var row = 0;
        foreach (var chapter in chapters)
        {
            if (!habits.IsPacked || !chapter.HasForm)
            {
                WriteChapter(NewSheet(chapter.Name), 0, chapter);
                continue;
            }
            packed ??= NewSheet("公开表");
            row = WriteChapter(packed, row, chapter) + dice.Whole(1, 2);
        }
        if (!habits.HasHiddenSheet) return;
        var draft = NewSheet("草稿");
        for (var i = 0; i < 5; i++)
        {
            draft.CreateRow(i).CreateCell(0).SetCellValue("测算" + i.ToString(CultureInfo.InvariantCulture));
            draft.GetRow(i).CreateCell(1).SetCellValue(1234.5 * (i + 1));
        }
        book.SetSheetHidden(book.NumberOfSheets - 1, SheetState.Hidden);
    }

    ISheet NewSheet(string name)
    {
        var plain = string.Concat(name.Where(c => !@":\/?*[]".Contains(c)));
        if (plain.Length > 26) plain = plain[..26];
        var own = plain;
        for (var n = 2; !names.Add(own); n++) own = plain + n.ToString(CultureInfo.InvariantCulture);
        return book.CreateSheet(own);
    }

    int WriteChapter(ISheet sheet, int row, Chapter chapter)
    {
        var width = Math.Max(1, chapter.Blocks.Max(b => b.Form?.Weights.Count ?? 1));
        var places = Places(width);
        foreach (var block in chapter.Blocks)
        {
            if (block.Form is { } form)
            {
                row = WriteForm(ref sheet, row, form, places);
                continue;
            }
            var line = Row(sheet, row);
            if (block.Parts.Count == 1)
            {
                Put(line, places[0], block.Parts[0], block.IsTitle ? "title" : "text");
                if (width > 1 && block.IsTitle) sheet.AddMergedRegion(new CellRangeAddress(row, row, places[0], places[^1]));
            }
            else
            {
                Put(line, places[0], block.Parts[0], "text");
                Put(line, Math.Max(places[^1], places[0] + 1), block.Parts[1], "right");
            }
            row++;
        }
        return row;
    }

    /// <summary>The columns that show; between them may be some that do not.</summary>
    int[] Places(int width)
    {
        var places = new int[width];
        for (int i = 0, at = habits.FirstColumn; i < width; i++, at++)
        {
            if (habits.HasHiddenColumns && i == 2) at++;
            places[i] = at;
        }
        return places;
    }

    int WriteForm(ref ISheet sheet, int top, Sheet form, int[] places)
    {
        if (habits.HasHiddenColumns && form.Weights.Count > 2) sheet.SetColumnHidden(places[2] - 1, true);
        var isSplit = habits.IsSplit && !habits.IsPacked && form.RowCount > LongForm && form.Form != "performance_target";
        var cut = isSplit ? Cut(form) : form.RowCount;
        var row = WriteRows(sheet, top, form, 0, cut, places);
        if (cut < form.RowCount)
        {
            Finish(sheet, top, row, places);
            sheet = NewSheet(form.Title + "续");
            if (habits.HasHiddenColumns && form.Weights.Count > 2) sheet.SetColumnHidden(places[2] - 1, true);
            top = row = 0;
            if (habits.RepeatsHeading) row = WriteRows(sheet, 0, form, 0, form.HeaderRows, places);
            row = WriteRows(sheet, row, form, cut, form.RowCount, places);
        }
        Finish(sheet, top, row, places);
        return row;
    }

    /// <summary>A row at which no cell is cut.</summary>
    static int Cut(Sheet form)
    {
        for (var row = form.RowCount / 2; row < form.RowCount; row++)
            if (row > form.HeaderRows && !form.Cells.Any(c => c.Row < row && c.Row + c.RowSpan > row)) return row;
        return form.RowCount;
    }

    int WriteRows(ISheet sheet, int top, Sheet form, int from, int to, int[] places)
    {
        var rows = new int[to - from + 1];
        var at = top;
        for (var r = from; r < to; r++)
        {
            rows[r - from] = at++;
            var isBetween = r >= form.HeaderRows && r + 1 < to && !form.Cells.Any(c => c.Row <= r && c.Row + c.RowSpan > r + 1);
            if (habits.HasHiddenRows && isBetween && dice.Chance(0.1)) Hide(sheet, at++, places);
        }
        rows[to - from] = at;
        foreach (var cell in form.Cells.Where(c => c.Row >= from && c.Row < to)) Put(sheet, cell, rows[cell.Row - from], rows[Math.Min(to, cell.Row + cell.RowSpan) - from - 1], places);
        if (habits.HasBorders) Frame(sheet, rows, places);
        if (habits.HasFormulas) Calculate(sheet, form, from, to, rows, places);
        return at;
    }

    void Hide(ISheet sheet, int row, int[] places)
    {
        var line = Row(sheet, row);
        line.ZeroHeight = true;
        Put(line, places[^1], "99.99", "text");
    }

    void Frame(ISheet sheet, int[] rows, int[] places)
    {
        foreach (var row in rows[..^1])
            foreach (var place in places)
                if (Row(sheet, row).GetCell(place) is null) Row(sheet, row).CreateCell(place).CellStyle = Style("cell");
    }

    void Put(ISheet sheet, SheetCell cell, int row, int lastRow, int[] places)
    {
        var (first, last) = (places[cell.Column], places[Math.Min(places.Length, cell.Column + cell.ColumnSpan) - 1]);
        var there = Row(sheet, row).GetCell(first) ?? Row(sheet, row).CreateCell(first);
        if (Number(cell) is { } number && !habits.HasTextAmounts)
        {
            there.SetCellValue((double)number.Value);
            there.CellStyle = Style("cell", number.Format);
        }
        else
        {
            var indent = (int)cell.Indent;
            there.SetCellValue(habits.IndentsByFormat || indent == 0 ? cell.Text : new string('　', indent) + cell.Text);
            there.CellStyle = Style("cell", indent: habits.IndentsByFormat ? indent : 0);
        }
        if (row != lastRow || first != last) sheet.AddMergedRegion(new CellRangeAddress(row, lastRow, first, last));
    }

    /// <summary>The number and the format with which a cell shows its text; null where it is no number as spreadsheets show them.</summary>
    static (decimal Value, string Format)? Number(SheetCell cell)
    {
        if (cell.Fact is null || cell.Text.Any(c => !char.IsAsciiDigit(c) && c is not ('.' or ',' or '-')) || cell.Text.IndexOf('-') > 0) return null;
        if (!decimal.TryParse(cell.Text, NumberStyles.Number, CultureInfo.InvariantCulture, out var value)) return null;
        var decimals = cell.Text.IndexOf('.') is >= 0 and var point ? cell.Text.Length - point - 1 : 0;
        var format = (cell.Text.Contains(',') ? "#,##0" : "0") + (decimals == 0 ? "" : "." + new string('0', decimals));
        return value.ToString(format, CultureInfo.InvariantCulture) == cell.Text ? (value, format)
            : value.ToString("#,##0.00", CultureInfo.InvariantCulture) == cell.Text ? (value, "#,##0.00") : null;
    }

    /// <summary>Amounts that are the sum of those below them in their column become formulas.</summary>
    void Calculate(ISheet sheet, Sheet form, int from, int to, int[] rows, int[] places)
    {
        foreach (var column in form.Cells.Where(c => c.Fact is not null && c.ColumnSpan == 1 && c.RowSpan == 1 && c.Row >= from && c.Row < to && Number(c) is not null).GroupBy(c => c.Column))
        {
            var cells = column.OrderBy(c => c.Row).ToList();
            for (var i = 0; i + 2 < cells.Count; i++)
            {
                var (sum, value) = (0m, Number(cells[i])!.Value.Value);
                for (var j = i + 1; j < cells.Count && j < i + 40; j++)
                {
                    sum += Number(cells[j])!.Value.Value;
                    if (sum != value || j < i + 2) continue;
                    var there = Row(sheet, rows[cells[i].Row - from]).GetCell(places[cells[i].Column]);
                    if (there.CellType != CellType.Numeric || habits.HasHiddenRows) break;
                    var name = CellReference.ConvertNumToColString(places[cells[i].Column]);
                    there.SetCellFormula(string.Create(CultureInfo.InvariantCulture, $"SUM({name}{rows[cells[i + 1].Row - from] + 1}:{name}{rows[cells[j].Row - from] + 1})"));
                    there.SetCellValue((double)value);
                    break;
                }
            }
        }
    }

    void Finish(ISheet sheet, int top, int end, int[] places)
    {
        if (habits.HasWidths)
            for (var i = 0; i < places.Length; i++) sheet.SetColumnWidth(places[i], 24 * 256);
        if (habits.IsWide)
        {
            var last = book is HSSFWorkbook ? 255 : 16_383;
            for (var row = top; row < Math.Min(end, top + 3); row++) Row(sheet, row).CreateCell(last).CellStyle = Style("text");
        }
        if (!habits.HasPrintArea || habits.IsPacked) return;
        book.SetPrintArea(book.GetSheetIndex(sheet), 0, places[^1], 0, Math.Max(0, end + 6));
        Put(Row(sheet, top), places[^1] + 2, "核对：12345.67", "text");
    }

    static IRow Row(ISheet sheet, int row) => sheet.GetRow(row) ?? sheet.CreateRow(row);

    void Put(IRow row, int column, string text, string style)
    {
        var cell = row.CreateCell(column);
        cell.SetCellValue(text);
        cell.CellStyle = Style(style);
    }

    ICellStyle Style(string kind, string format = "", int indent = 0)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{kind}|{format}|{indent}");
        if (styles.TryGetValue(key, out var style)) return style;
        styles[key] = style = book.CreateCellStyle();
        style.Alignment = kind switch { "title" => HorizontalAlignment.Center, "right" => HorizontalAlignment.Right, _ => HorizontalAlignment.General };
        if (kind == "cell" && habits.HasBorders)
            style.BorderLeft = style.BorderRight = style.BorderTop = style.BorderBottom = BorderStyle.Thin;
        if (format.Length > 0) style.DataFormat = book.CreateDataFormat().GetFormat(format);
        if (indent > 0)
        {
            style.Alignment = HorizontalAlignment.Left;
            style.Indention = (short)indent;
        }
        return style;
    }
}
