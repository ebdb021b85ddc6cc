using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// Columns of the forms of a government: they tell apart of when and of what standing the amounts of one thing are (上年执行数,
/// 预算数, 调整预算数, 决算数), where those of departments tell apart what the amounts are.
/// </summary>
static partial class GovernmentColumns
{
    static readonly WordTable Standings = WordTable.Of("government moment");

    /// <summary>What a heading says: the standing of the amounts, and whether they are of the year before.</summary>
    readonly record struct Said(string? Standing, bool IsLastYear);

    /// <summary>The same columns with the keys that forms of a government have.</summary>
    /// <param name="columns">As read of any form.</param>
    /// <param name="title">Title of the table; it may name another year than the document.</param>
    /// <param name="year">Of the document.</param>
    public static List<FormColumn> Name(List<FormColumn> columns, string title, int? year)
    {
        var ofTable = LatestYear([title]) ?? year ?? LatestYear(columns.SelectMany(c => c.Header));
        return [.. columns.GroupBy(c => c.Group).SelectMany(g => Told(NameGroup([.. g], ofTable)))];
    }

    static List<FormColumn> NameGroup(List<FormColumn> group, int? year)
    {
        var said = group.ConvertAll(c => IsPlain(c, group) ? Read(c, year) : (Said?)null);
        var isAlone = said.Count(s => s is { IsLastYear: true }) == 1;
        return [.. group.Select((c, i) => said[i] is { } s ? Named(c, s, isAlone) : c)];
    }

    static FormColumn Named(FormColumn column, Said said, bool isAlone)
    {
        if (!said.IsLastYear) return Keyed(column, said.Standing ?? ColumnKeys.Amount);
        return isAlone || said.Standing is null or Executed
            ? Keyed(column, Moments.LastYear)
            : Keyed(column, said.Standing, Moments.LastYear);
    }

    static FormColumn Keyed(FormColumn column, string measure, string? moment = null) =>
        new(column.Index, column.Group, measure, moment, column.Side, column.Header) { Unit = column.Unit };

    const string Executed = "executed";

    /// <summary>Two columns of one key are told apart by the headings above them: 债务限额 / 合计 and 债务余额 / 合计.</summary>
    static IEnumerable<FormColumn> Told(List<FormColumn> group)
    {
        foreach (var column in group)
        {
            var twins = group.FindAll(c => c.Key == column.Key);
            var heads = column.Header.Where(h => !group.TrueForAll(c => c.Header.Contains(h))).ToList();
            var path = string.Join('/', heads);
            var isTold = twins.Count > 1 && heads.Count > 0
                && !twins.Exists(c => c != column && c.HeaderPath == column.HeaderPath);
            yield return isTold ? Keyed(column, ColumnKeys.OtherPrefix + path) : column;
        }
    }

    /// <summary>Its headings say nothing but of when the amounts are and how final.</summary>
    static bool IsPlain(FormColumn column, List<FormColumn> group)
    {
        var heads = column.Header.Where(h => h == column.Header[^1] || !group.TrueForAll(c => c.Header.Contains(h)));
        if (column.Header.Count == 0) return false;
        return !ColumnKeys.IsTotal(column.Header[^1]) && heads.All(h => Plain().IsMatch(Bare(h)))
            && !(column.Measure == ColumnKeys.Current && group.Exists(c => c.Measure == ColumnKeys.Carryover));
    }

    static Said Read(FormColumn column, int? year)
    {
        string? standing = null;
        var isLast = false;
        for (var i = column.Header.Count - 1; i >= 0; i--)
        {
            var head = Bare(column.Header[i]);
            standing ??= Standings.MeaningOf(head);
            isLast |= head.Contains("上年") || head.Contains("去年")
                || (YearsIn(head) is [var only, ..] && only == year - 1);
        }
        return new(standing, isLast);
    }

    /// <summary>A heading without its unit and without the name of the budget, which all of the form's columns share.</summary>
    static string Bare(string heading) => Budget().Replace(UnitText.WithoutUnit(heading), "");

    static int? LatestYear(IEnumerable<string> texts) => texts.SelectMany(YearsIn).Select(y => (int?)y).Max();

    static List<int> YearsIn(string text) =>
        [.. Year().Matches(text).Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture))];

    [GeneratedRegex(@"(20\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex("一般公共预算(?=预算|收入|支出|执行|决算|数)|政府性基金(预算)?(?=预算|收入|支出|执行|决算)|国有资本经营(预算)?(?=预算|收入|支出|执行|决算)")]
    private static partial Regex Budget();

    [GeneratedRegex(
        @"^(\d{4}年度?|上年度?|去年|本年度?|当年)?(年初|全年|调整后?的?|变动|预计|汇总|人大批准|批准|实际)*"
        + @"(收入|支出)?(预算|执行|决算|完成|快报|实绩|计划|安排|金额|收入|支出|草案|建议|预计|调整)*(数额?|额)?(\([^)]*\))?$")]
    private static partial Regex Plain();
}
