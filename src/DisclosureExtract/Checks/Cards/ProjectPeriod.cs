using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Checks.Cards;

/// <summary>A project of three years with a third of its money in the year is even; another share is worth a look, no fault.</summary>
sealed partial class ProjectPeriod() : CardRule("project.period", Basis.Cards,
    "the period of a project fits the ratio of its funds",
    "项目期与资金比例相符",
    "the card says how many years the project takes, and prints the funds of the period and of the year"), ICheck<ProjectCard>
{
    public override int Rank => 4;

    public IEnumerable<Finding> Check(ProjectCard part, CheckedDocument document)
    {
        if (part.Period is not { } period || YearsOf(period) is not (> 0 and var years)) yield break;
        if (part.Fund(FundSource.Total, Horizon.Term) is not { } term) yield break;
        if (part.Fund(FundSource.Total, Horizon.Annual) is not { Value: > 0 } annual || term.Value == annual.Value * years) yield break;
        var ratio = Math.Round(term.Value / annual.Value, 2);
        yield return Report(part, years == 1 ? Severity.Warning : Severity.Info,
            $"{part.Name}: {period} but the funds of the period are {ratio} times those of the year",
            $"{part.Name}：项目期{period}，实施期资金为年度资金的{ratio}倍");
    }

    /// <summary>3年, 三年; 0 for other words.</summary>
    static int YearsOf(string period)
    {
        if (Years().Match(period) is not { Success: true } match) return 0;
        var text = match.Groups["n"].Value;
        return int.TryParse(text, CultureInfo.InvariantCulture, out var n) ? n
            : "一二三四五六七八九十".IndexOf(text, StringComparison.Ordinal) + 1;
    }

    [GeneratedRegex(@"^(?<n>\d{1,2}|[一二三四五六七八九十])年")]
    private static partial Regex Years();
}
