using DisclosureExtract.Documents;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Tests.Scans;

public sealed class LineGapsTests
{
    [Fact]
    public void Texts_far_apart_are_two_lines_and_a_space_is_none()
    {
        var gray = new byte[1000 * 40];
        Array.Fill(gray, (byte)255);
        foreach (var (from, to) in ((int, int)[])[(20, 60), (75, 200), (800, 900)])
            for (var y = 8; y < 32; y++) gray.AsSpan(y * 1000 + from, to - from).Clear();
        gray[20 * 1000 + 500] = 0; // a speck
        var image = new PageImage(1000, 40, gray, 200);
        Assert.Equal([new PixelBox(17, 5, 203, 35), new PixelBox(797, 5, 903, 35)], LineGaps.Split(image, new PixelBox(0, 5, 1000, 35)));
    }
}
