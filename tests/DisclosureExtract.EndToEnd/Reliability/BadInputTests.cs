using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Facts;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd.Reliability;

/// <summary>
/// Whatever it is given, extract ends in time, with a reason for each file and no exception of its own.
/// </summary>
public sealed class BadInputTests(ITestOutputHelper output)
{
    /// <summary>
    /// A file that takes so long is kept to be looked at; a fault it is only beyond the limits of the program.
    /// </summary>
    const double SlowFile = 20_000; // milliseconds

    static readonly string[] Bases = ["transcript", "short", "table", "zip", "image in pdf", "form", "picture", "fixture"];

    public static TheoryData<string> BombNames =>
        [.. Bombs.All.Except(PictureBombs.All).Select(b => b.Name).Where(n => !Slow.Contains(n))];

    /// <summary>Bombs that use up their time limit, or much memory: in the full mode only.</summary>
    static readonly HashSet<string> Slow = ["million-pages.pdf", "many-glyphs.pdf", "one-long-string.pdf", "many-rectangles.pdf", "million-saves.pdf", .. PictureBombs.Large];

    [Theory]
    [MemberData(nameof(BombNames))]
    public void A_bomb_ends_in_time_with_a_reason(string name) =>
        Check([(name, Bombs.All.Single(b => b.Name == name).Make())]);

    [Fact]
    public void Picture_bombs_end_in_time_with_a_reason() =>
        Check([.. PictureBombs.All.Where(b => !Slow.Contains(b.Name)).Select(b => (b.Name, b.Make()))]);

    [Fact]
    public void Two_hundred_mutations_end_in_time_with_a_reason() => Check(Mutated(200, 1));

