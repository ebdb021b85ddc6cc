using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Tests.Data.Tables;

/// <summary>Which amounts may be added up.</summary>
public sealed class LeavesTests
{
    static FactRow Fact(string code, string table = "t1", string side = "", string column = "total") => new()
    {
        Document = "d", Form = "expenditure", Side = side, Code = code, Name = "", Column = column, Header = "", Value = 1, Unit = "元", Page = 1,
        Origin = "text", Confidence = 1, Raw = "1", Status = "read", File = "f", Table = table, Row = 0, Checks = 0, Flags = "", Key = column, Decimals = 0,
    };

    static string Of(params FactRow[] facts) => string.Concat(Leaves.Of(facts).Select(l => l ? 'y' : 'n'));

    [Fact]
    public void The_deepest_subjects_are_leaves_whatever_their_order_and_totals_are_none() =>
        Assert.Equal("nnyyyn", Of(Fact("205"), Fact("20502"), Fact("2050202"), Fact("20801"), Fact("2050201"), Fact("")));

    [Fact]
    public void Each_table_side_and_column_stands_for_itself() => Assert.Equal(
        "yyyny", Of(Fact("205", table: "t2"), Fact("205", side: "revenue"), Fact("205", column: "basic"), Fact("205"), Fact("20502")));

    /// <summary>A form printed on two pages, or for two units, has its subjects twice.</summary>
    [Fact]
    public void A_subject_that_is_printed_twice_is_no_leaf_where_one_below_it_is_printed() =>
        Assert.Equal("nnyy", Of(Fact("205"), Fact("205"), Fact("20502"), Fact("20502")));

    [Fact]
    public void Nothing_has_no_leaves() => Assert.Equal("", Of());
}
