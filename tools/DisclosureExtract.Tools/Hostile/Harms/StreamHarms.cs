using System.IO.Compression;
using DisclosureExtract.Tools.Hostile.Writing;

namespace DisclosureExtract.Tools.Hostile.Harms;

/// <summary>Streams that unpack to more than there is, or lie about their length.</summary>
static class StreamHarms
{
    public static IEnumerable<Harm> All =>
    [
        new("length-self", p => p.ContentLength = "4 0 R"),
        new("length-negative", p => p.ContentLength = "-2147483648"),
        new("length-huge", p => p.ContentLength = "99999999999"),
        new("length-of-a-stream", p => p.AddStream(10, "", "5").ContentLength = "10 0 R"),
        new("filters-many", p => p.ContentEntries = $"/Filter [{Many.Of("/ASCIIHexDecode ", 20_000)}]"),
        new("filter-unknown", p => p.ContentEntries = "/Filter [/No /Such /Crypt] /DecodeParms [null 5 /x]"),
        new("filter-array-self", p => p.Add(10, "[10 0 R]").ContentEntries = "/Filter 10 0 R /DecodeParms 10 0 R"),
        new("flate-gib", p => Packed(p, Deflated(1L << 30), "/Filter /FlateDecode")),
        new("flate-twice", p => Packed(p, Deflated(Deflated(1L << 29)), "/Filter [/FlateDecode /FlateDecode]")),
        new("flate-predictor", p => Packed(p, Deflated(new byte[1000]), "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 2147483647 /Colors 2147483647 /BitsPerComponent 2147483647 >>")),
        new("flate-predictor-negative", p => Packed(p, Deflated(new byte[1000]), "/Filter /FlateDecode /DecodeParms << /Predictor 2 /Columns -1 /Colors -1 /BitsPerComponent -1 >>")),
        new("flate-empty", p => Packed(p, [], "/Filter [/FlateDecode /LZWDecode /RunLengthDecode /ASCII85Decode]")),
        new("lzw-repeating", p => Packed(p, [.. Enumerable.Repeat((byte)0x55, 190_000)], "/Filter /LZWDecode")),
        new("ascii85-noise", p => Packed(p, [.. Enumerable.Repeat((byte)'z', 5_000_000)], "/Filter /ASCII85Decode")),
        new("runlength-gib", p => Packed(p, Deflated(1 << 24, 0x81), "/Filter [/FlateDecode /RunLengthDecode]")),
        new("external-file", p => p.ContentEntries = "/F (/etc/passwd) /FFilter /FlateDecode"),
        new("image-huge", p => Image(p, "/Width 2147483647 /Height 2147483647 /BitsPerComponent 16 /ColorSpace /DeviceCMYK", "x")),
        new("image-negative", p => Image(p, "/Width -5 /Height -5 /BitsPerComponent -1 /ColorSpace /DeviceRGB", "x")),
        new("image-mask-self", p => Image(p, "/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace /DeviceRGB /SMask 10 0 R /Mask 10 0 R /Alternates [<< /Image 10 0 R >>]", "x")),
        new("image-decode", p => Image(p, $"/Width 9 /Height 9 /BitsPerComponent 8 /ColorSpace [/Indexed [/Indexed /DeviceRGB 255 <00>] 255 <00>] /Decode [{Many.Of("1e300 ", 10_000)}]", "x")),
        new("image-jbig2-globals-self", p => Image(p.AddStream(11, "/DecodeParms << /JBIG2Globals 11 0 R >> /Filter /JBIG2Decode", "x"), "/Width 900 /Height 900 /BitsPerComponent 1 /ColorSpace /DeviceGray /Filter /JBIG2Decode /DecodeParms << /JBIG2Globals 11 0 R >>", "x")),
        new("form-draws-itself", p => Forms(p, 1, i => "/X0 Do /X0 Do")),
        new("forms-ring", p => Forms(p, 3, i => $"/X{(i + 1) % 3} Do")),
        new("forms-doubling", p => Forms(p, 60, i => i < 59 ? $"/X{i + 1} Do /X{i + 1} Do" : "BT /F1 9 Tf (1) Tj ET")),
        new("form-matrix", p => Forms(p, 1, i => "BT /F1 1e300 Tf (1) Tj ET", "/Matrix [1e300 1e300 1e300 1e300 1e300 1e300] /BBox [1e300 0 -1e300 /a]")),
    ];

    static byte[] Deflated(long count, byte value = 0x20)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true))
        {
            var block = new byte[1 << 20];
            Array.Fill(block, value);
            for (var left = count; left > 0; left -= block.Length) zlib.Write(block, 0, (int)Math.Min(left, block.Length));
        }
        return output.ToArray();
    }

    static byte[] Deflated(byte[] bytes)
    {
        using var output = new MemoryStream();
        using (var zlib = new ZLibStream(output, CompressionLevel.Fastest, leaveOpen: true)) zlib.Write(bytes);
        return output.ToArray();
    }

    static void Packed(HostilePdf pdf, byte[] content, string entries) => (pdf.ContentBytes, pdf.ContentEntries) = (content, entries);

    static void Image(HostilePdf pdf, string entries, string data)
    {
        pdf.AddStream(10, $"/Type /XObject /Subtype /Image {entries}", data).Resources = "/XObject << /I 10 0 R >>";
        pdf.Content = "q 500 0 0 800 0 0 cm /I Do Q " + pdf.Content;
    }

    static void Forms(HostilePdf pdf, int count, Func<int, string> content, string entries = "/BBox [0 0 999 999]")
    {
        var names = string.Concat(Enumerable.Range(0, count).Select(i => $"/X{i} {10 + i} 0 R "));
        for (var i = 0; i < count; i++)
            pdf.AddStream(10 + i, $"/Type /XObject /Subtype /Form {entries} /Resources << /XObject << {names} >> /Font << /F1 5 0 R >> >>", content(i));
        pdf.Resources = $"/XObject << {names} >>";
        pdf.Content = "/X0 Do " + pdf.Content;
    }
}
