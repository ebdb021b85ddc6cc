using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class WordListTests
{
    static readonly WordList Words = new("预算", "决算");

    [Theory]
    [InlineData("预算", true, true, true, true)]
    [InlineData("部门预算", false, true, true, false)]
    [InlineData("决算公开", false, true, false, true)]
    [InlineData("2025年预算表", false, true, false, false)]
    [InlineData("收入", false, false, false, false)]
    public void A_text_may_be_hold_end_in_or_begin_with_a_word(string text, bool isWord, bool isIn, bool atEnd, bool atStart)
    {
        Assert.Equal(isWord, Words.Contains(text));
        Assert.Equal(isIn, Words.IsIn(text));
        Assert.Equal(atEnd, Words.IsAtEndOf(text));
        Assert.Equal(atStart, Words.IsAtStartOf(text));
    }
}
