using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Gathers the grids of one table while the pages go by.</summary>
sealed partial class TableBuilder
{
    readonly string id;
    readonly Dictionary<int, Evidence> unitsOfPages = [];
    TableContext context;
    readonly Func<string, bool> isName;
    readonly ContinuationOptions options;
    readonly bool isCard;
    Grid first;
    readonly List<Cell> cells = [];
    readonly List<Evidence> notes = [];
    readonly List<(int Page, BoundingBox Box)> boxes = [];
    HeaderExtent header;
    bool isBorderless;
    int rows;

    public TableBuilder(
        string id, GridOnPage grid, TableContext context, Func<string, bool> isName, ContinuationOptions options)
    {
        (this.id, this.context, this.isName, this.options) = (id, context, isName, options);
        (first, header) = (grid.Grid, grid.Header);
        isCard = first.HasSpans && BeginsCard(first) && SpeaksOfGoals();
        Append(grid, 0, SameColumns);
    }

    public bool HasUnit => context.Unit is not null;

    public Evidence? LastNote => notes.Count > 0 ? notes[^1] : null;

    public int LastPage => boxes[^1].Page;

    bool HasNoRows => rows <= header.FirstDataRow;

    int[] SameColumns => [.. Enumerable.Range(0, first.ColumnCount + 1)];

    public void AddNote(Evidence note) => notes.Add(note);

    /// <summary>A unit printed below the table: its own where it has none above, else one that contradicts.</summary>
    public void AddUnitBelow(Evidence unit)
    {
        var tight = TextFold.RemoveSpace(unit.Text);
        var stated = UnitText.Find(tight) ?? new StatedUnit(UnitText.FindInNote(tight)!.Value, IsPer: false);
        if (context.Unit is null)
            context = context with
            {
                Unit = stated.Unit.Name, UnitEvidence = unit, OtherUnit = stated.IsPer ? unit : context.OtherUnit,
            };
        else if (context.Unit != stated.Unit.Name) context = context with { OtherUnit = context.OtherUnit ?? unit };
    }

    /// <summary>Appends the grid where it continues this table; false where it is another one.</summary>
    /// <param name="between">Lines since the last grid.</param>
    public bool TryContinue(GridOnPage next, TableContext nextContext, IReadOnlyList<PageLine> between)
    {
        if (isCard) return TryContinueCard(next, nextContext, between.Count);
        if (!MayGoOn(next, nextContext, between.Count)) return false;
        var mayPartHeading = HasNoRows && next.Page > LastPage && nextContext.Title is null;
        if ((ColumnsOf(next) ?? (mayPartHeading ? Refine(next) : null)) is not { } map) return false;

        // A heading on a later page is either the same heading again or the sign of another table.
        var skip = next.Header.FirstDataRow;
        if (next.Header.HeaderRows > 0 && !IsSameHeading(next, map))
        {
            if (mayPartHeading)
            {
                // The page break parts the heading itself.
                header = new(header.TitleRows, header.HeaderRows + skip,
                    next.Header.NumberRow < 0 ? header.NumberRow : rows + next.Header.NumberRow);
                var end = rows;
                Append(next, 0, map);
                JoinHeadings(end);
                return true;
            }
            var isBelowOnPage = next.Page == LastPage && between.Count > 0;
            if (isBelowOnPage || nextContext.Title is not null || HasFormHeading(next)) return false;
            skip = 0; // rows of names without amounts, taken for a heading
        }
        if (mayPartHeading && next.Header.HeaderRows == 0 && CountsColumns(next.Grid))
            header = header with { HeaderRows = header.HeaderRows + 1, NumberRow = rows };
        if (nextContext.Title is not null && (StartsAnew(next.Grid, skip) || BeginsCard(next.Grid))) return false;
        if (next.Page > LastPage && MergeBrokenRow(next.Grid, skip, map)) skip++;
        Append(next, skip, map);
        if (nextContext is { Unit: { } unit, UnitEvidence: { } evidence } && unit != context.Unit)
        {
            if (context.Unit is null) context = context with { Unit = unit, UnitEvidence = evidence };
            else unitsOfPages[next.Page] = evidence with { Text = unit };
        }
        // Two unit lines above a part that goes on: one of them is that of the whole table, and the other one contradicts it.
        if (nextContext is { OtherUnit: { } other, Unit: not null } && UnitText.Find(TextFold.RemoveSpace(other.Text))?.Unit.Name != context.Unit)
            context = context with { OtherUnit = context.OtherUnit ?? other };
        return true;
    }

