using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Tools.Figures;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Ladder;

/// <summary>
/// Spoils real documents rung by rung, extracts them with the built program and prints how much is still right.
/// </summary>
/// <param name="program">The published disclosure-extract.</param>
/// <param name="scorer">score_facts.py.</param>
/// <param name="work">Folder for the scans and what is extracted of them.</param>
/// <param name="shift">0, or another number for other accidents of the same kind.</param>
/// <param name="show">Examples printed of each kind of miss.</param>
sealed class LadderRun(string program, string scorer, string work, int shift, int show)
{
    /// <param name="documents">Folder of PDFs.</param>
    /// <param name="truth">Folder of NAME.facts.csv.</param>
    /// <param name="wanted">Keys of rungs; the usual ones where null.</param>
    /// <param name="only">Names of documents; all where null.</param>
    public void Climb(string documents, string truth, string[]? wanted, string[]? only)
    {
        IEnumerable<Rung> rungs = wanted is null
            ? Rung.All
            : Rung.All.Concat(Rung.Extra).Where(r => wanted.Contains(r.Key));
        var names = Directory.EnumerateFiles(truth, "*.facts.csv")
            .Select(f => Path.GetFileName(f)[..^".facts.csv".Length])
            .Where(d => File.Exists(Path.Combine(documents, d + ".pdf")) && only?.Contains(d) != false)
                .Order(StringComparer.Ordinal).ToList();
        Directory.CreateDirectory(work);

        Console.WriteLine(
            $"{"rung",-11} {"document",-24} {"numeric",16} {"text",8} {"facts",8} {"before",8} {"silent",6} "
                + $"{"cells",8} "
            + $"{"watermark",11} {"seal",11} {"errors",6} {"prose",8} {"claims",11} {"cards",9} {"s/page",6} "
            + $"{"MiB",5}");
        foreach (var rung in rungs)
        {
            var sum = new Score();
            var seconds = new List<double>();
            Share all = default, allBefore = default;
            var peak = 0L;
            foreach (var name in names)
            {
                var pdf = Path.Combine(documents, name + ".pdf");
                var scan = Path.Combine(work, $"{name}.{rung.Key}{(shift == 0 ? "" : "." + shift)}.pdf");
                if (!File.Exists(scan)) LadderPdf.Make(pdf, rung, scan, shift);
                Extract(pdf);
                var (elapsed, memory) = Extract(scan);
                var result = Path.ChangeExtension(scan, null);
                var score = Score.Of(
                    Extracted.Read(Path.Combine(work, name + ".json")), Extracted.Read(result + ".json"), rung,
                    page => rung.Seed(name, page, shift));
                BeforeRepair.Write(result + ".json", result + ".facts.ndjson", result + ".read.ndjson");
                var facts = Facts(Path.Combine(truth, name + ".facts.csv"), result + ".facts.ndjson");
                var before = Facts(Path.Combine(truth, name + ".facts.csv"), result + ".read.ndjson");
                sum.Add(score);
                (all, allBefore, peak) = (all + facts, allBefore + before, Math.Max(peak, memory));
                seconds.Add(elapsed / score.Pages);
                Print(rung.Name, name, score, facts, before, seconds[^1], memory);
                foreach (var group in score.Examples.GroupBy(e => e[..6]))
                    foreach (var example in group.Take(show)) Console.WriteLine("    " + example);
            }
            seconds.Sort();
            Print(rung.Name, "ALL", sum, all, allBefore, seconds[seconds.Count / 2], peak);
        }
    }

    static void Print(string rung, string name, Score s, Share facts, Share before, double seconds, long memory) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{rung,-11} {name,-24} {s.Numeric,8}{s.Numeric.Wrong,4}/{s.Numeric.All,-4}{s.Text,8} {facts,8} "
                + $"{before,8} {s.Silent,6} {s.Cells,8} "
            + $"{$"{s.Watermarks.Right}/{s.Watermarks.All}+{s.WatermarksInvented}",11} "
            + $"{$"{s.Seals.Right}/{s.Seals.All}+{s.SealsInvented}",11} "
            + $"{s.Errors,6} {s.Prose,8} {$"{s.Claims.Right}/{s.Claims.All}+{s.ClaimsInvented}",11} "
            + $"{$"{s.Cards.Right}/{s.Cards.All}",9} "
            + $"{seconds,6:0.00} {memory,5}"));

    (double Seconds, long Mebibytes) Extract(string path)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false };
        foreach (var argument in (string[])["extract", path, "--out", work, "--format", "json,ndjson", "--quiet"])
            start.ArgumentList.Add(argument);
        var clock = Stopwatch.StartNew();
        using var process = Process.Start(start)!;
        var peak = 0L;
        while (!process.WaitForExit(50)) peak = Math.Max(peak, PeakOf(process.Id));
        if (process.ExitCode != 0) Console.WriteLine($"    {path}: exit code {process.ExitCode}");
        return (clock.Elapsed.TotalSeconds, peak >> 20);
    }

    // The peak of the program and of the helpers it started; those run beside it, so that their peaks add up. A helper
    // that is still the program itself, as it is for a moment before it becomes another, shares its memory.
    long PeakOf(int id)
    {
        var sum = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (!int.TryParse(Path.GetFileName(folder), out var candidate)) continue;
            try
            {
                var status = File.ReadAllLines(Path.Combine(folder, "status"));
                var isOurs = candidate == id
                    || (Number(status, "PPid:") == id
                        && File.ResolveLinkTarget(
                            folder + "/exe", returnFinalTarget: false)?.Name != Path.GetFileName(program));
                if (isOurs) sum += 1024L * Number(status, "VmHWM:");
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It ended in between, or is another's.
            }
        }
        return sum;
    }

    static int Number(string[] status, string name)
    {
        var line = Array.Find(status, l => l.StartsWith(name, StringComparison.Ordinal));
        return line is null
            ? 0
            : int.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);
    }

    Share Facts(string expected, string actual)
    {
        var start = new ProcessStartInfo("python3") { UseShellExecute = false, RedirectStandardOutput = true };
        string[] arguments = [scorer, expected, actual, "--show", show.ToString(CultureInfo.InvariantCulture)];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        using var json = JsonDocument.Parse(output);
        return new(json.RootElement.GetProperty("right").GetInt32(), json.RootElement.GetProperty("truth").GetInt32());
    }
}
