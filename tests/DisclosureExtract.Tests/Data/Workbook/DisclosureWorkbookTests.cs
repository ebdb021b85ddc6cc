using System.IO.Compression;
using System.Xml.Linq;
using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Data.Workbook;
using DisclosureExtract.Output;

namespace DisclosureExtract.Tests.Data.Workbook;

/// <summary>The workbook as a program that opens it finds it.</summary>
public sealed class DisclosureWorkbookTests
{
    static readonly XNamespace Main = WorkbookFile.Spreadsheet;

    /// <summary>The parts of a workbook, all of them XML that can be read.</summary>
    static Dictionary<string, XDocument> Parts(Disclosure disclosure)
    {
        using var stream = new MemoryStream();
        DisclosureWorkbook.Write(stream, disclosure);
        using var zip = new ZipArchive(stream, ZipArchiveMode.Read);
        return zip.Entries.ToDictionary(e => e.FullName, e =>
        {
            using var part = e.Open();
            return XDocument.Load(part);
        });
    }

    static Disclosure Wrong() => Results.Form("b.pdf", [.. Results.Sound()[..3], ["合计", "", "31.00", "20.00", "10.00"]]);

    static IEnumerable<Disclosure> All() => [Results.Seed, Results.Hostile(), Wrong(), Results.Form("a.pdf", Results.Sound())];

    [Fact]
    public void Every_amount_is_a_number_with_its_printed_decimals_where_the_form_prints_it()
    {
        var document = Results.Form("a.pdf", Results.Sound("3,000.50", "2,000.00", "1,000.50"));
        var sheet = DisclosureWorkbook.Build(document).Single(s => s.Name.StartsWith("01 ", StringComparison.Ordinal));
        var amounts = sheet.Rows.Values.SelectMany(r => r.Values).Where(c => c.Value.Number is not null).ToList();
        Assert.Equal(FactTable.Of(document).Select(f => f.Value).Order(), amounts.Select(a => a.Value.Number!.Value).Order());
        Assert.All(amounts, a => Assert.Equal("#,##0.00", a.Style.Format));
        Assert.Contains(sheet.Rows.Values.SelectMany(r => r.Values), c => c is { Value.Text: "2050202", Style.Format: "@" });
        Assert.Contains("单位：万元", sheet.Rows[3].Values.Select(c => c.Value.Text));
    }

    [Fact]
    public void A_disputed_amount_is_framed_has_a_note_that_says_why_and_leads_to_its_finding()
    {
        var document = Wrong();
        var sheets = DisclosureWorkbook.Build(document);
        var form = sheets.Single(s => s.Name.StartsWith("01 ", StringComparison.Ordinal));
        var framed = form.Rows.SelectMany(r => r.Value.Select(c => (At: (r.Key, c.Key), Cell: c.Value))).Where(c => c.Cell.Style.Fill == Fill.Orange).ToList();
        Assert.Equal(FactTable.Of(document).Count(f => f.Status == "disputed"), framed.Count);
        Assert.NotEmpty(framed);
        var findings = sheets.Single(s => s.Name == "问题");
        Assert.All(framed, c =>
        {
            Assert.Equal(Line.Thick, c.Cell.Style.Line);
            Assert.StartsWith("【存疑】印作“", form.Notes[c.At], StringComparison.Ordinal);
            var (_, target, to) = form.Links.Single(l => (l.From.Row, l.From.Column) == c.At);
            Assert.Equal(("问题", "f"), (target, findings.Rows[to.Row][1].Value.Text![..1]));
        });
        // And back: the cells below a finding are linked to the form.
        Assert.Contains(findings.Links, l => l.Sheet == form.Name && framed.Exists(c => c.At == (l.To.Row, l.To.Column)));
    }

