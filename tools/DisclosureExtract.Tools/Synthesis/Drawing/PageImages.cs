using SkiaSharp;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>The same marks → an image, as a perfect scan would show the page.</summary>
static class PageImages
{
    public static SKBitmap Draw(DrawnPage page, double dpi)
    {
        var scale = (float)(dpi / 72);
        var isSideways = page.Turn == Turn.Sideways;
        var (width, height) = isSideways ? (page.Height, page.Width) : (page.Width, page.Height);
        var bitmap = new SKBitmap(
            (int)Math.Round(width * scale), (int)Math.Round(height * scale), SKColorType.Rgba8888, SKAlphaType.Opaque);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        if (isSideways)
        {
            canvas.Translate(0, (float)page.Width);
            canvas.RotateDegrees(-90);
        }
        foreach (var mark in page.Marks) Draw(canvas, mark);
        return bitmap;
    }

    /// <summary>The page as PNG.</summary>
    public static byte[] Png(DrawnPage page, double dpi)
    {
        using var bitmap = Draw(page, dpi);
        using var data = bitmap.Encode(SKEncodedImageFormat.Png, 90);
        return data.ToArray();
    }

    static void Draw(SKCanvas canvas, Mark mark)
    {
        using var paint = new SKPaint { IsAntialias = true };
        switch (mark)
        {
            case LineMark l:
                (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, Gray(l.Gray), (float)l.Width);
                if (l.IsDotted)
                    (paint.StrokeCap, paint.PathEffect) = (
                        SKStrokeCap.Round, SKPathEffect.CreateDash([0.01f, (float)(2.5 * l.Width)], 0));
                else if (l.IsDashed) paint.PathEffect = SKPathEffect.CreateDash([1.5f, 1.2f], 0);
                canvas.DrawLine((float)l.X0, (float)l.Y0, (float)l.X1, (float)l.Y1, paint);
                break;
            case RectMark r:
                var rect = new SKRect((float)r.X0, (float)r.Y0, (float)r.X1, (float)r.Y1);
                if (r.FillGray is { } fill)
                {
                    (paint.Style, paint.Color) = (SKPaintStyle.Fill, Gray(fill));
                    canvas.DrawRect(rect, paint);
                }
                if (r.StrokeGray is { } stroke)
                {
                    (paint.Style, paint.Color, paint.StrokeWidth) = (
                        SKPaintStyle.Stroke, Gray(stroke), (float)r.StrokeWidth);
                    canvas.DrawRect(rect, paint);
                }
                break;
            case DotMark d:
                (paint.Style, paint.Color) = (SKPaintStyle.Fill, SKColors.Black);
                canvas.DrawRect(new SKRect((float)d.X0, (float)d.Y0, (float)d.X1, (float)d.Y1), paint);
                break;
            case RingMark ring:
                (paint.Style, paint.Color, paint.StrokeWidth) = (SKPaintStyle.Stroke, Red, (float)ring.Width);
                canvas.DrawCircle((float)ring.X, (float)ring.Y, (float)ring.Radius, paint);
                break;
            case TextMark t:
                paint.Color = t.IsRed ? Red : Gray(t.Gray);
                Text(canvas, t, paint);
                break;
        }
    }

    static void Text(SKCanvas canvas, TextMark t, SKPaint paint)
    {
        using var font = new SKFont(t.Face.Typeface, (float)t.Size)
        {
            Subpixel = true, Edging = SKFontEdging.Antialias,
        };
        canvas.Save();
        canvas.Translate((float)t.X, (float)t.Y);
        canvas.RotateDegrees((float)-t.Angle);
        for (var copy = 0; copy < (t.IsFakeBold ? 2 : 1); copy++)
        {
            var along = copy * t.Size * 0.02;
            foreach (var c in t.Text)
            {
                canvas.DrawText(c.ToString(), (float)along, 0, SKTextAlign.Left, font, paint);
                along += t.Face.Width(c) * t.Size / 1000 + t.Spacing;
            }
        }
        canvas.Restore();
    }

    static readonly SKColor Red = new(217, 26, 26);

    static SKColor Gray(double gray)
    {
        var level = (byte)Math.Round(Math.Clamp(gray, 0, 1) * 255);
        return new SKColor(level, level, level);
    }
}
