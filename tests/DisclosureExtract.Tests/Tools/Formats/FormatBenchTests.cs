using DisclosureExtract.Data.Corpus;
using DisclosureExtract.Data.Exports;
using DisclosureExtract.Data.Files;
using DisclosureExtract.Data.Workbook;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Data;
using DisclosureExtract.Tools.Formats;

namespace DisclosureExtract.Tests.Tools.Formats;

/// <summary>Facts through every format and back by readers of others, and whether the comparison sees what differs.</summary>
public sealed class FormatBenchTests : IDisposable
{
    readonly string folder = Directory.CreateTempSubdirectory("formats-").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    string In(string name) => Path.Combine(folder, name);

    /// <summary>Everything that the program writes of results, where the comparison looks for it.</summary>
    void Write(params Disclosure[] documents)
    {
        foreach (var name in (string[])[FormatBench.Results, FormatBench.Xbrl, "fdp"]) Directory.CreateDirectory(In(name));
        foreach (var (document, i) in documents.Select((d, i) => (d, i)))
        {
            var stem = In($"{FormatBench.Results}/r{i}");
            Put(stem + ".json", s => DisclosureJson.Write(s, document));
            foreach (var (format, end) in ((TableFormat, string)[])[(TableFormat.Ndjson, "ndjson"), (TableFormat.Csv, "csv"), (TableFormat.Parquet, "parquet")])
                Put($"{stem}.facts.{end}", s => TableFiles.Write(s, format, TableFiles.Facts, [document]));
            Put(stem + ".xlsx", s => DisclosureWorkbook.Write(s, document));
            Put(In($"{FormatBench.Xbrl}/r{i}.xbrl.json"), s => XbrlJson.Write(s, document));
        }
        Put(In(FormatBench.Fiscal), s => FiscalPackage.WriteData(s, documents));
        using var collector = Collector.Open(In(FormatBench.Corpus));
        Assert.Empty(collector.Collect([In(FormatBench.Results)], (_, _) => { }, TestContext.Current.CancellationToken).Refused);
    }

    static void Put(string path, Action<Stream> write)
    {
        using var stream = File.Create(path);
        write(stream);
    }

    (int Differences, string Said) Compared()
    {
        using var said = new StringWriter();
        return (FormatBench.Run(folder, said, 20), said.ToString());
    }

    [Fact]
    public void Every_fact_comes_back_from_every_format_to_the_last_decimal_and_character()
    {
        Write(Results.Seed, Results.Hostile(), Results.Form("a.pdf", Results.Sound()), Results.Form("b.pdf", Results.Sound("6.4", "6.4", "0")));
        var (differences, said) = Compared();
        Assert.True(differences == 0, said);
        foreach (var format in (string[])["ndjson", "csv", "parquet", "xlsx", "duckdb", "xbrl-json", "fiscal package"])
            Assert.Matches($@"(?m)^{format} +[1-9]\d* ", said);
    }

    [Theory]
    [InlineData("csv", "小学教育", "小学敎育", "name is “小学敎育”, expected “小学教育”")]
    [InlineData("csv", "30.00", "30.0", "value is “30.0”, expected “30.00”")]
    [InlineData("ndjson", "\"unit\":\"万元\"", "\"unit\":\"元\"", "unit is “元”, expected “万元”")]
    [InlineData("ndjson", "\"year\":2025", "\"year\":2024", "year is “2024”, expected “2025”")]
    public void One_character_that_differs_is_named(string format, string right, string wrong, string said)
    {
        Write(Results.Form("a.pdf", Results.Sound()));
        var file = In($"{FormatBench.Results}/r0.facts.{format}");
        var text = File.ReadAllText(file);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        File.WriteAllText(file, text[..at] + wrong + text[(at + right.Length)..]);
        Assert.Contains(said, Compared().Said, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fact_that_is_missing_and_one_that_is_too_many_are_named()
    {
        Write(Results.Form("a.pdf", Results.Sound()));
        var file = In($"{FormatBench.Results}/r0.facts.ndjson");
        var lines = File.ReadAllLines(file);
        File.WriteAllLines(file, [.. lines[1..], lines[1]]);
        var (differences, said) = Compared();
        Assert.Equal(2, differences);
        Assert.Contains("missing", said, StringComparison.Ordinal);
        Assert.Contains("there 2 times", said, StringComparison.Ordinal);
    }
}
