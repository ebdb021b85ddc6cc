using System.Buffers;
using System.Security.Cryptography;
using System.Text;

namespace DisclosureExtract.Jobs.Files;

/// <summary>
/// Names of files made from names of originals. A name is text from strangers: it never becomes more than one part of a
/// path (or as many as the original had, below the folder), never hidden, never longer than file systems take.
/// </summary>
public static class ResultNames
{
    /// <summary>Bytes of a name's stem; leaves room for "~12345", ".facts.parquet" and the like within 255.</summary>
    const int LongestStem = 230;

    /// <summary>Digits of the hash that stands for what was cut off: two long names stay two.</summary>
    const int HashDigits = 8;

    /// <summary>
    /// What Linux, Windows shares or decoders of names take for something else than a character of a name.
    /// </summary>
    static readonly SearchValues<char> Forbidden = SearchValues.Create("/\\:*?\"<>|\uFFFD");

    /// <summary>Base name of the results of an original: its path without the extension, each part made safe.</summary>
    /// <param name="relative">Path relative to the inbox, or inside an archive.</param>
    public static string ForResult(string relative)
    {
        var parts = relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(p => p is not ("." or ".."))
            .ToList();
        if (parts.Count == 0) return "document";
        var stem = Path.GetFileNameWithoutExtension(parts[^1]);
        parts[^1] = stem.Length > 0 ? stem : parts[^1];
        // An archive becomes a folder of its name.
        for (var i = 0; i < parts.Count - 1; i++)
            if (parts[i].EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && parts[i].Length > 4)
                parts[i] = parts[i][..^4];
        return string.Join('/', parts.TakeLast(16).Select(Safe));
    }

    /// <summary>One part of a path that is safe to make on Linux and on Windows shares.</summary>
    public static string Safe(string part)
    {
        var text = Short(Replaced(part, IsForbidden)).TrimEnd(' ', '.');
        if (text.Length == 0 || text[0] == '.') text = "_" + text;
        return text;
    }

    /// <summary>The name of a file of this machine as that of a result: nothing that moves a terminal, not too long.</summary>
    public static string Stem(string name) => Short(Replaced(name, MovesTerminals));

    /// <summary>Whether a name is that of what a run writes beside its results: _run.pdf would take the place of the log.</summary>
    public static bool IsReserved(string name) => name.Equals("_run", StringComparison.OrdinalIgnoreCase);

    /// <summary>The n-th name for the same stem.</summary>
    public static string Numbered(string name, int n) => n < 2 ? name : $"{name}~{n}";

    /// <summary>
    /// The n-th name for an original of the same name: the number goes before the extension, so that it still opens.
    /// </summary>
    public static string NumberedOriginal(string name, int n)
    {
        if (n < 2) return name;
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        return Fit(name[..^extension.Length], $"~{n}{extension}");
    }

    /// <summary>Path of the reason file beside an original.</summary>
    public static string Reason(string original) =>
        Path.Combine(Path.GetDirectoryName(original)!, Fit(Path.GetFileName(original), ".reason.txt"));

    /// <summary>A name and a suffix within the 255 bytes of a file name.</summary>
    static string Fit(string name, string suffix)
    {
        var room = 255 - Encoding.UTF8.GetByteCount(suffix);
        if (Encoding.UTF8.GetByteCount(name) <= room) return name + suffix;
        return Begin(name.EnumerateRunes(), room) + suffix;
    }

    static string Replaced(string text, Func<Rune, bool> isBad) =>
        string.Concat(text.EnumerateRunes().Select(r => isBad(r) ? new Rune('_') : r));

    static string Short(string text)
    {
        if (Encoding.UTF8.GetByteCount(text) <= LongestStem) return text;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)))[..HashDigits];
        return $"{Begin(text.EnumerateRunes(), LongestStem - HashDigits - 1)}~{hash}";
    }

    /// <summary>Whoever lists the folder sees the name as it is.</summary>
    static bool MovesTerminals(Rune rune) => rune.IsBmp && !PlainText.IsPlain((char)rune.Value);

    static bool IsForbidden(Rune rune) => MovesTerminals(rune) || (rune.IsBmp && Forbidden.Contains((char)rune.Value));

    /// <summary>As many characters as fit into so many bytes of UTF-8.</summary>
    static string Begin(IEnumerable<Rune> runes, int room)
    {
        var fitting = new StringBuilder();
        var bytes = 0;
        foreach (var rune in runes)
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > room) break;
            fitting.Append(rune.ToString());
        }
        return fitting.ToString();
    }
}
