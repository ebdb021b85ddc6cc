using DisclosureExtract.Formats.Stating;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using NPOI;
using NPOI.HSSF;
using NPOI.HSSF.UserModel;
using NPOI.SS.UserModel;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.Formats.Excel;

/// <summary>
/// The sheets of a workbook as pages. What shows when it is printed is content; hidden rows, columns and sheets and what lies outside
/// of the print area are kept aside. Nothing is calculated, run or fetched.
/// </summary>
sealed class WorkbookPageSource : IPageSource
{
    const int MostSheets = 1_000;

    readonly IWorkbook workbook;
    readonly CellLooks looks;

    WorkbookPageSource(IWorkbook workbook, string mediaType, string? producer) =>
        (this.workbook, MediaType, Producer, looks) = (workbook, mediaType, producer, new CellLooks(workbook));

    public string MediaType { get; }

    public string? Producer { get; }

    public int PageCount => workbook.NumberOfSheets;

    /// <summary>Opens a workbook of Excel 2007 and later (.xlsx); its parts have been looked through.</summary>
    /// <exception cref="DocumentException">Damaged, or without sheets.</exception>
    public static WorkbookPageSource OpenNew(byte[] bytes, string name) =>
        Open(() => new XSSFWorkbook(new MemoryStream(RowNumbers.Complete(bytes))), name,
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    /// <summary>Opens a workbook of Excel 97 to 2003 (.xls).</summary>
    /// <exception cref="DocumentException">Protected, of an older kind, damaged or without sheets.</exception>
    public static WorkbookPageSource OpenOld(byte[] bytes, string name) =>
        Open(() => new HSSFWorkbook(new MemoryStream(bytes)), name, "application/vnd.ms-excel");

    static WorkbookPageSource Open(Func<IWorkbook> open, string name, string mediaType)
    {
        try
        {
            var workbook = open();
            if (workbook.NumberOfSheets == 0) throw new DocumentException(DocumentFault.NoPages, $"{name}: the workbook has no sheets.");
            if (workbook.NumberOfSheets > MostSheets)
                throw new DocumentException(
                    DocumentFault.TooLarge, $"{name}: {workbook.NumberOfSheets} sheets; at most {MostSheets} are read. Split the workbook.");
            return new WorkbookPageSource(workbook, mediaType, ProducerOf(workbook));
        }
        catch (EncryptedDocumentException e)
        {
            throw new DocumentException(
                DocumentFault.Encrypted, $"{name}: protected by a password. Save it without one and try again.", e);
        }
        catch (OldExcelFormatException e)
        {
            throw new DocumentException(
                DocumentFault.UnknownType, $"{name}: a workbook of Excel 95 or older. Open it and save it as .xlsx.", e);
        }
        catch (Exception e) when (IsOfLibrary(e))
        {
            throw new DocumentException(
                DocumentFault.Damaged, $"{name}: the workbook is damaged ({OneLine(e)}). Download or copy it again.", e);
        }
    }

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            return new SheetReader(workbook, number - 1, looks, stop).Read(new StatedPage(number, WordSource.Xlsx));
        }
        catch (Exception e) when (e is not PageUnreadableException && IsOfLibrary(e))
        {
            throw new PageUnreadableException(number, $"its sheet is damaged ({OneLine(e)})", e);
        }
    }

    public void Dispose()
    {
    }

    /// <summary>The library meets damage with whatever exception comes first.</summary>
    static bool IsOfLibrary(Exception e) => e is not (DocumentException or OperationCanceledException or OutOfMemoryException);

    static string OneLine(Exception e) => (e.InnerException ?? e).Message.ReplaceLineEndings(" ") is { Length: > 120 } text ? text[..120] : (e.InnerException ?? e).Message.ReplaceLineEndings(" ").TrimEnd('.');

    static string? ProducerOf(IWorkbook workbook)
    {
        try
        {
            return workbook switch
            {
                XSSFWorkbook modern => modern.GetProperties().ExtendedProperties.GetUnderlyingProperties().Application,
                HSSFWorkbook old => old.SummaryInformation?.ApplicationName,
                _ => null,
            };
        }
        catch (Exception e) when (IsOfLibrary(e))
        {
            return null; // who wrote it is not worth a document
        }
    }
}