    /// <summary>
    /// Any grid of the same width goes on with a card, whatever its columns, until another one names its project.
    /// </summary>
    bool TryContinueCard(GridOnPage next, TableContext nextContext, int linesBetween)
    {
        if (!MayGoOn(next, nextContext, linesBetween) || BeginsOtherCard(next.Grid)) return false;
        if (next.Header.HeaderRows > 0 && HasFormHeading(next) && nextContext.Line is not null) return false;
        if (ColumnUnion.Of(first.ColumnLines, next.Grid.ColumnLines, options) is not { } union) return false;
        Widen(union);
        Append(next, next.Header.TitleRows, union.OfNext);
        return true;
    }

    /// <summary>A heading that reaches over the break is one cell, on whichever page its text stands.</summary>
    void JoinHeadings(int end)
    {
        for (var i = cells.Count - 1; i >= 0; i--)
        {
            var below = cells[i];
            var at = below.Row != end || below.IsEmpty ? -1
                : cells.FindIndex(c => c.EndRow == end && c.IsEmpty && c.Column == below.Column && c.EndColumn == below.EndColumn);
            if (at < 0) continue;
            cells[at] = below with { Row = cells[at].Row, RowSpan = below.EndRow - cells[at].Row };
            cells.RemoveAt(i);
        }
    }

    /// <summary>The first rows of a heading rule fewer columns than those below them on the next page.</summary>
    int[]? Refine(GridOnPage next)
    {
        if (ColumnAlignment.Align(next.Grid.ColumnLines, first.ColumnLines, options) is null) return null;
        if (ColumnUnion.Of(first.ColumnLines, next.Grid.ColumnLines, options) is not { } union) return null;
        Widen(union);
        return union.OfNext;
    }

    static bool CountsColumns(Grid grid) => ColumnNumbers.IsRow([.. grid.Row(0)]);

    void Widen(ColumnUnion union)
    {
        for (var i = 0; i < cells.Count; i++)
        {
            var (column, end) = (union.OfTable[cells[i].Column], union.OfTable[cells[i].EndColumn]);
            cells[i] = cells[i] with { Column = column, ColumnSpan = end - column };
        }
        first = first with { ColumnLines = union.Lines, ColumnCount = union.Lines.Length - 1 };
    }

    /// <summary>Its title says so, or without one another label of cards beside that of the name.</summary>
    bool SpeaksOfGoals() => context.Title is { } title
        ? FormClassifier.Classify(title.Text) == FormIds.PerformanceTarget
        : first.Cells.Any(c => CardLabel.MeaningOf(c.Text.TrimEnd(':')) is { } label && label != "name");

    /// <summary>It names a project, and not only once more that of this card above its next block.</summary>
    bool BeginsOtherCard(Grid grid)
    {
        if (!BeginsCard(grid)) return NamesDepartment(grid.Cells) && NamesDepartment(cells);
        var (own, other) = (FirstTexts(cells), FirstTexts(grid.Cells));
        return own.Count < 2 || other.Count < 2 || !own[0].SequenceEqual(other[0]) || own[1].SequenceEqual(other[1]);
    }

    static bool NamesDepartment(IEnumerable<Cell> cells) =>
        cells.Any(c => CardLabel.MeaningOf(c.Text.TrimEnd(':')) == "department");

    /// <summary>What the first two rows hold.</summary>
    static List<List<string>> FirstTexts(IEnumerable<Cell> cells) =>
        [.. cells.Where(c => !c.IsEmpty).GroupBy(c => c.Row).OrderBy(g => g.Key).Take(2)
            .Select(g => g.OrderBy(c => c.Column).Select(c => c.Text).ToList())];

    public Table Build()
    {
        var dropped = TakeNoteRows();
        var again = RepeatedHeadings();
        dropped.UnionWith(again);
        var target = new int[rows + 1]; // row → row without those that are dropped
        for (var row = 0; row < rows; row++) target[row + 1] = target[row] + (dropped.Contains(row) ? 0 : 1);
        var kept = cells.Where(c => target[c.EndRow] > target[c.Row])
            .Select(c => c with { Row = target[c.Row], RowSpan = target[c.EndRow] - target[c.Row] });
        return new Table
        {
            Id = id,
            Context = context,
            Grid = first with
            {
                RowCount = target[rows],
                Cells = [.. kept],
                Box = BoundingBox.Around(boxes.Select(b => b.Box)),
                IsBorderless = isBorderless,
            },
            Header = header,
            Pages = [.. boxes.Select(b => b.Page).Distinct()],
            Notes = notes,
            UnitsOfPages = unitsOfPages,
            HeadingsAgain = cells.FindAll(c => again.Contains(c.Row) && !c.IsEmpty),
            Boxes = boxes,
        };
    }

