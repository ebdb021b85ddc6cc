using System.Text;
using System.Text.Json;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>A run of <c>extract</c> goes on where one before it ended, and mixes nothing up.</summary>
public sealed class ResumeTests(ITestOutputHelper output)
{
    [Fact]
    public void Killed_three_times_the_results_are_those_of_an_undisturbed_run() =>
        Survives(files: 24, lines: 2000, kills: 3, longest: 1200, seed: 20260401);

    /// <summary>bench/reliability.sh resume</summary>
    [Fact(Explicit = true)]
    public void Full() => Survives(files: 300, lines: 1500, kills: 20, longest: 2500, seed: 42);

    void Survives(int files, int lines, int kills, int longest, int seed)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in/a"));
        Directory.CreateDirectory(folder.File("in/b"));
        for (var i = 0; i < files; i++)
            folder.Write($"in/{(i % 2 == 0 ? 'a' : 'b')}/d{i / 3}.{(i % 3 == 0 ? "txt" : "TXT")}", Samples.Transcript(i, lines));
        var many = Directory.EnumerateFiles(folder.File("in"), "*", SearchOption.AllDirectories).Count();
        string[] Into(string name) => ["extract", folder.File("in"), "--out", folder.File(name), "--format", "json,csv"];
        Assert.Equal(0, BuiltProgram.Run(Into("calm")).ExitCode);
        var random = new Random(seed);
        for (var kill = 0; kill < kills; kill++)
        {
            using var run = BuiltProgram.Start(Into("stormy"));
            run.WaitForExit(random.Next(200, longest));
            if (!run.HasExited) BuiltProgram.Signal(run, "KILL");
            run.WaitForExit();
        }
        var last = BuiltProgram.Run(Into("stormy"));
        Assert.Equal(0, last.ExitCode);
        Assert.Equal(Files(folder.File("calm")), Files(folder.File("stormy")));
        foreach (var name in Files(folder.File("calm")).Where(n => n != "_run.json"))
            Assert.Equal(File.ReadAllBytes(folder.File("calm/" + name)), File.ReadAllBytes(folder.File("stormy/" + name)));
        Assert.Equal(Said(folder.File("calm")), Said(folder.File("stormy")));
        var skipped = Reused(folder.File("stormy"));
        Assert.Empty(Directory.EnumerateFiles(folder.Path, "*.tmp", SearchOption.AllDirectories));
        output.WriteLine($"{many} files, {kills} kills: {Files(folder.File("stormy")).Length - 1} files equal to those of an undisturbed run; {skipped} skipped by the last run");
    }

    [Fact]
    public void What_is_there_and_whole_is_skipped_and_what_is_not_is_made_anew()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        for (var i = 0; i < 4; i++) folder.Write($"in/d{i}.txt", Samples.Transcript(i, 60));
        string[] command = ["extract", folder.File("in"), "--out", folder.File("out")];
        Assert.Equal(0, BuiltProgram.Run(command).ExitCode);
        var before = Read(folder);
        File.WriteAllText(folder.File("out/d0.json"), "cut");
        File.Delete(folder.File("out/d1.json"));
        folder.Write("in/d2.txt", Samples.Transcript(9, 60));
        var run = BuiltProgram.Run(command);
        Assert.Contains("1 of them were there", run.Output, StringComparison.Ordinal);
        Assert.Equal(1, Reused(folder.File("out")));
        var after = Read(folder);
        Assert.Equal((before[0], before[1], before[3]), (after[0], after[1], after[3]));
        Assert.NotEqual(before[2], after[2]);
        Assert.Contains("4 of them were there", BuiltProgram.Run(command).Output, StringComparison.Ordinal);
        Assert.DoesNotContain("were there", BuiltProgram.Run([.. command, "--again"]).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Two_files_of_one_name_and_two_sets_of_options_are_never_mixed_up()
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("a"));
        Directory.CreateDirectory(folder.File("b"));
        var (a, b) = (folder.Write("a/x.txt", Samples.Transcript(1, 60)), folder.Write("b/x.txt", Samples.Transcript(2, 60)));
        int Run(string file, string format) =>
            BuiltProgram.Run("extract", file, "--out", folder.File("out"), "--format", format).ExitCode;
        Assert.Equal(0, Run(a, "json,csv"));
        Assert.Equal(0, Run(b, "json"));
        Assert.Equal(["_run.json", "x.facts.csv", "x.json", "x~2.json"], Files(folder.File("out")));
        Assert.NotEqual(Sha(folder.File("out/x.json")), Sha(folder.File("out/x~2.json")));
        Assert.Equal(0, Run(a, "json"));
        Assert.Equal(["_run.json", "x.json", "x~2.json"], Files(folder.File("out")));
        folder.Write("a/x.txt", [0, 1, 2]);
        Assert.NotEqual(0, Run(a, "json"));
        Assert.Equal(["_run.json", "x~2.json"], Files(folder.File("out")));
    }

    static string[] Read(TemporaryFolder folder) =>
        [.. Enumerable.Range(0, 4).Select(i => File.ReadAllText(folder.File($"out/d{i}.json"), Encoding.UTF8))];

    static string? Sha(string path)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(path));
        return json.RootElement.GetProperty("source").GetProperty("sha256").GetString();
    }

    static int Reused(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "_run.json")));
        return json.RootElement.GetProperty("documents").EnumerateArray().Count(d => d.TryGetProperty("reused", out _));
    }

    /// <summary>What a run said of each document and of the pages they share.</summary>
    static string Said(string folder)
    {
        using var json = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "_run.json")));
        var documents = json.RootElement.GetProperty("documents").EnumerateArray()
            .Select(d => $"{d.GetProperty("name")} {d.GetProperty("result")}");
        return string.Join('\n', [.. documents, json.RootElement.GetProperty("shared_pages").ToString()]);
    }

    static string[] Files(string folder) =>
        [.. Directory.EnumerateFiles(folder).Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];
}
