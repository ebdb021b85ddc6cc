using CsCheck;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class EditDistanceTests
{
    static readonly Gen<string> Word = Gen.Char["一二三四12"].Array[0, 12].Select(c => new string(c));

    [Theory]
    [InlineData("", "", 0)]
    [InlineData("收入", "", 2)]
    [InlineData("收入", "收人", 1)]
    [InlineData("收入预算表", "收入预算总表", 1)]
    [InlineData("支出", "收入", 2)]
    public void Changed_lost_and_added_characters_count_one_each(string a, string b, int distance) =>
        Assert.Equal(distance, EditDistance.Between(a, b));

    [Theory]
    [InlineData("2080108", "2080100", 0.5)]
    [InlineData("2080108", "2080104", 1)]
    [InlineData("208", "2080", 1)]
    public void Digits_that_readers_take_for_each_other_are_half_a_fault_in_codes(string a, string b, double distance) =>
        Assert.Equal(distance, EditDistance.OfCodes(a, b));

    [Fact]
    public void Both_ways_cost_the_same() => Gen.Select(Word, Word).Sample(
        (a, b) => Assert.Equal(EditDistance.Between(a, b), EditDistance.Between(b, a)), seed: Seeds.Fixed);

    [Fact]
    public void Only_equal_texts_are_at_no_distance_and_none_are_further_than_the_longer_is_long() =>
        Gen.Select(Word, Word).Sample((a, b) =>
        {
            var distance = EditDistance.Between(a, b);
            Assert.Equal(a == b, distance == 0);
            Assert.InRange(distance, Math.Abs(a.Length - b.Length), Math.Max(a.Length, b.Length));
        }, seed: Seeds.Fixed);

    [Fact]
    public void A_way_round_is_never_shorter() => Gen.Select(Word, Word, Word).Sample((a, b, c) =>
        Assert.True(EditDistance.Between(a, c) <= EditDistance.Between(a, b) + EditDistance.Between(b, c)), seed: Seeds.Fixed);

    [Fact]
    public void Long_lines_are_compared_too()
    {
        var line = new string('一', 3000);
        Assert.Equal(1, EditDistance.Between(line, line + "二"));
    }
}
