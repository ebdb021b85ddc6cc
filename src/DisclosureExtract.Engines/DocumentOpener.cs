using System.Text;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Engines.Ofd;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Engines.Programs;
using DisclosureExtract.Formats;
using DisclosureExtract.Formats.Archives;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Engines;

/// <summary>Bytes of a file → the source that reads its pages. The content decides, not the name.</summary>
public static class DocumentOpener
{
    /// <summary>Files larger than this are refused: no disclosure comes near it.</summary>
    public const long LargestFile = 1L << 30;

    static readonly string[] Images = [".png", ".jpg", ".jpeg", ".tif", ".tiff", ".webp"];

    static readonly string[] Extensions =
    [
        ".pdf", ".ofd", ".txt", .. Images,
        ".docx", ".docm", ".doc", ".wps", ".rtf", ".xlsx", ".xlsm", ".xls", ".et", ".html", ".htm", ".mht", ".mhtml",
    ];

    /// <summary>Whether a file found in a folder has the extension of a type the program reads.</summary>
    public static bool Reads(string path) =>
        Extensions.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a file found in a folder has the extension of an image.</summary>
    public static bool ReadsImage(string path) => Images.Contains(Path.GetExtension(path), StringComparer.OrdinalIgnoreCase);

    /// <summary>Where the program is by way of which old Word documents are read; null where it is not installed.</summary>
    public static string? Converter => LibreOffice.Path;

    /// <summary>Reads a file into memory.</summary>
    /// <exception cref="DocumentException">Missing, a folder, empty, too large or not readable.</exception>
    public static byte[] ReadFile(string path)
    {
        var file = new FileInfo(path);
        if (!file.Exists)
            throw new DocumentException(
                DocumentFault.NotFound,
                Directory.Exists(path) ? $"{path}: a folder; expected a file." : $"{path}: no such file.");
        if (file.Length == 0)
            throw new DocumentException(
                DocumentFault.Empty, $"{path}: the file is empty (0 bytes). Download or copy it again.");
        if (file.Length > LargestFile)
            throw new DocumentException(
                DocumentFault.TooLarge,
                $"{path}: {file.Length >> 20} MiB; at most {LargestFile >> 20} MiB are read. Split the file.");
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new DocumentException(DocumentFault.NotFound, $"{path}: cannot be read ({e.Message})", e);
        }
    }

    /// <summary>Opens a document from its bytes.</summary>
    /// <param name="name">Name for messages, and for its extension.</param>
    /// <exception cref="DocumentException">Not a document the program can read.</exception>
    public static IPageSource Open(byte[] bytes, string name)
    {
        if (bytes.Length == 0)
            throw new DocumentException(
                DocumentFault.Empty, $"{name}: the file is empty (0 bytes). Download or copy it again.");
        var head = bytes.AsSpan(0, Math.Min(bytes.Length, 1024));
        if (head.IndexOf("%PDF-"u8) >= 0) return PdfPageSource.Open(bytes, name);
        if (ImagePageSource.TypeOf(head) is { } type) return ImagePageSource.Open(bytes, type, name);
        if (OfdPageSource.Is(bytes)) return OfdPageSource.Open(bytes, name);
        if (StatedDocuments.Open(bytes, name) is { } stated) return PicturedPageSource.Over(stated, name);
        if (Sniffing.KindOf(bytes) == FileKind.OldText) return OpenOldText(bytes, name);
        if (Known(head) is { } other)
            throw new DocumentException(
                DocumentFault.UnknownType,
                $"{name}: {other}; expected a PDF, an OFD, a Word document, a workbook, a web page, an image or a text transcript. Print or export it to PDF.");
        if (head.IndexOf((byte)0) >= 0 || Path.GetExtension(name).Equals(".pdf", StringComparison.OrdinalIgnoreCase))
            throw new DocumentException(
                Path.GetExtension(name).Equals(".pdf", StringComparison.OrdinalIgnoreCase)
                    ? DocumentFault.Damaged
                    : DocumentFault.UnknownType,
                $"{name}: not a PDF (no %PDF- at its beginning, which reads “{Printable(head)}”). Download or copy it again.");
        return TranscriptPageSource.Open(bytes, name);
    }

    /// <summary>What old word processors wrote, by way of LibreOffice.</summary>
    static IPageSource OpenOldText(byte[] bytes, string name)
    {
        if (LibreOffice.Path is null)
            throw new DocumentException(
                DocumentFault.UnknownType,
                $"{name}: an old Word document (.doc, .wps, .rtf), which is read where LibreOffice is installed (package libreoffice-writer). Install it, or save the document as .docx.");
        try
        {
            if (StatedDocuments.Open(LibreOffice.ToDocx(bytes), name) is { } read) return PicturedPageSource.Over(read, name);
        }
        catch (EngineFailedException e)
        {
            throw new DocumentException(
                DocumentFault.Damaged, $"{name}: an old Word document that cannot be converted ({e.Message}). Open it, save it as .docx and try again.", e);
        }
        throw new DocumentException(DocumentFault.Damaged, $"{name}: an old Word document that cannot be converted. Open it, save it as .docx and try again.");
    }

    static string? Known(ReadOnlySpan<byte> head)
    {
        if (head.StartsWith("PK\u0003\u0004"u8)) return "a damaged ZIP archive, or an Office document of a kind that is not read";
        if (head.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0 })) return "an old Office document that is neither a workbook nor a text (.ppt)";
        return null;
    }

    static string Printable(ReadOnlySpan<byte> head)
    {
        var text = new StringBuilder();
        foreach (var b in head[..Math.Min(16, head.Length)]) text.Append(b is >= 0x20 and < 0x7F ? (char)b : '.');
        return text.ToString();
    }
}
