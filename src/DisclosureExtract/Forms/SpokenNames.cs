using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Names that prose, titles of forms and running lines give to who discloses.</summary>
static partial class SpokenNames
{
    /// <summary>Lines from this length on may be cut within a name.</summary>
    const int FullLine = 14;

    /// <summary>Names before the year in prose: "X2019年度收入预算…", those said most often first.</summary>
    public static List<NamePlace> InProse(IEnumerable<PageLine> lines) => Counted(WithBeginnings(lines).SelectMany(line =>
        Spoken().Matches(line.Text).Select(m => (m.Groups["n"].Value, line.At)).Where(n => OrganisationNames.Is(n.Value))));

    /// <summary>Each line with the clause before it that it goes on with: a name cut at the end of a line is whole.</summary>
    static IEnumerable<(string Text, Evidence At)> WithBeginnings(IEnumerable<PageLine> lines)
    {
        var (page, open) = (0, "");
        foreach (var line in lines)
        {
            var tight = line.Line.Tight;
            yield return ((line.Page == page ? open : "") + tight, new(line.Line.Text, line.Page, line.Line.Box));
            page = line.Page;
            open = tight.Length < FullLine ? "" : tight[(tight.AsSpan().LastIndexOfAny(",。;:") + 1)..];
        }
    }

    /// <summary>Names in titles of forms: 江南师范大学支出预算表, 2018年平原县审计局收支总表.</summary>
    public static List<NamePlace> InTitles(IEnumerable<Table> tables) => Counted(tables.Select(t => t.Context.Title).OfType<Evidence>()
        .Select(t => (Title().Match(t.Text).Groups["n"].Value, t)).Where(t => OrganisationNames.Is(t.Value)));

    /// <summary>Names in running headers and footers: 平原县人民检察院2014年度部门决算.</summary>
    public static List<NamePlace> InMargins(IEnumerable<NoiseItem> noise) => Counted(noise
        .Where(n => n is { Kind: NoiseKinds.RunningHeader, Text: not null })
        .Select(n => (Margin().Match(n.Text!.Replace(" ", "")).Groups["n"].Value, new Evidence(n.Text!, n.Places[0].Page, n.Places[0].Box)))
        .Where(n => OrganisationNames.Is(n.Value)));

    static List<NamePlace> Counted(IEnumerable<(string Name, Evidence At)> names) =>
    [
        .. names.GroupBy(n => n.Name).Select(g => new NamePlace(g.Key, g.First().At, g.Count()))
            .OrderByDescending(n => n.Weight).ThenByDescending(n => n.Name.Length),
    ];

    [GeneratedRegex(
        "(?<=^|[,。;:])"
        + "(?<n>[一-龥]{3,30}?(局|院|厅|委员会|办公室|办事处|中心|政府|大学|学院|中学|小学|医院|联合会|总工会|法院|检察院|委|办))"
        + @"(\(本级\)|本级)?20\d\d年度?(财政|一般|部门|单位|收入|支出|预算|政府|决算)")]
    private static partial Regex Spoken();

    [GeneratedRegex(@"^(表?\d{1,2}[:.、])?(20\d\d年度?)?(?<n>[一-龥()·]{3,40}?)(20\d\d年度?)?(部门|单位|高等学校|财务)?"
        + "(收支|收入|支出|财政拨款|一般公共|政府性基金|国有资本|“三公”|项目|基本|政府采购|预算|决算)")]
    private static partial Regex Title();

    [GeneratedRegex(@"^(20\d\d年度?)?(?<n>[一-龥()·]{3,40}?)((20\d\d年度?)?(部门|单位)?(预算|决算)|20\d\d年|$)")]
    private static partial Regex Margin();
}
