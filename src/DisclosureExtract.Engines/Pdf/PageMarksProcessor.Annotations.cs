using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Runs the appearances of fields and notes over the page, each as a form fitted into its box.</summary>
sealed partial class PageMarksProcessor
{
    static readonly NameToken Unnamed = NameToken.Create("");

    /// <summary>What is drawn now: the page, or a field or note over it.</summary>
    WordSource source;

    /// <summary>Whether what is drawn now is a note that marks the page up, and not one that is part of it.</summary>
    bool isMarkup;

    /// <summary>Why nothing shows of what is drawn now; null where it shows.</summary>
    AsideReason? suppressed;

    /// <summary>Rulings are those of the page: frames of fields and notes are none.</summary>
    bool DrawsRulings => source == WordSource.Text && suppressed is null;

    void RunAnnotations(CurrentGraphicsState start)
    {
        if (around.Annotations.Count == 0) return;
        foreach (var annotation in around.Annotations)
        {
            Count();
            BeginOver(start);
            source = annotation.IsField ? WordSource.FormField : WordSource.Annotation;
            (suppressed, isMarkup) = (annotation.Aside, annotation.IsMarkup);
            Run(annotation);
        }
        (source, suppressed, isMarkup) = (WordSource.Text, null, false);
    }

    /// <summary>The state of an empty page, whatever the drawing before left behind.</summary>
    void BeginOver(CurrentGraphicsState start)
    {
        GraphicsStack = new Stack<CurrentGraphicsState>();
        GraphicsStack.Push(start.DeepClone());
        clips.Clear();
        path.Clear();
        marked.Clear();
        layersOff = 0;
        (clip, isClipExact, isCutToText, cutOuts) = (new BoundingBox(0, 0, marks.Width, marks.Height), true, false, null);
    }

    void Run(PageAnnotation annotation)
    {
        foreach (var struck in annotation.Struck) marks.Strokes.Add(new Stroke(BoxOf(struck), IsMarkup: true));
        foreach (var line in annotation.Lines)
            for (var i = 1; i < line.Count && marks.Pens.Count < MostSlants; i++)
                marks.Pens.Add(new PenStroke(Displayed(line[i - 1].X, line[i - 1].Y), Displayed(line[i].X, line[i].Y), IsOfNote: true));
        if (annotation.IsFilled) Cover(BoxOf(annotation.Box));
        if (annotation is { Appearance: null, Held: null }) return;
        var box = BoxOf(annotation.Box);
        var (first, held) = (marks.Glyphs.Count, annotation.Held);
        if (held is not null && (annotation.Appearance is null || held.IsSetAnew)) Set(held, annotation.Box);
        var (stored, differs) = (marks.Glyphs.Count, false);
        if (annotation.Appearance is { } form)
        {
            Run(form, annotation.Box, box);
            // Viewers may set the field anew, and printers print what is stored; where nothing is, all set it anew.
            var isShown = stored == first || marks.Glyphs.Skip(stored).Any(g => g.Hidden is null);
            differs = isShown && annotation is { IsField: true, Held: { } value, Aside: null } && Differs(value, box, stored);
            if (differs) marks.Glyphs.RemoveRange(first, stored - first);
            else if (stored > first) marks.Glyphs.RemoveRange(stored, marks.Glyphs.Count - stored);
        }
        for (var i = first; differs && i < marks.Glyphs.Count; i++) marks.Glyphs[i] = marks.Glyphs[i] with { IsContested = true };
        if (annotation.IsInPrintAlone) marks.Unread.Add((box, UnreadReason.Annotation));
        if (annotation.Aside is null) marks.Overlays.Add((source, box, first, marks.Glyphs.Count));
    }

    BoundingBox BoxOf(PdfRectangle box) => BoxOf(box.BottomLeft, box.BottomRight, box.TopLeft, box.TopRight);

