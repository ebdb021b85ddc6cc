using System.Globalization;
using DisclosureExtract.Documents;
using SkiaSharp;

namespace DisclosureExtract.Engines.Images;

/// <summary>Bytes of an image → pixels. Skia decodes PNG, JPEG and WebP; the binary PNM that poppler writes is read here.</summary>
static class RasterFiles
{
    /// <summary>More pixels than this (A4 at 1200 dpi) are refused: a small file can claim any size.</summary>
    public const long MostPixels = 140_000_000;

    /// <summary>Width and height; null for what cannot be decoded.</summary>
    public static (int Width, int Height)? Size(byte[] bytes)
    {
        using var data = SKData.CreateCopy(bytes);
        using var codec = SKCodec.Create(data);
        return codec is null || (long)codec.Info.Width * codec.Info.Height is <= 0 or > MostPixels ? null : (codec.Info.Width, codec.Info.Height);
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

    /// <summary>Binary PGM (P5) or PPM (P6) → pixels; null for anything else.</summary>
    public static PagePixels? ReadPnm(byte[] pnm, double dpi)
    {
        var at = 0;
        var kind = Token(pnm, ref at);
        if (kind is not ("P5" or "P6") || !TryNumber(pnm, ref at, out var width) || !TryNumber(pnm, ref at, out var height) || !TryNumber(pnm, ref at, out var top) || top != 255) return null;
        var channels = kind == "P5" ? 1 : 3;
        if (width <= 0 || height <= 0 || pnm.Length - at < (long)width * height * channels) return null;
        if (channels == 1)
        {
            var gray = pnm.AsSpan(at, width * height).ToArray();
            return new PagePixels(width, height, gray, gray, gray, dpi);
        }
        byte[] red = new byte[width * height], green = new byte[width * height], blue = new byte[width * height];
        var isGray = true;
        for (int i = 0, o = at; i < red.Length; i++, o += 3)
        {
            (red[i], green[i], blue[i]) = (pnm[o], pnm[o + 1], pnm[o + 2]);
            isGray &= pnm[o] == pnm[o + 1] && pnm[o] == pnm[o + 2];
        }
        return isGray ? new PagePixels(width, height, red, red, red, dpi) : new PagePixels(width, height, red, green, blue, dpi);
    }

    static PagePixels FromRgba(ReadOnlySpan<byte> rgba, int width, int height, double dpi)
    {
        var isGray = true;
        for (var o = 0; isGray && o < rgba.Length; o += 4) isGray = rgba[o] == rgba[o + 1] && rgba[o] == rgba[o + 2];
        var red = Plane(rgba, 0);
        return isGray ? new PagePixels(width, height, red, red, red, dpi) : new PagePixels(width, height, red, Plane(rgba, 1), Plane(rgba, 2), dpi);
    }

    /// <summary>One of three colours, premultiplied, over white paper: what is transparent is paper.</summary>
    static byte[] Plane(ReadOnlySpan<byte> rgba, int colour)
    {
        var plane = new byte[rgba.Length / 4];
        for (int i = 0, o = 0; i < plane.Length; i++, o += 4) plane[i] = (byte)(rgba[o + colour] + 255 - rgba[o + 3]);
        return plane;
    }

    static string Token(byte[] bytes, ref int at)
    {
        while (at < bytes.Length && bytes[at] <= ' ') at++;
        var start = at;
        while (at < bytes.Length && bytes[at] > ' ') at++;
        var token = System.Text.Encoding.Latin1.GetString(bytes, start, at - start);
        at++; // the one white space after a token
        return token;
    }

    static bool TryNumber(byte[] bytes, ref int at, out int number) => int.TryParse(Token(bytes, ref at), NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
