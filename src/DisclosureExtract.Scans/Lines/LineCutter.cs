using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Lines;

/// <summary>
/// Finds the lines of text in a cell from its ink, after painting out what is left of the rulings around it.
/// </summary>
sealed class LineCutter
{
    static readonly CutterOptions Options = ScanOptions.Default.Cutter;

    readonly InkLevels levels;
    readonly double dpi;

    public LineCutter(InkLevels levels, double dpi) => (this.levels, this.dpi) = (levels, dpi);

    /// <summary>Rows of ink in a crop, not yet lines.</summary>
    /// <param name="Ink">Pixels that are surely ink, specks left out.</param>
    /// <param name="Removed">Ink that was taken for rulings or specks.</param>
    /// <param name="Strokes">
    /// These and the fainter ones that hang together with them: the thin stroke of 一 behind its serif.
    /// </param>
    public sealed record Bands(GrayCrop Crop, int[] Profile, List<(int Top, int Bottom)> Rows, bool[] Ink,
        bool[] Strokes, bool[] Removed, bool IsRuled);

    /// <summary>Paints rulings out of the crop and finds its bands of ink.</summary>
    /// <param name="isRuled">
    /// Whether there may be rulings along its edges; around a line outside tables they are strokes: the top of 市, the
    /// right of 局.
    /// </param>
    public Bands FindBands(GrayCrop crop, bool isRuled = true)
    {
        var removed = Array.ConvertAll(crop.Pixels, p => p < levels.Threshold);
        if (isRuled) PaintRulings(crop);
        var ink = InkWithoutSpecks(crop, isRuled);
        for (var i = 0; i < ink.Length; i++) removed[i] &= !ink[i];
        var profile = new int[crop.Height];
        for (var y = 0; y < crop.Height; y++)
            profile[y] = ink.AsSpan(y * crop.Width, crop.Width).Count(true);
        var rows = new List<(int, int)>();
        for (var y = 0; y < crop.Height; y++)
        {
            if (profile[y] == 0) continue;
            var top = y;
            while (y < crop.Height && profile[y] > 0) y++;
            rows.Add((top, y));
        }
        return new Bands(crop, profile, rows, ink, StrokesOf(crop, ink), removed, isRuled);
    }

    /// <summary>Height of a line of text on the page: the median of the bands that can be one.</summary>
    public double TypicalHeight(IEnumerable<Bands> cells)
    {
        var heights = cells.SelectMany(c => c.Rows).Select(r => r.Bottom - r.Top)
            .Where(h => h >= 0.07 * dpi && h <= 0.28 * dpi).Order().ToList();
        return heights.Count == 0 ? 0.13 * dpi : heights[heights.Count / 2];
    }

    /// <summary>Lines of a crop from top to bottom, as boxes around their ink.</summary>
    public List<PixelBox> Lines(Bands bands, double typical)
    {
        var rows = Split(Merge(bands.Rows, typical), bands.Profile, typical);
        var lines = new List<PixelBox>(rows.Count);
        foreach (var (top, bottom) in rows)
        {
            int left = bands.Crop.Width, right = 0;
            for (var y = top; y < bottom; y++)
            {
                var row = bands.Strokes.AsSpan(y * bands.Crop.Width, bands.Crop.Width);
                var first = row.IndexOf(true);
                if (first < 0) continue;
                left = Math.Min(left, first);
                right = Math.Max(right, row.LastIndexOf(true) + 1);
            }
            if (right > left && HasSubstance(bands, top, bottom, left, right, typical)
                && !(bands.IsRuled && IsEdge(bands.Crop, top, bottom, left, right, typical)))
                lines.Add(new PixelBox(left, top, right, bottom));
        }
        if (lines.Count == 0 && bands.IsRuled) lines.AddRange(LeftAtEdge(bands, typical));
        return lines;
    }

