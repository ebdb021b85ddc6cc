using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Scans.Cells;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans;

public sealed class ScannedProseTests
{
    [Fact]
    public void Prose_has_the_reading_put_right_and_the_word_keeps_what_the_engine_gave()
    {
        const string Read = "本年支出合计_100万元,其中", Right = "本年支出合计100万元，其中";
        var image = new PageImage(1000, 100, new byte[100_000], 200);
        var word = ScannedWord.Of(image, new ScannedLine(new PixelBox(100, 20, 700, 50), Right, 0.9, []) { Raw = Read })!;
        var section = Assert.Single(ProseReader.Read([new PageLine(1, new TextLine([word], word.Box))]));
        Assert.Equal(Right, section.Text);
        Assert.Equal(Read, word.Raw);
    }
}
