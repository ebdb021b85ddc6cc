using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// Of which body prose speaks: of the discloser as a whole, or of one of its bodies alone, its 本级 or a unit below it. The forms of a
/// department print the whole.
/// </summary>
static partial class BodyScope
{
    /// <summary>Whether the sentence of a claim, or a heading above it, names one body of several.</summary>
    public static bool IsOfOneBody(Claim claim, Metadata metadata)
    {
        var text = claim.Paragraph.Tight[..claim.Start];
        return IsNamed(text[(text.AsSpan().LastIndexOfAny('。', ';') + 1)..], metadata)
            || claim.Section.Above.Append(claim.Heading).Any(h => IsHeading(Numbering.StripAll(TextFold.FoldTight(h)), metadata));
    }

    static bool IsNamed(string sentence, Metadata metadata)
    {
        if (metadata.Level != DisclosureLevels.Unit && Own().IsMatch(sentence)) return true;
        if (metadata.Entity is not { } entity) return false;
        foreach (Match match in Other().Matches(sentence))
            if (IsBelow(match.Groups["n"].Value, entity, metadata)) return true;
        return false;
    }

    /// <summary>The name of a body that is not the discloser, nor the body above it.</summary>
    static bool IsBelow(string name, string entity, Metadata metadata)
    {
        if (name.Length < ShortestName || name[0] is '本' or '我' or '全' || OrganisationNames.AreOne(name, entity) || name.Contains(entity, StringComparison.Ordinal)) return false;
        if (metadata.Department is { } department && OrganisationNames.AreOne(name, department)) return false;
        return name.StartsWith(entity[..Math.Min(2, entity.Length)], StringComparison.Ordinal) || name.Length <= LongestShort
            || metadata.Subordinates.Any(s => OrganisationNames.AreOne(name, s.Text));
    }

    static bool IsHeading(string heading, Metadata metadata) =>
        heading.Contains("本级", StringComparison.Ordinal) ? metadata.Level != DisclosureLevels.Unit
        : OrganisationNames.Is(heading) && (metadata.Entity is null || !OrganisationNames.AreOne(heading, metadata.Entity));

    /// <summary>学校, 单位: said of whoever discloses.</summary>
    const int ShortestName = 3;

    /// <summary>公证处, 法律援助中心: a unit is called so once its place is plain.</summary>
    const int LongestShort = 6;

    /// <summary>局本级, (本级), 局机关: the department without its units.</summary>
    [GeneratedRegex(@"(?<=局|厅|委|院|部|办|会|府|校|中心|司|署|机关)\(?(本级|机关(?=20|本年|支出|收入|基本))|\(本级\)|^本级(?=20|基本|项目|支出预算|收入预算)")]
    private static partial Regex Own();

    /// <summary>A body at the head of a clause, with what it spends or receives behind it.</summary>
    [GeneratedRegex(@"(?:^|[,:、]|[所下]属(单位)?|其中)(?<n>[一-龥()]{1,24}?(局|处|所|站|中心|队|馆|院|校|小学|中学|学校|医院|办公室|办事处))"
        + @"(机关)?(20\d\d年度?|的)?(部门|单位)?(一般公共预算|财政拨款)?(收入|支出|收支|基本支出|项目支出|预算|决算|总收入|总支出|安排)")]
    private static partial Regex Other();
}
