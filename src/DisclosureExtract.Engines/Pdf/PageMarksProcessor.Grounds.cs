using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using UglyToad.PdfPig.Graphics;
using UglyToad.PdfPig.Graphics.Core;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What is painted over text hides it, and is the ground of text that is drawn on it.</summary>
sealed partial class PageMarksProcessor
{
    /// <summary>Strength from which paint lets nothing shine through.</summary>
    const double Opaque = 0.99;

    /// <summary>Rectangles of one path that are looked at one by one.</summary>
    const int MostRectangles = 64;

    /// <summary>Points: longest and steepest stroke that may cross a number out; strokes of one page that are looked at.</summary>
    const double LongestSlant = 240, SteepestSlant = 30;

    const int MostSlants = 2_000;

    /// <summary>Points; shapes of one page that are looked at.</summary>
    const double LargestCharacter = 32;

    const int MostOutlines = 100_000;

    /// <summary>Dots of an image below which no number can be read in it.</summary>
    const int LeastColumns = 12, LeastRows = 6;

    static readonly NameToken[] SeeThrough = [NameToken.Smask, NameToken.Mask, NameToken.Create("SMaskInData")];

    static bool IsOpaque(CurrentGraphicsState state) =>
        state is { AlphaConstantNonStroking: >= Opaque, SoftMask: null, BlendMode: BlendMode.Normal };

    /// <summary>The path at hand is filled.</summary>
    void Paint(CurrentGraphicsState state)
    {
        var isSolid = translucent == 0 && isClipExact && IsOpaque(state) && AreRectangles();
        var rgb = isSolid ? inks.Of(state.CurrentNonStrokingColor).Rgb : Inks.Unknown;
        foreach (var subpath in path)
        {
            if (subpath.Points.Count < 3) continue;
            var box = subpath.Box.Intersect(clip);
            if (Math.Min(box.Width, box.Height) <= ThickestRuling) continue;
            if (isSolid && rgb != Inks.Unknown) Cover(box);
            // Of paint that is see-through or has a shape, it is enough that it may be dark.
            if (rgb != Inks.Unknown || Luminance(state.CurrentNonStrokingColor) < DarkFill) grounds.Add(box, rgb);
        }
    }

    /// <summary>An image is drawn.</summary>
    /// <param name="isSolid">It has no mask and is none.</param>
    void Paint(BoundingBox box, bool isSolid)
    {
        grounds.Add(box, Inks.Unknown);
        if (!isSolid || translucent > 0 || !isClipExact || !IsOpaque(GetCurrentState()) || Math.Min(box.Width, box.Height) <= ThickestRuling) return;
        Cover(box);
        if (DrawsRulings) marks.Sheets.Add(box);
    }

    static bool IsStencil(StreamToken image) =>
        image.StreamDictionary.TryGet(NameToken.ImageMask, out var token) && token is not BooleanToken { Data: false };

    /// <summary>Nothing shows any more of the text below.</summary>
    void Cover(BoundingBox box)
    {
        var isOverlaid = false;
        foreach (var index in bands.Near(box))
        {
            Count();
            var glyph = marks.Glyphs[index];
            var (x, y) = GlyphBands.MiddleOf(glyph);
            if (glyph.Hidden is not null || !box.Contains(x, y)) continue;
            marks.Glyphs[index] = glyph with { Hidden = AsideReason.Covered };
            isOverlaid |= isMarkup && glyph.Source == WordSource.Text && char.IsAsciiDigit(glyph.Text[0]);
        }
        if (isOverlaid) marks.Overlaid.Add(box);
    }

    /// <summary>Whether the path consists of rectangles side by side: within each other they may be a frame.</summary>
    bool AreRectangles()
    {
        if (path.Count > MostRectangles) return false;
        for (var i = 0; i < path.Count; i++)
        {
            if (path[i].IsCurved || path[i].Points.Count is not (4 or 5) || !IsRectangle(path[i].Points)) return false;
            for (var j = 0; j < i; j++)
                if (path[i].Box.Intersects(path[j].Box)) return false;
        }
        return true;
    }

    /// <summary>A shape as large as a character, which may be one: no box, and no line.</summary>
    void AddOutline(Subpath shape)
    {
        if (!DrawsRulings || shape.Points.Count < (shape.IsCurved ? 2 : 4) || marks.Outlines.Count >= MostOutlines) return;
        if (!shape.IsCurved && shape.Points.Count <= 5 && IsRectangle(shape.Points)) return;
        var box = shape.Box;
        if (box.Height <= LargestCharacter && box.Width <= LargestCharacter && clip.Contains(box.CenterX, box.CenterY)) marks.Outlines.Add(box);
    }

    /// <summary>A stroke of a pen: bent, open, and no longer and higher than what crosses a number out.</summary>
    bool IsPen(Subpath shape) => DrawsRulings && shape is { IsCurved: true, IsClosed: false }
        && shape.Box is { Width: > 4 and <= LongestSlant, Height: <= SteepestSlant };

    /// <summary>The line of a shape, from point to point.</summary>
    void AddPen(Subpath shape)
    {
        var points = shape.Points;
        var isFrame = !shape.IsCurved && points.Count is 4 or 5 && IsRectangle(points) && Math.Min(shape.Box.Width, shape.Box.Height) > ThickestRuling;
        for (var i = 1; !isFrame && i < points.Count && marks.Pens.Count < MostSlants; i++)
            marks.Pens.Add(new PenStroke(points[i - 1], points[i], isMarkup));
    }

    /// <summary>A slanted stroke, which may cross a number out.</summary>
    void AddSlant((double X, double Y) a, (double X, double Y) b)
    {
        var box = new BoundingBox(Math.Min(a.X, b.X), Math.Min(a.Y, b.Y), Math.Max(a.X, b.X), Math.Max(a.Y, b.Y));
        if (DrawsRulings && box.Width <= LongestSlant && box.Height <= SteepestSlant && marks.Strokes.Count < MostSlants)
            marks.Strokes.Add(new Stroke(box));
    }
}
