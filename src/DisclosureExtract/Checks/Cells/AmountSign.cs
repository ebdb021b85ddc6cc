using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts whose sign can be read in two ways.</summary>
sealed class AmountSign() : AmountRule("amount.sign",
    "the sign of an amount can be read in one way",
    "金额的正负号只有一种读法",
    "the amount is printed with a stroke, brackets, or a word for credit or debit"), ICheck<Fact>
{
    public IEnumerable<Finding> Check(Fact part, CheckedDocument document)
    {
        if (!part.Cell.Amount.Doubts.HasFlag(AmountDoubts.Sign)) return [];
        var value = NumberFormat.AsPrinted(part.Value);
        return [Report(AmountDoubts.Sign, part, $"its sign is not sure; read as {value}", $"正负不明，读作 {value}")];
    }
}
