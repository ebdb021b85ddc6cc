using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Engines;

public sealed class ZipDocumentsTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("zip-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    List<ZipMember> Unpack(Action<ZipArchive> fill, Encoding? names = null)
    {
        var path = Path.Combine(folder, "a.zip");
        using (var file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true, names)) fill(zip);
        var to = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        return ZipDocuments.Unpack(path, "a.zip", to);
    }

    static void Add(ZipArchive zip, string name, ReadOnlySpan<byte> bytes)
    {
        using var stream = zip.CreateEntry(name).Open();
        stream.Write(bytes);
    }

    [Fact]
    public void Documents_are_taken_and_the_rest_is_passed_over()
    {
        var members = Unpack(z =>
        {
            Add(z, "甲/预算.pdf", "1"u8);
            Add(z, "乙.TXT", "2"u8);
            Add(z, "报表.pptx", "3"u8);
            Add(z, "__MACOSX/._乙.txt", "4"u8);
            z.CreateEntry("空/");
        });
        Assert.Equal(["甲/预算.pdf", "乙.TXT"], members.Select(m => m.Name));
        Assert.Equal("2", File.ReadAllText(Path.Combine(folder, "out", members[1].File!)));
    }

    [Theory]
    [InlineData(14, "checksum")] // of the entry, in the directory at the end
    [InlineData(22, "size")]
    public void A_member_with_another_checksum_or_size_than_stated_is_damaged(int field, string says)
    {
        var path = Path.Combine(folder, "b.zip");
        using (var file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        using (var stream = zip.CreateEntry("a.txt", CompressionLevel.NoCompression).Open()) stream.Write("2.00"u8);
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.AsSpan().LastIndexOf("PK\u0001\u0002"u8) + field + 2] ^= 1;
        File.WriteAllBytes(path, bytes);
        var to = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        var member = Assert.Single(ZipDocuments.Unpack(path, "b.zip", to));
        Assert.Null(member.File);
        Assert.Contains(says, member.Error, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(to));
    }

    [Fact]
    public void Members_of_kinds_that_are_not_read_are_named()
    {
        var path = Path.Combine(folder, "c.zip");
        using (var file = File.Create(path))
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create))
        {
            Add(zip, "a.txt", "1"u8);
            Add(zip, "甲/b.ppt", "1"u8);
        }
        var unread = new List<string>();
        var to = Directory.CreateDirectory(Path.Combine(folder, "out")).FullName;
        Assert.Single(ZipDocuments.Unpack(path, "c.zip", to, unread));
        Assert.Equal(["b.ppt"], unread);
    }

    [Fact]
    public void Names_in_the_code_page_of_Chinese_Windows_are_read()
    {
        var gb = CodePagesEncodingProvider.Instance.GetEncoding("GB18030")!;
        Assert.Equal("部门预算.txt", Assert.Single(Unpack(z => Add(z, "部门预算.txt", "1"u8), gb)).Name);
    }

    [Fact]
    public void No_member_is_written_anywhere_else()
    {
        var members = Unpack(z =>
        {
            Add(z, "../../evil.txt", "1"u8);
            Add(z, "/tmp/evil.txt", "2"u8);
            Add(z, "..\\evil.txt", "3"u8);
        });
        Assert.Equal(3, members.Count);
        Assert.All(members, m => Assert.Equal(m.File, Path.GetFileName(m.File)));
        Assert.Equal(3, Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Count(f => !f.EndsWith(".zip", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_bomb_inside_is_one_failed_member_and_the_others_are_unpacked()
    {
        var members = Unpack(z =>
        {
            Add(z, "bomb.txt", new byte[20 << 20]);
            Add(z, "good.txt", "1"u8);
        });
        Assert.Null(members[0].File);
        Assert.Contains("times its size", members[0].Error, StringComparison.Ordinal);
        Assert.NotNull(members[1].File);
    }

    [Fact]
    public void Archives_inside_are_opened_one_deep()
    {
        static byte[] Pack(string name, byte[] bytes)
        {
            using var file = new MemoryStream();
            using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true)) Add(zip, name, bytes);
            return file.ToArray();
        }

        Assert.Equal("b.zip/c.txt", Assert.Single(Unpack(z => Add(z, "b.zip", Pack("c.txt", [1])))).Name);
        Assert.Contains("no deeper", Assert.Single(Unpack(z => Add(z, "b.zip", Pack("c.zip", Pack("d.txt", [1]))))).Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_document_whose_parts_are_packed_is_not_unpacked() =>
        Assert.Empty(Unpack(z => Add(z, "[Content_Types].xml", "x"u8)));

    [Fact]
    public void Archives_of_other_things_are_refused_with_their_kind()
    {
        Assert.Equal(DocumentFault.Empty, Assert.Throws<DocumentException>(() => Unpack(z => Add(z, "a.exe", "x"u8))).Fault);
    }
}
