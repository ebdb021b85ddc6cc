using System.Buffers.Binary;
using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines;

/// <summary>Documents out of RAR and 7z archives, within the limits of all archives.</summary>
public sealed class OtherArchivesTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("archives").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A RAR (version 4) of files that are stored as they are.</summary>
    static byte[] Rar(params (string Name, string Text)[] files)
    {
        using var rar = new MemoryStream();
        rar.Write("Rar!\u001A\u0007\0"u8);
        Block(rar, 0x73, 0, new byte[6], []);
        foreach (var (name, text) in files)
        {
            var (title, data) = (Encoding.ASCII.GetBytes(name), Encoding.UTF8.GetBytes(text));
            var fields = new byte[25 + title.Length];
            BinaryPrimitives.WriteInt32LittleEndian(fields, data.Length);
            BinaryPrimitives.WriteInt32LittleEndian(fields.AsSpan(4), data.Length);
            BinaryPrimitives.WriteUInt32LittleEndian(fields.AsSpan(9), Sum(data));
            fields[17] = 20; // version
            fields[18] = 0x30; // stored
            BinaryPrimitives.WriteInt16LittleEndian(fields.AsSpan(19), (short)title.Length);
            title.CopyTo(fields, 25);
            Block(rar, 0x74, 0x8000, fields, data);
        }
        Block(rar, 0x7B, 0x4000, [], []);
        return rar.ToArray();
    }

    static void Block(MemoryStream rar, byte type, int flags, byte[] fields, byte[] data)
    {
        var head = new byte[7 + fields.Length];
        head[2] = type;
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(3), (ushort)flags);
        BinaryPrimitives.WriteUInt16LittleEndian(head.AsSpan(5), (ushort)head.Length);
        fields.CopyTo(head, 7);
        BinaryPrimitives.WriteUInt16LittleEndian(head, (ushort)Sum(head.AsSpan(2)));
        rar.Write(head);
        rar.Write(data);
    }

    static uint Sum(ReadOnlySpan<byte> bytes)
    {
        var sum = uint.MaxValue;
        foreach (var b in bytes)
        {
            sum ^= b;
            for (var i = 0; i < 8; i++) sum = (sum & 1) != 0 ? (sum >> 1) ^ 0xEDB88320 : sum >> 1;
        }
        return ~sum;
    }

    /// <summary>A 7z of one stored file.</summary>
    static byte[] SevenZip(string name, string text)
    {
        var data = Encoding.UTF8.GetBytes(text);
        byte[] title = [.. Encoding.Unicode.GetBytes(name + "\0")];
        byte[] header =
        [
            0x01, // header
            0x04, 0x06, 0x00, 0x01, 0x09, (byte)data.Length, 0x00, // one packed stream
            0x07, 0x0B, 0x01, 0x00, 0x01, 0x01, 0x00, 0x0C, (byte)data.Length, 0x00, // one folder, copied
            0x08, 0x0A, 0x01, .. BitConverter.GetBytes(Sum(data)), 0x00, 0x00, // its sum
            0x05, 0x01, 0x11, (byte)(title.Length + 1), 0x00, .. title, 0x00, 0x00, // one file with its name
        ];
        var start = new byte[20];
        BinaryPrimitives.WriteInt64LittleEndian(start, data.Length);
        BinaryPrimitives.WriteInt64LittleEndian(start.AsSpan(8), header.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(start.AsSpan(16), Sum(header));
        return [(byte)'7', (byte)'z', 0xBC, 0xAF, 0x27, 0x1C, 0, 4, .. BitConverter.GetBytes(Sum(start)), .. start, .. data, .. header];
    }

    List<ZipMember> Unpack(byte[] archive, ICollection<string>? unread = null)
    {
        var path = Path.Combine(folder, "archive.bin");
        File.WriteAllBytes(path, archive);
        Assert.True(ZipDocuments.IsArchive(path));
        return ZipDocuments.Unpack(path, "archive.rar", folder, unread);
    }

    [Fact]
    public void Documents_in_a_rar_are_unpacked_under_names_of_our_own()
    {
        var unread = new List<string>();
        var members = Unpack(Rar(("a\\form.txt", "one"), ("..\\..\\evil.txt", "two"), ("film.avi", "x")), unread);
        Assert.Equal(["a/form.txt", "../../evil.txt"], members.Select(m => m.Name));
        Assert.Equal(["one", "two"], members.Select(m => File.ReadAllText(Path.Combine(folder, m.File!))));
        Assert.Equal(["film.avi"], unread);
    }

    [Fact]
    public void Documents_in_a_7z_are_unpacked()
    {
        var member = Assert.Single(Unpack(SevenZip("预算.txt", "收支总表")));
        Assert.Equal(("预算.txt", "收支总表"), (member.Name, File.ReadAllText(Path.Combine(folder, member.File!))));
    }

    [Fact]
    public void A_member_whose_sum_is_wrong_is_told()
    {
        var rar = Rar(("form.txt", "one"));
        rar[rar.AsSpan().IndexOf("one"u8)] ^= 1;
        Assert.Contains("damaged in the archive", Assert.Single(Unpack(rar)).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_archive_that_is_cut_off_is_damaged()
    {
        var archive = SevenZip("a.txt", "one");
        var path = Path.Combine(folder, "cut.7z");
        File.WriteAllBytes(path, archive[..40]);
        Assert.Equal(DocumentFault.Damaged, Assert.Throws<DocumentException>(() => ZipDocuments.Unpack(path, "cut.7z", folder)).Fault);
    }
}
