namespace DisclosureExtract.Tools.Formats;

/// <summary>
/// Facts through every format and back: what results state in JSON against what readers of others find in the files and databases
/// that the program wrote of them.
/// </summary>
sealed class FormatBench(TextWriter output, int show)
{
    /// <summary>Where a folder to be compared keeps its results, and the corpus and the exports made of them.</summary>
    public const string Results = "results", Xbrl = "xbrl", Fiscal = "fdp/expenditure.csv", Corpus = "corpus.duckdb";

    static readonly string[] Tabular =
    [
        "document", "file", "entity", "year", "kind", "level", "form", "side", "code", "name", "column", "header", "value", "unit", "amount_yuan",
        "page", "x0", "y0", "x1", "y1", "origin", "cell", "confidence", "raw", "status", "table", "row", "checks", "key", "decimals",
    ];

    static readonly string[] InWorkbook =
        ["entity", "year", "code", "name", "header", "value", "raw", "unit", "amount_yuan", "page", "checks"];

    static readonly string[] InXbrl =
        ["form", "side", "kind", "code", "name", "status", "body", "currency", "period", "amount_yuan", "accuracy"];

    static readonly string[] InFiscal = ["year", "kind", "body", "code", "name", "form", "amount_yuan", "status", "file", "page"];

    readonly Dictionary<string, (int Facts, long Fields, int Differences)> counts = [];
    readonly List<string> found = [];

    /// <returns>How many differences there are in all.</returns>
    public static int Run(string folder, TextWriter output, int show)
    {
        var bench = new FormatBench(output, show);
        bench.Compare(folder);
        return bench.Report();
    }

    void Compare(string folder)
    {
        var all = new List<PrintedFact>();
        foreach (var json in Directory.EnumerateFiles(Path.Combine(folder, Results), "*.json").Where(f => Path.GetFileName(f)[0] != '_').Order(StringComparer.Ordinal))
        {
            var (facts, stem) = (ResultFacts.Read(json), json[..^".json".Length]);
            all.AddRange(facts);
            Compare("ndjson", facts, TableReaders.Ndjson(stem + ".facts.ndjson"), Tabular);
            Compare("csv", facts, TableReaders.Csv(stem + ".facts.csv"), Tabular);
            Compare("parquet", facts, TableReaders.Parquet(stem + ".facts.parquet"), Tabular);
            Compare("xlsx", InOrder(facts), InOrder(WorkbookReader.Read(stem + ".xlsx")), InWorkbook);
            Compare("xbrl-json", [.. facts.Select(ExportReaders.InXbrl).OfType<PrintedFact>()],
                ExportReaders.Xbrl(Path.Combine(folder, Xbrl, Path.GetFileName(stem) + ".xbrl.json")), InXbrl);
        }
        Compare("duckdb", all, TableReaders.Corpus(Path.Combine(folder, Corpus)), Tabular);
        var leaves = ExportReaders.Fiscal(Path.Combine(folder, Fiscal));
        var carried = leaves.Select(l => l.Place).ToHashSet();
        Compare("fiscal package", [.. all.Where(f => carried.Contains(f.Place)).Select(ExportReaders.InFiscal)], leaves, InFiscal);
    }

    /// <summary>Sheets name no table and no row: what is said there in one place is one fact.</summary>
    static List<PrintedFact> InOrder(IEnumerable<PrintedFact> facts) => InOrder(facts.Select(f =>
        f.Fields.ToDictionary(p => p.Key, p => WorkbookReader.Shown(p.Value))));

    static List<PrintedFact> InOrder(IEnumerable<Dictionary<string, string>> rows) => [.. rows.Select((r, i) => new PrintedFact($"line {i + 1}", r))];

    void Compare(string format, List<PrintedFact> expected, List<PrintedFact> actual, string[] fields)
    {
        var there = actual.GroupBy(f => f.Place).ToDictionary(g => g.Key, g => g.ToList());
        foreach (var fact in expected)
            if (!there.Remove(fact.Place, out var same)) Differ(format, fact.Place, "missing");
            else if (same.Count > 1) Differ(format, fact.Place, $"there {same.Count} times");
            else
                foreach (var field in fields)
                    if (same[0].Fields.GetValueOrDefault(field, "no such field") is var value && value != fact.Fields[field])
                        Differ(format, fact.Place, $"{field} is “{value}”, expected “{fact.Fields[field]}”");
        foreach (var place in there.Keys) Differ(format, place, "in no result");
        var (facts, compared, differences) = counts.GetValueOrDefault(format);
        counts[format] = (facts + expected.Count, compared + (long)expected.Count * fields.Length, differences);
    }

    void Differ(string format, string place, string what)
    {
        var (facts, compared, differences) = counts.GetValueOrDefault(format);
        counts[format] = (facts, compared, differences + 1);
        if (found.Count < show) found.Add($"{format} {place}: {what}");
    }

    int Report()
    {
        output.WriteLine($"{"format",-16}{"facts",10}{"values",12}{"differences",14}");
        foreach (var (format, (facts, fields, differences)) in counts) output.WriteLine($"{format,-16}{facts,10}{fields,12}{differences,14}");
        foreach (var one in found) output.WriteLine(one);
        return counts.Values.Sum(c => c.Differences);
    }
}
