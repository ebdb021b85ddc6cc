using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Parts.Cards;

/// <summary>
/// Amounts that a section of a card lists against the total it states: "…经费22万元,主要包括:1.…2万元;2.…20万元,包含17万元和3万元",
/// "整改费9.2万元、维保费9.8万元…全年共需68万元".
/// </summary>
static partial class CardLists
{
    /// <summary>A total and two parts.</summary>
    const int FewestAmounts = 3;

    public static IEnumerable<CardSum> Sums(ProjectCard card)
    {
        foreach (var section in card.Sections)
        {
            var text = TextFold.FoldTight(section.Text);
            var amounts = MoneyText.Find(text);
            if (amounts.Count < FewestAmounts) continue;
            foreach (var (total, parts) in Lists(text, amounts))
                yield return ToSum($"{card.Name}, {section.Heading}", $"{card.Name}，{section.Heading}", total, parts);
        }
    }

    static CardSum ToSum(string where, string whereZh, MoneyInText total, List<MoneyInText> parts) => new(
        $"{where}: {total.Value}{total.Unit} stated, {parts.Count} amounts listed",
        $"{whereZh}：所述合计{total.Value}{total.Unit}与所列{parts.Count}笔",
        total.Yuan, parts.Sum(p => p.Yuan), total.HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan))
    {
        Parts = [.. parts.Select(p => p.Yuan)],
    };

    static IEnumerable<(MoneyInText Total, List<MoneyInText> Parts)> Lists(string text, List<MoneyInText> amounts)
    {
        // A total that stands last sums up all before it.
        if (StatedTotal().IsMatch(Between(text, amounts[^2], amounts[^1])))
        {
            yield return (amounts[^1], amounts[..^1]);
            yield break;
        }
        // A total before "主要包括:" sums up the numbered items after it, or all up to the end of the sentence.
        for (var i = 0; i + 2 < amounts.Count; i++)
        {
            var gap = Between(text, amounts[i], amounts[i + 1]);
            if (!Includes().IsMatch(gap)) continue;
            var end = text.IndexOf('。', amounts[i].End);
            var reachesOn = end < 0 || NumberedItem().IsMatch(gap);
            var parts = TopLevel(text, [.. amounts.Skip(i + 1).Where(a => reachesOn || a.Start < end)]);
            if (parts.Count >= 2) yield return (amounts[i], parts);
        }
    }

    /// <summary>Leaves out amounts that detail the one before them: "20万元,包含了17万元和3万元".</summary>
    static List<MoneyInText> TopLevel(string text, List<MoneyInText> amounts)
    {
        var parts = new List<MoneyInText>();
        var isInside = false;
        for (var i = 0; i < amounts.Count; i++)
        {
            if (i > 0 && BeginsItem(Between(text, amounts[i - 1], amounts[i]))) isInside = false;
            if (!isInside) parts.Add(amounts[i]);
            if (i + 1 < amounts.Count && Includes().IsMatch(Between(text, amounts[i], amounts[i + 1]))) isInside = true;
        }
        return parts;
    }

    static bool BeginsItem(string gap) => NumberedItem().IsMatch(gap) || gap.AsSpan().ContainsAny(';', '。');

    static string Between(string text, MoneyInText before, MoneyInText after) => text[before.End..after.Start];

    [GeneratedRegex("(共需|共计|合计|总计|共申请|总共|共安排|全年)[^,。;]{0,24}$")]
    private static partial Regex StatedTotal();

    [GeneratedRegex("^[^。;]{0,20}(包括|包含|其中|分为|用于:|如下)")]
    private static partial Regex Includes();

    [GeneratedRegex(@"(^|[:;,。])\(?\d{1,2}[.、)]")]
    private static partial Regex NumberedItem();
}
