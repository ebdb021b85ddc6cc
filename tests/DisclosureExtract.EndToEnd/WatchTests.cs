using System.Diagnostics;
using System.Net;
using System.Text;
using System.Text.Json;
using DisclosureExtract.EndToEnd.Reliability;
using DisclosureExtract.Facts;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd;

public sealed class WatchTests
{
    static string Seed { get; } = Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single();

    static readonly string[] Quick = ["--quiet-period", "0.2"];

    static ProgramRun Once(TemporaryFolder folder, params string[] more) =>
        BuiltProgram.Run(["watch", folder.File("in"), "--out", folder.File("out"), "--once", .. Quick, .. more]);

    static TemporaryFolder WithInbox()
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        return folder;
    }

    [Fact]
    public void What_watch_makes_of_a_file_is_byte_for_byte_what_extract_makes_of_it()
    {
        using var folder = WithInbox();
        File.Copy(Seed, folder.File("in/预算.txt"));
        folder.Write("in/bad.pdf", [1, 2, 3]);
        var copy = folder.File("预算.txt");
        File.Copy(Seed, copy);
        Assert.Equal(
            0, BuiltProgram.Run("extract", copy, "--out", folder.File("plain"), "--format", "json,csv").ExitCode);
        var run = Once(folder, "--format", "json,csv", "--log-format", "json");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(File.ReadAllBytes(folder.File("plain/预算.json")), File.ReadAllBytes(folder.File("out/预算.json")));
        Assert.Equal(
            File.ReadAllBytes(folder.File("plain/预算.facts.csv")), File.ReadAllBytes(folder.File("out/预算.facts.csv")));
        Assert.Equal(
            File.ReadAllBytes(Seed),
            File.ReadAllBytes(
                Directory.EnumerateFiles(folder.File("in"), "预算.txt", SearchOption.AllDirectories).Single()));
        Assert.Contains("已损坏", File.ReadAllText(folder.File("in/failed/bad.pdf.reason.txt")), StringComparison.Ordinal);
        foreach (var line in run.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            JsonDocument.Parse(line).Dispose();

        using var status = JsonDocument.Parse(BuiltProgram.Run("status", "--out", folder.File("out"), "--json").Output);
        Assert.Equal(1, status.RootElement.GetProperty("failed").GetInt32());
        Assert.Contains(
            "bad.pdf", BuiltProgram.Run("status", "--out", folder.File("out")).Output, StringComparison.Ordinal);
        Assert.Equal(
            0, BuiltProgram.Run("retry", folder.File("in/failed/bad.pdf"), "--out", folder.File("out")).ExitCode);
        Assert.True(File.Exists(folder.File("in/bad.pdf")));
        Assert.Equal(3, BuiltProgram.Run("retry", "no-such.pdf", "--out", folder.File("out")).ExitCode);
        Assert.Equal(3, BuiltProgram.Run("status", "--out", folder.File("nowhere")).ExitCode);
    }

    [Fact]
    public async Task A_running_watcher_takes_what_is_dropped_shows_its_health_refuses_a_second_and_ends_when_told()
    {
        using var folder = WithInbox();
        var port = FreePort();
        using var watcher = BuiltProgram.Start(
            "watch", folder.File("in"), "--out", folder.File("out"), "--quiet-period", "0.2", "--listen", $"{port}");
        using var http = new HttpClient();
        await BuiltProgram.Until(
            () => Directory.Exists(folder.File("in/.disclosure-extract/work"))
                && File.Exists(folder.File("out/.disclosure-extract/ledger.db")));
        var second = Once(folder);
        Assert.Equal(11, second.ExitCode);
        Assert.Contains("another watcher", second.Errors, StringComparison.Ordinal);

        File.Copy(Seed, folder.File("in/a.txt"));
        await BuiltProgram.Until(
            () => File.Exists(folder.File("in/review/a.txt")) && File.Exists(folder.File("out/a.json")));
        // The counter stands once the record is written, just after the move.
        await BuiltProgram.Until(
            () => http.GetStringAsync($"http://127.0.0.1:{port}/metrics").GetAwaiter().GetResult()
                .Contains("disclosure_files_total{", StringComparison.Ordinal));
        var health = await http.GetAsync($"http://127.0.0.1:{port}/health");
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.Contains("\"status\":\"ok\"", await health.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        BuiltProgram.Signal(watcher, "TERM");
        Assert.True(watcher.WaitForExit(TimeSpan.FromSeconds(30)));
        Assert.Equal(0, watcher.ExitCode);
    }

    [Fact]
    public void An_archive_becomes_a_folder_of_results_in_extract_and_in_watch()
    {
        using var folder = WithInbox();
        var zip = folder.Write("公开.zip", Bombs.Zip(z =>
        {
            Bombs.Entry(z, "甲/预算.txt", s => s.Write(Samples.Transcript(1, 60)));
            Bombs.Entry(z, "bad.pdf", s => s.Write([1, 2, 3]));
        }));
        Assert.Equal(6, BuiltProgram.Run("extract", zip, "--out", folder.File("plain")).ExitCode);
        File.Copy(zip, folder.File("in/公开.zip"));
        Assert.Equal(0, Once(folder).ExitCode);
        Assert.Equal(
            File.ReadAllBytes(folder.File("plain/公开/甲/预算.json")), File.ReadAllBytes(folder.File("out/公开/甲/预算.json")));
        Assert.Contains(
            "bad.pdf", File.ReadAllText(folder.File("in/review/公开.zip.reason.txt")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Told_to_stop_it_puts_back_what_is_not_finished_in_the_time_of_grace(string signal)
    {
        using var folder = WithInbox();
        folder.Write("in/long.txt", Samples.Transcript(1, 400_000));
        using var watcher = BuiltProgram.Start(
            ["watch", folder.File("in"), "--out", folder.File("out"), "--grace", "0.5", .. Quick]);
        var work = folder.File("in/.disclosure-extract/work");
        await BuiltProgram.Until(
            () => Directory.Exists(work) && Directory.EnumerateFiles(work, "long.txt", SearchOption.AllDirectories).Any());
        BuiltProgram.Signal(watcher, signal);
        Assert.True(watcher.WaitForExit(TimeSpan.FromSeconds(60)));
        Assert.Equal(0, watcher.ExitCode);
        Assert.True(File.Exists(folder.File("in/long.txt")));
    }

    [Fact]
    public void A_log_that_cannot_be_written_is_an_error()
    {
        using var folder = WithInbox();
        folder.Write("file", [1]);
        var run = Once(folder, "--log", folder.File("file/watch.log"));
        Assert.Equal(9, run.ExitCode);
        Assert.Contains("the log cannot be written", run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public void A_review_has_two_ways_out()
    {
        using var folder = WithInbox();
        File.Copy(Seed, folder.File("in/a.txt"));
        Assert.Equal(0, Once(folder).ExitCode);
        Assert.Equal(2, BuiltProgram.Run("reject", "a.txt", "--out", folder.File("out")).ExitCode);
        Assert.Equal(0, BuiltProgram.Run("accept", folder.File("in/review/a.txt"), "--out", folder.File("out")).ExitCode);
        Assert.True(File.Exists(folder.File("in/done/a.txt")));
    }

    [Theory]
    [InlineData("watch", "in", "--out", "out", "--poll", "soon")]
    [InlineData("watch", "in", "--out", "out", "--memory", "2 GiB")]
    [InlineData("watch", "in", "--out", "out", "--poll", "NaN")]
    [InlineData("extract", "in", "--out", "out", "--jobs", "many")]
    public void A_value_that_is_no_number_is_an_error_of_the_command_line(params string[] arguments)
    {
        var run = BuiltProgram.Run(arguments);
        Assert.Equal(2, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(2, "in", "in/out")]
    [InlineData(2, "in", "in")]
    [InlineData(2, "nowhere", "out")]
    public void Folders_that_cannot_work_are_refused_at_the_start(int code, string inbox, string output)
    {
        using var folder = WithInbox();
        var run = BuiltProgram.Run("watch", folder.File(inbox), "--out", folder.File(output), "--once");
        Assert.Equal(code, run.ExitCode);
        Assert.NotEmpty(run.Errors);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
