using DisclosureExtract.Text;

namespace DisclosureExtract.Tests;

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
}
