using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Cells;

/// <summary>Amounts in a font whose map to characters speaks against the font itself: what is read is not what the page shows.</summary>
sealed class FontMapping() : Rule("font.mapping", Basis.Readings,
    "the characters a font says it shows are those it shows",
    "字体的字符映射与其字形一致",
    "the amount was read from the text layer"), ICheck<IReadOnlyList<Fact>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<Fact> part, CheckedDocument document)
    {
        foreach (var facts in part.Where(f => Doubts.FontDoubtOf(f) is not null).GroupBy(f => Doubts.FontDoubtOf(f)!))
        {
            var (doubt, first, count) = (facts.Key, facts.First(), facts.Count());
            yield return Report(Severity.Warning, Cause.Reading, new Place(first.Page, first.Box),
                $"the font {doubt.Font} of {count} amounts: {doubt.What}. Compare with the page",
                $"{count}个金额所用字体{doubt.Font}：{doubt.WhatZh}，请核对原页") with
            {
                Suspects = [.. facts.Select(Suspect.Value)],
            };
        }
    }
}
