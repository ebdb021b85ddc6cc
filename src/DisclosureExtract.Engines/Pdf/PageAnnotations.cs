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
/// <param name="IsHidden">Set not to show.</param>
sealed record PageAnnotation(string Kind, PdfRectangle Box, StreamToken? Appearance, HeldText? Held, bool IsHidden)
{
    public bool IsField => Kind == "Widget";
}

/// <summary>The fields and notes of pages.</summary>
/// <param name="catalog">Of the document; null where it is not known.</param>
sealed class PageAnnotations(IPdfTokenScanner scanner, ILookupFilterProvider filters, DictionaryToken? catalog)
{
    /// <summary>Bits of /F.</summary>
    const int Hidden = 1 << 1, NoView = 1 << 5;

    /// <summary>
    /// Notes that show no text of their own: marks over the text of the page, icons, windows that open.
    /// </summary>
    static readonly HashSet<string> Silent =
    [
        "Link", "Popup", "Text", "FileAttachment", "Sound", "Movie", "Highlight", "Underline", "Squiggly", "StrikeOut", "Caret",
        "Ink", "Redact", "TrapNet", "PrinterMark",
    ];

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
        if (scanner.Name(annotation, "Subtype") is not { } kind || Silent.Contains(kind)
            || scanner.Rectangle(annotation, "Rect") is not { Width: > 0, Height: > 0 } box)
            return null;
        var (appearance, held) = (Appearance(annotation), fields.Of(annotation, kind));
        if (appearance is null && held is null) return null;
        return new(kind, box, appearance, held, (scanner.Int(annotation, "F") & (Hidden | NoView)) != 0);
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
