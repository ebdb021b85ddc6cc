using System.Text;
using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>The pixels of scanned pages against what poppler makes of them.</summary>
public sealed class PdfRasterTests
{
    const int Width = 400, Height = 600, Dpi = 100;

    static int Bit(int x, int y) => ScannedPdf.IsBlack(x, y, Width, Height) ? 1 : 0;

    static byte[] Bits { get; } = ScannedPdf.Pack(Width, Height, 1, 1, (x, y, _) => Bit(x, y));

    /// <summary>A level that differs with place and colour.</summary>
    static int Level(int x, int y, int component, int bits) =>
        (Bit(x, y) == 1 ? x / 9 + component * 40 : 255 - y / 8 - component * 11) >> (8 - bits);

    static ScannedImage Flate(string colours, int components, int bits, string more = "", params string[] objects) =>
        new(Width, Height, $"/ColorSpace {colours} /BitsPerComponent {bits} /Filter /FlateDecode {more}",
            ScannedPdf.Deflate(
                ScannedPdf.Pack(
                    Width, Height, components, bits, (x, y, c) => Level(x, y, c, bits)))) { Objects = objects };

    static ScannedImage Fax(string parameters, byte[] data, string more = "") =>
        new(
            Width, Height,
            $"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /Columns {Width} /Rows {Height} {parameters} >> {more}", data);

    /// <summary>A palette of so many colours, each with its own red, green and blue.</summary>
    static string Palette(int count) =>
        $"<{string.Concat(Enumerable.Range(0, count).Select(i => $"{(i * 53 + 20) % 256:x2}{(i * 101 + 70) % 256:x2}{(i * 29 + 140) % 256:x2}"))}>";

