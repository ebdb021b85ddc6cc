using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Gathers the grids of one table while the pages go by.</summary>
sealed partial class TableBuilder
{
    /// <summary>More lines than this between two grids (headers and footers of the page aside) part them.</summary>
    const int MostLinesBetween = 3;

    /// <summary>One character in this many may be misread between two readings of one title.</summary>
    const int CharactersPerFault = 5;

    readonly string id;
    readonly Func<string, bool> isName;
    readonly TableContext context;
    readonly HeaderExtent header;
    readonly List<double> columnLines;
    readonly bool hasSpans;
    bool isBorderless;
    readonly List<Cell> cells = [];
    readonly List<Evidence> notes = [];
    readonly List<(int Page, BoundingBox Box)> boxes = [];
    readonly int columns;
    int rows;

    public TableBuilder(string id, Grid grid, HeaderExtent header, TableContext context, int page, Func<string, bool> isName)
    {
        (this.id, this.header, this.context, this.isName) = (id, header, context, isName);
        columnLines = [.. grid.ColumnLines];
        columns = grid.ColumnCount;
        hasSpans = grid.HasSpans;
        Append(grid, 0, Identity(grid.ColumnCount + 1), page);
    }

    public Evidence? LastNote => notes.Count > 0 ? notes[^1] : null;

    public int LastPage => boxes[^1].Page;

    public void AddNote(Evidence note) => notes.Add(note);

    /// <summary>Appends the grid where it continues this table; false where it is another one.</summary>
    public bool TryContinue(Grid grid, HeaderExtent gridHeader, TableContext gridContext, int page, List<PageLine> between)
    {
        if (page - LastPage > 1) return false;
        if (gridContext.Title is { } title && !IsRepeatedTitle(title, grid)) return false;
        if (gridContext.Title is null && (notes.Count > 0 || between.Count > MostLinesBetween)) return false;
        if (gridContext.Label is { } label && context.Label is { } own && label.Text != own.Text) return false;
        var map = ColumnAlignment.Align(columnLines, grid.ColumnLines)
            ?? (page > LastPage && grid.ColumnCount == columns && LooksAlike(grid, gridHeader) ? Identity(columns + 1) : null);
        if (map is null) return false;

        // A heading on a later page is either the same heading again or the sign of another table.
        var skip = gridHeader.FirstDataRow;
        if (gridHeader.HeaderRows > 0 && !IsSameHeading(grid, gridHeader, map))
        {
            if ((page == LastPage && between.Count > 0) || gridContext.Title is not null || HasFormHeading(grid, gridHeader)) return false;
            skip = 0; // rows of names without amounts, taken for a heading
        }
        if (gridContext.Title is not null && (StartsAnew(grid, skip) || BeginsCard(grid))) return false;
        if (page > LastPage && MergeBrokenRow(grid, skip, map)) skip++;
        Append(grid, skip, map, page);
        return true;
    }

    public Table Build()
    {
        var noteRows = NoteRows();
        var kept = new List<Cell>();
        var target = new int[rows + 1];
        for (var row = 0; row < rows; row++) target[row + 1] = target[row] + (noteRows.Contains(row) ? 0 : 1);
        foreach (var cell in cells)
        {
            if (target[cell.EndRow] == target[cell.Row]) continue;
            kept.Add(cell with { Row = target[cell.Row], RowSpan = target[cell.EndRow] - target[cell.Row] });
        }
        var grid = new Grid
        {
            RowCount = target[rows],
            ColumnCount = columns,
            Cells = kept,
            Box = BoundingBox.Around(boxes.Select(b => b.Box)),
            ColumnLines = columnLines,
            HasSpans = hasSpans,
            IsBorderless = isBorderless,
        };
        return new Table
        {
            Id = id,
            Context = context,
            Grid = grid,
            Header = header,
            Pages = [.. boxes.Select(b => b.Page).Distinct()],
            Notes = notes,
            Boxes = boxes,
        };
    }

