using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Cells;
using DisclosureExtract.Scans.Cleaning;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Lines;
using DisclosureExtract.Scans.Marks;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Scans.Rulings;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Scans;

/// <summary>A page image → words and rulings, as if the page had been printed from text.</summary>
static class PageScanner
{
    static readonly PageOptions Options = ScanOptions.Default.Page;

    /// <param name="page">What is known of it without its pixels.</param>
    /// <param name="stop">Asked for each step, table, mark and cell.</param>
    public static PageContent Scan(
        PageContent page, PagePixels pixels, ICellReader reader, CancellationToken stop = default) =>
        ScanAt(PrintSize.Dpi(pixels), page, pixels, reader, stop);

    /// <param name="dpi">Pixels to the inch of paper, whatever the file says.</param>
    static PageContent ScanAt(double dpi, PageContent page, PagePixels pixels, ICellReader reader, CancellationToken stop)
    {
        var enlarged = dpi / pixels.Dpi;
        if (dpi != pixels.Dpi) pixels = pixels.Reduced(dpi);
        var streaked = BackgroundNormalisation.Of(pixels);
        pixels = Streaks.Of(streaked);
        stop.ThrowIfCancellationRequested();
        var level = PreparedPage.Make(
            pixels, Orientation.QuartersToLines(pixels), ReferenceEquals(pixels, streaked) ? null : streaked);
        ImageMemory.Release(); // a dozen planes were needed for that, and reading needs memory of its own
        var (rulings, words) = Read(level, reader, stop);
        if (words.Count == 0 || words.Average(w => w.Confidence) < Options.Doubtful)
        {
            var turned = level.UpsideDown();
            if (ReadsBetter(turned.Image, words, reader, stop))
            {
                level = turned;
                (rulings, words) = Read(level, reader, stop);
            }
        }
        SecondLook.At(words, level.Image, level.Before, reader, stop);
        var scanned = page with
        {
            Width = pixels.Width * 72 / pixels.Dpi,
            Height = pixels.Height * 72 / pixels.Dpi,
            Scale = enlarged,
            TextRotation = 90 * level.Quarters,
            Skew = level.Skew,
            Words = words,
            Rulings = rulings,
            Asides = [],
            EngineFailures = [.. reader.Failures],
        };
        var scale = 72 / pixels.Dpi * enlarged;
        var (compared, both, alike) = HiddenLayer.Compare(scanned, HiddenLayer.Of(page));
        return compared with
        {
            Scan = new ScanInfo
            {
                Dpi = pixels.Dpi,
                Engines = reader.Engines,
                Confidence = words.Count == 0 ? 0 : words.Average(w => w.Confidence),
                Noise = [.. Read(level.Noise, reader, stop).GroupBy(n => (n.Noise.Kind, n.Text))
                    .Select(g => new NoiseItem(g.Key.Kind, g.Key.Text,
                        [.. g.Select(n => (page.Number, scanned.ToUpright(Scale(n.Noise.Box, scale))))]))],
                HiddenAmounts = both,
                HiddenAmountsAlike = alike,
            },
        };
    }

    /// <summary>Marks with what they say.</summary>
    static List<(ScanNoise Noise, string? Text)> Read(
        IReadOnlyList<ScanNoise> marks, ICellReader reader, CancellationToken stop)
    {
        var read = new List<(ScanNoise, string?)>(marks.Count);
        foreach (var marked in marks.GroupBy(m => m.Picture)) // the watermarks of a page share their picture
        {
            var isWatermark = marked.First().Kind == NoiseKinds.Watermark;
            var text = isWatermark
                ? MarkText.OfWatermark(marked.Key, reader, stop) : MarkText.OfSeal(marked.Key, reader, stop);
            if (isWatermark && text is null
                && (marked.First().IsOnlyText || IsOrnament([.. marked.Select(m => m.Box)])))
                continue;
            read.AddRange(marked.Select(m => (m, text)));
        }
        return read;
    }

    /// <summary>
    /// A few shapes of all sizes that say nothing, as on the picture of a cover: phrases of a watermark are many, or of
    /// one size.
    /// </summary>
    static bool IsOrnament(List<PixelBox> phrases) =>
        phrases.Count is > 1 and < 10 && phrases.Max(b => b.Height) > 10 * phrases.Min(b => b.Height);

