using System.Globalization;
using CsCheck;
using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class AmountGrammarTests
{
    [Theory]
    [InlineData("10.208.94", "10,208.94", false)]
    [InlineData("1,234,56", "1,234.56", false)]
    [InlineData("1.234.567", "1,234,567", false)]
    [InlineData("208,94", "208.94", false)]
    [InlineData("1O,2O8.94", "10,208.94", false)]
    [InlineData("l,234.00", "1,234.00", false)]
    [InlineData("○", "0", false)]
    [InlineData("O", "0", false)]
    [InlineData("|21.5", "21.5", false)]
    [InlineData("21.5|", "21.5", false)]
    [InlineData("21.5.", "21.5", false)]
    [InlineData("21.50-", "21.50-", true)]
    [InlineData("1.250.00一", "1,250.00-", false)]
    [InlineData("21.5-", "21.5", false)]
    [InlineData("1,234.56", "1,234.56", true)]
    [InlineData("1, 234. 56", "1,234.56", true)]
    [InlineData("１，２３４．５６", "1,234.56", true)]
    [InlineData("一", "-", true)]
    [InlineData("——", "-", true)]
    [InlineData("−12.50", "-12.50", true)]
    [InlineData("(12.50)", "(12.50)", true)]
    public void What_engines_confuse_is_put_right_and_said(string read, string text, bool plain)
    {
        var amount = AmountGrammar.Read(read);
        Assert.Equal((text, plain), (amount.Text, amount.IsPlain));
        Assert.True(amount.IsWellFormed);
    }

    [Theory]
    [InlineData("无")]
    [InlineData("合计")]
    [InlineData("OO")]
    [InlineData("万元12")]
    [InlineData("|")]
    public void What_is_no_amount_stays_as_it_was(string read) => Assert.False(AmountGrammar.Read(read).IsWellFormed && AmountGrammar.Read(read).Amount.Value is not null);

    [Fact]
    public void A_printed_amount_is_never_changed() => Gen.Long[-99_999_999_999, 99_999_999_999].Select(Gen.Int[0, 3]).Sample((n, decimals) =>
    {
        var printed = ((decimal)n / 100).ToString("N" + decimals, CultureInfo.InvariantCulture);
        if (printed.Contains('.') || !printed.Contains(',')) Assert.Equal(AmountText.Parse(printed).Value, AmountGrammar.Read(printed).Amount.Value);
        Assert.Equal(printed, AmountGrammar.Read(printed).Text);
    }, seed: "0000KOIPe036", iter: 2000);

    [Fact]
    public void No_digit_is_ever_supplied() => Gen.String[Gen.Char["0123456789.,-()|lO○一 "], 1, 12].Sample(read =>
    {
        var digits = AmountGrammar.Read(read).Text.Count(char.IsAsciiDigit);
        Assert.True(digits <= read.Count(c => char.IsAsciiDigit(c) || "|lO○".Contains(c)));
    }, seed: "0000KOIPe036", iter: 5000);
}
