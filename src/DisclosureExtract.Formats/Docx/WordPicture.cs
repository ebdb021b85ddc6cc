using System.Globalization;
using System.Xml.Linq;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Docx;

/// <summary>A picture in the text.</summary>
/// <param name="Width">In points, as it is printed.</param>
/// <param name="Id">By which the text calls it.</param>
sealed record WordPicture(double Width, double Height, string? Id)
{
    const double PerPoint = 12_700; // EMU

    /// <summary>Of its page, 1-based.</summary>
    public int Number { get; init; }

    /// <summary>The part that holds it; null where it lies elsewhere, which is never fetched.</summary>
    public string? Part { get; init; }

    /// <summary>In the order of the text. Of two ways to draw one thing, the newer one counts.</summary>
    public static IEnumerable<WordPicture> In(XElement block) => block.DescendantsAndSelf()
        .Where(e => e.Name.LocalName is "anchor" or "inline" or "shape" && !e.Ancestors().Any(a => a.Name.LocalName == "Fallback" && a.Parent?.Child("Choice") is not null))
        .Select(e => e.Name.LocalName == "shape" ? OfShape(e) : OfDrawing(e)).OfType<WordPicture>();

    /// <summary>The page that is nothing but the picture, and that nobody has read.</summary>
    public PageContent ToPage()
    {
        var box = new BoundingBox(0, 0, Width, Height);
        return new PageContent { Number = Number, Width = Width, Height = Height, Images = [box], Unread = [new UnreadMark(box, UnreadReason.Image, 1)] };
    }

    static WordPicture? OfDrawing(XElement anchor) => anchor.Within("pic").Any() && anchor.Child("extent") is { } extent
        ? new((extent.Number("cx") ?? 0) / PerPoint, (extent.Number("cy") ?? 0) / PerPoint, anchor.Within("blip").FirstOrDefault().Said("embed")) : null;

    /// <summary>As Word before 2010 has it, with its size in a style.</summary>
    static WordPicture? OfShape(XElement shape) => shape.Child("imagedata") is { } data
        ? new(Length(shape.Said("style"), "width"), Length(shape.Said("style"), "height"), data.Said("id")) : null;

    static double Length(string? style, string name)
    {
        foreach (var part in (style ?? "").Split(';'))
            if (part.Split(':') is [var key, var value] && key.Trim() == name && value.Trim() is var text && text.EndsWith("pt", StringComparison.Ordinal)
                && double.TryParse(text.AsSpan(0, text.Length - 2), NumberStyles.Float, CultureInfo.InvariantCulture, out var points))
                return points;
        return 0;
    }
}
