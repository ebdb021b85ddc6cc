using DisclosureExtract.Pages;
using DisclosureExtract.Scans;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans.Cells;

public sealed class SecondLookTests
{
    [Fact]
    public void An_amount_that_reads_otherwise_on_the_page_before_its_watermark_was_taken_out_is_doubted()
    {
        var doubted = Amounts(new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200, Watermark = true }, "4,250.10")
            .FindAll(w => w.Reading!.Doubt != ReadingDoubt.None);
        Assert.NotEmpty(doubted);
        Assert.All(doubted, w => Assert.Contains(w.Reading!.Alternatives, a => a.Text == "4,250.10"));
        Assert.All(doubted, w => Assert.True(w.Confidence <= LineReading.MostWhenDoubted));
    }

    [Fact]
    public void One_that_reads_alike_both_ways_is_beyond_doubt()
    {
        var page = new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200, Watermark = true };
        Assert.All(Amounts(page, null), w => Assert.Equal(ReadingDoubt.None, w.Reading!.Doubt));
    }

    [Fact]
    public void Where_nothing_was_taken_out_nobody_looks_twice()
    {
        var page = new DrawnScan { Table = DrawnForm.Table, Lines = DrawnForm.Around, Dpi = 200 };
        Assert.All(Amounts(page, "4,250.10"), w => Assert.Equal(ReadingDoubt.None, w.Reading!.Doubt));
    }

    static List<Word> Amounts(DrawnScan drawn, string? otherwise)
    {
        var reader = new SecondThoughts(new KnowingReader([.. drawn.Words], DrawnScan.Width, DrawnScan.Height), otherwise);
        var page = PageScanner.Scan(new PageContent { Number = 1, Width = 0, Height = 0 }, drawn.ToPixels(), reader);
        var amounts = page.Words.Where(w => w.Text is "1,250.10").ToList();
        Assert.Equal(3, amounts.Count);
        return amounts;
    }

    /// <summary>Reads amounts otherwise on the second image it is given.</summary>
    sealed class SecondThoughts(KnowingReader first, string? otherwise) : ICellReader
    {
        PageImage? seen;

        public IReadOnlyList<string> Engines => first.Engines;

        public IReadOnlyList<CellReading> Read(PageImage image, IReadOnlyList<CellRequest> requests, CancellationToken stop = default)
        {
            seen ??= image;
            var read = first.Read(image, requests, stop);
            return ReferenceEquals(seen.Gray, image.Gray) || otherwise is null ? read
                : [.. read.Select(r => new CellReading([.. r.Lines.Select(l => l.Text == "1,250.10" ? l with { Text = otherwise } : l)]))];
        }

        public IReadOnlyList<PixelBox> FindLines(PageImage image, PixelBox area, CancellationToken stop = default) =>
            first.FindLines(image, area, stop);

        public void Dispose() => first.Dispose();
    }
}
