using System.Globalization;
using DisclosureExtract.Documents;
using DisclosureExtract.Engines;
using DisclosureExtract.Subjects;
using DisclosureExtract.Text;
using DisclosureExtract.Validation;

namespace DisclosureExtract.Tests.Synthesis;

/// <summary>
/// Each folder of <c>fixtures/</c> with NAME.pdf, NAME.facts.csv and pages.json is a case: adding a case is adding a folder.
/// DISCLOSURE_WRITE_GOLDENS=1 records pages.json anew.
/// </summary>
public sealed class FixtureTests
{
    public static TheoryData<string> Cases =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, "fixtures")).Where(d => Directory.EnumerateFiles(d, "*.facts.csv").Any(f => File.Exists(Pdf(f)))).Select(d => Path.GetFileName(d)).Order()];

    static string Pdf(string facts) => facts[..^".facts.csv".Length] + ".pdf";

    static string Facts(string name) => Path.Combine(Repository.Root, "fixtures", name, name + ".facts.csv");

    static string Recorded(string name) => Path.Combine(Repository.Root, "fixtures", name, "pages.json");

    static List<PageContent> Pages(string name) => RecordedPages.Read(File.ReadAllText(Recorded(name)));

    static Extraction Run(IEnumerable<PageContent> pages) => new Extractor(SubjectCatalog.Default).Extract(new FakeSource([.. pages]));

    static List<string> FactsOf(Extraction extraction) =>
        [.. extraction.Validation.Facts.Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Form}|{f.Row.Side}|{f.Row.Code}|{f.Row.Name}|{f.Column.Key}|{Plain(f.Value)}|{f.Unit}|{f.Page}")).Order(StringComparer.Ordinal)];

    /// <summary>Without zeros at the end.</summary>
    static string Plain(decimal value) => (value / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_text_layer_gives_the_recorded_pages(string name)
    {
        using var source = DocumentOpener.Open(File.ReadAllBytes(Pdf(Facts(name))), name + ".pdf");
        var actual = RecordedPages.Write(Enumerable.Range(1, source.PageCount).Select(source.ReadPage));
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(Recorded(name), actual);
        Assert.Equal(File.ReadAllText(Recorded(name)), actual);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Recorded_pages_give_the_facts_of_the_truth_and_no_false_error(string name)
    {
        var expected = File.ReadLines(Facts(name)).Skip(1).Select(l => l.Split(','))
            .Select(f => $"{f[0]}|{f[1]}|{f[2]}|{TextFold.FoldTight(f[3])}|{f[4]}|{Plain(decimal.Parse(f[5], CultureInfo.InvariantCulture))}|{f[6]}|{f[7]}");
        var extraction = Run(Pages(name));
        Assert.Equal(expected.Order(StringComparer.Ordinal), FactsOf(extraction));
        Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity == Severity.Error);
    }

    [Theory]
    [InlineData(37.25, -11.5, 1)]
    [InlineData(0, 0, 0.72)]
    [InlineData(-14, 60, 1.41)]
    public void Results_do_not_move_when_the_pages_are_shifted_and_scaled(double dx, double dy, double scale)
    {
        foreach (var name in Cases.Select(c => c.Data))
        {
            var pages = Pages(name);
            var moved = pages.Select(p => p with
            {
                Width = (p.Width + 2 * Math.Abs(dx)) * scale,
                Height = (p.Height + 2 * Math.Abs(dy)) * scale,
                Words = [.. p.Words.Select(w => w with { Box = Move(w.Box), FontSize = w.FontSize * scale })],
                Rulings = [.. p.Rulings.Select(r => r.IsHorizontal
                    ? Ruling.Horizontal((r.Position + dy) * scale, (r.Start + dx) * scale, (r.End + dx) * scale, r.Thickness)
                    : Ruling.Vertical((r.Position + dx) * scale, (r.Start + dy) * scale, (r.End + dy) * scale, r.Thickness))],
            });
            Assert.Equal(FactsOf(Run(pages)), FactsOf(Run(moved)));
        }

        BoundingBox Move(BoundingBox b) => new((b.Left + dx) * scale, (b.Top + dy) * scale, (b.Right + dx) * scale, (b.Bottom + dy) * scale);
    }
}
