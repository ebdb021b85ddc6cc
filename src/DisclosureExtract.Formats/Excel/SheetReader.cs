using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>Reads one sheet: what its cells show, where, and what does not show.</summary>
sealed class SheetReader
{
    /// <summary>Cells with text that a sheet may have; asked often enough to be stopped in time.</summary>
    const int CellsBetweenStops = 1_000;

    readonly IWorkbook workbook;
    readonly ISheet sheet;
    readonly int index;
    readonly CellLooks looks;
    readonly CancellationToken stop;
    readonly bool isHidden;
    readonly List<CellRangeAddress> printed;
    /// <summary>Column beyond which nothing is looked for.</summary>
    const int LastColumn = 16_383;

    readonly Dictionary<int, bool> hiddenColumns = [];
    readonly Dictionary<int, int> shownColumns = [];
    readonly List<int> hiddenRows = [];
    readonly Dictionary<(int Row, int Column), CellRangeAddress> merged = [];
    readonly List<CellRangeAddress> mergedInOrder = [];

    public SheetReader(IWorkbook workbook, int index, CellLooks looks, CancellationToken stop)
    {
        (this.workbook, this.index, this.looks, this.stop) = (workbook, index, looks, stop);
        sheet = workbook.GetSheetAt(index);
        isHidden = workbook.IsSheetHidden(index) || workbook.IsSheetVeryHidden(index);
        printed = PrintAreas();
        if (!isHidden)
            foreach (IRow row in sheet)
                if (IsRowHidden(row.RowNum)) hiddenRows.Add(row.RowNum);
        hiddenRows.Sort();
        for (var i = 0; i < sheet.NumMergedRegions; i++)
            if (sheet.GetMergedRegion(i) is { } region && merged.TryAdd((region.FirstRow, region.FirstColumn), region)) mergedInOrder.Add(region);
    }

    public PageContent Read(StatedPage page)
    {
        var formulas = new FormulaCheck(looks);
        var (cells, conflicts) = (new List<SheetCell>(), new List<(FormulaConflict Conflict, string Place)>());
        var (seen, covers) = (0, Covers());
        foreach (IRow row in sheet)
        {
            var isRowHidden = IsHidden(row);
            foreach (var cell in row.Cells)
            {
                if (++seen % CellsBetweenStops == 0) stop.ThrowIfCancellationRequested();
                var look = looks.Of(cell);
                var (text, isRed, aside) = Shown(cell, look, formulas, page);
                if (text.Length == 0 && !look.IsRuled) continue;
                var place = CellNames.Of(sheet.SheetName, cell.RowIndex, cell.ColumnIndex);
                var region = merged.GetValueOrDefault((cell.RowIndex, cell.ColumnIndex));
                if (region is null && covers.TryGetValue(cell.RowIndex, out var above)
                    && above.Exists(r => r.FirstColumn <= cell.ColumnIndex && r.LastColumn >= cell.ColumnIndex))
                {
                    if (text.Length > 0) page.KeepAside(new StatedText(text, place), AsideReason.Covered);
                    continue;
                }
                if (isHidden || IsWhollyHidden(cell, region, isRowHidden) || !IsPrinted(cell)) aside ??= AsideReason.NotPrinted;
                if (aside is { } reason)
                {
                    if (text.Length > 0) page.KeepAside(new StatedText(text, place), reason);
                    if (!look.IsRuled || isHidden || isRowHidden || IsColumnHidden(cell.ColumnIndex) || !IsPrinted(cell)) continue;
                    text = "";
                }
                else if (formulas.Conflict(cell, text) is { } conflict)
                {
                    conflicts.Add((conflict, place));
                }
                cells.Add(new SheetCell(
                    new StatedCell(ShownRow(cell.RowIndex), ShownColumn(cell.ColumnIndex),
                        region is null ? 1 : Math.Max(1, ShownRow(region.LastRow + 1) - ShownRow(region.FirstRow)),
                        region is null ? 1 : Math.Max(1, ShownColumn(Math.Min(region.LastColumn, LastColumn) + 1) - ShownColumn(region.FirstColumn)),
                        new StatedText(text, place) { Indent = look.Indent + LeadingSpace(text), IsRed = isRed || look.IsRed }),
                    look.IsRuled));
            }
        }
        SheetParts.Add(page, cells, sheet.SheetName);
        var drawings = isHidden ? Drawings.None : Drawings.Of(sheet);
        foreach (var text in drawings.Texts) page.AddLine(new StatedText(text, CellNames.Sheet(sheet.SheetName)));
        var content = page.ToPage(CellNames.Sheet(sheet.SheetName));
        var all = new BoundingBox(0, 0, content.Width, content.Height);
        for (var i = 0; i < drawings.Pictures; i++)
            content = content with { Unread = [.. content.Unread, new UnreadMark(all, UnreadReason.Image, 1)], Images = [.. content.Images, all] };
        return conflicts.Count == 0 ? content : content with { FormulaConflicts = [.. conflicts.Select(c => c.Conflict with { Box = content.Places!.BoxOf(c.Place) })] };
    }

