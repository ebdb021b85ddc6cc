using System.Globalization;
using System.IO.Compression;
using System.Text;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>Writes a PDF of one image a page, as scanners do.</summary>
static class ImagePdf
{
    /// <param name="Image">A JPEG, or raw rows of one bit a pixel, 1 white.</param>
    public sealed record Page(
        byte[] Image, bool IsBilevel, int PixelWidth, int PixelHeight, double Width, double Height);

    public static void Write(string path, IEnumerable<Page> pages)
    {
        using var file = File.Create(path);
        var offsets = new List<long>();
        var kids = new List<int>();
        Text("%PDF-1.4\n");
        foreach (var page in pages)
        {
            var number = offsets.Count + 3; // 1 and 2 are the catalogue and the page tree
            Begin(number);
            var (data, kind) = page.IsBilevel
                ? (Deflated(page.Image), "/DeviceGray /BitsPerComponent 1 /Filter /FlateDecode")
                : (page.Image, "/DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode");
            Text(
                $"<< /Type /XObject /Subtype /Image /Width {page.PixelWidth} /Height {page.PixelHeight} /ColorSpace "
                    + $"{kind} /Length {data.Length} >>\nstream\n");
            file.Write(data);
            Text("\nendstream\nendobj\n");
            var content = string.Create(
                CultureInfo.InvariantCulture, $"q {page.Width:0.###} 0 0 {page.Height:0.###} 0 0 cm /I Do Q");
            Begin(number + 1);
            Text($"<< /Length {content.Length} >>\nstream\n{content}\nendstream\nendobj\n");
            Begin(number + 2);
            Text(string.Create(
                CultureInfo.InvariantCulture,
                $"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {page.Width:0.###} {page.Height:0.###}] /Resources << "
                    + $"/XObject << /I {number} 0 R >> >> /Contents {number + 1} 0 R >>\nendobj\n"));
            kids.Add(number + 2);
        }
        var catalog = file.Position;
        Text("1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n");
        var tree = file.Position;
        Text(
            $"2 0 obj\n<< /Type /Pages /Count {kids.Count} /Kids [{string.Join(' ', kids.Select(k => $"{k} 0 R"))}] "
                + $">>\nendobj\n");
        var xref = file.Position;
        Text($"xref\n0 {offsets.Count + 3}\n0000000000 65535 f \n");
        foreach (var offset in offsets.Prepend(tree).Prepend(catalog))
            Text(string.Create(CultureInfo.InvariantCulture, $"{offset:0000000000} 00000 n \n"));
        Text($"trailer\n<< /Size {offsets.Count + 3} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n");

        void Begin(int number)
        {
            offsets.Add(file.Position);
            Text($"{number} 0 obj\n");
        }

        static byte[] Deflated(byte[] data)
        {
            using var stream = new MemoryStream();
            using (var zlib = new ZLibStream(stream, CompressionLevel.Optimal)) zlib.Write(data);
            return stream.ToArray();
        }

        void Text(string text) => file.Write(Encoding.Latin1.GetBytes(text));
    }
}
