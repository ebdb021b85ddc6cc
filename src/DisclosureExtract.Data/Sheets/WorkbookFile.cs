using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace DisclosureExtract.Data.Sheets;

/// <summary>
/// Writes a workbook (Office Open XML): merged cells, notes, links inside, number formats, frozen panes, set-up of the print.
/// Text is never a formula. The bytes depend on the sheets alone.
/// </summary>
static class WorkbookFile
{
    public const string Spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";

    const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>Beyond so many links programs drop all of them.</summary>
    const int MostLinks = 65_000;

    static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false), CloseOutput = false };

    public static void Write(Stream stream, IReadOnlyList<Sheet> sheets)
    {
        using var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var styles = new StyleSheet();
        Part(zip, "[Content_Types].xml", xml => WriteTypes(xml, sheets));
        Part(zip, "_rels/.rels", xml => WriteRelations(xml, [("officeDocument", "xl/workbook.xml")]));
        Part(zip, "xl/workbook.xml", xml => WriteWorkbook(xml, sheets));
        Part(zip, "xl/_rels/workbook.xml.rels", xml => WriteRelations(
            xml, [.. sheets.Select((_, i) => ("worksheet", $"worksheets/sheet{i + 1}.xml")), ("styles", "styles.xml")]));
        for (var i = 0; i < sheets.Count; i++)
        {
            var (sheet, number) = (sheets[i], i + 1);
            Part(zip, $"xl/worksheets/sheet{number}.xml", xml => SheetXml.Write(xml, sheet, styles, MostLinks));
            if (sheet.Notes.Count == 0) continue;
            Part(zip, $"xl/worksheets/_rels/sheet{number}.xml.rels", xml => WriteRelations(
                xml, [("vmlDrawing", $"../drawings/vmlDrawing{number}.vml"), ("comments", $"../comments{number}.xml")]));
            Part(zip, $"xl/comments{number}.xml", xml => NotesXml.Write(xml, sheet));
            Part(zip, $"xl/drawings/vmlDrawing{number}.vml", xml => NotesXml.WriteShapes(xml, sheet));
        }
        Part(zip, "xl/styles.xml", styles.Write);
    }

    static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        write(xml);
    }

    static void WriteTypes(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        const string Types = "http://schemas.openxmlformats.org/package/2006/content-types";
        const string Office = "application/vnd.openxmlformats-officedocument.spreadsheetml.";
        xml.WriteStartElement("Types", Types);
        Default("rels", "application/vnd.openxmlformats-package.relationships+xml");
        Default("xml", "application/xml");
        Default("vml", "application/vnd.openxmlformats-officedocument.vmlDrawing");
        Override("/xl/workbook.xml", Office + "sheet.main+xml");
        Override("/xl/styles.xml", Office + "styles+xml");
        for (var i = 1; i <= sheets.Count; i++)
        {
            Override($"/xl/worksheets/sheet{i}.xml", Office + "worksheet+xml");
            if (sheets[i - 1].Notes.Count > 0) Override($"/xl/comments{i}.xml", Office + "comments+xml");
        }
        xml.WriteEndElement();

        void Default(string extension, string type) => Type("Default", "Extension", extension, type);
        void Override(string part, string type) => Type("Override", "PartName", part, type);
        void Type(string element, string what, string of, string type)
        {
            xml.WriteStartElement(element, Types);
            xml.WriteAttributeString(what, of);
            xml.WriteAttributeString("ContentType", type);
            xml.WriteEndElement();
        }
    }

    static void WriteRelations(XmlWriter xml, IEnumerable<(string Type, string Target)> relations)
    {
        var number = 0;
        xml.WriteStartElement("Relationships", Package);
        foreach (var (type, target) in relations)
        {
            xml.WriteStartElement("Relationship", Package);
            xml.WriteAttributeString("Id", "rId" + (++number).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("Type", $"{Relations}/{type}");
            xml.WriteAttributeString("Target", target);
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static void WriteWorkbook(XmlWriter xml, IReadOnlyList<Sheet> sheets)
    {
        xml.WriteStartElement("workbook", Spreadsheet);
        xml.WriteAttributeString("xmlns", "r", null, Relations);
        xml.WriteStartElement("sheets", Spreadsheet);
        for (var i = 0; i < sheets.Count; i++)
        {
            xml.WriteStartElement("sheet", Spreadsheet);
            xml.WriteAttributeString("name", sheets[i].Name);
            xml.WriteAttributeString("sheetId", (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteAttributeString("id", Relations, "rId" + (i + 1).ToString(CultureInfo.InvariantCulture));
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
        var names = sheets.SelectMany((s, i) => NamesOf(s, i)).ToList();
        if (names.Count > 0)
        {
            xml.WriteStartElement("definedNames", Spreadsheet);
            foreach (var (name, sheet, isHidden, range) in names)
            {
                xml.WriteStartElement("definedName", Spreadsheet);
                xml.WriteAttributeString("name", name);
                xml.WriteAttributeString("localSheetId", sheet.ToString(CultureInfo.InvariantCulture));
                if (isHidden) xml.WriteAttributeString("hidden", "1");
                xml.WriteString(range);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    static IEnumerable<(string Name, int Sheet, bool IsHidden, string Range)> NamesOf(Sheet sheet, int index)
    {
        string Absolute(At at) => string.Create(CultureInfo.InvariantCulture, $"${At.Letters(at.Column)}${at.Row}");
        if (sheet.Filter is { } filter)
            yield return ("_xlnm._FilterDatabase", index, true, $"'{sheet.Name}'!{Absolute(filter.From)}:{Absolute(filter.To)}");
        if (sheet.Repeated is { } rows)
            yield return ("_xlnm.Print_Titles", index, false, string.Create(CultureInfo.InvariantCulture, $"'{sheet.Name}'!${rows.First}:${rows.Last}"));
    }
}
