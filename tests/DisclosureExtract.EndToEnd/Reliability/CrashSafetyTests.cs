using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>
/// The watcher is killed at seeded moments and then left to finish: nothing lost, nothing twice, nothing half.
/// </summary>
public sealed partial class CrashSafetyTests(ITestOutputHelper output)
{
    [Fact]
    public Task Killed_six_times_every_file_has_one_final_state_and_the_right_result() =>
        Survives(files: 24, kills: 6, seed: 20260301);

    /// <summary>The figures of docs/reliability.md: bench/reliability.sh crash.</summary>
    [Fact(Explicit = true)]
    public Task Full() => Survives(files: 300, kills: 60, seed: 42);

    async Task Survives(int files, int kills, int seed)
    {
        var samples = Samples.Mixed(files, seed);
        using var calm = Make(samples);
        Assert.Equal(0, Run(calm).ExitCode);
        using var stormy = Make(samples[..(files / 2)]);
        var random = new Random(seed);
        var during = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var watcher = BuiltProgram.Start(
                ["watch", stormy.File("in"), "--out", stormy.File("out"), "--quiet-period", "0.2", "--poll", "1"]);
            await Task.Delay(random.Next(150, kills > 10 ? 2500 : 1500));
            if (kill == kills / 2)
                foreach (var (name, bytes) in samples[(files / 2)..]) stormy.Write("in/" + name, bytes);
            BuiltProgram.Signal(watcher, "KILL");
            watcher.WaitForExit();
            if (Directory.Exists(stormy.File("in/.disclosure-extract/work")))
                during += Directory.EnumerateFiles(
                    stormy.File("in/.disclosure-extract/work"), "*", SearchOption.AllDirectories).Any()
                    ? 1
                    : 0;
        }
        Assert.Equal(0, Run(stormy).ExitCode);

        var (expected, actual) = (Picture(calm), Picture(stormy));
        Assert.Equal(samples.Count, expected.Originals.Count);
        Assert.Equal([], Differences(expected.Originals, actual.Originals));
        Assert.Equal([], Differences(expected.Results, actual.Results));
        Assert.Equal([], Differences(expected.Ledger, actual.Ledger));
        Assert.Equal([], WithoutReason(stormy));
        Assert.Empty(Leftovers(stormy));
        output.WriteLine($"{files} files, {kills} kills, {during} of them with files in hand: {actual.Originals.Count} final states, {actual.Results.Count} results equal to those of an undisturbed run, 0 lost, 0 double, 0 half");
    }

    static TemporaryFolder Make(IEnumerable<(string Name, byte[] Bytes)> samples)
    {
        var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (name, bytes) in samples) folder.Write("in/" + name, bytes);
        return folder;
    }

    static ProgramRun Run(TemporaryFolder folder) =>
        BuiltProgram.Run("watch", folder.File("in"), "--out", folder.File("out"), "--once", "--quiet-period", "0.2");

    /// <summary>
    /// What is to be equal: where each original is and its bytes; each result by the bytes it is of (of two files with
    /// the same bytes either may have come first, so the name is left out); what the ledger says.
    /// </summary>
    static (SortedDictionary<string, string> Originals, SortedDictionary<string, string> Results, SortedDictionary<string, string> Ledger) Picture(TemporaryFolder folder)
    {
        var originals = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var state in (string[])["done", "review", "failed"])
            foreach (var file in Directory.EnumerateFiles(folder.File("in/" + state), "*", SearchOption.AllDirectories))
                if (!file.EndsWith(".reason.txt", StringComparison.Ordinal))
                    originals.Add(Path.GetRelativePath(folder.File("in"), file), Hash(File.ReadAllBytes(file)));
        var results = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in Directory.EnumerateFiles(folder.File("out"), "*", SearchOption.AllDirectories))
        {
            if (Path.GetRelativePath(folder.File("out"), file).StartsWith('.')) continue;
            var text = File.ReadAllText(file);
            using var json = JsonDocument.Parse(text);
            results.Add(
                json.RootElement.GetProperty("source").GetProperty("sha256").GetString()!,
                NameLine().Replace(text, "", 1));
        }
        using var status = JsonDocument.Parse(
            BuiltProgram.Run("status", "--out", folder.File("out"), "--json", "--last", "100000").Output);
        var ledger = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in status.RootElement.GetProperty("files").EnumerateArray())
            ledger.Add(file.GetProperty("name").GetString()!, file.GetProperty("state").GetString()!);
        return (originals, results, ledger);
    }

    static string[] Differences(SortedDictionary<string, string> expected, SortedDictionary<string, string> actual) =>
        [.. expected.Except(actual).Select(p => $"- {p.Key}: {Short(p.Value)}"), .. actual.Except(expected).Select(p => $"+ {p.Key}: {Short(p.Value)}")];

    static string Short(string text) => text.Length > 80 ? text[..80] + "…" : text;

    /// <summary>Originals in review and failed that nobody can tell the reason of.</summary>
    static string[] WithoutReason(TemporaryFolder folder) =>
        [.. ((string[])["review", "failed"]).SelectMany(s => Directory.EnumerateFiles(folder.File("in/" + s))).Where(f => !f.EndsWith(".reason.txt", StringComparison.Ordinal) && !File.Exists(f + ".reason.txt"))];

    static IEnumerable<string> Leftovers(TemporaryFolder folder) =>
    [
        .. Directory.EnumerateFiles(folder.File("in")),
        .. Directory.EnumerateFileSystemEntries(folder.File("in/.disclosure-extract/work")),
        .. Directory.EnumerateFileSystemEntries(folder.File("out/.disclosure-extract/staging")),
        .. Directory.EnumerateFiles(
            folder.Path, "*.tmp", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 }),
    ];

    static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    [GeneratedRegex("\"file\": \"[^\n]*\n")]
    private static partial Regex NameLine();
}
