using System.Text;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Formats.Web;

/// <summary>Bytes of a web page → text. What the bytes can only be goes before what the page says they are.</summary>
static partial class PageEncoding
{
    /// <summary>Bytes at the beginning in which a page says its encoding.</summary>
    const int Head = 4096;

    public static string Decode(ReadOnlySpan<byte> bytes, string? declared = null) => bytes switch
    {
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [(byte)'<', 0, ..] => Encoding.Unicode.GetString(bytes),
        _ => DecodeBytes(bytes, declared ?? Declared(bytes[..Math.Min(bytes.Length, Head)])),
    };

    static string DecodeBytes(ReadOnlySpan<byte> bytes, string? declared)
    {
        // Chinese text of another encoding is never valid UTF-8.
        if (Try(new UTF8Encoding(false, throwOnInvalidBytes: true), bytes) is { } text) return text;
        var name = declared?.Trim().ToUpperInvariant();
        if (name is not (null or "UTF-8" or "UTF8" or "GBK" or "GB2312" or "GB18030" or "GB_2312-80" or "X-GBK" or "ISO-8859-1" or "US-ASCII" or "WINDOWS-1252")
            && Named(name) is { } other) return other.GetString(bytes);
        return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
    }

    static string? Try(Encoding encoding, ReadOnlySpan<byte> bytes)
    {
        try
        {
            return encoding.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    static Encoding? Named(string name)
    {
        try
        {
            return CodePagesEncodingProvider.Instance.GetEncoding(name) ?? Encoding.GetEncoding(name);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    static string? Declared(ReadOnlySpan<byte> head) =>
        Charset().Match(Encoding.Latin1.GetString(head)) is { Success: true } match ? match.Groups["name"].Value : null;

    [GeneratedRegex("""(charset|encoding)\s*=\s*["']?(?<name>[\w\-:]{3,30})""", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture)]
    private static partial Regex Charset();
}
