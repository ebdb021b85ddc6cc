using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks;

/// <summary>narrative.placeholder, .year, .wording, .statement and .names: words that should not be there or say what the forms deny.</summary>
static partial class WordingChecks
{
    public static IEnumerable<Finding> Findings(IReadOnlyList<Section> sections, FactIndex facts, Metadata metadata)
    {
        foreach (var section in sections)
        {
            foreach (var paragraph in section.Paragraphs)
            {
                foreach (Match match in Placeholder().Matches(paragraph.Tight))
                    yield return Make(paragraph, match.Index, Rules.NarrativePlaceholder, Severity.Warning, $"left-over placeholder “{Around(paragraph.Tight, match)}”", $"残留占位符“{Around(paragraph.Tight, match)}”");
                foreach (Match match in ChangedAmounts.OpenChoice().Matches(paragraph.Tight))
                    yield return Make(paragraph, match.Index, Rules.NarrativePlaceholder, Severity.Info, $"a choice of the template left open: “{Around(paragraph.Tight, match)}”", $"模板选项未删：“{Around(paragraph.Tight, match)}”");
                foreach (var finding in Years(paragraph, metadata)) yield return finding;
                foreach (var finding in Statements(paragraph, facts, metadata.Year)) yield return finding;
                foreach (var finding in Names(paragraph, facts)) yield return finding;
            }
        }
        foreach (var finding in UnitOrDepartment(sections, facts)) yield return finding;
    }

    /// <summary>The year of the disclosure itself, stated as another one.</summary>
    static IEnumerable<Finding> Years(Paragraph paragraph, Metadata metadata)
    {
        if (metadata.Year is not { } year) yield break;
        foreach (Match match in OwnYear().Matches(paragraph.Tight))
        {
            var stated = int.Parse(match.Groups["y"].ValueSpan, CultureInfo.InvariantCulture);
            // Last year is compared with in many words; only where a paragraph opens with it, it stands for the year itself.
            var after = paragraph.Tight[(match.Index + match.Length)..Math.Min(paragraph.Tight.Length, match.Index + match.Length + 12)];
            var opens = match.Index <= (stated < year - 1 ? 4 : 20) && !Past().IsMatch(after);
            if (stated == year || Comparison().IsMatch(paragraph.Tight[Math.Max(0, match.Index - 8)..match.Index]) || (stated < year && !opens)) continue;
            yield return Make(paragraph, match.Index, Rules.NarrativeYear, Severity.Warning, $"“{match.Value}” in a disclosure of {year}", $"{year}年的公开文件中出现“{match.Value}”");
        }
        foreach (Match match in BrokenYear().Matches(paragraph.Tight))
            yield return Make(paragraph, match.Index, Rules.NarrativeYear, Severity.Warning, $"a year with a digit missing: “{Around(paragraph.Tight, match)}”", $"年份缺字：“{Around(paragraph.Tight, match)}”");
    }

    /// <summary>"无政府性基金预算" against a form with amounts.</summary>
    static IEnumerable<Finding> Statements(Paragraph paragraph, FactIndex facts, int? year)
    {
        foreach (Match match in NoSuch().Matches(paragraph.Tight))
        {
            var what = match.Groups["w"].Value;
            var clause = paragraph.Tight[(paragraph.Tight.AsSpan(0, match.Index).LastIndexOfAny(",。;") + 1)..match.Index];
            if (OtherYear().IsMatch(clause) && !(year is { } y && clause.Contains(string.Create(CultureInfo.InvariantCulture, $"{y}年")))) continue;
            var isRevenue = match.Value.EndsWith("收入", StringComparison.Ordinal);
            string[] forms = what.Contains("政府性基金") ? isRevenue ? [FormIds.GovernmentFundRevenue] : [FormIds.GovernmentFundExpenditure, FormIds.GovernmentFundRevenue]
                : what.Contains("国有资本") ? [FormIds.StateCapitalExpenditure, FormIds.StateCapitalBudget]
                : what.Contains("三公") ? [FormIds.ThreePublic]
                : what.Contains("机关运行") ? [FormIds.AgencyOperating]
                : [FormIds.Procurement];
            // The 三公 form may hold the agency's operating money, which 无三公经费 does not speak of.
            var table = what.Contains("三公")
                ? new TopicFacts(facts).ThreePublic(ColumnKeys.Total).FirstOrDefault(f => f.Value != 0)?.Table
                : facts.Tables.FirstOrDefault(t => forms.Contains(t.Type.Base) && t.Rows.Any(r => r.Cells.Any(c => c.Amount.Value is not null and not 0 && t.IsOfThisYear(c.Column))));
            if (table is null) continue;
            yield return Make(paragraph, match.Index, Rules.NarrativeStatement, Severity.Error,
                $"“{match.Value}”, but {table.Form} prints amounts", $"文字称“{match.Value}”，而 {table.Form} 有数字");
        }
    }

