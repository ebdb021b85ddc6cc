using DisclosureExtract.Primitives;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>
/// A rendered page → what a poor scanner would make of it. The one way of all measurements to spoil a page.
/// </summary>
static class Degrader
{
    /// <summary>The file a scanner would write: a JPEG, or rows of one bit a pixel.</summary>
    /// <param name="amounts">Boxes of amounts, points: seals are put over some of them.</param>
    /// <param name="rulings">Boxes of rulings, points.</param>
    public static byte[] Degrade(
        SKBitmap page, Rung rung, IReadOnlyList<BoundingBox> amounts, int seed, IReadOnlyList<BoundingBox>? rulings = null)
    {
        var random = new Random(seed);
        if (rung.Mishaps.HasFlag(Mishaps.LostLines)) Wear.LoseLines(page, rung.Dpi / 72f, rulings ?? [], random);
        using var bitmap = Spoil(page, rung, amounts, seed, random);
        if (!rung.IsBilevel) return Pixels.Jpeg(bitmap, rung.Jpeg);
        if (rung.Mishaps.HasFlag(Mishaps.Dither)) Wear.Dither(bitmap);
        return Pixels.Bits(bitmap, random);
    }

    /// <summary>The pixels read back from that file, one byte each; a quality of 0 leaves out the JPEG.</summary>
    public static byte[] DegradeToGray(SKBitmap page, Rung rung, int seed)
    {
        using var bitmap = Spoil(page, rung, [], seed, new Random(seed));
        if (rung.Jpeg == 0) return Pixels.Gray(bitmap);
        using var decoded = SKBitmap.Decode(Pixels.Jpeg(bitmap, rung.Jpeg), bitmap.Info);
        return Pixels.Gray(decoded);
    }

    /// <summary>Placed on the glass, marked, out of focus, lit, noisy: in the order in which it happens.</summary>
    static SKBitmap Spoil(SKBitmap page, Rung rung, IReadOnlyList<BoundingBox> amounts, int seed, Random random)
    {
        using var surface = Pixels.Surface(page);
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        if (rung.Skew != 0) canvas.RotateDegrees((float)rung.Skew, page.Width / 2f, page.Height / 2f);
        if (rung.Mishaps != Mishaps.None) canvas.SetMatrix(Placement.Of(rung, seed, page.Width, page.Height).Matrix);
        canvas.DrawBitmap(page, 0, 0, new SKSamplingOptions(SKCubicResampler.CatmullRom));
        var (scale, size) = (rung.Dpi / 72f, page.Info.Size);
        if (rung.Watermark) Watermarking.Plain(canvas, size, scale, random);
        if (rung.Seals) Sealing.Plain(canvas, size, scale, amounts, random);
        if (rung.Mishaps.HasFlag(Mishaps.Watermark)) Watermarking.Any(canvas, size, scale, random);
        if (rung.Mishaps.HasFlag(Mishaps.DarkMark)) Watermarking.Dark(canvas, size, scale, random);
        if (rung.Mishaps.HasFlag(Mishaps.Stamps)) Wear.Stamp(canvas, scale, amounts, random);
        if (rung.Mishaps.HasFlag(Mishaps.Pen)) Wear.Write(canvas, scale, amounts, random);
        if (rung.Mishaps.HasFlag(Mishaps.Bleed)) Wear.Bleed(canvas, page, random);
        if (rung.Mishaps.HasFlag(Mishaps.Seals)) Sealing.Any(canvas, size, scale, amounts, random);
        using var drawn = surface.Snapshot();
        var bitmap = Pixels.Blur(drawn, rung.Blur);
        if (rung.Mishaps.HasFlag(Mishaps.Streaks)) Wear.Streak(bitmap, scale, random);
        if (rung.Mishaps.HasFlag(Mishaps.Exposure)) Wear.Expose(bitmap, random);
        if (rung.Mishaps != Mishaps.None) Lighting.Fall(bitmap, scale, rung.Mishaps, random);
        if (rung.Noise > 0) Pixels.AddNoise(bitmap, rung.Noise, random);
        return bitmap;
    }
}