    void Append(GridOnPage next, int skip, int[] map)
    {
        foreach (var cell in next.Grid.Cells)
        {
            if (cell.Row < skip) continue;
            cells.Add(cell with
            {
                Row = rows + cell.Row - skip,
                Column = map[cell.Column],
                ColumnSpan = map[cell.EndColumn] - map[cell.Column],
            });
        }
        rows += next.Grid.RowCount - skip;
        isBorderless |= next.Grid.IsBorderless;
        boxes.Add((next.Page, next.Grid.Box));
    }

    /// <summary>Whether what stands around a grid leaves open that it continues this table.</summary>
    bool MayGoOn(GridOnPage next, TableContext nextContext, int linesBetween)
    {
        if (next.Page - LastPage > 1) return false;
        if (nextContext.Label is { } label && context.Label is { } own && label.Text != own.Text) return false;
        // A title that no form is known by is one all the same, where its table begins anew below it.
        var hasOwnName = nextContext is { Title: null, Line: { } line } && next.Header.HeaderRows > 0
            && ContextReader.IsTitleEnd(Plain(line.Text)) && Plain(line.Text) != Plain((context.Title ?? context.Line)?.Text ?? "");
        if (hasOwnName) return false;
        return nextContext.Title is { } title
            ? IsRepeatedTitle(title, next.Grid)
            : notes.Count == 0 && linesBetween <= options.MostLinesBetween;
    }

    /// <summary>For each column boundary of a grid that of this table; null where the columns do not fit.</summary>
    int[]? ColumnsOf(GridOnPage next)
    {
        if (ColumnAlignment.Align(first.ColumnLines, next.Grid.ColumnLines, options) is { } map) return map;
        var mayBeDrawnAnew = next.Page > LastPage && next.Grid.ColumnCount == first.ColumnCount;
        return mayBeDrawnAnew && LooksAlike(next) ? SameColumns : null;
    }

    bool IsRepeatedTitle(Evidence title, Grid grid)
    {
        if (context.Title is null) return false;
        var (own, again) = (Plain(context.Title.Text), Plain(title.Text));
        if (own == again) return true;
        // Read from pixels, it may be the same with a fault or two.
        return !grid.Source.IsPrinted()
            && EditDistance.Between(own, again) <= own.Length / options.CharactersPerFault
            && TitleReading.Of(own).MayBe(TitleReading.Of(again)) && MayNameOneOfGovernment(own, again);
    }

    /// <summary>本级 in one of them tells two forms of a government apart, which have all other words alike.</summary>
    static bool MayNameOneOfGovernment(string own, string again) =>
        FormClassifier.Classify(own, isOfGovernment: true) is not { } one
        || FormClassifier.Classify(again, isOfGovernment: true) is not { } other || one == other;

    static string Plain(string title) => title.Replace("(续)", "").Replace("续表", "").Replace("(续表)", "");

    /// <summary>
    /// A page that repeats title and heading and begins with the first row again is a second printing, not a
    /// continuation.
    /// </summary>
    bool StartsAnew(Grid grid, int skip)
    {
        var own = RowText(cells, header.FirstDataRow);
        return own.Length > 0 && own == RowText(grid.Cells, skip);
    }

    static string RowText(IEnumerable<Cell> cells, int row) =>
        string.Join('|', cells.Where(c => c.Row == row && !c.IsEmpty).OrderBy(c => c.Column).Select(c => c.Text));

    /// <summary>
    /// Cards of several projects bear one title; each begins with the name of its project beside its label.
    /// </summary>
    bool BeginsCard(Grid grid) =>
        Enumerable.Range(0, Math.Min(options.CardRows, grid.RowCount))
            .Any(r => NamesProject([.. grid.Row(r).Where(c => !c.IsEmpty)]));

    static readonly WordTable ProjectName = WordTable.Of("card", "name"), CardLabel = WordTable.Of("card");

    /// <summary>项目名称 and a name; over a list of projects it is a heading.</summary>
    static bool NamesProject(List<Cell> row) =>
        row is [var label, _, ..] && ProjectName.StandIn(label.Text)
        && !row.Exists(c => c.Text.Contains("指标") || c.Text.Contains("目标"))
        && row.Count(c => ColumnKeys.IsAmountHeading(c.Text)) < 2;

