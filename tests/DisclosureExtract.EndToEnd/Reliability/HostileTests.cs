using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Tools.Hostile;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>PDFs made to do harm, many in one run, with good documents among them.</summary>
public sealed class HostileTests(ITestOutputHelper output)
{
    const int Good = 20;

    const long MostMemory = 1536L << 20;

    /// <summary>Every harm in one spelling.</summary>
    [Fact]
    public void Hostile_files_cost_themselves_alone() => Check([.. HostileFiles.OneOfEach], "8");

    /// <summary>bench/reliability.sh hostile [FOLDER of others]</summary>
    [Fact(Explicit = true)]
    public void Full()
    {
        var others = Environment.GetEnvironmentVariable("RELIABILITY_FOLDER") is { Length: > 0 } folder
            ? Directory.EnumerateFiles(folder).Select(f => (Name: Path.GetFileName(f), Bytes: File.ReadAllBytes(f)))
            : [];
        Check([.. HostileFiles.All, .. others], "20");
    }

    void Check(List<(string Name, byte[] Bytes)> files, string seconds)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (name, bytes) in files) folder.Write("in/" + name, bytes);
        for (var i = 0; i < Good; i++) folder.Write($"in/good-{i:00}.txt", Samples.Transcript(i, 60));
        using var run = BuiltProgram.Start("extract", folder.File("in"), "--out", folder.File("out"), "-q", "--timeout", seconds, "--format", "json,csv");
        var memory = 0L;
        while (!run.WaitForExit(100)) memory = Math.Max(memory, Workers(run.Id).Select(PeakMemory).DefaultIfEmpty().Max());
        Assert.InRange(run.ExitCode, 0, 12);
        using var log = JsonDocument.Parse(File.ReadAllBytes(folder.File("out/_run.json")));
        var documents = log.RootElement.GetProperty("documents").EnumerateArray().ToList();
        Assert.True(documents.Count >= files.Count + Good);
        string Result(JsonElement d) => d.GetProperty("result").GetString()!;
        Assert.Empty(documents.Where(d => Result(d) is "Bug" or "Died" or "Stopped").Select(d => d.ToString()));
        Assert.All(documents, d => Assert.True(d.TryGetProperty("error", out _) || File.Exists(folder.File($"out/{d.GetProperty("name").GetString()}.json"))));
        var good = documents.Where(d => Path.GetFileName(d.GetProperty("path").GetString()!).StartsWith("good-", StringComparison.Ordinal)).ToList();
        Assert.Equal(Good, good.Count(d => d.TryGetProperty("error", out _) is false));
        Assert.InRange(memory, 0, MostMemory);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{documents.Count} files in one run: 0 lost, {documents.Count(d => d.TryGetProperty("error", out _))} with a reason, the others read; {Good} good ones among them done; worst worker {memory >> 20} MiB"));
        foreach (var kind in documents.GroupBy(Result).OrderBy(g => g.Key, StringComparer.Ordinal)) output.WriteLine($"{kind.Key,-20} {kind.Count()}");
    }

    static List<int> Workers(int parent)
    {
        try
        {
            return [.. Directory.EnumerateDirectories($"/proc/{parent}/task")
                .SelectMany(t => File.ReadAllText($"{t}/children").Split(' ', StringSplitOptions.RemoveEmptyEntries))
                .Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
        }
        catch (IOException)
        {
            return []; // it ended
        }
    }

    static long PeakMemory(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status").FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : long.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
        }
        catch (IOException)
        {
            return 0; // it ended
        }
    }
}
