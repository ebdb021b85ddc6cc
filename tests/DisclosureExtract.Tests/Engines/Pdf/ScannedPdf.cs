using System.Globalization;
using System.IO.Compression;
using System.Text;
using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>An image as a scanner's PDF keeps it.</summary>
/// <param name="Entries">Of its dictionary, without size and length.</param>
sealed record ScannedImage(int Width, int Height, string Entries, byte[] Data)
{
    /// <summary>Other objects it needs: their numbers take the place of {0}, {1} … in the entries.</summary>
    public IReadOnlyList<string> Objects { get; init; } = [];
}

/// <summary>PDFs of pages that are one image each, and the ways to pack one.</summary>
static class ScannedPdf
{
    /// <summary>
    /// Page of 288 × 432 points: an image of 400 × 600 has 100 dots an inch. It ends a hair before the page, because
    /// poppler gives an image that ends where a dot ends one dot more, and blurs it over them.
    /// </summary>
    public const string Box = "0 0 288 432", Whole = "287.994 0 0 431.994 0.003 0.003 cm";

    public static byte[] Of(
        ScannedImage image, string entries = "", string matrix = Whole, string box = Box,
        string content = "") => Of([image], entries, matrix, box, content);

    public static byte[] Of(
        IEnumerable<ScannedImage> images, string entries = "", string matrix = Whole, string box = Box,
        string content = "")
    {
        var pdf = MiniPdf.WithHelvetica();
        foreach (var image in images)
        {
            var others = image.Objects.Select(
                o => (object)string.Create(CultureInfo.InvariantCulture, $"{pdf.Add(o)} 0 R")).ToArray();
            var own = string.Format(CultureInfo.InvariantCulture, image.Entries, others);
            var data = Encoding.Latin1.GetString(image.Data);
            var number = pdf.Add($"<< /Type /XObject /Subtype /Image /Width {image.Width} /Height {image.Height} {own} /Length {data.Length} >>\nstream\n{data}\nendstream");
            pdf.PageWith(
                $"/XObject << /I {number} 0 R >> /Font << /F1 {pdf.Font} 0 R >>", $"q {matrix} /I Do Q {content}", box,
                entries);
        }
        return pdf.ToBytes();
    }

    /// <summary>Blocks and lines that look the same from no two sides, and differ by seed.</summary>
    public static bool IsBlack(int x, int y, int width, int height, int seed = 0)
    {
        if (x > width / 10 && x < width / 2 && y > height / 12 && y < height / 9) return true; // a title at the left
        if (y > height / 5 && y < height * 4 / 5 && x > width / 8 && (y % 29 == 0 || (x % 67 == 0 && y < height / 2)))
            return true;
        return x > width / 8 && x < width - 20 && y % 29 is > 8 and < 22 && (x * 7 + y / 29 * 31 + seed * 13) % 43 < 14
            && x % 67 > 10;
    }

    public static byte[] Pack(int width, int height, int components, int bits, Func<int, int, int, int> sample)
    {
        var stride = (width * components * bits + 7) / 8;
        var packed = new byte[stride * height];
        for (var y = 0; y < height; y++)
            for (var i = 0; i < width * components; i++)
                packed[y * stride + i * bits / 8] |= (byte)(sample(i / components, y, i % components) << (8 - bits - i * bits % 8));
        return packed;
    }

    public static byte[] Deflate(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(bytes);
        return packed.ToArray();
    }

    /// <summary>Rows with the PNG filter "up" before each.</summary>
    public static byte[] Up(byte[] rows, int stride)
    {
        var filtered = new byte[rows.Length / stride * (stride + 1)];
        for (var y = 0; y * stride < rows.Length; y++)
        {
            filtered[y * (stride + 1)] = 2;
            for (var i = 0; i < stride; i++)
                filtered[y * (stride + 1) + 1 + i] = (byte)(rows[y * stride + i] - (y == 0 ? 0 : rows[(y - 1) * stride + i]));
        }
        return filtered;
    }

    /// <summary>One bit a dot, 1 black, packed as a fax.</summary>
    public static byte[] Fax(byte[] bits, int width, int height, Compression compression, Group3Opt options = 0)
    {
        using var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("memory", "w", stream, new KeepOpen()))
        {
            tiff.SetField(TiffTag.IMAGEWIDTH, width);
            tiff.SetField(TiffTag.IMAGELENGTH, height);
            tiff.SetField(TiffTag.BITSPERSAMPLE, 1);
            tiff.SetField(TiffTag.SAMPLESPERPIXEL, 1);
            tiff.SetField(TiffTag.ROWSPERSTRIP, height);
            tiff.SetField(TiffTag.COMPRESSION, compression);
            if (compression == Compression.CCITTFAX3) tiff.SetField(TiffTag.GROUP3OPTIONS, options);
            tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.MINISWHITE);
            tiff.SetField(TiffTag.FILLORDER, FillOrder.MSB2LSB);
            tiff.WriteEncodedStrip(0, bits, bits.Length);
            tiff.WriteDirectory();
        }
        using var written = Tiff.ClientOpen("memory", "r", new MemoryStream(stream.ToArray()), new TiffStream());
        var packed = new byte[written.RawStripSize(0)];
        return packed[..written.ReadRawStrip(0, packed, 0, packed.Length)];
    }

    /// <summary>JBIG2 as PDF embeds it: a page and one region of it, packed like a fax of group 4.</summary>
    public static byte[] Jbig2(byte[] bits, int width, int height)
    {
        byte[] Word(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
        byte[] Segment(int number, byte type, byte[] data) => [.. Word(number), type, 0, 1, .. Word(data.Length), .. data];
        var fax = Fax(bits, width, height, Compression.CCITTFAX4);
        return [.. Segment(0, 48, [.. Word(width), .. Word(height), .. Word(0), .. Word(0), 0, 0, 0]), .. Segment(1, 38, [.. Word(width), .. Word(height), .. Word(0), .. Word(0), 0, 1, .. fax])];
    }

    /// <summary>JPEG 2000 without a single coefficient: gray as white as black.</summary>
    public static byte[] MiddleGrey(int width, int height)
    {
        byte[] Word(int value) => [(byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
        return
        [
            0xFF, 0x4F, // start
            // One tile, one component of 8 bits.
            0xFF, 0x51, 0, 41, 0, 0, .. Word(width), .. Word(
                height), .. Word(0), .. Word(0), .. Word(width), .. Word(height), .. Word(0), .. Word(0), 0, 1, 7, 1, 1,
            0xFF, 0x52, 0, 12, 0, 0, 0, 1, 0, 0, 4, 4, 0, 1, // one layer, no levels
            0xFF, 0x5C, 0, 4, 0x40, 0x40, // not quantised
            0xFF, 0x90, 0, 10, 0, 0, .. Word(15), 0, 1, 0xFF, 0x93, 0, // one packet, empty
            0xFF, 0xD9,
        ];
    }

    sealed class KeepOpen : TiffStream
    {
        public override void Close(object clientData)
        {
        }
    }
}