    /// <summary>For each row the merged cells that cover part of it: what they cover shows nothing, whatever it holds.</summary>
    Dictionary<int, List<CellRangeAddress>> Covers()
    {
        var byRow = new Dictionary<int, List<CellRangeAddress>>();
        foreach (var region in mergedInOrder)
            for (var row = Math.Max(sheet.FirstRowNum, region.FirstRow); row <= Math.Min(sheet.LastRowNum, region.LastRow); row++)
            {
                if (!byRow.TryGetValue(row, out var list)) byRow[row] = list = [];
                if (list.Count < 1_000) list.Add(region);
            }
        return byRow;
    }

    /// <summary>What a cell shows; why not, where it shows nothing though it holds something.</summary>
    (string Text, bool IsRed, AsideReason? Aside) Shown(ICell cell, CellLook look, FormulaCheck formulas, StatedPage page)
    {
        var type = cell.CellType == CellType.Formula ? cell.CachedFormulaResultType : cell.CellType;
        if (cell.CellType == CellType.Formula && FormulaCheck.HasNoValue(cell))
        {
            // Written by a program that did not calculate; who opens it sees the value.
            if (formulas.Value(cell) is not { } value) return (Unreadable, false, null);
            return Number(cell, look, value);
        }
        var aside = look.IsStruck ? AsideReason.StruckOut : look.IsInvisible ? AsideReason.Invisible : (AsideReason?)null;
        switch (type)
        {
            case CellType.Numeric:
                var number = Number(cell, look, cell.NumericCellValue);
                return number with { Aside = number.Aside ?? aside };
            case CellType.String when cell.CellType != CellType.Formula && cell.RichStringCellValue is { NumFormattingRuns: > 0 } rich:
                var parts = new RichText(workbook, rich);
                if (parts.Shown.Trim().Length == 0) return (cell.StringCellValue ?? "", false, parts.Struck.Length > 0 ? AsideReason.StruckOut : aside);
                if (parts.Struck.Length > 0) page.KeepAside(new StatedText(parts.Struck, CellNames.Of(sheet.SheetName, cell.RowIndex, cell.ColumnIndex)), AsideReason.StruckOut);
                return (parts.Shown, false, aside);
            case CellType.String:
                return (cell.StringCellValue ?? "", false, aside);
            case CellType.Boolean:
                return (cell.BooleanCellValue ? "TRUE" : "FALSE", false, aside);
            case CellType.Error:
                return (Unreadable, false, aside);
            default:
                return ("", false, null);
        }
    }

    /// <summary>What a column too narrow for its number shows, and what stands for any number that cannot be told.</summary>
    const string Unreadable = "#####";

    (string Text, bool IsRed, AsideReason? Aside) Number(ICell cell, CellLook look, double value)
    {
        if (value == 0 && !sheet.DisplayZeros) return ("", false, null);
        var printed = look.Numbers.Print(value);
        if (printed.Text.Length == 0) return (NumberPrinter.General(value), false, AsideReason.Invisible); // ;;; shows nothing
        return IsTooNarrow(cell, look, printed.Text) ? (Unreadable, false, null) : (printed.Text, printed.IsRed, null);
    }

