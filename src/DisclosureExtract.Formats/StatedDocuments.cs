using DisclosureExtract.Formats.Archives;
using DisclosureExtract.Formats.Docx;
using DisclosureExtract.Formats.Excel;
using DisclosureExtract.Formats.Web;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats;

/// <summary>Opens documents that state their lines and tables: workbooks, Word documents and web pages. The content decides, not the name.</summary>
static class StatedDocuments
{
    /// <summary>The pages of a document of such a kind; null for any other.</summary>
    /// <exception cref="DocumentException">Of such a kind, and it cannot be read.</exception>
    public static IPageSource? Open(byte[] bytes, string name) => Sniffing.KindOf(bytes) switch
    {
        FileKind.Package => OpenPackage(bytes, name),
        FileKind.OldWorkbook => WorkbookPageSource.OpenOld(bytes, name),
        FileKind.Enciphered => throw new DocumentException(
            DocumentFault.Encrypted, $"{name}: protected by a password. Save it without one and try again."),
        FileKind.OldestWorkbook => throw new DocumentException(
            DocumentFault.UnknownType, $"{name}: a sheet of Excel 4 or older. Open it and save it as .xlsx."),
        FileKind.XmlWorkbook => throw new DocumentException(
            DocumentFault.UnknownType, $"{name}: a workbook in the XML of Office 2003. Open it and save it as .xlsx."),
        FileKind.WebPage => WebPageSource.OpenPage(bytes, name),
        FileKind.WebArchive => WebPageSource.OpenArchive(bytes, name),
        _ => null,
    };

    static IPageSource? OpenPackage(byte[] bytes, string name)
    {
        var parts = PackageGuard.Check(bytes, name);
        if (Has("xl/workbook.bin"))
            throw new DocumentException(
                DocumentFault.UnknownType, $"{name}: a binary workbook (.xlsb). Open it and save it as .xlsx.");
        if (parts.Any(p => p.StartsWith("xl/", StringComparison.OrdinalIgnoreCase))) return WorkbookPageSource.OpenNew(bytes, name);
        if (parts.Any(p => p.StartsWith("word/", StringComparison.OrdinalIgnoreCase))) return WordPageSource.Open(bytes, name);
        return null;

        bool Has(string part) => parts.Contains(part, StringComparer.OrdinalIgnoreCase);
    }
}
