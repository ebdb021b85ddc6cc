using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Dashed and dotted rulings: pieces of one length at one distance, as strokes of characters never stand for long.
/// </summary>
static class DashedLines
{
    static readonly DashOptions Options = ScanOptions.Default.Dashes;

    /// <summary>Closes the gaps of such lines in a row of pixels, 1 on a line.</summary>
    public static void Close(byte[] row, double dpi)
    {
        double longest = Options.LongestDash * dpi / 72, widest = Options.WidestGap * dpi / 72, farthest = Options.Farthest * dpi / 72;
        double shortest = Options.Shortest * dpi / 72;
        int first = -1, last = -1, lastStart = 0, count = 0, odd = 0; // of the stretch
        double period = 0, length = 0;                       // means of it
        for (var x = 0; x < row.Length;)
        {
            if (row[x] == 0)
            {
                x++;
                continue;
            }
            var start = x;
            while (x < row.Length && row[x] != 0) x++;
            var own = x - start;
            var isNear = count > 0 && own <= longest && start - last <= widest && start - lastStart <= farthest;
            if (!isNear || !(IsNear(own, length) && (count == 1 || IsNear(start - lastStart, period)))
                && ++odd * Options.Odd > count)
            {
                End();
                (first, count, odd, length, period) = (start, own <= longest ? 1 : 0, 0, own, 0);
            }
            else
            {
                period = (period * (count - 1) + start - lastStart) / count;
                length = (length * count + own) / ++count;
            }
            (lastStart, last) = (start, x);
        }
        End();

        void End()
        {
            if (count >= Options.LeastDashes && last - first >= shortest) row.AsSpan(first, last - first).Fill(1);
        }

        static bool IsNear(double value, double mean) => Math.Abs(value - mean) <= Math.Max(Options.OffPixels, Options.Off * mean);
    }
}