    /// <summary>Subjects listed as parts of the personnel or public money that have no amount in the economic form, or the other way round.</summary>
    static IEnumerable<Finding> Names(Paragraph paragraph, FactIndex facts)
    {
        var match = NameList().Match(paragraph.Tight);
        if (!match.Success) yield break;
        var economic = facts.Tables.FirstOrDefault(t => t.Type.Base == FormIds.BasicExpenditureEconomic && !t.IsEmpty);
        if (economic is null) yield break;
        var isPersonnel = match.Groups["k"].Value == "人员";
        var listed = match.Groups["n"].Value.TrimEnd('等').Split('、', ',', ';').Select(n => n.TrimEnd('等')).Where(n => n.Length > 1).ToHashSet();
        var printed = economic.Rows.Where(r => RowTree.CodeOf(r) is { Length: 5 } code && (code[..3] is "301" or "303") == isPersonnel)
            .Select(r => (r.Name, HasAmount: r.Cells.Any(c => c.Amount.Value is not null and not 0))).ToList();
        var unknown = listed.Where(n => printed.Any(p => p.Name == n && !p.HasAmount)).ToList();
        var missing = printed.Where(p => p.HasAmount && !listed.Contains(p.Name)).Select(p => p.Name).ToList();
        if (unknown.Count > 0)
            yield return Make(paragraph, match.Index, Rules.NarrativeNames, Severity.Info,
                $"listed as part of {match.Groups["k"].Value}经费 without an amount in the form: {string.Join("、", unknown)}", $"{match.Groups["k"].Value}经费说明列出而表中无金额：{string.Join("、", unknown)}");
        if (missing.Count > 0 && unknown.Count > 0)
            yield return Make(paragraph, match.Index, Rules.NarrativeNames, Severity.Info,
                $"with an amount in the form but not listed: {string.Join("、", missing)}", $"表中有金额而{match.Groups["k"].Value}经费说明未列：{string.Join("、", missing)}");
    }

    /// <summary>A unit that calls itself 本部门, or a department that calls itself 本单位, in its notes.</summary>
    static IEnumerable<Finding> UnitOrDepartment(IReadOnlyList<Section> sections, FactIndex facts)
    {
        var kind = facts.Tables.Select(t => t.Table.Context.EntityKind).OfType<string>().GroupBy(k => k.Contains("单位")).OrderByDescending(g => g.Count()).FirstOrDefault();
        if (kind is null) yield break;
        var wrong = kind.Key ? "本部门" : "本单位";
        var right = kind.Key ? "本单位" : "本部门";
        var paragraphs = sections.SelectMany(s => s.Paragraphs).ToList();
        var wrongs = paragraphs.Count(p => p.Tight.Contains(wrong, StringComparison.Ordinal));
        var rights = paragraphs.Count(p => p.Tight.Contains(right, StringComparison.Ordinal));
        if (wrongs == 0 || rights < wrongs) yield break;
        var first = paragraphs.First(p => p.Tight.Contains(wrong, StringComparison.Ordinal));
        yield return Make(first, first.Tight.IndexOf(wrong, StringComparison.Ordinal), Rules.NarrativeWording, Severity.Info, $"“{wrong}” {wrongs} times beside “{right}” {rights} times", $"“{wrong}”与“{right}”混用（{wrongs}处、{rights}处）");
    }

    static string Around(string text, Match match) => text[Math.Max(0, match.Index - 8)..Math.Min(text.Length, match.Index + match.Length + 6)];

    static Finding Make(Paragraph paragraph, int start, string rule, Severity severity, string message, string messageZh)
    {
        var (page, box) = paragraph.PlaceOf(start);
        return new Finding { Rule = rule, Severity = severity, Cause = Cause.Source, Message = message, MessageZh = messageZh, Place = new Place(page, box) };
    }

    [GeneratedRegex(@"[X×xｘ＊*]{2,}(?![A-Za-z0-9])|\(\)|。。|,,|、、|(?<=主要原因(是|为):?)([a-z]{1,4}|\d{1,3})(?=[。,;])|_{3,}")]
    private static partial Regex Placeholder();

    [GeneratedRegex(@"上年|去年|20\d\d年")]
    private static partial Regex OtherYear();

    [GeneratedRegex(@"(?<y>20\d\d)年度?(部门|单位)(预算|决算)")]
    private static partial Regex OwnYear();

    [GeneratedRegex(@"(?<!\d)(20\d|2\d\d)年度")]
    private static partial Regex BrokenYear();

    [GeneratedRegex(@"[比较增减]|执行|完成|结转|批复")]
    private static partial Regex Past();

    [GeneratedRegex(@"[比较与同上去]")]
    private static partial Regex Comparison();

    [GeneratedRegex(@"(?<![有含])(无|没有|未|不)(使用|安排|编制|涉及|列支|发生)?(?<=无|没有|..使用|..安排|未编制|不涉及|未列支|未发生)(一般公共预算|财政)?(拨款)?(安排的)?(?<w>政府性基金|国有资本经营|[“\x22]?三公[”\x22]?经费|机关运行经费|政府采购(?!货物|工程|服务))(预算)?(财政)?(拨款)?(安排)?(的)?(支出|收入|预算|项目|收支)*(?!增|减|超|变|结转|结余|差|调整|管理|限额|政策|方面)")]
    private static partial Regex NoSuch();

    [GeneratedRegex(@"(?<k>人员|公用)经费[\d,.]+[万千亿]?元[,，。;]?主要(包括|用于|是)[::]?(?<n>[^。;]+)")]
    private static partial Regex NameList();
}
