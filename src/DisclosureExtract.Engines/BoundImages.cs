using System.Globalization;
using System.IO.Compression;
using System.Text;
using DisclosureExtract.Engines.Images;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Engines;

/// <summary>
/// Image files bound into one PDF of a page each, as a scanner makes it: JPEG as it is, all else packed without loss. The same
/// files give the same bytes.
/// </summary>
public static class BoundImages
{
    /// <param name="IsPacked">A JPEG is not; samples are.</param>
    readonly record struct BoundPicture(byte[] Data, int Width, int Height, int Channels, bool IsPacked, double Dpi);

    /// <param name="files">In the order of the pages; of files of several pages all.</param>
    /// <exception cref="DocumentException">One of them is no image, or damaged; the message names it.</exception>
    public static byte[] Bind(IEnumerable<string> files, CancellationToken stop = default)
    {
        using var pdf = new MemoryStream();
        var offsets = new List<long>();
        var pages = new List<int>();
        Write("%PDF-1.4\n");
        foreach (var picture in files.SelectMany(Pictures))
        {
            stop.ThrowIfCancellationRequested();
            if (pdf.Length + picture.Data.Length > DocumentOpener.LargestFile)
                throw new DocumentException(
                    DocumentFault.TooLarge,
                    $"the images are larger together than {DocumentOpener.LargestFile >> 20} MiB. Split the folder.");
            var image = offsets.Count + 3; // the catalogue and the page tree are 1 and 2
            var (width, height) = (Points(picture.Width, picture.Dpi), Points(picture.Height, picture.Dpi));
            Begin();
            Write($"<< /Type /XObject /Subtype /Image /Width {picture.Width} /Height {picture.Height} /BitsPerComponent 8 "
                + $"/ColorSpace /{(picture.Channels == 1 ? "DeviceGray" : "DeviceRGB")} "
                + $"/Filter /{(picture.IsPacked ? "FlateDecode" : "DCTDecode")} /Length {picture.Data.Length} >>\nstream\n");
            pdf.Write(picture.Data);
            Write("\nendstream\nendobj\n");
            var content = $"q {width} 0 0 {height} 0 0 cm /I Do Q";
            Begin();
            Write($"<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
            Begin();
            Write($"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {width} {height}] "
                + $"/Resources << /XObject << /I {image} 0 R >> >> /Contents {image + 1} 0 R >>\nendobj\n");
            pages.Add(image + 2);
        }
        var catalogue = pdf.Position;
        Write("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        var tree = pdf.Position;
        Write($"2 0 obj\n<< /Type /Pages /Count {pages.Count} /Kids [{string.Join(' ', pages.Select(p => $"{p} 0 R"))}] >>\nendobj\n");
        var table = pdf.Position;
        Write($"xref\n0 {offsets.Count + 3}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Prepend(tree).Prepend(catalogue))
            Write(offset.ToString("0000000000", CultureInfo.InvariantCulture) + " 00000 n \n");
        Write($"trailer\n<< /Size {offsets.Count + 3} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return pdf.ToArray();

        void Begin()
        {
            offsets.Add(pdf.Position);
            Write($"{offsets.Count + 2} 0 obj\n");
        }

        void Write(string text) => pdf.Write(Encoding.Latin1.GetBytes(text));

        static string Points(int pixels, double dpi) => (pixels * 72 / dpi).ToString("0.###", CultureInfo.InvariantCulture);
    }

    static IEnumerable<BoundPicture> Pictures(string file)
    {
        var bytes = DocumentOpener.ReadFile(file);
        if (ImagePageSource.TypeOf(bytes) is not { } type)
            throw new DocumentException(DocumentFault.UnknownType, $"{file}: not an image. Export it again.");
        using var source = ImagePageSource.Open(bytes, type, file);
        for (var number = 1; number <= source.PageCount; number++)
        {
            if (type == "image/jpeg" && RasterFiles.Size(bytes) is var (width, height) && Channels(bytes) is 1 or 3)
                yield return new BoundPicture(bytes, width, height, Channels(bytes), IsPacked: false, source.DpiOf(number));
            else yield return Packed(Pixels(source, number, file));
        }
    }

    static PagePixels Pixels(ImagePageSource source, int number, string file)
    {
        try
        {
            return source.ReadPixels(number);
        }
        catch (PageUnreadableException e)
        {
            throw new DocumentException(DocumentFault.Damaged, $"{file}: {e.Reason}. Export it again.", e);
        }
    }

    static BoundPicture Packed(PagePixels pixels)
    {
        var samples = pixels.Red;
        if (!pixels.IsGray)
        {
            samples = new byte[3 * pixels.Red.Length];
            for (int i = 0, o = 0; i < pixels.Red.Length; i++)
                (samples[o++], samples[o++], samples[o++]) = (pixels.Red[i], pixels.Green[i], pixels.Blue[i]);
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(samples);
        // What was too fine to be of use is read in fewer pixels.
        return new BoundPicture(packed.ToArray(), pixels.Width, pixels.Height, pixels.IsGray ? 1 : 3, IsPacked: true, pixels.Dpi);
    }

    /// <summary>Of a JPEG, from the head of its frame: 1, 3, or 4 where it was made for print; 0 where it tells of none.</summary>
    static int Channels(byte[] jpeg)
    {
        for (var at = 2; at + 9 < jpeg.Length && jpeg[at] == 0xFF;)
        {
            var marker = jpeg[at + 1];
            if (marker is >= 0xC0 and <= 0xCF and not (0xC4 or 0xC8 or 0xCC)) return jpeg[at + 9];
            at += marker == 0xFF ? 1 : 2 + (jpeg[at + 2] << 8 | jpeg[at + 3]);
        }
        return 0;
    }
}
