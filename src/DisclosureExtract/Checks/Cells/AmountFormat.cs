using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts whose characters can be read in two ways: 1,23,456.00, 583,28, 12 34.56, 800,000.00 1.</summary>
sealed class AmountFormat() : AmountRule("amount.format",
    "thousands separators stand every three digits, a point parts the decimals, and nothing else parts the digits",
    "千位分隔符每三位一个，小数点用“.”，数字之间别无他物",
    "the amount is printed with separators, white space or marks"), ICheck<Fact>, ICheck<CheckedForm>
{
    const AmountDoubts Own = AmountDoubts.Separators | AmountDoubts.Comma | AmountDoubts.Spaces | AmountDoubts.Mark;

    public IEnumerable<Finding> Check(Fact part, CheckedDocument document)
    {
        var doubts = part.Cell.Amount.Doubts & Own;
        if (doubts == AmountDoubts.Comma && part.Table.HasDecimalCommas) doubts = AmountDoubts.None; // said once, of the table
        if (doubts == AmountDoubts.None) return [];
        var (why, whyZh) = Why(doubts);
        return [Report(Own, part, $"{why}; read as {NumberFormat.AsPrinted(part.Value)}", $"{whyZh}，读作 {NumberFormat.AsPrinted(part.Value)}")];
    }

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        if (!part.Table.HasDecimalCommas) return [];
        var facts = document.Facts.Facts.Where(f =>
            ReferenceEquals(f.Table, part.Table) && f.Cell.Amount.Doubts.HasFlag(AmountDoubts.Comma)).ToList();
        return facts.Count == 0 ? [] :
        [
            Report(Own, facts, $"{part.Table.Form}: a comma stands for the point in {facts.Count} amounts, and is read so",
                $"{part.Table.Form}：{facts.Count}个金额以逗号作小数点，按此读取"),
        ];
    }

    static (string Why, string WhyZh) Why(AmountDoubts doubts) =>
        doubts.HasFlag(AmountDoubts.Comma) ? ("a comma stands where a point would", "小数点处为逗号")
        : doubts.HasFlag(AmountDoubts.Mark) ? ("digits beside it are taken for the mark of a note", "旁边的数字视为注释号")
        : doubts.HasFlag(AmountDoubts.Spaces) ? ("white space parts its digits", "数字之间有空白")
        : ("the separators do not stand every three digits", "千位分隔符位置不对");
}
