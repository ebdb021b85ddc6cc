using System.Globalization;
using System.Text;

namespace DisclosureExtract.Primitives;

/// <summary>
/// Folds compatibility characters: full-width digits and letters, CJK radicals that fonts put in place of ideographs,
/// enclosed and ligated forms. The same result as NFKC for the characters that occur in these documents, plus the
/// CJK Radicals Supplement (U+2E80..2EFF), which NFKC leaves alone. Own table, so that results do not depend on the
/// Unicode library of the machine.
/// </summary>
public static class TextFold
{
    static readonly Dictionary<char, string> Forms = Load();

    /// <summary>Folds <paramref name="text"/>; the same instance comes back where nothing changes.</summary>
    public static string Fold(string text)
    {
        var first = 0;
        while (first < text.Length && (text[first] < 0xA0 || !Forms.ContainsKey(text[first]))) first++;
        if (first == text.Length) return text;

        var result = new StringBuilder(text.Length + 4).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
        {
            if (c >= 0xA0 && Forms.TryGetValue(c, out var form)) result.Append(form);
            else result.Append(c);
        }
        return result.ToString();
    }

    /// <summary>
    /// Folds and drops all white space and zero-width characters: the form in which names are compared.
    /// </summary>
    public static string FoldTight(string text) => RemoveSpace(Fold(text));

    /// <summary>Drops white space and zero-width characters.</summary>
    public static string RemoveSpace(string text)
    {
        var first = 0;
        while (first < text.Length && !IsSpace(text[first])) first++;
        if (first == text.Length) return text;
        var result = new StringBuilder(text.Length).Append(text, 0, first);
        foreach (var c in text.AsSpan(first))
            if (!IsSpace(c)) result.Append(c);
        return result.ToString();
    }

    /// <summary>White space, zero-width and soft-hyphen characters.</summary>
    public static bool IsSpace(char c) =>
        c <= ' ' || c == '\u00A0' || c == '\u00AD' || c is >= '\u2000' and <= '\u200F' || c is '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u2060' or '\u3000' or '\uFEFF';

    /// <summary>An ideograph of the unified blocks in the Basic Multilingual Plane.</summary>
    public static bool IsHan(char c) => c is >= '\u4E00' and <= '\u9FFF' or >= '\u3400' and <= '\u4DBF' or '\u3007';

    /// <summary>Private use, replacement or control character: no reader can know what it means.</summary>
    public static bool IsMeaningless(char c) => c is >= '\uE000' and <= '\uF8FF' or '\uFFFD' or '\uFFFE' or '\uFFFF' || (c < ' ' && c is not ('\t' or '\n' or '\r')) || c is >= '\u007F' and <= '\u009F';

    static Dictionary<char, string> Load()
    {
        using var stream = typeof(TextFold).Assembly.GetManifestResourceStream("CompatibilityForms.txt")
            ?? throw new InvalidOperationException("The embedded table CompatibilityForms.txt is missing.");
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var forms = new Dictionary<char, string>(2400);
        Span<char> buffer = stackalloc char[32];
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#') continue;
            var length = 0;
            var rest = line.AsSpan(5);
            while (rest.Length > 0)
            {
                var space = rest.IndexOf(' ');
                var hex = space < 0 ? rest : rest[..space];
                rest = space < 0 ? default : rest[(space + 1)..];
                length += new Rune(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).EncodeToUtf16(buffer[length..]);
            }
            forms[(char)int.Parse(line.AsSpan(0, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture)] = buffer[..length].ToString();
        }
        return forms;
    }
}
