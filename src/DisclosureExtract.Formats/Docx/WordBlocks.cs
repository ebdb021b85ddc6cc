using System.Xml.Linq;

namespace DisclosureExtract.Formats.Docx;

/// <summary>Paragraphs and tables of a document in their order, through whatever stands around them.</summary>
static class WordBlocks
{
    /// <summary>What wraps blocks and says nothing itself; what was deleted is no block.</summary>
    static readonly HashSet<string> Wraps = ["sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag", "AlternateContent", "Choice", "Fallback"];

    public static IEnumerable<XElement> Of(XElement container)
    {
        foreach (var child in container.Elements())
        {
            var name = child.Name.LocalName;
            if (name is "p" or "tbl" or "sectPr") yield return child;
            else if (name == "AlternateContent" && (child.Child("Choice") ?? child.Child("Fallback")) is { } chosen)
                foreach (var block in Of(chosen)) yield return block;
            else if (Wraps.Contains(name))
                foreach (var block in Of(child)) yield return block;
        }
    }

    /// <summary>Rows of a table, or cells of a row.</summary>
    public static IEnumerable<XElement> Parts(XElement container, string kind)
    {
        foreach (var child in container.Elements())
            if (child.Name.LocalName == kind) yield return child;
            else if (Wraps.Contains(child.Name.LocalName))
                foreach (var part in Parts(child, kind)) yield return part;
    }
}
