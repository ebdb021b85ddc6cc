using System.Buffers.Binary;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>Image files made to take a decoder down.</summary>
static class PictureBombs
{
    public static IReadOnlyList<(string Name, Func<byte[]> Make)> All { get; } =
    [
        ("white-14000x10000.png", () => Png(14_000, 10_000, Bombs.Deflated(10_000L * 14_001 / 65_536 * 65_536, 0))),
        ("cut-14000x10000.png", () => Png(14_000, 10_000, Bombs.Deflate(new byte[20_000]))),
        ("two-billion-wide.png", () => Png(2_000_000_000, 1, Bombs.Deflate(new byte[100]))),
        ("no-width.png", () => Png(0, 0, [])),
        ("profile-256mib.png", () => Png(50, 50, Bombs.Deflate(new byte[50 * 51]), Chunk("iCCP", [.. "a\0\0"u8, .. Bombs.Deflated(256 << 20, 65)]))),
        ("text-256mib.png", () => Png(50, 50, Bombs.Deflate(new byte[50 * 51]), Chunk("zTXt", [.. "a\0\0"u8, .. Bombs.Deflated(256 << 20, 65)]))),
        ("one-pixel.png", () => Png(1, 1, Bombs.Deflate(new byte[2]))),
        ("line-of-pixels.png", () => Png(100_000, 1, Bombs.Deflate(new byte[100_001]))),
        ("65500x65500.jpg", () => Jpeg(65_500, 65_500)),
        ("11000x11000-without-data.jpg", () => Jpeg(11_000, 11_000)),
        ("next-page-is-this-page.tif", () => Tiff([Page(40, 40, 8)])),
        ("sixty-thousand-pages.tif", () => Tiff([.. Enumerable.Range(0, 60_000).Select(i => Page(40, 40, i == 59_999 ? 0 : 8 + (i + 1) * PageLength))])),
        ("140-million-pixels-in-eight-bytes.tif", () => Tiff([Page(14_000, 10_000, 0)])),
        ("two-billion-pixels.tif", () => Tiff([Page(65_000, 65_000, 0)])),
        ("strip-beyond-the-file.tif", () => Tiff([Page(400, 400, 0, stripOffset: 0xFFFF_FFF0, stripBytes: 0xFFFF_FFFF)])),
        ("million-strips.tif", () => Tiff([Page(400, 400, 0, strips: 100_000_000)])),
        ("packed-by-a-number-nobody-knows.tif", () => Tiff([Page(400, 400, 0, compression: 65_000)])),
        ("fax-rubbish.tif", () => Tiff([Page(4000, 4000, 0, compression: 4, stripBytes: 20_000)], Bombs.Noise(20_000))),
        ("jpeg-in-tiff-rubbish.tif", () => Tiff([Page(4000, 4000, 0, compression: 7, stripBytes: 20_000)], Bombs.Noise(20_000))),
        ("lzw-rubbish.tif", () => Tiff([Page(4000, 4000, 0, compression: 5, stripBytes: 20_000)], Bombs.Noise(20_000))),
        ("huge-canvas.webp", () => [.. "RIFF"u8, 40, 0, 0, 0, .. "WEBPVP8X"u8, 10, 0, 0, 0, 0, 0, 0, 0, 255, 255, 255, 255, 255, 255, .. "VP8L"u8, 4, 0, 0, 0, 0x2F, 255, 255, 255]),
    ];

    /// <summary>Those that are pictures after all and take what a picture of their size takes.</summary>
    public static IReadOnlyList<string> Large { get; } = ["white-14000x10000.png", "cut-14000x10000.png", "11000x11000-without-data.jpg", "140-million-pixels-in-eight-bytes.tif"];

    const int PageLength = 2 + 9 * 12 + 4;

    static byte[] Png(int width, int height, byte[] packed, byte[]? before = null)
    {
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), height);
        head[8] = 8; // bits of grey
        return [0x89, .. "PNG\r\n\u001a\n"u8, .. Chunk("IHDR", head), .. before ?? [], .. Chunk("IDAT", packed), .. Chunk("IEND", [])];
    }

    static byte[] Chunk(string name, byte[] data)
    {
        byte[] named = [.. System.Text.Encoding.ASCII.GetBytes(name), .. data];
        var chunk = new byte[named.Length + 8];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        named.CopyTo(chunk, 4);
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(named.Length + 4), Checksum(named));
        return chunk;
    }

    static uint Checksum(byte[] bytes)
    {
        var crc = uint.MaxValue;
        foreach (var b in bytes)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++) crc = (crc & 1) != 0 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1;
        }
        return ~crc;
    }

    /// <summary>Head of a baseline JPEG of one component, then a scan of noise.</summary>
    static byte[] Jpeg(ushort width, ushort height) =>
    [
        0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat(
            (byte)1,
            64), 0xFF, 0xC0, 0, 11, 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, 1, 1, 0x11, 0,
        0xFF, 0xC4, 0, 20, 0, 1, .. new byte[15], 0, 0xFF, 0xC4, 0, 20, 0x10, 1, .. new byte[15], 0, 0xFF, 0xDA, 0, 8, 1, 1, 0, 0, 63, 0, .. new byte[400], 0xFF, 0xD9,
    ];

    static byte[] Tiff(byte[][] pages, byte[]? data = null) =>
        [.. "II*\0"u8, 8, 0, 0, 0, .. pages.SelectMany(p => p), .. data ?? new byte[8]];

    /// <summary>A directory of nine entries; the strip stands behind one page.</summary>
    static byte[] Page(
        uint width, uint height, int next, uint compression = 1, uint strips = 1, uint stripOffset = 8 + PageLength,
        uint stripBytes = 8)
    {
        (ushort Tag, uint Count, uint Value)[] entries =
        [
            (256, 1, width), (257, 1, height), (258, 1, compression == 4 ? 1u : 8), (259, 1, compression), (262, 1, 1), (273, strips, stripOffset), (277, 1, 1), (278, 1, height), (279, strips, stripBytes),
        ];
        var page = new byte[PageLength];
        page[0] = 9;
        for (var i = 0; i < entries.Length; i++)
        {
            var at = page.AsSpan(2 + i * 12);
            BinaryPrimitives.WriteUInt16LittleEndian(at, entries[i].Tag);
            BinaryPrimitives.WriteUInt16LittleEndian(at[2..], 4); // 32 bits each
            BinaryPrimitives.WriteUInt32LittleEndian(at[4..], entries[i].Count);
            BinaryPrimitives.WriteUInt32LittleEndian(at[8..], entries[i].Value);
        }
        BinaryPrimitives.WriteInt32LittleEndian(page.AsSpan(PageLength - 4), next);
        return page;
    }
}
