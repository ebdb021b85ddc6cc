using System.Text;
using System.Text.Json;
using DisclosureExtract.Facts;
using DisclosureExtract.Tests;
using DisclosureExtract.Tests.Engines.Pdf;

namespace DisclosureExtract.EndToEnd;

public sealed class ExtractTests
{
    static string Seed { get; } = Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single();

    [Fact]
    public void The_seed_becomes_json_ndjson_and_csv_that_agree()
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.Run("extract", Seed, "--out", folder.Path, "--format", "json,ndjson,csv");
        Assert.Equal(0, run.ExitCode);
        var name = Path.GetFileNameWithoutExtension(Seed);
        using var json = JsonDocument.Parse(File.ReadAllBytes(folder.File(name + ".json")));
        var facts = json.RootElement.GetProperty("summary").GetProperty("facts").GetInt32();
        Assert.Equal(181, facts);
        Assert.Equal(facts, File.ReadLines(folder.File(name + ".facts.ndjson")).Count());
        Assert.Equal(facts + 1, File.ReadLines(folder.File(name + ".facts.csv")).Count());
        Assert.Equal(0, BuiltProgram.Run("validate", folder.File(name + ".json")).ExitCode);
        Assert.DoesNotContain(Directory.EnumerateFiles(folder.Path), f => f.EndsWith(".tmp", StringComparison.Ordinal));
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_and_times_go_to_a_file_of_their_own()
    {
        using var first = new TemporaryFolder();
        using var second = new TemporaryFolder();
        foreach (var folder in (TemporaryFolder[])[first, second])
            Assert.Equal(0, BuiltProgram.Run("extract", Seed, "--out", folder.Path).ExitCode);
        var name = Path.GetFileNameWithoutExtension(Seed) + ".json";
        Assert.Equal(File.ReadAllBytes(first.File(name)), File.ReadAllBytes(second.File(name)));
        Assert.Contains("milliseconds", File.ReadAllText(first.File("_run.json")), StringComparison.Ordinal);
    }

    public static TheoryData<string, byte[], int, string> BadInputs => new()
    {
        { "empty.pdf", [], 7, "empty" },
        { "rubbish.pdf", [1, 2, 3, 4, 5], 6, "not a PDF" },
        {
            "sheet.pdf",
            Encoding.ASCII.GetBytes("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook xmlns=\"urn:schemas-microsoft-com:office:spreadsheet\"></Workbook>"),
            4,
            "as .xlsx"
        },
        { "packed.pdf", Encoding.ASCII.GetBytes("PK\u0003\u0004xxxxxxxx"), 6, "damaged" },
        { "cut.pdf", MiniPdf.WithHelvetica().Page("BT ET").ToBytes()[..200], 6, "not a readable PDF" },
        { "none.pdf", MiniPdf.WithHelvetica().ToBytes(), 7, "no pages" },
        {
            "locked.pdf",
            MiniPdf.WithHelvetica().Page("BT ET").ToBytes("/ID [<00><00>] /Encrypt << /Filter /Standard /V 2 /R 3 /Length 128 /P -44 /O <0000000000000000000000000000000000000000000000000000000000000000> /U <0000000000000000000000000000000000000000000000000000000000000000> >>"),
            5,
            "password"
        },
    };

