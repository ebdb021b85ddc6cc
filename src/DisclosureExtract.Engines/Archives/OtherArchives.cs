using DisclosureExtract.Primitives;
using SharpCompress.Archives;
using SharpCompress.Common;
using SharpCompress.Readers;

namespace DisclosureExtract.Engines.Archives;

/// <summary>RAR and 7z archives. Only this file knows SharpCompress.</summary>
static class OtherArchives
{
    public static bool Is(ReadOnlySpan<byte> head) => head.StartsWith("Rar!\u001A\u0007"u8) || head.StartsWith(new byte[] { (byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C });

    /// <summary>The files of an archive one after the other: each is to be read before the next is asked for.</summary>
    /// <param name="most">Entries that are looked at.</param>
    /// <exception cref="DocumentException">Damaged, protected, in parts, or with too many entries.</exception>
    public static IEnumerable<PackedEntry> Read(Stream file, string name, int most)
    {
        using var archive = Guarded(name, () => ArchiveFactory.OpenArchive(file, new ReaderOptions { LeaveStreamOpen = true }));
        // Of files that are packed as one, each can only be read after those before it.
        var asOne = Guarded(name, () => archive.IsSolid || archive.Type == ArchiveType.SevenZip);
        if (!Guarded(name, () => archive.IsComplete))
            throw new DocumentException(DocumentFault.Damaged, $"{name}: a part of an archive in several files. Unpack it with all its parts.");
        using var reader = asOne ? Guarded(name, archive.ExtractAllEntries) : null;
        using var entries = asOne ? null : Guarded(name, () => archive.Entries.GetEnumerator());
        for (var count = 0; Guarded(name, () => reader?.MoveToNextEntry() ?? entries!.MoveNext());)
        {
            if (++count > most) throw new DocumentException(DocumentFault.TooLarge, $"{name}: the archive has more than {most} entries. Split it.");
            var entry = reader is not null ? reader.Entry : entries!.Current;
            if (entry.IsDirectory || entry.Key is not { } path) continue;
            var packed = asOne ? 0 : entry.CompressedSize;
            yield return new PackedEntry(path.Replace('\\', '/'), packed, entry.Size, null, entry.IsEncrypted,
                () => Guarded<Stream>(name, () => reader is not null ? reader.OpenEntryStream() : ((IArchiveEntry)entry).OpenEntryStream()));
        }
    }

    /// <summary>The library meets damage with whatever exception its arithmetic runs into.</summary>
    static T Guarded<T>(string name, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CryptographicException e)
        {
            throw new DocumentException(DocumentFault.Encrypted, $"{name}: the archive is protected by a password. Unpack it and try again.", e);
        }
        catch (Exception e) when (e is not (DocumentException or OutOfMemoryException or OperationCanceledException))
        {
            throw new DocumentException(DocumentFault.Damaged, $"{name}: the archive is damaged ({e.Message}). Make or download it again.", e);
        }
    }
}
