using System.Buffers.Text;
using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A file put together anew from the objects that were found in it.</summary>
/// <param name="Bytes">The file as it was, with a new table of its objects behind it.</param>
/// <param name="HasPageTree">
/// Whether the tree of its pages was found: it alone tells which pages there were.
/// </param>
/// <param name="Cut">Numbers of objects that end with the file.</param>
sealed record RescuedFile(byte[] Bytes, bool HasPageTree, IReadOnlySet<long> Cut);

/// <summary>
/// Looks for the objects of a PDF one after the other where its table of them is lost: transfers that broke off, files cut
/// by size, tables that lead nowhere. As viewers do, the last object of a number is the one that counts.
/// </summary>
sealed partial class FileRescue
{
    /// <summary>Objects of one file; the longest disclosures have some ten thousand.</summary>
    const int MostObjects = 500_000;

    /// <summary>Tables of objects that one file has, and bytes of the dictionary behind each.</summary>
    const int MostTrailers = 1_000, LongestTrailer = 4_000;

    /// <summary>Bytes that packed objects may unpack to, in all.</summary>
    const int LargestPacked = 64 << 20;

    readonly byte[] file;
    readonly Dictionary<long, Found> objects = [];
    readonly HashSet<long> cut = [];
    readonly List<string> trailers = [];
    int unpacked;

    FileRescue(byte[] file) => this.file = file;

    /// <param name="At">Where it begins in the file; -1 for one that was packed.</param>
    /// <param name="Text">Its dictionary, or all of it where it was packed.</param>
    readonly record struct Found(int At, int Generation, string Text);

    /// <summary>Whether the end of a file is missing: its last table of objects, with nothing but the end behind it.</summary>
    public static bool LacksEnd(ReadOnlySpan<byte> file)
    {
        var last = file.LastIndexOf("startxref"u8);
        return last < 0 || file[last..].IndexOf("endobj"u8) >= 0;
    }

    /// <summary>Null where not even a page is found.</summary>
    public static RescuedFile? Rescue(byte[] file)
    {
        var start = file.AsSpan(0, Math.Min(file.Length, 1024)).IndexOf("%PDF-"u8);
        var rescue = new FileRescue(start switch
        {
            0 => file,
            > 0 => file[start..],
            _ => [.. "%PDF-1.4\n"u8, .. file],
        });
        rescue.Scan();
        return rescue.Write();
    }

    void Scan()
    {
        for (var at = 0; objects.Count < MostObjects;)
        {
            var found = file.AsSpan(at).IndexOf("obj"u8);
            if (found < 0) break;
            found += at;
            at = found + 3;
            if (!TryReadNumbers(found, out var start, out var number, out var generation)) continue;
            at = ReadObject(number, generation, start, at);
        }
        for (var at = 0; trailers.Count < MostTrailers;)
        {
            var found = file.AsSpan(at).IndexOf("trailer"u8);
            if (found < 0) break;
            at += found + 7;
            trailers.Add(Text(at, Math.Min(file.Length, at + LongestTrailer)));
        }
    }

    /// <summary>The two numbers before the word.</summary>
    bool TryReadNumbers(int word, out int start, out long number, out int generation)
    {
        (start, number, generation) = (word, 0, 0);
        if (!TryReadNumber(ref start, out var second) || !TryReadNumber(ref start, out number)) return false;
        generation = (int)Math.Min(second, 65_535);
        return number is > 0 and <= 8_388_607;
    }

    bool TryReadNumber(ref int at, out long number)
    {
        number = 0;
        var end = at;
        while (end > 0 && IsWhite(file[end - 1])) end--;
        if (end == at) return false;
        var start = end;
        while (start > 0 && file[start - 1] is >= (byte)'0' and <= (byte)'9' && end - start < 10) start--;
        at = start;
        return start < end && Utf8Parser.TryParse(file.AsSpan(start, end - start), out number, out _);
    }

