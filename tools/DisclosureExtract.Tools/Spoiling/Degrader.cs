using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>A rendered page → the JPEG a poor scanner would make of it, or one bit a pixel.</summary>
static class Degrader
{
    /// <param name="amounts">Boxes of amounts, points: seals are put over some of them.</param>
    public static byte[] Degrade(SKBitmap page, Rung rung, IReadOnlyList<BoundingBox> amounts, int seed)
    {
        var random = new Random(seed);
        using var surface = SKSurface.Create(new SKImageInfo(page.Width, page.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        if (rung.Skew != 0) canvas.RotateDegrees((float)rung.Skew, page.Width / 2f, page.Height / 2f);
        if (rung.Mishaps != Mishaps.None) canvas.SetMatrix(Placement.Of(rung, seed, page.Width, page.Height).Matrix);
        canvas.DrawBitmap(page, 0, 0, new SKSamplingOptions(SKCubicResampler.CatmullRom));
        var scale = rung.Dpi / 72f;
        if (rung.Watermark) DrawWatermark(canvas, page.Width, page.Height, scale, random);
        if (rung.Seals) DrawSeals(canvas, page.Width, page.Height, scale, amounts, random);
        Accidents.OnPaper(canvas, page.Width, page.Height, scale, rung, amounts, random);
        using var drawn = surface.Snapshot();
        using var bitmap = Blur(drawn, rung.Blur);
        if (rung.Mishaps != Mishaps.None) Accidents.Light(bitmap, scale, rung, random);
        if (rung.Noise > 0) AddNoise(bitmap, rung.Noise, random);
        if (rung.Mishaps.HasFlag(Mishaps.Bilevel)) return Accidents.Bits(bitmap, random);
        using var data = bitmap.Encode(SKEncodedImageFormat.Jpeg, rung.Jpeg);
        return data.ToArray();
    }

    static void DrawWatermark(SKCanvas canvas, int width, int height, float scale, Random random)
    {
        string[] texts = ["仅供公开查阅", "财政局内部资料", "预算公开专用", "DRAFT 草案"];
        var text = texts[random.Next(texts.Length)];
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, (22 + random.Next(14)) * scale);
        var grey = (byte)(185 + random.Next(30));
        using var paint = new SKPaint { Color = new SKColor(grey, grey, grey), IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        var step = font.MeasureText(text) + 50 * scale;
        canvas.Save();
        canvas.RotateDegrees(-(25 + random.Next(20)), width / 2f, height / 2f);
        var reach = Math.Max(width, height);
        for (var y = -reach / 2f; y < 1.5 * reach; y += 105 * scale)
            for (var x = -reach / 2f; x < 1.5 * reach; x += step) canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }

    static void DrawSeals(SKCanvas canvas, int width, int height, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        for (var i = 0; i < 2; i++)
        {
            var over = amounts.Count > 0 ? amounts[random.Next(amounts.Count)] : new BoundingBox(width * 0.6 / scale, height * 0.7 / scale, width * 0.7 / scale, height * 0.75 / scale);
            DrawSeal(canvas, (float)over.CenterX * scale, (float)over.CenterY * scale, 56 * scale, random);
        }
    }

    static void DrawSeal(SKCanvas canvas, float x, float y, float radius, Random random)
    {
        var color = new SKColor((byte)(215 + random.Next(30)), (byte)(45 + random.Next(40)), (byte)(50 + random.Next(40)), 215);
        using var ring = new SKPaint { Color = color, IsStroke = true, StrokeWidth = radius * 0.07f, IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        using var fill = new SKPaint { Color = color, IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        canvas.DrawCircle(x, y, radius, ring);
        using var star = new SKPathBuilder();
        for (var i = 0; i < 5; i++)
        {
            var angle = -Math.PI / 2 + i * 4 * Math.PI / 5;
            var point = new SKPoint(x + (float)Math.Cos(angle) * radius * 0.28f, y + (float)Math.Sin(angle) * radius * 0.28f);
            if (i == 0) star.MoveTo(point);
            else star.LineTo(point);
        }
        star.Close();
        using var path = star.Detach();
        canvas.DrawPath(path, fill);
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, radius * 0.24f);
        const string Body = "某某市某某区财政局";
        for (var i = 0; i < Body.Length; i++)
        {
            canvas.Save();
            canvas.Translate(x, y);
            canvas.RotateDegrees(-110 + 220f * i / (Body.Length - 1));
            canvas.DrawText(Body[i].ToString(), 0, -radius * 0.68f, SKTextAlign.Center, font, fill);
            canvas.Restore();
        }
        canvas.DrawText("预算专用章", x, y + radius * 0.6f, SKTextAlign.Center, font, fill);
    }

    static SKBitmap Blur(SKImage image, float sigma)
    {
        var bitmap = new SKBitmap(new SKImageInfo(image.Width, image.Height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        using var filter = sigma > 0 ? SKImageFilter.CreateBlur(sigma, sigma, SKShaderTileMode.Clamp) : null;
        using var paint = new SKPaint { ImageFilter = filter };
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        return bitmap;
    }

    static void AddNoise(SKBitmap bitmap, double sigma, Random random)
    {
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i += 4)
        {
            var grey = sigma * random.Gauss();
            for (var c = 0; c < 3; c++) pixels[i + c] = (byte)Math.Clamp(Math.Round(pixels[i + c] + grey + 0.3 * sigma * (random.NextDouble() - 0.5)), 0, 255);
        }
    }
}
