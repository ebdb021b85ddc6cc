using System.Globalization;
using System.Text;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;
using UglyToad.PdfPig.Writer;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>A box to be drawn on a page, with what is to be said there.</summary>
/// <param name="Page">From 1.</param>
/// <param name="Box">Points, origin at the top left of the page as displayed.</param>
/// <param name="IsGrave">Drawn in red, else in orange.</param>
public sealed record PdfNote(int Page, BoundingBox Box, string Text, bool IsGrave);

/// <summary>
/// Adds boxes with notes to a PDF as an incremental update: the bytes of the original stay as they are, what is added stands behind
/// them, and any reader can take it away again.
/// </summary>
public static class PdfNotes
{
    /// <exception cref="DocumentException">Protected, or too damaged to add anything to it.</exception>
    public static void Add(Stream output, byte[] pdf, string name, IReadOnlyList<PdfNote> notes)
    {
        // What would do the parser harm is taken out of what it is given, in place: what is written is the original.
        using var document = OpenWhole(ObjectGuard.Check(pdf).Bytes, name);
        var trailer = document.Structure.Trailer;
        var start = StartOfReferences(pdf) ?? throw Damaged(name);
        var pages = Pages(document, name);
        var next = Math.Max(trailer.Size, document.Structure.CrossReferenceTable.ObjectOffsets.Keys.Max(r => r.ObjectNumber) + 1);
        var added = new SortedDictionary<long, (int Generation, long At)>();
        output.Write(pdf);
        output.WriteByte((byte)'\n');
        foreach (var group in notes.GroupBy(n => n.Page).OrderBy(g => g.Key))
        {
            if (group.Key < 1 || group.Key > pages.Count) continue;
            var page = pages[group.Key - 1];
            var references = new List<IToken>();
            foreach (var note in group)
            {
                added[next] = (0, output.Position);
                WriteNote(output, next, note, page);
                references.Add(new IndirectReferenceToken(new IndirectReference(next++, 0)));
            }
            added[page.Reference.ObjectNumber] = (page.Reference.Generation, output.Position);
            var already = document.Structure.TokenScanner.Value(page.Dictionary, "Annots") is ArrayToken annots ? annots.Data : [];
            var dictionary = page.Dictionary.With(NameToken.Annots, new ArrayToken([.. already, .. references]));
            Ascii(output, $"{page.Reference.ObjectNumber} {page.Reference.Generation} obj\n");
            new TokenWriter().WriteToken(dictionary, output);
            Ascii(output, "\nendobj\n");
        }
        WriteReferences(output, added, next, trailer.Root, start, IsTable(pdf, start));
    }

    static PdfDocument OpenWhole(byte[] pdf, string name)
    {
        try
        {
            var document = PdfDocument.Open(pdf, new ParsingOptions { UseLenientParsing = true });
            if (!document.IsEncrypted) return document;
            document.Dispose();
            throw new DocumentException(DocumentFault.Encrypted, $"{name}: is protected; notes cannot be added to it.");
        }
        catch (Exception e) when (e is not DocumentException)
        {
            throw Damaged(name);
        }
    }

    static DocumentException Damaged(string name) =>
        new(DocumentFault.Damaged, $"{name}: is too damaged for notes to be added to it; its table of objects cannot be gone on with.");

    /// <summary>A page with what it inherits.</summary>
    sealed record PageNode(IndirectReference Reference, DictionaryToken Dictionary, PdfRectangle Box, int Rotation);

    static List<PageNode> Pages(PdfDocument document, string name)
    {
        var pages = new List<PageNode>();
        var scanner = document.Structure.TokenScanner;
        // Nodes that have each other for kids stand for more pages than there is time for; the parser goes into each once too.
        var visited = new HashSet<IndirectReference>();
        var root = document.Structure.Catalog.CatalogDictionary.Data.GetValueOrDefault("Pages") as IndirectReferenceToken ?? throw Damaged(name);
        Walk(root.Data, new PdfRectangle(0, 0, 595, 842), null, 0, 0);
        return pages;

        void Walk(IndirectReference reference, PdfRectangle media, PdfRectangle? crop, int rotation, int depth)
        {
            if (depth > 64 || scanner.Get(reference)?.Data is not DictionaryToken node) return;
            media = scanner.Rectangle(node, "MediaBox") ?? media;
            crop = scanner.Rectangle(node, "CropBox") ?? crop;
            if (scanner.Value(node, "Rotate") is NumericToken turn) rotation = turn.Int;
            if (scanner.Value(node, "Kids") is ArrayToken kids)
            {
                if (!visited.Add(reference)) return;
                foreach (var kid in kids.Data.OfType<IndirectReferenceToken>()) Walk(kid.Data, media, crop, rotation, depth + 1);
                return;
            }
            var shown = crop ?? media;
            var box = new PdfRectangle(Math.Max(shown.Left, media.Left), Math.Max(shown.Bottom, media.Bottom),
                Math.Min(shown.Right, media.Right), Math.Min(shown.Top, media.Top));
            pages.Add(new(reference, node, box, (rotation % 360 + 360) % 360));
        }
    }

