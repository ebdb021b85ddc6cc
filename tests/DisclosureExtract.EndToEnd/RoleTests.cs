using System.Text.Json;
using DisclosureExtract.Tests;

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
    public void A_journalist_turns_one_document_into_a_workbook_to_open()
    {
        using var folder = new TemporaryFolder();
        Ok("extract", Seed, "--out", folder.Path, "--format", "xlsx");
        var workbook = folder.File(Path.GetFileNameWithoutExtension(Seed) + ".xlsx");
        using var zip = System.IO.Compression.ZipFile.OpenRead(workbook);
        using var contents = new StreamReader(zip.GetEntry("xl/worksheets/sheet1.xml")!.Open());
        var first = contents.ReadToEnd();
        Assert.Contains("2026 年", first, StringComparison.Ordinal);
        Assert.Contains("晋城市人力资源和社会保障综合服务中心", first, StringComparison.Ordinal);
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
    public void Without_arguments_the_program_says_what_it_can()
    {
        var run = Ok();
        Assert.Contains("extract", run.Output, StringComparison.Ordinal);
        Assert.Contains("collect", run.Output, StringComparison.Ordinal);
    }
}
