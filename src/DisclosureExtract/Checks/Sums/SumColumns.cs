namespace DisclosureExtract.Checks.Sums;

/// <summary>Sums across the columns of a row.</summary>
sealed class SumColumns() : RelationRule("sum.columns",
    "in a row, a total or subtotal is the sum of the columns it covers",
    "同一行中，合计（小计）等于其所含各列之和",
    "the headings of a total and of its columns stand under one heading");
