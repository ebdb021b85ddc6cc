namespace DisclosureExtract.Checks.Sums;

/// <summary>Two sides of one form.</summary>
sealed class Balance() : RelationRule("balance",
    "total revenue is total expenditure",
    "收入总计等于支出总计",
    "a form prints both totals, or opening and closing balances beside revenue and expenditure");
