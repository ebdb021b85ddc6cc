using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using static DisclosureExtract.Parts.Cards.CardLabels;

namespace DisclosureExtract.Parts.Cards;

/// <summary>
/// Cells that a page break cut are made whole in the last row before it: prose that goes on, the two halves of a label,
/// a level that reaches over the break and is printed below it, a row of indicators of which each page has a part.
/// </summary>
static class CardBreaks
{
    /// <summary>The grid of a card with nothing left in two parts.</summary>
    public static Grid Mend(Grid grid)
    {
        List<Cell>? cells = null;
        List<Cell> headings = [];
        for (var row = 0; row < grid.RowCount; row++)
        {
            var own = grid.Row(row).Where(c => !c.IsEmpty).ToList();
            if (own.Exists(c => IsOf(c, IndicatorColumns.Role.Name)) && own.Exists(c => IsOf(c, IndicatorColumns.Role.Value)))
                headings = own;
            if (row == 0 || grid.Row(row).FirstOrDefault(c => c.Row == row) is not { } first) continue;
            if (grid.Row(row - 1).All(c => c.Page >= first.Page)) continue;
            cells ??= [.. grid.Cells];
            Mend(cells, row, headings);
            grid = grid with { Cells = [.. cells] };
        }
        return grid;
    }

    /// <summary>The parts of one cell on both sides of a break.</summary>
    sealed record Parts(int Head, int Tail, Cell Above, Cell Below)
    {
        public bool AreBoth => !Above.IsEmpty && !Below.IsEmpty;

        public string Joined => Above.Text + Below.Text;
    }

    static void Mend(List<Cell> cells, int row, List<Cell> headings)
    {
        var pairs = new List<Parts>();
        for (var tail = 0; tail < cells.Count; tail++)
        {
            var below = cells[tail];
            if (below.Row != row) continue;
            var head = cells.FindIndex(c => c.EndRow == row && c.Column == below.Column && c.EndColumn == below.EndColumn);
            if (head >= 0) pairs.Add(new(head, tail, cells[head], below));
        }
        var isOneRow = IsCutProse(pairs) || IsCutIndicator(pairs, headings);
        foreach (var pair in pairs)
        {
            if (pair.Below.IsEmpty || !(isOneRow || IsOneLabel(pair))) continue;
            if (!isOneRow && pair.Above.IsEmpty && GoesOnFromAbove(cells, pair.Above)) continue;
            cells[pair.Head] = pair.Above.IsEmpty
                ? pair.Above with { Lines = pair.Below.Lines, Page = pair.Below.Page }
                : pair.Above with { Lines = [.. pair.Above.Lines, .. pair.Below.Lines] };
            cells[pair.Tail] = pair.Below with { Lines = [] };
        }
    }

    /// <summary>An empty cell at the top of its page belongs to what stands above the break before.</summary>
    static bool GoesOnFromAbove(List<Cell> cells, Cell cell) => cells.Exists(c => c.EndRow == cell.Row && c.Page < cell.Page
        && c.Column == cell.Column && c.EndColumn == cell.EndColumn);

    /// <summary>Two halves make a label, or the level of the rows before stands on the next page.</summary>
    static bool IsOneLabel(Parts pair)
    {
        if (!pair.AreBoth) return pair.Above.IsEmpty && (IsLevel1(pair.Below.Text) || IsLevel2(pair.Below.Text));
        return IsLabel(pair.Joined) && !(IsLabel(pair.Above.Text) && IsLabel(pair.Below.Text))
            || MoneyUnit(pair.Joined) is not null && MoneyUnit(pair.Above.Text) is null && MoneyUnit(pair.Below.Text) is null;
    }

    static bool IsLabel(string text) =>
        FieldOf(text) != Field.None || FundOf(text) is not null || IsLevel1(text) || IsLevel2(text)
        || IsIndicatorHeading(text);

    /// <summary>A heading of prose with text on both pages; the heading stands on one of them or is cut itself.</summary>
    static bool IsCutProse(List<Parts> pairs)
    {
        var headings = pairs.FindAll(p => FieldOf(p.Joined) is Field.Goal or Field.Section);
        var texts = pairs.FindAll(p => p.AreBoth && !headings.Contains(p));
        return headings.Count > 0 && texts.Count > 0 && headings.TrueForAll(h => h.Above.IsEmpty || h.Below.IsEmpty
                || FieldOf(h.Above.Text) == Field.None || FieldOf(h.Below.Text) == Field.None)
            && texts.TrueForAll(t => !AmountText.IsAmount(t.Above.Text) && !IsLabel(t.Above.Text) && !IsLabel(t.Below.Text));
    }

    /// <summary>Name and target of one indicator, of which each page has only a part.</summary>
    static bool IsCutIndicator(List<Parts> pairs, List<Cell> headings)
    {
        var names = headings.FindAll(h => IsOf(h, IndicatorColumns.Role.Name));
        var targets = headings.FindAll(h => IsOf(h, IndicatorColumns.Role.Value));
        return names.Zip(targets).Any(side => Under(side.First) is { } name && Under(side.Second) is { } target
            && name.AreBoth != target.AreBoth
            && !(name.Above.IsEmpty && target.Above.IsEmpty) && !(name.Below.IsEmpty && target.Below.IsEmpty));

        Parts? Under(Cell heading) =>
            pairs.Find(p => p.Below.Column < heading.EndColumn && p.Below.EndColumn > heading.Column);
    }

    static bool IsOf(Cell heading, IndicatorColumns.Role role) => IndicatorColumns.RoleOf(heading.Text) == role;
}
