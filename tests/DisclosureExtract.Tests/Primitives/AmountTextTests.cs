using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class AmountTextTests
{
    [Theory]
    [InlineData("1,234.50", "1234.50")]
    [InlineData("1234.5", "1234.5")]
    [InlineData("-1,234", "-1234")]
    [InlineData("(1,234.00)", "-1234.00")]
    [InlineData("△12.30", "-12.30")]
    public void Amounts_keep_sign_and_decimals(string text, string expected)
    {
        var amount = AmountText.Parse(text);
        Assert.Equal(CellState.Reported, amount.State);
        Assert.Equal(expected, amount.Value!.Value.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Assert.False(amount.OddSeparators);
    }

    [Theory]
    [InlineData("99999999999999999")]
    [InlineData("12345678901234567890.12")]
    public void What_is_longer_than_any_amount_is_unreadable_and_cannot_overflow_sums(string text)
    {
        Assert.Equal(CellState.Unreadable, AmountText.Parse(text).State);
        Assert.Empty(MoneyText.Find(text + "万元"));
        Assert.Empty(MoneyText.Find(new string('9', 60) + "元"));
    }
}
