using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Prose;

/// <summary>A paragraph of prose: its lines joined, with the way back to where each character is printed.</summary>
public sealed class Paragraph
{
    readonly List<(int Start, PageLine Line)> lines;

    internal Paragraph(string text, string tight, List<(int Start, PageLine Line)> lines) =>
        (Text, Tight, this.lines) = (text, tight, lines);

    /// <summary>As printed, punctuation included; radicals and compatibility ideographs folded.</summary>
    public string Text { get; }

    /// <summary>Folded, without white space: the text in which claims are found.</summary>
    public string Tight { get; }

    /// <summary>Read from text and not from pixels, which lose points and stops.</summary>
    public bool IsText => lines.TrueForAll(l => l.Line.Line.Source != WordSource.Ocr);

    public IEnumerable<int> Pages => lines.Select(l => l.Line.Page).Distinct();

    /// <summary>
    /// Where the characters from <paramref name="start"/> on are printed: the line that holds the first of them.
    /// </summary>
    public (int Page, BoundingBox Box) PlaceOf(int start)
    {
        var at = lines.FindLastIndex(l => l.Start <= start);
        var line = lines[Math.Max(0, at)].Line;
        return (line.Page, line.Line.Box);
    }
}

/// <summary>A heading with the paragraphs under it.</summary>
/// <param name="Level">1 第一部分, 2 一、, 3 （一）, 4 1. ; 0 for prose before any heading.</param>
public sealed record Section(string Heading, int Level, IReadOnlyList<Paragraph> Paragraphs, IReadOnlyList<int> Pages)
{
    /// <summary>The card whose prose this is; null for the notes of the disclosure.</summary>
    public ProjectCard? Card { get; init; }

    /// <summary>The headings above its own, the outermost first.</summary>
    public IReadOnlyList<string> Above { get; init; } = [];

    public string Text => string.Join('\n', Paragraphs.Select(p => p.Text));
}
