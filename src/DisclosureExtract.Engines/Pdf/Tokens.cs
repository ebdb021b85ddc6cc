using System.Text;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Values of dictionaries, with their references followed.</summary>
static class Tokens
{
    /// <summary>References that lead to references.</summary>
    const int LongestChain = 8;

    public static IToken? Follow(this IPdfTokenScanner scanner, IToken? token)
    {
        for (var i = 0; i < LongestChain && token is IndirectReferenceToken reference; i++)
            token = scanner.Get(reference.Data)?.Data;
        return token is IndirectReferenceToken ? null : token;
    }

    public static IToken? Value(this IPdfTokenScanner scanner, DictionaryToken dictionary, string key) =>
        dictionary.TryGet(NameToken.Create(key), out var token) ? scanner.Follow(token) : null;

    public static string? Name(this IPdfTokenScanner scanner, DictionaryToken dictionary, string key) =>
        (scanner.Value(dictionary, key) as NameToken)?.Data;

    public static int Int(this IPdfTokenScanner scanner, DictionaryToken dictionary, string key) =>
        scanner.Value(dictionary, key) is NumericToken number ? number.Int : 0;

    /// <summary>Numbers of an array; null where it is none of that length.</summary>
    public static double[]? Numbers(this IPdfTokenScanner scanner, DictionaryToken dictionary, string key, int count)
    {
        if (scanner.Value(dictionary, key) is not ArrayToken array || array.Length < count) return null;
        var numbers = new double[count];
        for (var i = 0; i < count; i++)
        {
            if (scanner.Follow(array.Data[i]) is not NumericToken { Double: var value } || !double.IsFinite(value)) return null;
            numbers[i] = value;
        }
        return numbers;
    }

    /// <summary>A rectangle, its corners in whatever order they are given.</summary>
    public static PdfRectangle? Rectangle(this IPdfTokenScanner scanner, DictionaryToken dictionary, string key) =>
        scanner.Numbers(dictionary, key, 4) is [var x0, var y0, var x1, var y1]
            ? new PdfRectangle(Math.Min(x0, x1), Math.Min(y0, y1), Math.Max(x0, x1), Math.Max(y0, y1))
            : null;

    /// <summary>A text string; null for anything else.</summary>
    public static string? Text(IToken? token) => token switch
    {
        StringToken text => text.Data,
        HexToken hex => Text(hex.Bytes),
        _ => null,
    };

    public static string Text(ReadOnlySpan<byte> bytes) => bytes switch
    {
        [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode.GetString(bytes[2..]),
        [0xFF, 0xFE, ..] => Encoding.Unicode.GetString(bytes[2..]),
        [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(bytes[3..]),
        _ => Encoding.Latin1.GetString(bytes),
    };
}
