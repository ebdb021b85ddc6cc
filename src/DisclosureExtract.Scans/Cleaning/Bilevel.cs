namespace DisclosureExtract.Scans.Cleaning;

/// <summary>Pages of one bit a pixel, as fax and copier make them: specks of theirs are as dark as print.</summary>
static class Bilevel
{
    /// <summary>Part of the pixels that may be neither black nor white.</summary>
    const double MostBetween = 0.001;

    /// <summary>Square inches: no speck is larger, and hardly a point of an amount smaller.</summary>
    const double Largest = 0.000125;

    /// <summary>Inches: what is as near to a character is a piece of it; the characters beside a point are within this, rise as far above it and go as little below.</summary>
    const double Piece = 0.015, Beside = 0.06, Rise = 0.03, Below = 0.012;

    const byte Dark = 128;

    public static bool Is(byte[] gray)
    {
        var between = 0;
        foreach (var level in gray)
            if (level is > 32 and < 223) between++;
        return between <= MostBetween * gray.Length;
    }

    /// <summary>
    /// Clears specks: patches of a few pixels that neither hang together with a character nor stand low between two, as points
    /// do.
    /// </summary>
    /// <returns>Specks cleared.</returns>
    public static int ClearSpecks(byte[] gray, int width, int height, double dpi)
    {
        var most = (int)(Largest * dpi * dpi);
        var (isLarge, small) = Patches(gray, width, height, most);
        int piece = (int)Math.Round(Piece * dpi), beside = (int)Math.Round(Beside * dpi), rise = (int)Math.Round(Rise * dpi), below = (int)Math.Round(Below * dpi);
        var cleared = 0;
        foreach (var patch in small)
        {
            int left = width, right = 0, top = height, bottom = 0;
            foreach (var at in patch) (left, right, top, bottom) = (Math.Min(left, at % width), Math.Max(right, at % width + 1), Math.Min(top, at / width), Math.Max(bottom, at / width + 1));
            if (Any(left - piece, top - piece, right + piece, bottom + piece) || (IsLowBeside(left - beside, left) && IsLowBeside(right, right + beside))) continue;
            foreach (var at in patch) gray[at] = 255;
            cleared++;

            bool IsLowBeside(int from, int to) => Any(from, top - rise, to, top) && !Any(from, bottom + below, to, bottom + below + rise);
        }
        return cleared;

        bool Any(int left, int top, int right, int bottom)
        {
            (left, right) = (Math.Max(0, left), Math.Min(width, right));
            for (var y = Math.Max(0, top); y < Math.Min(height, bottom); y++)
                if (left < right && isLarge.AsSpan(y * width + left, right - left).Contains(true)) return true;
            return false;
        }
    }

    /// <summary>Dark pixels of patches larger than <paramref name="most"/>, and the patches that are not.</summary>
    static (bool[] IsLarge, List<int[]> Small) Patches(byte[] gray, int width, int height, int most)
    {
        var (isLarge, seen, small, patch) = (new bool[gray.Length], new bool[gray.Length], new List<int[]>(), new List<int>());
        for (var start = 0; start < gray.Length; start++)
        {
            if (gray[start] >= Dark || seen[start]) continue;
            patch.Clear();
            patch.Add(start);
            seen[start] = true;
            for (var i = 0; i < patch.Count; i++)
            {
                var (x, y) = (patch[i] % width, patch[i] / width);
                for (var ny = Math.Max(0, y - 1); ny <= Math.Min(height - 1, y + 1); ny++)
                    for (var nx = Math.Max(0, x - 1); nx <= Math.Min(width - 1, x + 1); nx++)
                    {
                        var next = ny * width + nx;
                        if (seen[next] || gray[next] >= Dark) continue;
                        seen[next] = true;
                        patch.Add(next);
                    }
            }
            if (patch.Count <= most) small.Add([.. patch]);
            else foreach (var at in patch) isLarge[at] = true;
        }
        return (isLarge, small);
    }
}