    /// <summary>
    /// In a cell that would be blank: ink at its edge that was taken for the rest of a ruling, of the height and the width of
    /// a character. Whoever reads it may say that it is none; blank it is not.
    /// </summary>
    IEnumerable<PixelBox> LeftAtEdge(Bands bands, double typical)
    {
        if (!bands.Removed.AsSpan().Contains(true)) yield break;
        foreach (var (box, members) in ConnectedComponents.Find(bands.Removed, bands.Crop.Width))
            if (box.Height >= Options.LineHigh * typical && box.Height <= Options.MostHigh * typical
                && box.Width >= Options.LeastWide * box.Height && box.Width <= box.Height
                && members.Count >= Options.ThinInk * dpi * dpi)
                yield return box;
    }

    /// <summary>
    /// Ink that keeps to one edge of the cell, where no line of text has room: the flank of a ruling.
    /// </summary>
    bool IsEdge(GrayCrop crop, int top, int bottom, int left, int right, double typical)
    {
        var band = Options.EdgeBand * dpi + 1;
        if (crop.Height > 3 * band && (bottom <= band || top >= crop.Height - band)) return true;
        // A 1 at the end of a narrow column is as close to the edge, but as high as its line.
        var low = bottom - top < 0.5 * typical;
        var isAtLeft = right <= band && (low || left <= 1);
        var isAtRight = left >= crop.Width - band && (low || right >= crop.Width - 1);
        return crop.Width > 3 * band && (isAtLeft || isAtRight);
    }

    /// <summary>
    /// More than a smudge: the ink of the smallest digit, the shape of a dash, or as high as a line: a thin 1.
    /// </summary>
    bool HasSubstance(Bands bands, int top, int bottom, int left, int right, double typical)
    {
        var ink = 0;
        for (var y = top; y < bottom; y++) ink += bands.Profile[y];
        return ink >= Options.LeastInk * dpi * dpi
            || (right - left >= 2 * (bottom - top) && right - left >= Options.DashLength * dpi)
            || (bottom - top >= Options.LineHigh * typical && ink >= Options.ThinInk * dpi * dpi);
    }

    /// <summary>Lines parted where their words stand far apart: a title and the unit at the other end.</summary>
    public List<PixelBox> Segments(Bands bands, double typical)
    {
        var segments = new List<PixelBox>();
        foreach (var line in Lines(bands, typical))
        {
            int left = -1, right = -1;
            for (var x = line.Left; x < line.Right; x++)
            {
                var hasInk = false;
                for (var y = line.Top; y < line.Bottom && !hasInk; y++)
                    hasInk = bands.Strokes[y * bands.Crop.Width + x];
                if (!hasInk) continue;
                if (left >= 0 && x - right > Options.SegmentGap * typical)
                {
                    segments.Add(line with { Left = left, Right = right });
                    left = x;
                }
                if (left < 0) left = x;
                right = x + 1;
            }
            if (left >= 0) segments.Add(line with { Left = left, Right = right });
        }
        return segments;
    }

    /// <summary>Unites bands that are parts of one line: strokes of 二 and 三, dots below, accents.</summary>
    static List<(int Top, int Bottom)> Merge(List<(int Top, int Bottom)> bands, double typical)
    {
        var merged = bands.ToList();
        for (var changed = true; changed;)
        {
            changed = false;
            for (var i = 0; i + 1 < merged.Count; i++)
            {
                var (a, b) = (merged[i], merged[i + 1]);
                var small = Math.Min(a.Bottom - a.Top, b.Bottom - b.Top) < 0.6 * typical;
                // 二 standing alone
                var strokes = Math.Max(a.Bottom - a.Top, b.Bottom - b.Top) < 0.35 * typical
                    && b.Bottom - a.Top <= 1.15 * typical;
                if (!strokes && (!small || b.Top - a.Bottom > 0.4 * typical || b.Bottom - a.Top > 1.3 * typical))
                    continue;
                merged[i] = (a.Top, b.Bottom);
                merged.RemoveAt(i + 1);
                changed = true;
                break;
            }
        }
        return merged;
    }

