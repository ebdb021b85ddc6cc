using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// What repair does on scans, without pixels: a born-digital document is read as if two engines had read it, which err in
/// one of some amounts and take a digit for one that looks like it; and one amount is printed wrong, which both read alike.
/// A repair that does not bring back what is printed is wrong, and an amount that is neither right nor disputed is silent.
/// </summary>
static class ReadingBench
{
    /// <summary>One amount in so many is read in two ways.</summary>
    const int Doubted = 12;

    /// <summary>Of those, one in so many is taken as it is not.</summary>
    const int Misread = 3;

    /// <summary>For each digit those of the same face that it is taken for.</summary>
    static readonly string[] Alike = ["8", "7", "7", "8", "1", "6", "5", "1", "3", "5"];

    public static int Run(IReadOnlyList<string> files, int trials, TextWriter output)
    {
        var (amounts, doubted, repaired, wrong, silent) = (0, 0, 0, 0, 0);
        foreach (var file in files)
        {
            using var source = DocumentOpener.Open(File.ReadAllBytes(file), Path.GetFileName(file));
            PageContent[] pages = [.. Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n))
                .Select(p => p with { Shown = p.Shown with { Characters = 0, Bands = [] } })];
            var facts = Extract(pages).Validation.Facts.Where(f => f.Cell.Source.Source == WordSource.Text).ToList();
            var dice = new Random(20261130);
            for (var trial = 0; trial < trials && facts.Count > 0; trial++)
            {
                var culprit = facts[dice.Next(facts.Count)];
                var printed = new Dictionary<(int, int, int), decimal>();
                var scanned = pages.Select(p => p with { Words = [.. p.Words.Select(w => Read(p, w))] }).ToArray();
                foreach (var fact in Extract(scanned).Validation.Facts)
                {
                    if (!printed.TryGetValue(PlaceOf(fact), out var value)) continue;
                    amounts++;
                    if (fact.Status == FactStatus.Repaired) (repaired, wrong) = (repaired + 1, wrong + (fact.Value == value ? 0 : 1));
                    else if (fact.Status == FactStatus.Read && fact.Value != value) silent++;
                }

                Word Read(PageContent page, Word word)
                {
                    if (facts.Find(f => f.Page == page.Number && f.Box.Contains(word.Box.CenterX, word.Box.CenterY)) is not { } fact
                        || AmountText.Parse(word.Text).Value is null) return AsRead(word, word.Text, []);
                    var text = ReferenceEquals(fact, culprit) ? Other(word.Text, dice) : word.Text;
                    printed[PlaceOf(fact)] = AmountText.Parse(text).Value ?? fact.Value;
                    if (ReferenceEquals(fact, culprit) || dice.Next(Doubted) > 0) return AsRead(word, text, []);
                    doubted++;
                    var other = Other(text, dice);
                    return dice.Next(Misread) > 0 ? AsRead(word, text, [other]) : AsRead(word, other, [text]);
                }
            }
        }
        output.WriteLine("| amounts | read in two ways | repaired | wrong repairs | wrong and silent |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {amounts} | {doubted} | {repaired} | {wrong} | {silent} |"));
        return 0;
    }

    static Word AsRead(Word word, string text, string[] others) => new(text, word.Box, WordSource.Ocr)
    {
        Raw = text,
        FontSize = word.FontSize,
        Confidence = others.Length > 0 ? LineReading.MostWhenDoubted : 0.99,
        Reading = new LineReading(text, 0.99, [.. others.Select(o => new ReadingAlternative(o, 1, "another"))])
        {
            Doubt = others.Length > 0 ? ReadingDoubt.Disagreement : ReadingDoubt.None,
            IsAgreed = others.Length == 0,
        },
    };

    /// <summary>One digit taken for one that looks like it.</summary>
    static string Other(string text, Random dice)
    {
        var digits = Enumerable.Range(0, text.Length).Where(i => char.IsAsciiDigit(text[i])).ToList();
        if (digits.Count == 0) return text;
        var at = digits[dice.Next(digits.Count)];
        return string.Concat(text.AsSpan(0, at), Alike[text[at] - '0'], text.AsSpan(at + 1));
    }

    static (int Page, int Left, int Top) PlaceOf(Fact fact) =>
        (fact.Page, (int)Math.Round(fact.Cell.Source.Box.Left), (int)Math.Round(fact.Cell.Source.Box.Top));

    static Extraction Extract(IReadOnlyList<PageContent> pages)
    {
        using var source = new FixedPages(pages);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }
}
