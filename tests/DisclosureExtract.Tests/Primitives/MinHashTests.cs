using CsCheck;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class MinHashTests
{
    static readonly Gen<string> Text = Gen.Char["一二三四五六七八九十收入支出预算决算0123456789"].Array[80, 400].Select(c => new string(c));

    [Fact]
    public void A_text_is_wholly_like_itself() =>
        Text.Sample(text => Assert.Equal(1, MinHash.Alike(MinHash.Of(text), MinHash.Of(text))), seed: Seeds.Fixed);

    [Fact]
    public void A_text_too_short_for_any_shingle_is_like_nothing() =>
        Assert.Equal(0, MinHash.Alike(MinHash.Of("预算"), MinHash.Of("预算")));

    [Fact]
    public void The_estimate_is_near_the_share_of_shingles_in_common() => Gen.Select(Text, Text, Text).Sample((same, a, b) =>
    {
        var (x, y) = (same + a, same + b);
        var (left, right) = (Shingles.Of(x), Shingles.Of(y));
        var share = (double)left.Count(right.Contains) / left.Union(right).Count();
        Assert.InRange(MinHash.Alike(MinHash.Of(x), MinHash.Of(y)), share - 0.25, share + 0.25);
    }, seed: Seeds.Fixed, iter: 200);

    [Fact]
    public void Texts_that_differ_in_a_character_share_a_band() => Text.Sample(text =>
    {
        var changed = "元" + text[1..];
        Assert.NotEmpty(MinHash.Bands(MinHash.Of(text)).Intersect(MinHash.Bands(MinHash.Of(changed))));
    }, seed: Seeds.Fixed, iter: 200);
}
