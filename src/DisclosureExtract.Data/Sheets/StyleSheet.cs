using System.Xml;

namespace DisclosureExtract.Data.Sheets;

/// <summary>The styles of a workbook, each once, in the order in which they were first asked for.</summary>
sealed class StyleSheet
{
    const string Spreadsheet = WorkbookFile.Spreadsheet;

    /// <summary>Numbers below are the format's own.</summary>
    const int FirstFormat = 164;

    readonly List<Style> styles = [new()];
    readonly Dictionary<Style, int> numbers = new() { [new()] = 0 };

    public int Of(Style style)
    {
        if (numbers.TryGetValue(style, out var number)) return number;
        styles.Add(style);
        return numbers[style] = styles.Count - 1;
    }

    public void Write(XmlWriter xml)
    {
        var formats = styles.Select(s => s.Format).Where(f => f.Length > 0).Distinct().ToList();
        var fonts = styles.Select(FontOf).Distinct().ToList();
        var fills = Enum.GetValues<Fill>();
        var lines = Enum.GetValues<Line>();
        xml.WriteStartElement("styleSheet", Spreadsheet);
        Sequence(xml, "numFmts", formats, (format, i) =>
        {
            xml.WriteStartElement("numFmt", Spreadsheet);
            Attribute(xml, "numFmtId", FirstFormat + i);
            xml.WriteAttributeString("formatCode", format);
            xml.WriteEndElement();
        });
        Sequence(xml, "fonts", fonts, (font, _) => WriteFont(xml, font));
        // The format keeps the first two fills for itself.
        Sequence(xml, "fills", [null, null, .. fills.Skip(1).Select(f => (Fill?)f)], (fill, i) => WriteFill(xml, fill, i));
        Sequence(xml, "borders", lines, (line, _) => WriteBorder(xml, line));
        Sequence(xml, "cellStyleXfs", [0], (_, _) => xml.WriteRaw("<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"));
        Sequence(xml, "cellXfs", styles, (style, _) =>
        {
            xml.WriteStartElement("xf", Spreadsheet);
            Attribute(xml, "numFmtId", style.Format.Length == 0 ? 0 : FirstFormat + formats.IndexOf(style.Format));
            Attribute(xml, "fontId", fonts.IndexOf(FontOf(style)));
            Attribute(xml, "fillId", style.Fill == Fill.None ? 0 : (int)style.Fill + 1);
            Attribute(xml, "borderId", (int)style.Line);
            Attribute(xml, "xfId", 0);
            foreach (var part in (string[])["applyNumberFormat", "applyFont", "applyFill", "applyBorder", "applyAlignment"]) Attribute(xml, part, 1);
            xml.WriteStartElement("alignment", Spreadsheet);
            xml.WriteAttributeString("horizontal", style.Align.ToString().ToLowerInvariant());
            xml.WriteAttributeString("vertical", "center");
            if (style.IsWrapped) Attribute(xml, "wrapText", 1);
            xml.WriteEndElement();
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    readonly record struct Font(int Size, bool IsBold, bool IsLink);

    static Font FontOf(Style style) => new(style.Size, style.IsBold, style.IsLink);

    static void WriteFont(XmlWriter xml, Font font)
    {
        xml.WriteStartElement("font", Spreadsheet);
        if (font.IsBold) Empty(xml, "b");
        if (font.IsLink) Empty(xml, "u");
        Value(xml, "sz", font.Size);
        xml.WriteStartElement("color", Spreadsheet);
        xml.WriteAttributeString("rgb", font.IsLink ? "FF0563C1" : "FF000000");
        xml.WriteEndElement();
        xml.WriteStartElement("name", Spreadsheet);
        xml.WriteAttributeString("val", "宋体");
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WriteFill(XmlWriter xml, Fill? fill, int index)
    {
        xml.WriteStartElement("fill", Spreadsheet);
        xml.WriteStartElement("patternFill", Spreadsheet);
        xml.WriteAttributeString("patternType", fill is not null ? "solid" : index == 0 ? "none" : "gray125");
        if (fill is not null)
        {
            xml.WriteStartElement("fgColor", Spreadsheet);
            xml.WriteAttributeString("rgb", fill switch { Fill.Gray => "FFE7E6E6", Fill.Yellow => "FFFFF2CC", Fill.Orange => "FFF8CBAD", _ => "FFE2EFDA" });
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    static void WriteBorder(XmlWriter xml, Line line)
    {
        xml.WriteStartElement("border", Spreadsheet);
        foreach (var side in (string[])["left", "right", "top", "bottom", "diagonal"])
        {
            xml.WriteStartElement(side, Spreadsheet);
            if (line != Line.None && side != "diagonal")
            {
                xml.WriteAttributeString("style", line.ToString().ToLowerInvariant());
                xml.WriteStartElement("color", Spreadsheet);
                xml.WriteAttributeString("rgb", line == Line.Thick ? "FFC00000" : "FF808080");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Sequence<T>(XmlWriter xml, string name, IReadOnlyList<T> items, Action<T, int> write)
    {
        if (items.Count == 0) return;
        xml.WriteStartElement(name, Spreadsheet);
        Attribute(xml, "count", items.Count);
        for (var i = 0; i < items.Count; i++) write(items[i], i);
        xml.WriteEndElement();
    }

    static void Empty(XmlWriter xml, string name)
    {
        xml.WriteStartElement(name, Spreadsheet);
        xml.WriteEndElement();
    }

    static void Value(XmlWriter xml, string name, int value)
    {
        xml.WriteStartElement(name, Spreadsheet);
        Attribute(xml, "val", value);
        xml.WriteEndElement();
    }

    static void Attribute(XmlWriter xml, string name, int value) =>
        xml.WriteAttributeString(name, value.ToString(System.Globalization.CultureInfo.InvariantCulture));
}
