namespace DisclosureExtract.Checks.Government;

/// <summary>Revenue and expenditure of one budget of a government.</summary>
sealed class GovernmentBalance() : RelationRule("government.balance",
    "total revenue of a government is its total expenditure",
    "政府收入总计等于支出总计",
    "a form of revenue and one of expenditure, of one budget and one scope, print both totals");
