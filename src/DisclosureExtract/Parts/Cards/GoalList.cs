using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using static DisclosureExtract.Parts.Cards.IndicatorColumns;

namespace DisclosureExtract.Parts.Cards;

/// <summary>
/// Tables that list the goals of many projects, a row for each indicator: 单位 | 项目 | 年度目标 | 一级指标 | … What a row leaves
/// empty it has from the rows above, be they merged or printed once.
/// </summary>
static class GoalList
{
    /// <summary>The projects of a table; null where it is a card of one project.</summary>
    public static List<ProjectCard>? Read(FormTable table)
    {
        var grid = table.Table.Grid;
        for (var row = 0; row < grid.RowCount; row++)
            if (Of([.. grid.Row(row).Where(c => !c.IsEmpty)]) is { } columns)
                return columns.Has(Role.Project) ? new Reader(table, columns).Read(row + 1) : null;
        return null;
    }

    sealed class Reader(FormTable table, IndicatorColumns columns)
    {
        readonly Grid grid = table.Table.Grid;
        readonly List<ProjectCard> cards = [];
        readonly List<Indicator> indicators = [];
        readonly List<CardAmount> funds = [];
        readonly List<Cell> cells = [];
        Cell? name, goal;
        string? unit;
        string level1 = "", level2 = "";

        public List<ProjectCard> Read(int from)
        {
            for (var row = from; row < grid.RowCount; row++)
            {
                var own = grid.Row(row).Where(c => c.Row == row && !c.IsEmpty).ToList();
                // column numbers, headings again
                if (own.Count == 0 || own.TrueForAll(c => c.Text.All(char.IsAsciiDigit)) || Of(own) is not null)
                    continue;
                ReadRow(row);
                cells.AddRange(own);
            }
            Close();
            return cards;
        }

        void ReadRow(int row)
        {
            Cell? Begins(Role role) => columns.At(grid, row, role) is { } cell && cell.Row == row ? cell : null;
            if (Begins(Role.Unit) is { } body) unit = body.Text;
            if (Begins(Role.Project) is { } next && next.Text != name?.Text)
            {
                // A name that nothing follows before the next one is that of the unit.
                if (name is not null && goal is null && indicators.Count == 0) (unit, name) = (name.Text, null);
                Close();
                name = next;
            }
            if (Begins(Role.Goal) is { } aim) goal ??= aim;
            if (funds.Count == 0 && Begins(Role.Amount) is { } money
                && AmountText.Parse(money.Text) is { Value: { } value } amount)
                funds.Add(new CardAmount(FundSource.Total, Horizon.Annual, value, amount.Decimals, At(money)));
            if (Begins(Role.Level1) is { } first) (level1, level2) = (first.Text, "");
            if (Begins(Role.Level2) is { } second) level2 = second.Text;
            if (Begins(Role.Name) is not { } indicator) return;
            var target = columns.TargetAt(grid, row);
            indicators.Add(new Indicator(
                level1, level2, indicator.Text, Horizon.Annual, TargetText.Parse(target), target, At(indicator)));
        }

        void Close()
        {
            if (name is not null && (goal is not null || indicators.Count > 0 || funds.Count > 0))
            {
                var places = cells.Append(name).GroupBy(c => c.Page).OrderBy(g => g.Key)
                    .Select(g => (g.Key, BoundingBox.Around(g.Select(c => c.Box)))).ToList();
                cards.Add(new ProjectCard
                {
                    TableId = table.Table.Id,
                    Name = name.Text,
                    NameEvidence = At(name),
                    Unit = unit,
                    MoneyUnit = table.Unit.IsPrinted ? table.Unit.Name : "元",
                    Funds = [.. funds],
                    AnnualGoal = goal?.Text,
                    Goals = goal is null ? [] : [CardSection.Of("年度目标", goal.Text, goal)],
                    Indicators = [.. indicators],
                    Origin = name.Source,
                    Pages = [.. places.Select(p => p.Key)],
                    Boxes = places,
                });
            }
            (name, goal, level1, level2) = (null, null, "", "");
            indicators.Clear();
            funds.Clear();
            cells.Clear();
        }

        static Evidence At(Cell cell) => new(cell.Text, cell.Page, cell.TextBox);
    }
}