    [Theory]
    [MemberData(nameof(BadInputs))]
    public void A_bad_input_gets_one_clear_message_and_its_own_exit_code(
        string name, byte[] bytes, int code, string says)
    {
        using var folder = new TemporaryFolder();
        var run = BuiltProgram.Run("extract", folder.Write(name, bytes), "--out", folder.File("out"));
        Assert.Equal(code, run.ExitCode);
        var message = Assert.Single(run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(name, message, StringComparison.Ordinal);
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void The_neighbours_of_a_bad_file_go_on()
    {
        using var folder = new TemporaryFolder();
        folder.Write("bad.pdf", [1, 2, 3]);
        File.Copy(Seed, folder.File("good.txt"));
        var run = BuiltProgram.Run("extract", folder.Path, "--out", folder.File("out"));
        Assert.Equal(6, run.ExitCode);
        Assert.True(File.Exists(folder.File("out/good.json")));
        Assert.False(File.Exists(folder.File("out/bad.json")));
        Assert.Contains("2 documents, 1 failed", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Files_of_one_name_get_results_of_different_names()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("a"));
        Directory.CreateDirectory(folder.File("b"));
        File.Copy(Seed, folder.File("a/x.txt"));
        File.Copy(Seed, folder.File("b/x.txt"));
        Assert.Equal(
            0, BuiltProgram.Run("extract", folder.File("a"), folder.File("b"), "--out", folder.File("out")).ExitCode);
        Assert.Equal(
            ["x.txt.json", "x.txt~2.json"],
            Directory.EnumerateFiles(folder.File("out"), "x*").Select(Path.GetFileName).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Strict_fails_on_error_findings_only()
    {
        using var folder = new TemporaryFolder();
        var wrong = "2026年单位预算\n支出预算总表\n单位：万元\n科目编码\t科目名称\t合计\t基本支出\t项目支出\n205\t教育支出\t30.00\t20.00\t10.00\n合计\t\t31.00\t20.00\t10.00\n";
        var path = folder.Write("wrong.txt", Encoding.UTF8.GetBytes(wrong));
        Assert.Equal(0, BuiltProgram.Run("extract", path, "--out", folder.Path).ExitCode);
        Assert.Equal(1, BuiltProgram.Run("extract", path, "--out", folder.Path, "--strict").ExitCode);
        var right = folder.Write(
            "right.txt", Encoding.UTF8.GetBytes(wrong.Replace("31.00", "30.00", StringComparison.Ordinal)));
        Assert.Equal(0, BuiltProgram.Run("extract", right, "--out", folder.Path, "--strict").ExitCode);
    }

    [Theory]
    [InlineData(3, "extract", "no-such-file.pdf", "--out", "out")]
    [InlineData(2, "extract", "x.pdf")]
    [InlineData(2, "extract", "x.pdf", "--out", "out", "--format", "xml")]
    [InlineData(2, "extract", "x.pdf", "--out", "out", "--jobs", "0")]
    [InlineData(2, "nonsense")]
    [InlineData(3, "validate", "no-such-file.json")]
    [InlineData(3, "codes", "没有这样的科目")]
    public void Bad_command_lines_have_their_exit_codes(int code, params string[] arguments)
    {
        var run = BuiltProgram.Run(arguments);
        Assert.Equal(code, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_is_one_line()
    {
        var run = BuiltProgram.Run("--version");
        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"^\d+\.\d+\.\d+\n$", run.Output);
    }

    [Fact]
    public void Codes_finds_by_code_and_by_name()
    {
        Assert.Contains("行政事业单位养老支出", BuiltProgram.Run("codes", "20805").Output, StringComparison.Ordinal);
        Assert.Contains("2210201", BuiltProgram.Run("codes", "住房公积金").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_prints_plain_grids()
    {
        var json = BuiltProgram.Run("tables", Seed);
        Assert.Equal(0, json.ExitCode);
        using var grids = JsonDocument.Parse(json.Output);
        Assert.True(grids.RootElement.GetArrayLength() > 10);
        Assert.Contains(
            "208,社会保障和就业支出,466.68,466.68", BuiltProgram.Run("tables", Seed, "--format", "csv").Output,
            StringComparison.Ordinal);
        Assert.Equal(2, BuiltProgram.Run("tables", Seed, "--page", "999").ExitCode);
    }

    [Fact]
    public void Tables_takes_many_files_and_goes_on_after_one_that_it_cannot_read()
    {
        using var folder = new TemporaryFolder();
        var broken = folder.Write("broken.pdf", "no PDF"u8.ToArray());
        var result = BuiltProgram.Run("tables", Seed, broken, Seed);
        Assert.NotEqual(0, result.ExitCode);
        using var grids = JsonDocument.Parse(result.Output);
        var tables = grids.RootElement.EnumerateArray().ToList();
        using var alone = JsonDocument.Parse(BuiltProgram.Run("tables", Seed).Output);
        Assert.Equal(2 * alone.RootElement.GetArrayLength(), tables.Count);
        Assert.All(tables, t =>
        {
            Assert.Equal(Path.GetFileName(Seed), t.GetProperty("file").GetString());
            Assert.Contains(t.GetProperty("columnsBy").GetString(), (string[])["rulings", "guess"]);
            Assert.InRange(t.GetProperty("confidence").GetDecimal(), 0, 1);
        });
    }

    [Fact]
    public void Tables_keeps_spaces_and_signs_in_csv()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write(
            "signs.txt", "项目\t金额\n合计\t-1.00\n基本支出\t49.88 24.28\n项目支出\t-\n其他\t=1+1\n"u8.ToArray());
        var csv = BuiltProgram.Run("tables", path, "--format", "csv").Output;
        Assert.Contains("合计,-1.00\n基本支出,49.88 24.28\n项目支出,-\n其他,'=1+1\n", csv, StringComparison.Ordinal);
    }

    [Fact]
    public void Inspect_draws_a_png()
    {
        using var folder = new TemporaryFolder();
        var pdf = folder.Write(
            "one.pdf",
            MiniPdf.WithHelvetica().Page("BT /F1 10 Tf 20 50 Td (1,234.50) Tj ET 10 10 m 190 10 l S").ToBytes());
        var run = BuiltProgram.Run("inspect", pdf, "--page", "1", "--out", folder.File("one.png"));
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([0x89, (byte)'P', (byte)'N', (byte)'G'], File.ReadAllBytes(folder.File("one.png"))[..4]);
        Assert.Equal(2, BuiltProgram.Run("inspect", pdf, "--page", "2").ExitCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"schema\":1,\"schema\":2}")]
    public void Validate_refuses_what_is_no_result(string json)
    {
        using var folder = new TemporaryFolder();
        Assert.Equal(1, BuiltProgram.Run("validate", folder.Write("x.json", Encoding.UTF8.GetBytes(json))).ExitCode);
    }
}
