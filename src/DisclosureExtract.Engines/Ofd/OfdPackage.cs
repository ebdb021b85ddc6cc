using System.IO.Compression;
using System.Text;
using System.Xml;
using DisclosureExtract.Engines.Archives;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>
/// The parts of an OFD, which is a ZIP of XML and of what it refers to. Names of parts are never paths of this machine.
/// </summary>
sealed class OfdPackage : IDisposable
{
    /// <summary>Bytes of one part, of one that is XML, and of all that is read.</summary>
    const long LargestPart = 64L << 20, LargestXml = 24L << 20, LargestTotal = 512L << 20;

    /// <summary>How many times its packed size a large part may be.</summary>
    const int LargestRatio = 200;

    const long RatioMattersFrom = 8L << 20;

    const string Root = "OFD.xml", Encryptions = "Encryptions.xml";

    readonly ZipArchive zip;
    readonly Dictionary<string, ZipArchiveEntry> parts = new(StringComparer.OrdinalIgnoreCase);
    readonly ILookup<string, string> byName;
    long total;

    OfdPackage(ZipArchive zip)
    {
        this.zip = zip;
        foreach (var entry in zip.Entries)
            if (Normal(entry.FullName) is { Length: > 0 } path) parts.TryAdd(path, entry);
        byName = parts.Keys.ToLookup(NameOf, StringComparer.OrdinalIgnoreCase);
        var root = parts.Keys.Where(p => NameOf(p).Equals(Root, StringComparison.OrdinalIgnoreCase)).MinBy(p => p.Count(c => c == '/'));
        Entrance = root ?? Root;
    }

    /// <summary>The part that leads to all others.</summary>
    public string Entrance { get; }

    /// <summary>Whether its parts are enciphered (GM/T 0099), or the archive is.</summary>
    public bool IsEncrypted => byName.Contains(Encryptions) || (parts.TryGetValue(Entrance, out var root) && root.IsEncrypted);

    /// <summary>Whether an archive is an OFD, by what its directory lists.</summary>
    public static bool IsOfd(Stream archive)
    {
        try
        {
            var head = new byte[4];
            if (archive.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !ZipDirectory.IsZip(head)
                || ZipDirectory.HasMoreThan(ZipDirectory.MostEntries, archive)) return false;
            using var zip = new ZipArchive(archive, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            return IsOfd(zip);
        }
        catch (Exception e) when (IsDamage(e))
        {
            return false;
        }
    }

    /// <summary>The entrance stands at the root, or in the one folder that somebody packed.</summary>
    public static bool IsOfd(ZipArchive zip) => zip.Entries.Any(e => Normal(e.FullName) is var path && path.Count(c => c == '/') <= 1
        && (NameOf(path).Equals(Root, StringComparison.OrdinalIgnoreCase) || NameOf(path).Equals(Encryptions, StringComparison.OrdinalIgnoreCase)));

    /// <exception cref="InvalidDataException">The archive is damaged.</exception>
    public static OfdPackage Open(byte[] bytes)
    {
        try
        {
            return new(new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read));
        }
        catch (Exception e) when (IsDamage(e))
        {
            throw new InvalidDataException(e.Message, e);
        }
    }

    /// <summary>
    /// The part that a location leads to, told from the part it is written in; null where there is none. Locations are often
    /// not what the standard asks for: with a slash before them or without, in other letters, from another folder.
    /// </summary>
    /// <param name="from">The part, or the folder ending with a slash, in which the location stands.</param>
    public string? Find(string? location, string from)
    {
        if (string.IsNullOrWhiteSpace(location)) return null;
        location = location.Trim().Replace('\\', '/');
        var places = new List<string>();
        if (!location.StartsWith('/'))
            for (var folder = FolderOf(from); folder.Length > 0; folder = FolderOf(folder.TrimEnd('/'))) places.Add(folder);
        places.Add(FolderOf(Entrance));
        places.Add("");
        foreach (var place in places)
            if (Normal(place + location.TrimStart('/')) is var path && parts.ContainsKey(path)) return path;
        if (location.StartsWith('/') && Find(location.TrimStart('/'), from) is { } near) return near;
        return byName[NameOf(location)].ToList() is [var only] ? only : null;
    }

    /// <exception cref="InvalidDataException">It is damaged, or larger than any part is.</exception>
    public byte[] Read(string part)
    {
        var bytes = Read(part, LargestPart);
        total += bytes.Length;
        if (total > LargestTotal) throw new InvalidDataException($"its parts are larger than {LargestTotal >> 20} MiB");
        return bytes;
    }

    /// <exception cref="InvalidDataException">It is damaged, no XML, or XML that no page is made of.</exception>
    public OfdElement ReadXml(string part)
    {
        try
        {
            return OfdElement.Parse(Read(part, LargestXml));
        }
        catch (Exception e) when (e is XmlException or ArgumentException)
        {
            throw new InvalidDataException($"{part} is not readable XML ({e.Message})", e);
        }
    }

    byte[] Read(string part, long largest)
    {
        try
        {
            var entry = parts[part];
            using var stream = entry.Open();
            using var bytes = new MemoryStream();
            var block = new byte[1 << 16];
            for (int read; (read = stream.Read(block)) > 0;)
            {
                bytes.Write(block, 0, read);
                if (bytes.Length > largest) throw new InvalidDataException($"{part} is larger than {largest >> 20} MiB");
                if (bytes.Length > RatioMattersFrom && bytes.Length / LargestRatio > entry.CompressedLength)
                    throw new InvalidDataException($"{part} unpacks to more than {LargestRatio} times its size");
            }
            return bytes.ToArray();
        }
        catch (Exception e) when (IsDamage(e) && e is not InvalidDataException)
        {
            throw new InvalidDataException($"{part} is damaged in the archive ({e.Message})", e);
        }
    }

    public void Dispose() => zip.Dispose();

    public static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    /// <summary>A name of a part without slashes before it and without steps up and down.</summary>
    static string Normal(string path)
    {
        if (path.EndsWith('/') || path.EndsWith('\\')) return "";
        var steps = new List<string>();
        foreach (var step in path.Split(['/', '\\'], StringSplitOptions.RemoveEmptyEntries))
            if (step == "..") steps.RemoveRange(Math.Max(0, steps.Count - 1), Math.Min(1, steps.Count));
            else if (step != ".") steps.Add(step);
        return string.Join('/', steps);
    }

    static bool IsDamage(Exception e) => e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException
        or OverflowException or IOException;
}