    bool IsSameHeading(GridOnPage next, int[] map)
    {
        var own = cells.Where(c => c.Row < header.FirstDataRow && !c.IsEmpty)
            .ToLookup(c => c.Column, c => c.Text);
        int same = 0, all = 0;
        foreach (var cell in next.Headings)
        {
            var texts = own[map[cell.Column]];
            all++;
            if (texts.Contains(cell.Text)) same++;
            else if (YearIn(cell.Text) is { } year && texts.Any(t => YearIn(t) is { } other && other != year))
                return false;
        }
        // A lone word may be the rest of a label that a heading has, too.
        if (all == 1 && own.Sum(g => g.Count()) > 1) return false;
        return all > 0 && same >= options.SameHeadingShare * all;
    }

    static string? YearIn(string text) => YearHeading().Match(text) is { Success: true } match ? match.Value : null;

    /// <summary>
    /// A heading over labels, or one that says of every column what amounts it holds: the right part of a sheet wider
    /// than the paper.
    /// </summary>
    static bool HasFormHeading(GridOnPage next)
    {
        var (grid, header) = (next.Grid, next.Header);
        var last = header.FirstDataRow - (header.NumberRow == header.FirstDataRow - 1 ? 2 : 1);
        var leaves = Enumerable.Range(0, grid.ColumnCount).Select(c => grid.At(last, c)).ToList();
        var headsEveryColumn = leaves.Count > 1 && leaves.TrueForAll(l => l is { IsEmpty: false, ColumnSpan: 1 });
        if (headsEveryColumn && leaves.Count(l => ColumnKeys.IsAmountHeading(l!.Text)) > leaves.Count / 2) return true;
        return next.Headings.Any(c => HeaderFinder.IsLabelHeading(c.Text));
    }

    /// <summary>Same number of columns, amounts and codes in the same ones.</summary>
    bool LooksAlike(GridOnPage next)
    {
        for (var column = 0; column < first.ColumnCount; column++)
        {
            var own = ShareOfAmounts(cells, column, header.FirstDataRow);
            var other = ShareOfAmounts(next.Grid.Cells, column, next.Header.FirstDataRow);
            if (Math.Abs(own - other) > options.AmountShare) return false;
        }
        return true;

        // NaN where the column is empty: it differs from nothing.
        static double ShareOfAmounts(IEnumerable<Cell> cells, int column, int from)
        {
            var filled = cells.Where(c => c.Row >= from && c.Column == column && !c.IsEmpty).ToList();
            return (double)filled.Count(c => AmountText.IsAmount(c.Text)) / filled.Count;
        }
    }

    /// <summary>
    /// A row that the page break cut in two is made one: the labels of its second part go on with those of the first,
    /// and what else the second part holds stands in the row, with the page it is printed on. False where no row was
    /// cut.
    /// </summary>
    bool MergeBrokenRow(Grid grid, int row, int[] map)
    {
        if (HasNoRows || row >= grid.RowCount) return false;
        var rest = grid.Cells.Where(c => c.Row == row && !c.IsEmpty).ToList();
        if (rest.Count == 0 || rest.Exists(c => c.RowSpan > 1)) return false;
        var signs = SignsOf(grid, row, map);
        var merged = new List<(int At, Cell Cell)>();
        foreach (var cell in rest)
        {
            var column = map[cell.Column];
            var at = cells.FindIndex(c => c.EndRow == rows && c.Column <= column && c.EndColumn > column);
            if (at < 0 || Joined(cells[at], cell, signs) is not { } whole) return false;
            merged.Add((at, whole));
        }
        if (merged.TrueForAll(m => cells[m.At].IsEmpty)) return false; // no label goes on
        foreach (var (at, cell) in merged) cells[at] = cell;
        return true;
    }

    /// <summary>
    /// A cell of the last row with its rest on the next page; null where the two are no parts of one row.
    /// </summary>
    Cell? Joined(Cell head, Cell rest, BrokenLabel.Signs signs)
    {
        if (head.IsEmpty)
        {
            var taken = rest with { Row = head.Row, RowSpan = head.RowSpan, Column = head.Column,
                ColumnSpan = head.ColumnSpan };
            return AmountText.IsAmount(rest.Text) ? taken : null;
        }
        var isLabel = !AmountText.IsAmount(head.Text) && !IsDash(head) && !IsDash(rest);
        return isLabel && BrokenLabel.IsContinuation(
                head.Text, rest.Text, signs with { AreNumbered = AreNumbered(head) }, isName, options.ShortRest)
            ? head with { Lines = [.. head.Lines, .. rest.Lines] }
            : null;
    }

