using System.IO.Compression;
using System.Net;
using System.Xml.Linq;
using DisclosureExtract.Tests;
using DisclosureExtract.Tests.Formats.Docx;
using DisclosureExtract.Tools.Formats;
using DisclosureExtract.Tools.Synthesis.Drawing;
using NPOI.XSSF.UserModel;

namespace DisclosureExtract.EndToEnd;

/// <summary>
/// Documents whose names and labels are formulas, markup, SQL, escape sequences and marks of direction, through every format and
/// command: they stay text.
/// </summary>
public sealed class InertTextTests
{
    static readonly string[] Labels =
    [
        "=HYPERLINK(\"http://x/\",\"点\")", "+1+1", "-x", "@SUM(A1)", "＝1+1", "'=1", "<script>alert(1)</script>", "</script><img src=x onerror=alert(1)>",
        "'; DROP TABLE facts; --", "${7*7}", "](javascript:alert(1))", "&lt;b&gt;",
    ];

    /// <summary>What XML and PDF cannot hold: only web pages and transcripts bring it.</summary>
    static readonly string[] Moving = ["\u001b[31m红\u001b]0;t\u0007", "\u202e反向\u202c", "\u2066甲\u2069", "零\u200b宽", "甲\u2028乙"];

    const string Body = "=1+1市教育局", Title = "部门支出预算总表";

