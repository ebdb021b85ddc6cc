using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Lines of the body → rows. Rulings part them where they do. Else a name on two lines has its amounts at half height,
/// and a line without amounts that is set closer than the rows are belongs to the row above.
/// </summary>
/// <param name="edges">x of the column boundaries.</param>
sealed class BorderlessRows(List<BorderlessLine> lines, double[] edges, BorderlessOptions options)
{
    /// <summary>Rows from top to bottom, each with all that stands in it.</summary>
    public IEnumerable<List<BorderlessEntry>> Read(List<Ruling> rulings) =>
        RulesBetweenRows(rulings) is { } rules
            ? lines.GroupBy(l => rules.Count(r => r < l.Middle)).Select(g => g.SelectMany(l => l.Entries).ToList())
            : ByHeight();

    /// <summary>Heights of rules across the table; null where they do not part nearly all rows.</summary>
    List<double>? RulesBetweenRows(List<Ruling> rulings)
    {
        var width = edges[^1] - edges[0];
        var rules = rulings.GroupBy(r => Math.Round(r.Position))
            .Where(g => g.Sum(LengthInTable) > options.RuleShare * width)
            .Select(g => g.Key).Order().ToList();
        var data = lines.Where(l => l.IsData).Select(l => l.Middle).ToList();
        if (data.Count == 0 || rules.Count < 2) return null;
        var parted = data.Zip(data.Skip(1)).Count(p => rules.Exists(r => r > p.First && r < p.Second));
        return parted >= options.RuledRows * (data.Count - 1) ? rules : null;

        double LengthInTable(Ruling r) => Math.Min(r.End, edges[^1]) - Math.Max(r.Start, edges[0]);
    }

    IEnumerable<List<BorderlessEntry>> ByHeight()
    {
        var rows = lines.Where(l => l.IsData || l.Entries.Exists(e => e.Text.All(char.IsAsciiDigit)))
            .Select(l => (l.Middle, Entries: l.Entries.FindAll(e => e.IsValue))).ToList();
        var texts = lines.SelectMany(l => l.Entries).Where(e => !e.IsValue);
        foreach (var column in texts.GroupBy(e => Grid.ColumnAt(edges, e.Box.CenterX)))
            foreach (var name in Names([.. column.OrderBy(e => e.Box.CenterY)], rows.ConvertAll(r => r.Middle)))
            {
                var middle = MiddleOf(name);
                var same = rows.FindIndex(r => IsAt(r.Middle, name));
                if (same >= 0) rows[same].Entries.AddRange(name);
                else rows.Add((middle, name));
            }
        return rows.Where(r => r.Entries.Count > 0).OrderBy(r => r.Middle).Select(r => r.Entries);
    }

    /// <summary>
    /// Lines of one column → names. Lines of one name are set closer than rows; how close shows in which gap puts the
    /// middles of most names at those of the rows with amounts.
    /// </summary>
    List<List<BorderlessEntry>> Names(List<BorderlessEntry> entries, List<double> rows)
    {
        var gaps = entries.Zip(entries.Skip(1)).Select(p => p.Second.Box.Top - p.First.Box.Bottom).ToList();
        var widest = options.WidestLineGap * entries[0].Size;
        var limits = gaps.Select(g => Math.Round(g, 1)).Where(g => g < widest).Prepend(double.MinValue).Distinct()
            .Order();
        List<List<BorderlessEntry>>? best = null;
        var most = -1;
        foreach (var limit in limits)
        {
            var names = Grouped(entries, gaps, limit + options.LineGapSlack);
            var right = names.Count(n => IsBesideOneRow(n, rows));
            if (right > most) (best, most) = (names, right);
        }
        return best!;
    }

    static List<List<BorderlessEntry>> Grouped(List<BorderlessEntry> entries, List<double> gaps, double widest)
    {
        var names = new List<List<BorderlessEntry>> { new() { entries[0] } };
        for (var i = 1; i < entries.Count; i++)
            if (gaps[i - 1] <= widest && !StartsRow(entries[i])) names[^1].Add(entries[i]);
            else names.Add([entries[i]]);
        return names;
    }

    static bool StartsRow(BorderlessEntry entry) =>
        Numbering.StyleOf(entry.Text) != NumberingStyles.None || RowNames.IsTotal(entry.Text);

    /// <summary>Whether one row of amounts stands at the middle of a name, and no other within its height.</summary>
    bool IsBesideOneRow(List<BorderlessEntry> name, List<double> rows) =>
        rows.Count(r => IsAt(r, name)) == 1 && rows.Count(r => r > name[0].Box.Top && r < name[^1].Box.Bottom) == 1;

    bool IsAt(double row, List<BorderlessEntry> name) =>
        Math.Abs(row - MiddleOf(name)) < options.SameRow * name[0].Size;

    static double MiddleOf(List<BorderlessEntry> name) => (name[0].Box.Top + name[^1].Box.Bottom) / 2;
}
