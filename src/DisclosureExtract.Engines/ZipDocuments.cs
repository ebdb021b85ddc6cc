using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines.Archives;
using DisclosureExtract.Engines.Ofd;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines;

/// <summary>A document inside an archive.</summary>
/// <param name="Name">Its path in the archive, for messages and the name of its result. Never used as a path.</param>
/// <param name="File">Name of the unpacked file in the folder given; null where it was not unpacked.</param>
/// <param name="Error">Why it was not.</param>
public sealed record ZipMember(string Name, string? File, string? Error = null);

/// <summary>
/// Documents out of a ZIP archive, within limits on number, size, ratio and depth. Members are unpacked under names of
/// our own, so no member can write anywhere else.
/// </summary>
public static class ZipDocuments
{
    const int MostMembers = 2000, MostEntries = ZipDirectory.MostEntries, Deepest = 2;
    const long LargestMember = 256L << 20, LargestTotal = 512L << 20;

    /// <summary>
    /// How many times its packed size a large member may be. Documents are packed already; text comes to a tenth.
    /// </summary>
    const int LargestRatio = 200;

    const long RatioMattersFrom = 8L << 20;

    static readonly string[] Endings = [".zip", ".rar", ".7z"];

    /// <summary>Whether the bytes begin like an archive: ZIP, RAR or 7z. Office documents and OFD begin like a ZIP too.</summary>
    public static bool IsArchive(ReadOnlySpan<byte> head) => ZipDirectory.IsZip(head) || OtherArchives.Is(head);

