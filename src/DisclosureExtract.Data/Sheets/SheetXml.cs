using System.Globalization;
using System.Xml;

namespace DisclosureExtract.Data.Sheets;

/// <summary>One sheet as the format wants it: its parts in their fixed order.</summary>
static class SheetXml
{
    const string Main = WorkbookFile.Spreadsheet;
    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    public static void Write(XmlWriter xml, Sheet sheet, StyleSheet styles, int mostLinks)
    {
        xml.WriteStartElement("worksheet", Main);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        WriteProperties(xml, sheet);
        WriteView(xml, sheet);
        if (sheet.Widths.Count > 0) WriteWidths(xml, sheet);
        WriteRows(xml, sheet, styles);
        if (sheet.Filter is { } filter) Element(xml, "autoFilter", ("ref", $"{filter.From}:{filter.To}"));
        if (sheet.Merges.Count > 0)
        {
            xml.WriteStartElement("mergeCells", Main);
            foreach (var (from, to) in sheet.Merges) Element(xml, "mergeCell", ("ref", $"{from}:{to}"));
            xml.WriteEndElement();
        }
        if (sheet.Links.Count > 0)
        {
            xml.WriteStartElement("hyperlinks", Main);
            foreach (var (from, target, to) in sheet.Links.Take(mostLinks))
                Element(xml, "hyperlink", ("ref", from.ToString()), ("location", $"'{target}'!{to}"), ("display", $"{target}!{to}"));
            xml.WriteEndElement();
        }
        Element(xml, "pageMargins", ("left", "0.5"), ("right", "0.5"), ("top", "0.6"), ("bottom", "0.7"), ("header", "0.3"), ("footer", "0.3"));
        Element(xml, "pageSetup", ("paperSize", "9"), ("orientation", sheet.IsLandscape ? "landscape" : "portrait"), ("fitToWidth", "1"), ("fitToHeight", "0"));
        if (sheet.Footer.Length > 0)
        {
            xml.WriteStartElement("headerFooter", Main);
            xml.WriteElementString("oddFooter", Main, sheet.Footer);
            xml.WriteEndElement();
        }
        if (sheet.Rows.Count > 0)
        {
            xml.WriteStartElement("ignoredErrors", Main);
            var last = new At(sheet.Rows.Keys.Max(), sheet.Rows.Values.Max(r => r.Keys.Max()));
            Element(xml, "ignoredError", ("sqref", $"A1:{last}"), ("numberStoredAsText", "1"));
            xml.WriteEndElement();
        }
        if (sheet.Notes.Count > 0)
        {
            xml.WriteStartElement("legacyDrawing", Main);
            xml.WriteAttributeString("id", Relations, "rId1");
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void WriteProperties(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("sheetPr", Main);
        if (sheet.Tab is { } color) Element(xml, "tabColor", ("rgb", "FF" + color));
        Element(xml, "outlinePr", ("summaryBelow", "0"));
        Element(xml, "pageSetUpPr", ("fitToPage", "1"));
        xml.WriteEndElement();
    }

    static void WriteView(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("sheetViews", Main);
        xml.WriteStartElement("sheetView", Main);
        xml.WriteAttributeString("showGridLines", "0");
        xml.WriteAttributeString("workbookViewId", "0");
        if (sheet.Frozen is { } frozen && (frozen.Row > 0 || frozen.Column > 0))
        {
            var parts = new List<(string, string)>();
            if (frozen.Column > 0) parts.Add(("xSplit", Number(frozen.Column)));
            if (frozen.Row > 0) parts.Add(("ySplit", Number(frozen.Row)));
            parts.Add(("topLeftCell", new At(frozen.Row + 1, frozen.Column + 1).ToString()));
            parts.Add(("activePane", frozen switch { { Row: > 0, Column: > 0 } => "bottomRight", { Row: > 0 } => "bottomLeft", _ => "topRight" }));
            parts.Add(("state", "frozen"));
            Element(xml, "pane", [.. parts]);
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
        Element(xml, "sheetFormatPr", ("defaultRowHeight", "15"));
    }

    static void WriteWidths(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("cols", Main);
        foreach (var (column, width) in sheet.Widths)
            Element(xml, "col", ("min", Number(column)), ("max", Number(column)), ("width", width.ToString("0.##", CultureInfo.InvariantCulture)), ("customWidth", "1"));
        xml.WriteEndElement();
    }

    static void WriteRows(XmlWriter xml, Sheet sheet, StyleSheet styles)
    {
        xml.WriteStartElement("sheetData", Main);
        foreach (var (row, cells) in sheet.Rows)
        {
            xml.WriteStartElement("row", Main);
            xml.WriteAttributeString("r", Number(row));
            if (sheet.Heights.TryGetValue(row, out var height))
            {
                xml.WriteAttributeString("ht", height.ToString("0.##", CultureInfo.InvariantCulture));
                xml.WriteAttributeString("customHeight", "1");
            }
            if (sheet.Folded.Contains(row)) xml.WriteAttributeString("outlineLevel", "1");
            foreach (var (column, (value, style)) in cells) WriteCell(xml, new At(row, column), value, styles.Of(style));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void WriteCell(XmlWriter xml, At at, CellValue value, int style)
    {
        xml.WriteStartElement("c", Main);
        xml.WriteAttributeString("r", at.ToString());
        if (style > 0) xml.WriteAttributeString("s", Number(style));
        if (value.Number is { } number) xml.WriteElementString("v", Main, number.ToString(CultureInfo.InvariantCulture));
        else if (value.Text is { Length: > 0 } text)
        {
            xml.WriteAttributeString("t", "inlineStr");
            xml.WriteStartElement("is", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(PlainXml.Of(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void Element(XmlWriter xml, string name, params (string Name, string Value)[] attributes)
    {
        xml.WriteStartElement(name, Main);
        foreach (var (attribute, value) in attributes) xml.WriteAttributeString(attribute, value);
        xml.WriteEndElement();
    }

    static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
