using DisclosureExtract.Pages;
using static DisclosureExtract.Parts.Cards.CardLabels;

namespace DisclosureExtract.Parts.Cards;

/// <summary>
/// Rows of indicators: [一级] [二级] name target, once or (term and year side by side) twice. Cells that slid to the left
/// or lost their level are told by what they say, not by where they stand.
/// </summary>
sealed class IndicatorReader
{
    readonly string?[] level2 = new string?[2];
    string? level1;
    bool isOpen;
    IndicatorColumns? columns;

    public List<Indicator> Found { get; } = [];

    /// <summary>Whether term and year stand side by side.</summary>
    public bool IsTwoSided { get; set; }

    /// <summary>Reads one row; false where it is not one of indicators.</summary>
    public bool Read(List<Cell> cells, Grid grid)
    {
        if (IndicatorColumns.Of(cells) is { HasMore: true } found && grid.HasSpans)
        {
            (columns, isOpen) = (found, true);
            return true;
        }
        if (cells.Exists(c => IsIndicatorHeading(c.Text)))
        {
            isOpen = true;
            if (cells.Count(c => c.Text == "三级指标") > 1 || cells.Count(c => c.Text == "指标值") > 1) IsTwoSided = true;
        }
        else if (cells.Exists(c => IsLevel1(c.Text) || IsLevel2(c.Text)))
        {
            isOpen = true;
        }
        if (!isOpen) return false;
        if (cells.Exists(c => FieldOf(c.Text) is Field.Person or Field.FilledAt or Field.Contact))
        {
            isOpen = false;
            return false;
        }

        if (columns is not null)
        {
            ReadColumns(columns, grid, cells[0].Row);
            return true;
        }
        var halves = Halves(cells);
        FollowCost(halves);
        for (var side = 0; side < halves.Count; side++) ReadHalf(halves[side], side);
        return true;
    }

    /// <summary>A row below headings that say what its columns hold, weights and units of measure among them.</summary>
    void ReadColumns(IndicatorColumns columns, Grid grid, int row)
    {
        if (columns.At(grid, row, IndicatorColumns.Role.Level1) is { } first) level1 = first.Text;
        if (columns.At(grid, row, IndicatorColumns.Role.Level2) is { } second) level2[0] = second.Text;
        if (columns.At(grid, row, IndicatorColumns.Role.Name) is not { } name || name.Row != row) return;
        var target = columns.TargetAt(grid, row);
        var evidence = new Evidence(name.Text, name.Page, name.TextBox);
        Found.Add(new Indicator(
            level1 ?? "", level2[0] ?? "", name.Text, Horizon.Annual, TargetText.Parse(target), target, evidence));
    }

    /// <summary>
    /// The cells of the term and those of the year: parted at the second 二级指标, else two cells to a pair.
    /// </summary>
    List<List<Cell>> Halves(List<Cell> cells)
    {
        var rest = new List<Cell>();
        foreach (var cell in cells)
        {
            if (IsIndicatorHeading(cell.Text)) continue;
            if (IsLevel1(cell.Text)) level1 = cell.Text;
            else rest.Add(cell);
        }
        var levels = Enumerable.Range(0, rest.Count).Where(i => IsLevel(rest, i)).ToList();
        if (!IsTwoSided && levels.Count < 2) return [rest];
        IsTwoSided = true;

        if (levels.Count >= 2) return [rest[..levels[1]], rest[levels[1]..]];
        // the level of the year alone is printed
        if (levels.Count == 1 && levels[0] > 0) return [rest[..levels[0]], rest[levels[0]..]];
        var start = levels.Count; // a level at the front belongs to the term
        var pair = Math.Min(rest.Count, start + PairLength(rest, start));
        return [rest[..pair], rest[pair..]];
    }

    /// <summary>
    /// A 二级指标, and not an indicator of the same name behind it: 服务对象满意度指标 | 服务对象满意度 | ≥90%.
    /// </summary>
    static bool IsLevel(List<Cell> cells, int at)
    {
        if (!IsLevel2(cells[at].Text)) return false;
        if (at == 0 || !IsLevel2(cells[at - 1].Text)) return true;
        return cells[at - 1].Text != cells[at].Text + "指标"
            && !(at + 1 < cells.Count && TargetText.IsTarget(cells[at + 1].Text));
    }

    /// <summary>
    /// Both sides change to 成本指标 in the same row. Where the label of one side is lost, its money says so.
    /// </summary>
    void FollowCost(List<List<Cell>> halves)
    {
        if (halves.Count < 2) return;
        for (var side = 0; side < 2; side++)
        {
            var other = halves[1 - side];
            if (other.Count == 0 || !other[0].Text.StartsWith("成本", StringComparison.Ordinal) || halves[side].Count < 2)
                continue;
            var isMoney = TargetText.Parse(halves[side][1].Text) is { Value: not null, Unit: "万元" or "元" };
            if (isMoney && !IsLevel2(halves[side][0].Text)) level2[side] = other[0].Text;
        }
    }

    /// <summary>Name and target, or a name whose target is lost.</summary>
    static int PairLength(List<Cell> cells, int at) =>
        at + 1 < cells.Count && TargetText.IsTarget(cells[at].Text) ? 1 : 2;

    void ReadHalf(List<Cell> cells, int side)
    {
        var at = 0;
        if (cells.Count > 0 && IsLevel2(cells[0].Text))
        {
            // Right before its target it is the indicator; the level it stands under reaches down from a row above.
            var isName = cells.Count == 2 && TargetText.IsTarget(cells[1].Text);
            var reachesDown = isName && level2[side] is { } above && Level1Of(above) == Level1Of(cells[0].Text);
            if (!reachesDown) level2[side] = cells[0].Text;
            if (!isName) at++;
        }
        while (at < cells.Count)
        {
            var name = cells[at++];
            var target = at < cells.Count ? cells[at++] : null;
            Add(name, target, side);
        }
    }

    void Add(Cell name, Cell? target, int side)
    {
        var box = target is null ? name.TextBox : name.TextBox.Union(target.TextBox);
        var second = level2[side] ?? level2[0] ?? "";
        var raw = target is null
            ? ""
            : string.Concat(target.Lines.Select(l => string.Concat(l.Words.Select(w => w.Raw))));
        Found.Add(new Indicator(
            Level1Of(second) ?? level1 ?? "", second, name.Text,
            IsTwoSided && side == 0 ? Horizon.Term : Horizon.Annual,
            TargetText.Parse(target?.Text ?? ""),
            raw, new Evidence(name.Text, name.Page, box)));
    }
}
