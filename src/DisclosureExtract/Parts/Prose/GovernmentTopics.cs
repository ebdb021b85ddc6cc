using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// What the report of a government speaks of: 2025年全县一般公共预算收入预期9.8亿元，其中税收收入8.23亿元. The year that was named last and
/// the verb say which column is meant.
/// </summary>
sealed partial class GovernmentTopics
{
    readonly FactIndex facts;
    readonly Metadata metadata;
    readonly List<FormTable> tables;

    public GovernmentTopics(FactIndex facts, Metadata metadata)
    {
        (this.facts, this.metadata) = (facts, metadata);
        tables = [.. facts.Tables.Where(t => t.Type.IsOfGovernment && !t.IsEmpty)];
    }

    /// <summary>Null where the document is of no government, or the words name nothing its forms print.</summary>
    public Topic? Of(Claim claim)
    {
        if (tables.Count == 0 || metadata.Year is not { } own || Said().Match(claim.About) is not { Success: true } said) return null;
        var before = claim.Paragraph.Tight[..claim.Start];
        if (Year().Matches(before) is not [.., { } named]) return null;
        var sentence = before[(before.LastIndexOf('。') + 1)..];
        if (OtherScope().IsMatch(sentence)) return null;
        var year = int.Parse(named.Groups[1].ValueSpan, CultureInfo.InvariantCulture);
        var isDone = Done().Matches(before[named.Index..]) is { Count: > 0 };
        if (KeyOf(year - own, isDone) is not { } key) return null;
        var name = said.Groups["n"].Value;
        var found = Rows(name).SelectMany(r => r.Table.Columns.Where(c => c.Group == r.Row.Group && c.Key == key)
            .Select(c => facts.At(r.Table, r.Row, c))).OfType<Fact>().Where(f => f.AmountYuan is not null).ToList();
        return found.Count == 0 ? null
            : new Topic(name, found, IsPrecise: found.Select(f => f.AmountYuan).Distinct().Count() == 1) { IsSure = false };
    }

    /// <summary>The column of a year by how far it is from that of the document.</summary>
    string? KeyOf(int after, bool isDone) => (after, isDone, metadata.IsFinal == true) switch
    {
        (0, false, _) => "budget",
        (0, true, true) => "executed",
        (-1, true, _) => Moments.LastYear,
        _ => null,
    };

    IEnumerable<(FormTable Table, FormRow Row)> Rows(string name)
    {
        foreach (var (budget, revenue, expenditure) in Budgets)
        {
            var isTotal = name.StartsWith(budget, StringComparison.Ordinal);
            if (!isTotal && budget != "一般公共预算") continue;
            foreach (var table in tables.Where(t => t.Type.Base == revenue || t.Type.Base == expenditure))
            {
                var ofRevenue = table.Type.Base == revenue;
                if (isTotal && ofRevenue != name.EndsWith("收入", StringComparison.Ordinal)) continue;
                var row = isTotal ? table.Rows.FirstOrDefault(r => r.IsTotal && !r.Name.Contains("总计"))
                    : table.Rows.Where(r => Numbering.StripAll(r.Name) == name).ToList() is [var only] ? only : null;
                if (row is not null) yield return (table, row);
            }
        }
    }

    static readonly (string Budget, string Revenue, string Expenditure)[] Budgets =
    [
        ("一般公共预算", FormIds.GovGeneralRevenue, FormIds.GovGeneralExpenditure),
        ("政府性基金预算", FormIds.GovFundRevenue, FormIds.GovFundExpenditure),
        ("国有资本经营预算", FormIds.GovCapitalRevenue, FormIds.GovCapitalExpenditure),
    ];

    [GeneratedRegex(@"^(其中|20\d\d年度?|全[省市县区旗州]|我[省市县区旗州]|当年|本年|预计|地方)*"
        + "(?<n>(一般公共预算|政府性基金预算|国有资本经营预算)(收入|支出)|税收收入|非税收入|[一-龥]{2,12}税|[一-龥、]{2,14}支出)"
        + "(预期|拟?安排|预计|完成|实现|执行|预算|计划|达到?|数|为)*$")]
    private static partial Regex Said();

    [GeneratedRegex(@"(20\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex("完成|实现|执行|决算")]
    private static partial Regex Done();

    /// <summary>Of part of the territory, or of part of the year.</summary>
    [GeneratedRegex("本级|[省市县区]级|开发区|月")]
    private static partial Regex OtherScope();
}
