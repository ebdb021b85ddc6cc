using DisclosureExtract.Data.Sheets;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Data.Workbook;

/// <summary>
/// A table of a document as a sheet that looks like it: title, who and unit, then the grid with its merged cells; amounts are
/// numbers with the decimals as printed, all else is text.
/// </summary>
sealed class FormSheet
{
    /// <summary>Above the grid: the way back, title, who and unit.</summary>
    const int Head = 3;

    /// <summary>Points that a character of the sheet takes.</summary>
    const double Character = 5.1;

    const double Narrowest = 5, Widest = 60, LineHeight = 14;

    readonly Disclosure disclosure;
    readonly TableInfo table;
    readonly Flags flags;
    readonly Dictionary<(int Row, int Column), GridCellInfo> covering = [];
    readonly Dictionary<(int Row, string Key), At> places = [];
    readonly Dictionary<GridCellInfo, (int Row, string Key, CellInfo Cell, decimal Value)> amounts = [];

    /// <summary>Rows whose labels are disputed, and where they stand in the grid.</summary>
    readonly List<(int Row, int GridRow)> doubtedLabels = [];

    public FormSheet(Disclosure disclosure, TableInfo table, Flags flags, string name)
    {
        (this.disclosure, this.table, this.flags) = (disclosure, table, flags);
        Sheet = new Sheet(name);
        for (var r = 0; r < table.Rows.Count; r++)
            if (table.Rows[r] is { LabelStatus: "disputed", GridRow: { } at }) doubtedLabels.Add((r, at));
        foreach (var cell in table.Grid.Cells)
            for (var r = 0; r < (cell.RowSpan ?? 1); r++)
                for (var c = 0; c < (cell.ColumnSpan ?? 1); c++) covering.TryAdd((cell.Row + r, cell.Column + c), cell);
    }

    public Sheet Sheet { get; }

    public TableInfo Table => table;

    /// <summary>Where an amount, a row or the table stands on the sheet.</summary>
    public At Place(int? row, string? key)
    {
        if (row is { } r && key is not null && places.TryGetValue((r, key), out var at)) return at;
        if (row is { } line && line < table.Rows.Count && table.Rows[line].GridRow is { } grid) return new At(Head + grid + 1, 1);
        return key is not null && table.Columns.FirstOrDefault(c => c.Key == key)?.GridColumn is { } column
            ? new At(Head + Math.Max(1, table.Grid.HeaderRows), column + 1)
            : new At(2, 1);
    }

    /// <param name="findings">Row of each finding on its sheet, by its id.</param>
    /// <param name="findingsSheet">Name of that sheet.</param>
    /// <param name="contents">Name of the first sheet.</param>
    public void Build(IReadOnlyDictionary<string, int> findings, string findingsSheet, string contents)
    {
        var columns = Math.Max(2, table.Grid.Columns);
        var pages = string.Join("、", table.Pages);
        Sheet.Put(new(1, 1), "← 目录", Looks.Link);
        Sheet.Link(new(1, 1), contents, new(1, 1));
        Sheet.Put(new(1, columns), $"原件第 {pages} 页", Looks.Right);
        Sheet.Put(new(2, 1), table.Title ?? FieldNames.Zh("form", table.Form), Looks.Title);
        Sheet.Merge(new(2, 1), new(2, columns));
        Sheet.Put(new(3, 1), $"编制单位：{disclosure.Identity.Entity}", Looks.Plain);
        if (table.Unit is { } unit) Sheet.Put(new(3, columns), $"单位：{unit}", Looks.Right);
        FindAmounts();
        foreach (var cell in table.Grid.Cells) Put(cell, findings, findingsSheet);
        SetWidths();
        foreach (var row in table.Grid.Cells.Where(c => (c.RowSpan ?? 1) == 1).GroupBy(c => c.Row))
            if (row.Max(c => c.Text.Count(x => x == '\n')) is > 0 and var breaks) Sheet.Heights[Head + row.Key + 1] = (breaks + 1) * LineHeight;
        var first = table.Columns.Select(c => c.GridColumn).Min() ?? 0;
        Sheet.Frozen = new At(Head + table.Grid.HeaderRows, Math.Min(first, 4));
        Sheet.Repeated = (2, Head + Math.Max(1, table.Grid.HeaderRows));
        Sheet.IsLandscape = table.Pages is [var start, ..] && disclosure.Pages.FirstOrDefault(p => p.Number == start) is { } page && page.Width > page.Height;
        Sheet.Footer = $"&C原件第 {pages} 页 · &P/&N · {Sheet.Name.Replace("&", "&&", StringComparison.Ordinal)}";
        if (amounts.Values.Any(a => a.Cell.Status == "disputed") || table.Rows.Any(r => r.LabelStatus == "disputed")) Sheet.Tab = "F4B084";
        var bottom = Head + table.Grid.Rows + 1;
        foreach (var note in table.Notes) Sheet.Put(new(++bottom, 1), note, Looks.Plain);
    }