    /// <summary>
    /// Images that stand on a page of text and have no text of their own over them: large enough to hold a table.
    /// </summary>
    public static IReadOnlyList<BoundingBox> UnreadImages(PageContent page) =>
        [.. page.Images.Where(i => i.Area >= Options.SmallestImage * page.Width * page.Height
            && page.ToUpright(i) is var box
                && page.Words.Where(w => box.Contains(w.Box.CenterX, w.Box.CenterY))
                .Sum(w => w.Text.Length) < Options.FewCharacters)];

    /// <summary>
    /// A page of text whose images hold more: what is read in them stands where they stand, or below the page if they
    /// stand on their side to its text.
    /// </summary>
    /// <param name="images">In the frame of the page as displayed.</param>
    public static PageContent ScanImages(PageContent page, PagePixels pixels, IReadOnlyList<BoundingBox> images,
        ICellReader reader, CancellationToken stop = default)
    {
        List<Word> words = [.. page.Words];
        List<Ruling> rulings = [.. page.Rulings];
        var (noise, annexes, failures) = (new List<NoiseItem>(), new List<Annex>(), new List<EngineFailure>());
        var (confidence, bottom) = (0.0, page.UprightHeight);
        var (hiddenAmounts, hiddenAlike) = (0, 0);
        foreach (var box in images)
        {
            var hidden = HiddenLayer.Of(page).Where(w => box.Contains(w.Box.CenterX, w.Box.CenterY))
                .Select(w => new Aside(w with { Box = w.Box.Shift(-Math.Max(0, box.Left), -Math.Max(0, box.Top)) },
                    AsideReason.Invisible));
            var known = new PageContent
            {
                Number = page.Number,
                Width = box.Width,
                Height = box.Height,
                Asides = [.. hidden],
            };
            var part = ScanAt(pixels.Dpi, known, pixels.Crop(box), reader, stop);
            failures.AddRange(part.EngineFailures.Where(f => !failures.Contains(f)));
            if (part.Words.Count == 0) continue;
            var upright = page.ToUpright(box);
            var (x, y) = (Math.Max(0, upright.Left), Math.Max(0, upright.Top));
            if (part.TextRotation != page.TextRotation)
            {
                (x, y) = (0, bottom + Annex.Gap);
                var place = new BoundingBox(x, y, x + part.UprightWidth, y + part.UprightHeight);
                annexes.Add(new Annex(place, part with { Words = [], Rulings = [], Scan = null },
                    Math.Max(0, box.Left), Math.Max(0, box.Top)));
                bottom = place.Bottom;
            }
            words.AddRange(part.Words.Select(w => w with { Box = w.Box.Shift(x, y) }));
            rulings.AddRange(part.Rulings.Select(r => r.IsHorizontal
                ? r with { Position = r.Position + y, Start = r.Start + x, End = r.End + x }
                : r with { Position = r.Position + x, Start = r.Start + y, End = r.End + y }));
            hiddenAmounts += part.Scan!.HiddenAmounts;
            hiddenAlike += part.Scan.HiddenAmountsAlike;
            noise.AddRange(part.Scan.Noise
                .Select(n => n with { Places = [.. n.Places.Select(p => (p.Page, p.Box.Shift(x, y)))] }));
            confidence += part.Words.Sum(w => w.Confidence);
        }
        page = page with { EngineFailures = failures };
        var added = words.Count - page.Words.Count;
        if (added == 0) return page;
        return page with
        {
            Words = words,
            Rulings = rulings,
            Annexes = annexes,
            Scan = new ScanInfo
            {
                Dpi = pixels.Dpi,
                Engines = reader.Engines,
                Confidence = confidence / added,
                Noise = noise,
                HiddenAmounts = hiddenAmounts,
                HiddenAmountsAlike = hiddenAlike,
            },
        };
    }

    static BoundingBox Scale(PixelBox box, double scale) =>
        new(box.Left * scale, box.Top * scale, box.Right * scale, box.Bottom * scale);

    static IReadOnlyList<Grid> Grids(List<Ruling> rulings, PageImage image) =>
        GridFinder.Find(new PageContent
        {
            Number = 1,
            Width = image.Width * 72 / image.Dpi,
            Height = image.Height * 72 / image.Dpi,
            Rulings = rulings,
        }).Grids;

