using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Figures;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// Single amounts of born-digital documents deleted from the text layer: how often that is noticed, by a finding of
/// warning or error that the whole document does not have, or by a fact that is disputed now.
/// </summary>
static class Deletions
{
    /// <param name="sample">Amounts a document, drawn with a fixed seed.</param>
    public static int Run(IReadOnlyList<string> files, int sample)
    {
        var all = new Share();
        foreach (var file in files)
        {
            using var source = DocumentOpener.Open(File.ReadAllBytes(file), Path.GetFileName(file));
            PageContent[] pages = [.. Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n))];
            var whole = Extract(pages);
            Fact[] facts = [.. whole.Validation.Facts.Where(f => f.Cell.Source.Source == WordSource.Text)];
            new Random(20261130).Shuffle(facts);
            var missed = new List<Fact>();
            var drawn = facts.Take(sample).ToList();
            foreach (var fact in drawn)
                if (!IsNoticed(whole, Extract(Without(pages, fact)))) missed.Add(fact);
            all += new Share(drawn.Count - missed.Count, drawn.Count);
            Console.WriteLine($"{Path.GetFileName(file)}: {drawn.Count - missed.Count} of {drawn.Count}"
                + string.Concat(missed.Take(5).Select(f => string.Create(
                    CultureInfo.InvariantCulture, $"; {f.Form} {f.Row.Label} {f.Column.Key} {f.Value} (checks {whole.Validation.ChecksOf(f)})"))));
        }
        Console.WriteLine($"deleted amounts noticed: {all.Right} of {all.All} ({all})");
        return 0;
    }

    static Extraction Extract(IReadOnlyList<PageContent> pages)
    {
        using var source = new FixedPages(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static PageContent[] Without(IReadOnlyList<PageContent> pages, Fact fact) =>
    [
        .. pages.Select(p => p.Number != fact.Page ? p : p with
        {
            Words = [.. p.Words.Where(w => !fact.Box.Contains(w.Box.CenterX, w.Box.CenterY))],
            Shown = p.Shown with { Characters = 0, Bands = [] }, // what is deleted from the file is not shown either
        }),
    ];

    static bool IsNoticed(Extraction before, Extraction after)
    {
        var known = Grave(before).Select(f => (f.Rule, f.Message)).ToHashSet();
        return Grave(after).Any(f => !known.Contains((f.Rule, f.Message))) || Disputed(after) > Disputed(before);
    }

    static IEnumerable<Finding> Grave(Extraction extraction) =>
        extraction.Validation.Findings.Where(f => f.Severity != Severity.Info);

    static int Disputed(Extraction extraction) => extraction.Validation.Facts.Count(f => f.Status == FactStatus.Disputed);

    sealed class FixedPages(IReadOnlyList<PageContent> pages) : IPageSource
    {
        public string MediaType => "application/pdf";

        public string? Producer => null;

        public int PageCount => pages.Count;

        public PageContent ReadPage(int number, CancellationToken stop = default) => pages[number - 1];

        public void Dispose()
        {
        }
    }
}
