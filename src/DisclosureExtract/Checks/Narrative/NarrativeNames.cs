using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Names in prose against names in forms.</summary>
sealed partial class NarrativeNames() : ClaimRule("narrative.names",
    "subjects listed in prose are those with amounts in the form",
    "文字所列科目与报表一致",
    "the prose lists the subjects of personnel or public money, or states an amount of a form under another name"),
    ICheck<Paragraph>
{
    public override int Rank => 3;

    protected override Finding? Explain(Discrepancy found, Premises premises)
    {
        if (found is not OtherName { Claim: var claim, Topic: var topic, Printed.Form: var form }) return null;
        return Report(claim, Severity.Info,
            $"the prose calls {topic.Name} what {form} calls {topic.OtherName}",
            $"文字作“{topic.Name}”，表中作“{topic.OtherName}”", premises);
    }

    /// <summary>
    /// Subjects listed as parts of the personnel or public money that have no amount in the economic form, and those
    /// that have one and are not listed.
    /// </summary>
    public IEnumerable<Finding> Check(Paragraph part, CheckedDocument document)
    {
        if (NameList().Match(part.Tight) is not { Success: true } match) yield break;
        var economic = document.Facts.Tables.FirstOrDefault(
            t => t.Type.Base == FormIds.BasicExpenditureEconomic && !t.IsEmpty);
        if (economic is null) yield break;
        var kind = match.Groups["k"].Value;
        var listed = NamesIn(match.Groups["n"].Value);
        var printed = economic.Rows.Where(r => IsSubjectOf(RowTree.CodeOf(r), isPersonnel: kind == "人员"))
            .Select(r => (r.Name, HasAmount: r.Cells.Any(c => c.Amount.Value is not null and not 0))).ToList();
        var unknown = listed.Where(n => printed.Contains((n, HasAmount: false))).ToList();
        if (unknown.Count == 0) yield break;
        yield return Report(part, match.Index, Severity.Info,
            $"listed as part of {kind}经费 without an amount in the form: {string.Join("、", unknown)}",
            $"{kind}经费说明列出而表中无金额：{string.Join("、", unknown)}", document.Premises);
        var missing = printed.Where(p => p.HasAmount && !listed.Contains(p.Name)).Select(p => p.Name).ToList();
        if (missing.Count == 0) yield break;
        yield return Report(part, match.Index, Severity.Info,
            $"with an amount in the form but not listed: {string.Join("、", missing)}",
            $"表中有金额而{kind}经费说明未列：{string.Join("、", missing)}", document.Premises);
    }

    static HashSet<string> NamesIn(string list) =>
        [.. list.TrimEnd('等').Split('、', ',', ';').Select(n => n.TrimEnd('等')).Where(n => n.Length > 1)];

    /// <summary>301 wages and 303 aid to persons are personnel money; the rest is public money.</summary>
    static bool IsSubjectOf(string? code, bool isPersonnel) =>
        code is { Length: 5 } && (code[..3] is "301" or "303") == isPersonnel;

    [GeneratedRegex(@"(?<k>人员|公用)经费[\d,.]+[万千亿]?元[,，。;]?主要(包括|用于|是)[::]?(?<n>[^。;]+)")]
    private static partial Regex NameList();
}
