using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>The text layer of a PDF, read with PdfPig.</summary>
public sealed class PdfPageSource : IPixelSource
{
    /// <summary>Part of the shown glyphs that must run one way before the page is taken to be turned.</summary>
    const double TurnedShare = 0.6;

    /// <summary>Pages a document may have; the longest disclosures come to a few hundred.</summary>
    const int MostPages = 5_000;

    readonly PdfDocument document;
    readonly string name;
    readonly FontProgramFilter filter;
    readonly PdfRaster raster;
    readonly Lock gate = new();

    PdfPageSource(PdfDocument document, FontProgramFilter filter, byte[] bytes, string name)
    {
        this.document = document;
        this.filter = filter;
        this.name = name;
        raster = new PdfRaster(bytes, name);
    }

    public string MediaType => "application/pdf";

    public string? Producer => Blank(document.Information.Producer) ?? Blank(document.Information.Creator);

    public int PageCount => document.NumberOfPages;

    public Enclosures Enclosures => EnclosedFiles.Of(document, filter);

    public FileDamage? Damage { get; private init; }

    /// <summary>Opens a PDF from its bytes; one that is cut off or lost its table of objects is put together anew.</summary>
    /// <param name="bytes">The whole file.</param>
    /// <param name="name">Name for messages.</param>
    /// <exception cref="DocumentException">Encrypted, damaged beyond that or without pages.</exception>
    public static PdfPageSource Open(byte[] bytes, string name)
    {
        (bytes, var tableLies) = ObjectGuard.Check(bytes);
        if ((tableLies || FileRescue.LacksEnd(bytes)) && OpenRescued(bytes, name) is { } whole) return whole;
        if (tableLies)
            throw new DocumentException(
                DocumentFault.Damaged,
                $"{name}: not a readable PDF (its table of objects states what no file has). Opening it in a viewer and printing it to PDF often repairs it.");
        try
        {
            return Open(bytes, name, rescued: null);
        }
        catch (DocumentException e) when (e.Fault is DocumentFault.Damaged or DocumentFault.NoPages)
        {
            if (OpenRescued(bytes, name) is { } rescued) return rescued;
            throw;
        }
    }

    /// <summary>Null where nothing can be saved.</summary>
    static PdfPageSource? OpenRescued(byte[] bytes, string name)
    {
        if (FileRescue.Rescue(bytes) is not { } rescued) return null;
        try
        {
            return Open(rescued.Bytes, name, rescued);
        }
        catch (DocumentException e) when (e.Fault is DocumentFault.Damaged or DocumentFault.NoPages)
        {
            return null;
        }
    }

