using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Scoring;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tests.Tools.Synthesis;

/// <summary>Invented disclosures through the whole program, from PDF bytes to facts.</summary>
public sealed class SyntheticDisclosureTests
{
    /// <summary>bench/synthetic.sh runs several hundred; these few stand for them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(13)]
    [InlineData(14)]
    [InlineData(17)]
    [InlineData(23)]
    [InlineData(36)]
    [InlineData(90)]
    [InlineData(142)]
    [InlineData(242)]
    public void A_random_disclosure_comes_back_as_exactly_its_facts(ulong seed) => Whole.ComesBack(Synthesiser.Make(seed));

    [Theory]
    [InlineData(4)]
    [InlineData(12)]
    [InlineData(20)]
    public void Planted_faults_of_the_source_are_reported(ulong seed)
    {
        var disclosure = Synthesiser.Make(seed, SynthOptions.Random(new Dice(seed).Fork("options")) with { Faults = 3 });
        Assert.NotEmpty(disclosure.Faults);
        Assert.Empty(Scorer.Score(disclosure).LostFaults);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes() => Assert.Equal(Synthesiser.Make(5).ToPdf(), Synthesiser.Make(5).ToPdf());

    [Fact]
    public void The_text_layer_says_what_was_drawn()
    {
        var disclosure = Synthesiser.Make(1, new SynthOptions());
        using var source = PdfPageSource.Open(disclosure.ToPdf(), "synthetic.pdf");
        Assert.Equal(disclosure.Pages.Count, source.PageCount);
        for (var i = 0; i < disclosure.Pages.Count; i++)
        {
            var drawn = disclosure.Pages[i].Marks.OfType<TextMark>().SelectMany(t => TextFold.FoldTight(t.Text)).Order();
            Assert.Equal(drawn, source.ReadPage(i + 1).Words.SelectMany(w => w.Text).Order());
        }
    }

    [Fact]
    public void Cells_of_the_truth_stand_where_the_words_are_read()
    {
        var disclosure = Synthesiser.Make(3, new SynthOptions());
        using var source = PdfPageSource.Open(disclosure.ToPdf(), "synthetic.pdf");
        var pages = Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n)).ToList();
        foreach (var cell in disclosure.Sheets.SelectMany(s => s.Cells).Where(c => c.Cell.Fact is not null))
            Assert.Contains(pages[cell.Page - 1].Words, w => w.Raw == cell.Cell.Text && cell.Box.Contains(w.Box.CenterX, w.Box.CenterY) && Math.Abs(w.Box.Left - cell.TextBox.Left) < 1);
    }

    [Fact]
    public void Pages_are_drawn_as_images_of_the_asked_resolution()
    {
        var page = Synthesiser.Make(1, new SynthOptions()).Pages[2];
        using var image = PageImages.Draw(page, 150);
        Assert.Equal(((int)Math.Round(page.Width * 150 / 72), (int)Math.Round(page.Height * 150 / 72)), (image.Width, image.Height));
        Assert.Contains(image.Pixels, p => p.Red < 100);
    }

    [Theory]
    [InlineData(ZeroMode.Zero, "元", 0)]
    [InlineData(ZeroMode.Dash, "万元", 2)]
    public void Printed_amounts_parse_to_what_was_printed(ZeroMode zero, string unit, int decimals)
    {
        var dice = new Dice(7);
        for (var i = 0; i < 500; i++)
        {
            var options = new PrintOptions { Unit = unit, Decimals = decimals, Zero = zero, HasSeparators = dice.Chance(0.5), DropsZeros = dice.Chance(0.3), Negative = dice.Pick(NegativeMode.Minus, NegativeMode.Brackets, NegativeMode.Triangle) };
            var yuan = dice.Money(1, 1e10m, 0.01m) * (dice.Chance(0.3) ? -1 : 1) * (dice.Chance(0.05) ? 0 : 1);
            var (text, value) = options.Print(yuan, unit, false);
            var read = AmountText.Parse(TextFold.Fold(text));
            Assert.Equal(value, read.Value);
            Assert.False(read.OddSeparators);
            if (value is not null) Assert.InRange(Math.Abs(value.Value * PrintOptions.Factor(unit) - yuan), 0, options.Place / 2);
        }
    }
}
