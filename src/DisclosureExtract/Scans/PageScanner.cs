using DisclosureExtract.Documents;
using DisclosureExtract.Noise;
using DisclosureExtract.Tables;
using DisclosureExtract.Text;

namespace DisclosureExtract.Scans;

/// <summary>A page image → words and rulings, as if the page had been printed from text.</summary>
static class PageScanner
{
    /// <summary>Mean confidence below which the page may be upside down.</summary>
    const double Doubtful = 0.6;

    /// <summary>Lines tried to tell which way up a page is.</summary>
    const int Sample = 12;

    /// <param name="page">What is known of it without its pixels.</param>
    public static PageContent Scan(PageContent page, PagePixels pixels, ICellReader reader)
    {
        var level = LevelPage.Make(pixels, Orientation.QuartersToLines(pixels));
        var rulings = RulingFinder.Find(level.Image.Gray, level.Image.Width, level.Image.Height, level.Image.Dpi);
        var grids = Grids(rulings, level.Image);
        if (IsUpsideDown(level.Image, grids, reader))
        {
            level = level.UpsideDown();
            rulings = RulingFinder.Find(level.Image.Gray, level.Image.Width, level.Image.Height, level.Image.Dpi);
            grids = Grids(rulings, level.Image);
        }
        var words = new List<Word>();
        foreach (var grid in grids) words.AddRange(GridScanner.Read(grid, level.Image, reader));
        words.AddRange(LinesOutside(grids, level.Image, reader));
        var scanned = page with
        {
            Width = pixels.Width * 72 / pixels.Dpi,
            Height = pixels.Height * 72 / pixels.Dpi,
            TextRotation = 90 * level.Quarters,
            Skew = level.Skew,
            Words = words,
            Rulings = rulings,
            Asides = [],
        };
        var scale = 72 / pixels.Dpi;
        return scanned with
        {
            Scan = new ScanInfo
            {
                Dpi = pixels.Dpi,
                Engines = reader.Engines,
                Confidence = words.Count == 0 ? 0 : words.Average(w => w.Confidence),
                Noise = [.. level.Noise.Select(n => new NoiseItem(n.Kind, null, [(page.Number, scanned.ToUpright(Scale(n.Box, scale)))]))],
            },
        };
    }

    static BoundingBox Scale(PixelBox box, double scale) => new(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale);

    static IReadOnlyList<Grid> Grids(List<Ruling> rulings, PageImage image) =>
        GridFinder.Find(new PageContent { Number = 1, Width = image.Width * 72 / image.Dpi, Height = image.Height * 72 / image.Dpi, Rulings = rulings }).Grids;

    /// <summary>Reads a few lines; where they make no sense, the same page turned over must read much better.</summary>
    static bool IsUpsideDown(PageImage image, IReadOnlyList<Grid> grids, ICellReader reader)
    {
        var boxes = grids.SelectMany(g => g.Cells).Select(c => Inside(image, c.Box)).Where(b => HasInk(image, b) && b.Width < image.Width / 2).ToList();
        if (boxes.Count < Sample) boxes.AddRange(reader.FindLines(image, new PixelBox(0, 0, image.Width, image.Height)));
        if (boxes.Count == 0) return false;
        var step = Math.Max(1, boxes.Count / Sample);
        var sample = boxes.Where((_, i) => i % step == 0).Take(Sample).ToList();
        var asIs = Confidence(image, sample, reader);
        if (asIs >= Doubtful) return false;
        var turned = image with { Gray = Plane.Turn(image.Gray, image.Width, image.Height, 2) };
        var turnedBoxes = sample.ConvertAll(b => new PixelBox(image.Width - b.Right, image.Height - b.Bottom, image.Width - b.Left, image.Height - b.Top));
        return Confidence(turned, turnedBoxes, reader) > asIs + 0.1;
    }

