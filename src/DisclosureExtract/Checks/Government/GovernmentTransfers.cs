namespace DisclosureExtract.Checks.Government;

/// <summary>Expenditure here and money passed on, against the forms of either.</summary>
sealed class GovernmentTransfers() : RelationRule("government.transfers",
    "own expenditure and transfers are those of their forms",
    "本级支出和转移支付与其明细表一致",
    "the form of expenditure prints 本级支出 or 转移支付 as a row, and its form prints the total");
