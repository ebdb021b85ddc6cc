using DisclosureExtract.Pages;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A form field or note on a page, as far as it shows something of its own.</summary>
/// <param name="Kind">Its /Subtype.</param>
/// <param name="Box">In the user space of the page.</param>
/// <param name="Appearance">What is drawn into the box; null where viewers make that up from <paramref name="Held"/>.</param>
/// <param name="Held">The text it holds; null where it holds none.</param>
/// <param name="Aside">Why it does not show; null where it does.</param>
sealed record PageAnnotation(string Kind, PdfRectangle Box, StreamToken? Appearance, HeldText? Held, AsideReason? Aside)
{
    /// <summary>Stretches of the page that it strikes out.</summary>
    public IReadOnlyList<PdfRectangle> Struck { get; init; } = [];

    /// <summary>Lines that viewers draw for it where it brings no appearance.</summary>
    public IReadOnlyList<List<PdfPoint>> Lines { get; init; } = [];

    /// <summary>Viewers fill its box where it brings no appearance.</summary>
    public bool IsFilled { get; init; }

    /// <summary>It is set to show on paper and not on the screen.</summary>
    public bool IsInPrintAlone { get; init; }

    public bool IsField => Kind == "Widget";

    /// <summary>It marks up what the page shows, and is no text of the page itself.</summary>
    public bool IsMarkup => Kind is not ("Widget" or "FreeText" or "Stamp" or "Watermark");
}

/// <summary>The fields and notes of pages.</summary>
/// <param name="catalog">Of the document; null where it is not known.</param>
/// <param name="attached">Told of notes that a file is attached to.</param>
sealed class PageAnnotations(IPdfTokenScanner scanner, ILookupFilterProvider filters, DictionaryToken? catalog, Layers layers,
    Action<DictionaryToken> attached)
{
    /// <summary>Bits of /F.</summary>
    const int Hidden = 1 << 1, Print = 1 << 2, NoView = 1 << 5;

    /// <summary>Notes that show nothing on the page itself: windows that open, sounds, marks of printers.</summary>
    static readonly HashSet<string> Silent = ["Link", "Popup", "Sound", "Movie", "TrapNet", "PrinterMark"];

    readonly FieldTexts fields = new(scanner, filters, Form(scanner, catalog));

    /// <summary>Fonts of fields whose appearances bring none; null where the document has none.</summary>
    public DictionaryToken? SharedResources => fields.Form is { } form ? scanner.Value(form, "DR") as DictionaryToken : null;

    /// <summary>In the order in which they are drawn over the page.</summary>
    public List<PageAnnotation> Of(DictionaryToken page)
    {
        var found = new List<PageAnnotation>();
        if (scanner.Value(page, "Annots") is not ArrayToken list) return found;
        foreach (var token in list.Data)
            if (scanner.Follow(token) is DictionaryToken annotation && Read(annotation) is { } shown) found.Add(shown);
        return found;
    }

    PageAnnotation? Read(DictionaryToken annotation)
    {
        if (scanner.Name(annotation, "Subtype") is "FileAttachment") attached(annotation);
        if (scanner.Name(annotation, "Subtype") is not { } kind || Silent.Contains(kind)
            || scanner.Rectangle(annotation, "Rect") is not { Width: > 0, Height: > 0 } box)
            return null;
        AsideReason? aside = (scanner.Int(annotation, "F") & (Hidden | NoView)) != 0 ? AsideReason.Hidden
            : annotation.TryGet(NameToken.Create("OC"), out var layer) && layers.IsOff(layer) ? AsideReason.LayerOff : null;
        if (kind == "StrikeOut")
            return aside is null ? new(kind, box, null, null, aside) { Struck = Quadrilaterals(annotation, box) } : null;
        var (appearance, held) = (Appearance(annotation), fields.Of(annotation, kind));
        var (lines, isFilled) = appearance is null && aside is null ? (LinesOf(annotation, kind, box), IsFilled(annotation, kind)) : ([], false);
        if (appearance is null && held is null && lines.Count == 0 && !isFilled) return null;
        return new(kind, box, appearance, held, aside)
        {
            Lines = lines, IsFilled = isFilled, IsInPrintAlone = (scanner.Int(annotation, "F") & (Hidden | Print | NoView)) == (Print | NoView),
        };
    }

    /// <summary>What viewers draw of themselves for pens and lines.</summary>
    List<List<PdfPoint>> LinesOf(DictionaryToken annotation, string kind, PdfRectangle box)
    {
        // Marked to be blacked out, and not yet done: what is under the mark still shows, and is doubtful.
        if (kind == "Redact") return Quadrilaterals(annotation, box).ConvertAll(Across);
        IEnumerable<IToken?> lists = kind switch
        {
            "Ink" when scanner.Value(annotation, "InkList") is ArrayToken strokes => strokes.Data.Select(scanner.Follow),
            "Line" => [scanner.Value(annotation, "L")],
            "PolyLine" or "Polygon" => [scanner.Value(annotation, "Vertices")],
            _ => [],
        };
        return [.. lists.OfType<ArrayToken>().Select(PointsOf).Where(l => l.Count > 1)];
    }

    static List<PdfPoint> Across(PdfRectangle box) =>
        [new(box.Left, (box.Bottom + box.Top) / 2), new(box.Right, (box.Bottom + box.Top) / 2)];

    List<PdfPoint> PointsOf(ArrayToken list)
    {
        var points = new List<PdfPoint>();
        for (var i = 0; i + 1 < list.Length; i += 2)
            if (scanner.Follow(list.Data[i]) is NumericToken x && scanner.Follow(list.Data[i + 1]) is NumericToken y) points.Add(new PdfPoint(x.Double, y.Double));
        return points;
    }

    /// <summary>A rectangle with a colour within, through which nothing shines.</summary>
    bool IsFilled(DictionaryToken annotation, string kind) => kind == "Square" && scanner.Value(annotation, "IC") is ArrayToken { Length: > 0 }
        && scanner.Value(annotation, "CA") is not NumericToken { Double: < 1 };

    /// <summary>What a mark over text lies over, stretch by stretch; its whole box where it does not say.</summary>
    List<PdfRectangle> Quadrilaterals(DictionaryToken annotation, PdfRectangle box)
    {
        var found = new List<PdfRectangle>();
        if (scanner.Value(annotation, "QuadPoints") is ArrayToken { Length: > 0 } points
            && scanner.Numbers(annotation, "QuadPoints", points.Length - points.Length % 8) is { } numbers)
            foreach (var quad in numbers.Chunk(8))
            {
                double[] xs = [quad[0], quad[2], quad[4], quad[6]], ys = [quad[1], quad[3], quad[5], quad[7]];
                found.Add(new PdfRectangle(xs.Min(), ys.Min(), xs.Max(), ys.Max()));
            }
        return found.Count > 0 ? found : [box];
    }

    /// <summary>The normal appearance: of check boxes the one of the state they are in.</summary>
    StreamToken? Appearance(DictionaryToken annotation)
    {
        if (scanner.Value(annotation, "AP") is not DictionaryToken appearances) return null;
        return scanner.Value(appearances, "N") switch
        {
            StreamToken stream => stream,
            DictionaryToken states when scanner.Name(annotation, "AS") is { } state => scanner.Value(states, state) as StreamToken,
            _ => null,
        };
    }

    static DictionaryToken? Form(IPdfTokenScanner scanner, DictionaryToken? catalog) =>
        catalog is null ? null : scanner.Value(catalog, "AcroForm") as DictionaryToken;
}
