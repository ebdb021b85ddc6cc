using DisclosureExtract.Clean;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Clean;

public sealed class StampFinderTests
{
    static Word At(double y, string text) => new(text, new BoundingBox(300, y, 300 + 10 * text.Length, y + 10));

    static (HashSet<Word> Words, List<NoiseItem> Items) Find(params Word[] words) =>
        StampFinder.Find([new PageContent { Number = 2, Width = 600, Height = 800, Words = words }]);

    [Fact]
    public void A_seal_is_the_name_the_kind_and_the_number_that_stand_together()
    {
        var (words, items) = Find(At(100, "某某市财政局"), At(115, "预算专用章"), At(130, "3201000012345"), At(200, "合计"));
        var item = Assert.Single(items);
        Assert.Equal((NoiseKinds.Stamp, "某某市财政局 预算专用章 3201000012345"), (item.Kind, item.Text));
        Assert.Equal(3, words.Count);
        Assert.Equal(2, Assert.Single(item.Places).Page);
    }

    [Fact]
    public void The_kind_of_seal_alone_may_be_a_label() => Assert.Empty(Find(At(100, "单位公章"), At(115, "合计")).Items);

    [Fact]
    public void A_name_far_above_does_not_belong_to_the_seal() =>
        Assert.Empty(Find(At(100, "某某市财政局"), At(400, "预算专用章")).Items);

    [Fact]
    public void Characters_set_along_a_circle_are_a_seal_with_those_that_stand_upright_on_its_top()
    {
        const string Name = "某某市财政局某科室";
        Word On(int i)
        {
            var angle = Math.PI * (1 - i / (Name.Length - 1.0));
            var (x, y) = (300 + 40 * Math.Cos(angle), 300 - 40 * Math.Sin(angle));
            return new Word(Name[i..(i + 1)], new BoundingBox(x - 5, y - 5, x + 5, y + 5));
        }

        const int Top = 4;
        var page = new PageContent
        {
            Number = 1, Width = 600, Height = 800,
            Words = [On(Top), At(100, "合计")],
            Asides = [.. Enumerable.Range(0, Name.Length).Where(i => i != Top).Select(i => new Aside(On(i), AsideReason.Askew))],
        };
        var (words, items) = StampFinder.Find([page]);
        Assert.Equal((NoiseKinds.Stamp, Name), (Assert.Single(items).Kind, items[0].Text));
        Assert.Same(page.Words[0], Assert.Single(words));
    }

    [Fact]
    public void A_few_turned_characters_are_no_seal() => Assert.Empty(StampFinder.Find([new PageContent
    {
        Number = 1, Width = 600, Height = 800, Asides = [.. "一二三".Select((c, i) => new Aside(At(100 + 12 * i, c.ToString()), AsideReason.Askew))],
    }]).Items);
}