    static void WriteNote(Stream output, long number, PdfNote note, PageNode page)
    {
        var corners = new[] { Point(note.Box.Left - 1, note.Box.Top - 1), Point(note.Box.Right + 1, note.Box.Bottom + 1) };
        var (x0, x1) = (corners.Min(c => c.X), corners.Max(c => c.X));
        var (y0, y1) = (corners.Min(c => c.Y), corners.Max(c => c.Y));
        Ascii(output, string.Create(
            CultureInfo.InvariantCulture,
            $"{number} 0 obj\n<</Type/Annot/Subtype/Square/F 4/Rect[{x0:0.##} {y0:0.##} {x1:0.##} {y1:0.##}]/C[{(note.IsGrave ? "0.8 0 0" : "0.9 0.5 0")}]/BS<</W 1.5>>/T{Text("DisclosureExtract")}/Contents{Text(note.Text)}>>\nendobj\n"));

        // From the page as displayed, origin at the top left, to its own space, origin at the bottom left and not turned.
        (double X, double Y) Point(double x, double y) => page.Rotation switch
        {
            90 => (page.Box.Left + y, page.Box.Bottom + x),
            180 => (page.Box.Right - x, page.Box.Bottom + y),
            270 => (page.Box.Right - y, page.Box.Top - x),
            _ => (page.Box.Left + x, page.Box.Top - y),
        };
    }

    /// <summary>UTF-16 in hexadecimal digits: no character of a document means anything to a reader of PDF.</summary>
    static string Text(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";

    static void WriteReferences(
        Stream output, SortedDictionary<long, (int Generation, long At)> added, long next, IndirectReference root, long before, bool asTable)
    {
        var at = output.Position;
        var tail = string.Create(CultureInfo.InvariantCulture, $"/Root {root.ObjectNumber} {root.Generation} R/Prev {before}");
        if (asTable)
        {
            Ascii(output, "xref\n");
            foreach (var (number, (generation, offset)) in added)
                Ascii(output, string.Create(CultureInfo.InvariantCulture, $"{number} 1\n{offset:0000000000} {generation:00000} n\r\n"));
            Ascii(output, string.Create(CultureInfo.InvariantCulture, $"trailer\n<</Size {next}{tail}>>\n"));
        }
        else
        {
            added[next] = (0, at);
            var index = string.Join(' ', added.Keys.Select(n => string.Create(CultureInfo.InvariantCulture, $"{n} 1")));
            using var rows = new MemoryStream();
            foreach (var (generation, offset) in added.Values)
                rows.Write([1, (byte)(offset >> 24), (byte)(offset >> 16), (byte)(offset >> 8), (byte)offset, (byte)(generation >> 8), (byte)generation]);
            Ascii(output, string.Create(
                CultureInfo.InvariantCulture,
                $"{next} 0 obj\n<</Type/XRef/W[1 4 2]/Index[{index}]/Size {next + 1}{tail}/Length {rows.Length}>>stream\n"));
            rows.WriteTo(output);
            Ascii(output, "\nendstream\nendobj\n");
        }
        Ascii(output, string.Create(CultureInfo.InvariantCulture, $"startxref\n{at}\n%%EOF\n"));
    }

    /// <summary>Where the last table of objects begins, as the end of the file says; null where it leads nowhere.</summary>
    static long? StartOfReferences(byte[] pdf)
    {
        var at = pdf.AsSpan().LastIndexOf("startxref"u8);
        if (at < 0) return null;
        var text = Encoding.ASCII.GetString(pdf, at + 9, Math.Min(32, pdf.Length - at - 9)).TrimStart();
        var digits = string.Concat(text.TakeWhile(char.IsAsciiDigit));
        return long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var start) && start < pdf.Length && (IsTable(pdf, start) || char.IsAsciiDigit((char)pdf[start]))
            ? start
            : null;
    }

    static bool IsTable(byte[] pdf, long start) => pdf.AsSpan((int)start).TrimStart(" \r\n\t"u8).StartsWith("xref"u8);

    static void Ascii(Stream output, string text) => output.Write(Encoding.ASCII.GetBytes(text));
}
