using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// Columns whose heading stands again under headings of stock and flow: 年初结转和结余, 本年收入, 本年支出, 年末结转和结余, each
/// over 合计, 基本支出 and 项目支出. What they measure is the same, of when it is tells them apart.
/// </summary>
static class StockColumns
{
    static readonly WordTable Receipts = WordTable.Of("column kind", "receipts"), Outlays = WordTable.Of("column kind", "outlays");

    /// <summary>Keys and moments of a group with those of stocks told from those of flows.</summary>
    public static void Settle(List<GridColumn> group, List<string> keys, List<string?> moments)
    {
        foreach (var head in group.SelectMany(c => c.Heads).Distinct().ToList())
        {
            var under = Enumerable.Range(0, group.Count).Where(i => group[i].Heads.Contains(head) && group[i].Heads[^1] != head)
                .ToList();
            if (under.Count < 2 || under.Count == group.Count) continue;
            var others = Enumerable.Range(0, group.Count).Except(under).ToList();
            if (MomentOf(head.Text) is { } moment)
            {
                if (!under.Exists(i => others.Exists(o => keys[o] == keys[i]))) continue;
                foreach (var i in under)
                {
                    if (moments[i] is not null || keys[i] == ColumnKeys.Carryover) continue;
                    var leaf = group[i].Leaf;
                    if (ColumnKeys.IsTotal(leaf)) keys[i] = ColumnKeys.Total;
                    else if (ColumnKeys.IsSubtotal(leaf) && group[i].Heads[^2] == head) keys[i] = ColumnKeys.Subtotal;
                    moments[i] = moment;
                }
            }
            else if (Receipts.StandIn(head.Text) && others.Exists(o => group[o].IsUnder(Outlays.StandIn)))
            {
                // 基本支出 of 本年收入 is money received for it: no name of the contract.
                foreach (var i in under)
                    if (others.Exists(o => keys[o] == keys[i] && moments[o] == moments[i]))
                        keys[i] = $"{ColumnKeys.OtherPrefix}{head.Text}/{group[i].Leaf}";
            }
        }
    }

    static string? MomentOf(string heading) => ColumnKeys.Specific(heading) switch
    {
        ColumnKeys.OpeningBalance or ColumnKeys.Carryover => Moments.Opening,
        ColumnKeys.ClosingBalance or ColumnKeys.CarryForward => Moments.Closing,
        _ => null,
    };

    /// <summary>人员经费 or 公用经费 over a group, where each has groups of its own: what the only amounts there are.</summary>
    public static void NameGroups(IReadOnlyList<(List<GridColumn> Group, List<string> Keys)> groups)
    {
        var names = groups.Select(g => g.Keys is [ColumnKeys.Amount] ? OverAll(g.Group[0]) : null).ToList();
        if (!names.Contains(ColumnKeys.Personnel) || !names.Contains(ColumnKeys.Public)) return;
        for (var i = 0; i < names.Count; i++)
            if (names[i] is { } name) groups[i].Keys[0] = name;
    }

    static string? OverAll(GridColumn column) => column.Heads.Select(h => ColumnKeys.Specific(h.Text))
        .FirstOrDefault(k => k is ColumnKeys.Personnel or ColumnKeys.Public);

    /// <summary>
    /// In a form of appropriations the column of all of them, beside 基本支出 and 项目支出, is the total whatever it is called.
    /// </summary>
    public static void NameTotal(List<string> keys)
    {
        if (!keys.Contains(ColumnKeys.Basic) || !keys.Contains(ColumnKeys.Project)) return;
        if (keys.Contains(ColumnKeys.Total) || keys.Contains(ColumnKeys.Subtotal)) return;
        var sources = Enumerable.Range(0, keys.Count).Where(i => ColumnKeys.IsSource(keys[i])).ToList();
        if (sources is [var only] && only < keys.IndexOf(ColumnKeys.Basic)) keys[only] = ColumnKeys.Total;
    }
}
