using System.Globalization;
using System.Text;
using DisclosureExtract.Tools.Synthesis.Drawing;
using SkiaSharp;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>Characters of a face as content of a page or of a glyph, in thousandths of the size.</summary>
static class DrawnGlyphs
{
    public static readonly Face Latin = Face.Load(Face.ForPdf.First(f => Face.Load(f).IsTrueType));

    /// <summary>The outline of a character, heights growing upwards or downwards.</summary>
    public static string Path(char c, double up = 1, double right = 0)
    {
        using var font = new SKFont(Latin.Typeface, 1000);
        using var path = font.GetGlyphPath(Latin.Glyph(c));
        using var steps = path.CreateRawIterator();
        var (points, content) = (new SKPoint[4], new StringBuilder());
        for (var verb = steps.Next(points); verb != SKPathVerb.Done; verb = steps.Next(points))
            switch (verb)
            {
                case SKPathVerb.Move: content.Append(P(points[0])).Append("m "); break;
                case SKPathVerb.Line: content.Append(P(points[1])).Append("l "); break;
                case SKPathVerb.Quad:
                    SKPoint Third(SKPoint end) => new(end.X + 2f / 3 * (points[1].X - end.X), end.Y + 2f / 3 * (points[1].Y - end.Y));
                    content.Append(P(Third(points[0]))).Append(P(Third(points[2]))).Append(P(points[2])).Append("c ");
                    break;
                case SKPathVerb.Cubic: content.Append(P(points[1])).Append(P(points[2])).Append(P(points[3])).Append("c "); break;
                case SKPathVerb.Close: content.Append("h "); break;
            }
        return content.Append("f ").ToString();

        string P(SKPoint point) => string.Create(CultureInfo.InvariantCulture, $"{point.X + right:0.##} {-up * point.Y:0.##} ");
    }

    /// <summary>A character in dots, as a stencil within the content.</summary>
    public static string Dots(char c, string entries = "", bool isPacked = false)
    {
        const int Width = 32, Height = 48;
        using var font = new SKFont(Latin.Typeface, 48);
        using var bitmap = new SKBitmap(Width, Height);
        using (var canvas = new SKCanvas(bitmap))
        {
            canvas.Clear(SKColors.White);
            using var paint = new SKPaint { Color = SKColors.Black };
            canvas.DrawText($"{c}", 2, 40, SKTextAlign.Left, font, paint);
        }
        var bytes = new byte[Width / 8 * Height];
        for (var y = 0; y < Height; y++)
            for (var x = 0; x < Width; x++)
                if (bitmap.GetPixel(x, y).Red >= 128) bytes[y * Width / 8 + x / 8] |= (byte)(128 >> (x % 8));
        var data = isPacked ? Convert.ToHexString(bytes) + ">" : Encoding.Latin1.GetString(bytes);
        return $"q 600 0 0 900 0 -150 cm BI /W {Width} /H {Height} /IM true /BPC 1 {(isPacked ? "/F /AHx" : "")} {entries} ID {data}\nEI Q ";
    }
}
