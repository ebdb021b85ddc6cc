using System.Globalization;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Tools.Formats;

/// <summary>The list of all amounts of a workbook, read by NPOI, in the order of the sheet.</summary>
static class WorkbookReader
{
    const string Amounts = "全部金额", Contents = "目录";

    /// <summary>Rows above the list: the way back and the headings.</summary>
    const int Head = 2;

    static readonly (string Heading, string Field)[] Columns =
    [
        ("编码", "code"), ("名称", "name"), ("栏目标题（照印）", "header"), ("金额", "value"), ("印出原文", "raw"), ("单位", "unit"),
        ("折合元", "amount_yuan"), ("页", "page"), ("核对数", "checks"),
    ];

    public static List<Dictionary<string, string>> Read(string path)
    {
        using var stream = File.OpenRead(path);
        var book = new XSSFWorkbook(stream);
        var sheet = book.GetSheet(Amounts);
        var headings = sheet.GetRow(Head - 1).Cells.ToDictionary(c => c.StringCellValue, c => c.ColumnIndex);
        var (entity, year) = (Beside(book.GetSheet(Contents), "公开主体"), Beside(book.GetSheet(Contents), "年度"));
        return [.. Enumerable.Range(Head, Math.Max(0, sheet.LastRowNum - Head + 1)).Select(r =>
        {
            var fields = Columns.ToDictionary(
                c => c.Field, c => headings.TryGetValue(c.Heading, out var at) ? Text(sheet.GetRow(r).GetCell(at)) : $"no column {c.Heading}");
            fields["amount_yuan"] = NumberText.Plain(fields["amount_yuan"]);
            fields["entity"] = entity == "未读到" ? "" : entity;
            fields["year"] = year == "未读到" ? "" : year.Replace(" 年", "", StringComparison.Ordinal);
            return fields;
        })];
    }

    /// <summary>Text as a workbook can hold it: control characters as their pictures, lines ended in one way.</summary>
    public static string Shown(string text) => string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal)
        .Select(c => c < ' ' && c is not ('\t' or '\n') ? (char)(c + '\u2400') : c));

    static string Beside(ISheet sheet, string what) =>
        Enumerable.Range(0, sheet.LastRowNum + 1).Select(sheet.GetRow).First(r => r?.GetCell(0)?.ToString() == what).GetCell(1).StringCellValue;

    /// <summary>A number with the decimals that its format shows.</summary>
    static string Text(ICell? cell) => cell switch
    {
        null => "",
        { CellType: CellType.Numeric } => NumberText.Printed(
            ((decimal)cell.NumericCellValue).ToString(CultureInfo.InvariantCulture), Decimals(cell.CellStyle.GetDataFormatString())),
        _ => cell.StringCellValue,
    };

    static string Decimals(string format) =>
        (format.IndexOf('.') is >= 0 and var dot ? format.Length - dot - 1 : 0).ToString(CultureInfo.InvariantCulture);
}
