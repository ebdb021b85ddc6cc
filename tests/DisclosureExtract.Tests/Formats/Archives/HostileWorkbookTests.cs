using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Formats.Excel;
using NPOI.POIFS.FileSystem;

namespace DisclosureExtract.Tests.Formats.Archives;

/// <summary>What cannot be read, or would take the machine, is refused with a reason.</summary>
public sealed class HostileWorkbookTests
{
    static DocumentException Refused(byte[] bytes, string name = "a.xlsx") => Assert.Throws<DocumentException>(() => DocumentOpener.Open(bytes, name));

    /// <summary>A workbook with one part replaced.</summary>
    static byte[] With(string part, Action<Stream> write)
    {
        using var stream = new MemoryStream();
        stream.Write(Books.Write(isOld: false, book => Books.Form(book)));
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry(part)?.Delete();
            using var to = zip.CreateEntry(part, CompressionLevel.SmallestSize).Open();
            write(to);
        }
        return stream.ToArray();
    }

    [Fact]
    public void A_part_that_unpacks_to_hundreds_of_times_its_size_is_refused()
    {
        var block = new byte[1 << 20];
        Array.Fill(block, (byte)' ');
        var bomb = With("xl/worksheets/sheet1.xml", to =>
        {
            for (var i = 0; i < 24; i++) to.Write(block);
        });

        Assert.Equal(DocumentFault.TooLarge, Refused(bomb).Fault);
    }

    [Fact]
    public void Entities_are_refused()
    {
        var bomb = With("xl/worksheets/sheet1.xml", to => to.Write(Encoding.UTF8.GetBytes(
            "<!DOCTYPE a [<!ENTITY b \"bbbbbbbbbb\"><!ENTITY c \"&b;&b;&b;&b;\">]><worksheet>&c;</worksheet>")));

        Assert.Equal(DocumentFault.Damaged, Refused(bomb).Fault);
    }

    [Fact]
    public void Elements_a_thousand_deep_are_refused()
    {
        var deep = With("xl/worksheets/sheet1.xml", to => to.Write(Encoding.UTF8.GetBytes(
            string.Concat(Enumerable.Repeat("<a>", 1_000)) + string.Concat(Enumerable.Repeat("</a>", 1_000)))));

        Assert.Equal(DocumentFault.TooLarge, Refused(deep).Fault);
    }

    [Fact]
    public void A_password_is_said()
    {
        var files = new POIFSFileSystem();
        files.CreateDocument(new MemoryStream(new byte[5_000]), "EncryptedPackage");
        using var stream = new MemoryStream();
        files.WriteFileSystem(stream);

        var refused = Refused(stream.ToArray());
        Assert.Equal(DocumentFault.Encrypted, refused.Fault);
        Assert.Contains("password", refused.Message);
    }

    [Fact]
    public void The_content_decides_and_not_the_name()
    {
        foreach (var isOld in (bool[])[false, true])
            Assert.Equal(15, Books.Read(Books.Write(isOld, book => Books.Form(book)), isOld ? "a.xlsx" : "a.xls").Facts().Count);
        Assert.Equal(15, Books.Read(Books.Write(isOld: false, book => Books.Form(book)), "a.pdf").Facts().Count);
    }

    [Fact]
    public void What_is_cut_off_is_damaged()
    {
        foreach (var isOld in (bool[])[false, true])
        {
            var bytes = Books.Write(isOld, book => Books.Form(book));
            Assert.Equal(DocumentFault.Damaged, Refused(bytes[..(bytes.Length / 2)]).Fault);
        }
    }
}
