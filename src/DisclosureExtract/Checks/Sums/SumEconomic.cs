namespace DisclosureExtract.Checks.Sums;

/// <summary>Totals that cover classes of the economic classification, wherever those stand.</summary>
sealed class SumEconomic() : RelationRule("sum.economic",
    "personnel and public totals are the sums of their economic subjects",
    "人员经费、公用经费合计等于所属经济分类科目之和",
    "the form lists subjects of the economic classification beside 人员经费 or 公用经费");