    /// <summary>Two amounts in one cell of the grid (a row split without rulings) leave it as text.</summary>
    void FindAmounts()
    {
        var shared = new HashSet<GridCellInfo>();
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (table.Rows[r].GridRow is not { } gridRow) continue;
            foreach (var (key, cell) in table.Rows[r].Cells)
            {
                if (cell.GridColumn is not { } column || !covering.TryGetValue((gridRow, column), out var grid)) continue;
                places[(r, key)] = new At(Head + grid.Row + 1, grid.Column + 1);
                if (table.Rows[r].Values.TryGetValue(key, out var value) && !amounts.TryAdd(grid, (r, key, cell, value))) shared.Add(grid);
            }
        }
        foreach (var grid in shared) amounts.Remove(grid);
    }

    void Put(GridCellInfo cell, IReadOnlyDictionary<string, int> findings, string findingsSheet)
    {
        var at = new At(Head + cell.Row + 1, cell.Column + 1);
        if (amounts.TryGetValue(cell, out var amount)) PutAmount(at, amount, findings, findingsSheet);
        else
        {
            var isHead = cell.Row < table.Grid.HeaderRows;
            var doubted = isHead || cell.Text.Length == 0 ? null : DoubtedLabel(cell);
            Sheet.Put(at, cell.Text, isHead ? Looks.Head : doubted is null ? Looks.Label : Looks.DoubtfulLabel);
            if (doubted is { } label && flags.FindingsOf(table.Id, label, "").FirstOrDefault() is { } finding)
            {
                Sheet.Notes[(at.Row, at.Column)] = $"【存疑】{Words(finding)}";
                if (findings.TryGetValue(finding.Id, out var row)) Sheet.Link(at, findingsSheet, new At(row, 1));
            }
        }
        Sheet.Merge(at, new At(at.Row + (cell.RowSpan ?? 1) - 1, at.Column + (cell.ColumnSpan ?? 1) - 1));
    }

    void PutAmount(
        At at, (int Row, string Key, CellInfo Cell, decimal Value) amount, IReadOnlyDictionary<string, int> findings, string findingsSheet)
    {
        var (row, key, cell, value) = amount;
        var style = Looks.Amount(value.Scale, cell.Raw.AsSpan().IndexOfAny(",，") >= 0);
        if (cell.Status == "repaired")
        {
            style = Looks.Repaired(style);
            Sheet.Notes[(at.Row, at.Column)] = $"【已修正】原读作“{cell.Raw}”，由合计关系修正。";
        }
        if (cell.Status == "disputed")
        {
            style = Looks.Disputed(style);
            var about = flags.FindingsOf(table.Id, row, key).ToList();
            Sheet.Notes[(at.Row, at.Column)] = $"【存疑】印作“{cell.Raw}”\n{string.Join('\n', about.Take(4).Select(Words))}";
            if (about.Count > 0 && findings.TryGetValue(about[0].Id, out var line)) Sheet.Link(at, findingsSheet, new At(line, 1));
        }
        Sheet.Put(at, value, style);
    }

    /// <summary>The row whose label the cell is, where that is disputed.</summary>
    int? DoubtedLabel(GridCellInfo cell)
    {
        foreach (var (row, at) in doubtedLabels)
            if (at >= cell.Row && at < cell.Row + (cell.RowSpan ?? 1) && table.Columns.All(c => c.GridColumn != cell.Column))
                return row;
        return null;
    }

    static string Words(FindingInfo finding) =>
        $"{finding.Id}：{finding.MessageZh}（{FieldNames.Zh("cause", finding.Cause)}）";

    void SetWidths()
    {
        for (var column = 0; column < table.Grid.Columns; column++)
        {
            var own = table.Grid.Cells.Where(c => c.Column == column && (c.ColumnSpan ?? 1) == 1).Select(c => c.Box.X1 - c.Box.X0).ToList();
            if (own.Count > 0) Sheet.Widths[column + 1] = Math.Clamp(own.Max() / Character, Narrowest, Widest);
        }
        // Amounts must not become ####.
        foreach (var (cell, amount) in amounts)
            Sheet.Widths[cell.Column + 1] = Math.Max(Sheet.Widths.GetValueOrDefault(cell.Column + 1, Narrowest), amount.Cell.Raw.Length + 3);
    }
}
