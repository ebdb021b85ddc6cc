using System.Xml.Linq;

namespace DisclosureExtract.Formats.Docx;

/// <summary>How text looks that says nothing of it itself: by the style of the run, else that of the paragraph, else the document's.</summary>
sealed class WordStyles
{
    /// <summary>Styles based on one another; rings end here.</summary>
    const int Deepest = 16;

    readonly Dictionary<string, (string? Base, XElement? Look)> styles = [];
    readonly XElement? everywhere;
    readonly string? usual;

    /// <param name="list">The part that lists the styles; null where there is none.</param>
    public WordStyles(XElement? list)
    {
        everywhere = list?.Child("docDefaults")?.Child("rPrDefault")?.Child("rPr");
        foreach (var style in list?.All("style") ?? [])
            if (style.Said("styleId") is { } id)
            {
                styles.TryAdd(id, (style.Child("basedOn").Said(), style.Child("rPr")));
                if (style.Said("type") == "paragraph" && style.Said("default") is "1" or "true") usual ??= id;
            }
    }

    /// <summary>A property of text; null where nothing says it.</summary>
    /// <param name="look">What the run says itself.</param>
    /// <param name="paragraph">The style of its paragraph; null for the usual one.</param>
    public XElement? Find(XElement? look, string? paragraph, string property) =>
        look?.Child(property) ?? OfStyle(look?.Child("rStyle").Said(), property) ?? OfStyle(paragraph ?? usual, property) ?? everywhere?.Child(property);

    XElement? OfStyle(string? style, string property)
    {
        for (var depth = 0; style is not null && depth < Deepest && styles.TryGetValue(style, out var found); depth++, style = found.Base)
            if (found.Look?.Child(property) is { } said) return said;
        return null;
    }
}
