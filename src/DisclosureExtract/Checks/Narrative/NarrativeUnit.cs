using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>支出预算1700.00，占88.02；: a number without the word that says of what it is.</summary>
sealed partial class NarrativeUnit() : NarrativeRule("narrative.unit",
    "an amount in prose has its unit, and a share its percent sign",
    "文字中的金额写明单位，占比写明百分号",
    "the prose is text and was not read from pixels"), ICheck<Paragraph>
{
    public override int Rank => 4;

    /// <summary>A paragraph with more numbers of no unit is a table that lost its lines.</summary>
    const int MostBare = 4;

    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        if (!part.IsText || TableFlat.Bare(part.Tight) > 0 || Bare().Matches(part.Tight) is not { Count: > 0 and <= MostBare } bare) yield break;
        foreach (Match match in bare)
            yield return match.Groups["share"].Success
                ? Report(part, match.Index, Severity.Warning,
                    $"a share without a percent sign: “{match.Value}”", $"占比缺少百分号：“{match.Value}”", document.Premises)
                : Report(part, match.Index, Severity.Warning,
                    $"an amount without a unit: “{match.Value}”", $"金额缺少单位：“{match.Value}”", document.Premises);
    }

    [GeneratedRegex(@"((?<share>占[^,;。:占\d]{0,20})|(预算|决算|支出|收入|经费|合计|总计|总额|金额|增加|减少|收支)(数|额)?(共计|共|为|是|计|约)?)"
        + @"(\d{1,3}(,\d{3})+|\d+)\.\d{2}(?=[,;。]|$)")]
    private static partial Regex Bare();
}
