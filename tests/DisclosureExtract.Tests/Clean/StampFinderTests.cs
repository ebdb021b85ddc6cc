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
}
