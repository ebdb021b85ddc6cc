namespace DisclosureExtract.Vocabulary;

/// <summary>What row labels say about the place of a row among the others.</summary>
static class RowNames
{
    static readonly WordTable Totals = WordTable.Of("row", "total"), GrandTotals = WordTable.Of("row", "grand_total"), Carried = WordTable.Of("row", "carried");

    /// <summary>合计, 总计, 本年收入合计, 支出总计, 当年支出小计 …</summary>
    public static bool IsTotal(string tightName) => Totals.StandIn(tightName);

    /// <summary>The row that sums up the whole table: 合计, 总计, 部门合计.</summary>
    public static bool IsGrandTotal(string tightName) => GrandTotals.StandIn(tightName);

    /// <summary>过次页, 承前页: what the rows of a page come to, carried to the next; it adds to nothing.</summary>
    public static bool IsCarried(string tightName) => Carried.StandIn(tightName);

    /// <summary>"of which" rows do not add to their siblings.</summary>
    public static bool IsOfWhich(string tightName) =>
        tightName.StartsWith("其中", StringComparison.Ordinal) || tightName.StartsWith("——", StringComparison.Ordinal);
}
