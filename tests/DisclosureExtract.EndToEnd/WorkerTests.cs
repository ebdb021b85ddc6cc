using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.EndToEnd.Reliability;

namespace DisclosureExtract.EndToEnd;

/// <summary><c>extract</c> reads documents in worker processes: what happens to one of them happens to one document.</summary>
public sealed class WorkerTests
{
    static TemporaryFolder WithDocuments(int count, int lines)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        for (var i = 0; i < count; i++) folder.Write($"in/d{i:00}.txt", Samples.Transcript(i, lines));
        return folder;
    }

    static Dictionary<string, JsonElement> Documents(string run)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(run));
        return json.RootElement.GetProperty("documents").EnumerateArray()
            .ToDictionary(d => Path.GetFileName(d.GetProperty("path").GetString()!), d => d.Clone());
    }

    static string[] Results(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*.json").Select(f => Path.GetFileName(f)).Where(f => f != "_run.json").Order(StringComparer.Ordinal)];

    [Fact]
    public void A_document_that_kills_its_worker_is_named_and_the_others_are_there()
    {
        using var folder = WithDocuments(6, 60);
        folder.Write("in/d02-killer.pdf", Bombs.PackedRing());
        var run = BuiltProgram.Run("extract", folder.File("in"), "--out", folder.File("out"));
        Assert.Equal(6, run.ExitCode);
        Assert.Equal(6, Results(folder.File("out")).Length);
        Assert.Contains("d02-killer.pdf", run.Errors, StringComparison.Ordinal);
        Assert.Contains("stack overflow", run.Errors, StringComparison.Ordinal); // else it takes something else to kill a worker
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
        Assert.Contains("7 documents, 1 failed", run.Output, StringComparison.Ordinal);
        var documents = Documents(folder.File("out/_run.json"));
        Assert.Equal(7, documents.Count);
        Assert.Equal("Damaged", documents["d02-killer.pdf"].GetProperty("result").GetString());
        Assert.Equal(7, Directory.EnumerateFileSystemEntries(folder.File("out")).Count(f => !Path.GetFileName(f).StartsWith('.')));
    }

    [Fact]
    public void Results_are_those_of_one_process_byte_for_byte_and_so_is_what_the_documents_share()
    {
        using var folder = WithDocuments(4, 60);
        File.Copy(folder.File("in/d01.txt"), folder.File("in/copy.txt"));
        Assert.Equal(0, BuiltProgram.Run("extract", folder.File("in"), "--out", folder.File("a")).ExitCode);
        Assert.Equal(0, BuiltProgram.Run("extract", folder.File("in"), "--out", folder.File("b"), "--in-process").ExitCode);
        Assert.Equal(Results(folder.File("a")), Results(folder.File("b")));
        foreach (var name in Results(folder.File("a")))
            Assert.Equal(File.ReadAllBytes(folder.File("a/" + name)), File.ReadAllBytes(folder.File("b/" + name)));
        static string Shared(string run)
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(run));
            return json.RootElement.GetProperty("shared_pages").ToString();
        }
        Assert.Contains("copy", Shared(folder.File("a/_run.json")), StringComparison.Ordinal);
        Assert.Equal(Shared(folder.File("a/_run.json")), Shared(folder.File("b/_run.json")));
    }

    [Fact]
    public async Task Workers_that_are_killed_from_outside_cost_no_document()
    {
        using var folder = WithDocuments(30, 2000);
        using var run = BuiltProgram.Start("extract", folder.File("in"), "--out", folder.File("out"), "-q");
        var killed = new HashSet<string>();
        await BuiltProgram.Until(() =>
        {
            if (killed.Count < 2 && Workers(run.Id).Find(w => !killed.Contains(w)) is { } worker && Kill(worker)) killed.Add(worker);
            return run.HasExited;
        });
        Assert.Equal(0, run.ExitCode);
        Assert.Equal(30, Results(folder.File("out")).Length);
    }

    [Fact]
    public async Task Told_to_stop_it_ends_its_workers_keeps_what_is_done_and_says_what_is_not()
    {
        using var folder = WithDocuments(60, 2000);
        using var run = BuiltProgram.Start("extract", folder.File("in"), "--out", folder.File("out"), "-q");
        await BuiltProgram.Until(() => Directory.Exists(folder.File("out")) && Results(folder.File("out")).Length > 0);
        var workers = Workers(run.Id);
        BuiltProgram.Signal(run, "INT");
        await run.WaitForExitAsync();
        Assert.Equal(130, run.ExitCode);
        Assert.DoesNotContain(workers, w => Directory.Exists($"/proc/{w}"));
        var documents = Documents(folder.File("out/_run.json"));
        Assert.Equal(60, documents.Count);
        var done = Results(folder.File("out")).Length;
        Assert.Equal(60 - done, documents.Values.Count(d => d.GetProperty("result").GetString() == "Stopped"));
    }

    /// <summary>False where it ended by itself in the meantime, as what only tries the fence does.</summary>
    static bool Kill(string process)
    {
        try
        {
            using var found = System.Diagnostics.Process.GetProcessById(int.Parse(process, CultureInfo.InvariantCulture));
            found.Kill();
            return true;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return false;
        }
    }

    static List<string> Workers(int parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{parent}/task")
                .SelectMany(t => File.ReadAllText($"{t}/children", Encoding.ASCII).Split(' ', StringSplitOptions.RemoveEmptyEntries))];
        }
        catch (IOException)
        {
            return []; // it ended
        }
    }
}
