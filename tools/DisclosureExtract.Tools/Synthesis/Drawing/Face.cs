using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Pages;
using SkiaSharp;

namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>A font with its measures. Units: 1/1000 of the size.</summary>
sealed class Face : IDisposable
{
    static readonly Dictionary<string, Face> Loaded = [];
    static readonly Lock Gate = new();

    readonly Dictionary<char, (ushort Glyph, double Width)> glyphs = [];
    readonly SKFont measure;

    Face(string name, SKTypeface typeface)
    {
        (Name, Typeface) = (name, typeface);
        measure = new SKFont(typeface, 1000) { Hinting = SKFontHinting.None, LinearMetrics = true, Subpixel = true };
        IsTrueType = typeface.TryGetTableData(Tag("glyf"), out _);
    }

    public string Name { get; }

    public SKTypeface Typeface { get; }

    /// <summary>Only TrueType outlines can be cut down and put into a PDF here.</summary>
    public bool IsTrueType { get; }

    /// <summary>Names of fonts of the distribution that can be put into a PDF.</summary>
    public static IReadOnlyList<string> ForPdf { get; } = ["hei", "ming", "kai", "micro"];

    public static Face Load(string name)
    {
        lock (Gate)
        {
            if (Loaded.TryGetValue(name, out var face)) return face;
            var typeface = FontFiles.Load(name)
                ?? throw new InvalidOperationException(
                    $"The font \"{name}\" is not installed; run ./test once, it installs the fonts, or choose one "
                        + $"of: {string.Join(", ", FontFiles.Installed)}.");
            return Loaded[name] = new Face(name, typeface);
        }
    }

    public ushort Glyph(char c) => Of(c).Glyph;

    public double Width(char c) => Of(c).Width;

    /// <summary>Width of a text at a size, in points.</summary>
    public double Measure(string text, double size, double spacing = 0)
    {
        double width = 0;
        foreach (var c in text) width += Of(c).Width * size / 1000 + spacing;
        return width;
    }

    (ushort Glyph, double Width) Of(char c)
    {
        lock (glyphs)
        {
            if (glyphs.TryGetValue(c, out var known)) return known;
            var glyph = measure.GetGlyph(c);
            if (glyph == 0 && c != ' ')
                throw new InvalidOperationException($"The font \"{Name}\" has no glyph for “{c}” (U+{(int)c:X4}).");
            var width = measure.MeasureText([glyph]);
            return glyphs[c] = (glyph, width);
        }
    }

    public void Dispose()
    {
        measure.Dispose();
        Typeface.Dispose();
    }

    internal static uint Tag(string tag) => ((uint)tag[0] << 24) | ((uint)tag[1] << 16) | ((uint)tag[2] << 8) | tag[3];
}
