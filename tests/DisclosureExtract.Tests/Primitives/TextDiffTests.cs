using CsCheck;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class TextDiffTests
{
    static readonly Gen<string> Line = Gen.Char["收入支出预算决算的和年元"].Array[12, 40].Select(c => new string(c));

    [Fact]
    public void Equal_texts_differ_nowhere() =>
        Line.Sample(text => Assert.Equal([], TextDiff.Between(text, text)!), seed: Seeds.Fixed);

    [Fact]
    public void A_number_is_told_whole()
    {
        var difference = Assert.Single(TextDiff.Between("收入合计1,234.50万元", "收入合计1,284.50万元")!);
        Assert.Equal(("1,234.50", "1,284.50", 4, 4), (difference.A, difference.B, difference.AtA, difference.AtB));
    }

    [Fact]
    public void What_one_text_has_more_stands_against_nothing()
    {
        var difference = Assert.Single(TextDiff.Between("财政拨款收入支出总表", "财政拨款支出总表")!);
        Assert.Equal(("收入", ""), (difference.A, difference.B));
    }

    [Fact]
    public void Differences_put_into_the_first_text_make_the_second() => Gen.Select(Line, Line, Line).Sample((head, one, tail) =>
    {
        var (a, b) = (head + one + tail, head + "一" + tail);
        if (TextDiff.Between(a, b) is not { } differences) return;
        foreach (var d in differences.AsEnumerable().Reverse())
        {
            Assert.Equal(d.A, a.Substring(d.AtA, d.A.Length));
            a = a[..d.AtA] + d.B + a[(d.AtA + d.A.Length)..];
        }
        Assert.Equal(b, a);
    }, seed: Seeds.Fixed, iter: 200);

    [Fact]
    public void A_line_more_is_one_difference()
    {
        var difference = Assert.Single(TextDiff.ByLines("收入总表\n合计\n", "收入总表\n教育支出\n合计\n")!);
        Assert.Equal("", difference.A);
        Assert.Equal("教育支出", difference.B.Trim('\n'));
    }
}
