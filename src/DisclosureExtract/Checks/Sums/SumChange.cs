namespace DisclosureExtract.Checks.Sums;

/// <summary>Two years and how much more the later one is.</summary>
sealed class SumChange() : RelationRule("sum.change",
    "in a row, this year is last year and the difference that is printed",
    "同一行中，本年数等于上年数加增减额",
    "a column is headed as a comparison, and most rows print in it the difference of the same two columns");
