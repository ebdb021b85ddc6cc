using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Where characters were read.</summary>
public enum WordSource
{
    /// <summary>The text layer of a PDF.</summary>
    Text,

    /// <summary>An OCR engine.</summary>
    Ocr,

    /// <summary>A text transcript, which has no geometry of its own.</summary>
    Transcript,

    /// <summary>A field of a form that is filled in within the PDF.</summary>
    FormField,

    /// <summary>A note or stamp that lies over a page of a PDF and shows text.</summary>
    Annotation,

    /// <summary>An OFD, which states its characters as the text layer of a PDF does.</summary>
    Ofd,

    /// <summary>A cell of a workbook, of either format of Excel.</summary>
    Xlsx,

    /// <summary>A Word document.</summary>
    Docx,

    /// <summary>A web page.</summary>
    Html,
}

static class WordSources
{
    /// <summary>
    /// Whether the characters are those of the file: nobody recognised them, so that what is wrong with them is wrong on the page.
    /// </summary>
    public static bool IsPrinted(this WordSource source) =>
        source is WordSource.Text or WordSource.FormField or WordSource.Annotation or WordSource.Ofd
            or WordSource.Xlsx or WordSource.Docx or WordSource.Html;

    /// <summary>
    /// Whether the file says what is a line and what a cell, and has no geometry: nothing can be told from where a line stands.
    /// </summary>
    public static bool IsStated(this WordSource source) =>
        source is WordSource.Transcript or WordSource.Xlsx or WordSource.Docx or WordSource.Html;

    public static bool IsStated(this WordSource? source) => source is { } known && known.IsStated();

    public static bool IsPrinted(this WordSource? source) => source is { } known && known.IsPrinted();
}

/// <summary>A run of characters on one baseline, without a gap wide enough to part them.</summary>
/// <param name="Text">Normalised text (compatibility forms and radicals folded), never empty.</param>
/// <param name="Box">Points, top-left origin, in the upright frame of the page; the height is the em box of the
/// font.</param>
/// <param name="Source">Where the characters were read.</param>
public sealed record Word(string Text, BoundingBox Box, WordSource Source = WordSource.Text)
{
    /// <summary>The characters as the source has them, before any normalisation.</summary>
    public string Raw { get; init; } = Text;

    /// <summary>Size of the em square in points.</summary>
    public double FontSize { get; init; } = Box.Height;

    /// <summary>Luminance of the ink, 0 black to 255 white.</summary>
    public byte Ink { get; init; }

    /// <summary>0 to 1; 1 for characters that were not recognised but read.</summary>
    public double Confidence { get; init; } = 1;

    /// <summary>Printed in red.</summary>
    public bool IsRed { get; init; }

    /// <summary>Whether the file holds something else for this place: a form field whose value is not what it shows.</summary>
    public bool IsContested { get; init; }

    /// <summary>Why its digits may not be those the page shows; null where nothing speaks against its font.</summary>
    public FontDoubt? Doubt { get; init; }

    /// <summary>Why the page may show another number than its characters say; null where nothing is drawn on or beside it.</summary>
    public Overdrawn? Overdrawn { get; init; }

    /// <summary>How an OCR engine read it, with what else it may be; null for words of a text layer.</summary>
    public LineReading? Reading { get; init; }

    /// <summary>
    /// The characters as printed, for prose that is handed on: of pixels the reading put right, for <see cref="Raw"/>
    /// has the engine's faults.
    /// </summary>
    public string Printed => Reading?.Text ?? Raw;
}
