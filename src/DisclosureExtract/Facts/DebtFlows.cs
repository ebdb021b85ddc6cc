using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// government.flow: 上年末余额 + 举借 − 还本 = 年末余额, where a form of debt prints them as rows of one column or as columns of one row.
/// </summary>
static partial class DebtFlows
{
    enum Part
    {
        Balance,
        Borrowed,
        Repaid,
    }

    /// <param name="Kind">一般债务, 专项债务; empty for all.</param>
    readonly record struct Said(Part Part, int? Year, string Kind);

    public static IEnumerable<Relation> Relations(FactIndex facts, FormTable table)
    {
        if (table.Type.Base != FormIds.GovDebt) yield break;
        var rows = table.Rows.Select(r => (Row: r, Said: Read(r.Name))).Where(r => r.Said is not null).ToList();
        foreach (var column in table.Columns)
            foreach (var relation in Flows([.. rows.Where(r => r.Row.Group == column.Group)
                .Select(r => (r.Said!.Value, facts.At(table, r.Row, column)))], $"{table.Table.Id} {column.Index}"))
                yield return relation;
        var columns = table.Columns.Select(c => (Column: c, Said: Read(c.HeaderPath))).Where(c => c.Said is not null).ToList();
        foreach (var row in table.Rows)
            foreach (var relation in Flows([.. columns.Where(c => c.Column.Group == row.Group)
                .Select(c => (c.Said!.Value, facts.At(table, row, c.Column)))], $"{table.Table.Id} rows"))
                yield return relation;
    }

    static IEnumerable<Relation> Flows(List<(Said Said, Fact? Fact)> all, string place)
    {
        foreach (var parts in all.GroupBy(p => p.Said.Kind).Select(g => g.ToList()))
            foreach (var closing in parts.Where(p => p.Said is { Part: Part.Balance, Year: not null } && p.Fact is not null))
            {
                var year = closing.Said.Year!.Value;
                if (One(Part.Balance, year - 1) is not { } opening || One(Part.Borrowed, year) is not { } borrowed) continue;
                if (parts.Count(p => p.Said == closing.Said) > 1 || One(Part.Repaid, year) is not { } repaid) continue;
                var what = $"{year}年末债务余额 = 上年末余额 + 举借额 - 还本额";
                yield return new Relation(Rules.GovernmentFlow, $"{Rules.GovernmentFlow} {place}", closing.Fact!, [opening, borrowed],
                    $"{closing.Fact!.Form}: {what}", $"{closing.Fact.Form}：{what}")
                {
                    Less = [repaid],
                    IsInferred = true,
                };

                Fact? One(Part part, int of) =>
                    parts.FindAll(p => p.Said.Part == part && p.Said.Year == of) is [{ Fact: { } only }] ? only : null;
            }
    }

    static Said? Read(string text)
    {
        if (RowNames.IsOfWhich(text) || text.Contains("限额") || text.Contains("付息")) return null;
        Part? part = text.Contains("余额") ? Part.Balance
            : text.Contains("还本") || text.Contains("偿还") ? Part.Repaid
            : text.Contains("举借") || text.Contains("发行") || text.Contains("新增") ? Part.Borrowed
            : null;
        if (part is not { } known || Year().Match(text) is not { Success: true } year) return null;
        return new(known, int.Parse(year.Groups[1].ValueSpan, CultureInfo.InvariantCulture), Kind().Match(text).Value);
    }

    [GeneratedRegex(@"(20\d\d)年")]
    private static partial Regex Year();

    [GeneratedRegex("一般|专项|外债")]
    private static partial Regex Kind();
}
