using System.Numerics;

namespace DisclosureExtract.Scans.Imaging;

/// <summary>
/// Operations on one plane of bytes, row by row. Rows run into each other at their ends, which margins make harmless.
/// </summary>
static class Channel
{
    /// <summary>
    /// The largest value in a square of <paramref name="size"/> pixels around each pixel: dark strokes thinner than it
    /// vanish.
    /// </summary>
    public static byte[] Dilate(byte[] plane, int width, int size) => Filter(plane, width, size, largest: true);

    /// <summary>The smallest value in a square around each pixel.</summary>
    public static byte[] Erode(byte[] plane, int width, int size) => Filter(plane, width, size, largest: false);

    /// <summary>The paper without strokes thinner than <paramref name="size"/>.</summary>
    public static byte[] Close(byte[] plane, int width, int size) => Erode(Dilate(plane, width, size), width, size);

    /// <summary>The larger of three planes at each pixel.</summary>
    public static byte[] Brightest(byte[] a, byte[] b, byte[] c)
    {
        var result = new byte[a.Length];
        var i = 0;
        for (; i <= a.Length - Vector<byte>.Count; i += Vector<byte>.Count)
            Vector.Max(Vector.Max(new Vector<byte>(a, i), new Vector<byte>(b, i)),
                new Vector<byte>(c, i)).CopyTo(result, i);
        for (; i < a.Length; i++) result[i] = Math.Max(Math.Max(a[i], b[i]), c[i]);
        return result;
    }

    /// <summary>The level that most pixels have, of those from <paramref name="darkest"/> up.</summary>
    public static int Paper(byte[] plane, int darkest)
    {
        Span<int> counts = stackalloc int[256];
        foreach (var level in plane) counts[level]++;
        var paper = 255;
        for (var level = 254; level >= darkest; level--)
            if (counts[level] > counts[paper]) paper = level;
        return paper;
    }

    public static byte[] Luminance(byte[] red, byte[] green, byte[] blue)
    {
        var result = new byte[red.Length];
        for (var i = 0; i < result.Length; i++) result[i] = (byte)((77 * red[i] + 150 * green[i] + 29 * blue[i]) >> 8);
        return result;
    }

    /// <summary>A quarter turn clockwise, so many times.</summary>
    public static byte[] Turn(byte[] plane, int width, int height, int quarters)
    {
        var result = new byte[plane.Length];
        switch (quarters & 3)
        {
            case 1:
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++) result[x * height + (height - 1 - y)] = plane[y * width + x];
                break;
            case 2:
                for (var i = 0; i < plane.Length; i++) result[i] = plane[plane.Length - 1 - i];
                break;
            case 3:
                for (var y = 0; y < height; y++)
                    for (var x = 0; x < width; x++) result[(width - 1 - x) * height + y] = plane[y * width + x];
                break;
            default:
                plane.CopyTo(result, 0);
                break;
        }
        return result;
    }

    /// <summary>Rows become columns.</summary>
    public static byte[] Transpose(byte[] plane, int width, int height)
    {
        var result = new byte[plane.Length];
        const int Block = 64; // stays within the cache
        for (var by = 0; by < height; by += Block)
            for (var bx = 0; bx < width; bx += Block)
                for (var y = by; y < Math.Min(height, by + Block); y++)
                    for (var x = bx; x < Math.Min(width, bx + Block); x++)
                        result[x * height + y] = plane[y * width + x];
        return result;
    }

    /// <summary>Turns by a small angle about the middle; what comes from outside is paper.</summary>
    /// <param name="degrees">Clockwise.</param>
    public static byte[] Rotate(byte[] plane, int width, int height, double degrees)
    {
        var result = new byte[plane.Length];
        var (sin, cos) = Math.SinCos(degrees * Math.PI / 180);
        const int One = 1 << 16;
        var (dx, dy) = ((int)Math.Round(cos * One), (int)Math.Round(-sin * One));
        for (var y = 0; y < height; y++)
        {
            // The place in the source that the first pixel of the row comes from; one step right moves it by (cos,
            // -sin).
            double cx = -width / 2.0 + 0.5, cy = y - height / 2.0 + 0.5;
            var sx = (long)((cx * cos + cy * sin + width / 2.0 - 0.5) * One);
            var sy = (long)((-cx * sin + cy * cos + height / 2.0 - 0.5) * One);
            var row = y * width;
            for (var x = 0; x < width; x++, sx += dx, sy += dy)
            {
                int x0 = (int)(sx >> 16), y0 = (int)(sy >> 16);
                if ((uint)x0 >= (uint)(width - 1) || (uint)y0 >= (uint)(height - 1))
                {
                    result[row + x] = 255;
                    continue;
                }
                int fx = (int)(sx & 0xFFFF) >> 8, fy = (int)(sy & 0xFFFF) >> 8, at = y0 * width + x0;
                var top = plane[at] * (256 - fx) + plane[at + 1] * fx;
                var bottom = plane[at + width] * (256 - fx) + plane[at + width + 1] * fx;
                result[row + x] = (byte)((top * (256 - fy) + bottom * fy + 32768) >> 16);
            }
        }
        return result;
    }

    static byte[] Filter(byte[] plane, int width, int size, bool largest)
    {
        if (size <= 1) return plane;
        var (from, to) = (plane, new byte[plane.Length]);
        byte[]? spare = null;
        foreach (var stride in (int[])[1, width])
        {
            // Windows grow by doubling: of 1, 2, 4 … up to the size wanted.
            for (var have = 1; have < size;)
            {
                var step = Math.Min(have, size - have);
                Combine(from, to, step * stride, largest);
                have += step;
                var done = from;
                from = to;
                if (!ReferenceEquals(done, plane)) spare = done;
                to = spare ?? new byte[plane.Length];
                spare = null;
            }
        }
        // The windows began at their pixel; move them so that the pixel is in their middle.
        var back = Math.Min(size / 2 * (width + 1), from.Length); // a page may be smaller than the window
        from.AsSpan(0, from.Length - back).CopyTo(to.AsSpan(back));
        from.AsSpan(0, back).CopyTo(to);
        return to;
    }

    static void Combine(byte[] from, byte[] to, int shift, bool largest)
    {
        var end = Math.Max(0, from.Length - shift);
        var i = 0;
        for (; i <= end - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector<byte> a = new(from, i), b = new(from, i + shift);
            (largest ? Vector.Max(a, b) : Vector.Min(a, b)).CopyTo(to, i);
        }
        for (; i < end; i++) to[i] = largest ? Math.Max(from[i], from[i + shift]) : Math.Min(from[i], from[i + shift]);
        from.AsSpan(end).CopyTo(to.AsSpan(end));
    }
}
