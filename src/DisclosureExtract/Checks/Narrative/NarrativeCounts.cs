using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Counts of a performance report: of the projects evaluated no more can be rated, of the money set no more
/// tracked.</summary>
sealed partial class NarrativeCounts() : NarrativeRule("narrative.counts",
    "no more projects are rated than evaluated, and no more money is tracked than set",
    "绩效评级项目数不大于自评项目数，跟踪资金不大于设定目标资金",
    "a paragraph about performance states both numbers"), ICheck<Paragraph>
{
    public override int Rank => 5;

    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        if (!part.Tight.Contains("绩效", StringComparison.Ordinal)
            && !part.Tight.Contains("评价", StringComparison.Ordinal)) yield break;
        if (Evaluated().Match(part.Tight) is { Success: true } whole)
        {
            var rated = Rated().Matches(part.Tight, whole.Index + whole.Length);
            var (sum, all) = (rated.Sum(m => Number(m)), Number(whole));
            if (rated.Count > 0 && sum > all)
                yield return Report(part, whole.Index, Severity.Warning,
                    $"{all} projects evaluated, {sum} rated", $"自评项目{all}个，评级项目合计{sum}个", document.Premises) with
                {
                    Expected = all,
                    Actual = sum,
                };
        }
        if (Set().Match(part.Tight) is { Success: true } set && Tracked()
            .Match(part.Tight, set.Index + set.Length) is { Success: true } tracked
            && Money(tracked) > Money(set))
            yield return Report(part, tracked.Index, Severity.Warning,
                $"money tracked ({tracked.Groups["n"].Value}{tracked.Groups["u"].Value}) is more than money set ({set.Groups["n"].Value}{set.Groups["u"].Value})",
                $"跟踪资金{tracked.Groups["n"].Value}{tracked.Groups["u"].Value}大于设定绩效目标资金{set.Groups["n"].Value}{set.Groups["u"].Value}", document.Premises);
    }

    static decimal Number(Match match) =>
        decimal.Parse(match.Groups["n"].Value.Replace(",", "", StringComparison.Ordinal), CultureInfo.InvariantCulture);

    static decimal Money(Match match) =>
        Number(match) * match.Groups["u"].Value switch { "亿元" => 100_000_000, "万元" => 10_000, _ => 1 };

    [GeneratedRegex(@"(自评|评价|开展|组织)[^。;\d]{0,20}?(?<n>\d+)个(?![镇乡村县市区月])|(?<n>\d+)个(预算|二级|一级|部门)?项目[^。;\d]{0,10}(自评|绩效评价)")]
    private static partial Regex Evaluated();

    [GeneratedRegex(@"(评为|评级为|等级为|结果为|评定为|得分为|评价为|其中:?)?[“""]?(优秀|优|良好|良|中|一般|差|合格|不合格)[”""]?(等级|等次)?(的|为|项目|有)*(?<n>\d+)个|(?<n>\d+)个(项目)?(评价|评定|自评)?(结果|等级|评级|得分)?(为|是|被评为|评为)[“""]?(优秀|优|良好|良|中|一般|差|合格|不合格)")]
    private static partial Regex Rated();

    [GeneratedRegex(@"(设定|编报|编制|设置|申报)[^。;]{0,6}?(了)?绩效目标[^。;]{0,30}?(?<n>[\d,]+(\.\d+)?)(?<u>亿元|万元|元)")]
    private static partial Regex Set();

    [GeneratedRegex(@"(跟踪|监控)[^。;]{0,30}?(?<n>[\d,]+(\.\d+)?)(?<u>亿元|万元|元)")]
    private static partial Regex Tracked();
}
