namespace DisclosureExtract.Checks.Sums;

/// <summary>Total rows.</summary>
sealed class SumTotal() : RelationRule("sum.total",
    "a total row is the sum of the top-level rows it covers",
    "合计行等于其所含最高一级各行之和",
    "a row is called a total, and which rows it covers is told by where it stands");