    BrokenLabel.Signs SignsOf(Grid grid, int row, int[] map)
    {
        var heads = cells.FindAll(c => c.EndRow == rows && !c.IsEmpty);
        var rest = grid.Cells.Where(c => c.Row == row).OrderBy(c => c.Column).ToList();
        var codeEnds = heads.Exists(c => SubjectCode.IsCode(c.Text)) && !rest.Exists(c => SubjectCode.IsCode(c.Text));
        var (above, below) = (heads.Exists(IsAmountCell), rest.Exists(IsAmountCell));
        var isForced = false;
        for (var i = 0; i + 1 < rest.Count && below && !above; i++)
            isForced |= rest[i].IsEmpty && IsAmountCell(rest[i + 1])
                && heads.Exists(h => h.Column == map[rest[i].Column] && h.Text.Any(TextFold.IsHan));
        return new(codeEnds, above != below, isForced, AreNumbered: false);
    }

    static bool IsAmountCell(Cell cell) => AmountText.IsAmount(cell.Text) && !SubjectCode.IsCode(cell.Text);

    /// <summary>A label bears a number, and so do all others of its column that are no totals.</summary>
    bool AreNumbered(Cell label) => IsNumbered(label) && cells.TrueForAll(c => c.Row < header.FirstDataRow
        || c.Column != label.Column || c.IsEmpty || RowNames.IsTotal(c.Text) || IsNumbered(c));

    static bool IsNumbered(Cell label) =>
        Numbering.Begins(label.Text, NumberingStyles.Row | NumberingStyles.OfWhich);

    static bool IsDash(Cell cell) => AmountText.Parse(cell.Text).State is CellState.Dash;

    /// <summary>Rows below the heading that hold nothing but a note become notes of the table.</summary>
    HashSet<int> TakeNoteRows()
    {
        var found = new HashSet<int>();
        foreach (var row in cells.Where(c => c.Row >= header.FirstDataRow && !c.IsEmpty).GroupBy(c => c.Row)
            .OrderBy(r => r.Key))
        {
            if (row.ToList() is not [var only]) continue;
            if (!TableNotes.IsStart(only.Text) && !TableNotes.SaysNothingReported(only.Text)) continue;
            notes.Add(new Evidence(only.Text, only.Page, only.TextBox));
            found.Add(row.Key);
        }
        return found;
    }

    /// <summary>
    /// Rows in which the heading is printed once more, whole or in part: each cell holds what a heading over it holds.
    /// What counts the columns, and title and unit between two grids that are ruled as one, go with them.
    /// </summary>
    HashSet<int> RepeatedHeadings()
    {
        var headings = cells.FindAll(c => c.Row >= header.TitleRows && c.Row < header.FirstDataRow && !c.IsEmpty);
        var found = new HashSet<int>();
        if (isCard || headings.Count < 2) return found;
        var below = cells.Where(c => c.Row >= header.FirstDataRow && !c.IsEmpty).GroupBy(c => c.Row)
            .ToDictionary(g => g.Key, g => g.ToList());
        foreach (var (row, texts) in below)
            if (texts.Count >= 2 && texts.TrueForAll(IsHeadedSo) && texts.Exists(c => !ColumnNumbers.IsNumber(c.Text)))
                found.Add(row);
        foreach (var row in found.Order().ToList())
        {
            for (var next = row + 1; TextsOf(next) is { Count: > 0 } texts && texts.TrueForAll(IsHeadedSo); next++) found.Add(next);
            for (var before = row - 1; TextsOf(before) is [var only] && (IsHeadedSo(only) || IsTitleAgain(only)); before--)
                found.Add(before);
        }
        return found;

        List<Cell>? TextsOf(int row) => below.GetValueOrDefault(row);

        bool IsHeadedSo(Cell cell) =>
            headings.Exists(h => h.Text == cell.Text && h.Column < cell.EndColumn && h.EndColumn > cell.Column);

        bool IsTitleAgain(Cell cell) => cell.ColumnSpan > 1 && (ContextReader.IsUnit(cell.Text)
            || (context.Title is { } title && Plain(TextFold.RemoveSpace(title.Text)) == Plain(cell.Text)));
    }

    [GeneratedRegex(@"20\d\d年")]
    private static partial Regex YearHeading();
}
