using System.Globalization;
using DisclosureExtract.Pages;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>
/// Holds what a cell shows against its formula, with the values that the other cells show. Each formula is looked at by itself, so
/// that one fault gives one finding. Other workbooks are never opened.
/// </summary>
sealed class FormulaCheck(CellLooks looks)
{
    /// <summary>Cells that all formulas of a sheet may name together, and formulas that may stand in each other where nothing is calculated.</summary>
    const int MostNamed = 3_000_000, Deepest = 30;

    int named;

    /// <summary>What a cell shows and its formula does not give; null where both agree or the formula says nothing.</summary>
    public FormulaConflict? Conflict(ICell cell, string shown)
    {
        if (cell.CellType != CellType.Formula || cell.CachedFormulaResultType != CellType.Numeric || HasNoValue(cell)) return null;
        var stored = cell.NumericCellValue;
        if (TextOf(cell) is not { } text || looks.Of(cell).Numbers.IsDate || Formula.Value(text, new Values(this, cell.Sheet, 0)) is not { } computed) return null;
        var decimals = shown.IndexOf('.') is >= 0 and var point ? shown[(point + 1)..].TakeWhile(char.IsAsciiDigit).Count() : 0;
        var tolerance = Math.Max(Math.Pow(10, -decimals) / 2, 1e-9 * Math.Max(Math.Abs(stored), Math.Abs(computed))) + 1e-6;
        if (Math.Abs(stored - computed) <= tolerance || Math.Abs(computed) > 1e15 || Math.Abs(stored) > 1e15) return null;
        return new FormulaConflict(default, text, shown, Exact(stored), Exact(computed));
    }

    /// <summary>What a formula gives that the program that wrote the file did not calculate; null where it cannot be told.</summary>
    public double? Value(ICell cell) => ValueOf(cell, 0);

    double? ValueOf(ICell cell, int depth) =>
        depth > Deepest || TextOf(cell) is not { } text ? null : Formula.Value(text, new Values(this, cell.Sheet, depth));

    static decimal Exact(double value) => decimal.Parse(NumberPrinter.General(value), NumberStyles.Float, CultureInfo.InvariantCulture);

    /// <summary>Not calculated. A formula that gives the empty text has that for its value.</summary>
    public static bool HasNoValue(ICell cell) =>
        cell is XSSFCell modern && string.IsNullOrEmpty(modern.GetRawValue()) && modern.CachedFormulaResultType != CellType.String;

    /// <summary>The formula, unless it names another workbook.</summary>
    static string? TextOf(ICell cell)
    {
        try
        {
            return cell.CellFormula is { Length: > 0 and < 8_192 } text && !text.Contains('[') ? text : null;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null; // the library cannot write it out
        }
    }

    sealed class Values(FormulaCheck check, ISheet own, int depth) : IFormulaValues
    {
        public double? Cell(string? sheet, int row, int column)
        {
            if (SheetOf(sheet) is not { } of || ++check.named > MostNamed) return null;
            return of.GetRow(row)?.GetCell(column) is { } cell ? Number(cell, isOfRange: false) : 0;
        }

        public IEnumerable<double>? Range(string? sheet, int row, int column, int endRow, int endColumn)
        {
            if (SheetOf(sheet) is not { } of) return null;
            var numbers = new List<double>();
            for (var r = Math.Max(row, of.FirstRowNum); r <= Math.Min(endRow, of.LastRowNum); r++)
            {
                if (++check.named > MostNamed) return null;
                if (of.GetRow(r) is not { } there || there.LastCellNum <= 0) continue;
                for (var c = Math.Max(column, (int)there.FirstCellNum); c <= Math.Min(endColumn, there.LastCellNum - 1); c++)
                {
                    if (++check.named > MostNamed) return null;
                    if (there.GetCell(c) is not { } cell || TypeOf(cell) is CellType.Blank or CellType.String or CellType.Boolean) continue;
                    if (Number(cell, isOfRange: true) is not { } number) return null;
                    numbers.Add(number);
                }
            }
            return numbers;
        }

        ISheet? SheetOf(string? name) => name is null ? own : own.Workbook.GetSheet(name);

        static CellType TypeOf(ICell cell) => cell.CellType == CellType.Formula && !HasNoValue(cell) ? cell.CachedFormulaResultType : cell.CellType;

        double? Number(ICell cell, bool isOfRange) => TypeOf(cell) switch
        {
            CellType.Formula => check.ValueOf(cell, depth + 1),
            CellType.Numeric => cell.NumericCellValue,
            CellType.Blank => 0,
            CellType.String when !isOfRange && cell.StringCellValue.Trim() is var text => text.Length == 0 ? null
                : double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var number) ? number : null,
            _ => null,
        };
    }
}
