using System.Text;
using System.Xml;

namespace DisclosureExtract.Engines.Ofd;

/// <summary>
/// An element of one of the XML parts of an OFD. Namespaces are left out: producers write several, and one part may mix them.
/// </summary>
sealed class OfdElement(string name)
{
    /// <summary>Elements inside each other, and elements of one part: no page comes near.</summary>
    const int Deepest = 64, Most = 2_000_000;

    static readonly IReadOnlyDictionary<string, string> None = new Dictionary<string, string>();

    readonly List<OfdElement> children = [];
    IReadOnlyDictionary<string, string> attributes = None;

    public string Name { get; } = name;

    public IReadOnlyList<OfdElement> Children => children;

    /// <summary>The characters between its tags, white space and all, without those of elements within.</summary>
    public string Text { get; private set; } = "";

    public string? this[string attribute] => attributes.GetValueOrDefault(attribute);

    /// <summary>What it says: an attribute, or the text of a child of that name; producers take either.</summary>
    public string? Said(string what)
    {
        var text = (this[what] ?? Child(what)?.Text)?.Trim();
        return string.IsNullOrEmpty(text) ? null : text;
    }

    public OfdElement? Child(string of)
    {
        foreach (var child in children)
            if (child.Name == of) return child;
        return null;
    }

    public IEnumerable<OfdElement> All(string of) => children.Where(c => c.Name == of);

    /// <summary>All elements of a name, however deep within this one.</summary>
    public IEnumerable<OfdElement> Within(string of) =>
        children.SelectMany(c => c.Name == of ? c.Within(of).Prepend(c) : c.Within(of));

    /// <exception cref="XmlException">It is no XML, or XML that no page is made of.</exception>
    public static OfdElement Parse(byte[] part)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true,
        };
        using var stream = new MemoryStream(part, writable: false);
        using var chinese = ChineseEncoding(part) is { } encoding ? new StreamReader(stream, encoding) : null;
        using var reader = chinese is null ? XmlReader.Create(stream, settings) : XmlReader.Create(chinese, settings);
        var open = new Stack<OfdElement>();
        OfdElement? root = null;
        var count = 0;
        while (reader.Read())
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    if (open.Count >= Deepest) throw new XmlException($"more than {Deepest} elements inside each other");
                    if (++count > Most) throw new XmlException($"more than {Most} elements");
                    var isEmpty = reader.IsEmptyElement;
                    var element = Start(reader);
                    if (open.TryPeek(out var parent)) parent.children.Add(element);
                    root ??= element;
                    if (!isEmpty) open.Push(element);
                    break;
                case XmlNodeType.EndElement:
                    open.Pop();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace:
                    // White space between elements says nothing; in a run of text it is the run.
                    if (open.TryPeek(out var holder) && (reader.NodeType is not XmlNodeType.Whitespace || holder.Name == "TextCode"))
                        holder.Text += reader.Value;
                    break;
            }
        return root ?? throw new XmlException("no element");
    }

    static OfdElement Start(XmlReader reader)
    {
        var element = new OfdElement(reader.LocalName);
        if (!reader.MoveToFirstAttribute()) return element;
        var attributes = new Dictionary<string, string>(reader.AttributeCount);
        do attributes.TryAdd(reader.LocalName, reader.Value);
        while (reader.MoveToNextAttribute());
        element.attributes = attributes;
        return element;
    }

    /// <summary>The encoding that a part declares, where it is one of those the reader of XML does not bring along.</summary>
    static Encoding? ChineseEncoding(byte[] part)
    {
        var head = Encoding.Latin1.GetString(part, 0, Math.Min(part.Length, 120));
        var end = head.IndexOf("?>", StringComparison.Ordinal);
        return end > 0 && head.AsSpan(0, end).Contains("encoding", StringComparison.OrdinalIgnoreCase)
            && head.AsSpan(0, end).IndexOf("GB", StringComparison.OrdinalIgnoreCase) >= 0
            ? CodePagesEncodingProvider.Instance.GetEncoding("GB18030")
            : null;
    }
}
