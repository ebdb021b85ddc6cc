using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Tools.Synthesis;

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
        var actual = RecordedPages.Write(Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n)));
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

    /// <summary>A page cut in two between rows of a table, at the ruling nearest to the middle that no word crosses, is still one table.</summary>
    [Fact]
    public void Results_do_not_move_when_a_table_is_split_over_two_pages()
    {
        var splits = 0;
        foreach (var name in Cases.Select(c => c.Data))
        {
            var pages = Pages(name);
            var expected = WithoutPage(FactsOf(Run(pages)));
            for (var i = 0; i < pages.Count; i++)
            {
                if (pages[i].TextRotation != 0 || CutLine(pages[i]) is not { } cut) continue;
                var parts = pages.Take(i).Concat([Part(pages[i], 0, cut), Part(pages[i], cut, pages[i].Height)]).Concat(pages.Skip(i + 1)).Select((p, n) => p with { Number = n + 1 });
                Assert.Equal(expected, WithoutPage(FactsOf(Run(parts))));
                splits++;
            }
        }
        Assert.True(splits > 5, $"only {splits} pages could be split");

        List<string> WithoutPage(List<string> facts) => [.. facts.Select(f => f[..f.LastIndexOf('|')]).Order(StringComparer.Ordinal)];
    }

    /// <summary>Between two rows of amounts, so that both pages hold rows of the table; null where there is no such place.</summary>
    static double? CutLine(PageContent page)
    {
        var amounts = page.Words.Where(w => AmountText.IsAmount(w.Text)).Select(w => w.Box.CenterY).ToList();
        return page.Rulings.Where(r => r.IsHorizontal && !page.Words.Any(w => w.Box.Top < r.Position && w.Box.Bottom > r.Position) && amounts.Count(y => y < r.Position) > 3 && amounts.Count(y => y > r.Position) > 3)
            .OrderBy(r => Math.Abs(r.Position - page.Height / 2)).Select(r => (double?)r.Position).FirstOrDefault();
    }

    /// <summary>What of a page stands between two heights, as a page of its own that begins with some white.</summary>
    static PageContent Part(PageContent page, double top, double bottom)
    {
        var dy = top == 0 ? 0 : 60 - top;
        var words = page.Words.Where(w => w.Box.CenterY >= top && w.Box.CenterY < bottom).Select(w => w with { Box = w.Box.Shift(0, dy) }).ToList();
        return page with
        {
            Words = words,
            Rulings = [.. page.Rulings.Where(r => r.IsHorizontal ? r.Position >= top - 0.5 && r.Position <= bottom + 0.5 : r.Start < bottom - 0.5 && r.End > top + 0.5)
                .Select(r => r.IsHorizontal ? r with { Position = r.Position + dy } : r with { Start = Math.Max(r.Start, top) + dy, End = Math.Min(r.End, bottom) + dy })],
            Glyphs = new GlyphCounts { Shown = words.Sum(w => w.Text.Length) },
        };
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
