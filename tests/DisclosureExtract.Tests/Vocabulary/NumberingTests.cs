using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

public sealed class NumberingTests
{
    [Theory]
    [InlineData("一、本年收入", NumberingStyles.Chinese, 1, 2)]
    [InlineData("二十一、预备费", NumberingStyles.Chinese, 21, 4)]
    [InlineData("(十)其他", NumberingStyles.ChineseInBrackets, 10, 3)]
    [InlineData("12.卫生健康支出", NumberingStyles.Arabic, 12, 3)]
    [InlineData("3、事业收入", NumberingStyles.Arabic, 3, 2)]
    [InlineData("(4)其他", NumberingStyles.ArabicInBrackets, 4, 3)]
    [InlineData("⑪其他", NumberingStyles.Circled, 11, 1)]
    [InlineData("其中:项目支出", NumberingStyles.OfWhich, 0, 3)]
    [InlineData("第三部分部门预算表", NumberingStyles.Part, 3, 4)]
    public void A_number_is_read_with_its_style_value_and_length(string text, NumberingStyles style, int value, int length) =>
        Assert.Equal(new ListNumber(style, value, length), Numbering.Read(text, NumberingStyles.Row | NumberingStyles.OfWhich | NumberingStyles.Part));

    [Theory]
    [InlineData("")]
    [InlineData("一般公共预算")]
    [InlineData("三公经费")]
    [InlineData("1.50")]
    [InlineData("123.一")]
    [InlineData("(境)费")]
    [InlineData("第一季度")]
    [InlineData("十")]
    public void Words_and_amounts_begin_with_no_number(string text) =>
        Assert.False(Numbering.Begins(text, NumberingStyles.Row | NumberingStyles.OfWhich | NumberingStyles.Part));

    [Fact]
    public void A_reader_gets_only_the_styles_it_accepts()
    {
        Assert.False(Numbering.Begins("(1)", NumberingStyles.Row & ~NumberingStyles.ArabicInBrackets));
        Assert.False(Numbering.Begins("1.2024年度收支总表", NumberingStyles.Row));
        Assert.True(Numbering.Begins("1.2024年度收支总表", NumberingStyles.Row | NumberingStyles.ArabicBeforeYear));
    }

    [Theory]
    [InlineData("一、(一)基本支出", "基本支出")]
    [InlineData("其中:1.人员经费", "人员经费")]
    [InlineData("一、", "一、")]
    [InlineData("基本支出", "基本支出")]
    public void All_numbers_before_a_name_are_stripped_but_never_all_of_it(string name, string bare) => Assert.Equal(bare, Numbering.StripAll(name));

    [Fact]
    public void Chinese_numbers_are_written_and_read_back()
    {
        Assert.All(Enumerable.Range(1, 99), n => Assert.Equal(n, Numbering.FromChinese(Numbering.ToChinese(n))));
        Assert.All(["", "一一", "一十", "百", "十十", "1"], text => Assert.Equal(-1, Numbering.FromChinese(text)));
    }
}