    static readonly string[] Head = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];

    static List<string[]> Rows(IEnumerable<string> labels) =>
        [Head, .. labels.Select((label, i) => new[] { $"{201 + i}", label, $"{i + 1}.00", $"{i + 1}.00", "0.00" })];

    static byte[] Web() => System.Text.Encoding.UTF8.GetBytes(
        $"<html><head><meta charset=utf-8></head><body><h1>{Body}2026年部门预算</h1><h2>{Title}</h2><p>编制部门：{Body}　单位：万元</p><table border=1>"
            + string.Concat(Rows([.. Labels, .. Moving]).Select(r => $"<tr>{string.Concat(r.Select(c => $"<td>{WebUtility.HtmlEncode(c)}</td>"))}</tr>"))
            + "</table></body></html>");

    static byte[] Word() => new MiniDocx(
        MiniDocx.P($"{Body}2026年部门预算") + MiniDocx.P(Title) + MiniDocx.P($"编制部门：{Body}") + MiniDocx.P("单位：万元")
            + MiniDocx.Table([.. Rows(Labels).Select(r => MiniDocx.Row([.. r.Select(c => WebUtility.HtmlEncode(c))]))])).ToBytes();

    static byte[] Workbook()
    {
        var book = new XSSFWorkbook();
        var sheet = book.CreateSheet("=1+1");
        var line = 0;
        foreach (var text in (string[])[$"{Body}2026年部门预算", Title, $"编制部门：{Body}", "单位：万元"]) sheet.CreateRow(line++).CreateCell(0).SetCellValue(text);
        foreach (var cells in Rows(Labels))
        {
            var row = sheet.CreateRow(line++);
            for (var c = 0; c < cells.Length; c++) row.CreateCell(c).SetCellValue(cells[c]);
        }
        using var stream = new MemoryStream();
        book.Write(stream);
        return stream.ToArray();
    }

    static byte[] Pdf()
    {
        var (face, page, rows) = (Face.Load("hei"), new DrawnPage(700, 500), Rows(Labels));
        double[] edges = [40, 110, 400, 480, 560, 640];
        page.Marks.Add(new TextMark($"{Body}2026年部门预算", 200, 40, 14, face));
        page.Marks.Add(new TextMark(Title, 260, 62, 12, face));
        page.Marks.Add(new TextMark($"编制部门：{Body}", 40, 82, 9, face));
        page.Marks.Add(new TextMark("单位：万元", 560, 82, 9, face));
        for (var r = 0; r <= rows.Count; r++) page.Marks.Add(new LineMark(edges[0], 90 + 20 * r, edges[^1], 90 + 20 * r, 0.8));
        foreach (var x in edges) page.Marks.Add(new LineMark(x, 90, x, 90 + 20 * rows.Count, 0.8));
        for (var r = 0; r < rows.Count; r++)
            for (var c = 0; c < Head.Length; c++) page.Marks.Add(new TextMark(rows[r][c], edges[c] + 4, 104 + 20 * r, 9, face));
        return PdfFile.Write([page], TextLayer.Plain);
    }

    public static TheoryData<string> Formats => ["html", "docx", "xlsx", "pdf"];

    [Theory, MemberData(nameof(Formats))]
    public void Text_that_would_run_somewhere_is_text_everywhere(string format)
    {
        using var folder = new TemporaryFolder();
        var results = folder.File(FormatBench.Results);
        var original = folder.Write($"=cmd;$(id)'.{format}", format switch { "html" => Web(), "docx" => Word(), "xlsx" => Workbook(), _ => Pdf() });
        Said("extract", original, "--out", results, "--format", "json,ndjson,csv,parquet,xlsx");
        var stem = Path.Combine(results, Path.GetFileNameWithoutExtension(original));
        var facts = ResultFacts.Read(stem + ".json");
        Assert.True(facts.Count >= Labels.Length * 3, $"{facts.Count} facts");
        Said("export", stem + ".json", "--to", folder.File(FormatBench.Xbrl), "--format", "xbrl");
        Said("export", stem + ".json", "--to", folder.File("fdp"), "--format", "fdp");
        Said("export", stem + ".json", "--to", folder.File("csv"), "--format", "csv");
        Said("collect", results, "--to", folder.File(FormatBench.Corpus));
        Said("report", stem + ".json", "--source", original, "--out", folder.File("page"));
        Said("tables", original, "--format", "csv");
        Said("validate", stem + ".json");
        foreach (var sql in (string[])["SELECT * FROM facts", "SELECT * FROM findings", "SELECT * FROM documents", "trust", "disputed-first"])
            Said("query", sql, "--db", folder.File(FormatBench.Corpus), "--limit", "0");

        // Nothing is lost or changed on the way.
        using var said = new StringWriter();
        Assert.True(FormatBench.Run(folder.Path, said, 20) == 0, said.ToString());
        Assert.Equal(facts.Count.ToString(System.Globalization.CultureInfo.InvariantCulture), Said(
            "query", "SELECT count(*) AS n FROM facts", "--db", folder.File(FormatBench.Corpus)).Split('\n')[1].Trim());

        foreach (var csv in Directory.EnumerateFiles(folder.Path, "*.csv", SearchOption.AllDirectories))
            Assert.All(Fields(File.ReadAllText(csv).TrimStart('\uFEFF')), field => Assert.DoesNotMatch(@"^\s*[=+@＝＋＠]|^-(?![\d.])", field));
        Inert(stem + ".xlsx");
        var page = File.ReadAllText(Directory.EnumerateFiles(folder.File("page"), "*.html").Single());
        Assert.DoesNotContain("<script>alert", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<img src=x", page, StringComparison.Ordinal);
        Assert.DoesNotContain("<imgsrc=x", page, StringComparison.Ordinal);
    }

    /// <summary>Runs the program; what it says moves no terminal.</summary>
    static string Said(params string[] arguments)
    {
        var run = BuiltProgram.Run(arguments);
        Assert.True(run.ExitCode is 0 or 1, $"{string.Join(' ', arguments)}: {run.ExitCode}\n{run.Errors}");
        foreach (var text in (string[])[run.Output, run.Errors])
            Assert.DoesNotContain(text, c => (char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c is >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069');
        return run.Output;
    }

    /// <summary>No formula, no link outside, no part of other programs, and every text can be read.</summary>
    static void Inert(string workbook)
    {
        using var zip = ZipFile.OpenRead(workbook);
        foreach (var entry in zip.Entries)
        {
            Assert.DoesNotMatch("vba|externalLink|activeX|embeddings", entry.FullName);
            using var part = entry.Open();
            var xml = XDocument.Load(part);
            Assert.DoesNotContain(xml.Descendants(), e => e.Name.LocalName is "f" or "ddeLink" or "oleLink");
            Assert.DoesNotContain(xml.Descendants().SelectMany(e => e.Attributes()), a => a.Value == "External");
        }
    }

    /// <summary>Fields of records as a spreadsheet takes them.</summary>
    static List<string> Fields(string csv)
    {
        using var reader = new CsvHelper.CsvReader(new StringReader(csv), System.Globalization.CultureInfo.InvariantCulture);
        var fields = new List<string>();
        while (reader.Read())
            for (var i = 0; i < reader.Parser.Count; i++) fields.Add(reader.Parser[i]);
        return fields;
    }
}
