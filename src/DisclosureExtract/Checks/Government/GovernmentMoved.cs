namespace DisclosureExtract.Checks.Government;

/// <summary>Money moved from the funds or the state capital into the general budget.</summary>
sealed class GovernmentMoved() : RelationRule("government.moved",
    "what one budget moves out is what the other takes in",
    "一般公共预算调入资金等于其他预算调出资金",
    "the general budget says from which budget money was moved in, and that budget prints 调出资金");
