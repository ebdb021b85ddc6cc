using System.Buffers.Binary;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Reads the outline of a glyph of a TrueType font that is not made of others.</summary>
static class SimpleGlyph
{
    /// <summary>Points an outline of a digit can have.</summary>
    const int MostPoints = 2_000;

    /// <summary>Adds its lines to an outline.</summary>
    /// <returns>False for a glyph made of others, or broken.</returns>
    public static bool AddTo(GlyphOutline outline, ReadOnlySpan<byte> glyph, double dx, double dy)
    {
        if (glyph.Length >= 2 && BinaryPrimitives.ReadInt16BigEndian(glyph) == 0) return true;
        if (glyph.Length < 12 || BinaryPrimitives.ReadInt16BigEndian(glyph) is not (> 0 and < 10 and var contours)) return false;
        var ends = new int[contours];
        for (var i = 0; i < contours; i++) ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + 2 * i)..]);
        var count = ends[^1] + 1;
        if (count > MostPoints) return false;
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
        var start = 0;
        foreach (var end in ends)
        {
            if (end < start) return false;
            Add(outline, flags, x, y, start, end - start + 1, dx, dy);
            start = end + 1;
        }
        return true;
    }

    /// <summary>Between two points that pull the curve lies one that is on it.</summary>
    static void Add(GlyphOutline outline, byte[] flags, int[] x, int[] y, int start, int count, double dx, double dy)
    {
        bool IsOn(int i) => (flags[start + i % count] & 1) != 0;
        (double X, double Y) P(int i) => (x[start + i % count] + dx, y[start + i % count] + dy);
        (double X, double Y) Middle(int i) => ((P(i).X + P(i + 1).X) / 2, (P(i).Y + P(i + 1).Y) / 2);

        var first = 0;
        while (first < count && !IsOn(first)) first++;
        var isOn = first < count;
        if (!isOn) first = 0;
        var (startX, startY) = isOn ? P(first) : Middle(count - 1);
        outline.Add(startX, startY);
        for (var i = isOn ? 1 : 0; i < count + (isOn ? 1 : 0); i++)
        {
            var at = first + i;
            if (IsOn(at))
            {
                outline.Add(P(at).X, P(at).Y);
                continue;
            }
            var (endX, endY) = IsOn(at + 1) ? P(at + 1) : Middle(at);
            outline.Curve(P(at).X, P(at).Y, endX, endY);
            if (IsOn(at + 1)) i++;
        }
        outline.Close();
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
}
