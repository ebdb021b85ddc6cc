using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts in red among others in black: what is below zero, or what should be seen.</summary>
sealed class AmountRed() : Rule("amount.red", Basis.Labels,
    "the sign of an amount does not depend on the colour of its ink",
    "金额的正负不依赖字体颜色",
    "some amounts of a table are red, others are not, and neither row nor column is red as a whole"), ICheck<IReadOnlyList<Fact>>
{
    /// <summary>So many amounts are named.</summary>
    const int MostNamed = 8;

    public IEnumerable<Finding> Check(IReadOnlyList<Fact> part, CheckedDocument document)
    {
        var doubted = part.Where(f => f.Cell.IsSignUnknown && f.Status == FactStatus.Disputed);
        foreach (var facts in doubted.GroupBy(f => f.Table.Table.Id).Select(g => g.ToList()))
        {
            var (count, first) = (facts.Count, facts[0]);
            var named = string.Join(", ", facts.Take(MostNamed).Select(f => $"{f.Row.Label} {NumberFormat.Exact(f.Value)}"))
                + (count > MostNamed ? ", …" : "");
            yield return Report(Severity.Warning, Cause.Unknown, new Place(first.Page, first.Box),
                $"{count} amounts of {first.Form} are printed in red without a sign, others in black; they may be below zero: {named}",
                $"{first.Form} 中{count}个金额以红字印出且无正负号，其余为黑字，可能为负数：{named}") with
            {
                Suspects = Suspect.Values(facts),
            };
        }
    }
}
