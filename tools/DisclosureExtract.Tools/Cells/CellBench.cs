using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Cells;

/// <summary>Reads the cells of born-digital pages from their pixels and compares with the text layer.</summary>
static class CellBench
{
    /// <param name="degradation">Name of one of <see cref="Rung.ForCells"/>.</param>
    /// <param name="show">How many misses are printed.</param>
    /// <param name="every">Take each n-th page.</param>
    public static void Run(int dpi, string degradation, int show, int every, IReadOnlyList<string> files)
    {
        var rung = Rung.ForCells.Single(r => r.Name == degradation) with { Dpi = dpi };
        using var reader = CellReaders.Create();
        var tally = new Tally();
        var busy = TimeSpan.Zero; // processor time: other programs on the machine do not count
        int pages = 0, cells = 0;
        var times = new List<double>();
        foreach (var page in files.SelectMany(f => TruePage.Of(f, rung)).Where((_, i) => i % every == 0))
        {
            var start = Environment.CpuUsage.TotalTime;
            var readings = reader.Read(page.Image, [.. page.Cells.Select(c => c.Request)]);
            var used = Environment.CpuUsage.TotalTime - start;
            busy += used;
            pages++;
            var filled = page.Cells.Count(c => c.Text.Length > 0);
            cells += filled;
            if (filled > 20) times.Add(used.TotalSeconds * 150 / filled);
            for (var i = 0; i < page.Cells.Count; i++)
            {
                var miss = tally.Add(page.Cells[i], readings[i]);
                if (miss is not null && show-- > 0)
                    Console.Out.WriteLine($"{page.Name} {page.Cells[i].Request.Box}: {miss}");
            }
        }
        times.Sort();
        Console.Out.WriteLine(
            $"{string.Join(" + ", reader.Engines)}; {dpi} dpi, {degradation}: {pages} pages, {cells} filled cells");
        tally.Print();
        Console.Out.WriteLine(
            $"{busy.TotalMilliseconds / Math.Max(1, cells):0.0} ms a filled cell; "
                + $"{(times.Count > 0 ? times[times.Count / 2] : 0):0.00} s a page of 150 filled cells (median; "
                + $"processor time of this program, children left out); {Environment.WorkingSet >> 20} MiB");
    }
}