    static int[] Identity(int count) => [.. Enumerable.Range(0, count)];

    void Append(Grid grid, int skip, int[] map, int page)
    {
        foreach (var cell in grid.Cells)
        {
            if (cell.Row < skip) continue;
            cells.Add(cell with
            {
                Row = rows + cell.Row - skip,
                Column = map[cell.Column],
                ColumnSpan = map[cell.EndColumn] - map[cell.Column],
            });
        }
        rows += grid.RowCount - skip;
        isBorderless |= grid.IsBorderless;
        boxes.Add((page, grid.Box));
    }

    bool IsRepeatedTitle(Evidence title, Grid grid)
    {
        if (context.Title is null) return false;
        var (own, again) = (Plain(context.Title.Text), Plain(title.Text));
        if (own == again) return true;
        // Read from pixels, it may be the same with a fault or two.
        return grid.Cells.FirstOrDefault(c => !c.IsEmpty)?.Source != WordSource.Text && EditDistance.Between(own, again) <= own.Length / CharactersPerFault && TitleReading.Of(own).MayBe(TitleReading.Of(again));
    }

    static string Plain(string title) => title.Replace("(续)", "").Replace("续表", "").Replace("(续表)", "");

    /// <summary>A page that repeats title and heading and begins with the first row again is a second printing, not a continuation.</summary>
    bool StartsAnew(Grid grid, int skip)
    {
        var first = RowText(cells, header.FirstDataRow);
        var again = RowText(grid.Cells, skip);
        return first.Length > 0 && first == again;
    }

    /// <summary>Cards of several projects bear one title; each begins with the name of its project beside its label.</summary>
    static bool BeginsCard(Grid grid) => Enumerable.Range(0, Math.Min(3, grid.RowCount)).Any(r =>
        grid.Row(r).Where(c => !c.IsEmpty).ToList() is [{ Text: "项目名称" }, _, ..] cells
            && !cells.Exists(c => c.Text.Contains("指标") || c.Text.Contains("目标")) && cells.Count(c => ColumnKeys.IsAmountHeading(c.Text)) < 2); // 项目名称 over a list of projects is a heading

    static string RowText(IEnumerable<Cell> cells, int row) =>
        string.Join('|', cells.Where(c => c.Row == row && !c.IsEmpty).OrderBy(c => c.Column).Select(c => c.Text));

    bool IsSameHeading(Grid grid, HeaderExtent gridHeader, int[] map)
    {
        var own = new HashSet<(int, string)>();
        foreach (var cell in cells)
            if (cell.Row < header.FirstDataRow && !cell.IsEmpty) own.Add((cell.Column, cell.Text));
        int same = 0, all = 0;
        foreach (var cell in grid.Cells)
        {
            if (cell.Row < gridHeader.TitleRows || cell.Row >= gridHeader.FirstDataRow || cell.IsEmpty) continue;
            all++;
            if (own.Contains((map[cell.Column], cell.Text))) same++;
            else if (YearHeading().Match(cell.Text) is { Success: true } year && own.Any(o => o.Item1 == map[cell.Column] && YearHeading().Match(o.Item2) is { Success: true } other && other.Value != year.Value)) return false;
        }
        return all > 0 && same >= 0.8 * all;
    }

    [GeneratedRegex(@"20\d\d年")]
    private static partial Regex YearHeading();

    /// <summary>A heading over labels, or one that says of every column what amounts it holds: the right part of a sheet wider than the paper.</summary>
    static bool HasFormHeading(Grid grid, HeaderExtent gridHeader)
    {
        var last = gridHeader.NumberRow == gridHeader.FirstDataRow - 1 ? gridHeader.NumberRow - 1 : gridHeader.FirstDataRow - 1;
        var leaves = Enumerable.Range(0, grid.ColumnCount).Select(c => grid.At(last, c)).ToList();
        if (leaves.Count > 1 && leaves.TrueForAll(l => l is { IsEmpty: false, ColumnSpan: 1 }) && leaves.Count(l => ColumnKeys.IsAmountHeading(l!.Text)) > leaves.Count / 2) return true;
        for (var row = gridHeader.TitleRows; row < gridHeader.FirstDataRow; row++)
            if (grid.Row(row).Any(c => c.Row == row && HeaderFinder.IsLabelHeading(c.Text))) return true;
        return false;
    }

