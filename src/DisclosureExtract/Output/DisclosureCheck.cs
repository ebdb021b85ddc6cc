using DisclosureExtract.Primitives;

namespace DisclosureExtract.Output;

/// <summary>Holds a result against itself: what no schema can say.</summary>
public static class DisclosureCheck
{
    /// <summary>Faults in words, each with its place in the document.</summary>
    public static IEnumerable<string> Faults(Disclosure disclosure)
    {
        if (disclosure.Schema != Disclosure.SchemaId) yield return $"schema is {disclosure.Schema}; this program reads {Disclosure.SchemaId}";
        if (disclosure.Pages.Count != disclosure.Source.PageCount) yield return $"pages: {disclosure.Pages.Count} listed, source.pageCount is {disclosure.Source.PageCount}";
        var tables = new Dictionary<string, TableInfo>();
        foreach (var table in disclosure.Tables)
        {
            if (!tables.TryAdd(table.Id, table)) yield return $"tables: the id {table.Id} stands twice";
            foreach (var fault in TableFaults(table, disclosure.Pages.Count)) yield return fault;
        }
        foreach (var finding in disclosure.Findings)
            foreach (var fact in finding.Terms.Concat(finding.Suspects.OfType<SuspectInfo>().Where(s => s is { Row: not null, Column: not null }).Select(s => new FactReference(s.Table, s.Row!.Value, s.Column!))))
                if (!tables.TryGetValue(fact.Table, out var table) || fact.Row < 0 || fact.Row >= table.Rows.Count || !table.Rows[fact.Row].Cells.ContainsKey(fact.Column))
                    yield return $"findings: {finding.Rule} points to {fact.Table} row {fact.Row} {fact.Column}, which does not exist";
        var facts = disclosure.Tables.SelectMany(t => t.Rows).Sum(r => r.Values.Count);
        if (facts != disclosure.Summary.Facts) yield return $"summary.facts is {disclosure.Summary.Facts}; the tables hold {facts}";
        if (facts == 0 && disclosure.Summary.Status == "complete") yield return "summary.status is complete without any fact";
        var errors = disclosure.Findings.Count(f => f.Severity == "error");
        if (errors != disclosure.Summary.Findings.Error) yield return $"summary.findings.error is {disclosure.Summary.Findings.Error}; {errors} are listed";
    }

    /// <summary>The characters of a cell without the marks of notes, which stand behind the amount as a rule.</summary>
    static string WithoutNotes(CellInfo cell)
    {
        var text = TextFold.FoldTight(cell.Raw);
        foreach (var note in (cell.Notes ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Reverse())
            if (TextFold.FoldTight(note) is var mark && text.LastIndexOf(mark, StringComparison.Ordinal) is >= 0 and var at)
                text = text.Remove(at, mark.Length);
        return text;
    }

    static IEnumerable<string> TableFaults(TableInfo table, int pages)
    {
        for (var i = 0; i < table.Rows.Count; i++)
        {
            var row = table.Rows[i];
            foreach (var (key, value) in row.Values)
            {
                if (!row.Cells.TryGetValue(key, out var cell))
                {
                    yield return $"{table.Id} row {i}: the value {key} has no cell";
                    continue;
                }
                if (cell.Status is not ("repaired" or "corrected") && AmountText.Parse(WithoutNotes(cell)).Value != value) yield return $"{table.Id} row {i} {key}: the value {value} is not what its raw text says ({cell.Raw})";
                if (cell.Page < 1 || cell.Page > pages) yield return $"{table.Id} row {i} {key}: page {cell.Page} does not exist";
            }
            foreach (var (key, cell) in row.Cells)
                if (cell.State is "reported" or "zero" && !row.Values.ContainsKey(key)) yield return $"{table.Id} row {i} {key}: the cell is {cell.State} but has no value";
        }
    }
}
