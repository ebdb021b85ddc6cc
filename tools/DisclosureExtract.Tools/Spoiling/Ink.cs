using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>
/// What watermarks and seals are drawn with: colours that let the print below show, text in tiles and on a ring.
/// </summary>
static class Ink
{
    /// <param name="stroke">Width of the line; filled where 0.</param>
    public static SKPaint Paint(SKColor color, float stroke = 0) => new()
    {
        Color = color,
        IsAntialias = true,
        BlendMode = SKBlendMode.Multiply,
        IsStroke = stroke > 0,
        StrokeWidth = stroke,
    };

    /// <summary>A text again and again over the whole page, in slanted lines.</summary>
    /// <param name="angle">Degrees clockwise.</param>
    /// <param name="step">From one beginning of the text to the next, pixels.</param>
    /// <param name="line">From one line to the next, pixels.</param>
    public static void Tile(
        SKCanvas canvas, SKSizeI page, string text, SKFont font, SKPaint paint, float angle, float step, float line)
    {
        canvas.Save();
        canvas.RotateDegrees(angle, page.Width / 2f, page.Height / 2f);
        var reach = Math.Max(page.Width, page.Height);
        for (var y = -reach / 2f; y < 1.5 * reach; y += line)
            for (var x = -reach / 2f; x < 1.5 * reach; x += step)
                canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        canvas.Restore();
    }

    /// <summary>A text along the upper part of a ring about the origin, as seals have it.</summary>
    public static void Arc(SKCanvas canvas, string text, float radius, SKFont font, SKPaint paint)
    {
        for (var i = 0; i < text.Length; i++)
        {
            canvas.Save();
            canvas.RotateDegrees(-110 + 220f * i / (text.Length - 1));
            canvas.DrawText(text[i].ToString(), 0, -radius, SKTextAlign.Center, font, paint);
            canvas.Restore();
        }
    }
}