    /// <summary>Same number of columns, amounts and codes in the same ones.</summary>
    bool LooksAlike(Grid grid, HeaderExtent gridHeader)
    {
        for (var column = 0; column < columns; column++)
        {
            var own = Amounts(cells, column, header.FirstDataRow);
            var other = Amounts(grid.Cells, column, gridHeader.FirstDataRow);
            if (own is { } a && other is { } b && Math.Abs(a - b) > 0.5) return false;
        }
        return true;

        static double? Amounts(IEnumerable<Cell> cells, int column, int from)
        {
            int amounts = 0, all = 0;
            foreach (var cell in cells)
            {
                if (cell.Row < from || cell.Column != column || cell.IsEmpty) continue;
                all++;
                if (AmountText.IsAmount(cell.Text)) amounts++;
            }
            return all == 0 ? null : (double)amounts / all;
        }
    }

    /// <summary>
    /// A row that the page break cut in two is made one: the labels of its second part go on with those of the first, and
    /// what else the second part holds stands in the row, with the page it is printed on. False where no row was cut.
    /// </summary>
    bool MergeBrokenRow(Grid grid, int row, int[] map)
    {
        if (rows <= header.FirstDataRow || row >= grid.RowCount) return false;
        var rest = grid.Cells.Where(c => c.Row == row && !c.IsEmpty).ToList();
        if (rest.Count == 0 || rest.Exists(c => c.RowSpan > 1)) return false;
        var last = cells.Where(c => c.Row <= rows - 1 && c.EndRow == rows).ToList();
        var codeEnds = last.Exists(c => SubjectCode.IsCode(c.Text)) && !rest.Exists(c => SubjectCode.IsCode(c.Text));
        var merged = new List<(int At, Cell Cell)>();
        var labels = 0;
        foreach (var cell in rest)
        {
            var at = cells.FindIndex(c => c.EndRow == rows && c.Column <= map[cell.Column] && c.EndColumn > map[cell.Column]);
            if (at < 0) return false;
            var head = cells[at];
            if (head.IsEmpty)
            {
                if (!AmountText.IsAmount(cell.Text)) return false;
                merged.Add((at, cell with { Row = head.Row, RowSpan = head.RowSpan, Column = head.Column, ColumnSpan = head.ColumnSpan }));
                continue;
            }
            if (AmountText.Parse(head.Text).State is CellState.Dash || AmountText.Parse(cell.Text).State is CellState.Dash) return false; // no part of a label
            if (AmountText.IsAmount(head.Text) || !BrokenLabel.IsContinuation(head.Text, cell.Text, codeEnds, isName)) return false;
            merged.Add((at, head with { Lines = [.. head.Lines, .. cell.Lines] }));
            labels++;
        }
        if (labels == 0) return false;
        foreach (var (at, cell) in merged) cells[at] = cell;
        return true;
    }

    /// <summary>Rows below the heading that hold nothing but a note.</summary>
    HashSet<int> NoteRows()
    {
        var found = new HashSet<int>();
        for (var row = header.FirstDataRow; row < rows; row++)
        {
            var filled = cells.Where(c => c.Row == row && !c.IsEmpty).ToList();
            if (filled is not [var only]) continue;
            if (!TableAssembler.NoteStart().IsMatch(only.Text) && !TableAssembler.EmptyNote().IsMatch(only.Text)) continue;
            notes.Add(new Evidence(only.Text, only.Page, only.TextBox));
            found.Add(row);
        }
        return found;
    }
}
