using DisclosureExtract.Engines.Drawing;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>Watermarks over a page.</summary>
static class Watermarking
{
    static readonly string[] PlainTexts = ["仅供公开查阅", "财政局内部资料", "预算公开专用", "DRAFT 草案"];

    static readonly string[] Texts = ["仅供内部审核", "复印件与原件核对无误", "公开文件 请勿转载", "草稿", "CONFIDENTIAL", "某某县财政局", "2025"];

    static readonly SKColor[] Tints =
    [
        new(196, 214, 246), new(250, 206, 206), new(253, 226, 190), new(206, 236, 206), new(226, 210, 240),
    ];

    /// <summary>Tiled grey text, slanted by 25 to 45 degrees.</summary>
    public static void Plain(SKCanvas canvas, SKSizeI page, float scale, Random random)
    {
        var text = PlainTexts[random.Next(PlainTexts.Length)];
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, (22 + random.Next(14)) * scale);
        using var paint = Ink.Paint(Grey(185 + random.Next(30)));
        Ink.Tile(
            canvas, page, text, font, paint, -(25 + random.Next(20)), font.MeasureText(text) + 50 * scale, 105 * scale);
    }

    /// <summary>Dark grey, tiled and slanted: nearly as dark as worn print.</summary>
    public static void Dark(SKCanvas canvas, SKSizeI page, float scale, Random random)
    {
        var text = Texts[random.Next(Texts.Length)];
        using var typeface = FontFiles.Any();
        using var font = new SKFont(typeface, (24 + random.Next(16)) * scale);
        using var paint = Ink.Paint(Grey(80 + random.Next(60)));
        Ink.Tile(
            canvas, page, text, font, paint, -(20 + random.Next(25)), font.MeasureText(text) + 60 * scale, 120 * scale);
    }

    /// <summary>Grey or of a pale colour, tiled or once and large, at any slant.</summary>
    public static void Any(SKCanvas canvas, SKSizeI page, float scale, Random random)
    {
        var text = Texts[random.Next(Texts.Length)];
        var grey = Grey(175 + random.Next(45));
        using var paint = Ink.Paint(random.Next(2) == 0 ? grey : Tints[random.Next(Tints.Length)]);
        using var typeface = FontFiles.Any();
        var isLarge = random.Next(3) == 0;
        using var font = new SKFont(typeface, (isLarge ? 60 + random.Next(30) : 16 + random.Next(26)) * scale);
        var slant = random.Next(5) == 0 ? 0 : random.Next(-60, 61);
        if (!isLarge)
        {
            var step = font.MeasureText(text) + (20 + random.Next(80)) * scale;
            Ink.Tile(canvas, page, text, font, paint, slant, step, font.Size + (30 + random.Next(90)) * scale);
            return;
        }
        canvas.Save();
        canvas.RotateDegrees(slant, page.Width / 2f, page.Height / 2f);
        canvas.DrawText(text, page.Width / 2f, page.Height / 2f, SKTextAlign.Center, font, paint);
        canvas.Restore();
    }

    static SKColor Grey(int level) => new((byte)level, (byte)level, (byte)level);
}
