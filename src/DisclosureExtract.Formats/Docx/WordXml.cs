using System.Globalization;
using System.Xml.Linq;

namespace DisclosureExtract.Formats.Docx;

/// <summary>Elements and attributes by their names alone.</summary>
static class WordXml
{
    public static XElement? Child(this XElement element, string name) => element.Elements().FirstOrDefault(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> All(this XElement element, string name) => element.Elements().Where(e => e.Name.LocalName == name);

    public static IEnumerable<XElement> Within(this XElement element, string name) => element.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Said(this XElement? element, string attribute = "val") =>
        element?.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute)?.Value;

    public static int? Number(this XElement? element, string attribute = "val") =>
        double.TryParse(element.Said(attribute), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e8 ? (int)number : null;

    /// <summary>Whether a property that is there is not switched off.</summary>
    public static bool IsOn(this XElement? property) => property is not null && property.Said() is not ("false" or "0" or "off" or "none");
}
