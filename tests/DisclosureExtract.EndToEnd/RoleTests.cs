using System.Text.Json;
using DisclosureExtract.EndToEnd.Review;
using DisclosureExtract.Tests;
using DisclosureExtract.Tools.Formats;
using DisclosureExtract.Tools.Synthesis.Drawing;

namespace DisclosureExtract.EndToEnd;

/// <summary>Four people who use the program, each from their command to their answer.</summary>
public sealed class RoleTests
{
    static readonly string Budget = Path.Combine(Repository.Root, "fixtures", "synthetic-budget");
    static readonly string Final = Path.Combine(Repository.Root, "fixtures", "synthetic-final");
    static readonly string Seed = Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single();

    static ProgramRun Ok(params string[] arguments)
    {
        var run = BuiltProgram.Run(arguments);
        Assert.True(run.ExitCode == 0, $"{string.Join(' ', arguments)}: {run.ExitCode}\n{run.Output}\n{run.Errors}");
        return run;
    }

    [Fact]
    public void A_researcher_reads_a_folder_of_documents_and_asks_who_spends_what()
    {
        using var folder = new TemporaryFolder();
        Ok("extract", Budget, Final, Seed, "--out", folder.File("results"), "--format", "json,parquet", "-q");
        Ok("collect", folder.File("results"), "--to", folder.File("corpus"));
        Assert.True(File.Exists(folder.File("corpus/facts.parquet")));
        var answer = Ok("query", "SELECT count(DISTINCT document) AS documents, count(*) AS facts FROM facts", "--db", folder.File("corpus"), "--format", "json");
        using var json = JsonDocument.Parse(answer.Output);
        Assert.Equal(3, json.RootElement[0].GetProperty("documents").GetInt32());
        Assert.True(json.RootElement[0].GetProperty("facts").GetInt32() > 500);
        Assert.Contains("%", Ok("query", "basic-share", "--db", folder.File("corpus")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_journalist_turns_a_scan_into_a_workbook_and_reads_an_amount_in_it()
    {
        using var folder = new TemporaryFolder();
        folder.Write("扫描件.png", PageImages.Png(ScannedForm.Page(), 200));
        Ok("extract", folder.File("扫描件.png"), "--out", folder.File("out"), "--format", "xlsx", "--lang", "zh");
        var amounts = WorkbookReader.Read(folder.File("out/扫描件.xlsx"));
        Assert.Equal(
            [("教育支出", "120.50", "万元"), ("卫生健康支出", "31.20", "万元"), ("合计", "151.70", "万元")], amounts.Select(a => (a["name"], a["raw"], a["unit"])));
        Assert.Equal("1517000", amounts[^1]["amount_yuan"]);
    }

    [Fact]
    public void An_audit_office_collects_what_its_drop_folder_gave_and_sees_what_to_look_at_first()
    {
        using var folder = new TemporaryFolder();
        var wrong = "2026年单位预算\n支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t30.00\t20.00\t10.00\n合计\t\t31.00\t20.00\t10.00\n";
        Directory.CreateDirectory(folder.File("inbox"));
        File.WriteAllText(folder.File("inbox/wrong.txt"), wrong);
        Ok("watch", folder.File("inbox"), "--out", folder.File("out"), "--once", "--quiet-period", "0.2");
        Ok("collect", folder.File("out"), "--to", folder.File("corpus.duckdb"));
        var first = Ok("query", "disputed-first", "--db", folder.File("corpus.duckdb")).Output;
        Assert.Contains("31.00", first, StringComparison.Ordinal);
        var why = Ok("query", "SELECT message_zh FROM findings WHERE severity = 'error'", "--db", folder.File("corpus.duckdb")).Output;
        Assert.Contains("31", why, StringComparison.Ordinal);
        Assert.Contains("待核", Ok("status", "--out", folder.File("out"), "--lang", "zh").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_analyst_takes_tables_with_every_column_explained_and_joins_findings_to_facts()
    {
        using var folder = new TemporaryFolder();
        Ok("extract", Budget, Final, "--out", folder.File("results"), "-q");
        Ok("collect", folder.File("results"), "--to", folder.File("c.duckdb"), "-q");
        Ok("collect", folder.File("results"), "--to", folder.File("c.duckdb"), "-q");
        string One(string sql)
        {
            using var json = JsonDocument.Parse(Ok("query", sql, "--db", folder.File("c.duckdb"), "--format", "json").Output);
            return json.RootElement[0].EnumerateObject().First().Value.GetRawText();
        }

        Assert.Equal("0", One("SELECT count(*) FROM duckdb_columns() WHERE table_name IN ('facts', 'findings', 'documents', 'projects') AND comment IS NULL"));
        Assert.Equal("0", One("SELECT count(*) FROM finding_cells c LEFT JOIN facts f USING (document, \"table\", \"row\", key) WHERE c.part = 'value' AND c.role = 'term' AND f.document IS NULL"));
        Assert.Equal("2", One("SELECT count(*) FROM documents"));
        Assert.Equal(2, BuiltProgram.Run("query", "DROP TABLE facts", "--db", folder.File("c.duckdb")).ExitCode);

        // With DuckDB itself: the parts of a form printed at the top of a document are its total.
        using var duckdb = new DuckDB.NET.Data.DuckDBConnection($"Data Source={folder.File("c.duckdb")};ACCESS_MODE=READ_ONLY");
        duckdb.Open();
        using var command = duckdb.CreateCommand();
        command.CommandText = """
            SELECT sum(amount_yuan) FILTER (is_leaf), max(amount_yuan) FILTER (name = '合计')
            FROM facts_yuan WHERE form = 'expenditure' AND "column" = 'total'
            """;
        using var reader = command.ExecuteReader();
        Assert.True(reader.Read());
        Assert.True(reader.GetDecimal(1) > 0);
        Assert.Equal(reader.GetDecimal(1), reader.GetDecimal(0));
    }

    [Fact]
    public void A_document_may_come_through_a_pipe_and_an_output_that_is_a_file_is_said_to_be_one()
    {
        using var folder = new TemporaryFolder();
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo(
            BuiltProgram.Path, ["extract", "-", "--out", folder.File("out"), "-q"]) { RedirectStandardInput = true })!;
        process.StandardInput.BaseStream.Write(File.ReadAllBytes(Seed));
        process.StandardInput.Close();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        Assert.True(File.Exists(folder.File("out/stdin.json")));

        var run = BuiltProgram.Run("extract", Seed, "--out", folder.Write("taken", [1]));
        Assert.Equal(9, run.ExitCode);
        Assert.Contains("a file", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_question_takes_as_many_rows_as_are_asked_for_and_a_misspelt_one_is_told_its_neighbours()
    {
        using var folder = new TemporaryFolder();
        Ok("extract", Seed, "--out", folder.File("results"), "-q");
        Ok("collect", folder.File("results"), "--to", folder.File("c.duckdb"), "-q");
        string[] facts = ["query", "SELECT name, value FROM facts", "--db", folder.File("c.duckdb"), "--format", "json"];
        int Count(ProgramRun run)
        {
            using var json = JsonDocument.Parse(run.Output);
            return json.RootElement.GetArrayLength();
        }

        Assert.True(Count(Ok(facts)) > 100); // a program that asks gets all
        var three = Ok([.. facts, "--limit", "3"]);
        Assert.Equal(3, Count(three));
        Assert.Contains("rows more", three.Errors, StringComparison.Ordinal);

        var misspelt = BuiltProgram.Run("query", "three-publik", "--db", folder.File("c.duckdb"));
        Assert.Equal(2, misspelt.ExitCode);
        Assert.Contains("Near it: three-public (three public expenses", misspelt.Errors, StringComparison.Ordinal);
        var chinese = BuiltProgram.Run("query", "three-publik", "--db", folder.File("c.duckdb"), "--lang", "zh");
        Assert.Contains("相近的有：three-public (各主体各年“三公”经费", chinese.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Facts_written_in_every_format_by_the_program_are_those_of_its_results()
    {
        using var folder = new TemporaryFolder();
        var results = folder.File(FormatBench.Results);
        Ok("extract", Budget, Final, Seed, "--out", results, "--format", "json,ndjson,csv,parquet,xlsx", "-q");
        var json = Directory.EnumerateFiles(results, "*.json").Where(f => !Path.GetFileName(f).StartsWith('_')).ToArray();
        Ok(["export", .. json, "--to", folder.File(FormatBench.Xbrl), "--format", "xbrl"]);
        Ok(["export", .. json, "--to", folder.File("fdp"), "--format", "fdp"]);
        Ok("collect", results, "--to", folder.File(FormatBench.Corpus), "-q");
        using var said = new StringWriter();
        Assert.True(FormatBench.Run(folder.Path, said, 20) == 0, said.ToString());
    }

    [Fact]
    public void Without_arguments_the_program_says_what_it_can()
    {
        var run = Ok();
        Assert.Contains("extract", run.Output, StringComparison.Ordinal);
        Assert.Contains("collect", run.Output, StringComparison.Ordinal);
    }
}