    /// <summary>
    /// Whether a number is clearly wider than its column, which somebody set: Excel shows ##### then. Formats without a number of decimals
    /// leave out decimals instead.
    /// </summary>
    bool IsTooNarrow(ICell cell, CellLook look, string text)
    {
        if (look.Shrinks || (look.Numbers.IsGeneral && text.Contains('.'))) return false;
        var region = merged.GetValueOrDefault((cell.RowIndex, cell.ColumnIndex));
        var room = 0.0;
        for (var column = cell.ColumnIndex; column <= Math.Min(region?.LastColumn ?? cell.ColumnIndex, cell.ColumnIndex + 20); column++)
        {
            var width = sheet.GetColumnWidth(column) / 256.0;
            if (width <= 0 || Math.Abs(width - sheet.DefaultColumnWidth) < 0.01) return false;
            room += width;
        }
        var needed = text.Sum(c => c is '.' or ',' ? 0.5 : c == ' ' ? 0.3 : c < '\u2E80' ? 1 : 1.6);
        return needed * Math.Min(1, look.Size / looks.DefaultSize) > room;
    }

    static double LeadingSpace(string text)
    {
        var ems = 0.0;
        foreach (var c in text)
        {
            if (c == '\u3000') ems++;
            else if (c is ' ' or '\u00A0') ems += 0.5;
            else break;
        }
        return Math.Min(ems, 20);
    }

    /// <summary>The number of a row among those that show: what is hidden leaves no gap.</summary>
    int ShownRow(int row) => row - Before(hiddenRows, row);

    int ShownColumn(int column)
    {
        if (shownColumns.TryGetValue(column, out var shown)) return shown;
        shown = column;
        for (var c = 0; c < column; c++)
            if (IsColumnHidden(c)) shown--;
        return shownColumns[column] = shown;
    }

    static int Before(List<int> sorted, int number) => sorted.BinarySearch(number) is >= 0 and var at ? at : ~sorted.BinarySearch(number);

    /// <summary>A merged cell shows where any of its rows and columns does.</summary>
    bool IsWhollyHidden(ICell cell, CellRangeAddress? region, bool isRowHidden)
    {
        if (region is null) return isRowHidden || IsColumnHidden(cell.ColumnIndex);
        var columns = Enumerable.Range(region.FirstColumn, Math.Min(region.LastColumn - region.FirstColumn + 1, 256));
        if (columns.All(IsColumnHidden)) return true;
        return isRowHidden && Enumerable.Range(region.FirstRow, Math.Min(region.LastRow - region.FirstRow + 1, 1_000)).All(IsRowHidden);
    }

    bool IsRowHidden(int row) => sheet.GetRow(row) is { } there && IsHidden(there);

    /// <summary>A row that says nothing of its height has that of the sheet, which need not say it either.</summary>
    static bool IsHidden(IRow row) =>
        row.ZeroHeight || (row is XSSFRow modern ? modern.GetCTRow() is { customHeight: true, ht: 0 } : row.Height == 0);

    bool IsColumnHidden(int column)
    {
        if (!hiddenColumns.TryGetValue(column, out var hidden))
            hiddenColumns[column] = hidden = sheet.IsColumnHidden(column) || (sheet.GetColumnWidth(column) == 0 && sheet.DefaultColumnWidth > 0);
        return hidden;
    }

    bool IsPrinted(ICell cell) => printed.Count == 0 || printed.Exists(a => Holds(a, cell.RowIndex, cell.ColumnIndex));

    /// <summary>Areas of whole rows or whole columns have no bounds on the other side.</summary>
    static bool Holds(CellRangeAddress area, int row, int column) =>
        row >= area.FirstRow && column >= area.FirstColumn && (area.LastRow < 0 || row <= area.LastRow) && (area.LastColumn < 0 || column <= area.LastColumn);

    /// <summary>What is set to be printed; none where nothing is set, or it cannot be understood.</summary>
    List<CellRangeAddress> PrintAreas()
    {
        var areas = new List<CellRangeAddress>();
        try
        {
            foreach (var area in (workbook.GetPrintArea(index) ?? "").Split(','))
            {
                var range = area[(area.LastIndexOf('!') + 1)..].Replace("$", "", StringComparison.Ordinal);
                if (range.Length > 0) areas.Add(CellRangeAddress.ValueOf(range));
            }
        }
        catch (Exception e) when (e is ArgumentException or FormatException or OverflowException or InvalidOperationException or NPOI.SS.Formula.FormulaParseException)
        {
            return [];
        }
        return areas;
    }
}
