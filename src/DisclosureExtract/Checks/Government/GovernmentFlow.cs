namespace DisclosureExtract.Checks.Government;

/// <summary>Debt that was there, came, was repaid and is left.</summary>
sealed class GovernmentFlow() : RelationRule("government.flow",
    "debt at the end of a year is that of the year before, with what was borrowed and without what was repaid",
    "年末债务余额等于上年末余额加举借额减还本额",
    "a form prints both balances, what was borrowed and what was repaid in one year");
