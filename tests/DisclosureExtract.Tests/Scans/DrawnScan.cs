using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Tables;
using DisclosureExtract.Tests.Tables;
using SkiaSharp;

namespace DisclosureExtract.Tests.Scans;

/// <summary>A drawn table as a scanner would see it.</summary>
sealed record DrawnScan
{
    public required DrawnTable Table { get; init; }

    /// <summary>Words outside of the table, points.</summary>
    public IReadOnlyList<Word> Lines { get; init; } = [];

    public double Dpi { get; init; } = 150;

    /// <summary>Degrees clockwise.</summary>
    public double Skew { get; init; }

    /// <summary>Quarter turns clockwise made after the skew.</summary>
    public int Quarters { get; init; }

    public double Noise { get; init; }

    public float Line { get; init; } = 0.7f;

    public bool Watermark { get; init; }

    /// <summary>Points drawn and left out in turn; whole lines without.</summary>
    public float[]? Dashes { get; init; }

    /// <summary>Rulings that the page does not show.</summary>
    public Func<Ruling, bool> IsHidden { get; init; } = _ => false;

    /// <summary>Where a seal stands, points.</summary>
    public SKPoint? Seal { get; init; }

    /// <summary>What else is drawn over it, points.</summary>
    public Action<SKCanvas>? Over { get; init; }

    public const double Width = 595, Height = 842;

    public IEnumerable<Word> Words => Table.Words().Concat(Lines);

    public PagePixels ToPixels()
    {
        var scale = (float)(Dpi / 72);
        using var surface = SKSurface.Create(new SKImageInfo((int)(Width * scale), (int)(Height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque));
        var canvas = surface.Canvas;
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        canvas.RotateDegrees((float)Skew, (float)Width / 2, (float)Height / 2);
        using var typeface = FontFiles.Any();
        using var ink = new SKPaint { Color = SKColors.Black, IsAntialias = true, StrokeWidth = Line };
        using var dashes = Dashes is null ? null : SKPathEffect.CreateDash(Dashes, 0);
        using var line = ink.Clone();
        (line.PathEffect, line.IsStroke) = (dashes, true);
        foreach (var ruling in Table.Rulings())
        {
            if (IsHidden(ruling)) continue;
            var (x0, y0, x1, y1) = ruling.IsHorizontal ? (ruling.Start, ruling.Position, ruling.End, ruling.Position) : (ruling.Position, ruling.Start, ruling.Position, ruling.End);
            canvas.DrawLine((float)x0, (float)y0, (float)x1, (float)y1, line);
        }
        foreach (var word in Words)
        {
            using var font = new SKFont(typeface, (float)word.FontSize);
            canvas.DrawText(word.Text, (float)word.Box.Left, (float)(word.Box.Bottom - 0.12 * word.FontSize), SKTextAlign.Left, font, ink);
        }
        if (Watermark) DrawWatermark(canvas, typeface);
        if (Seal is { } at) DrawSeal(canvas, typeface, at);
        Over?.Invoke(canvas);
        using var image = surface.Snapshot();
        using var bitmap = SKBitmap.FromImage(image);
        return Turned(ToPlanes(bitmap));
    }

    /// <summary>Where a point of the drawing is on the page as displayed.</summary>
    public (double X, double Y) Displayed(double x, double y)
    {
        var (sin, cos) = Math.SinCos(Skew * Math.PI / 180);
        var (dx, dy) = (x - Width / 2, y - Height / 2);
        (x, y) = (Width / 2 + dx * cos - dy * sin, Height / 2 + dx * sin + dy * cos);
        return Quarters switch { 1 => (Height - y, x), 2 => (Width - x, Height - y), 3 => (y, Width - x), _ => (x, y) };
    }

    PagePixels ToPlanes(SKBitmap bitmap)
    {
        var pixels = bitmap.GetPixelSpan();
        var count = bitmap.Width * bitmap.Height;
        byte[] red = new byte[count], green = new byte[count], blue = new byte[count];
        var random = new Random(7);
        for (var i = 0; i < count; i++)
        {
            var noise = Noise == 0 ? 0 : Noise * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
            byte Noisy(byte v) => (byte)Math.Clamp(v + noise, 0, 255);
            (red[i], green[i], blue[i]) = (Noisy(pixels[4 * i]), Noisy(pixels[4 * i + 1]), Noisy(pixels[4 * i + 2]));
        }
        return new PagePixels(bitmap.Width, bitmap.Height, red, green, blue, Dpi);
    }

    PagePixels Turned(PagePixels page)
    {
        for (var i = 0; i < Quarters; i++)
        {
            var (width, height) = (page.Width, page.Height);
            byte[] Turn(byte[] plane)
            {
                var turned = new byte[plane.Length];
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++) turned[x * height + height - 1 - y] = plane[y * width + x];
                return turned;
            }
            page = new PagePixels(height, width, Turn(page.Red), Turn(page.Green), Turn(page.Blue), page.Dpi);
        }
        return page;
    }

    static void DrawWatermark(SKCanvas canvas, SKTypeface typeface)
    {
        using var font = new SKFont(typeface, 30);
        using var paint = new SKPaint { Color = new SKColor(196, 196, 196), IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        canvas.Save();
        canvas.RotateDegrees(-32, (float)Width / 2, (float)Height / 2);
        for (var y = -200; y < 1100; y += 110)
            for (var x = -300; x < 1000; x += 230) canvas.DrawText("仅供公开查阅", x, y, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }

    static void DrawSeal(SKCanvas canvas, SKTypeface typeface, SKPoint at)
    {
        using var paint = new SKPaint { Color = new SKColor(222, 60, 70), IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        using var ring = new SKPaint { Color = paint.Color, IsAntialias = true, IsStroke = true, StrokeWidth = 3, BlendMode = SKBlendMode.Multiply };
        canvas.DrawCircle(at.X, at.Y, 50, ring);
        using var font = new SKFont(typeface, 12);
        canvas.DrawText("某某财政局", at.X, at.Y - 18, SKTextAlign.Center, font, paint);
        canvas.DrawText("预算专用章", at.X, at.Y + 28, SKTextAlign.Center, font, paint);
    }
}
