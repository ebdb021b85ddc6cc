using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

public sealed class SubjectCodeTests
{
    [Theory]
    [InlineData("208", 1)]
    [InlineData("20801", 2)]
    [InlineData("2080108", 3)]
    [InlineData("2080", 0)]
    [InlineData("208a1", 0)]
    [InlineData("", 0)]
    public void A_code_has_three_five_or_seven_digits(string text, int level)
    {
        Assert.Equal(level > 0, SubjectCode.IsCode(text));
        if (level > 0) Assert.Equal(level, SubjectCode.Level(text));
    }

    [Theory]
    [InlineData("2080108信息化建设", 7)]
    [InlineData("301工资", 3)]
    [InlineData("3010工资", 0)]
    [InlineData("工资", 0)]
    public void The_code_before_a_name_ends_with_its_digits(string text, int length) => Assert.Equal(length, SubjectCode.LengthAtStart(text));

    [Theory]
    [InlineData("2399999", true)]
    [InlineData("30101", true)]
    [InlineData("39908", true)]
    [InlineData("50201", true)]
    [InlineData("3010101", false)]
    [InlineData("24001", false)]
    [InlineData("320", false)]
    public void Codes_of_expenditure_are_known_by_their_class(string code, bool isOne) => Assert.Equal(isOne, SubjectCode.IsOfExpenditure(code));

    [Theory]
    [InlineData("208", true)]
    [InlineData("01", true)]
    [InlineData("8", true)]
    [InlineData("2081", false)]
    public void Parts_of_a_code_in_columns_of_their_own_are_told(string text, bool isPart) => Assert.Equal(isPart, SubjectCode.IsPart(text));
}
