using System.Diagnostics;
using System.Text.Json;
using DisclosureExtract.Ladder;
using DisclosureExtract.Tests;

namespace DisclosureExtract.EndToEnd;

/// <summary>A small ladder of scans: the program with its real engines against what it makes of the original.</summary>
public sealed class ScanTests
{
    /// <summary>The first forms of the fixture; its other pages read alike.</summary>
    const int FirstPage = 3, LastPage = 6;

    [Theory]
    [InlineData("200-clean", 0.995)]
    [InlineData("200-scan", 0.995)]
    [InlineData("200-marked", 0.93)] // the hairlines of this fixture are paler than the watermark: some end under it, and cells run together, flagged
    public void A_scan_gives_the_facts_of_its_original_and_no_amount_is_silently_wrong(string rung, double least)
    {
        using var folder = new TemporaryFolder();
        var original = folder.File("original.pdf");
        Cut(Path.Combine(Repository.Root, "fixtures", "synthetic-budget", "synthetic-budget.pdf"), original);
        var scan = folder.File("scan.pdf");
        LadderPdf.Make(original, Rung.All.Single(r => r.Key == rung), scan);
        var run = BuiltProgram.Run("extract", original, scan, "--out", folder.Path, "--format", "json,ndjson");
        Assert.Equal(0, run.ExitCode);

        var facts = Facts(folder.File("original.facts.ndjson"));
        var read = Facts(folder.File("scan.facts.ndjson")).ToHashSet();
        Assert.True(facts.Count > 50);
        Assert.True(facts.Count(read.Contains) >= least * facts.Count, string.Join('\n', facts.Where(f => !read.Contains(f))));
        var score = Score.Of(Extracted.Read(folder.File("original.json")), Extracted.Read(folder.File("scan.json")), Rung.All.Single(r => r.Key == rung));
        Assert.Equal(0, score.Silent);
        Assert.Equal(score.WatermarkPages, score.WatermarksFound);
        Assert.Equal(score.SealPages, score.SealsFound);
        Assert.Equal(0, score.WatermarksInvented + score.SealsInvented);
    }

    static List<string> Facts(string ndjson) => [.. File.ReadLines(ndjson).Select(line =>
    {
        using var fact = JsonDocument.Parse(line);
        return string.Join(' ', ((string[])["form", "side", "code", "name", "column", "value", "unit"]).Select(name => fact.RootElement.GetProperty(name)));
    })];

    static void Cut(string pdf, string target)
    {
        using var one = Process.Start("pdfseparate", ["-f", FirstPage.ToString(), "-l", LastPage.ToString(), pdf, target + ".%d"]);
        one.WaitForExit();
        using var all = Process.Start("pdfunite", [.. Enumerable.Range(FirstPage, LastPage - FirstPage + 1).Select(p => $"{target}.{p}"), target]);
        all.WaitForExit();
    }
}
