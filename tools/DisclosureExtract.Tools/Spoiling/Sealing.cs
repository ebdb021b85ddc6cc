using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Primitives;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>Seals over a page. Sizes are points, the canvas is in pixels, <c>scale</c> pixels a point.</summary>
static class Sealing
{
    /// <summary>Two round red seals over amounts.</summary>
    public static void Plain(
        SKCanvas canvas, SKSizeI page, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        for (var i = 0; i < 2; i++)
        {
            var over = amounts.Count > 0
                ? amounts[random.Next(amounts.Count)]
                : Corner(page, scale, 0.6, 0.7, 0.7, 0.75);
            var color = new SKColor(
                (byte)(215 + random.Next(30)), (byte)(45 + random.Next(40)), (byte)(50 + random.Next(40)), 215);
            DrawOfficial(canvas, (float)over.CenterX * scale, (float)over.CenterY * scale, 56 * scale, color);
        }
    }

    /// <summary>
    /// One or two seals, red or blue, of five shapes: over totals, over amounts, in the corner or cut by the edge.
    /// </summary>
    public static void Any(
        SKCanvas canvas, SKSizeI page, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        for (var i = 1 + random.Next(2); i > 0; i--) DrawAny(canvas, page, scale, amounts, random);
    }

    static BoundingBox Corner(SKSizeI page, float scale, double left, double top, double right, double bottom) =>
        new(
            left * page.Width / scale, top * page.Height / scale, right * page.Width / scale,
            bottom * page.Height / scale);

    /// <summary>A ring with a star, the name of a body along it and what the seal is for below.</summary>
    static void DrawOfficial(SKCanvas canvas, float x, float y, float radius, SKColor color)
    {
        using var ring = Ink.Paint(color, radius * 0.07f);
        using var fill = Ink.Paint(color);
        canvas.DrawCircle(x, y, radius, ring);
        using var builder = new SKPathBuilder();
        builder.AddPoly([.. Enumerable.Range(0, 5).Select(Corner)], close: true);
        using var star = builder.Detach();
        canvas.DrawPath(star, fill);
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, radius * 0.24f);
        canvas.Save();
        canvas.Translate(x, y);
        Ink.Arc(canvas, "某某市某某区财政局", radius * 0.68f, font, fill);
        canvas.Restore();
        canvas.DrawText("预算专用章", x, y + radius * 0.6f, SKTextAlign.Center, font, fill);

        SKPoint Corner(int i)
        {
            var angle = -Math.PI / 2 + i * 4 * Math.PI / 5;
            return new SKPoint(
                x + (float)Math.Cos(angle) * radius * 0.28f, y + (float)Math.Sin(angle) * radius * 0.28f);
        }
    }

    static void DrawAny(SKCanvas canvas, SKSizeI page, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        var place = random.Next(4);
        var over = amounts.Count == 0 || place == 3 ? Corner(page, scale, 0.6, 0.75, 0.7, 0.8)
            : place == 0 ? amounts[amounts.Count - 1 - random.Next(Math.Min(6, amounts.Count))]
            : amounts[random.Next(amounts.Count)];
        var (x, y) = ((float)over.CenterX * scale, (float)over.CenterY * scale);
        // set across the edges of several pages
        if (place == 3 && random.Next(2) == 0) x = page.Width - (random.Next(30) - 5) * scale;
        var isBlue = random.Next(4) == 0;
        var color = isBlue
            ? new SKColor((byte)random.Next(40, 90), (byte)random.Next(60, 110), (byte)random.Next(190, 240), 210)
            : new SKColor((byte)random.Next(200, 250), (byte)random.Next(30, 90), (byte)random.Next(30, 90), 210);
        using var fill = Ink.Paint(color);
        using var line = Ink.Paint(color, 2.6f * scale);
        using var typeface = FontFiles.Any();
        canvas.Save();
        canvas.Translate(x, y);
        canvas.RotateDegrees(random.Next(-20, 21));
        switch (random.Next(5))
        {
            case 0: // a name, raised
                Square(18 + random.Next(10), isField: false);
                break;
            case 1: // a name, sunk
                Square(18 + random.Next(10), isField: true);
                break;
            case 2: // long
                canvas.DrawRect(-76 * scale, -26 * scale, 152 * scale, 52 * scale, line);
                Text("某某单位财务专用章", 0, 6, 15);
                break;
            case 3: // oval
                canvas.DrawOval(0, 0, 60 * scale, 40 * scale, line);
                Text("某某市某某局", 0, -10, 14);
                Text("业务专用章", 0, 14, 14);
                break;
            default:
                Round(50 + random.Next(12));
                break;
        }
        canvas.Restore();

        void Square(float half, bool isField)
        {
            canvas.DrawRect(-half * scale, -half * scale, 2 * half * scale, 2 * half * scale, isField ? fill : line);
            using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
            using var font = new SKFont(typeface, half * 0.85f * scale);
            ReadOnlySpan<(string, float, float)> characters =
            [
                ("张", 0.45f, -0.15f), ("三", 0.45f, 0.75f), ("之", -0.45f, -0.15f), ("印", -0.45f, 0.75f),
            ];
            foreach (var (c, dx, dy) in characters)
                canvas.DrawText(
                    c, dx * half * scale, dy * half * scale, SKTextAlign.Center, font, isField ? white : fill);
        }

        void Round(float radius)
        {
            canvas.DrawCircle(0, 0, radius * scale, line);
            using var font = new SKFont(typeface, 0.25f * radius * scale);
            Ink.Arc(canvas, "某某省某某县民政局", 0.68f * radius * scale, font, fill);
            Text("★", 0, 0.2f * radius, 0.6f * radius);
        }

        void Text(string text, float dx, float dy, float size)
        {
            using var font = new SKFont(typeface, size * scale);
            canvas.DrawText(text, dx * scale, dy * scale, SKTextAlign.Center, font, fill);
        }
    }
}
