using System.Diagnostics;
using System.Globalization;
using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using SkiaSharp;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>bench/pixels.sh</summary>
public sealed class PixelTimes(ITestOutputHelper output)
{
    const int Width = 2480, Height = 3508, Pages = 12;

    [Fact(Explicit = true)]
    public void Full()
    {
        static int Bit(int x, int y) => ScannedPdf.IsBlack(x / 2, y / 2, Width / 2, Height / 2) ? 1 : 0;
        var bits = ScannedPdf.Pack(Width, Height, 1, 1, (x, y, _) => Bit(x, y));
        var rgb = ScannedPdf.Pack(
            Width, Height, 3, 8, (x, y, c) => Bit(x, y) == 1 ? 30 + c : 250 - (x * 7 + y * 13) % 5);
        var grey = ScannedPdf.Pack(Width, Height, 1, 8, (x, y, _) => Bit(x, y) == 1 ? 30 : 250 - (x * 7 + y * 13) % 5);
        using var bitmap = new SKBitmap(new SKImageInfo(Width, Height, SKColorType.Gray8, SKAlphaType.Opaque));
        grey.CopyTo(bitmap.GetPixelSpan());
        using var jpeg = bitmap.Encode(SKEncodedImageFormat.Jpeg, 75);
        Time(
            "JPEG, gray",
            new(Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /DCTDecode", jpeg.ToArray()));
        Time(
            "Flate, RGB",
            new(
                Width, Height,
                $"/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /FlateDecode /DecodeParms << /Predictor 15 /Colors 3 /Columns {Width} >>", ScannedPdf.Deflate(
                    ScannedPdf.Up(rgb, 3 * Width))));
        Time(
            "Flate, gray",
            new(
                Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode",
                ScannedPdf.Deflate(grey)));
        Time(
            "Flate, 1 bit",
            new(
                Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /FlateDecode",
                ScannedPdf.Deflate(bits)));
        Time(
            "fax, group 4",
            new(
                Width, Height,
                $"/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns {Width} >>", ScannedPdf.Fax(
                    bits, Width, Height, Compression.CCITTFAX4)));
        Time(
            "JBIG2",
            new(
                Width, Height, "/ColorSpace /DeviceGray /BitsPerComponent 1 /Filter /JBIG2Decode",
                ScannedPdf.Jbig2(bits, Width, Height)));
    }

    void Time(string packing, ScannedImage image)
    {
        var pdf = ScannedPdf.Of(
            Enumerable.Repeat(image, Pages), matrix: "595.2 0 0 841.92 0 0 cm", box: "0 0 595.2 841.92");
        var path = Path.GetTempFileName();
        File.WriteAllBytes(path, pdf);
        double Each(Action<int> read)
        {
            read(1);
            var clock = Stopwatch.StartNew();
            for (var page = 1; page <= Pages; page++) read(page);
            return clock.Elapsed.TotalMilliseconds / Pages;
        }

        using var source = PdfPageSource.Open(pdf, "scan.pdf");
        for (var page = 1; page <= Pages; page++) source.ReadPage(page);
        source.Expect([.. Enumerable.Range(1, Pages)]);
        var now = Each(page => source.ReadPixels(page));
        var alone = Each(page => Poppler.Render(path, page, 299.99));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{packing,-14} {now,6:0} ms a page; a poppler process a page {alone,6:0} ms"));
        File.Delete(path);
    }
}
