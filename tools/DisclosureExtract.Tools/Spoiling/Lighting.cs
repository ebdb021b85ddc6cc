using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>What light, paper and scanner do to the pixels, before noise.</summary>
static class Lighting
{
    public static void Fall(SKBitmap bitmap, float scale, Mishaps mishaps, Random random)
    {
        int width = bitmap.Width, height = bitmap.Height;
        var (across, down) = (new double[width], new double[height]);
        Array.Fill(across, 1);
        Array.Fill(down, 1);
        if (mishaps.HasFlag(Mishaps.Light)) Spine(across, down, scale, random);
        if (mishaps.HasFlag(Mishaps.Fold)) Fold(random.Next(2) == 0 ? across : down, scale, random);
        var (ink, paper) = mishaps.HasFlag(Mishaps.Faint) ? (85 + random.Next(45), 205 + random.Next(40)) : (0, 255);
        var pixels = bitmap.GetPixelSpan();
        for (int y = 0, i = 0; y < height; y++)
            for (var x = 0; x < width; x++, i += 4)
            {
                var light = across[x] * down[y];
                for (var c = 0; c < 3; c++)
                    pixels[i + c] = (byte)Math.Clamp((ink + pixels[i + c] * (paper - ink) / 255.0) * light, 0, 255);
            }
        if (mishaps.HasFlag(Mishaps.Edges)) Edges(bitmap, scale, random);
    }

    /// <summary>Light that falls off across and down the page, with the shadow of a book's spine on one side.</summary>
    static void Spine(double[] across, double[] down, float scale, Random random)
    {
        var isLeft = random.Next(2) == 0;
        double depth = 0.3 + 0.3 * random.NextDouble(), reach = (25 + random.Next(40)) * scale;
        double fall = 0.12 * random.NextDouble(), side = 0.12 * random.NextDouble();
        for (var x = 0; x < across.Length; x++)
        {
            var distance = isLeft ? x : across.Length - x;
            across[x] *= (1 - depth * Math.Exp(-distance / reach)) * (1 - side * x / across.Length);
        }
        for (var y = 0; y < down.Length; y++) down[y] *= 1 - fall * y / down.Length;
    }

    /// <summary>A dark line, and paper a little darker behind it.</summary>
    static void Fold(double[] line, float scale, Random random)
    {
        double at = line.Length * (0.3 + 0.4 * random.NextDouble()), depth = 0.08 + 0.15 * random.NextDouble();
        var thick = (0.6 + random.NextDouble()) * scale;
        for (var i = 0; i < line.Length; i++)
            line[i] *= (1 - depth * Math.Exp(-(i - at) * (i - at) / (2 * thick * thick))) * (i < at ? 1 : 0.97);
    }

    static void Edges(SKBitmap bitmap, float scale, Random random)
    {
        using var canvas = new SKCanvas(bitmap);
        using var black = new SKPaint { Color = new SKColor(25, 25, 25) };
        float width = bitmap.Width, height = bitmap.Height;
        for (var side = 0; side < 4; side++)
        {
            if (random.Next(2) == 0) continue;
            float a = random.Next(12) * scale, b = random.Next(12) * scale;
            ReadOnlySpan<SKPoint> corners = side switch
            {
                0 => [new(0, 0), new(a, 0), new(b, height), new(0, height)],
                1 => [new(width, 0), new(width - a, 0), new(width - b, height), new(width, height)],
                2 => [new(0, 0), new(0, a), new(width, b), new(width, 0)],
                _ => [new(0, height), new(0, height - a), new(width, height - b), new(width, height)],
            };
            using var builder = new SKPathBuilder();
            builder.AddPoly(corners, close: true);
            using var path = builder.Detach();
            canvas.DrawPath(path, black);
        }
    }
}
