using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tests.Primitives;

public sealed class AmountTests
{
    static readonly Unit Ten = new("万元"), Yuan = new("元"), Cars = new("辆");

    [Theory]
    [InlineData(0, "0.5")]
    [InlineData(1, "0.05")]
    [InlineData(4, "0.00005")]
    public void Half_a_unit_of_the_last_place_has_one_place_more(int places, string half)
    {
        Assert.Equal(half, new Amount(7, Ten, places).HalfUnit.ToString(CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Money_has_a_worth_in_yuan()
    {
        var amount = new Amount(12.34m, Ten, 2);
        Assert.Equal((123_400m, 50m), (amount.Yuan, amount.HalfUnitYuan));
        Assert.Equal((12.335m, 12.345m), amount.Interval);
        Assert.Equal("12.34万元", amount.ToString());
    }

    [Fact]
    public void What_is_no_money_has_none_and_is_taken_as_it_is()
    {
        var cars = new Amount(3, Cars, 0);
        Assert.Null(cars.Yuan);
        Assert.Equal(0.5m, cars.HalfUnitYuan);
        Assert.False(cars.Agrees(cars));
    }

    [Theory]
    [InlineData("123400", true)]
    [InlineData("123450", true)]
    [InlineData("123451", false)]
    [InlineData("123349", false)]
    public void Amounts_in_two_units_agree_within_what_rounding_leaves_open(string yuan, bool agrees)
    {
        var fine = new Amount(decimal.Parse(yuan, CultureInfo.InvariantCulture), Yuan, 0);
        Assert.Equal(agrees, new Amount(12.34m, Ten, 2).Agrees(fine));
    }

    [Fact]
    public void Units_of_money_are_told_in_each_other_and_others_are_not()
    {
        Assert.Equal(10_000m, Ten.To(Yuan));
        Assert.Equal(0.0001m, Yuan.To(Ten));
        Assert.Equal((1m, 1m), (Ten.To(Cars), Unit.None.To(Ten)));
        Assert.Equal((10_000m, 1m), (Ten.Factor, Cars.Factor));
        Assert.Equal((true, false), (Cars.IsPrinted, Unit.None.IsPrinted));
    }

    [Theory]
    [InlineData("1234.50", "1234.50", "1,234.5", "1,234.5", "1234.5")]
    [InlineData("0.12345", "0.12345", "0.12345", "0.12", "0.12345")]
    [InlineData("-1000", "-1000", "-1,000", "-1,000", "-1000")]
    public void Numbers_are_written_in_four_ways(string value, string asPrinted, string exact, string yuan, string plain)
    {
        var number = decimal.Parse(value, CultureInfo.InvariantCulture);
        Assert.Equal((asPrinted, exact), (NumberFormat.AsPrinted(number), NumberFormat.Exact(number)));
        Assert.Equal((yuan, plain), (NumberFormat.Yuan(number), NumberFormat.Bare(number)));
    }
}