    static double Confidence(PageImage image, List<PixelBox> boxes, ICellReader reader)
    {
        var lines = reader.Read(image, boxes.ConvertAll(b => new CellRequest(b, CellContent.Any))).SelectMany(r => r.Lines).ToList();
        return lines.Count == 0 ? 0 : lines.Average(l => l.Confidence);
    }

    /// <summary>Lines of text above, beside, between and below the tables.</summary>
    static IEnumerable<Word> LinesOutside(IReadOnlyList<Grid> grids, PageImage image, ICellReader reader)
    {
        var lines = new List<PixelBox>();
        foreach (var area in Outside(grids.Select(g => image.ToPixels(g.Box)).OrderBy(b => b.Top).ToList(), image))
            if (HasInk(image, area)) lines.AddRange(reader.FindLines(image, area));
        if (lines.Count == 0) yield break;
        foreach (var reading in reader.Read(image, lines.ConvertAll(b => new CellRequest(b, CellContent.Any))))
            foreach (var line in reading.Lines)
                if (ToWord(image, line) is { } word) yield return word;
    }

    static List<PixelBox> Outside(List<PixelBox> grids, PageImage image)
    {
        var areas = new List<PixelBox>();
        var narrow = image.Dpi / 2; // half an inch beside a table holds nothing but its border
        var top = 0;
        for (var i = 0; i < grids.Count;)
        {
            // Tables side by side share a band.
            int from = grids[i].Top, to = grids[i].Bottom, end = i + 1;
            while (end < grids.Count && grids[end].Top < to) to = Math.Max(to, grids[end++].Bottom);
            if (from > top) areas.Add(new(0, top, image.Width, from));
            var left = 0;
            foreach (var grid in grids[i..end].OrderBy(g => g.Left))
            {
                if (grid.Left - left > narrow) areas.Add(new(left, from, grid.Left, to));
                left = Math.Max(left, grid.Right);
            }
            if (image.Width - left > narrow) areas.Add(new(left, from, image.Width, to));
            (top, i) = (to, end);
        }
        if (top < image.Height) areas.Add(new(0, top, image.Width, image.Height));
        return areas;
    }

    /// <summary>The pixels of a cell between its rulings.</summary>
    public static PixelBox Inside(PageImage image, BoundingBox box)
    {
        var (all, border) = (image.ToPixels(box), (int)Math.Round(image.Dpi / 72));
        return all.Width > 4 * border && all.Height > 4 * border ? new(all.Left + border, all.Top + border, all.Right - border, all.Bottom - border) : all;
    }

    /// <summary>Whether anything darker than paper, larger than a speck and not at the very edge, is there.</summary>
    public static bool HasInk(PageImage image, PixelBox box)
    {
        var edge = (int)Math.Round(image.Dpi / 100);
        var need = (int)(image.Dpi / 30);
        var dark = 0;
        for (var y = box.Top + edge; y < box.Bottom - edge; y++)
        {
            var row = image.Gray.AsSpan(y * image.Width, image.Width);
            for (var x = box.Left + edge; x < box.Right - edge; x++)
                if (row[x] < 170 && ++dark >= need) return true;
        }
        return false;
    }

    /// <summary>A line as a word whose box is the em box of its characters.</summary>
    public static Word? ToWord(PageImage image, LineReading line)
    {
        var text = TextFold.Fold(line.Text).Trim();
        if (text.Length == 0) return null;
        var box = image.ToPoints(line.Box);
        // Ideographs fill their em; digits and letters seven tenths of it.
        var size = text.Any(TextFold.IsHan) ? box.Height / 0.92 : box.Height / 0.72;
        var grow = (size - box.Height) / 2;
        return new Word(text, new BoundingBox(box.Left, box.Top - grow, box.Right, box.Bottom + grow), WordSource.Ocr)
        {
            Raw = line.Raw,
            FontSize = size,
            Confidence = Math.Clamp(line.Confidence, 0, 1),
            Reading = line,
        };
    }
}
