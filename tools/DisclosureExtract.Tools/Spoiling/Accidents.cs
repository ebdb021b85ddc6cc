using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Primitives;
using SkiaSharp;

namespace DisclosureExtract.Tools.Spoiling;

/// <summary>Draws what a rung's <see cref="Mishaps"/> say, by lot.</summary>
static class Accidents
{
    static readonly string[] Texts = ["仅供内部审核", "复印件与原件核对无误", "公开文件 请勿转载", "草稿", "CONFIDENTIAL", "某某县财政局", "2025"];

    static readonly SKColor[] Tints = [new(196, 214, 246), new(250, 206, 206), new(253, 226, 190), new(206, 236, 206), new(226, 210, 240)];

    /// <summary>What is on the paper: watermark, seals.</summary>
    public static void OnPaper(SKCanvas canvas, int width, int height, float scale, Rung rung, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        if (rung.Mishaps.HasFlag(Mishaps.Watermark)) Watermark(canvas, width, height, scale, random);
        if (rung.Mishaps.HasFlag(Mishaps.Seals))
            for (var i = 1 + random.Next(2); i > 0; i--) Seal(canvas, width, height, scale, amounts, random);
    }

    static void Watermark(SKCanvas canvas, int width, int height, float scale, Random random)
    {
        var text = Texts[random.Next(Texts.Length)];
        var grey = (byte)(175 + random.Next(45));
        using var paint = new SKPaint { IsAntialias = true, BlendMode = SKBlendMode.Multiply, Color = random.Next(2) == 0 ? new SKColor(grey, grey, grey) : Tints[random.Next(Tints.Length)] };
        using var typeface = FontFiles.Any();
        var isLarge = random.Next(3) == 0;
        using var font = new SKFont(typeface, (isLarge ? 60 + random.Next(30) : 16 + random.Next(26)) * scale);
        var slant = random.Next(5) == 0 ? 0 : random.Next(-60, 61);
        canvas.Save();
        canvas.RotateDegrees(slant, width / 2f, height / 2f);
        if (isLarge)
        {
            canvas.DrawText(text, width / 2f, height / 2f, SKTextAlign.Center, font, paint);
        }
        else
        {
            float step = font.MeasureText(text) + (20 + random.Next(80)) * scale, line = font.Size + (30 + random.Next(90)) * scale, reach = Math.Max(width, height);
            for (var y = -reach / 2f; y < 1.5 * reach; y += line)
                for (var x = -reach / 2f; x < 1.5 * reach; x += step) canvas.DrawText(text, x, y, SKTextAlign.Left, font, paint);
        }
        canvas.Restore();
    }

    static void Seal(SKCanvas canvas, int width, int height, float scale, IReadOnlyList<BoundingBox> amounts, Random random)
    {
        var place = random.Next(4);
        var over = amounts.Count == 0 || place == 3 ? new BoundingBox(0.6 * width / scale, 0.75 * height / scale, 0.7 * width / scale, 0.8 * height / scale)
            : amounts[place == 0 ? amounts.Count - 1 - random.Next(Math.Min(6, amounts.Count)) : random.Next(amounts.Count)];
        var (x, y) = ((float)over.CenterX * scale, (float)over.CenterY * scale);
        if (place == 3 && random.Next(2) == 0) x = width - (random.Next(30) - 5) * scale; // set across the edges of several pages
        var isBlue = random.Next(4) == 0;
        var color = isBlue ? new SKColor((byte)random.Next(40, 90), (byte)random.Next(60, 110), (byte)random.Next(190, 240), 210) : new SKColor((byte)random.Next(200, 250), (byte)random.Next(30, 90), (byte)random.Next(30, 90), 210);
        using var fill = new SKPaint { Color = color, IsAntialias = true, BlendMode = SKBlendMode.Multiply };
        using var line = new SKPaint { Color = color, IsAntialias = true, BlendMode = SKBlendMode.Multiply, IsStroke = true, StrokeWidth = 2.6f * scale };
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
            if (isField) canvas.DrawRect(-half * scale, -half * scale, 2 * half * scale, 2 * half * scale, fill);
            else canvas.DrawRect(-half * scale, -half * scale, 2 * half * scale, 2 * half * scale, line);
            using var white = new SKPaint { Color = SKColors.White, IsAntialias = true };
            using var font = new SKFont(typeface, half * 0.85f * scale);
            foreach (var (c, dx, dy) in (ReadOnlySpan<(string, float, float)>)[("张", 0.45f, -0.15f), ("三", 0.45f, 0.75f), ("之", -0.45f, -0.15f), ("印", -0.45f, 0.75f)])
                canvas.DrawText(c, dx * half * scale, dy * half * scale, SKTextAlign.Center, font, isField ? white : fill);
        }