    void Run(StreamToken form, PdfRectangle target, BoundingBox box)
    {
        if (Fit(form, target) is not { } matrix) return;
        var shared = around.Shared;
        var isShared = shared is not null && !form.StreamDictionary.ContainsKey(NameToken.Resources);
        if (isShared) ResourceStore.LoadResourceDictionary(shared!);
        try
        {
            ModifyCurrentTransformationMatrix(matrix);
            ProcessFormXObject(form, Unnamed);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException or PageTooComplexException))
        {
            if (suppressed is null) marks.Unread.Add((box, UnreadReason.Annotation));
        }
        finally
        {
            if (isShared) ResourceStore.UnloadResourceDictionary();
        }
    }

    /// <summary>
    /// What brings the box of a form, turned by its matrix, to the box of its annotation; null for a form without size.
    /// </summary>
    TransformationMatrix? Fit(StreamToken form, PdfRectangle target)
    {
        if (PdfScanner.Rectangle(form.StreamDictionary, "BBox") is not { } box) return null;
        var matrix = PdfScanner.Numbers(form.StreamDictionary, "Matrix", 6) is { } numbers
            ? TransformationMatrix.FromArray(numbers)
            : TransformationMatrix.Identity;
        var (left, bottom) = (double.MaxValue, double.MaxValue);
        var (right, top) = (double.MinValue, double.MinValue);
        foreach (var corner in (ReadOnlySpan<PdfPoint>)[box.BottomLeft, box.BottomRight, box.TopLeft, box.TopRight])
        {
            var (x, y) = matrix.Transform(corner.X, corner.Y);
            (left, right) = (Math.Min(left, x), Math.Max(right, x));
            (bottom, top) = (Math.Min(bottom, y), Math.Max(top, y));
        }
        if (right - left <= 0 || top - bottom <= 0) return null;
        var (wide, high) = (target.Width / (right - left), target.Height / (top - bottom));
        return TransformationMatrix.FromValues(wide, 0, 0, high, target.Left - wide * left, target.Bottom - high * bottom);
    }

    /// <summary>
    /// Holds what a field shows against its value. The same amount written in another way is the same; so is text that
    /// differs by white space, or of which the field is too small to show all.
    /// </summary>
    bool Differs(HeldText held, BoundingBox box, int first)
    {
        var shown = string.Concat(marks.Glyphs.Skip(first).Where(g => g.Hidden is null).Select(g => g.Text));
        if (FieldComparison.AreSame(shown, held.Text)) return false;
        marks.FieldConflicts.Add(new FieldConflict(box, shown.Trim(), held.Text));
        return true;
    }

    /// <summary>Sets text into a box as viewers do, with the widths most fonts have.</summary>
    void Set(HeldText held, PdfRectangle box)
    {
        const double Margin = 2, Leading = 1.15, Baseline = 0.78, Largest = 12, Smallest = 4;
        var lines = held.IsMultiline ? held.Text.ReplaceLineEndings("\n").Split('\n') : [held.Text.ReplaceLineEndings(" ")];
        var size = held.Size > 0 ? held.Size : Math.Clamp((box.Height - 2 * Margin) / (Leading * lines.Length), Smallest, Largest);
        // One line stands in the middle of its field, several begin at its top.
        var y = held.IsMultiline && lines.Length > 1 || box.Height > 2 * Leading * size && held.IsMultiline
            ? box.Top - Margin - Baseline * size
            : box.Bottom + box.Height / 2 - (Baseline - 0.5) * size;
        foreach (var line in lines)
        {
            var width = line.EnumerateRunes().Sum(r => WidthOf(r.Value)) * size;
            var x = held.Alignment switch
            {
                1 => (box.Left + box.Right - width) / 2,
                2 => box.Right - Margin - width,
                _ => box.Left + Margin,
            };
            TextSequence++;
            foreach (var rune in line.EnumerateRunes())
            {
                var advance = WidthOf(rune.Value) * size;
                AddSet(rune.ToString(), x, y, advance, size);
                x += advance;
            }
            y -= Leading * size;
        }
    }

    void AddSet(string raw, double x, double y, double advance, double size)
    {
        Count();
        var text = TextFold.Fold(raw);
        if (text.Length == 0) return;
        var (origin, end, up) = (Displayed(x, y), Displayed(x + advance, y), Displayed(x, y + size));
        (advance, size) = (Distance(origin, end), Distance(origin, up));
        var off = origin.X < 0 || origin.Y < 0 || origin.X > marks.Width || origin.Y > marks.Height;
        marks.Glyphs.Add(
            new Glyph(
                text, text == raw ? text : raw, origin.X, origin.Y, advance, size, Direction(end.X - origin.X, end.Y - origin.Y),
                TextSequence, 0, suppressed ?? (off ? AsideReason.OffPage : null)) { Source = source });
    }

    static double Distance((double X, double Y) a, (double X, double Y) b) => Math.Sqrt((b.X - a.X) * (b.X - a.X) + (b.Y - a.Y) * (b.Y - a.Y));

    /// <summary>Ems, as the fonts of forms have them.</summary>
    static double WidthOf(int character) => character switch
    {
        '.' or ',' or ' ' or ':' or '/' => 0.278,
        '-' or '(' or ')' => 0.333,
        < 0x2000 => 0.556,
        _ => 1,
    };
}
