using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>One thing said twice in one paragraph with two amounts. Only whole clauses in the same words are one thing.</summary>
static partial class RepeatedAmounts
{
    public static void Run(SectionClaims section, ClaimVerdicts verdicts)
    {
        foreach (var paragraph in section.Claims.Where(c => c.IsAmount).GroupBy(c => c.Paragraph))
        {
            var said = paragraph.Select(c => (Claim: c, Name: NameOf(c, section.Year))).Where(c => c.Name.Length > 0).ToList();
            foreach (var same in said.GroupBy(c => c.Name).Select(g => g.Select(c => c.Claim).ToList()))
                for (var at = 1; at < same.Count; at++)
                    if (AreApart(same[0], same[at]) && !verdicts.IsContradicted(same[0]) && !verdicts.IsContradicted(same[at]))
                        verdicts.Note(new SaidTwice(same[at], same[0]));
        }
    }

    static bool AreApart(Claim a, Claim b) =>
        !a.IsInSentenceOf(b) && Math.Abs(a.Yuan!.Value - b.Yuan!.Value) > a.HalfUnitYuan + b.HalfUnitYuan;

    /// <summary>What a sentence begins with, down to the amount; empty where the clause is not the beginning of a sentence.</summary>
    static string NameOf(Claim claim, int? year)
    {
        var text = claim.Paragraph.Tight;
        var start = text.AsSpan(0, claim.Start).LastIndexOf('。') + 1;
        if (text[start..claim.Start] != claim.About || OtherTime().IsMatch(claim.About)) return "";
        var name = claim.About;
        if (year is { } own) name = name.Replace(ClaimYears.Text(own), "", StringComparison.Ordinal);
        name = Fillers().Replace(name, "");
        return Generic().Replace(name, "").Length >= 2 ? name : "";
    }

    [GeneratedRegex("上年|去年|其中|分别|截至|每|人均|20[0-9][0-9]年.*20[0-9][0-9]年")]
    private static partial Regex OtherTime();

    [GeneratedRegex(@"^[\d.、()一二三四五六七八九十]+|^度|本(单位|部门|年度?)|我(单位|部门|局|院|校|厅|委|办)|共计?|为|是|约|安排")]
    private static partial Regex Fillers();

    /// <summary>Words that name no one thing.</summary>
    [GeneratedRegex("项目|涉及|资金|金额|预算|决算|支出|收入|总额|合计|总计|经费(?!$)")]
    private static partial Regex Generic();
}