    static bool IsWhite(byte c) => c is (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'\f' or 0;

    /// <returns>Where to look on.</returns>
    int ReadObject(long number, int generation, int start, int body)
    {
        var rest = file.AsSpan(body);
        var end = rest.IndexOf("endobj"u8);
        var stream = (end < 0 ? rest : rest[..end]).IndexOf("stream"u8);
        if (stream < 0)
        {
            if (end < 0)
            {
                cut.Add(number);
                return file.Length;
            }
            objects[number] = new Found(start, generation, Text(body, body + end));
            return body + end + 6;
        }
        var text = Text(body, body + stream);
        var data = body + stream + 6;
        if (data < file.Length && file[data] == '\r') data++;
        if (data < file.Length && file[data] == '\n') data++;
        var close = EndOfStream(text, data);
        objects[number] = new Found(start, generation, text);
        if (close < 0) cut.Add(number);
        else cut.Remove(number);
        var last = close < 0 ? file.Length : close;
        if (XRefStream().IsMatch(text)) trailers.Add(text);
        if (ObjectStream().IsMatch(text)) Unpack(text, file.AsMemory(data, last - data));
        return last;
    }

    int EndOfStream(string dictionary, int data)
    {
        if (Length().Match(dictionary) is { Success: true } stated
            && int.TryParse(stated.Groups["n"].Value, CultureInfo.InvariantCulture, out var length) && length <= file.Length - data
            && file.AsSpan(data + length, Math.Min(20, file.Length - data - length)).IndexOf("endstream"u8) >= 0)
            return data + length;
        var found = file.AsSpan(data).IndexOf("endstream"u8);
        return found < 0 ? -1 : data + found;
    }

    string Text(int start, int end) => Encoding.Latin1.GetString(file, start, Math.Min(end - start, 1 << 20));

    /// <summary>Objects packed into a stream. What cannot be unpacked is lost, and pages that need it will say so.</summary>
    void Unpack(string dictionary, ReadOnlyMemory<byte> data)
    {
        if (!Number(dictionary, "N", out var count) || !Number(dictionary, "First", out var first)) return;
        if (Inflate(dictionary, data) is not { } text) return;
        var heads = NumberPair().Matches(text[..Math.Min(first, text.Length)]);
        for (var i = 0; i < heads.Count && i < count; i++)
        {
            var number = long.Parse(heads[i].Groups["n"].Value, CultureInfo.InvariantCulture);
            var at = first + int.Parse(heads[i].Groups["at"].Value, CultureInfo.InvariantCulture);
            var end = i + 1 < heads.Count
                ? first + int.Parse(heads[i + 1].Groups["at"].Value, CultureInfo.InvariantCulture)
                : text.Length;
            if (at < end && end <= text.Length) objects[number] = new Found(-1, 0, text[at..end]);
        }
    }

    string? Inflate(string dictionary, ReadOnlyMemory<byte> data)
    {
        if (!dictionary.Contains("/Filter", StringComparison.Ordinal)) return Encoding.Latin1.GetString(data.Span);
        if (!dictionary.Contains("/FlateDecode", StringComparison.Ordinal) || data.Length < 2) return null;
        using var output = new MemoryStream();
        try
        {
            using var inflate = new DeflateStream(new MemoryStream(data[2..].ToArray()), CompressionMode.Decompress);
            var block = new byte[1 << 16];
            for (int read; (read = inflate.Read(block)) > 0 && unpacked < LargestPacked; unpacked += read) output.Write(block, 0, read);
        }
        catch (InvalidDataException)
        {
            // Cut: what came out before is sound.
        }
        return Encoding.Latin1.GetString(output.GetBuffer(), 0, (int)output.Length);
    }

    static bool Number(string dictionary, string key, out int number)
    {
        number = 0;
        var match = Regex.Match(dictionary, $@"/{key}\s+(\d{{1,9}})\b", RegexOptions.CultureInvariant);
        return match.Success && int.TryParse(match.Groups[1].Value, CultureInfo.InvariantCulture, out number);
    }

    RescuedFile? Write()
    {
        var pages = objects.Where(o => Page().IsMatch(o.Value.Text)).Select(o => o.Key).ToList();
        var root = trailers.Select(t => Reference(t, "Root")).LastOrDefault(r => r is { } number && objects.ContainsKey(number))
            ?? objects.Where(o => Catalog().IsMatch(o.Value.Text)).Select(o => (long?)o.Key).LastOrDefault();
        var tree = root is { } known ? Reference(objects[known].Text, "Pages") : null;
        var hasTree = tree is { } top && objects.ContainsKey(top);
        if (!hasTree)
        {
            tree = objects.Where(o => PageTree().IsMatch(o.Value.Text) && Reference(o.Value.Text, "Parent") is null)
                .Select(o => (long?)o.Key).LastOrDefault();
            hasTree = tree is not null;
            root = null;
        }
        if (!hasTree && pages.Count == 0) return null;

        using var output = new MemoryStream(file.Length + (1 << 16));
        output.Write(file);
        Add($"\nendstream\nendobj\n"); // of an object that ends with the file
        var offsets = new SortedDictionary<long, (long At, int Generation)>();
        foreach (var (number, found) in objects)
        {
            offsets[number] = (found.At < 0 ? output.Length : found.At, found.Generation);
            if (found.At < 0) Add($"{number} 0 obj\n{found.Text}\nendobj\n");
        }
        var next = objects.Count == 0 ? 1 : objects.Keys.Max() + 1;
        if (tree is null || !hasTree)
        {
            tree = next++;
            offsets[tree.Value] = (output.Length, 0);
            Add($"{tree} 0 obj\n<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} {objects[p].Generation} R"))}] >>\nendobj\n");
        }
        if (root is null)
        {
            root = next++;
            offsets[root.Value] = (output.Length, 0);
            Add($"{root} 0 obj\n<< /Type /Catalog /Pages {tree} 0 R >>\nendobj\n");
        }
        var table = output.Length;
        Add($"xref\n0 1\n0000000000 65535 f \n");
        foreach (var (number, (at, generation)) in offsets) Add($"{number} 1\n{at:0000000000} {generation:00000} n \n");
        Add($"trailer\n<< /Size {offsets.Keys.Max() + 1} /Root {root} {objects.GetValueOrDefault(root.Value).Generation} R {Kept("Encrypt")} {Kept("Info")} {Identifier()} >>\nstartxref\n{table}\n%%EOF\n");
        return new RescuedFile(output.ToArray(), hasTree, cut);

        void Add(FormattableString text) => output.Write(Encoding.Latin1.GetBytes(text.ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>An entry of the last trailer that leads somewhere.</summary>
    string Kept(string key) =>
        trailers.Select(t => Reference(t, key)).LastOrDefault(r => r is { } number && objects.ContainsKey(number)) is { } kept
            ? $"/{key} {kept} {objects[kept].Generation} R"
            : "";

    string Identifier() =>
        trailers.Select(t => Id().Match(t)).LastOrDefault(m => m.Success)?.Value ?? "";

    static long? Reference(string dictionary, string key)
    {
        var match = Regex.Match(dictionary, $@"/{key}\s+(\d{{1,9}})\s+\d+\s+R\b", RegexOptions.CultureInvariant);
        return match.Success ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;
    }

    [GeneratedRegex(@"/Type\s*/XRef\b")]
    private static partial Regex XRefStream();

    [GeneratedRegex(@"/Type\s*/ObjStm\b")]
    private static partial Regex ObjectStream();

    [GeneratedRegex(@"/Type\s*/Page\b(?!s)")]
    private static partial Regex Page();

    [GeneratedRegex(@"/Type\s*/Pages\b")]
    private static partial Regex PageTree();

    [GeneratedRegex(@"/Type\s*/Catalog\b")]
    private static partial Regex Catalog();

    [GeneratedRegex(@"/Length\s+(?<n>\d{1,9})\b(?!\s+\d+\s+R)")]
    private static partial Regex Length();

    [GeneratedRegex(@"(?<n>\d{1,9})\s+(?<at>\d{1,9})")]
    private static partial Regex NumberPair();

    [GeneratedRegex(@"/ID\s*\[[^\]]{0,400}\]")]
    private static partial Regex Id();
}
