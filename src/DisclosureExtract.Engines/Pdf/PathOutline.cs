using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.PdfFonts;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>The outline of a glyph as PdfPig knows it.</summary>
static class PathOutline
{
    /// <summary>Thousandths of the size; PdfPig gives parts of it.</summary>
    const double Size = 1000;

    /// <returns>Empty where nothing is drawn; null where it has none for the code.</returns>
    public static GlyphOutline? Of(IFont font, int code)
    {
        if (!font.TryGetNormalisedPath(code, out var parts)) return null;
        var outline = new GlyphOutline();
        foreach (var command in parts.SelectMany(p => p.Commands))
            switch (command)
            {
                case PdfSubpath.Move move:
                    outline.Close();
                    outline.Add(Size * move.Location.X, Size * move.Location.Y);
                    break;
                case PdfSubpath.Line line:
                    outline.Add(Size * line.To.X, Size * line.To.Y);
                    break;
                case PdfSubpath.CubicBezierCurve curve:
                    outline.Curve(
                        Size * curve.FirstControlPoint.X, Size * curve.FirstControlPoint.Y, Size * curve.SecondControlPoint.X, Size * curve.SecondControlPoint.Y,
                        Size * curve.EndPoint.X, Size * curve.EndPoint.Y);
                    break;
                case PdfSubpath.QuadraticBezierCurve curve:
                    outline.Curve(Size * curve.ControlPoint.X, Size * curve.ControlPoint.Y, Size * curve.EndPoint.X, Size * curve.EndPoint.Y);
                    break;
            }
        outline.Close();
        return outline;
    }
}
