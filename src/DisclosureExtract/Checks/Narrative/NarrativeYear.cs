using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Years that a text copied from last year keeps.</summary>
sealed partial class NarrativeYear() : ClaimRule("narrative.year",
    "the year named is that of the disclosure",
    "文字中的年度正确",
    "the year of the disclosure is known, and the words are no comparison with another year"),
    ICheck<Paragraph>, ICheck<IReadOnlyList<Section>>
{
    public override int Rank => 1;

    protected override Finding? Explain(Discrepancy found, Premises premises) =>
        found is not AmountOfOtherYear { Claim: var claim, Own: var own, Stated: var stated } ? null
            : Report(claim, Severity.Warning,
                $"the amount of {own} is stated for {stated}",
                $"{own}年的金额写作“{stated}”", premises);

    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        // All wordings name a year.
        if (document.Metadata.Year is not { } year || !part.Tight.Contains('年') || !part.Tight.Contains('2')) yield break;
        foreach (Match match in OwnYear().Matches(part.Tight))
            if (IsOther(match, part.Tight, year))
                yield return Report(part, match.Index, Severity.Warning,
                    $"“{match.Value}” in a disclosure of {year}",
                    $"{year}年的公开文件中出现“{match.Value}”", document.Premises);
        foreach (Match match in Compared().Matches(part.Tight))
            if (IsOtherBase(match, part.Tight, year, document.Metadata.IsFinal == true))
                yield return Report(part, match.Index, Severity.Warning,
                    $"“{match.Value}” in a disclosure of {year}: it is the year before that is compared with",
                    $"{year}年的公开文件中出现“{match.Value}”，应与上年比较", document.Premises);
        foreach (Match match in BrokenYear().Matches(part.Tight))
            yield return Report(part, match.Index, Severity.Warning,
                $"a year with a digit missing: “{Around(part.Tight, match)}”",
                $"年份缺字：“{Around(part.Tight, match)}”", document.Premises);
    }

    /// <summary>Headings of the parts: 第三部分 202年度部门决算情况说明.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Section> part, CheckedDocument document)
    {
        if (document.Metadata.Year is not { } year) yield break;
        var told = new HashSet<string>();
        foreach (var section in part.Where(s => s.Card is null && s.Paragraphs.Count > 0))
            foreach (var heading in section.Above.Append(section.Heading).Select(TextFold.FoldTight).Where(told.Add))
            {
                var broken = BrokenYear().Match(heading);
                var other = HeadingYear().Match(heading);
                if (!broken.Success && (!other.Success
                    || int.Parse(other.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) == year)) continue;
                yield return Report(section.Paragraphs[0], 0, Severity.Warning,
                    broken.Success ? $"a year with a digit missing in the heading “{heading}”"
                        : $"the heading “{heading}” in a disclosure of {year}",
                    broken.Success ? $"标题“{heading}”年份缺字" : $"{year}年的公开文件中标题为“{heading}”", document.Premises);
            }
    }

    /// <summary>
    /// The year of the disclosure itself, stated as another one. Last year is compared with in many words; only where a
    /// paragraph opens with it, it stands for the year itself.
    /// </summary>
    static bool IsOther(Match match, string text, int year)
    {
        var stated = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        if (stated == year || Comparison().IsMatch(text[Math.Max(0, match.Index - 8)..match.Index])) return false;
        var end = match.Index + match.Length;
        var after = text[end..Math.Min(text.Length, end + 12)];
        var opens = match.Index <= (stated < year - 1 ? 4 : 20) && !Past().IsMatch(after);
        return stated > year || opens;
    }

    /// <summary>
    /// 比2026年预算减少 in the budget of 2026. Accounts are compared with the budget of their own year as well; what was spent two years
    /// ago a budget may name, for last year's accounts are not closed.
    /// </summary>
    static bool IsOtherBase(Match match, string text, int year, bool isFinal)
    {
        var stated = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
        var what = match.Groups["w"].Value;
        if (stated == year - 1 || stated > year) return false;
        if (stated == year) return !(isFinal && what.Contains("预算")) && !text.Contains(ClaimYears.Text(year + 1));
        return !what.Contains("决算") && !what.Contains("执行") && !text.Contains(ClaimYears.Text(year - 1));
    }

    [GeneratedRegex(@"(?<![可对])[比较](?<y>20\d\d)年度?(?<w>[^,;。\d]{0,8}?)(?=增|减|下降|上升|提高|降低|持平|相比|多|少)|[与同](?<y>20\d\d)年度?(?<w>[^,;。\d]{0,8}?)(相比|持平|一致|相同|比)")]
    private static partial Regex Compared();

    /// <summary>Part of a document that is about its own year.</summary>
    [GeneratedRegex(@"^(第.{1,2}部分)?[^\d]{0,4}(?<!\d)(?<y>20\d\d)年度?(部门|单位)(预算|决算)(公开)?(情况|表|报表)?(说明)?$")]
    private static partial Regex HeadingYear();

    [GeneratedRegex(@"(?<y>20\d\d)年度?((部门|单位)(预算|决算)|本(部门|单位)(没有|无|未|不)(使用|安排|涉及|编制)?(一般公共|政府性|国有|财政|“?三公))")]
    private static partial Regex OwnYear();

    [GeneratedRegex(@"(?<!\d)(20\d|2\d\d)年度")]
    private static partial Regex BrokenYear();

    [GeneratedRegex("[比较增减]|执行|完成|结转|批复")]
    private static partial Regex Past();

    [GeneratedRegex("[比较与同上去]")]
    private static partial Regex Comparison();
}
