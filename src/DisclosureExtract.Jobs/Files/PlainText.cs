using System.Text;

namespace DisclosureExtract.Jobs.Files;

/// <summary>
/// Text of strangers for people to read: names of files and what documents print may hold characters that move a terminal,
/// turn its lines round or stand for nothing. They are written out as their numbers.
/// </summary>
public static class PlainText
{
    /// <summary>The text with all such characters written out, line breaks and tabs too.</summary>
    public static string Line(string text) => Escape(text, keepsLayout: false);

    /// <summary>The text with all such characters written out but line breaks and tabs.</summary>
    public static string Lines(string text) => Escape(text, keepsLayout: true);

    /// <summary>Whether a character shows as itself and does nothing else; line breaks and tabs do.</summary>
    public static bool IsPlain(char c) => IsPlain(c, keepsLayout: false);

    static string Escape(string text, bool keepsLayout)
    {
        var plain = 0;
        while (plain < text.Length && IsPlain(text[plain], keepsLayout)) plain++;
        if (plain == text.Length) return text;
        var escaped = new StringBuilder(text, 0, plain, text.Length + 16);
        for (var i = plain; i < text.Length; i++)
        {
            var c = text[i];
            var isPair = char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            if (isPair && text[i] != '\uDB40') escaped.Append(c).Append(text[++i]);
            else if (IsPlain(c, keepsLayout)) escaped.Append(c);
            else escaped.Append("\\u{").Append(((int)c).ToString("X4", null)).Append('}');
        }
        return escaped.ToString();
    }

    /// <summary>Not plain: controls, marks of direction, what has no width, line separators, halves of characters.</summary>
    static bool IsPlain(char c, bool keepsLayout) => c switch
    {
        '\n' or '\t' => keepsLayout,
        < ' ' or (>= '\u007F' and <= '\u009F') or '\u00AD' or '\u061C' or '\u180E' => false,
        (>= '\u200B' and <= '\u200F') or (>= '\u2028' and <= '\u202E') or (>= '\u2060' and <= '\u206F') => false,
        '\uFEFF' or (>= '\uFFF9' and <= '\uFFFB') => false,
        _ => !char.IsSurrogate(c),
    };
}