    static (List<Ruling> Rulings, List<Word> Words) Read(
        PreparedPage level, ICellReader reader, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var image = level.Image;
        var rulings = RulingFinder.Find(level.Ruled, image);
        var grids = Grids(rulings, image);
        if (grids.SelectMany(g => ImpliedRulings.Find(g, rulings, image)).ToList() is { Count: > 0 } implied)
            grids = Grids(rulings = [.. rulings, .. implied], image);
        if (grids.SelectMany(g => PartedCells.Find(g, image)).ToList() is { Count: > 0 } parted)
            grids = Grids(rulings = [.. rulings, .. parted], image);
        if (grids.SelectMany(g => HeadingRulings.Find(g, image)).ToList() is { Count: > 0 } headed)
            grids = Grids(rulings = [.. rulings, .. headed], image);
        var words = new List<Word>();
        foreach (var grid in grids) words.AddRange(GridScanner.Read(grid, image, reader, stop));
        foreach (var line in rulings)
            // a table of level lines only is read line by line
            if (!grids.Any(g => line.Position >= g.Box.Top - 1 && line.Position <= g.Box.Bottom + 1))
                Erase(image, line);
        words.AddRange(LinesOutside(grids, image, reader, stop));
        return (rulings, words);
    }

    /// <summary>
    /// Makes a level line white, with its blur. The one place that paints on an image: it is this page's own, and the
    /// reader knows by its pixels that it is still the same page.
    /// </summary>
    static void Erase(PageImage image, Ruling line)
    {
        if (!line.IsHorizontal) return;
        var scale = image.Dpi / 72;
        int from = Math.Max(0, (int)((line.Position - line.Thickness / 2) * scale) - 1);
        int to = Math.Min(image.Height - 1, (int)Math.Ceiling((line.Position + line.Thickness / 2) * scale) + 1);
        int left = Math.Max(0, (int)(line.Start * scale) - 1);
        int right = Math.Min(image.Width, (int)(line.End * scale) + 2);
        for (var y = from; y <= to; y++) image.Gray.AsSpan(y * image.Width + left, right - left).Fill(255);
    }

    /// <summary>
    /// Whether a few of the places at which words were read with little confidence read much better on the page turned
    /// over.
    /// </summary>
    static bool ReadsBetter(PageImage turned, List<Word> words, ICellReader reader, CancellationToken stop)
    {
        if (words.Count == 0) return false;
        var step = Math.Max(1, words.Count / Options.Sample);
        var sample = words.Where((_, i) => i % step == 0).Take(Options.Sample).ToList();
        var requests = sample.ConvertAll(w => ((ScannedLine)w.Reading!).Box).ConvertAll(b => new CellRequest(
            new PixelBox(turned.Width - b.Right, turned.Height - b.Bottom, turned.Width - b.Left,
                turned.Height - b.Top), CellContent.Any));
        var lines = reader.Read(turned, requests, stop).SelectMany(r => r.Lines).ToList();
        return lines.Count > 0 && lines.Average(l => l.Confidence) > sample.Average(w => w.Confidence) + 0.1;
    }

    /// <summary>Lines of text above, beside, between and below the tables.</summary>
    static IEnumerable<Word> LinesOutside(
        IReadOnlyList<Grid> grids, PageImage image, ICellReader reader, CancellationToken stop)
    {
        var lines = new List<PixelBox>();
        foreach (var area in Outside(grids.Select(g => image.ToPixels(g.Box)).OrderBy(b => b.Top).ToList(), image))
            if (CellInterior.HasInk(image, area))
                lines.AddRange(LineGaps.Split(image, reader.FindLines(image, area, stop)));
        if (lines.Count == 0) yield break;
        foreach (var reading in reader.Read(image,
            lines.ConvertAll(b => new CellRequest(b, CellContent.Any) { IsRuled = false }), stop))
            foreach (var line in reading.Lines)
                if (!IsClutter(line) && ScannedWord.Of(image, line) is { } word) yield return word;
    }

    /// <summary>Edges of pictures, dust: a sign or two of which the engine is not sure.</summary>
    static bool IsClutter(LineReading line) =>
        line.Confidence < Options.SureOfClutter && line.Text.Count(c => !char.IsWhiteSpace(c)) <= 2;

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
}