    [Fact]
    public void The_first_sheet_says_who_when_what_and_how_far_it_is_to_be_relied_on()
    {
        var texts = DisclosureWorkbook.Build(Wrong())[0].Rows.Values.SelectMany(r => r.Values.Select(c => c.Value.Text)).ToList();
        Assert.Contains("甲市教育局", texts);
        Assert.Contains("2025 年", texts);
        Assert.Contains("部门（含所属单位）", texts);
        Assert.Contains(texts, t => t?.StartsWith("待核：", StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Projects_and_indicators_have_sheets_of_their_own()
    {
        var sheets = DisclosureWorkbook.Build(Results.Seed).ToDictionary(s => s.Name);
        Assert.Equal(Results.Seed.Projects.Count, sheets["项目"].Rows.Count - 2);
        Assert.Equal(Results.Seed.Projects.Sum(p => p.Indicators.Count), sheets["指标"].Rows.Count - 2);
        Assert.Equal(Results.Seed.Summary.Facts, sheets["全部金额"].Rows.Count - 2);
    }

    [Fact]
    public void No_text_is_a_formula_and_control_characters_are_to_be_seen_and_not_there()
    {
        foreach (var parts in All().Select(Parts))
        {
            Assert.Empty(parts.Values.SelectMany(p => p.Descendants(Main + "f")));
            var texts = parts.Values.SelectMany(p => p.Descendants(Main + "t")).Select(t => t.Value).ToList();
            Assert.DoesNotContain(texts, t => t.Any(c => char.IsControl(c) && c is not ('\n' or '\t')));
        }
        var hostile = Parts(Results.Hostile()).Values.SelectMany(p => p.Descendants(Main + "t")).Select(t => t.Value).ToList();
        Assert.Contains("=HYPERLINK(\"http://x\",\"点\")", hostile);
        Assert.Contains("␛[31m红", hostile);
        Assert.Contains("<script>alert(1)</script>", hostile);
    }

    [Fact]
    public void Names_links_merges_and_parts_are_such_that_no_program_has_to_mend_the_file()
    {
        foreach (var document in All())
        {
            var parts = Parts(document);
            var names = parts["xl/workbook.xml"].Descendants(Main + "sheet").Select(s => s.Attribute("name")!.Value).ToList();
            Assert.Equal(names.Count, names.Distinct(StringComparer.OrdinalIgnoreCase).Count());
            Assert.All(names, n => Assert.True(n.Length is > 0 and <= 31 && n.IndexOfAny([.. ":\\/?*[]"]) < 0, n));
            Assert.All(parts.Values.SelectMany(p => p.Descendants(Main + "hyperlink")), l =>
                Assert.Contains(l.Attribute("location")!.Value.Split('!')[0].Trim('\''), names));
            foreach (var sheet in DisclosureWorkbook.Build(document))
            {
                var cells = sheet.Merges.SelectMany(m => Enumerable.Range(m.From.Row, m.To.Row - m.From.Row + 1)
                    .SelectMany(r => Enumerable.Range(m.From.Column, m.To.Column - m.From.Column + 1).Select(c => (r, c)))).ToList();
                Assert.Equal(cells.Count, cells.Distinct().Count());
            }
            var types = parts["[Content_Types].xml"].Root!.Elements().Select(e => e.Attribute("PartName")?.Value).OfType<string>();
            Assert.All(types, t => Assert.True(parts.ContainsKey(t[1..]), t));
            Assert.All(parts.Keys.Where(k => k.EndsWith(".rels", StringComparison.Ordinal)), rels =>
            {
                var folder = Path.GetDirectoryName(Path.GetDirectoryName(rels))!;
                Assert.All(parts[rels].Root!.Elements(), r => Assert.True(parts.ContainsKey(
                    Path.GetFullPath("/" + Path.Combine(folder, r.Attribute("Target")!.Value))[1..])));
            });
        }
    }

    [Fact]
    public void Two_runs_give_the_same_bytes()
    {
        byte[] Bytes()
        {
            using var stream = new MemoryStream();
            DisclosureWorkbook.Write(stream, Wrong());
            return stream.ToArray();
        }

        Assert.Equal(Bytes(), Bytes());
    }

    [Fact]
    public void Names_of_sheets_are_cut_cleaned_and_told_apart()
    {
        var names = new SheetNames();
        Assert.Equal("01 收入表", names.Next("01 收入/表"));
        Assert.Equal("01 收入表~2", names.Next("01 收入表"));
        var longer = new string('长', 40);
        Assert.Equal(31, names.Next(longer).Length);
        Assert.Equal(31, names.Next(longer).Length);
        Assert.Equal("表", names.Next(":?*"));
    }

    [Fact]
    public void A_number_of_more_digits_than_spreadsheets_keep_stays_text()
    {
        CellValue kept = 123456789012.34m, text = 12345678901234567.89m;
        Assert.Equal(123456789012.34m, kept.Number);
        Assert.Equal(("12345678901234567.89", null), (text.Text, text.Number));
    }

    [Fact]
    public void Text_that_the_format_takes_for_an_escape_is_escaped() =>
        Assert.Equal("_x005F_x0041_ ␀ \uFFFD", PlainXml.Of("_x0041_ \0 \uD800"));

    [Fact]
    public void Columns_beyond_the_alphabet_have_two_letters() =>
        Assert.Equal("A1 Z2 AA3 AZ4 BA5", string.Join(' ', new At[] { new(1, 1), new(2, 26), new(3, 27), new(4, 52), new(5, 53) }.Select(a => a.ToString())));
}
