using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace DisclosureExtract.Formats.Excel;

/// <summary>
/// Rows of a sheet need not say their number: each is then the one behind the row before. The library takes all of them for the first,
/// so that the numbers are written in before it reads the sheet.
/// </summary>
static class RowNumbers
{
    /// <summary>The workbook itself where its rows say their numbers, as nearly all do.</summary>
    public static byte[] Complete(byte[] workbook)
    {
        using var zip = new ZipArchive(new MemoryStream(workbook), ZipArchiveMode.Read);
        var bare = zip.Entries.Where(e => e.FullName.StartsWith("xl/worksheets/", StringComparison.OrdinalIgnoreCase)
            && e.FullName.EndsWith(".xml", StringComparison.OrdinalIgnoreCase) && IsBare(e)).Select(e => e.FullName).ToHashSet();
        if (bare.Count == 0) return workbook;
        var numbered = new MemoryStream();
        using (var target = new ZipArchive(numbered, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var entry in zip.Entries)
            {
                using var from = entry.Open();
                using var to = target.CreateEntry(entry.FullName, CompressionLevel.Fastest).Open();
                if (bare.Contains(entry.FullName)) Numbered(from).Save(to, SaveOptions.DisableFormatting);
                else from.CopyTo(to);
            }
        return numbered.ToArray();
    }

    /// <summary>Whether the first row of a sheet says no number.</summary>
    static bool IsBare(ZipArchiveEntry sheet)
    {
        using var part = sheet.Open();
        using var reader = XmlReader.Create(part);
        while (reader.Read())
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "row" }) return reader.GetAttribute("r") is null;
        return false;
    }

    static XDocument Numbered(Stream sheet)
    {
        var document = XDocument.Load(sheet);
        var last = 0;
        foreach (var row in document.Descendants().Where(e => e.Name.LocalName == "row"))
        {
            if (int.TryParse(row.Attribute("r")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var said)) last = said;
            else row.SetAttributeValue("r", (++last).ToString(CultureInfo.InvariantCulture));
        }
        return document;
    }
}
