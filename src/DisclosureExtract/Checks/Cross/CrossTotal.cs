namespace DisclosureExtract.Checks.Cross;

/// <summary>Totals of one form against those of another.</summary>
sealed class CrossTotal() : RelationRule("cross.total",
    "a total printed in two forms is the same in both",
    "同一合计数在不同表中一致",
    "the document holds both forms");
