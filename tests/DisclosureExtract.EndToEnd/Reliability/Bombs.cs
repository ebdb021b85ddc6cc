using System.Globalization;
using System.IO.Compression;
using System.Text;
using DisclosureExtract.Pages;
using DisclosureExtract.Tests.Engines.Pdf;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>Files made to take a reader down, one for each way that is known.</summary>
static class Bombs
{
    public static IEnumerable<(string Name, Func<byte[]> Make)> All =>
    [
        ("flate-1gib.pdf", () => Stream("/FlateDecode", Deflated(1L << 30, 0x20))),
        ("flate-in-flate.pdf", () => Stream("[/FlateDecode /FlateDecode]", Deflate(Deflated(1L << 30, 0x20)))),
        ("lzw-rubbish.pdf", () => Stream("/LZWDecode", Noise(100_000))),
        ("runlength.pdf", () => Stream("[/FlateDecode /RunLengthDecode]", Deflated(1 << 26, 0x81))),
        ("predictor-huge.pdf", () => Stream("/FlateDecode", Deflate(Noise(1000)), "/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>")),
        ("ascii-chain.pdf", () => Stream("[" + string.Concat(Enumerable.Repeat("/ASCIIHexDecode ", 500)) + "]", Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("20", 1000))))),
        ("cyclic-page-tree.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 3 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R] /Parent 2 0 R >>")),
        ("page-is-its-own-kid.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [2 0 R] >>")),
        ("deep-page-tree.pdf", () => Raw(["<< /Type /Catalog /Pages 2 0 R >>", .. Enumerable.Range(2, 30_000).Select(i => $"<< /Type /Pages /Count 1 /Kids [{i + 1} 0 R] >>"), "<< /Type /Page /MediaBox [0 0 9 9] >>"])),
        ("parents-in-a-ring.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 4 0 R >>", "<< /Type /Page /Parent 4 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] /Parent 2 0 R >>")),
        ("million-pages.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", $"<< /Type /Pages /Count 1000000 /Kids [{string.Concat(Enumerable.Repeat("3 0 R ", 1_000_000))}] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")),
        ("million-pages-claimed.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1000000 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>")),
        ("huge-page.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 20 50 Td (1,234.50) Tj ET 0 0 m 1000000000 0 l S 0 0 1000000000 1000000000 re S", "0 0 1000000000 1000000000").ToBytes()),
        ("page-beyond-numbers.pdf", () => MiniPdf.WithHelvetica().Page("1e308 0 0 1e308 0 0 cm BT /F1 1e308 Tf 20 50 Td (1,234.50) Tj ET 0 0 m 9e307 9e307 l S", "-1e308 -1e308 1e308 1e308").ToBytes()),
        ("tiny-page.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 0 0 Td (1) Tj ET", "0 0 0 0").ToBytes()),
        ("nested-arrays.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R /X " + new string('[', 2_000_000))),
        ("nested-dictionaries.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R /X " + string.Concat(Enumerable.Repeat("<</A", 500_000)))),
        ("nested-in-content.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 9 Tf " + new string('[', 1_000_000) + " TJ ET").ToBytes()),
        ("nested-in-packed-content.pdf", () => Stream("/FlateDecode", Deflate(Encoding.ASCII.GetBytes(new string('[', 3_000_000))))),
        ("nested-inline-image.pdf", () => MiniPdf.WithHelvetica().Page("BI /W " + string.Concat(Enumerable.Repeat("<</A", 200_000)) + " ID x EI").ToBytes()),
        ("nested-in-trailer.pdf", () => MiniPdf.WithHelvetica().Page("BT ET").ToBytes("/X " + new string('[', 1_000_000))),
        ("nested-parentheses.pdf", () => MiniPdf.WithHelvetica().Page("BT " + new string('(', 2_000_000) + " Tj ET").ToBytes()),
        ("million-saves.pdf", () => MiniPdf.WithHelvetica().Page(string.Concat(Enumerable.Repeat("q ", 1_000_000))).ToBytes()),
        ("restores-without-saves.pdf", () => MiniPdf.WithHelvetica().Page(string.Concat(Enumerable.Repeat("Q ET ", 100_000))).ToBytes()),
        ("form-draws-itself.pdf", () => Forms(1, (i, n) => $"/X{i} Do")),
        ("forms-in-a-ring.pdf", () => Forms(3, (i, n) => $"/X{(i + 1) % n} Do")),
        ("billion-forms.pdf", () => Forms(30, (i, n) => i + 1 < n ? string.Concat(Enumerable.Repeat($"/X{i + 1} Do ", 10)) : "BT /F1 9 Tf (1) Tj ET")),
        ("thousand-forms-deep.pdf", () => Forms(5000, (i, n) => i + 1 < n ? $"/X{i + 1} Do" : "")),
        ("many-lines.pdf", () => MiniPdf.WithHelvetica().Page(Lines(300_000), "0 0 600 800").ToBytes()),
        ("many-rectangles.pdf", () => MiniPdf.WithHelvetica().Page(Grid(700), "0 0 2000 2000").ToBytes()),
        ("many-glyphs.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 1 Tf 0 50 Td " + string.Concat(Enumerable.Repeat("0.01 0 Td (12) Tj ", 400_000)) + "ET", "0 0 600 800").ToBytes()),
        ("one-long-string.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 1 Tf 0 50 Td (" + new string('1', 5_000_000) + ") Tj ET", "0 0 600 800").ToBytes()),
        ("font-is-its-own-descendant.pdf", () => Font("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [4 0 R] >>")),
        ("font-encoding-ring.pdf", () => Font("<< /Type /Font /Subtype /TrueType /BaseFont /X /Encoding 5 0 R /FontDescriptor 4 0 R >>", "6 0 R", "5 0 R")),
        ("type3-draws-itself.pdf", () => Font("<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [1 0 0 1 0 0] /FirstChar 49 /LastChar 50 /Widths [9 9] /Encoding << /Differences [49 /a /b] >> /CharProcs << /a 5 0 R /b 5 0 R >> /Resources << /Font << /F1 4 0 R >> >> >>", StreamObject("BT /F1 9 Tf (12) Tj ET"))),
        ("cmap-uses-itself.pdf", () => Font("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 5 0 R /ToUnicode 5 0 R /DescendantFonts [6 0 R] >>", StreamObject("/X usecmap 1 begincidrange <00000000> <ffffffff> 0 endcidrange 1 beginbfrange <0000> <ffffffff> <0000> endbfrange", "/UseCMap 5 0 R"), "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << >> /W [0 4000000000 500] >>")),
        ("widths-huge.pdf", () => Font("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [5 0 R] >>", "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> /W [0 2000000000 500 1 2147483647 3] >>")),
        ("simple-font-huge-range.pdf", () => Font("<< /Type /Font /Subtype /TrueType /BaseFont /X /FirstChar -2147483648 /LastChar 2147483647 /Widths [1] >>")),
        ("reference-ring.pdf", () => Raw("2 0 R", "3 0 R", "1 0 R")),
        ("length-is-itself.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", "<< /Length 4 0 R >>\nstream\nBT ET\nendstream")),
        ("length-negative.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", "<< /Length -5 >>\nstream\nBT ET\nendstream")),
        ("contents-ring.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R >>", "[4 0 R 4 0 R]")),
        ("xref-prev-ring.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 1\n0000000000 65535 f \ntrailer\n<< /Size 2 /Root 1 0 R /Prev 58 >>\nstartxref\n58\n%%EOF\n")),
        ("xref-huge.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\nxref\n0 2147483647\n0000000000 65535 f \ntrailer\n<< /Size 2147483647 /Root 1 0 R >>\nstartxref\n58\n%%EOF\n")),
        ("xref-stream-huge.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.5\n1 0 obj\n<< /Type /XRef /Size 2147483647 /W [8 8 8] /Index [0 2147483647 5 2000000000] /Root 2 0 R /Length 30 >>\nstream\n123456789012345678901234567890\nendstream\nendobj\nstartxref\n9\n%%EOF\n")),
        ("object-stream-ring.pdf", () => ObjectStreams("<< /Type /ObjStm /N 1 /First 4 /Extends 5 0 R /Length 22 >>\nstream\n4 0 << /Type /Catalog >>\nendstream")),
        ("object-stream-million.pdf", () => ObjectStreams("<< /Type /ObjStm /N 2147483647 /First 2147483647 /Length 22 >>\nstream\n4 0 << /Type /Catalog >>\nendstream")),
        ("jbig2-rubbish.pdf", () => Image("/JBIG2Decode")),
        ("jpx-rubbish.pdf", () => Image("/JPXDecode")),
        ("ccitt-rubbish.pdf", () => Image("/CCITTFaxDecode", "/DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>")),
        ("dct-rubbish.pdf", () => Image("/DCTDecode")),
        ("image-huge.pdf", () => Image("/FlateDecode", "/BitsPerComponent 16 /ColorSpace /DeviceCMYK", 2_000_000_000)),
        ("image-flate-1gib.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode", Deflated(1L << 30, 0x20))),
        ("image-flate-in-flate.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter [/FlateDecode /FlateDecode]", Deflate(Deflated(1L << 30, 0x20)))),
        ("image-predictor-huge.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter /FlateDecode /DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 32 /BitsPerComponent 16 >>", Deflate(Noise(1000)))),
        ("image-runlength-in-flate.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace /DeviceGray /Filter [/FlateDecode /RunLengthDecode]", Deflated(1 << 26, 0x81))),
        ("image-fax-columns.pdf", () => Picture(1000, 500, "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 2147483647 /Rows 2147483647 >>", Noise(20_000))),
        ("image-fax-72-million-dots.pdf", () => Picture(12_000, 6_000, "/BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 12000 >>", Noise(20_000))),
        ("image-72-million-dots.pdf", () => Picture(12_000, 6_000, "/BitsPerComponent 8 /ColorSpace /DeviceRGB /Filter /FlateDecode", Deflated(3L * 72_000_000, 0x20))),
        ("image-table-missing.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace [/Indexed /DeviceRGB 255 <000000>] /Filter /FlateDecode", Deflated(1 << 20, 0x20))),
        ("image-table-in-a-ring.pdf", () => Picture(1000, 500, "/BitsPerComponent 8 /ColorSpace [/Indexed [/Indexed 4 0 R 255 4 0 R] 255 4 0 R] /Filter /FlateDecode", Deflated(1 << 20, 0x20))),
        .. PictureBombs.All,
        ("header-only.pdf", () => "%PDF-1.7\n"u8.ToArray()),
        ("header-then-noise.pdf", () => [.. "%PDF-1.7\n"u8, .. Noise(3_000_000)]),
        ("objects-without-end.pdf", () => Encoding.ASCII.GetBytes("%PDF-1.4\n" + string.Concat(Enumerable.Range(1, 200_000).Select(i => $"{i} 0 obj\n")))),
        ("name-huge.pdf", () => Raw("<< /Type /Catalog /Pages 2 0 R /" + new string('A', 5_000_000) + " 1 >>")),
        ("number-huge.pdf", () => MiniPdf.WithHelvetica().Page("BT /F1 " + new string('9', 1_000_000) + " Tf (1) Tj ET " + new string('-', 100_000) + "1 w").ToBytes()),
        ("word-2.pdf", () => [0xD0, 0xCF, 0x11, 0xE0, .. Noise(1000)]),
        ("is-a-png.pdf", () => [0x89, .. "PNG\r\n\u001a\n"u8, .. Noise(1000)]),
        ("nul.txt", () => new byte[1_000_000]),
        ("long-line.txt", () => Encoding.UTF8.GetBytes(new string('款', 33_000_000))),
        ("long-digits.txt", () => Encoding.ASCII.GetBytes("2026年部门预算\n" + new string('9', 100_000_000))),
        ("many-tabs.txt", () => Encoding.UTF8.GetBytes("支出预算总表\n单位：万元\n" + new string('\t', 190_000) + "\n" + string.Concat(Enumerable.Repeat("a\t1\n", 20_000)))),
        ("many-rows.txt", () => Encoding.UTF8.GetBytes("2026年部门预算\n支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\n" + string.Concat(Enumerable.Range(0, 300_000).Select(i => $"20{i % 100000:00000}\t教育支出{i}\t{i}.00\n")))),
        ("many-lines.txt", () => Encoding.ASCII.GetBytes(new string('\n', 20_000_000))),
        ("many-pages.txt", () => Encoding.ASCII.GetBytes("x" + new string('\f', 5_000_000))),
        ("many-numbers.txt", () => Encoding.UTF8.GetBytes("2026年部门预算\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"其中教育支出{i}.12万元，占{i % 100}.5%，比上年增加{i}万元。")))),
        ("regex-bait.txt", () => Encoding.UTF8.GetBytes("2026年部门预算\n" + new string(' ', 150_000) + "x\n" + new string('1', 150_000) + "\n" + string.Concat(Enumerable.Repeat("（一）", 60_000)) + "\n" + string.Concat(Enumerable.Repeat("1,", 90_000)) + "\n" + string.Concat(Enumerable.Repeat("- 1 ", 40_000)))),
        ("zip-bomb.zip", () => Zip(z => Entry(z, "a.txt", s => Fill(s, 1L << 30)))),
        ("zip-many.zip", () => Zip(z =>
        {
            for (var i = 0; i < 70_000; i++) z.CreateEntry($"{i}.txt");
        })),
        ("zip-slip.zip", () => Zip(z => Entry(z, "../../../../tmp/evil.txt", s => s.Write("支出预算总表\n"u8)))),
        ("zip-in-zip.zip", () => Nested(40)),
        ("zip-million.zip", () => Directory(1_000_000, 1_000_000)),
        ("zip-million-stated-as-one.zip", () => Directory(1_000_000, 1)),
        ("zip-cut.zip", () => Zip(z => Entry(z, "a.txt", s => s.Write(Noise(5000))))[..3000]),
        ("zip-without-documents.zip", () => Zip(z => Entry(z, "a.exe", s => s.Write(Noise(10))))),
        ("zip-noise.zip", () => [.. "PK\u0003\u0004"u8, .. Noise(100_000)]),
    ];

    public static byte[] Noise(int count, int seed = 7)
    {
        var bytes = new byte[count];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static byte[] Zip(Action<ZipArchive> fill)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true)) fill(zip);
        return file.ToArray();
    }

    public static void Entry(ZipArchive zip, string name, Action<Stream> write)
    {
        using var stream = zip.CreateEntry(name).Open();
        write(stream);
    }

    static byte[] Nested(int depth)
    {
        var inner = Zip(z => Entry(z, "a.txt", s => s.Write("x"u8)));
        for (var i = 0; i < depth; i++)
        {
            var held = inner;
            inner = Zip(z => Entry(z, "inner.zip", s => s.Write(held)));
        }
        return inner;
    }

    /// <summary>
    /// An archive of empty files with a directory of so many entries, at whose end another number may stand.
    /// </summary>
    static byte[] Directory(int entries, uint stated)
    {
        using var file = new MemoryStream();
        using var writer = new BinaryWriter(file);
        byte[] name = [.. "a.txt"u8];
        writer.Write("PK\u0003\u0004"u8);
        writer.Write(new byte[22]);
        writer.Write((ushort)name.Length);
        writer.Write((ushort)0);
        writer.Write(name);
        var directory = file.Position;
        for (var i = 0; i < entries; i++)
        {
            writer.Write("PK\u0001\u0002"u8);
            writer.Write(new byte[24]);
            writer.Write((ushort)name.Length);
            writer.Write(new byte[16]);
            writer.Write(name);
        }
        var (end, count) = (file.Position, (ushort)Math.Min(stated, ushort.MaxValue));
        writer.Write("PK\u0006\u0006"u8);
        writer.Write(44L);
        writer.Write(new byte[12]);
        foreach (var number in (long[])[stated, stated, end - directory, directory]) writer.Write(number);
        writer.Write("PK\u0006\u0007"u8);
        writer.Write(0);
        writer.Write(end);
        writer.Write(1);
        writer.Write("PK\u0005\u0006"u8);
        writer.Write(0);
        writer.Write(count);
        writer.Write(count);
        writer.Write((uint)(end - directory));
        writer.Write(stated > ushort.MaxValue ? uint.MaxValue : (uint)directory);
        writer.Write((ushort)0);
        return file.ToArray();
    }

    static void Fill(Stream stream, long count)
    {
        var block = new byte[1 << 16];
        for (; count > 0; count -= block.Length) stream.Write(block);
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    public static byte[] Deflated(long count, byte value)
    {
        var block = new byte[1 << 16];
        Array.Fill(block, value);
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            for (; count > 0; count -= block.Length) zlib.Write(block);
        return packed.ToArray();
    }

    static string StreamObject(string content, string entries = "") =>
        $"<< /Length {content.Length} {entries} >>\nstream\n{content}\nendstream";

    /// <summary>Objects 1, 2, 3 …; the first is the root.</summary>
    public static byte[] Raw(params string[] objects)
    {
        using var file = new MemoryStream();
        var offsets = new List<long>();
        void Write(string text) => file.Write(Encoding.Latin1.GetBytes(text));
        Write("%PDF-1.5\n");
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Position);
            Write($"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }
        var xref = file.Position;
        Write($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var offset in offsets)
            Write(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Write($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");
        return file.ToArray();
    }

    /// <summary>A ring of two references that lie in a stream of objects: what walks over the bytes of a file does not meet it.</summary>
    public static byte[] PackedRing()
    {
        var text = new StringBuilder("%PDF-1.5\n");
        var rows = new StringBuilder();
        void Row(int kind, int value, int index) =>
            rows.Append((char)kind).Append((char)(value >> 8)).Append((char)(value & 0xFF)).Append((char)index);
        void Object(int number, string body)
        {
            Row(1, text.Length, 0);
            text.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{body}\nendobj\n");
        }

        Row(0, 0, 0);
        Object(1, "<< /Type /Catalog /Pages 2 0 R >>");
        Object(2, "<< /Type /Pages /Count 1 /Kids 4 0 R >>");
        Object(3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] >>");
        Row(2, 6, 0);
        Row(2, 6, 1);
        Object(6, "<< /Type /ObjStm /N 2 /First 8 /Length 19 >>\nstream\n4 0 5 6 5 0 R 4 0 R\nendstream");
        var table = text.Length;
        Row(1, table, 0);
        text.Append(CultureInfo.InvariantCulture, $"7 0 obj\n<< /Type /XRef /Size 8 /W [1 2 1] /Root 1 0 R /Length {rows.Length} >>\nstream\n{rows}\nendstream\nendobj\nstartxref\n{table}\n%%EOF\n");
        return Encoding.Latin1.GetBytes(text.ToString());
    }

    static byte[] OnePage(string resources, params string[] more) =>
        Raw(["<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Count 1 /Kids [3 0 R] >>", $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 100] /Resources << {resources} >> /Contents {more.Length + 3} 0 R >>", .. more]);

    static byte[] Stream(string filter, byte[] packed, string entries = "") =>
        OnePage(
            "",
            $"<< /Length {packed.Length} /Filter {filter} {entries} >>\nstream\n{Encoding.Latin1.GetString(packed)}\nendstream");

    static byte[] Font(params string[] objects) =>
        OnePage(
            "/Font << /F1 4 0 R >>",
            [.. objects, StreamObject("BT /F1 9 Tf 10 10 Td (1212) Tj <0031003200310032> Tj ET")]);

    static byte[] Image(string filter, string entries = "", int size = 60_000)
    {
        var noise = Encoding.Latin1.GetString(Noise(20_000));
        return OnePage(
            "/XObject << /I 4 0 R >>",
            $"<< /Type /XObject /Subtype /Image /Width {size} /Height {size} /Filter {filter} {entries} /Length {noise.Length} >>\nstream\n{noise}\nendstream", StreamObject(
                "200 0 0 100 0 0 cm /I Do"));
    }

    /// <summary>A page that is one image.</summary>
    static byte[] Picture(int width, int height, string entries, byte[] data) =>
        OnePage(
            "/XObject << /I 4 0 R >>",
            $"<< /Type /XObject /Subtype /Image /Width {width} /Height {height} {entries} /Length {data.Length} >>\nstream\n{Encoding.Latin1.GetString(data)}\nendstream", StreamObject(
                "200 0 0 100 0 0 cm /I Do"));

    static byte[] Forms(int count, Func<int, int, string> content)
    {
        var names = string.Concat(Enumerable.Range(0, count).Select(i => $"/X{i} {i + 4} 0 R "));
        var forms = Enumerable.Range(0, count).Select(
            i => StreamObject(
                content(i, count),
                $"/Type /XObject /Subtype /Form /BBox [0 0 200 100] /Resources << /XObject << /X{i} {i + 4} 0 R /X{(i + 1) % count} {(i + 1) % count + 4} 0 R >> >>"));
        return OnePage($"/XObject << {(count <= 100 ? names : "/X0 4 0 R")} >>", [.. forms, StreamObject("/X0 Do")]);
    }

    static byte[] ObjectStreams(string stream)
    {
        var body = $"%PDF-1.5\n5 0 obj\n{stream}\nendobj\n";
        var xref = body.Length;
        // 1 0 and 4 0 are said to lie in object stream 5, and 5 in itself.
        byte[] table = [0, 0, 0, 0, 2, 0, 5, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 5, 0, 2, 0, 5, 0];
        var head = Encoding.ASCII.GetBytes(
            $"{body}6 0 obj\n<< /Type /XRef /Size 6 /W [1 2 1] /Root 4 0 R /Length {table.Length} >>\nstream\n");
        return [.. head, .. table, .. Encoding.ASCII.GetBytes($"\nendstream\nendobj\nstartxref\n{xref}\n%%EOF\n")];
    }

    static string Lines(int count)
    {
        var random = new Random(3);
        var text = new StringBuilder("0.5 w\n");
        for (var i = 0; i < count; i++)
        {
            var (x, y) = (random.Next(600), random.Next(800));
            text.Append(i % 2 == 0 ? $"{x} {y} m {x + random.Next(50)} {y} l S\n" : $"{x} {y} m {x} {y + random.Next(50)} l S\n");
        }
        return text.ToString();
    }

    static string Grid(int lines)
    {
        var text = new StringBuilder("0.5 w\n");
        for (var i = 0; i < lines; i++)
            text.Append(
                CultureInfo.InvariantCulture, $"{i * 2.5} 0 m {i * 2.5} 1800 l S 0 {i * 2.5} m 1800 {i * 2.5} l S\n");
        return text.ToString();
    }
}
