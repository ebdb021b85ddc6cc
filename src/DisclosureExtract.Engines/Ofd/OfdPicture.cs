using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>A picture of an OFD as an image of the PDF: JPEG and JBIG2 as they are, all else decoded.</summary>
static class OfdPicture
{
    /// <returns>The number of its object; null for what nothing can decode.</returns>
    public static int? Write(PdfObjects pdf, byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(new byte[] { 0x97, (byte)'J', (byte)'B', (byte)'2' })) return WriteJbig2(pdf, bytes);
        var isTiff = ImagePageSource.TypeOf(bytes.AsSpan(0, Math.Min(bytes.Length, 16))) == "image/tiff";
        if (IsPlainJpeg(bytes) && RasterFiles.Size(bytes) is { } size)
            return pdf.AddStream(Entries(size.Width, size.Height, "/DeviceRGB", "/Filter/DCTDecode"), bytes);
        var pixels = !isTiff ? RasterFiles.Decode(bytes, 0) : TiffFile.Sizes(bytes) is [var first, ..] ? TiffFile.Decode(bytes, 0, first.Dpi) : null;
        return pixels is null ? null : WritePixels(pdf, pixels);
    }

    static int WritePixels(PdfObjects pdf, PagePixels pixels)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
        {
            if (pixels.IsGray) zip.Write(pixels.Red);
            else
            {
                var row = new byte[3 * pixels.Width];
                for (var y = 0; y < pixels.Height; y++)
                {
                    for (int x = 0, i = y * pixels.Width; x < pixels.Width; x++, i++)
                        (row[3 * x], row[3 * x + 1], row[3 * x + 2]) = (pixels.Red[i], pixels.Green[i], pixels.Blue[i]);
                    zip.Write(row);
                }
            }
        }
        return pdf.AddStream(Entries(pixels.Width, pixels.Height, pixels.IsGray ? "/DeviceGray" : "/DeviceRGB", "/Filter/FlateDecode"), packed.ToArray());
    }

    /// <summary>A JPEG of three colours: in PDF the number of colours must be known, and those of print mean other things there.</summary>
    static bool IsPlainJpeg(byte[] bytes)
    {
        if (bytes is not [0xFF, 0xD8, ..]) return false;
        for (var at = 2; at + 9 < bytes.Length && bytes[at] == 0xFF;)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return bytes[at + 9] == 3;
            at += 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + 2));
        }
        return false;
    }

    /// <summary>The segments without the head of the file, which PDF does not have. The first tells the size of the page.</summary>
    static int? WriteJbig2(PdfObjects pdf, byte[] bytes)
    {
        const int PageInformation = 48, HeadOfSegment = 11;
        if (bytes.Length < 13 || (bytes[8] & 1) == 0) return null; // segments apart from their heads
        var start = (bytes[8] & 2) == 0 ? 13 : 9;
        var data = bytes.AsSpan(start);
        if (data.Length < HeadOfSegment + 8 || (data[4] & 0x3F) != PageInformation || (data[4] & 0x40) != 0 || data[5] >> 5 != 0) return null;
        var (width, height) = (BinaryPrimitives.ReadUInt32BigEndian(data[HeadOfSegment..]), BinaryPrimitives.ReadUInt32BigEndian(data[(HeadOfSegment + 4)..]));
        if (width is 0 or > 100_000 || height is 0 or > 100_000 || (long)width * height > RasterFiles.MostPixels) return null;
        return pdf.AddStream(string.Create(
            CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace/DeviceGray/BitsPerComponent 1/Filter/JBIG2Decode"), data);
    }

    static string Entries(int width, int height, string space, string filter) => string.Create(
        CultureInfo.InvariantCulture, $"/Type/XObject/Subtype/Image/Width {width}/Height {height}/ColorSpace{space}/BitsPerComponent 8{filter}");
}