    public static bool IsArchive(string path)
    {
        try
        {
            Span<byte> head = stackalloc byte[6];
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1);
            return stream.ReadAtLeast(head, 6, throwOnEndOfStream: false) == 6 && IsArchive(head);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // whoever reads it next says so
        }
    }

    /// <summary>Whether a file is called an archive.</summary>
    public static bool IsNamedArchive(string path) =>
        Array.Exists(Endings, e => path.EndsWith(e, StringComparison.OrdinalIgnoreCase));

    /// <summary>
    /// Whether what could not be unpacked may be a document of another kind that begins like an archive and is not
    /// called one.
    /// </summary>
    public static bool IsPerhapsOther(DocumentException fault, string path) =>
        fault.Fault == DocumentFault.Damaged && !IsNamedArchive(path);

    /// <summary>Whether what begins like an archive is one document, and its members are the parts of that.</summary>
    public static bool IsOneDocument(string path)
    {
        try
        {
            using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            var head = new byte[4];
            if (file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) < head.Length || !ZipDirectory.IsZip(head) || ZipDirectory.HasMoreThan(MostEntries, file)) return false;
            using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
            return IsOneDocument(zip);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidDataException or NotSupportedException
            or ArgumentException or OverflowException)
        {
            return false; // whoever reads it next says so
        }
    }

    static bool IsOneDocument(ZipArchive zip) => OfdPackage.IsOfd(zip) || zip.Entries.Any(e => e.FullName == "[Content_Types].xml");

    /// <summary>Unpacks the documents of an archive into an existing folder; none where the archive is itself one document.</summary>
    /// <param name="name">Name for messages.</param>
    /// <param name="unread">Given the names of members of kinds that are not read.</param>
    /// <exception cref="DocumentException">Not an archive of documents, damaged, or beyond the limits.</exception>
    /// <exception cref="OperationCanceledException">
    /// Told to stop; what was unpacked by then stays in the folder.
    /// </exception>
    public static List<ZipMember> Unpack(
        string path, string name, string folder, ICollection<string>? unread = null, CancellationToken stop = default)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        if (file.Length > DocumentOpener.LargestFile)
            throw TooLarge($"{name}: {file.Length >> 20} MiB; at most {DocumentOpener.LargestFile >> 20} MiB are read. Split the archive.");
        var unpacking = new Unpacking(folder, unread, stop);
        unpacking.Unpack(file, name, inside: "", depth: 1);
        if (unpacking.Members.Count == 0 && !unpacking.HoldsOneDocument)
            throw new DocumentException(
                DocumentFault.Empty,
                $"{name}: the archive holds no document: no PDF, OFD, Word document, workbook, web page, image or text transcript.");
        return unpacking.Members;
    }

    static DocumentException TooLarge(string message) => new(DocumentFault.TooLarge, message);

    /// <summary>
    /// Names without the UTF-8 mark are in the code page of whoever packed them: here UTF-8 all the same, or GB 18030.
    /// </summary>
    static string Decode(string name)
    {
        if (!name.Any(c => c is >= '\u0080' and <= '\u00FF') || name.Any(c => c > '\u00FF')) return name;
        var bytes = Encoding.Latin1.GetBytes(name);
        try
        {
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!.GetString(bytes);
        }
    }

    /// <summary>One archive being unpacked, with those inside it.</summary>
    sealed class Unpacking(string folder, ICollection<string>? unread, CancellationToken stop)
    {
        readonly byte[] block = new byte[1 << 16];
        long total, packed;

        public List<ZipMember> Members { get; } = [];

        /// <summary>The parts of the archive are one document, as those of Office are.</summary>
        public bool HoldsOneDocument { get; private set; }

        /// <param name="name">Name of this archive, for messages.</param>
        /// <param name="inside">Path of this archive in the one given; ends with a slash where it is not empty.</param>
        public void Unpack(Stream file, string name, string inside, int depth)
        {
            if (IsOther(file))
            {
                packed = file.Length;
                foreach (var entry in OtherArchives.Read(file, name, MostEntries)) Unpack(entry, name, inside + entry.Name, depth);
                return;
            }
            try
            {
                if (ZipDirectory.HasMoreThan(MostEntries, file))
                    throw TooLarge($"{name}: the archive has more than {MostEntries} entries. Split it.");
                using var zip = new ZipArchive(file, ZipArchiveMode.Read, leaveOpen: true, Encoding.Latin1);
                if (IsOneDocument(zip))
                {
                    if (depth == 1) HoldsOneDocument = true;
                    else Fail(name, $"{name}: a document called an archive");
                    return;
                }
                foreach (var entry in zip.Entries)
                    Unpack(new PackedEntry(entry.FullName, entry.CompressedLength, entry.Length, entry.Crc32, entry.IsEncrypted, entry.Open), name, inside + Decode(entry.FullName), depth);
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or ArgumentException or OverflowException)
            {
                throw new DocumentException(
                    DocumentFault.Damaged, $"{name}: the archive is damaged ({e.Message}). Make or download it again.",
                    e);
            }
        }

        static bool IsOther(Stream file)
        {
            Span<byte> head = stackalloc byte[6];
            file.Position = 0;
            var isOther = file.ReadAtLeast(head, head.Length, throwOnEndOfStream: false) == head.Length && OtherArchives.Is(head);
            file.Position = 0;
            return isOther;
        }

        void Unpack(PackedEntry entry, string name, string title, int depth)
        {
            var last = title[(title.LastIndexOfAny(['/', '\\']) + 1)..];
            var isLeftOut = last.Length == 0 || last.StartsWith('.') || last.StartsWith("~$", StringComparison.Ordinal);
            if (isLeftOut || title.Contains("__MACOSX/", StringComparison.Ordinal)) return;
            var isArchive = IsNamedArchive(last);
            if (!isArchive && !DocumentOpener.Reads(last))
            {
                unread?.Add(last);
                return;
            }
            if (Members.Count >= MostMembers)
                throw TooLarge($"{name}: more than {MostMembers} documents in one archive. Split it.");
            if (isArchive) UnpackInner(entry, title, depth);
            else UnpackDocument(entry, name, title);
        }

        void UnpackInner(PackedEntry entry, string title, int depth)
        {
            if (depth >= Deepest)
            {
                Fail(title, $"{title}: archives inside archives are opened {Deepest - 1} deep and no deeper");
                return;
            }
            using var inner = new MemoryStream();
            if (Copy(entry, title, inner) is { } error)
            {
                Fail(title, error);
                return;
            }
            inner.Position = 0;
            try
            {
                Unpack(inner, title, title + "/", depth + 1);
            }
            catch (DocumentException e)
            {
                Fail(title, e.Message);
            }
        }

        void UnpackDocument(PackedEntry entry, string name, string title)
        {
            var file = $"member-{Members.Count:00000}{Path.GetExtension(title).ToLowerInvariant()}";
            string? error;
            using (var stream = new FileStream(Path.Combine(folder, file), FileMode.CreateNew, FileAccess.Write)) error = Copy(entry, title, stream);
            if (total > LargestTotal)
                throw TooLarge($"{name}: unpacks to more than {LargestTotal >> 20} MiB. Split it.");
            if (error is null)
            {
                Members.Add(new ZipMember(title, file));
                return;
            }
            File.Delete(Path.Combine(folder, file));
            Fail(title, error);
        }

        void Fail(string title, string error) => Members.Add(new ZipMember(title, null, error));

        /// <summary>What a library meets in a damaged archive is any exception; the disk that is written to is another matter.</summary>
        int Read(Stream from)
        {
            try
            {
                return from.Read(block);
            }
            catch (Exception e) when (e is not (OperationCanceledException or OutOfMemoryException))
            {
                throw new InvalidDataException(e.Message, e);
            }
        }

        /// <summary>Unpacks one entry; the sizes it states are not believed. Returns what is wrong with it.</summary>
        string? Copy(PackedEntry entry, string title, Stream to)
        {
            if (entry.IsEncrypted) return $"{title}: protected by a password";
            var size = 0L;
            var sum = Crc32.Start;
            try
            {
                using var from = entry.Open();
                for (int read; (read = Read(from)) > 0;)
                {
                    stop.ThrowIfCancellationRequested();
                    size += read;
                    total += read;
                    if (size > LargestMember) return $"{title}: larger than {LargestMember >> 20} MiB";
                    if (size > RatioMattersFrom && size / LargestRatio > (entry.Packed > 0 ? entry.Packed : packed))
                        return $"{title}: unpacks to more than {LargestRatio} times its size, as no document does";
                    if (total > LargestTotal) return $"{title}: the archive is too large as a whole";
                    sum = Crc32.Add(sum, block.AsSpan(0, read));
                    to.Write(block, 0, read);
                }
            }
            catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or DocumentException)
            {
                return $"{title}: damaged in the archive ({e.Message})";
            }
            return size != entry.Size || (entry.Sum is { } stated && Crc32.End(sum) != stated)
                ? $"{title}: damaged in the archive (its {(size != entry.Size ? "size" : "checksum")} is not the one stated)"
                : null;
        }
    }
}
