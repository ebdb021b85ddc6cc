using BitMiracle.LibTiff.Classic;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Engines.Pdf;
using SkiaSharp;

namespace DisclosureExtract.Tests.Engines.Images;

public sealed class ImagePageSourceTests
{
    [Theory]
    [InlineData(SKEncodedImageFormat.Png, "image/png")]
    [InlineData(SKEncodedImageFormat.Jpeg, "image/jpeg")]
    [InlineData(SKEncodedImageFormat.Webp, "image/webp")]
    public void An_image_is_one_page_whatever_its_name(SKEncodedImageFormat format, string type)
    {
        using var source = Assert.IsType<ImagePageSource>(DocumentOpener.Open(Encode(format), "scan.pdf"));
        Assert.Equal((type, 1), (source.MediaType, source.PageCount));
        var page = source.ReadPage(1);
        Assert.Equal(595, page.Width, 1.0); // no resolution is stated: taken for A4
        var pixels = source.ReadPixels(1);
        Assert.Equal((620, 877), (pixels.Width, pixels.Height));
        Assert.InRange(pixels.Red[300 * 620 + 300], 0, 60);
        Assert.InRange(pixels.Red[10], 240, 255);
    }

    [Fact]
    public void A_tiff_has_its_pages()
    {
        using var source = DocumentOpener.Open(TwoPageTiff(), "scan.tif");
        Assert.Equal(2, source.PageCount);
        var pixels = Assert.IsType<ImagePageSource>(source).ReadPixels(2);
        Assert.Equal((200, 80, 60), (pixels.Red[0], pixels.Green[0], pixels.Blue[0]));
        Assert.Equal(150, pixels.Dpi, 0.1);
    }

    [Theory]
    [InlineData(new byte[] { 0x89, (byte)'P', (byte)'N', (byte)'G', 1, 2, 3 })]
    [InlineData(new byte[] { (byte)'I', (byte)'I', (byte)'*', 0, 8, 0, 0, 0 })]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0, 0, 16 })]
    public void A_damaged_image_is_one_clear_fault(byte[] bytes)
    {
        var fault = Assert.Throws<DocumentException>(() => DocumentOpener.Open(bytes, "scan.png"));
        Assert.Equal(DocumentFault.Damaged, fault.Fault);
        Assert.Contains("scan.png", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_jpeg_of_a_scanned_page_is_taken_as_it_is()
    {
        using var source = PdfPageSource.Open(JpegPage(""), "scan.pdf");
        var pixels = source.ReadPixels(1);
        Assert.Equal((620, 877), (pixels.Width, pixels.Height));
        Assert.Equal(75, pixels.Dpi, 0.2);
        Assert.InRange(pixels.Red[300 * 620 + 300], 0, 60);
    }

    [Fact]
    public void A_page_turned_by_its_viewer_setting_is_shown_turned()
    {
        using var source = PdfPageSource.Open(JpegPage("/Rotate 90"), "scan.pdf");
        var pixels = source.ReadPixels(1);
        Assert.True(pixels.Width > pixels.Height);
        Assert.Equal(841.9, pixels.Width * 72 / pixels.Dpi, 1.0);
    }

    static byte[] JpegPage(string entries)
    {
        var pdf = MiniPdf.WithHelvetica();
        var jpeg = System.Text.Encoding.Latin1.GetString(Encode(SKEncodedImageFormat.Jpeg));
        var image = pdf.Add($"<< /Type /XObject /Subtype /Image /Width 620 /Height 877 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode /Length {jpeg.Length} >>\nstream\n{jpeg}\nendstream");
        pdf.PageWith($"/XObject << /I {image} 0 R >>", "q 595.2 0 0 841.9 0 0 cm /I Do Q", "0 0 595.2 841.9", entries);
        return pdf.ToBytes();
    }

    static byte[] Encode(SKEncodedImageFormat format)
    {
        using var bitmap = new SKBitmap(620, 877);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var ink = new SKPaint { Color = SKColors.Black };
        canvas.DrawRect(100, 200, 400, 300, ink);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    static byte[] TwoPageTiff()
    {
        using var stream = new MemoryStream();
        using (var tiff = Tiff.ClientOpen("memory", "w", stream, new KeepOpen()))
            for (short page = 0; page < 2; page++)
            {
                tiff.SetField(TiffTag.IMAGEWIDTH, 1240);
                tiff.SetField(TiffTag.IMAGELENGTH, 1754);
                tiff.SetField(TiffTag.BITSPERSAMPLE, 8);
                tiff.SetField(TiffTag.SAMPLESPERPIXEL, 3);
                tiff.SetField(TiffTag.ROWSPERSTRIP, 1754);
                tiff.SetField(TiffTag.COMPRESSION, Compression.LZW);
                tiff.SetField(TiffTag.PHOTOMETRIC, Photometric.RGB);
                tiff.SetField(TiffTag.PLANARCONFIG, PlanarConfig.CONTIG);
                tiff.SetField(TiffTag.XRESOLUTION, 150.0);
                tiff.SetField(TiffTag.YRESOLUTION, 150.0);
                tiff.SetField(TiffTag.RESOLUTIONUNIT, ResUnit.INCH);
                var row = new byte[1240 * 3];
                for (var x = 0; x < 1240; x++) (row[3 * x], row[3 * x + 1], row[3 * x + 2]) = page == 0 ? ((byte)255, (byte)255, (byte)255) : ((byte)200, (byte)80, (byte)60);
                for (var y = 0; y < 1754; y++) tiff.WriteScanline(row, y);
                tiff.WriteDirectory();
            }
        return stream.ToArray();
    }

    sealed class KeepOpen : TiffStream
    {
        public override void Close(object clientData)
        {
        }
    }
}
