using System.Globalization;
using System.Xml;

namespace DisclosureExtract.Data.Sheets;

/// <summary>The notes of a sheet: their text, and the drawing that older programs and all of today want beside it.</summary>
static class NotesXml
{
    const string Main = WorkbookFile.Spreadsheet;
    const string Vml = "urn:schemas-microsoft-com:vml", Office = "urn:schemas-microsoft-com:office:office", Excel = "urn:schemas-microsoft-com:office:excel";

    public static void Write(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("comments", Main);
        xml.WriteStartElement("authors", Main);
        xml.WriteElementString("author", Main, "DisclosureExtract");
        xml.WriteEndElement();
        xml.WriteStartElement("commentList", Main);
        foreach (var ((row, column), text) in sheet.Notes)
        {
            xml.WriteStartElement("comment", Main);
            xml.WriteAttributeString("ref", new At(row, column).ToString());
            xml.WriteAttributeString("authorId", "0");
            xml.WriteStartElement("text", Main);
            xml.WriteStartElement("t", Main);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            xml.WriteString(PlainXml.Of(text));
            xml.WriteEndElement();
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    public static void WriteShapes(XmlWriter xml, Sheet sheet)
    {
        xml.WriteStartElement("xml");
        xml.WriteAttributeString("xmlns", "v", null, Vml);
        xml.WriteAttributeString("xmlns", "o", null, Office);
        xml.WriteAttributeString("xmlns", "x", null, Excel);
        xml.WriteStartElement("shapetype", Vml);
        xml.WriteAttributeString("id", "note");
        xml.WriteAttributeString("coordsize", "21600,21600");
        xml.WriteAttributeString("spt", Office, "202");
        xml.WriteAttributeString("path", "m,l,21600r21600,l21600,xe");
        xml.WriteEndElement();
        var number = 0;
        foreach (var ((row, column), text) in sheet.Notes)
        {
            var lines = text.Split('\n').Sum(l => 1 + l.Length / 22);
            xml.WriteStartElement("shape", Vml);
            xml.WriteAttributeString("id", "note" + (++number).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("type", "#note");
            xml.WriteAttributeString("style", "position:absolute;visibility:hidden");
            xml.WriteAttributeString("fillcolor", "#ffffe1");
            xml.WriteAttributeString("insetmode", Office, "auto");
            xml.WriteStartElement("ClientData", Excel);
            xml.WriteAttributeString("ObjectType", "Note");
            xml.WriteElementString("Anchor", Excel, string.Create(
                CultureInfo.InvariantCulture, $"{column}, 15, {Math.Max(0, row - 2)}, 10, {column + 4}, 15, {Math.Max(0, row - 2) + Math.Min(24, lines + 1)}, 4"));
            xml.WriteElementString("AutoFill", Excel, "False");
            xml.WriteElementString("Row", Excel, (row - 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteElementString("Column", Excel, (column - 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }
}