        void Round(float radius)
        {
            canvas.DrawCircle(0, 0, radius * scale, line);
            using var font = new SKFont(typeface, 0.25f * radius * scale);
            const string Body = "某某省某某县民政局";
            for (var i = 0; i < Body.Length; i++)
            {
                canvas.Save();
                canvas.RotateDegrees(-110 + 220f * i / (Body.Length - 1));
                canvas.DrawText(Body[i].ToString(), 0, -0.68f * radius * scale, SKTextAlign.Center, font, fill);
                canvas.Restore();
            }
            Text("★", 0, 0.2f * radius, 0.6f * radius);
        }

        void Text(string text, float dx, float dy, float size)
        {
            using var font = new SKFont(typeface, size * scale);
            canvas.DrawText(text, dx * scale, dy * scale, SKTextAlign.Center, font, fill);
        }
    }

    /// <summary>What light, paper and scanner do to the pixels, before noise.</summary>
    public static void Light(SKBitmap bitmap, float scale, Rung rung, Random random)
    {
        int width = bitmap.Width, height = bitmap.Height;
        var (across, down) = (new double[width], new double[height]);
        Array.Fill(across, 1);
        Array.Fill(down, 1);
        if (rung.Mishaps.HasFlag(Mishaps.Light))
        {
            bool isLeft = random.Next(2) == 0;
            double depth = 0.3 + 0.3 * random.NextDouble(), reach = (25 + random.Next(40)) * scale, fall = 0.12 * random.NextDouble(), side = 0.12 * random.NextDouble();
            for (var x = 0; x < width; x++) across[x] *= (1 - depth * Math.Exp(-(isLeft ? x : width - x) / reach)) * (1 - side * x / width);
            for (var y = 0; y < height; y++) down[y] *= 1 - fall * y / height;
        }
        if (rung.Mishaps.HasFlag(Mishaps.Fold))
        {
            var line = random.Next(2) == 0 ? across : down;
            double at = line.Length * (0.3 + 0.4 * random.NextDouble()), depth = 0.08 + 0.15 * random.NextDouble(), thick = (0.6 + random.NextDouble()) * scale;
            for (var i = 0; i < line.Length; i++) line[i] *= (1 - depth * Math.Exp(-(i - at) * (i - at) / (2 * thick * thick))) * (i < at ? 1 : 0.97);
        }
        var isFaint = rung.Mishaps.HasFlag(Mishaps.Faint);
        var (ink, paper) = isFaint ? (85 + random.Next(45), 205 + random.Next(40)) : (0, 255);
        var pixels = bitmap.GetPixelSpan();
        for (int y = 0, i = 0; y < height; y++)
            for (var x = 0; x < width; x++, i += 4)
            {
                var light = across[x] * down[y];
                for (var c = 0; c < 3; c++) pixels[i + c] = (byte)Math.Clamp((ink + pixels[i + c] * (paper - ink) / 255.0) * light, 0, 255);
            }
        if (rung.Mishaps.HasFlag(Mishaps.Edges)) Edges(bitmap, scale, random);
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

    /// <summary>One bit a pixel, rows padded to bytes, 1 is white, and black and white specks.</summary>
    public static byte[] Bits(SKBitmap bitmap, Random random)
    {
        int width = bitmap.Width, height = bitmap.Height, stride = (width + 7) / 8;
        var bits = new byte[stride * height];
        var threshold = 115 + random.Next(50);
        var pixels = bitmap.GetPixelSpan();
        for (var y = 0; y < height; y++)
            for (var x = 0; x < width; x++)
            {
                var at = 4 * (y * width + x);
                if ((77 * pixels[at] + 150 * pixels[at + 1] + 29 * pixels[at + 2]) >> 8 >= threshold) bits[y * stride + x / 8] |= (byte)(0x80 >> (x % 8));
            }
        for (var i = width * height / 9000; i > 0; i--)
        {
            int x = random.Next(width - 2), y = random.Next(height - 2), size = 1 + random.Next(2), white = random.Next(3);
            for (var dy = 0; dy < size; dy++)
                for (var dx = 0; dx < size; dx++)
                {
                    var (place, bit) = ((y + dy) * stride + (x + dx) / 8, (byte)(0x80 >> ((x + dx) % 8)));
                    bits[place] = white == 0 ? (byte)(bits[place] | bit) : (byte)(bits[place] & ~bit);
                }
        }
        return bits;
    }
}