    /// <summary>Parts lines that touch at the valleys between them.</summary>
    static List<(int Top, int Bottom)> Split(List<(int Top, int Bottom)> bands, int[] profile, double typical)
    {
        var result = new List<(int, int)>();
        foreach (var (top, bottom) in bands)
        {
            var count = (int)Math.Round((bottom - top) / (1.2 * typical));
            if (bottom - top < 1.6 * typical || count < 2)
            {
                result.Add((top, bottom));
                continue;
            }
            double mean = 0;
            for (var y = top; y < bottom; y++) mean += profile[y];
            mean /= bottom - top;
            var start = top;
            for (var i = 1; i < count; i++)
            {
                var expected = top + (bottom - top) * i / count;
                var cut = expected;
                var reach = (int)(0.35 * typical);
                for (var y = Math.Max(start + 1, expected - reach); y < Math.Min(bottom - 1, expected + reach); y++)
                    if (profile[y] < profile[cut]
                        || (profile[y] == profile[cut] && Math.Abs(y - expected) < Math.Abs(cut - expected)))
                        cut = y;
                if (profile[cut] > 0.3 * mean) continue; // no valley: one line of larger characters
                result.Add((start, cut));
                start = cut;
            }
            result.Add((start, bottom));
        }
        return result;
    }

    void PaintRulings(GrayCrop crop)
    {
        var band = (int)Math.Ceiling(Options.EdgeBand * dpi);
        PaintRulings(crop.Width, crop.Height, band, (along, across) => crop[along, across],
            (along, across) => crop[along, across] = levels.Paper);
        PaintRulings(crop.Width, crop.Height, band, (along, across) => crop[along, crop.Height - 1 - across],
            (along, across) => crop[along, crop.Height - 1 - across] = levels.Paper);
        PaintRulings(crop.Height, crop.Width, band, (along, across) => crop[across, along],
            (along, across) => crop[across, along] = levels.Paper);
        PaintRulings(crop.Height, crop.Width, band, (along, across) => crop[crop.Width - 1 - across, along],
            (along, across) => crop[crop.Width - 1 - across, along] = levels.Paper);
    }

    /// <summary>Along one edge: runs of ink long enough for a ruling go, with all between them and the edge.</summary>
    void PaintRulings(int length, int depth, int band, Func<int, int, byte> get, Action<int, int> clear)
    {
        var shortest = Math.Min(Options.RulingLength * dpi, Options.RulingShare * length);
        if (depth < 3 * band) band = depth / 3;
        var gap = (int)Math.Ceiling(Options.RulingGap * dpi);
        for (var across = band - 1; across >= 0; across--)
            for (var start = 0; start < length; start++)
            {
                if (get(start, across) >= levels.Threshold) continue;
                // Faint rulings are broken by noise: short gaps belong to the run.
                int end = start + 1, ink = 1;
                for (var at = end; at < length && at - end <= gap; at++)
                    if (get(at, across) < levels.Threshold) (end, ink) = (at + 1, ink + 1);
                if (end - start >= shortest && ink > Options.RunInk * (end - start))
                    for (var along = Math.Max(0, start - gap); along < Math.Min(length, end + gap); along++)
                    {
                        for (var inner = across; inner >= 0; inner--) clear(along, inner);
                        // The blurred flank of the ruling, but not a character that touches it.
                        if (across + 2 < depth && get(along, across + 2) >= levels.Threshold) clear(along, across + 1);
                    }
                start = end;
            }
    }

    /// <summary>Ink, and the fainter pixels that hang together with it.</summary>
    bool[] StrokesOf(GrayCrop crop, bool[] ink) =>
        ConnectedComponents.Grow(ink, crop.Width, at => crop.Pixels[at] < levels.Faint);

    /// <summary>A patch at the edge that does not reach into the cell may be what is left of a ruling.</summary>
    bool IsResidue(PixelBox patch, int width, int height)
    {
        var band = (int)Math.Ceiling(Options.EdgeBand * dpi);
        int across = Math.Min(band, width / 3), down = Math.Min(band, height / 3);
        return (patch.Left <= 1 && patch.Right <= across)
            || (patch.Top <= 1 && patch.Bottom <= down)
            || (patch.Right >= width - 1 && patch.Left >= width - across)
            || (patch.Bottom >= height - 1 && patch.Top >= height - down);
    }

