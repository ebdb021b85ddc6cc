using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>无政府性基金预算 beside a form with amounts.</summary>
sealed partial class NarrativeStatement() : NarrativeRule("narrative.statement",
    "what the prose denies, the forms do not print",
    "文字称“无”的预算，报表中没有数字",
    "the document holds the form that is denied"), ICheck<Paragraph>
{
    public override int Rank => 2;

    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        foreach (Match match in NoSuch().Matches(part.Tight))
        {
            var clause = part.Tight[(part.Tight.AsSpan(0, match.Index).LastIndexOfAny(",。;") + 1)..match.Index];
            if (IsOfOtherYear(clause, document.Metadata.Year)) continue;
            if (Denied(match.Groups["w"].Value, match.Value, document.Facts) is not { } table) continue;
            var (said, saidZh) = ($"“{match.Value}”, but {table.Form} prints amounts", $"文字称“{match.Value}”，而 {table.Form} 有数字");
            var (page, box) = part.PlaceOf(match.Index);
            // Where its columns or its title are a guess, the form may be another.
            yield return table.IsGuessed || table.Naming.By != NamedBy.Title
                ? Report(Severity.Warning, Cause.Unknown, new Place(page, box), said, saidZh)
                : Report(part, match.Index, Severity.Error, said, saidZh, document.Premises);
        }
    }

    static bool IsOfOtherYear(string clause, int? year) =>
        OtherYear().IsMatch(clause) && !(year is { } own && clause.Contains(ClaimYears.Text(own)));

    /// <summary>A form with amounts of what the words deny.</summary>
    static FormTable? Denied(string what, string words, FactIndex facts)
    {
        // The 三公 form may hold the agency's operating money, which 无三公经费 does not speak of.
        if (what.Contains("三公"))
            return new TopicFacts(facts).ThreePublic(ColumnKeys.Total).FirstOrDefault(f => f.Value != 0)?.Table;
        var forms = FormsOf(what, isRevenue: words.EndsWith("收入", StringComparison.Ordinal));
        return facts.Tables.FirstOrDefault(t => forms.Contains(t.Type.Base) && PrintsAmounts(t));
    }

    static string[] FormsOf(string what, bool isRevenue) =>
        what.Contains("政府性基金")
            ? isRevenue
                ? [FormIds.GovernmentFundRevenue]
                : [FormIds.GovernmentFundExpenditure, FormIds.GovernmentFundRevenue]
            : what.Contains("国有资本") ? [FormIds.StateCapitalExpenditure, FormIds.StateCapitalBudget]
            : what.Contains("机关运行") ? [FormIds.AgencyOperating]
            : [FormIds.Procurement];

    static bool PrintsAmounts(FormTable table) => table.Rows.Any(r => r.Cells.Any(
        c => c.Amount.Value is not null and not 0 && table.IsOfThisYear(c.Column)));

    [GeneratedRegex(@"上年|去年|20\d\d年")]
    private static partial Regex OtherYear();

    const string No = @"(?<![有含])(无|没有|未|不)(使用|安排|编制|涉及|列支|发生)?" +
        "(?<=无|没有|..使用|..安排|未编制|不涉及|未列支|未发生)(一般公共预算|财政)?(拨款)?(安排的)?";

    const string What = "(?<w>政府性基金|国有资本经营|[“\"]?三公[”\"]?经费|机关运行经费|政府采购(?!货物|工程|服务))";

    const string Tail = "(预算)?(财政)?(拨款)?(安排)?(的)?(支出|收入|预算|项目|收支|[和及、](?=支出|收入))*" +
        "(?!增|减|超|变|结转|结余|差|调整|管理|限额|政策|方面)";

    [GeneratedRegex(No + What + Tail)]
    private static partial Regex NoSuch();
}
