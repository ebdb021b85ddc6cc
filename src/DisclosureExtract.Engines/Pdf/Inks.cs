using UglyToad.PdfPig.Graphics.Colors;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Colours as they are seen. The same few recur for every glyph, mostly one after the other.</summary>
sealed class Inks
{
    /// <summary>A colour that is not known: an image, a pattern, a gradient.</summary>
    public const int Unknown = -1;

    IColor? last;
    (int Rgb, byte Luminance) lastInk;

    /// <summary>Red, green and blue in one number, and the luminance, 0 black to 255 white.</summary>
    public (int Rgb, byte Luminance) Of(IColor? color)
    {
        if (color is null or PatternColor) return (Unknown, 0);
        if (!ReferenceEquals(color, last)) (last, lastInk) = (color, Read(color));
        return lastInk;
    }

    static (int Rgb, byte Luminance) Read(IColor color)
    {
        var (r, g, b) = color.ToRGBValues();
        return ((Step(r) << 16) | (Step(g) << 8) | Step(b), (byte)Math.Clamp((0.299 * r + 0.587 * g + 0.114 * b) * 255, 0, 255));
    }

    static int Step(double part) => double.IsFinite(part) ? (int)Math.Clamp(part * 255 + 0.5, 0, 255) : 0;

    /// <summary>A colour drawn at a part of its strength, on white.</summary>
    public static int Mixed(int rgb, double alpha)
    {
        if (rgb == Unknown) return rgb;
        int Part(int shift) => (int)(255 - (255 - ((rgb >> shift) & 0xFF)) * alpha);
        return (Part(16) << 16) | (Part(8) << 8) | Part(0);
    }

    /// <summary>Red as in red ink: strong, and neither orange nor pink.</summary>
    public static bool IsRed(int rgb)
    {
        const int Strong = 140, Stronger = 90, Even = 64;
        if (rgb == Unknown) return false;
        var (r, g, b) = ((rgb >> 16) & 0xFF, (rgb >> 8) & 0xFF, rgb & 0xFF);
        return r >= Strong && r - Math.Max(g, b) >= Stronger && Math.Abs(g - b) <= Even;
    }
}
