using System.IO.Compression;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.SS.Util;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Tests.Formats.Excel;

/// <summary>Small workbooks, and what the program makes of them.</summary>
static class Books
{
    public static byte[] Write(bool isOld, Action<IWorkbook> fill)
    {
        IWorkbook book = isOld ? new HSSFWorkbook() : new XSSFWorkbook();
        fill(book);
        using var stream = new MemoryStream();
        book.Write(stream);
        return stream.ToArray();
    }

    /// <summary>The same workbook with one of its parts written otherwise.</summary>
    public static byte[] Edited(byte[] workbook, string part, Func<string, string> edit)
    {
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            string text;
            using (var reader = new StreamReader(zip.GetEntry(part)!.Open())) text = reader.ReadToEnd();
            zip.GetEntry(part)!.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open());
            writer.Write(edit(text));
        }
        return stream.ToArray();
    }

    public static Disclosure Read(byte[] bytes, string name = "a.xlsx")
    {
        using var source = DocumentOpener.Open(bytes, name);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        return DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = name, Sha256 = new string('0', 64), MediaType = source.MediaType, Bytes = bytes.Length, PageCount = source.PageCount, Producer = source.Producer,
        }, "1");
    }

    public static Disclosure Read(bool isOld, Action<IWorkbook> fill) => Read(Write(isOld, fill));

    public static List<FactRow> Facts(this Disclosure disclosure) => [.. FactTable.Of(disclosure)];

    /// <summary>一般公共预算支出表 of four rows; the amounts of C4, D4 and E4 are 合计, 基本支出 and 项目支出 of 208.</summary>
    public static ISheet Form(IWorkbook book, string name = "Sheet1", int top = 0)
    {
        var sheet = book.GetSheet(name) ?? book.CreateSheet(name);
        Put(sheet, top, 0, "一般公共预算支出表");
        sheet.AddMergedRegion(new CellRangeAddress(top, top, 0, 4));
        Put(sheet, top + 1, 4, "单位：万元");
        object[][] rows =
        [
            ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
            ["208", "社会保障和就业支出", 3000.5, 2000.5, 1000.0],
            ["20805", "行政事业单位养老支出", 3000.5, 2000.5, 1000.0],
            ["2080501", "行政单位离退休", 1000.25, 500.25, 500.0],
            ["2080502", "事业单位离退休", 2000.25, 1500.25, 500.0],
            ["", "合计", 3000.5, 2000.5, 1000.0],
        ];
        var amounts = Ruled(book, "#,##0.00");
        var texts = Ruled(book, "@");
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
            {
                var cell = Cell(sheet, top + 2 + r, c);
                if (rows[r][c] is double number) cell.SetCellValue(number);
                else cell.SetCellValue((string)rows[r][c]);
                cell.CellStyle = rows[r][c] is double ? amounts : texts;
            }
        return sheet;
    }

    public static ICellStyle Ruled(IWorkbook book, string format)
    {
        var style = book.CreateCellStyle();
        style.BorderLeft = style.BorderRight = style.BorderTop = style.BorderBottom = BorderStyle.Thin;
        style.DataFormat = book.CreateDataFormat().GetFormat(format);
        return style;
    }

    public static ICell Cell(ISheet sheet, int row, int column)
    {
        var there = sheet.GetRow(row) ?? sheet.CreateRow(row);
        return there.GetCell(column) ?? there.CreateCell(column);
    }

    public static void Put(ISheet sheet, int row, int column, string text) => Cell(sheet, row, column).SetCellValue(text);
}
