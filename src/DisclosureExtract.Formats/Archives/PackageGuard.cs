using System.IO.Compression;
using System.Xml;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Archives;

/// <summary>
/// Goes through a document that is a ZIP of XML parts before a library opens it: libraries unpack and parse all of it, however large
/// or deep it is. The sizes that it states are not believed.
/// </summary>
static class PackageGuard
{
    const int MostParts = 4_000;

    /// <summary>Bytes that all parts may unpack to, and how many times the packed size a large part may be.</summary>
    const long LargestWhole = 384L << 20, LargestRatio = 400, RatioMattersFrom = 16L << 20;

    /// <summary>How deep elements may stand in each other; Office itself uses some twenty.</summary>
    const int Deepest = 200;

    static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit, // no entities: neither billions of them nor files of this machine
        XmlResolver = null,
        MaxCharactersInDocument = LargestWhole,
        CheckCharacters = false,
        CloseInput = false,
    };

    /// <summary>Names of the parts, in the order of the package.</summary>
    /// <exception cref="DocumentException">Damaged, protected, or beyond the limits.</exception>
    public static IReadOnlyList<string> Check(byte[] bytes, string name)
    {
        try
        {
            using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (zip.Entries.Count > MostParts)
                throw TooLarge(name, $"{zip.Entries.Count} parts; at most {MostParts} are read");
            long total = 0;
            foreach (var entry in zip.Entries)
            {
                if (entry.IsEncrypted)
                    throw new DocumentException(
                        DocumentFault.Encrypted, $"{name}: protected by a password. Save it without one and try again.");
                using var part = entry.Open();
                var counted = new Counted(part, entry, name, total);
                if (IsXml(entry.FullName)) Walk(counted, name, entry.FullName);
                counted.ReadToEnd();
                total = counted.Total;
            }
            return [.. zip.Entries.Select(e => e.FullName.Replace('\\', '/'))];
        }
        catch (XmlException e)
        {
            throw Damaged(name, e);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException
            or OverflowException or IOException)
        {
            throw Damaged(name, e);
        }
    }

    static bool IsXml(string part) => part.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)
        || part.EndsWith(".rels", StringComparison.OrdinalIgnoreCase) || part.EndsWith(".vml", StringComparison.OrdinalIgnoreCase);

    static void Walk(Stream part, string name, string title)
    {
        using var reader = XmlReader.Create(part, Settings);
        try
        {
            while (reader.Read())
                if (reader.Depth > Deepest) throw TooLarge(name, $"{title} has elements {Deepest} deep in each other");
        }
        catch (XmlException) when (title.EndsWith(".vml", StringComparison.OrdinalIgnoreCase))
        {
            // Drawings of old are no sound XML; nothing of them is read.
        }
    }

    static DocumentException TooLarge(string name, string what) =>
        new(DocumentFault.TooLarge, $"{name}: the document has {what}. Save it anew, or split it.");

    static DocumentException Damaged(string name, Exception e) => new(
        DocumentFault.Damaged, $"{name}: the document is damaged ({e.Message.TrimEnd('.')}). Download or copy it again.", e);

    /// <summary>A part that counts what it unpacks to.</summary>
    sealed class Counted(Stream part, ZipArchiveEntry entry, string name, long before) : Stream
    {
        long size;

        public long Total => before + size;

        public void ReadToEnd()
        {
            var block = new byte[1 << 16];
            while (Read(block) > 0)
            {
            }
        }

        public override int Read(Span<byte> buffer)
        {
            var read = part.Read(buffer);
            size += read;
            if (Total > LargestWhole) throw TooLarge(name, $"parts that unpack to more than {LargestWhole >> 20} MiB");
            if (size > RatioMattersFrom && size / LargestRatio > entry.CompressedLength)
                throw TooLarge(name, $"a part that unpacks to more than {LargestRatio} times its size");
            return read;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
