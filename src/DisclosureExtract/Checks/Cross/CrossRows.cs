namespace DisclosureExtract.Checks.Cross;

/// <summary>Rows of one form against those of another of the same money.</summary>
sealed class CrossRows() : RelationRule("cross.rows",
    "forms that describe the same money agree row by row",
    "反映同一资金的两张表逐行一致",
    "nearly all rows that both forms print agree");
