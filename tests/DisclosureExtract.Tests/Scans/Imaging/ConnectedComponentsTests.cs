using DisclosureExtract.Scans.Imaging;

namespace DisclosureExtract.Tests.Scans.Imaging;

public sealed class ConnectedComponentsTests
{
    static bool[] Mask(params string[] rows) => [.. string.Concat(rows).Select(c => c == '#')];

    [Fact]
    public void Pixels_that_touch_at_a_corner_are_one_component_and_others_are_not()
    {
        var found = ConnectedComponents.Find(Mask(
            "#..##",
            ".#...",
            "....#"), 5);
        Assert.Equal([new PixelBox(0, 0, 2, 2), new PixelBox(3, 0, 5, 1), new PixelBox(4, 2, 5, 3)], found.Select(c => c.Box));
        Assert.Equal([0, 6], found[0].Members);
    }

    [Fact]
    public void A_wider_reach_bridges_a_gap_but_not_the_end_of_a_row()
    {
        var mask = Mask(
            "#.#..",
            ".....",
            "....#");
        Assert.Equal(3, ConnectedComponents.Find(mask, 5).Count);
        Assert.Single(ConnectedComponents.Find(mask, 5, reach: 2));
        Assert.Equal(2, ConnectedComponents.Find(Mask("....#", "#...."), 5).Count);
    }

    [Fact]
    public void An_empty_mask_has_no_components()
    {
        Assert.Empty(ConnectedComponents.Find([], 0));
        Assert.Empty(ConnectedComponents.Find(new bool[12], 4));
    }

    [Fact]
    public void A_mask_grows_into_what_may_be_added_and_hangs_together_with_it()
    {
        var may = Mask(
            ".##..",
            "...#.",
            "#...#");
        var grown = ConnectedComponents.Grow(Mask(".#...", ".....", "....."), 5, at => may[at]);
        Assert.Equal(Mask(
            ".##..",
            "...#.",
            "....#"), grown);
    }

    [Fact]
    public void Every_pixel_is_in_one_component_whatever_the_mask()
    {
        var random = new Random(11);
        for (var run = 0; run < 50; run++)
        {
            int width = random.Next(1, 20), height = random.Next(1, 20);
            bool[] mask = [.. Enumerable.Range(0, width * height).Select(_ => random.Next(3) == 0)];
            var members = ConnectedComponents.Find(mask, width).SelectMany(c => c.Members).ToList();
            Assert.Equal(Enumerable.Range(0, mask.Length).Where(i => mask[i]), members.Order());
        }
    }
}
