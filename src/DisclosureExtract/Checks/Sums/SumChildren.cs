namespace DisclosureExtract.Checks.Sums;

/// <summary>Sums down the tree of rows.</summary>
sealed class SumChildren() : RelationRule("sum.children",
    "the amount of a subject or item is the sum of its children, in each column",
    "每一列中，上级科目（项目）等于其下级之和",
    "codes, numbering or indents of the rows make a tree");
