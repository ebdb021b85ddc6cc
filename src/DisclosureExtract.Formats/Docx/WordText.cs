using System.Text;
using System.Xml.Linq;
using DisclosureExtract.Formats.Stating;

namespace DisclosureExtract.Formats.Docx;

/// <summary>The text of a paragraph as it is printed when all changes to it are accepted, and what of it does not show.</summary>
sealed class WordText
{
    readonly StringBuilder shown = new(), hidden = new(), struck = new();
    readonly List<XElement> boxes = [];
    int fields, results;

    /// <summary>Characters that stand for the place of a page break.</summary>
    public const char PageBreak = '\f';

    public string Shown => shown.ToString();

    public string Hidden => hidden.ToString();

    public string Struck => struck.ToString();

    /// <summary>Contents of text boxes that are anchored in the paragraph.</summary>
    public IReadOnlyList<XElement> Boxes => boxes;

    /// <summary>Numbers of footnotes and endnotes that the paragraph refers to.</summary>
    public List<(string Kind, string Id)> Notes { get; } = [];

    public bool IsRed { get; private set; }

    readonly WordStyles styles;
    readonly string? style;

    WordText(XElement paragraph, WordStyles styles) => (this.styles, style) = (styles, paragraph.Child("pPr")?.Child("pStyle").Said());

    public static WordText Of(XElement paragraph, WordStyles styles)
    {
        var text = new WordText(paragraph, styles);
        text.Add(paragraph, inRun: null);
        return text;
    }

    void Add(XElement element, XElement? inRun)
    {
        foreach (var child in element.Elements())
            switch (child.Name.LocalName)
            {
                // What was deleted or moved away, and properties.
                case "del" or "moveFrom" or "delText" or "delInstrText" or "pPr" or "rPr" or "rubyPr" or "rt" or "instrText":
                    break;
                case "r":
                    Add(child, child);
                    break;
                case "t":
                    Append(child.Value, inRun);
                    break;
                case "tab" or "ptab":
                    Append("\t", inRun);
                    break;
                case "br":
                    Append(child.Said("type") == "page" ? $"{PageBreak}" : "\n", inRun);
                    break;
                case "cr":
                    Append("\n", inRun);
                    break;
                case "noBreakHyphen":
                    Append("-", inRun);
                    break;
                case "sym":
                    Append(Symbol(child), inRun);
                    break;
                case "fldChar":
                    Field(child.Said("fldCharType"));
                    break;
                case "footnoteReference" or "endnoteReference":
                    if (child.Said("id") is { } id) Notes.Add((child.Name.LocalName.Replace("Reference", "", StringComparison.Ordinal), id));
                    break;
                case "AlternateContent":
                    // The same content in several ways: the first that a reader understands.
                    if ((child.Child("Choice") ?? child.Child("Fallback")) is { } chosen) Add(chosen, inRun);
                    break;
                case "txbxContent":
                    boxes.Add(child);
                    break;
                case "object" or "pict" when !child.Within("txbxContent").Any():
                    break; // drawn
                default:
                    Add(child, inRun);
                    break;
            }
    }

    void Append(string text, XElement? run)
    {
        if (fields > results) return; // the code of a field, not what it shows
        var look = run?.Child("rPr");
        var color = Of("color").Said();
        if (Of("vanish").IsOn()) hidden.Append(text);
        else if (Of("strike").IsOn() || Of("dstrike").IsOn()) struck.Append(text);
        else if (color is "FFFFFF" or "ffffff" && run is not null && IsOnPaper(run)) hidden.Append(text);
        else shown.Append(Of("vertAlign").Said() is "superscript" or "subscript" ? Raised.Of(text) : text);
        IsRed |= color is "FF0000" or "ff0000" && text.Trim().Length > 0;

        XElement? Of(string property) => styles.Find(look, style, property);
    }

    /// <summary>Nothing around it is shaded, as far as the document itself says.</summary>
    static bool IsOnPaper(XElement run) => run.Child("rPr")?.Child("highlight") is null && !run.AncestorsAndSelf().Any(a =>
        a.Child(a.Name.LocalName + "Pr") is { } properties
        && (properties.Child("tblStyle") is not null || properties.Child("shd").Said("fill") is not (null or "auto" or "FFFFFF" or "ffffff")));

    void Field(string? kind)
    {
        if (kind == "begin") fields++;
        else if (kind == "separate") results = Math.Min(results + 1, fields);
        else if (kind == "end" && fields > 0)
        {
            if (results == fields) results--;
            fields--;
        }
    }

    /// <summary>A character of a symbol font: what it looks like is known of a few; of the rest nobody can tell.</summary>
    static string Symbol(XElement symbol) => (symbol.Said("font"), symbol.Said("char")?.ToUpperInvariant()) switch
    {
        ("Wingdings 2", "F052" or "0052") or ("Wingdings", "F0FE" or "00FE") => "☑",
        ("Wingdings 2", "F050" or "0050") or ("Wingdings", "F0FC" or "00FC") => "√",
        ("Wingdings 2", "F0A3" or "00A3") or ("Wingdings", "F0A8" or "00A8" or "F06F" or "006F") => "□",
        _ => "\uFFFD",
    };
}