    static PdfPageSource Open(byte[] bytes, string name, RescuedFile? rescued)
    {
        var filter = new FontProgramFilter { CutObjects = rescued?.Cut };
        var options = new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = filter };
        PdfDocument document;
        try
        {
            document = PdfDocument.Open(bytes, options);
            filter.Catalog = document.Structure.Catalog.CatalogDictionary;
            document.AddPageFactory<PageMarks, PageMarksFactory>();
        }
        catch (PdfDocumentEncryptedException e)
        {
            throw new DocumentException(
                DocumentFault.Encrypted,
                $"{name}: the PDF is protected by a password. Save a copy without the password and try again.", e);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            throw new DocumentException(
                DocumentFault.Damaged,
                $"{name}: not a readable PDF ({FirstLine(e)}). Check that the file is complete; opening it in a viewer and printing it to PDF often repairs it.", e);
        }
        if (document.NumberOfPages > MostPages)
        {
            var pages = document.NumberOfPages;
            document.Dispose();
            throw new DocumentException(
                DocumentFault.TooLarge, $"{name}: {pages} pages; at most {MostPages} are read. Split the file.");
        }
        if (document.NumberOfPages > 0)
            return new PdfPageSource(document, filter, bytes, name)
            {
                Damage = rescued is null ? null : new FileDamage(MayLackPages: !rescued.HasPageTree),
            };
        document.Dispose();
        throw new DocumentException(DocumentFault.NoPages, $"{name}: the PDF has no pages.");
    }

    public PageContent ReadPage(int number, CancellationToken stop = default)
    {
        var marks = Marks(number, stop);
        if (marks.IsCutOff && marks.Glyphs.Count == 0)
            throw new PageUnreadableException(number, "its content is missing from the file or damaged");
        raster.Note(number, marks);
        return ToContent(number, marks);
    }

    public void Expect(IReadOnlyList<int> numbers) => raster.Expect(numbers);

    public PagePixels ReadPixels(int number, CancellationToken stop = default)
    {
        PageMarks marks;
        StoredImage? stored;
        lock (gate) // PdfPig reads one page at a time; making pixels and rendering run side by side
        {
            marks = Marks(number, stop);
            stored = StoredImage.Open(marks);
        }
        return raster.Read(number, marks, stored, stop);
    }

    PageMarks Marks(int number, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            filter.BeginPage(stop);
            return document.GetPage<PageMarks>(number);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            throw new PageUnreadableException(number, $"its content stream cannot be read ({FirstLine(e)})", e);
        }
    }

    public void Dispose()
    {
        document.Dispose();
        raster.Dispose();
    }

    public override string ToString() => name;

    static PageContent ToContent(int number, PageMarks marks)
    {
        var page = new PageContent
        {
            Number = number,
            Width = marks.Width,
            Height = marks.Height,
            Rotation = marks.Rotation,
            TextRotation = TextRotation(marks.Glyphs),
            Images = marks.Images,
            Glyphs = Count(marks),
        };
        var direction = (360 - page.TextRotation) % 360;
        var upright = new List<Glyph>(marks.Glyphs.Count);
        var turned = new List<Glyph>();
        foreach (var glyph in marks.Glyphs)
        {
            if (glyph.Direction == direction) upright.Add(ToUpright(page, glyph));
            else turned.Add(ToUpright(page, glyph));
        }
        IReadOnlyList<Ruling> rulings = page.TextRotation == 0 ? marks.Rulings : [.. marks.Rulings.Select(r => ToUpright(page, r))];
        Glyph[] drawnGlyphs = [.. upright, .. turned];
        rulings = StruckText.Mark(
            upright, rulings, [.. marks.Strokes.Select(s => s with { Box = page.ToUpright(s.Box) })], page.UprightHeight);
        var words = WordBuilder.Build(upright, rulings);
        foreach (var word in StruckText.Lone(words, rulings)) words.Add((word, null));
        rulings = OverdrawnText.Mark(
            words, rulings, page.TextRotation == 0 ? marks.Pens : [.. marks.Pens.Select(p => ToUpright(page, p))], Upright(page, marks.Outlines), Upright(page, marks.Images));
        var overlaid = OverlaidText.Mark(words, Upright(page, marks.Overlaid));
        var drawn = DrawnText.Of(
            Upright(page, marks.Outlines), Upright(page, marks.Pictures), [.. words.Where(w => w.Hidden is null).Select(w => w.Word)], rulings);
        foreach (var word in DrawnText.Words(drawn)) words.Add((word, null));
        foreach (var (mark, cells) in DrawnText.OverCells(Upright(page, marks.Pictures), Upright(page, marks.Sheets), [.. words.Where(w => w.Hidden is null).Select(w => w.Word)], rulings))
        {
            drawn.Add(mark);
            foreach (var cell in cells) words.Add((new Word(UnreadGlyphs.Unknown, cell), null));
        }
        var asides = new List<Aside>();
        foreach (var (word, reason) in TurnedText.Build(turned))
        {
            if (reason is { } why) asides.Add(new Aside(word, why));
            else words.Add((word, null));
        }
        var followed = words.Where(w => w.Hidden is null or AsideReason.StruckOut).Sum(w => ShownCharacters.Of(w.Word.Text))
            + asides.Where(a => a.Reason is AsideReason.Askew or AsideReason.StruckOut).Sum(a => ShownCharacters.Of(a.Word.Text));
        var (characters, bands) = ShownCharacters.Of(drawnGlyphs, page.UprightHeight, followed);
        return page with
        {
            Shown = new ShownCounts
            {
                Characters = characters,
                Bands = bands,
                Images = marks.Images.Count,
                Overlays = [.. marks.Overlays.Select(o => new ShownOverlay(o.Source, page.ToUpright(o.Box), HasText(marks, o.First, o.End)))],
                Outlines = drawn.Where(d => d.Reason == UnreadReason.OutlineText).Sum(d => d.Count),
            },
            Words = [.. words.Where(w => w.Hidden is null).Select(w => w.Word)],
            Asides = [.. words.Where(w => w.Hidden is not null).Select(w => new Aside(w.Word, w.Hidden!.Value)), .. asides],
            Rulings = rulings,
            Unread = [.. UnreadGlyphs.Of(upright.Concat(turned)), .. drawn, .. overlaid, .. marks.Unread.Select(u => new UnreadMark(page.ToUpright(u.Box), u.Reason, 1)), .. CutOff(page, marks)],
            FieldConflicts = [.. marks.FieldConflicts.Select(f => f with { Box = page.ToUpright(f.Box) })],
        };
    }

    static bool HasText(PageMarks marks, int first, int end)
    {
        for (var i = first; i < end; i++)
            if (marks.Glyphs[i] is { Hidden: null, Text: var text } && !TextFold.IsSpace(text[0])) return true;
        return false;
    }

    static List<BoundingBox> Upright(PageContent page, List<BoundingBox> boxes) =>
        page.TextRotation == 0 ? boxes : boxes.ConvertAll(page.ToUpright);

    /// <summary>All of a page of which a broken file lacks part: how much, and where, nobody knows.</summary>
    static IEnumerable<UnreadMark> CutOff(PageContent page, PageMarks marks) => marks.IsCutOff
        ? [new UnreadMark(new BoundingBox(0, 0, page.UprightWidth, page.UprightHeight), UnreadReason.CutOff, 1)]
        : [];

    static GlyphCounts Count(PageMarks marks)
    {
        int shown = 0, meaningless = 0, hidden = 0;
        foreach (var glyph in marks.Glyphs)
        {
            if (TextFold.IsSpace(glyph.Text[0])) continue;
            if (glyph.Hidden is not null)
            {
                if (glyph.Hidden is not (AsideReason.LayerOff or AsideReason.Hidden)) hidden++;
                continue;
            }
            shown++;
            if (TextFold.IsMeaningless(glyph.Text[0])) meaningless++;
        }
        return new GlyphCounts
        {
            Shown = shown,
            Unmapped = marks.UnmappedGlyphs,
            Meaningless = meaningless,
            Hidden = hidden,
        };
    }

    static int TextRotation(List<Glyph> glyphs)
    {
        Span<int> counts = stackalloc int[4];
        var all = 0;
        foreach (var glyph in glyphs)
        {
            if (glyph.Hidden is not null || TextFold.IsSpace(glyph.Text[0])) continue;
            if (glyph.Direction % 90 != 0) continue; // watermarks and seals do not tell how the page is held
            all++;
            counts[(int)glyph.Direction / 90 % 4]++;
        }
        for (var quarter = 1; quarter < 4; quarter++)
            if (counts[quarter] > TurnedShare * all) return 360 - quarter * 90;
        return 0;
    }

    static Glyph ToUpright(PageContent page, Glyph glyph)
    {
        if (page.TextRotation == 0) return glyph;
        var point = page.ToUpright(new BoundingBox(glyph.X, glyph.Y, glyph.X, glyph.Y));
        return glyph with
        {
            X = point.Left,
            Y = point.Top,
            Direction = (glyph.Direction + page.TextRotation) % 360,
            Clip = glyph.Clip is { } clip ? page.ToUpright(clip) : null,
        };
    }

    static PenStroke ToUpright(PageContent page, PenStroke pen)
    {
        (double X, double Y) Turned((double X, double Y) point) =>
            page.ToUpright(new BoundingBox(point.X, point.Y, point.X, point.Y)) is var box ? (box.Left, box.Top) : default;
        return pen with { From = Turned(pen.From), To = Turned(pen.To) };
    }

    static Ruling ToUpright(PageContent page, Ruling ruling)
    {
        var box = page.ToUpright(ruling.IsHorizontal
            ? new BoundingBox(ruling.Start, ruling.Position, ruling.End, ruling.Position)
            : new BoundingBox(ruling.Position, ruling.Start, ruling.Position, ruling.End));
        return box.Width >= box.Height
            ? Ruling.Horizontal(box.CenterY, box.Left, box.Right, ruling.Thickness)
            : Ruling.Vertical(box.CenterX, box.Top, box.Bottom, ruling.Thickness);
    }

    static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    static string FirstLine(Exception e)
    {
        var line = e.Message.AsSpan().Trim();
        var end = line.IndexOfAny('\r', '\n');
        if (end >= 0) line = line[..end];
        return line.Length > 160 ? string.Concat(line[..160], "…") : line.ToString();
    }
}
