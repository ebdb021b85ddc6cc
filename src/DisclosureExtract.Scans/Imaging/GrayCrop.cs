namespace DisclosureExtract.Scans.Imaging;

/// <summary>A piece of a page image that may be painted on.</summary>
sealed class GrayCrop(int width, int height, byte[] pixels)
{
    public int Width { get; } = width;

    public int Height { get; } = height;

    public byte[] Pixels { get; } = pixels;

    public byte this[int x, int y]
    {
        get => Pixels[y * Width + x];
        set => Pixels[y * Width + x] = value;
    }

    public static GrayCrop Of(PageImage image, PixelBox box)
    {
        box = new(Math.Clamp(box.Left, 0, image.Width), Math.Clamp(box.Top, 0, image.Height),
            Math.Clamp(box.Right, 0, image.Width), Math.Clamp(box.Bottom, 0, image.Height));
        if (box.Width <= 0 || box.Height <= 0) return new GrayCrop(0, 0, []);
        var pixels = new byte[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            image.Gray.AsSpan((box.Top + y) * image.Width + box.Left, box.Width).CopyTo(pixels.AsSpan(y * box.Width));
        return new GrayCrop(box.Width, box.Height, pixels);
    }

    /// <summary>
    /// A part of the crop scaled to another size; what lies outside the crop is paper. Enlarged bilinearly, reduced by
    /// averaging over the pixels that fall together, so that thin strokes survive.
    /// </summary>
    public GrayCrop Resize(double left, double top, double width, double height, int toWidth, int toHeight, byte paper)
    {
        var columns = Weights(left, width, toWidth, Width);
        var rows = Weights(top, height, toHeight, Height);
        // Horizontally for each source row that is needed, then vertically.
        var lines = new Dictionary<int, float[]>();
        var result = new byte[toWidth * toHeight];
        var sum = new float[toWidth];
        for (var y = 0; y < toHeight; y++)
        {
            Array.Clear(sum);
            foreach (var (source, weight) in rows[y])
            {
                if (!lines.TryGetValue(source, out var line))
                    lines[source] = line = Line(source, columns, toWidth, paper);
                for (var x = 0; x < toWidth; x++) sum[x] += weight * line[x];
            }
            for (var x = 0; x < toWidth; x++) result[y * toWidth + x] = (byte)Math.Clamp(sum[x] + 0.5f, 0, 255);
        }
        return new GrayCrop(toWidth, toHeight, result);
    }

    float[] Line(int y, (int Source, float Weight)[][] columns, int toWidth, byte paper)
    {
        var line = new float[toWidth];
        if (y < 0)
        {
            Array.Fill(line, paper);
            return line;
        }
        var row = Pixels.AsSpan(y * Width, Width);
        for (var x = 0; x < toWidth; x++)
        {
            float sum = 0;
            foreach (var (source, weight) in columns[x]) sum += weight * (source < 0 ? paper : row[source]);
            line[x] = sum;
        }
        return line;
    }

    /// <summary>For each target pixel the source pixels with their weights; -1 is outside.</summary>
    static (int Source, float Weight)[][] Weights(double start, double length, int target, int size)
    {
        var scale = length / target;
        var reach = Math.Max(1, scale);
        var result = new (int, float)[target][];
        for (var i = 0; i < target; i++)
        {
            var center = start + (i + 0.5) * scale - 0.5;
            var first = (int)Math.Ceiling(center - reach);
            var last = (int)Math.Floor(center + reach);
            var weights = new List<(int, float)>(last - first + 1);
            double sum = 0;
            for (var s = first; s <= last; s++)
            {
                var weight = 1 - Math.Abs(s - center) / reach;
                if (weight <= 0) continue;
                weights.Add((s < 0 || s >= size ? -1 : s, (float)weight));
                sum += weight;
            }
            result[i] = [.. weights.Select(w => (w.Item1, (float)(w.Item2 / sum)))];
        }
        return result;
    }
}
