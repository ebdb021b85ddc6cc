using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Cleaning;

/// <summary>Whether the lines of a page run across or down.</summary>
static class Orientation
{
    static readonly OrientationOptions Options = ScanOptions.Default.Orientation;

    /// <summary>
    /// 0 where the lines run across, 1 where a quarter turn clockwise makes them so (or puts them upside down).
    /// </summary>
    public static int QuartersToLines(PagePixels pixels)
    {
        // Characters of one line are nearer to each other than lines: grown together, lines are patches that run one
        // way.
        var cell = Math.Max(1, (int)Math.Round(Options.Cell * pixels.Dpi / 72));
        int columns = pixels.Width / cell, rows = pixels.Height / cell;
        var dark = new bool[columns * rows];
        for (var r = 0; r < rows; r++)
            for (var c = 0; c < columns; c++)
            {
                int low = 255;
                for (var y = 0; y < cell; y++)
                    for (var x = 0; x < cell; x++)
                        low = Math.Min(low, pixels.Green[(r * cell + y) * pixels.Width + c * cell + x]);
                dark[r * columns + c] = low < 128;
            }
        RemoveRulings(dark, columns, rows);
        double across = 0, down = 0;
        var reach = Math.Max(1, (int)Math.Round(Options.Gap * pixels.Dpi / 72 / cell));
        foreach (var (box, members) in ConnectedComponents.Find(dark, columns, reach))
        {
            if (Math.Min(box.Width, box.Height) < 3) continue; // what is left of a ruling
            if (box.Width > Options.Longer * box.Height) across += members.Count;
            else if (box.Height > Options.Longer * box.Width) down += members.Count;
        }
        return down > Options.Clearer * across && down > 50 ? 1 : 0;
    }

    static void RemoveRulings(bool[] dark, int columns, int rows)
    {
        var clear = new bool[dark.Length];
        Mark(rows, columns, columns, 1);
        Mark(columns, rows, 1, columns);
        for (var i = 0; i < dark.Length; i++) dark[i] &= !clear[i];

        void Mark(int lines, int length, int lineStep, int step)
        {
            for (var line = 0; line < lines; line++)
                for (int i = 0, start = 0; i <= length; i++)
                {
                    if (i < length && dark[line * lineStep + i * step]) continue;
                    if (i - start >= Options.LongestStroke / Options.Cell)
                        for (var j = start; j < i; j++) clear[line * lineStep + j * step] = true;
                    start = i + 1;
                }
        }
    }
}
