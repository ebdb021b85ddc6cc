using System.Text;

namespace DisclosureExtract.Jobs;

/// <summary>
/// Names of files made from names of originals. A name is text from strangers: it never becomes more than one part of a path
/// (or as many as the original had, below the folder), never hidden, never longer than file systems take.
/// </summary>
public static class ResultNames
{
    /// <summary>Bytes of a name's stem; leaves room for "~12", ".facts.ndjson" and the like within 255.</summary>
    const int LongestStem = 180;

    /// <summary>Base name of the results of an original: its path without the extension, each part made safe.</summary>
    /// <param name="relative">Path relative to the inbox, or inside an archive.</param>
    public static string ForResult(string relative)
    {
        var parts = relative.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).Where(p => p is not ("." or "..")).ToList();
        if (parts.Count == 0) return "document";
        var stem = Path.GetFileNameWithoutExtension(parts[^1]);
        parts[^1] = stem.Length > 0 ? stem : parts[^1];
        for (var i = 0; i < parts.Count - 1; i++)
            if (parts[i].EndsWith(".zip", StringComparison.OrdinalIgnoreCase) && parts[i].Length > 4) parts[i] = parts[i][..^4]; // an archive becomes a folder of its name
        return string.Join('/', parts.TakeLast(16).Select(Safe));
    }

    /// <summary>One part of a path that is safe to make on Linux and on Windows shares.</summary>
    public static string Safe(string part)
    {
        var safe = new StringBuilder();
        var bytes = 0;
        foreach (var rune in part.EnumerateRunes())
        {
            var fits = Rune.IsControl(rune) || rune.Value is '/' or '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|' or 0xFFFD ? new Rune('_') : rune;
            bytes += fits.Utf8SequenceLength;
            if (bytes > LongestStem) break;
            safe.Append(fits.ToString());
        }
        var text = safe.ToString().TrimEnd(' ', '.');
        if (text.Length == 0 || text[0] == '.') text = "_" + text;
        return text;
    }

    /// <summary>The n-th name for the same stem.</summary>
    public static string Numbered(string name, int n) => n < 2 ? name : $"{name}~{n}";

    /// <summary>The n-th name for an original of the same name: the number goes before the extension, so that it still opens.</summary>
    public static string NumberedOriginal(string name, int n)
    {
        if (n < 2) return name;
        var extension = Path.GetExtension(name);
        if (extension.Length > 10) extension = "";
        return Fit(name[..^extension.Length], $"~{n}{extension}");
    }

    /// <summary>Path of the reason file beside an original.</summary>
    public static string Reason(string original) => Path.Combine(Path.GetDirectoryName(original)!, Fit(Path.GetFileName(original), ".reason.txt"));

    /// <summary>A name and a suffix within the 255 bytes of a file name.</summary>
    static string Fit(string name, string suffix)
    {
        var room = 255 - Encoding.UTF8.GetByteCount(suffix);
        if (Encoding.UTF8.GetByteCount(name) <= room) return name + suffix;
        var fitting = new StringBuilder();
        var bytes = 0;
        foreach (var rune in name.EnumerateRunes())
        {
            bytes += rune.Utf8SequenceLength;
            if (bytes > room) break;
            fitting.Append(rune.ToString());
        }
        return fitting + suffix;
    }
}
