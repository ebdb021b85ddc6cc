namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Dashed and dotted rulings: pieces of one length at one distance, as strokes of characters never stand for long.
/// </summary>
static class DashedLines
{
    /// <summary>
    /// Points: longest dash, widest gap, farthest from one to the next, and the shortest stretch of them: the feet of
    /// the digits of a long code stand in line too, and so do those of a column of codes, a row apart.
    /// </summary>
    const double LongestDash = 5, WidestGap = 3.5, Farthest = 7, Shortest = 100;

    const int LeastDashes = 20;

    /// <summary>How far a dash may differ from the others: part of their length, and pixels.</summary>
    const double Off = 0.35;

    const double OffPixels = 2;

    /// <summary>Of so many dashes one may be odd: lines drawn from cell to cell begin anew at each.</summary>
    const int Odd = 5;

    /// <summary>Closes the gaps of such lines in a row of pixels, 1 on a line.</summary>
    public static void Close(byte[] row, double dpi)
    {
        double longest = LongestDash * dpi / 72, widest = WidestGap * dpi / 72, farthest = Farthest * dpi / 72;
        double shortest = Shortest * dpi / 72;
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
                && ++odd * Odd > count)
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
            if (count >= LeastDashes && last - first >= shortest) row.AsSpan(first, last - first).Fill(1);
        }

        static bool IsNear(double value, double mean) => Math.Abs(value - mean) <= Math.Max(OffPixels, Off * mean);
    }
}
