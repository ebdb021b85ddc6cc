using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>Writes a disclosure as a Word document.</summary>
sealed class WordWriter(WordHabits habits, Dice dice)
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

    readonly StringBuilder body = new();

    public static byte[] Write(IReadOnlyList<Chapter> chapters, WordHabits habits, Dice dice)
    {
        var writer = new WordWriter(habits, dice);
        foreach (var chapter in chapters) writer.Write(chapter);
        return writer.Packed();
    }

    void Write(Chapter chapter)
    {
        foreach (var block in chapter.Blocks)
        {
            if (block.Form is { } form) Write(form);
            else if (block.IsTitle && habits.HasBoxes) body.Append(Boxed(block.Parts[0]));
            else if (block.Parts.Count > 1 && habits.HasTabs) body.Append(Paragraph(string.Join('\t', block.Parts)));
            else foreach (var part in block.Parts) body.Append(Paragraph(part));
        }
        body.Append(habits.HasSections
            ? "<w:p><w:pPr><w:sectPr><w:headerReference w:type=\"default\" r:id=\"rId1\"/><w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:type w:val=\"nextPage\"/></w:sectPr></w:pPr></w:p>"
            : "<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
    }

    string Paragraph(string text, double indent = 0)
    {
        var set = indent > 0 && habits.SetsIn ? string.Create(CultureInfo.InvariantCulture, $"<w:pPr><w:ind w:leftChars=\"{(int)(100 * indent)}\"/></w:pPr>") : "";
        if (indent > 0 && !habits.SetsIn) text = new string('\u3000', (int)indent) + text;
        return $"<w:p>{set}{Runs(text)}</w:p>";
    }

    string Runs(string text)
    {
        if (text.Length == 0) return "";
        var runs = new StringBuilder();
        for (var at = 0; at < text.Length;)
        {
            var length = habits.IsCut ? Math.Min(text.Length - at, dice.Whole(1, 5)) : text.Length - at;
            var run = $"<w:r><w:rPr><w:sz w:val=\"18\"/></w:rPr>{Characters(text.Substring(at, length))}</w:r>";
            runs.Append(habits.IsTracked && dice.Chance(0.3) ? $"<w:ins w:id=\"1\" w:author=\"a\">{run}</w:ins>" : run);
            at += length;
        }
        if (habits.IsTracked && dice.Chance(0.1))
            runs.Append("<w:del w:id=\"2\" w:author=\"a\"><w:r><w:delText>987.65</w:delText></w:r></w:del>");
        return runs.ToString();
    }

    static string Characters(string text)
    {
        var written = new StringBuilder();
        foreach (var (i, line) in text.Split('\n').Index())
        {
            if (i > 0) written.Append("<w:br/>");
            foreach (var (j, piece) in line.Split('\t').Index())
            {
                if (j > 0) written.Append("<w:tab/>");
                if (piece.Length > 0) written.Append("<w:t xml:space=\"preserve\">").Append(SecurityElement.Escape(piece)).Append("</w:t>");
            }
        }
        return written.ToString();
    }

    string Boxed(string title)
    {
        var text = $"<w:txbxContent>{Paragraph(title)}</w:txbxContent>";
        return $"<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx>{text}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><w:textbox>{text}</w:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>";
    }

    void Write(Sheet form)
    {
        if (habits.HasFrames) body.Append("<w:tbl><w:tr><w:tc>");
        body.Append("<w:tbl><w:tblPr/><w:tblGrid/>");
        for (var row = 0; row < form.RowCount; row++)
        {
            body.Append("<w:tr>").Append(row < form.HeaderRows ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
            foreach (var cell in form.Cells.Where(c => c.Row <= row && c.Row + c.RowSpan > row).OrderBy(c => c.Column)) Write(cell, row);
            body.Append("</w:tr>\n");
        }
        if (habits.IsTracked)
            body.Append("<w:tr><w:trPr><w:del w:id=\"3\"/></w:trPr><w:tc><w:p><w:del w:id=\"4\"><w:r><w:delText>合计</w:delText></w:r></w:del></w:p></w:tc></w:tr>");
        body.Append("</w:tbl>");
        body.Append(habits.HasFrames ? "<w:p/></w:tc></w:tr></w:tbl><w:p/>" : "<w:p/>");
    }

    void Write(SheetCell cell, int row)
    {
        body.Append("<w:tc><w:tcPr>");
        if (cell.ColumnSpan > 1) body.Append(CultureInfo.InvariantCulture, $"<w:gridSpan w:val=\"{cell.ColumnSpan}\"/>");
        if (cell.RowSpan > 1) body.Append(row == cell.Row ? "<w:vMerge w:val=\"restart\"/>" : "<w:vMerge/>");
        body.Append("</w:tcPr>");
        var text = row == cell.Row ? cell.Text : "";
        if (habits.HasControls && cell.Fact is not null) body.Append("<w:sdt><w:sdtContent>").Append(Paragraph(text)).Append("</w:sdtContent></w:sdt>");
        else body.Append(Paragraph(text, row == cell.Row ? cell.Indent : 0));
        body.Append("</w:tc>");
    }

    byte[] Packed()
    {
        var (text, links) = habits.IsStrict
            ? ("http://purl.oclc.org/ooxml/wordprocessingml/main", "http://purl.oclc.org/ooxml/officeDocument/relationships")
            : ("http://schemas.openxmlformats.org/wordprocessingml/2006/main", "http://schemas.openxmlformats.org/officeDocument/2006/relationships");
        var spaces = $"xmlns:w=\"{text}\" xmlns:r=\"{links}\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" xmlns:wps=\"http://schemas.microsoft.com/office/word/2010/wordprocessingShape\"";
        const string References = "http://schemas.openxmlformats.org/package/2006/relationships";
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            Put(zip, "[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/><Override PartName=\"/word/header1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml\"/><Override PartName=\"/word/footer1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/></Types>");
            Put(zip, "_rels/.rels", $"<Relationships xmlns=\"{References}\"><Relationship Id=\"rId1\" Type=\"{links}/officeDocument\" Target=\"word/document.xml\"/></Relationships>");
            Put(zip, "word/_rels/document.xml.rels", $"<Relationships xmlns=\"{References}\"><Relationship Id=\"rId1\" Type=\"{links}/header\" Target=\"header1.xml\"/><Relationship Id=\"rId2\" Type=\"{links}/footer\" Target=\"footer1.xml\"/></Relationships>");
            Put(zip, "word/document.xml", $"<w:document {spaces}><w:body>{body}</w:body></w:document>");
            Put(zip, "word/header1.xml", $"<w:hdr {spaces}><w:p><w:r><w:t>信息公开</w:t></w:r></w:p></w:hdr>");
            Put(zip, "word/footer1.xml", $"<w:ftr {spaces}><w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>12</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p></w:ftr>");
        }
        return file.ToArray();
    }

    static void Put(ZipArchive zip, string part, string xml)
    {
        var entry = zip.CreateEntry(part, CompressionLevel.Fastest);
        entry.LastWriteTime = new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero);
        using var stream = entry.Open();
        stream.Write(Encoding.UTF8.GetBytes(Declaration + xml));
    }
}
