using System.Buffers.Binary;
using System.Text;

namespace DisclosureExtract.Engines.Archives;

/// <summary>What a ZIP says of itself, before a library takes its word for it.</summary>
static class ZipDirectory
{
    /// <summary>Entries of one archive; more take memory and time and are no documents.</summary>
    public const int MostEntries = 20_000;

    public static bool IsZip(ReadOnlySpan<byte> head) => head.StartsWith("PK\u0003\u0004"u8);

    /// <summary>
    /// Walks the directory at the end of the archive before the library does, which takes memory for every entry. The
    /// number the archive states is not believed. False where there is no directory: the library says what is wrong.
    /// </summary>
    public static bool HasMoreThan(int most, Stream file)
    {
        const int EndLength = 22, LongestComment = 65_535;
        // 20: the locator of large archives, before it.
        var tail = new byte[Math.Min(file.Length, EndLength + LongestComment + 20)];
        file.Position = file.Length - tail.Length;
        file.ReadExactly(tail);
        var end = tail.AsSpan().LastIndexOf("PK\u0005\u0006"u8);
        if (end < 0 || tail.Length - end < EndLength) return false;
        long directory = BinaryPrimitives.ReadUInt32LittleEndian(tail.AsSpan(end + 16));
        using var reader = new BinaryReader(new BufferedStream(file, 1 << 16), Encoding.Latin1, leaveOpen: true);
        if (directory == uint.MaxValue && end >= 20 && tail.AsSpan(end - 20).StartsWith("PK\u0006\u0007"u8))
        {
            directory = BinaryPrimitives.ReadInt64LittleEndian(tail.AsSpan(end - 12)) + 48;
            if (directory < 48 || directory > file.Length - 8) return false;
            reader.BaseStream.Position = directory;
            directory = reader.ReadInt64();
        }
        if (directory < 0 || directory > file.Length) return false;
        reader.BaseStream.Position = directory;
        var count = 0;
        var head = new byte[46];
        int Length(int at) => BinaryPrimitives.ReadUInt16LittleEndian(head.AsSpan(at));
        while (reader.Read(head) == head.Length && head.AsSpan().StartsWith("PK\u0001\u0002"u8)
            && ++count <= most)
            // Name, extra field, comment.
            reader.BaseStream.Seek(Length(28) + Length(30) + Length(32), SeekOrigin.Current);
        file.Position = 0;
        return count > most;
    }
}
