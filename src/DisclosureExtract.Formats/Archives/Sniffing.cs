using System.Text;

namespace DisclosureExtract.Formats.Archives;

/// <summary>What the bytes of a file are, whatever it is called.</summary>
enum FileKind
{
    Unknown,

    /// <summary>A ZIP, perhaps of XML parts.</summary>
    Package,

    /// <summary>A container of Office before 2007: a workbook.</summary>
    OldWorkbook,

    /// <summary>The same of a Word document, or the like of another program; or rich text.</summary>
    OldText,

    /// <summary>The same around a document that is enciphered.</summary>
    Enciphered,

    /// <summary>A workbook of Excel 2 to 4, without a container.</summary>
    OldestWorkbook,

    /// <summary>A workbook in the XML of Office 2003.</summary>
    XmlWorkbook,

    WebPage,

    /// <summary>A web page with what belongs to it in one file.</summary>
    WebArchive,
}

/// <summary>Tells files by their content.</summary>
static class Sniffing
{
    /// <summary>Bytes at the beginning of a page in which its first tags stand.</summary>
    const int Head = 4096;

    public static FileKind KindOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("PK\u0003\u0004"u8)) return FileKind.Package;
        if (bytes.StartsWith(new byte[] { 0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1 })) return KindOfContainer(bytes);
        if (bytes.StartsWith("{\\rtf"u8)) return FileKind.OldText;
        if (bytes.Length > 8 && bytes[0] == 9 && bytes[1] is 0 or 2 or 4 or 8 && bytes[2] is 4 or 6 or 8 or 16 && bytes[3] == 0) return FileKind.OldestWorkbook;
        return KindOfText(TextOf(bytes[..Math.Min(bytes.Length, Head)]));
    }

    static FileKind KindOfContainer(ReadOnlySpan<byte> bytes)
    {
        if (Holds(bytes, "EncryptedPackage")) return FileKind.Enciphered;
        if (Holds(bytes, "Workbook") || Holds(bytes, "Book")) return FileKind.OldWorkbook;
        if (Holds(bytes, "WordDocument")) return FileKind.OldText;
        if (Holds(bytes, "PowerPoint Document")) return FileKind.Unknown;
        return bytes.IndexOf(Entry("Workbook")) >= 0 ? FileKind.OldWorkbook : FileKind.Unknown; // a damaged one
    }

    /// <summary>Whether the directory of a container has an entry of that name.</summary>
    static bool Holds(ReadOnlySpan<byte> bytes, string entry)
    {
        var name = Entry(entry);
        for (var at = bytes.IndexOf(name); at >= 0; at += name.Length)
        {
            if (at % 128 == 0) return true;
            if (bytes[(at + name.Length)..].IndexOf(name) is var next && next < 0) return false;
            else at += next;
        }
        return false;
    }

    /// <summary>Names of entries are in UTF-16 and end with a zero.</summary>
    static byte[] Entry(string name) => Encoding.Unicode.GetBytes(name + '\0');

    /// <summary>The beginning as text: tags are in ASCII in every encoding of web pages but UTF-16.</summary>
    static string TextOf(ReadOnlySpan<byte> head) => head switch
    {
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(head),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(head),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.Latin1.GetString(head[3..]),
        [(byte)'<', 0, ..] => Encoding.Unicode.GetString(head),
        _ => Encoding.Latin1.GetString(head),
    };

    static FileKind KindOfText(string head)
    {
        var text = head.TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        if (IsMessage(text)) return FileKind.WebArchive;
        if (!text.StartsWith('<')) return FileKind.Unknown;
        if (text.Contains("urn:schemas-microsoft-com:office:spreadsheet", StringComparison.Ordinal)
            && text.Contains("<Workbook", StringComparison.Ordinal)) return FileKind.XmlWorkbook;
        return Tags.Any(t => Begins(text, t)) ? FileKind.WebPage : FileKind.Unknown;
    }

    static readonly string[] Tags = ["!doctype html", "html", "head", "meta", "body", "table", "div", "style", "title", "p"];

    static bool Begins(string text, string tag)
    {
        for (var at = text.IndexOf('<'); at >= 0; at = text.IndexOf('<', at + 1))
            if (string.Compare(text, at + 1, tag, 0, tag.Length, StringComparison.OrdinalIgnoreCase) == 0
                && (at + 1 + tag.Length >= text.Length || !char.IsLetterOrDigit(text[at + 1 + tag.Length]))) return true;
        return false;
    }

    /// <summary>Headers of a message, one of which says that it has parts or is a page.</summary>
    static bool IsMessage(string text)
    {
        var blank = text.IndexOf("\n\r\n", StringComparison.Ordinal) is var a and >= 0 ? a : text.IndexOf("\n\n", StringComparison.Ordinal);
        var headers = blank > 0 ? text[..blank] : text;
        return headers.Contains("MIME-Version:", StringComparison.OrdinalIgnoreCase)
            && headers.Contains("Content-Type:", StringComparison.OrdinalIgnoreCase)
            && !headers.StartsWith('<');
    }
}