    /// <summary>
    /// The last digit of an amount that is printed right up to the line: as high as the ink beside it, and near to it.
    /// What is left of a ruling is longer, shorter or elsewhere.
    /// </summary>
    static bool IsCharacter(PixelBox patch, List<PixelBox> beside)
    {
        var off = Math.Max(2, 0.2 * patch.Height);
        return beside.Exists(b => b.Height >= 0.6 * patch.Height && Math.Abs(b.Top - patch.Top) <= off
            && Math.Abs(b.Bottom - patch.Bottom) <= off
            && Math.Max(b.Left - patch.Right, patch.Left - b.Right) <= 0.8 * patch.Height);
    }

    /// <summary>
    /// The thin stroke of 一 is one row of grey, of which only the serif is dark: level runs of faint pixels with paper
    /// above and below are ink, as long as they are no longer than a character and not where rulings show.
    /// </summary>
    void AddLevelStrokes(GrayCrop crop, bool[] ink)
    {
        int least = (int)Math.Ceiling(Options.LeastLevel * dpi), most = (int)(Options.MostLevel * dpi);
        int off = Math.Max(2, (int)Math.Round(Options.LevelOff * dpi));
        int band = Math.Min((int)Math.Ceiling(Options.EdgeBand * dpi), crop.Height / 4);
        for (var y = Math.Max(band, off); y < crop.Height - Math.Max(band, off); y++)
            for (var x = 0; x < crop.Width; x++)
            {
                if (crop[x, y] >= levels.Faint) continue;
                var start = x;
                while (x < crop.Width && crop[x, y] < levels.Faint) x++;
                if (x - start < least || x - start > most) continue;
                var bare = 0;
                for (var at = start; at < x; at++)
                    if (crop[at, y - off] >= levels.Faint && crop[at, y + off] >= levels.Faint) bare++;
                if (bare >= Options.LevelBare * (x - start)) ink.AsSpan(y * crop.Width + start, x - start).Fill(true);
            }
    }

    bool[] InkWithoutSpecks(GrayCrop crop, bool isRuled)
    {
        var (width, height) = (crop.Width, crop.Height);
        var ink = new bool[width * height];
        var threshold = levels.Threshold;
        for (var i = 0; i < ink.Length; i++) ink[i] = crop.Pixels[i] < threshold;
        AddLevelStrokes(crop, ink);
        var smallest = Math.Max(2, (int)Math.Round(Options.SpeckArea * dpi * dpi));
        var (small, large) = (new List<Component>(), new List<PixelBox>());
        var (atEdge, inner) = (new List<Component>(), new List<PixelBox>());
        foreach (var patch in ConnectedComponents.Find(ink, width))
        {
            var (box, count) = (patch.Box, patch.Members.Count);
            if (count < smallest)
            {
                Clear(patch);
                continue;
            }
            if (isRuled && IsResidue(box, width, height))
            {
                atEdge.Add(patch);
                continue;
            }
            inner.Add(box);
            if (count < Options.StrayArea * smallest && Math.Max(box.Width, box.Height) < Options.StrayLength * dpi) small.Add(patch);
            else large.Add(box);
        }
        foreach (var patch in atEdge)
            if (!IsCharacter(patch.Box, inner)) Clear(patch);
        // What is left of a seal or a watermark is small and far from the text; points, commas and dashes stand beside
        // it.
        if (large.Count > 0)
            foreach (var patch in small)
                if (!large.Exists(l => IsNear(patch.Box, l))) Clear(patch);
        return ink;

        bool IsNear(PixelBox a, PixelBox b) => a.Left - b.Right < Options.StrayGap * dpi && b.Left - a.Right < Options.StrayGap * dpi;

        void Clear(Component patch)
        {
            foreach (var at in patch.Members) (ink[at], crop.Pixels[at]) = (false, levels.Paper);
        }
    }
}
