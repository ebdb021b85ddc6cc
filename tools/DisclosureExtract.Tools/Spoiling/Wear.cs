using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Primitives;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>What offices do to a sheet: feeders with dust, worn toner, stamps, pens, the back that shows through.</summary>
static class Wear
{
    static readonly string[] Words = ["已审核", "财政专用", "与原件相符", "已核对 2025", "公开"];

    /// <summary>Two to five lines a pixel or two wide, from the first row to the last.</summary>
    public static void Streak(SKBitmap bitmap, float scale, Random random)
    {
        using var canvas = new SKCanvas(bitmap);
        for (var i = 2 + random.Next(4); i > 0; i--)
        {
            var level = (byte)random.Next(110);
            using var paint = new SKPaint { Color = new SKColor(level, level, level), StrokeWidth = (float)(0.3 + 0.5 * random.NextDouble()) * scale };
            var x = (float)(bitmap.Width * (0.1 + 0.8 * random.NextDouble()));
            canvas.DrawLine(x, 0, x, bitmap.Height, paint);
        }
    }

    /// <summary>White over stretches of a third of the rulings, and over one in twelve whole.</summary>
    public static void LoseLines(SKBitmap page, float scale, IReadOnlyList<BoundingBox> rulings, Random random)
    {
        using var canvas = new SKCanvas(page);
        using var white = new SKPaint { Color = SKColors.White };
        foreach (var ruling in rulings)
        {
            var lot = random.Next(12);
            if (lot > 4) continue;
            var isLevel = ruling.Width > ruling.Height;
            var length = isLevel ? ruling.Width : ruling.Height;
            var gap = lot == 0 ? length : 8 + 30 * random.NextDouble();
            var from = Math.Max(0, (length - gap) * random.NextDouble());
            var box = isLevel
                ? ruling with { Left = ruling.Left + from, Right = Math.Min(ruling.Right, ruling.Left + from + gap) }
                : ruling with { Top = ruling.Top + from, Bottom = Math.Min(ruling.Bottom, ruling.Top + from + gap) };
            canvas.DrawRect(
                new SKRect((float)box.Left * scale, (float)box.Top * scale, (float)box.Right * scale, (float)box.Bottom * scale), white);
        }
    }

    /// <summary>Words in a frame, blue or red, over a few amounts.</summary>
    public static void Stamp(SKCanvas canvas, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        using var typeface = FontFiles.Any();
        for (var i = 0; i < 3 && amounts.Count > 0; i++)
        {
            var at = amounts[random.Next(amounts.Count)];
            var color = random.Next(2) == 0 ? new SKColor(40, 70, 190) : new SKColor(205, 40, 50);
            using var font = new SKFont(typeface, (14 + random.Next(8)) * scale);
            using var fill = Ink.Paint(color);
            using var frame = Ink.Paint(color, 1.4f * scale);
            var text = Words[random.Next(Words.Length)];
            var (width, height) = (font.MeasureText(text) + 8 * scale, font.Size + 8 * scale);
            canvas.Save();
            canvas.Translate((float)at.CenterX * scale, (float)at.CenterY * scale);
            canvas.RotateDegrees(random.Next(-12, 13));
            canvas.DrawRect(new SKRect(-width / 2, -height / 2, width / 2, height / 2), frame);
            canvas.DrawText(text, 0, 0.36f * font.Size, SKTextAlign.Center, font, fill);
            canvas.Restore();
        }
    }

    /// <summary>Ticks beside amounts, a stroke through one, a highlighter over another, marks where nothing stands.</summary>
    public static void Write(SKCanvas canvas, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        using var pen = Ink.Paint(random.Next(2) == 0 ? new SKColor(30, 50, 160) : new SKColor(190, 30, 40), 1.1f * scale);
        using var light = Ink.Paint(new SKColor(250, 240, 110));
        for (var i = 0; i < 6 && amounts.Count > 0; i++)
        {
            var at = amounts[random.Next(amounts.Count)];
            float left = (float)at.Left * scale, right = (float)at.Right * scale, middle = (float)at.CenterY * scale;
            if (i == 0) canvas.DrawLine(left, middle + 2 * scale, right, middle - 3 * scale, pen);
            else if (i == 1) canvas.DrawRect(new SKRect(left - scale, (float)at.Top * scale, right + scale, (float)at.Bottom * scale), light);
            else
            {
                var x = i < 4 ? right + 2 * scale : left - 30 * scale;
                canvas.DrawLine(x, middle, x + 3 * scale, middle + 4 * scale, pen);
                canvas.DrawLine(x + 3 * scale, middle + 4 * scale, x + 9 * scale, middle - 6 * scale, pen);
            }
        }
    }

    /// <summary>The same page seen from behind, pale and out of focus.</summary>
    public static void Bleed(SKCanvas canvas, SKBitmap page, Random random)
    {
        using var image = SKImage.FromBitmap(page);
        var pale = (byte)(175 + random.Next(45));
        using var filter = SKImageFilter.CreateBlur(1.2f, 1.2f, SKShaderTileMode.Clamp);
        using var fade = SKColorFilter.CreateLighting(
            new SKColor((byte)(255 - pale), (byte)(255 - pale), (byte)(255 - pale)), new SKColor(pale, pale, pale));
        using var paint = new SKPaint { ImageFilter = filter, ColorFilter = fade, BlendMode = SKBlendMode.Multiply };
        canvas.Save();
        canvas.Scale(-1, 1, page.Width / 2f + random.Next(12), 0);
        canvas.DrawImage(image, 0, 0, SKSamplingOptions.Default, paint);
        canvas.Restore();
    }

    /// <summary>Levels moved up until thin strokes fade, or down until they run together.</summary>
    public static void Expose(SKBitmap bitmap, Random random)
    {
        var gamma = random.Next(2) == 0 ? 0.45 + 0.15 * random.NextDouble() : 1.8 + 0.6 * random.NextDouble();
        var pixels = bitmap.GetPixelSpan();
        for (var i = 0; i < pixels.Length; i++)
            if (i % 4 < 3) pixels[i] = (byte)Math.Clamp(255 * Math.Pow(pixels[i] / 255.0, gamma), 0, 255);
    }

    /// <summary>Errors of rounding to black and white handed on to the pixels to come.</summary>
    public static void Dither(SKBitmap bitmap)
    {
        int width = bitmap.Width, height = bitmap.Height;
        var levels = Array.ConvertAll(Pixels.Gray(bitmap), g => (float)g);
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = y * width + x;
                var white = levels[at] >= 128;
                var error = levels[at] - (white ? 255 : 0);
                if (x + 1 < width) levels[at + 1] += error * 7 / 16;
                if (y + 1 < height)
                {
                    if (x > 0) levels[at + width - 1] += error * 3 / 16;
                    levels[at + width] += error * 5 / 16;
                    if (x + 1 < width) levels[at + width + 1] += error / 16;
                }
                for (var c = 0; c < 3; c++) pixels[4 * at + c] = white ? (byte)255 : (byte)0;
            }
    }
}
