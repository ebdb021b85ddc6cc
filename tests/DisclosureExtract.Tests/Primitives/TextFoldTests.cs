using CsCheck;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class TextFoldTests
{
    [Theory]
    [InlineData("２０２５年", "2025年")]
    [InlineData("（一）", "(一)")]
    [InlineData("⼆、支出", "二、支出")]
    [InlineData("收入，支出：", "收入,支出:")]
    public void Wide_forms_and_radicals_become_the_usual_characters(string printed, string folded) =>
        Assert.Equal(folded, TextFold.Fold(printed));

    [Fact]
    public void A_text_without_anything_to_fold_is_handed_back_itself()
    {
        const string text = "一般公共预算 1,234.50";
        Assert.Same(text, TextFold.Fold(text));
    }

    [Fact]
    public void Folding_twice_changes_nothing_more() =>
        Gen.String.Sample(text => Assert.Equal(TextFold.Fold(text), TextFold.Fold(TextFold.Fold(text))), seed: Seeds.Fixed);

    [Fact]
    public void No_white_space_is_left_and_nothing_else_is_lost() => Gen.String.Sample(text =>
    {
        var tight = TextFold.RemoveSpace(text);
        Assert.DoesNotContain(tight, TextFold.IsSpace);
        Assert.Equal(string.Concat(text.Where(c => !TextFold.IsSpace(c))), tight);
    }, seed: Seeds.Fixed);

    [Theory]
    [InlineData('合', true)]
    [InlineData('〇', true)]
    [InlineData('a', false)]
    [InlineData('、', false)]
    public void Ideographs_are_told_from_other_characters(char c, bool isHan) => Assert.Equal(isHan, TextFold.IsHan(c));

    [Theory]
    [InlineData('\uE001', true)]
    [InlineData('\uFFFD', true)]
    [InlineData('\u0003', true)]
    [InlineData('\t', false)]
    [InlineData('元', false)]
    public void Private_and_control_characters_mean_nothing(char c, bool isMeaningless) =>
        Assert.Equal(isMeaningless, TextFold.IsMeaningless(c));
}
