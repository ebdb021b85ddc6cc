using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class PrintedNumberTests
{
    [Theory]
    [InlineData("1,234.50", "1234.50", 2)]
    [InlineData("-7", "-7", 0)]
    [InlineData("0.005", "0.005", 3)]
    public void A_number_keeps_the_places_it_is_printed_with(string printed, string value, int places)
    {
        Assert.True(PrintedNumber.TryParse(printed, out var read, out var count));
        Assert.Equal((value, places), (read.ToString(CultureInfo.InvariantCulture), count));
    }

    [Theory]
    [InlineData("12345678901234567")]
    [InlineData("1.2.3")]
    [InlineData("")]
    public void What_is_no_amount_of_a_budget_is_none(string printed) => Assert.False(PrintedNumber.TryParse(printed, out _, out _));
}