    [Theory]
    [InlineData("[")]
    [InlineData("{\"a\":")]
    [InlineData("{\"schema\":\"disclosure/2\",\"schema\":\"disclosure/1\",")]
    public void Validate_refuses_json_without_end(string piece)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("deep.json", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(piece, 300_000))));
        var run = BuiltProgram.Run("validate", path);
        Assert.Equal(1, run.ExitCode);
        Assert.DoesNotContain("   at ", run.Errors, StringComparison.Ordinal);
    }

    /// <summary>The figures of docs/reliability.md: bench/reliability.sh inputs [FROM [COUNT]].</summary>
    [Fact(Explicit = true)]
    public void Full()
    {
        var from = Number("RELIABILITY_FROM", 0);
        var count = Number("RELIABILITY_COUNT", 20_000);
        var (worst, slowest, faults) = (0L, TimeSpan.Zero, 0);
        for (var at = from; at < from + count; at += 500)
        {
            try
            {
                var (memory, elapsed) = Check(Mutated(Math.Min(500, from + count - at), 1000 + at));
                (worst, slowest) = (Math.Max(worst, memory), elapsed > slowest ? elapsed : slowest);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"from {at}: clean, {memory >> 20} MiB, slowest file {elapsed.TotalSeconds:0.0} s"));
            }
            catch (Xunit.Sdk.XunitException e)
            {
                faults++;
                output.WriteLine($"from {at}: {e.Message}");
            }
        }
        Assert.Equal(0, faults);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{count} mutated files from number {from}: every file a reason or a result, 0 exceptions; worst peak memory of a run over 500 files {worst >> 20} MiB, slowest file {slowest.TotalSeconds:0.0} s"));
    }

    /// <summary>
    /// The same files and all bombs through the watcher: bench/reliability.sh watched [FROM [COUNT]].
    /// </summary>
    [Fact(Explicit = true)]
    public void FullWatched()
    {
        var count = Number("RELIABILITY_COUNT", 1000);
        List<(string Name, byte[] Bytes)> files = [.. Mutated(count, 1000 + Number("RELIABILITY_FROM", 0)), .. Bombs.All.Select(b => (b.Name, b.Make()))];
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (name, bytes) in files) folder.Write("in/" + name, bytes);
        using var watcher = BuiltProgram.Start(
            "watch", folder.File("in"), "--out", folder.File("out"), "--once", "--quiet-period", "0.2");
        Assert.True(watcher.WaitForExit(TimeSpan.FromHours(2)));
        Assert.Equal(0, watcher.ExitCode);
        int Originals(string state) => Directory.EnumerateFiles(folder.File("in/" + state))
            .Count(f => !f.EndsWith(".reason.txt", StringComparison.Ordinal));
        var reasons = Directory.EnumerateFiles(folder.File("in"), "*.reason.txt", SearchOption.AllDirectories)
            .Select(f => (Name: Path.GetFileName(f), Text: File.ReadAllText(f))).ToList();
        Assert.Equal(
            [],
            reasons.Where(r => r.Text.Contains("a fault of the program itself", StringComparison.OrdinalIgnoreCase))
                .Select(r => r.Name));
        Assert.Equal(files.Count, Originals("done") + Originals("review") + Originals("failed"));
        foreach (var (name, text) in reasons)
            if (text.Contains("put aside", StringComparison.Ordinal))
                output.WriteLine($"{name}: {text.Split("Reason: ")[1].Split('\n')[0]}");
        output.WriteLine($"{files.Count} files through one watcher: each in one folder, {Originals("review")} to review and {Originals("failed")} failed with their reasons; the watcher ended in order");
    }

    /// <summary>bench/reliability.sh bombs</summary>
    [Fact(Explicit = true)]
    public void FullBombs()
    {
        foreach (var (name, make) in Bombs.All)
        {
            var (memory, elapsed) = Check([(name, make())]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-36} {elapsed.TotalSeconds,6:0.0} s {memory >> 20,6} MiB"));
        }
    }

    static List<(string Name, byte[] Bytes)> Mutated(int count, int seed)
    {
        var random = new Random(seed);
        var files = new List<(string, byte[])>();
        for (var i = 0; i < count; i++)
        {
            var number = random.Next(1000);
            var (bytes, extension) = Bases[random.Next(Bases.Length)] switch
            {
                "transcript" => (Samples.Transcript(number, 500), ".txt"),
                "short" => (Samples.Transcript(number, 60), ".txt"),
                "zip" => (Bombs.Zip(z => Bombs.Entry(z, "a.pdf", s => s.Write(Samples.Pdf(number)))), ".zip"),
                "image in pdf" =>
                    ((number % 4) switch { 0 => Bombs.All.Single(b => b.Name == "jpx-rubbish.pdf").Make(), 1 => Bombs.All.Single(b => b.Name == "dct-rubbish.pdf").Make(), _ => Samples.Scan(number) }, ".pdf"),
                "form" => (Bombs.All.Single(b => b.Name == "type3-draws-itself.pdf").Make(), ".pdf"),
                "picture" => (Samples.Picture(number), (number % 3) switch { 0 => ".png", 1 => ".jpg", _ => ".tif" }),
                "fixture" => (Samples.Fixture(number), ".pdf"),
                _ => (Samples.Pdf(number), ".pdf"),
            };
            files.Add(($"{i:0000}{extension}", Mutations.Mutate(bytes, random)));
        }
        return files;
    }

    /// <summary>
    /// Runs extract over files and holds what it says against what it must; returns the peak memory of the run and the
    /// time of its slowest file.
    /// </summary>
    static (long Memory, TimeSpan Slowest) Check(List<(string Name, byte[] Bytes)> files)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder.File("in"));
        foreach (var (name, bytes) in files) folder.Write("in/" + name, bytes);
        var clock = Stopwatch.StartNew();
        var start = new ProcessStartInfo(BuiltProgram.Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        foreach (var argument in (string[])["extract", .. files.Select(f => folder.File("in/" + f.Name)), "--out", folder.File("out"), "--quiet"])
            start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var said = process.StandardError.ReadToEndAsync();
        var memory = 0L;
        while (!process.WaitForExit(20))
        {
            memory = Math.Max(memory, PeakMemory(process.Id));
            Assert.True(clock.Elapsed < TimeSpan.FromSeconds(150 + files.Count), $"extract hangs on {files[0].Name}");
        }
        var errors = said.GetAwaiter().GetResult();
        Assert.True(process.ExitCode is >= 0 and <= 10, $"{files[0].Name}: exit code {process.ExitCode}: {errors}");
        using var log = JsonDocument.Parse(File.ReadAllBytes(folder.File("out/_run.json")));
        var told = log.RootElement.GetProperty("documents").EnumerateArray().ToList();
        foreach (var file in files)
            if (told.Exists(d => d.GetProperty("path").GetString()!.Contains($"/{file.Name}", StringComparison.Ordinal) && (d.GetProperty("result").GetString() == "Bug" || Milliseconds(d) > SlowFile)))
                Keep(file);
        Assert.False(errors.Contains("   at ", StringComparison.Ordinal), errors);
        Assert.True(told.Count >= files.Count);
        Assert.All(
            told,
            d => Assert.True(
                d.TryGetProperty("error", out _)
                    || File.Exists(folder.File($"out/{d.GetProperty("name").GetString()}.json")),
                d.ToString()));
        return (memory, TimeSpan.FromMilliseconds(told.Max(Milliseconds)));
    }

    static double Milliseconds(JsonElement document) => document.GetProperty("milliseconds").GetDouble();

    /// <summary>Puts a file where whoever mends the program finds it.</summary>
    static void Keep((string Name, byte[] Bytes) file)
    {
        var kept = Directory.CreateDirectory(Path.Combine(Repository.Root, "artifacts", "faults")).FullName;
        File.WriteAllBytes(
            Path.Combine(kept, $"{Convert.ToHexStringLower(SHA256.HashData(file.Bytes))[..8]}-{file.Name}"),
            file.Bytes);
    }

    static long PeakMemory(int pid)
    {
        try
        {
            var line = File.ReadLines($"/proc/{pid}/status")
                .FirstOrDefault(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null
                ? 0
                : long.Parse(
                    line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[^2], CultureInfo.InvariantCulture) << 10;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or InvalidOperationException)
        {
            return 0; // it ended
        }
    }

    static int Number(string variable, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(variable), out var n) ? n : otherwise;
}
