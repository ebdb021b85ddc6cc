using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace DisclosureExtract.Formats.Docx;

/// <summary>
/// The parts of a Word document and how they refer to each other. Names of elements are taken without their namespaces: those of
/// the strict form of the format differ. What a part names outside of the document is never followed.
/// </summary>
sealed class WordParts : IDisposable
{
    const string Usual = "word/document.xml";

    static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CheckCharacters = false };

    readonly ZipArchive zip;
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, XElement> known = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="bytes">A package that has been looked through.</param>
    public WordParts(byte[] bytes)
    {
        zip = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries) parts.TryAdd(Normal(entry.FullName), entry);
        Main = Related("", "officeDocument").FirstOrDefault() ?? Usual;
    }

    /// <summary>The part with the text.</summary>
    public string Main { get; }

    /// <summary>Null for a part that is not there.</summary>
    /// <exception cref="XmlException">It is no XML.</exception>
    public XElement? Read(string? part)
    {
        if (part is null || !parts.TryGetValue(Normal(part), out var entry)) return null;
        if (known.TryGetValue(entry.FullName, out var read)) return read;
        using var stream = entry.Open();
        using var reader = XmlReader.Create(stream, Settings);
        return known[entry.FullName] = XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Null for a part that is not there, or is damaged.</summary>
    public byte[]? Bytes(string part)
    {
        if (!parts.TryGetValue(Normal(part), out var entry)) return null;
        try
        {
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            return bytes.ToArray();
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>The parts of a kind that a part refers to.</summary>
    public IEnumerable<string> Related(string part, string kind) => References(part)
        .Where(r => ((string?)r.Attribute("Type"))?.EndsWith("/" + kind, StringComparison.Ordinal) == true).Select(r => Target(part, r)).OfType<string>();

    /// <summary>The part that a part calls by a number.</summary>
    public string? Related(string part, string kind, string? id) => References(part)
        .Where(r => (string?)r.Attribute("Id") == id && ((string?)r.Attribute("Type"))?.EndsWith("/" + kind, StringComparison.Ordinal) == true)
        .Select(r => Target(part, r)).FirstOrDefault();

    public void Dispose() => zip.Dispose();

    IEnumerable<XElement> References(string part)
    {
        var slash = part.LastIndexOf('/') + 1;
        return Read($"{part[..slash]}_rels/{part[slash..]}.rels")?.Elements() ?? [];
    }

    static string? Target(string part, XElement reference)
    {
        if ((string?)reference.Attribute("TargetMode") == "External") return null;
        var target = (string?)reference.Attribute("Target") ?? "";
        return target.StartsWith('/') ? target[1..] : part[..(part.LastIndexOf('/') + 1)] + target;
    }

    static string Normal(string path)
    {
        var steps = new List<string>();
        foreach (var step in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(step);
        return string.Join('/', steps);
    }
}
