using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts of which the page may show another: a note, a line or a shape is drawn on or beside them, or they may not show.</summary>
sealed class AmountOverdrawn() : Rule("amount.overdrawn", Basis.Readings,
    "nothing is drawn on an amount or in the place of its digits, and it shows",
    "金额上及其数字位置没有批注、划线或图形，且可见",
    "the amount was read from a page"), ICheck<IReadOnlyList<Fact>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Fact> part, CheckedDocument document)
    {
        foreach (var facts in part.Where(f => Doubts.OverdrawnBy(f) is not null).GroupBy(f => new { f.Page, Why = Doubts.OverdrawnBy(f)!.Value }))
        {
            var ((why, whyZh), first, count) = (WordsOf(facts.Key.Why), facts.First(), facts.Count());
            yield return Report(Severity.Warning, Cause.Reading, new Place(first.Page, first.Box),
                $"page {first.Page}: {count} amounts may be others than were read: {why}. Compare with the page",
                $"第{first.Page}页：{count}个金额可能与所读不同（{whyZh}），请核对原页") with
            {
                Suspects = [.. facts.Select(Suspect.Value)],
            };
        }
    }

    static (string Why, string WhyZh) WordsOf(Overdrawn why) => why switch
    {
        Overdrawn.Note => ("a note is drawn on or beside them", "其上或其旁有批注"),
        Overdrawn.Stroke => ("a line runs through them", "有线条划过"),
        Overdrawn.Shape => ("a shape or picture stands beside them where a digit or a sign would", "其旁数字或符号处有图形或图片"),
        Overdrawn.Faded => ("they are drawn through a mask or in a pattern, and may not show", "以蒙版或图案绘制，可能不可见"),
        _ => throw new ArgumentOutOfRangeException(nameof(why), why, "no words for this"),
    };
}