    static readonly Dictionary<string, ScannedImage> Direct = new()
    {
        ["gray, 8 bits"] = Flate("/DeviceGray", 1, 8),
        ["gray, 4 bits"] = Flate("/DeviceGray", 1, 4),
        ["gray, 2 bits"] = Flate("/DeviceGray", 1, 2),
        ["gray, 1 bit"] = Flate("/DeviceGray", 1, 1),
        ["gray, 1 bit, inverted"] = Flate("/DeviceGray", 1, 1, "/Decode [1 0]"),
        ["gray, 8 bits, a part of the range"] = Flate("/DeviceGray", 1, 8, "/Decode [0.2 0.9]"),
        ["rgb"] = Flate("/DeviceRGB", 3, 8),
        ["rgb, 4 bits, one colour inverted"] = Flate("/DeviceRGB", 3, 4, "/Decode [0 1 1 0 0 1]"),
        ["rgb, gray all over"] = new(
            Width, Height, "/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode",
            ScannedPdf.Deflate(ScannedPdf.Pack(Width, Height, 3, 8, (x, y, _) => Level(x, y, 0, 8)))),
        ["indexed, 8 bits"] = Flate($"[/Indexed /DeviceRGB 255 {Palette(256)}]", 1, 8),
        ["indexed, 4 bits, inverted"] = Flate($"[/Indexed /DeviceRGB 15 {Palette(16)}]", 1, 4, "/Decode [15 0]"),
        ["indexed, 1 bit, of gray"] = Flate("[/Indexed /DeviceGray 1 <e010>]", 1, 1),
        ["indexed, table in a stream, all by reference"] = Flate(
            "{0}", 1, 1, "", "[/Indexed /DeviceRGB 1 <ff8000102030>]"),
        ["profile of gray"] = Flate(
            "[/ICCBased {0}]", 1, 8, "", "<< /N 1 /Alternate /DeviceGray /Length 0 >>\nstream\n\nendstream"),
        ["profile of rgb"] = Flate("[/ICCBased {0}]", 3, 8, "", "<< /N 3 /Length 0 >>\nstream\n\nendstream"),
        ["png filters"] = new(Width, Height, $"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter [/FlateDecode] /DecodeParms [<< /Predictor 15 /Colors 3 /Columns {Width} >>]",
            ScannedPdf.Deflate(
                ScannedPdf.Up(ScannedPdf.Pack(Width, Height, 3, 8, (x, y, c) => Level(x, y, c, 8)), Width * 3))),
        ["not packed"] = new(
            Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 8",
            ScannedPdf.Pack(Width, Height, 1, 8, (x, y, c) => Level(x, y, c, 8))),
        ["hexadecimal"] = new(
            Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter [/ASCIIHexDecode /FlateDecode]",
            Encoding.ASCII.GetBytes(Convert.ToHexString(ScannedPdf.Deflate(Bits)) + ">")),
        ["fax, group 4"] = Fax("/K -1", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX4)),
        ["fax, group 4, black is 1"] = Fax(
            "/K -1 /BlackIs1 true", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX4)),
        ["fax, group 4, inverted"] = Fax(
            "/K -1", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX4), "/Decode [1 0]"),
        ["fax, group 3"] = Fax("/K 0 /EndOfLine true", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX3)),
        ["fax, group 3, two dimensions"] = Fax(
            "/K 4 /EndOfLine true", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX3, Group3Opt.ENCODING2D)),
        ["fax, rows of whole bytes"] = Fax(
            "/K 0 /EncodedByteAlign true", ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTRLE)),
        ["fax in flate"] = new(
            Width, Height,
            $"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter [/FlateDecode /CCITTFaxDecode] /DecodeParms [null << /K -1 /Columns {Width} >>]", ScannedPdf.Deflate(
                ScannedPdf.Fax(Bits, Width, Height, Compression.CCITTFAX4))),
    };

    public static TheoryData<string> DirectNames => [.. Direct.Keys];

    [Theory]
    [MemberData(nameof(DirectNames))]
    public void An_image_that_is_the_page_gives_its_own_pixels(string name)
    {
        var pdf = ScannedPdf.Of(Direct[name]);
        var pixels = Read(pdf);
        Assert.Equal((Width, Height), (pixels.Width, pixels.Height));
        Assert.Equal(Dpi, pixels.Dpi, 0.01); // what is rendered has 150 dots an inch at least
        AssertSame(Render(pdf, Dpi), pixels, 1);
        if (name.StartsWith("gray", StringComparison.Ordinal) || name.StartsWith("fax", StringComparison.Ordinal)
            || name == "rgb, gray all over")
            Assert.True(pixels.IsGray);
    }

    [Theory]
    [InlineData("/Rotate 90", ScannedPdf.Whole, ScannedPdf.Box)]
    [InlineData("/Rotate 180", ScannedPdf.Whole, ScannedPdf.Box)]
    [InlineData("/Rotate 270", ScannedPdf.Whole, ScannedPdf.Box)]
    [InlineData("", "0 -287.994 431.994 0 0.003 287.997 cm", "0 0 432 288")] // drawn turned
    [InlineData("/Rotate 270", "0 -287.994 431.994 0 0.003 287.997 cm", "0 0 432 288")] // and turned back
    [InlineData("/CropBox [0 0 288 420]", "288 0 0 432 0 -6 cm", "0 0 288 420")]
    public void However_it_is_turned(string entries, string matrix, string box)
    {
        var pdf = ScannedPdf.Of(Direct["rgb"], entries, matrix, box);
        using var source = PdfPageSource.Open(pdf, "scan.pdf");
        var page = source.ReadPage(1);
        var pixels = source.ReadPixels(1);
        var isWhole = matrix != "288 0 0 432 0 -6 cm"; // cut off by the page: rendered
        Assert.Equal(isWhole ? Dpi : 150, pixels.Dpi, 0.1);
        Assert.Equal(page.Width, pixels.Width * 72 / pixels.Dpi, 0.5);
        AssertSame(Render(pdf, isWhole ? Dpi : 150), pixels, isWhole ? 1 : 0);
    }

    [Fact]
    public void More_dots_than_reading_needs_are_averaged()
    {
        var (width, height) = (2400, 3600); // 600 dots an inch
        var bits = ScannedPdf.Pack(
            width, height, 1, 1, (x, y, _) => ScannedPdf.IsBlack(x / 2, y / 2, width / 2, height / 2) ? 1 : 0);
        var pixels = Read(ScannedPdf.Of(new ScannedImage(width, height, $"/ColorSpace /DeviceGray /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {width} >>", ScannedPdf.Fax(bits, width, height, Compression.CCITTFAX4))));
        Assert.Equal((1200, 1800), (pixels.Width, pixels.Height));
        Assert.Equal(300, pixels.Dpi, 0.1);
        for (var y = 0; y < 1800; y += 7)
            for (var x = 0; x < 1200; x++)
                if ((ScannedPdf.IsBlack(x, y, 1200, 1800) ? 0 : 255) != pixels.Red[y * 1200 + x])
                    Assert.Fail($"({x}, {y}) is {pixels.Red[y * 1200 + x]}");
    }

    public static TheoryData<string> Others =>
        ["jbig2", "mask", "four colours", "half transparent", "beside text", "not square", "lines that are cut short"];

    [Theory]
    [MemberData(nameof(Others))]
    public void Everything_else_is_what_poppler_renders(string what)
    {
        var bytes = what switch
        {
            "jbig2" =>
                ScannedPdf.Of(new ScannedImage(Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", ScannedPdf.Jbig2(Bits, Width, Height))),
            "mask" =>
                ScannedPdf.Of(new ScannedImage(Width, Height, "/ImageMask true /BitsPerComponent 1 /Filter /FlateDecode", ScannedPdf.Deflate(Bits))),
            "four colours" => ScannedPdf.Of(Flate("/DeviceCMYK", 4, 8)),
            "half transparent" => ScannedPdf.Of(Flate("/DeviceGray", 1, 8, "/Mask [0 20]")),
            "beside text" => ScannedPdf.Of(Direct["gray, 8 bits"], content: "BT /F1 12 Tf 20 50 Td (1,234.50) Tj ET"),
            "not square" => ScannedPdf.Of(Direct["gray, 8 bits"], matrix: "288 0 0 300 0 0 cm", box: "0 0 288 300"),
            _ => ScannedPdf.Of(Direct["gray, 8 bits"] with { Data = ScannedPdf.Deflate(new byte[1000]) }),
        };
        var pixels = Read(bytes);
        Assert.Equal(150, pixels.Dpi);
        AssertSame(Render(bytes, 150), pixels, 0);
    }

    [Fact]
    public void What_poppler_renders_of_an_image_has_its_very_dots()
    {
        // Poppler reads more intricate pages of this packing wrong.
        static int Block(int x, int y) => x > 60 && y > 90 && (x / 9 + y / 7 * 3) % 5 == 0 ? 1 : 0;
        var blocks = ScannedPdf.Pack(Width, Height, 1, 1, (x, y, _) => Block(x, y));
        var image = new ScannedImage(
            Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
            ScannedPdf.Jbig2(blocks, Width, Height));
        var pixels = Read(ScannedPdf.Of(image, "", "144 0 0 216 0 0 cm", "0 0 144 216"));
        Assert.Equal((Width, Height), (pixels.Width, pixels.Height));
        Assert.Equal(200, pixels.Dpi, 0.02);
        Assert.Equal(
            Enumerable.Range(0, Width * Height).Select(i => Block(i % Width, i / Width) == 1 ? 0 : 255),
            pixels.Red.Select(v => (int)v));
    }

    [Fact]
    public void Jpeg_2000_is_what_poppler_renders()
    {
        var pixels = Read(ScannedPdf.Of(new ScannedImage(Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /JPXDecode", ScannedPdf.MiddleGrey(Width, Height))));
        Assert.Equal(150, pixels.Dpi);
        Assert.Equal(128, pixels.Red[pixels.Height / 2 * pixels.Width + pixels.Width / 2]);
    }

    [Fact]
    public void A_range_of_pages_gives_each_its_own_in_whatever_order_they_are_asked_for()
    {
        const int Count = 40;
        byte[] Page(int number) => ScannedPdf.Jbig2(
            ScannedPdf.Pack(Width, Height, 1, 1, (x, y, _) => ScannedPdf.IsBlack(x, y, Width, Height, number) ? 1 : 0),
            Width, Height);
        var pdf = ScannedPdf.Of(
            Enumerable.Range(1, Count).Select(
                n => new ScannedImage(
                    Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode", Page(n))));
        using var source = PdfPageSource.Open(pdf, "scan.pdf");
        for (var number = 1; number <= Count; number++) source.ReadPage(number);
        int[] wanted = [.. Enumerable.Range(1, Count).Where(n => n != 9)]; // of page 9 there is a copy, say
        source.Expect(wanted);
        var got = new PagePixels[Count + 1];
        int[] overtaking = [2, 1, 3, 8, 4, 5, 10, 6, 7];
        foreach (var number in overtaking) got[number] = source.ReadPixels(number);
        Parallel.ForEach(
            wanted.Except(overtaking), new ParallelOptions { MaxDegreeOfParallelism = 4 },
            number => got[number] = source.ReadPixels(number));
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, pdf);
        foreach (var number in wanted) AssertSame(Poppler.Render(path, number, 150)!, got[number], 0);
        File.Delete(path);
        Assert.Equal(
            wanted.Length,
            wanted.Select(n => Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(got[n].Red))).Distinct()
                .Count());
    }

    [Fact]
    public void A_page_in_units_of_its_own_keeps_its_size()
    {
        var pdf = ScannedPdf.Of(
            new ScannedImage(
                Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
                ScannedPdf.Jbig2(Bits, Width, Height)),
            "/UserUnit 2");
        using var source = PdfPageSource.Open(pdf, "scan.pdf");
        var page = source.ReadPage(1);
        var pixels = source.ReadPixels(1);
        Assert.Equal(576, page.Width);
        Assert.Equal(page.Width, pixels.Width * 72 / pixels.Dpi, 0.5);
    }

    [Theory]
    [InlineData("", 20, 282)]
    [InlineData("/Rotate 90", 50, 20)]
    [InlineData("/Rotate 180", 118, 50)]
    [InlineData("/Rotate 270", 282, 118)]
    public void An_image_in_a_page_of_text_is_where_its_box_says(string entries, double left, double top)
    {
        // 150 × 100 points from (20, 50) on, the left third black.
        var third = new ScannedImage(
            300, 200, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
            ScannedPdf.Deflate(ScannedPdf.Pack(300, 200, 1, 8, (x, _, _) => x < 100 ? 0 : 255)));
        using var source = PdfPageSource.Open(
            ScannedPdf.Of(
                third, entries, "150 0 0 100 20 50 cm", content: "Q BT /F1 12 Tf 20 300 Td (a page of text) Tj ET q"),
            "mixed.pdf");
        var page = source.ReadPage(1);
        var box = Assert.Single(page.Images);
        Assert.True(page.Words.Count > 0);
        Assert.Equal((left, top), (box.Left, box.Top));
        var crop = source.ReadPixels(1).Crop(box);
        double At(double x, double y) => crop.Red[(int)(y * crop.Height) * crop.Width + (int)(x * crop.Width)];
        var (near, far) = entries switch
        {
            "" => (At(0.15, 0.5), At(0.5, 0.5)),
            "/Rotate 90" => (At(0.5, 0.15), At(0.5, 0.5)),
            "/Rotate 180" => (At(0.85, 0.5), At(0.5, 0.5)),
            _ => (At(0.5, 0.85), At(0.5, 0.5)),
        };
        Assert.Equal((0, 255), (near, far));
    }

    [Fact]
    public void An_image_that_claims_more_than_it_has_takes_no_memory_for_it()
    {
        // 64 MiB are more than any page needs.
        var bomb = ScannedPdf.Of(Direct["gray, 8 bits"] with { Data = ScannedPdf.Deflate(new byte[200 << 20]) });
        var before = GC.GetAllocatedBytesForCurrentThread();
        var pixels = Read(bomb);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 280 << 20);
        AssertSame(Render(bomb, 150), pixels, 0);
    }

    static PagePixels Read(byte[] pdf)
    {
        using var source = PdfPageSource.Open(pdf, "scan.pdf");
        source.ReadPage(1);
        return source.ReadPixels(1);
    }

    static PagePixels Render(byte[] pdf, double dpi)
    {
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, pdf);
        var pixels = Poppler.Render(path, 1, dpi);
        File.Delete(path);
        return pixels!;
    }

    static void AssertSame(PagePixels expected, PagePixels actual, int tolerance)
    {
        Assert.Equal((expected.Width, expected.Height), (actual.Width, actual.Height));
        foreach (var (a, b) in new[] { (expected.Red, actual.Red), (expected.Green, actual.Green), (expected.Blue, actual.Blue) })
            for (var i = 0; i < a.Length; i++)
                if (Math.Abs(a[i] - b[i]) > tolerance)
                    Assert.Fail($"at ({i % expected.Width}, {i / expected.Width}): {a[i]} expected, {b[i]} found");
    }
}
