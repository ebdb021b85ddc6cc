using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Publishing;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>What became of the facts of documents that were written anew in another format.</summary>
/// <param name="Before">Facts of the documents as they are.</param>
/// <param name="Lost">Those that the rewritten ones do not give.</param>
/// <param name="Added">Those that only the rewritten ones give.</param>
sealed record RewritingResult(int Documents, int Before, IReadOnlyList<string> Lost, IReadOnlyList<string> Added, IReadOnlyList<string> Errors);

/// <summary>
/// Real documents → the tables of their results, with what stood above each → a workbook or web page → facts. Both must be the same:
/// the meaning of a form does not depend on what it is printed with.
/// </summary>
static class Rewriting
{
    /// <param name="folder">Where the rewritten documents are kept; null for nowhere.</param>
    public static RewritingResult Run(IEnumerable<string> paths, string format, string? folder)
    {
        int documents = 0, before = 0;
        var (lost, added, errors) = (new List<string>(), new List<string>(), new List<string>());
        foreach (var (number, path) in paths.Index())
        {
            var name = Path.GetFileName(path);
            var first = Read(File.ReadAllBytes(path), name);
            if (first.Summary.Facts == 0) continue;
            documents++;
            var written = Publication.Write(Chapters(first), format, (ulong)number + 1);
            if (folder is not null) File.WriteAllBytes(Path.Combine(folder, $"{Path.GetFileNameWithoutExtension(name)}.{format}"), written);
            var second = Read(written, "rewritten");
            List<string> old = [.. Facts(first)], anew = [.. Facts(second)];
            before += old.Count;
            lost.AddRange(Minus(old, anew).Select(f => $"{name}: {f}"));
            added.AddRange(Minus(anew, old).Select(f => $"{name}: {f}"));
            var known = first.Findings.Where(f => f.Severity == "error").Select(f => f.Rule).ToList();
            errors.AddRange(second.Findings.Where(f => f.Severity == "error" && !known.Remove(f.Rule)).Select(f => $"{name}: {f.Rule} {f.Message}"));
        }
        return new RewritingResult(documents, before, lost, added, errors);
    }

    static Disclosure Read(byte[] bytes, string name)
    {
        using var source = DocumentOpener.Open(bytes, name);
        var extraction = new Extractor(SubjectCatalog.Default).Extract(source);
        return DisclosureBuilder.Build(extraction, new SourceInfo
        {
            File = name, Sha256 = "", MediaType = source.MediaType, Bytes = bytes.Length, PageCount = source.PageCount,
        }, "");
    }

    static List<Chapter> Chapters(Disclosure disclosure)
    {
        var chapters = new List<Chapter>();
        var cover = new[] { disclosure.Identity.Entity, disclosure.Identity.Title ?? $"{disclosure.Identity.Year}年部门{(disclosure.Identity.Kind == "budget" ? "预算" : "决算")}" };
        chapters.Add(new Chapter("封面", [.. cover.OfType<string>().Select(l => new Block([l], IsTitle: true))]));
        foreach (var table in disclosure.Tables)
        {
            var blocks = new List<Block>();
            if (table.Label is { } label) blocks.Add(new Block([label]));
            if (table.Title is { } title) blocks.Add(new Block([title], IsTitle: true));
            if (table.Unit is { } unit) blocks.Add(new Block([$"单位：{unit}"]));
            blocks.Add(new Block([], ToSheet(table)));
            blocks.AddRange(table.Notes.Select(n => new Block([n])));
            chapters.Add(new Chapter(table.Title ?? table.Form, blocks));
        }
        return chapters;
    }

    static Sheet ToSheet(TableInfo table)
    {
        var amounts = table.Rows.Where(r => r.GridRow is not null)
            .SelectMany(r => r.Values.Keys.Select(k => (r.GridRow!.Value, Column: r.Cells[k].GridColumn ?? -1))).ToHashSet();
        return new Sheet
        {
            Form = table.Form,
            Title = table.Title ?? table.Form,
            Weights = [.. Enumerable.Repeat(1.0, table.Grid.Columns)],
            RowCount = table.Grid.Rows,
            HeaderRows = table.Grid.HeaderRows,
            Cells = [.. table.Grid.Cells.Select(c => new SheetCell(c.Row, c.Column, c.RowSpan ?? 1, c.ColumnSpan ?? 1, c.Text)
            {
                Fact = amounts.Contains((c.Row, c.Column)) ? new CellFact("", "", "", "", 0) : null,
            })],
        };
    }

    static IEnumerable<string> Facts(Disclosure disclosure) => disclosure.Tables.SelectMany(t => t.Rows.SelectMany(r => r.Values.Select(v =>
        string.Join('|', t.Form, r.Side, r.Code, TextFold.FoldTight(r.Name), v.Key, r.Cells[v.Key].Unit ?? t.Unit, v.Value.ToString(CultureInfo.InvariantCulture)))));

    static IEnumerable<string> Minus(List<string> these, List<string> those)
    {
        var counts = those.CountBy(t => t).ToDictionary();
        foreach (var item in these)
            if (counts.GetValueOrDefault(item) > 0) counts[item]--;
            else yield return item;
    }
}
