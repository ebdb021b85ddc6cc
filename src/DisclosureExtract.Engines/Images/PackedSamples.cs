using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using UglyToad.PdfPig.Graphics.Colors;

namespace DisclosureExtract.Engines.Images;

/// <summary>Samples as PDF packs them, 1, 2, 4 or 8 bits each, rows filled up to whole bytes → pixels.</summary>
sealed class PackedSamples
{
    readonly int bits, components;

    /// <summary>For red, green and blue the level of each sample.</summary>
    readonly byte[][] levels;

    PackedSamples(int width, int height, int bits, int components, byte[][] levels) =>
        (Width, Height, this.bits, this.components, this.levels) = (width, height, bits, components, levels);

    public int Width { get; }

    public int Height { get; }

    int Stride => (int)(((long)Width * components * bits + 7) / 8);

    /// <summary>Bytes of all rows.</summary>
    public long Bytes => (long)Stride * Height;

    /// <param name="decode">
    /// Least and largest value for each component, as PDF gives them; empty for the usual ones.
    /// </param>
    /// <returns>Null for colours of other than one or three components.</returns>
    public static PackedSamples? Of(int width, int height, int bits, ColorSpaceDetails colours,
        IReadOnlyList<double> decode)
    {
        var components = colours.NumberOfColorComponents;
        if (components is not (1 or 3)) return null;
        var last = (1 << bits) - 1;
        if (decode.Count != 2 * components)
            decode = [.. Enumerable.Range(0, components)
                .SelectMany(_ => new[] { 0.0, colours is IndexedColorSpaceDetails ? last : 1 })];
        var levels = new byte[3][];
        for (var c = 0; c < 3; c++) levels[c] = new byte[last + 1];
        for (var sample = 0; sample <= last; sample++)
        {
            double Value(int component) =>
                decode[2 * component] + sample * (decode[2 * component + 1] - decode[2 * component]) / last;
            var (red, green, blue) = components == 3 ? (Value(0), Value(1), Value(2)) : (0, 0, 0);
            if (components == 1) colours.GetRgb([Value(0)], out red, out green, out blue);
            (levels[0][sample], levels[1][sample], levels[2][sample]) = (Level(red), Level(green), Level(blue));
        }
        return new PackedSamples(width, height, bits, components, levels);
    }

    /// <summary>
    /// Resolutions higher than reading needs are averaged down, row by row: what a hostile file claims is never spread
    /// out.
    /// </summary>
    /// <param name="data">At least <see cref="Bytes"/>.</param>
    public PagePixels Unpack(ReadOnlySpan<byte> data, double dpi)
    {
        var by = PixelScaling.Factor(dpi, Width, Height);
        var isGray = components == 1 && levels[0].AsSpan().SequenceEqual(levels[1])
            && levels[0].AsSpan().SequenceEqual(levels[2]);
        var (width, height) = (Width / by, Height / by);
        var planes = new byte[isGray ? 1 : 3][];
        for (var c = 0; c < planes.Length; c++) planes[c] = new byte[width * height];
        var row = new byte[Width * components];
        var sums = new int[planes.Length][];
        for (var c = 0; c < planes.Length; c++) sums[c] = new int[by == 1 ? 0 : width];
        for (var y = 0; y < height * by; y++)
        {
            Spread(data.Slice(y * Stride, Stride), row);
            for (var c = 0; c < planes.Length; c++)
            {
                var (level, first) = (levels[c], components == 3 ? c : 0);
                var target = planes[c].AsSpan(y / by * width, width);
                if (by == 1)
                {
                    for (int x = 0, at = first; x < width; x++, at += components) target[x] = level[row[at]];
                    continue;
                }
                for (int x = 0, at = first; x < width; x++)
                    for (var i = 0; i < by; i++, at += components) sums[c][x] += level[row[at]];
                if (y % by != by - 1) continue;
                for (var x = 0; x < width; x++) target[x] = (byte)((sums[c][x] + by * by / 2) / (by * by));
                Array.Clear(sums[c]);
            }
        }
        isGray = isGray || (planes[0].AsSpan().SequenceEqual(planes[1]) && planes[0].AsSpan().SequenceEqual(planes[2]));
        return isGray ? new PagePixels(width, height, planes[0], planes[0], planes[0], dpi / by)
            : new PagePixels(width, height, planes[0], planes[1], planes[2], dpi / by);
    }

    /// <summary>One sample a byte.</summary>
    void Spread(ReadOnlySpan<byte> packed, Span<byte> samples)
    {
        if (bits == 8)
        {
            packed[..samples.Length].CopyTo(samples);
            return;
        }
        var (perByte, last) = (8 / bits, (1 << bits) - 1);
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (byte)(packed[i / perByte] >> (8 - bits - i % perByte * bits) & last);
    }

    static byte Level(double value) => (byte)Math.Round(255 * Math.Clamp(value, 0, 1));
}
