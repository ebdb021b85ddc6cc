using System.Text;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Data.Sheets;

/// <summary>Text of documents made safe for XML and for spreadsheets, and still to be seen.</summary>
static partial class PlainXml
{
    /// <summary>What a cell holds at most.</summary>
    const int Longest = 32_767;

    /// <summary>
    /// Control characters become their pictures (␛), halves of characters the sign for what is lost, and text that the format
    /// would take for an escape is escaped itself. What is too long for a cell ends with a word that says so.
    /// </summary>
    public static string Of(string text)
    {
        const string Rest = "……（过长，余文见 JSON）";
        if (text.Length > Longest) text = text[..(Longest - Rest.Length - 1)] + Rest;
        if (!text.AsSpan().ContainsAnyExceptInRange(' ', '~')) return Escape().Replace(text, "_x005F$0");
        var safe = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1])) safe.Append(c).Append(text[++i]);
            else if (char.IsSurrogate(c) || c is '\uFFFE' or '\uFFFF') safe.Append('\uFFFD');
            else if (c == '\r') safe.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (c < ' ' && c is not ('\t' or '\n')) safe.Append((char)('\u2400' + c));
            else if (c is >= '\u007F' and < '\u00A0') safe.Append('\u2421');
            else safe.Append(c);
        }
        return Escape().Replace(safe.ToString(), "_x005F$0");
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
