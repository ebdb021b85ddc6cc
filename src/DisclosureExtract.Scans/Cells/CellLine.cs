using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Scans.Cells;

/// <summary>A line of text found in a cell, with its pixels ready for the engines.</summary>
/// <param name="Request">Index of the cell among those asked for.</param>
/// <param name="Box">Around the ink, pixels of the page.</param>
/// <param name="Strip">48 pixels high, paper white.</param>
/// <param name="FlatStrokes">
/// Level strokes that the first character consists of: 1 for 一 and dashes, 2 for 二, 3 for 三; 0 for all others.
/// </param>
sealed record CellLine(int Request, PixelBox Box, GrayCrop Strip, int FlatStrokes)
{
    /// <summary>
    /// Ends at which ink was taken away right beside the line, or at which it meets the edge of its cell: part of a
    /// character may be missing there.
    /// </summary>
    public CutEnds Cut { get; init; }

    /// <summary>Height of lines on the page, pixels.</summary>
    public double Typical { get; init; }

    /// <summary>
    /// Level strokes are all there is: a dash, which engines read as anything from 1 to | where it is thin.
    /// </summary>
    public bool IsDash { get; init; }

    /// <summary>On a page of one bit a pixel: patches of ink it consists of; 0 on others, where nobody asks.</summary>
    public int Pieces { get; init; }

    /// <summary>
    /// Stretches of it with paper between: no more than it has characters, unless it holds characters that hang apart
    /// (川).
    /// </summary>
    public int Groups { get; init; }

    /// <summary>
    /// It begins with △ or ▲, the sign of a negative amount, which engines pass over or take for a digit.
    /// </summary>
    public bool BeginsWithTriangle { get; init; }

    static readonly StripOptions Options = ScanOptions.Default.Strips;

    /// <param name="stretch">
    /// How much wider than tall the line is drawn; repeated digits that run into one come apart at 1.3.
    /// </param>
    public static CellLine Of(int request, PixelBox origin, LineCutter.Bands bands, PixelBox box, double typical,
        PageMemory page, double stretch = 1)
    {
        var levels = page.Levels;
        var (crop, columns) = Compact(bands, box, typical, levels.Paper);
        double top = box.Top, height = box.Height;
        if (height < 0.9 * typical)
        {
            top -= (0.9 * typical - height) / 2;
            height = 0.9 * typical;
        }
        var margin = Options.Margin * height;
        var scale = ILineRecognizer.LineHeight / (height + 2 * margin);
        var width = Math.Max(8, (int)Math.Round((crop.Width + 2 * margin) * scale * stretch));
        var strip = crop.Resize(-margin, top - margin, crop.Width + 2 * margin, height + 2 * margin, width,
            ILineRecognizer.LineHeight, levels.Paper);
        for (var i = 0; i < strip.Pixels.Length; i++)
            strip.Pixels[i] = (byte)Math.Min(255, strip.Pixels[i] * 255 / Math.Max((byte)1, levels.Paper));
        var groups = GroupsOf(bands, box);
        return new CellLine(request, box.Shift(origin.Left, origin.Top), strip,
            FlatStrokesOf(bands, box, columns, typical, levels.Faint))
        {
            Typical = typical,
            Cut = CutAt(bands, box, typical),
            IsDash = IsDashIn(box, typical),
            Pieces = page.Image.IsBilevel ? PiecesOf(bands, box) : 0,
            Groups = groups.Count,
            BeginsWithTriangle = groups.Count > 1
                && IsTriangle(bands, box with { Left = groups[0].Left, Right = groups[0].Right }),
        };
    }

    static bool IsDashIn(PixelBox box, double typical) =>
        box.Height <= Math.Max(2, Options.HighestDash * typical) && box.Width >= Options.ShortestDash * typical
            && box.Width <= Options.LongestDash * typical && box.Width >= Options.DashRatio * box.Height;

    static CutEnds CutAt(LineCutter.Bands bands, PixelBox box, double typical)
    {
        var (width, reach) = (bands.Crop.Width, Math.Max(1, (int)Math.Round(Options.CutReach * typical)));
        return (box.Left <= 0 || Gone(Math.Max(0, box.Left - reach), box.Left) ? CutEnds.Left : CutEnds.None)
            | (box.Right >= width || Gone(box.Right, Math.Min(width, box.Right + reach))
                ? CutEnds.Right : CutEnds.None);

        bool Gone(int from, int to)
        {
            var rows = 0;
            for (var y = box.Top; y < box.Bottom; y++)
                if (bands.Removed.AsSpan(y * width + from, to - from).Contains(true)) rows++;
            return rows >= Options.CutShare * box.Height;
        }
    }

