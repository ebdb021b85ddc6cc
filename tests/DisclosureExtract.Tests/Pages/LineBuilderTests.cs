using CsCheck;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tests.Primitives;

namespace DisclosureExtract.Tests.Pages;

public sealed class LineBuilderTests
{
    static Word At(double x, double y, string text, double size = 10) =>
        new(text, new BoundingBox(x, y, x + size * text.Length, y + size)) { FontSize = size };

    [Fact]
    public void Words_at_nearly_one_height_are_a_line_from_left_to_right()
    {
        var line = Assert.Single(LineBuilder.Build([At(80, 103, "合计"), At(20, 100, "支出")]));
        Assert.Equal(["支出", "合计"], line.Words.Select(w => w.Text));
        Assert.Equal(new BoundingBox(20, 100, 100, 113), line.Box);
    }

    [Fact]
    public void Lines_stand_from_top_to_bottom() =>
        Assert.Equal(["一", "二", "三"], LineBuilder.Build([At(0, 60, "三"), At(50, 20, "一"), At(0, 40, "二")]).Select(l => l.Text));

    [Fact]
    public void No_word_is_lost_or_doubled_whatever_the_order() =>
        Gen.Select(Gen.Double[0, 400], Gen.Double[0, 600]).Array[0, 40].Sample(places =>
        {
            var words = places.Select((p, i) => At(p.Item1, p.Item2, $"{i}")).ToList();
            var lines = LineBuilder.Build(words);
            Assert.Equal(words.ToHashSet(), lines.SelectMany(l => l.Words).ToHashSet());
            Assert.Equal(words.Count, lines.Sum(l => l.Words.Count));
            Assert.All(lines, l => Assert.Equal(l.Words.OrderBy(w => w.Box.Left), l.Words));
        }, seed: Seeds.Fixed);

    [Fact]
    public void Ideographs_join_over_small_gaps_and_latin_words_do_not()
    {
        Assert.Equal("财政拨款", TextLine.Of([At(0, 0, "财政"), At(25, 0, "拨款")]).Text);
        Assert.Equal("Page 3", TextLine.Of([At(0, 0, "Page"), At(43, 0, "3")]).Text);
        Assert.Equal("Page3", TextLine.Of([At(0, 0, "Page"), At(43, 0, "3")]).Tight);
    }

    [Fact]
    public void Parts_that_stand_far_apart_are_segments_but_a_name_stays_with_its_label()
    {
        var line = TextLine.Of([At(0, 0, "部门:"), At(80, 0, "教育局"), At(300, 0, "单位:万元")]);
        Assert.Equal(["部门:教育局", "单位:万元"], line.Segments().Select(s => s.Tight));
    }

    [Fact]
    public void A_line_comes_from_where_its_first_word_was_read() =>
        Assert.Equal(WordSource.Ocr, TextLine.Of([At(0, 0, "合计") with { Source = WordSource.Ocr }, At(90, 0, "1.00")]).Source);
}
