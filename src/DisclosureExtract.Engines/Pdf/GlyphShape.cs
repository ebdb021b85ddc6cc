using System.Buffers.Binary;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outline of a glyph as far as it tells digits apart: the holes in it.</summary>
/// <param name="Holes">How many.</param>
/// <param name="Middle">Where the largest lies in the height of the glyph, 0 at its foot.</param>
/// <param name="Height">The height of the largest, as a part of that of the glyph.</param>
/// <param name="Corners">Points of the largest, where it has no curves; 0 where it has.</param>
readonly record struct GlyphShape(int Holes, double Middle, double Height, int Corners)
{
    /// <summary>Points an outline of a digit can have.</summary>
    const int MostPoints = 2_000;

    /// <summary>
    /// Whether the outline can be that of a digit. Told with margins that text faces keep; digits without holes are not
    /// told from each other.
    /// </summary>
    public bool CanBe(char digit) => digit switch
    {
        '1' or '2' or '3' or '5' or '7' => Holes == 0,
        '8' => Holes == 2,
        '6' => Holes == 1 && Middle < 0.5 && Height < 0.6,
        '9' => Holes == 1 && Middle > 0.5 && Height < 0.6 && Corners is not 3,
        '0' => Holes >= 1 && (Holes > 1 || (Height > 0.5 && Corners is not 3 && Middle is > 0.42 and < 0.58)),
        '4' => Holes == 0 || (Holes == 1 && Middle > 0.4 && Height < 0.65),
        _ => true,
    };

    /// <summary>Of a simple glyph of a TrueType font; null for one made of others, or broken.</summary>
    public static GlyphShape? Parse(ReadOnlySpan<byte> glyph)
    {
        if (glyph.Length < 12 || BinaryPrimitives.ReadInt16BigEndian(glyph) is not (> 0 and < 10 and var contours)) return null;
        var ends = new int[contours];
        for (var i = 0; i < contours; i++) ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * i)..]);
        var count = ends[^1] + 1;
        if (count > MostPoints) return null;
        var at = 10 + 2 * contours;
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
        var flags = new byte[count];
        for (var i = 0; i < count;)
        {
            var flag = glyph[at++];
            flags[i++] = flag;
            if ((flag & 8) == 0) continue;
            for (var repeat = glyph[at++]; repeat > 0 && i < count; repeat--) flags[i++] = flag;
        }
        var x = Coordinates(glyph, flags, ref at, shortBit: 2, sameBit: 16);
        var y = Coordinates(glyph, flags, ref at, shortBit: 4, sameBit: 32);
        return Of(ends, flags, x, y);
    }

    static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, ref int at, int shortBit, int sameBit)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & shortBit) != 0) value += (flags[i] & sameBit) != 0 ? glyph[at++] : -glyph[at++];
            else if ((flags[i] & sameBit) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }
            values[i] = value;
        }
        return values;
    }

    /// <summary>A hole runs the other way round than the outline it lies in, which is the largest.</summary>
    static GlyphShape? Of(int[] ends, byte[] flags, int[] x, int[] y)
    {
        var (foot, head) = (y.Min(), y.Max());
        if (head <= foot) return null;
        var parts = new List<(double Area, int From, int To)>();
        var start = 0;
        foreach (var end in ends)
        {
            if (end < start) return null;
            double area = 0;
            for (int i = start, before = end; i <= end; before = i++) area += (double)x[before] * y[i] - (double)x[i] * y[before];
            parts.Add((area, start, end));
            start = end + 1;
        }
        var outer = parts.MaxBy(p => Math.Abs(p.Area)).Area;
        var holes = parts.Where(p => p.Area * outer < 0).ToList();
        if (holes.Count == 0) return new(0, 0, 0, 0);
        var (_, from, to) = holes.MaxBy(p => Math.Abs(p.Area));
        var (low, high) = (y[from..(to + 1)].Min(), y[from..(to + 1)].Max());
        var corners = Enumerable.Range(from, to - from + 1).All(i => (flags[i] & 1) != 0) ? to - from + 1 : 0;
        return new(holes.Count, ((low + high) / 2.0 - foot) / (head - foot), (high - low) / (double)(head - foot), corners);
    }
}