    static List<(int Left, int Right)> GroupsOf(LineCutter.Bands bands, PixelBox box)
    {
        var groups = new List<(int, int)>();
        var start = -1;
        for (var x = box.Left; x <= box.Right; x++)
        {
            var hasInk = false;
            for (var y = box.Top; y < box.Bottom && x < box.Right && !hasInk; y++)
                hasInk = bands.Ink[y * bands.Crop.Width + x];
            if (hasInk && start < 0) start = x;
            if (hasInk || start < 0) continue;
            groups.Add((start, x));
            start = -1;
        }
        return groups;
    }

    /// <summary>Narrow at its top, half as wide in the middle as at its foot, and its foot one stroke.</summary>
    static bool IsTriangle(LineCutter.Bands bands, PixelBox box)
    {
        var rows = new List<(double Extent, double Ink)>(box.Height);
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var row = bands.Ink.AsSpan(y * bands.Crop.Width + box.Left, box.Width);
            if (row.IndexOf(true) is var first and >= 0) rows.Add((row.LastIndexOf(true) + 1 - first, row.Count(true)));
        }
        var (width, height) = ((double)box.Width, rows.Count);
        if (height < Options.LeastTriangle || width < 0.75 * height || width > 1.5 * height) return false;
        if (rows[height / 6].Extent > 0.45 * width || rows[height / 2].Extent < 0.35 * width
            || rows[height / 2].Extent > 0.8 * width)
            return false;
        return rows[^(height / 4 + 1)..].Any(r => r.Ink >= 0.85 * width)
            && rows.Zip(rows.Skip(1)).All(p => p.Second.Extent >= p.First.Extent - 2);
    }

    static int PiecesOf(LineCutter.Bands bands, PixelBox box)
    {
        var ink = new bool[box.Width * box.Height];
        for (var y = 0; y < box.Height; y++)
            bands.Ink.AsSpan((box.Top + y) * bands.Crop.Width + box.Left, box.Width).CopyTo(ink.AsSpan(y * box.Width));
        return ConnectedComponents.Find(ink, box.Width).Count;
    }

    /// <summary>The columns of a line with wide gaps closed, the whole height of the cell.</summary>
    static (GrayCrop Crop, bool[] HasInk) Compact(LineCutter.Bands bands, PixelBox box, double typical, byte paper)
    {
        var hasInk = new bool[box.Width];
        for (var y = box.Top; y < box.Bottom; y++)
            for (var x = 0; x < box.Width; x++) hasInk[x] |= bands.Strokes[y * bands.Crop.Width + box.Left + x];
        var kept = new List<int>(box.Width);
        for (var x = 0; x < box.Width;)
        {
            var end = x;
            while (end < box.Width && hasInk[end] == hasInk[x]) end++;
            var length = end - x;
            if (!hasInk[x] && length > Options.WidestGap * typical)
            {
                var half = (int)(Options.KeptGap * typical / 2);
                kept.AddRange(Enumerable.Range(x, half));
                kept.AddRange(Enumerable.Range(end - half, half));
            }
            else
            {
                kept.AddRange(Enumerable.Range(x, length));
            }
            x = end;
        }
        var pixels = new byte[kept.Count * bands.Crop.Height];
        for (var y = 0; y < bands.Crop.Height; y++)
            for (var i = 0; i < kept.Count; i++) pixels[y * kept.Count + i] = bands.Crop[box.Left + kept[i], y];
        return (new GrayCrop(kept.Count, bands.Crop.Height, pixels), hasInk);
    }

    /// <summary>
    /// The level strokes of the first character, if it has no others: 一 or a dash, 二, 三. The upper ones are thin and
    /// often faint.
    /// </summary>
    static int FlatStrokesOf(LineCutter.Bands bands, PixelBox box, bool[] hasInk, double typical, byte faint)
    {
        var end = Array.IndexOf(hasInk, false);
        if (end < 0.4 * typical || end > 1.3 * typical) return 0;
        int strokes = 0, thickness = 0, level = 0, other = 0;
        for (var y = box.Top; y < box.Bottom; y++)
        {
            var dark = 0;
            for (var x = 0; x < end; x++)
                if (bands.Crop[box.Left + x, y] < faint) dark++;
            if (dark < Options.LevelShare * end)
            {
                (thickness, other) = (0, other + dark);
                continue;
            }
            if (thickness++ == 0) strokes++;
            if (thickness > Options.ThickestStroke * typical) return 0;
            level += dark;
        }
        return other <= Options.MostOther * level ? strokes : 0;
    }
}
