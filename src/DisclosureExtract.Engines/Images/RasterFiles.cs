using System.Globalization;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using SkiaSharp;

namespace DisclosureExtract.Engines.Images;

/// <summary>
/// Bytes of an image → pixels. Skia decodes PNG, JPEG and WebP; the binary PNM that poppler writes is read here.
/// </summary>
static class RasterFiles
{
    /// <summary>More pixels than this (A4 at 1200 dpi) are refused: a small file can claim any size.</summary>
    public const long MostPixels = 140_000_000;

    /// <summary>Width and height; null for what cannot be decoded.</summary>
    public static (int Width, int Height)? Size(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is null || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels
            ? null : (codec.Info.Width, codec.Info.Height);
    }

    /// <summary>Decodes with Skia; null for what it does not know or what is damaged.</summary>
    public static PagePixels? Decode(byte[] bytes, double dpi)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels) return null;
        var info = new SKImageInfo(codec.Info.Width, codec.Info.Height, SKColorType.Rgba8888, SKAlphaType.Premul);
        using var bitmap = new SKBitmap(info);
        var result = codec.GetPixels(info, bitmap.GetPixels());
        if (result is not (SKCodecResult.Success or SKCodecResult.IncompleteInput)) return null;
        return FromRgba(bitmap.GetPixelSpan(), info.Width, info.Height, dpi);
    }

    /// <summary>
    /// The next binary PGM (P5) or PPM (P6) of a stream, row by row; null at its end and for anything else.
    /// </summary>
    public static PagePixels? ReadPnm(Stream pnm, double dpi)
    {
        var kind = Token(pnm);
        if (kind is not ("P5" or "P6") || !TryNumber(pnm, out var width) || !TryNumber(pnm, out var height)
            || !TryNumber(pnm, out var top) || top != 255)
            return null;
        if ((long)width * height is <= 0 or > MostPixels) return null;
        var channels = kind == "P5" ? 1 : 3;
        var (row, isGray) = (new byte[width * channels], true);
        var red = new byte[width * height];
        var (green, blue) = channels == 1 ? (red, red) : (new byte[red.Length], new byte[red.Length]);
        for (var y = 0; y < height; y++)
        {
            if (pnm.ReadAtLeast(row, row.Length, throwOnEndOfStream: false) < row.Length) return null;
            if (channels == 1) row.CopyTo(red, y * width);
            else
                for (int x = 0, i = y * width; x < row.Length; x += 3, i++)
                {
                    (red[i], green[i], blue[i]) = (row[x], row[x + 1], row[x + 2]);
                    isGray &= row[x] == row[x + 1] && row[x] == row[x + 2];
                }
        }
        return isGray ? new PagePixels(width, height, red, red, red, dpi)
            : new PagePixels(width, height, red, green, blue, dpi);
    }

    static PagePixels FromRgba(ReadOnlySpan<byte> rgba, int width, int height, double dpi)
    {
        var isGray = true;
        for (var o = 0; isGray && o < rgba.Length; o += 4) isGray = rgba[o] == rgba[o + 1] && rgba[o] == rgba[o + 2];
        var red = Plane(rgba, 0);
        return isGray ? new PagePixels(width, height, red, red, red, dpi)
            : new PagePixels(width, height, red, Plane(rgba, 1), Plane(rgba, 2), dpi);
    }

    /// <summary>One of three colours, premultiplied, over white paper: what is transparent is paper.</summary>
    static byte[] Plane(ReadOnlySpan<byte> rgba, int colour)
    {
        var plane = new byte[rgba.Length / 4];
        for (int i = 0, o = 0; i < plane.Length; i++, o += 4) plane[i] = (byte)(rgba[o + colour] + 255 - rgba[o + 3]);
        return plane;
    }

    /// <summary>The next word and the one white space after it.</summary>
    static string Token(Stream stream)
    {
        const int Longest = 12;
        var token = "";
        for (int next; token.Length <= Longest && (next = stream.ReadByte()) >= 0;)
        {
            if (next > ' ') token += (char)next;
            else if (token.Length > 0) break;
        }
        return token;
    }

    static bool TryNumber(Stream stream, out int number) =>
        int.TryParse(Token(stream), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
