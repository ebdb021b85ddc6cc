using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>What a column of the grid holds.</summary>
enum ColumnKind
{
    Code,
    Label,
    Value,
    Attribute,
    Index,
}

/// <summary>A column of the grid with its kind, its group and its headings.</summary>
/// <param name="Heads">Heading cells from the top down.</param>
sealed record GridColumn(int Index, ColumnKind Kind, int Group, IReadOnlyList<Cell> Heads)
{
    public string Leaf => Heads.Count > 0 ? Heads[^1].Text : "";

    public bool IsUnder(Func<string, bool> heading) => Heads.Any(h => heading(h.Text));
}

/// <summary>Headings and contents → kinds of columns, column groups, keys and sides.</summary>
static partial class ColumnReader
{
    static readonly WordTable IndexHeadings = Headings("index");
    static readonly WordTable CodeHeadings = Headings("code");
    static readonly WordTable OtherCodeHeadings = Headings("unit_code", "other_code");
    static readonly WordTable AttributeHeadings = Headings("attribute", "unit_code", "other_code");
    static readonly WordTable ProjectHeadings = Headings("project");
    static readonly WordTable DescribingHeadings = Headings("describing");
    static readonly WordTable DepartmentSubjects = Headings("department_economic");
    static readonly WordTable GovernmentSubjects = Headings("government_economic");

    static WordTable Headings(params string[] kinds) => WordTable.Of("column kind", kinds);

    public static List<GridColumn> ReadKinds(Table table)
    {
        var grid = table.Grid;
        var heads = Enumerable.Range(0, grid.ColumnCount).Select(c => Heads(table, c)).ToArray();
        var kinds = new ColumnKind[grid.ColumnCount];
        for (var c = 0; c < grid.ColumnCount; c++) kinds[c] = KindOf(table, c, heads[c]);
        ComparedColumns.Settle(table, kinds, heads);
        DemoteGovernmentSubjects(kinds, heads);
        DemoteOuterCodes(kinds, heads);
        DemoteTrailingText(kinds);
        DemoteBesideNames(kinds, heads);
        DemoteRepeated(table, kinds, heads);

        var columns = new List<GridColumn>();
        var group = 0;
        var (sawValue, sawLabel) = (false, false);
        for (var c = 0; c < grid.ColumnCount; c++)
        {
            if (kinds[c] is ColumnKind.Label or ColumnKind.Code)
            {
                // Amounts before all labels are those of the labels behind them.
                if (sawValue && sawLabel) group++;
                (sawValue, sawLabel) = (false, true);
            }
            sawValue |= kinds[c] == ColumnKind.Value;
            columns.Add(new GridColumn(c, kinds[c], group, heads[c]));
        }
        return columns;
    }

    /// <summary>Columns of amounts with key and side.</summary>
    /// <param name="form">One of <see cref="FormIds"/>.</param>
    public static List<FormColumn> ReadColumns(List<GridColumn> columns, int? year, string form)
    {
        year ??= LatestYear(columns);
        var groups = columns.Where(c => c.Kind == ColumnKind.Value).GroupBy(c => c.Group).ToList();
        var sides = SidesOf(columns, groups.ConvertAll(g => g.Key));
        var result = new List<FormColumn>();
        var keyed = groups.ConvertAll(g => g.ToList()).ConvertAll(g => (Group: g, Keys: g.ConvertAll(c => KeyOf(c, g))));
        StockColumns.NameGroups(keyed);
        foreach (var (group, (values, keys)) in groups.Zip(keyed))
        {
            var moments = values.ConvertAll(c => MomentOf(c, year));
            StockColumns.Settle(values, keys, moments);
            if (IsOfAppropriations(form)) StockColumns.NameTotal(keys);
            for (var i = 0; i < values.Count; i++)
            {
                var twins = Enumerable.Range(0, values.Count).Where(j => keys[j] == keys[i]).ToList();
                var isTold = twins.Count > 1 && twins.Exists(j => moments[j] != moments[i]);
                var isOfItself = moments[i] is Moments.LastYear or Moments.Opening or Moments.Closing;
                var moment = isTold || isOfItself ? moments[i] : null;
                result.Add(new FormColumn(values[i].Index, values[i].Group, keys[i], moment,
                    sides.GetValueOrDefault(group.Key, Sides.None), [.. values[i].Heads.Select(h => h.Text)])
                {
                    Unit = UnitOf(values[i]),
                });
            }
        }
        return result;
    }

    static bool IsOfAppropriations(string form) => FormType.Of(form).Base
        is FormIds.AppropriationExpenditure or FormIds.GeneralPublicExpenditure
        or FormIds.GovernmentFundExpenditure or FormIds.StateCapitalExpenditure;

    /// <summary>The unit of the innermost heading that prints one.</summary>
    static Unit UnitOf(GridColumn column)
    {
        for (var i = column.Heads.Count - 1; i >= 0; i--)
            if (UnitText.FindInHeading(column.Heads[i].Text) is { } stated) return stated.Unit;
        return Unit.None;
    }

    /// <summary>Where the document does not say its year: the later of two years in the headings.</summary>
    static int? LatestYear(List<GridColumn> columns)
    {
        var years = columns.SelectMany(c => c.Heads).SelectMany(h => YearHeading().Matches(h.Text))
            .Select(m => int.Parse(m.Groups[1].ValueSpan, CultureInfo.InvariantCulture)).Distinct().ToList();
        return years.Count > 1 ? years.Max() : null;
    }

    /// <summary>
    /// Heading cells over a column. A blank heading beside a wider one belongs to it where both have headings below and
    /// none stands above.
    /// </summary>
    static List<Cell> Heads(Table table, int column)
    {
        var (grid, header) = (table.Grid, table.Header);
        var heads = new List<Cell>();
        for (var row = header.TitleRows; row < header.FirstDataRow; row++)
        {
            if (row == header.NumberRow) continue;
            var cell = grid.At(row, column);
            if (cell is { IsEmpty: true } && cell.EndRow < header.FirstDataRow && HasHeadingBelow(column, cell.EndRow)
                && grid.At(row - 1, column) is null or { IsEmpty: true })
            {
                var left = column - 1;
                while (left >= 0 && grid.At(row, left) is { IsEmpty: true }) left--;
                if (left >= 0 && grid.At(row, left) is { } wide && HasHeadingBelow(left, wide.EndRow)) cell = wide;
            }
            if (cell is { IsEmpty: false } && !heads.Contains(cell)) heads.Add(cell);
        }
        if (SharedHeading(table, column) is { } shared) heads.Add(shared);
        return heads;

        bool HasHeadingBelow(int c, int from)
        {
            for (var row = from; row < header.FirstDataRow; row++)
                if (row != header.NumberRow && grid.At(row, c) is { IsEmpty: false } below && below.Row >= from)
                    return true;
            return false;
        }
    }

    /// <summary>
    /// A heading that shares a row with the first row of data: 类|款|项 beside 合计, or the parts of 本年支出 where no row of
    /// headings was left for them.
    /// </summary>
    public static Cell? SharedHeading(Table table, int column)
    {
        var (grid, row) = (table.Grid, table.Header.FirstDataRow);
        if (grid.At(row, column) is not { IsEmpty: false } cell || cell.Row != row) return null;
        if (SubjectCode.IsLevelWord(cell.Text)) return IsBesideLevel(grid, row, cell) ? cell : null;
        if (cell.ColumnSpan > 1 || !ColumnKeys.IsAmountHeading(cell.Text)) return null;
        // Its column has no heading of its own, only one over several columns of which each has such a cell here.
        if (grid.At(row - 1, column) is not { IsEmpty: false, ColumnSpan: > 1 } wide
            || wide.Row < table.Header.TitleRows || HeaderFinder.IsLabelHeading(wide.Text))
            return null;
        for (var c = wide.Column; c < wide.EndColumn; c++)
            if (grid.At(row, c) is not { ColumnSpan: 1 } part || !ColumnKeys.IsAmountHeading(part.Text)) return null;
        return cell;
    }

    /// <summary>类, 款, 项 stand side by side; 项 alone is what things are counted in.</summary>
    static bool IsBesideLevel(Grid grid, int row, Cell cell) =>
        grid.At(row, cell.Column - 1) is { } left && SubjectCode.IsLevelWord(left.Text)
            || grid.At(row, cell.EndColumn) is { } right && SubjectCode.IsLevelWord(right.Text);

    static ColumnKind KindOf(Table table, int column, List<Cell> heads)
    {
        var leaf = heads.Count > 0 ? heads[^1].Text : "";
        if (IndexHeadings.StandIn(leaf)) return ColumnKind.Index;
        var isHeaded = ColumnKeys.IsAmountHeading(leaf);
        if (!isHeaded && CountsRows(table, column)) return ColumnKind.Index;
        var held = Count(table, column, isHeaded);
        if (IsCodeHeading(heads, leaf) && (held.Texts <= held.Codes || held.IsEmpty)) return ColumnKind.Code;
        if (AttributeHeadings.StandIn(leaf) || AttributeHeadings.StandIn(UnitText.WithoutUnit(leaf))) return ColumnKind.Attribute;
        if (held.Texts <= held.Amounts && (CountedThings.AreUnder(heads) || !isHeaded && HoldsYears(table, column))) return ColumnKind.Attribute;
        if (!isHeaded && LooksCoded(table, column)) return ColumnKind.Code; // whatever its heading was read as
        // What its heading calls amounts are amounts, however many of them cannot be read; names of rows do not repeat.
        var isMeant = held.Numbers > 0 || column > 0 && !HeaderFinder.IsLabelHeading(leaf) && RepeatsWords(table, column);
        if (isHeaded && isMeant) return ColumnKind.Value;
        if (held.Amounts > 0 && held.Amounts >= held.Texts)
            return IsCodeColumn(leaf, held) ? ColumnKind.Code : ColumnKind.Value;
        if (held.Texts > 0) return ColumnKind.Label;
        var isFirst = heads.Count == 0 && column == 0;
        return HeaderFinder.IsLabelHeading(leaf) || isFirst ? ColumnKind.Label : ColumnKind.Value;
    }

    /// <summary>A filled cell below the headings that stands in this column alone.</summary>
    static bool IsDataOf(Cell cell, Table table, int column) =>
        cell.Row >= table.Header.FirstDataRow && cell.Column == column && cell.ColumnSpan <= 1 && !cell.IsEmpty;

    /// <summary>Rows whose numbers, each one more than that above, are counted: 行次 under whatever heading.</summary>
    const int LeastCounted = 5;

    static bool CountsRows(Table table, int column)
    {
        int last = -1, count = 0;
        foreach (var cell in table.Grid.Cells)
        {
            if (!IsDataOf(cell, table, column)) continue;
            if (cell.Text.Length > 3 || cell.Text[0] == '0') return false;
            if (!int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return false;
            if (count > 0 && number != last + 1) return false;
            (last, count) = (number, count + 1);
        }
        return count >= LeastCounted;
    }

    /// <summary>Nothing but years, as no column of amounts has: when a project began, until when a bond runs.</summary>
    static bool HoldsYears(Table table, int column)
    {
        var count = 0;
        foreach (var cell in table.Grid.Cells)
        {
            if (!IsDataOf(cell, table, column) || AmountText.Parse(cell.Text).State == CellState.Dash) continue;
            if (cell.Text is not ['1' or '2', '9' or '0', >= '0' and <= '9', >= '0' and <= '9']) return false;
            count++;
        }
        return count > 1;
    }

    /// <summary>
    /// Codes nearly all through, as no column of amounts has: digits alone, five or seven of them, of the classes that
    /// expenditure has; or two of 款 or 项, which begin with 0 now and then.
    /// </summary>
    static bool LooksCoded(Table table, int column)
    {
        var cells = table.Grid.Cells.Where(c => IsDataOf(c, table, column)).Select(c => c.Text).ToList();
        if (cells.Exists(t => t is ['0', >= '1' and <= '9'])
            && cells.Count(t => SubjectCode.IsPart(t) && t.Length is 2 or 3) >= 0.8 * cells.Count)
            return true;
        var areCodes = cells.Count(SubjectCode.IsOfExpenditure) >= 0.8 * cells.Count
            && cells.Count(t => t.Length > 3) >= 0.5 * cells.Count;
        return cells.Count >= LeastCounted && areCodes
            && !cells.Exists(t => AmountText.IsAmount(t) && t.AsSpan().IndexOfAny('.', ',') >= 0);
    }

    static bool IsCodeHeading(List<Cell> heads, string leaf) =>
        CodeHeadings.StandIn(leaf) && !OtherCodeHeadings.StandIn(leaf)
        || (SubjectCode.IsLevelWord(leaf) && heads.Count > 1);

    /// <summary>A column of names cannot hold numbers, but 科目 headings stand over codes too.</summary>
    static bool IsCodeColumn(string leaf, Held held) =>
        held.Codes == held.Amounts && HeaderFinder.IsLabelHeading(leaf);

    /// <summary>What the cells of a column hold.</summary>
    /// <param name="Amounts">Cells with an amount, a dash, or what was meant as an amount.</param>
    /// <param name="Numbers">Those of them with more than a dash.</param>
    /// <param name="Codes">Cells with a code or a part of one.</param>
    /// <param name="Texts">Cells with words.</param>
    readonly record struct Held(int Amounts, int Numbers, int Codes, int Texts)
    {
        public bool IsEmpty => Amounts + Texts == 0;
    }

    /// <param name="isHeaded">The heading of the column is that of an amount.</param>
    static Held Count(Table table, int column, bool isHeaded)
    {
        int amounts = 0, numbers = 0, codes = 0, texts = 0;
        foreach (var cell in table.Grid.Cells)
        {
            if (!IsDataOf(cell, table, column)) continue;
            if (cell.Row == table.Header.FirstDataRow && SharedHeading(table, column) is not null) continue;
            var state = AmountText.Parse(cell.Text).State;
            var isMeant = AmountShape.IsIn(cell.Text) || isHeaded && AmountShape.IsWordless(cell.Text);
            if (state is CellState.Unreadable && !isMeant) texts++;
            else amounts++;
            if (state is CellState.Reported or CellState.Zero || state is CellState.Unreadable && isMeant) numbers++;
            if (SubjectCode.IsPart(cell.Text) || SubjectCode.Joined(cell.Text) is not null) codes++;
        }
        return new(amounts, numbers, codes, texts);
    }

    /// <summary>
    /// Beside a 部门 subject the 政府 subject is an attribute, its code too. One that has amounts of its own between itself
    /// and the 部门 subject is a list by itself.
    /// </summary>
    static void DemoteGovernmentSubjects(ColumnKind[] kinds, List<Cell>[] heads)
    {
        for (var from = 0; from < kinds.Length;)
        {
            var end = from;
            while (end < kinds.Length && kinds[end] != ColumnKind.Value) end++;
            var block = Enumerable.Range(from, end - from).ToList();
            if (block.Exists(c => IsUnder(c, DepartmentSubjects)))
                foreach (var c in block)
                    if (IsUnder(c, GovernmentSubjects)) kinds[c] = ColumnKind.Attribute;
            from = end + 1;
        }

        bool IsUnder(int column, WordTable heading) => heads[column].Exists(h => heading.StandIn(h.Text));
    }

    /// <summary>
    /// Where rows print the code of their function and then that of their economic subject, the inner one is theirs and
    /// the other an attribute.
    /// </summary>
    static void DemoteOuterCodes(ColumnKind[] kinds, List<Cell>[] heads)
    {
        var codes = Enumerable.Range(0, kinds.Length).Where(c => kinds[c] == ColumnKind.Code).ToList();
        var (functional, economic) = (codes.FindAll(c => IsUnder(c, "功能")), codes.FindAll(c => IsUnder(c, "经济")));
        if (functional.Count == 0 || economic.Count == 0 || functional.Intersect(economic).Any()) return;
        foreach (var c in functional[0] < economic[0] ? functional : economic)
            if (Enumerable.Range(c, Math.Max(functional[0], economic[0]) - c).All(x => kinds[x] != ColumnKind.Value))
                kinds[c] = ColumnKind.Attribute;

        bool IsUnder(int column, string word) =>
            heads[column].Exists(h => h.Text.Contains(word, StringComparison.Ordinal));
    }

    /// <summary>
    /// Words between amounts that come again and again say something of the row, which its code names already: 本级, 下级.
    /// </summary>
    static void DemoteRepeated(Table table, ColumnKind[] kinds, List<Cell>[] heads)
    {
        var first = Array.IndexOf(kinds, ColumnKind.Value);
        if (first < 0 || !kinds.AsSpan(0, first).Contains(ColumnKind.Code)) return;
        for (var c = first + 1; c < kinds.Length; c++)
        {
            var isLabel = kinds[c] == ColumnKind.Label && kinds[c - 1] == ColumnKind.Value && (c + 1 == kinds.Length || kinds[c + 1] == ColumnKind.Value);
            if (isLabel && !HeaderFinder.IsLabelHeading(heads[c] is [.., var leaf] ? leaf.Text : "") && RepeatsWords(table, c))
                kinds[c] = ColumnKind.Attribute;
        }
    }

    /// <summary>Cells of a column that say the same, in one of two at least.</summary>
    static bool RepeatsWords(Table table, int column)
    {
        var texts = table.Grid.Cells.Where(c => IsDataOf(c, table, column)).Select(c => c.Text).ToList();
        return texts.Count >= LeastRepeated && texts.Distinct().Count() * 2 <= texts.Count;
    }

    const int LeastRepeated = 3;

    /// <summary>Text columns after the last amounts label nothing, where others do: they are remarks.</summary>
    static void DemoteTrailingText(ColumnKind[] kinds)
    {
        var last = Array.LastIndexOf(kinds, ColumnKind.Value);
        if (last < 0 || !kinds.AsSpan(0, last).ContainsAny(ColumnKind.Label, ColumnKind.Code)) return;
        for (var c = last + 1; c < kinds.Length; c++)
            if (kinds[c] == ColumnKind.Label) kinds[c] = ColumnKind.Attribute;
    }

    /// <summary>
    /// Beside the name of a project stands who carries it out and of which type it is: that describes the row, and
    /// names it nowhere.
    /// </summary>
    static void DemoteBesideNames(ColumnKind[] kinds, List<Cell>[] heads)
    {
        var named = false;
        for (var c = 0; c < kinds.Length; c++)
        {
            if (kinds[c] == ColumnKind.Value) named = false;
            if (kinds[c] != ColumnKind.Label || heads[c].Count == 0) continue;
            if (named && DescribingHeadings.StandIn(heads[c][^1].Text)) kinds[c] = ColumnKind.Attribute;
            named |= ProjectHeadings.StandIn(heads[c][^1].Text);
        }
    }

    static Dictionary<int, string> SidesOf(List<GridColumn> columns, List<int> groups)
    {
        var sides = new Dictionary<int, string>();
        if (groups.Count < 2) return sides;
        foreach (var group in groups)
        {
            var own = columns.FindAll(c => c.Group == group);
            own.RemoveAll(c => c.Kind is ColumnKind.Attribute or ColumnKind.Index);
            if (own.Exists(c => IsUnderSide(c, "收入"))) sides[group] = Sides.Revenue;
            else if (own.Exists(c => IsUnderSide(c, "支出"))) sides[group] = Sides.Expenditure;
        }
        // Of a heading of two characters an engine loses one, or takes 入 for 人.
        foreach (var group in groups.Where(g => !sides.ContainsKey(g)))
        {
            var heads = columns.FindAll(c => c.Group == group && c.Heads.Count > 0).ConvertAll(c => c.Heads[0]);
            if (heads.Exists(h => IsLeftOf(h, '收', '支'))) sides[group] = Sides.Revenue;
            else if (heads.Exists(h => IsLeftOf(h, '支', '收'))) sides[group] = Sides.Expenditure;
        }
        if (!sides.ContainsValue(Sides.Revenue) || !sides.ContainsValue(Sides.Expenditure)) return [];
        var expenditure = groups.Where(g => sides.GetValueOrDefault(g) == Sides.Expenditure).ToList();
        foreach (var further in expenditure.Skip(1)) sides[further] = Sides.ExpenditureUse;
        return sides;

        static bool IsLeftOf(Cell head, char side, char other) => head.Source == WordSource.Ocr && head.Text.Length <= 3
            && head.Text.Contains(side) && !head.Text.Contains(other);

        static bool IsUnderSide(GridColumn column, string side) =>
            column.Heads.Count > 0 && column.Heads[0].Text.Contains(side, StringComparison.Ordinal);
    }

    static string KeyOf(GridColumn column, List<GridColumn> group)
    {
        var heads = column.Heads;
        for (var at = heads.Count - 1; at >= 0; at--)
            if (KeyFrom(column, at, group) is { } key) return key;
        var isAmount = group.Count == 1 || heads.Count == 0 || ColumnKeys.IsGeneric(column.Leaf);
        return isAmount ? ColumnKeys.Amount : ColumnKeys.OtherPrefix + column.Leaf;
    }

    /// <summary>The key that one heading of a column gives it; null where a heading above must say more.</summary>
    static string? KeyFrom(GridColumn column, int at, List<GridColumn> group)
    {
        var text = column.Heads[at].Text;
        var isLeaf = at == column.Heads.Count - 1;
        if (!isLeaf && IsOverAll(column.Heads[at], group)) return null;
        if (ColumnKeys.IsTotal(text)) return InheritedKey(column, at, group) ?? ColumnKeys.Total;
        if (ColumnKeys.IsSubtotal(text))
            return InheritedKey(column, at, group)
                ?? (column.IsUnder(IsThreePublic) ? KeyOfThreePublic(group) : ColumnKeys.Subtotal);
        if (IsThreePublic(text)) return KeyOfThreePublic(group);
        if (ColumnKeys.Specific(text) is { } key)
            return group.Count == 1 && ColumnKeys.NamesForm(key) ? ColumnKeys.Amount : key;
        var isOwnName = isLeaf && group.Count > 1 && !ColumnKeys.IsGeneric(text);
        return isOwnName ? ColumnKeys.OtherPrefix + text : null;
    }

    /// <summary>All of 三公 are a part where the group has a total of more beside them.</summary>
    static string KeyOfThreePublic(List<GridColumn> group)
    {
        var hasWiderTotal = group.Exists(c => c.Heads.Count > 0 && ColumnKeys.IsTotal(c.Leaf)
            && !c.IsUnder(IsThreePublic));
        return hasWiderTotal ? ColumnKeys.ThreePublicSubtotal : ColumnKeys.Total;
    }

    /// <summary>基本支出 / 小计 is the amount of 基本支出 itself.</summary>
    static string? InheritedKey(GridColumn column, int below, List<GridColumn> group)
    {
        for (var at = below - 1; at >= 0; at--)
        {
            var head = column.Heads[at];
            if (ColumnKeys.IsGeneric(head.Text) || IsThreePublic(head.Text) || IsOverAll(head, group)) continue;
            return ColumnKeys.Specific(head.Text);
        }
        return null;
    }

    static bool IsThreePublic(string heading) => heading.Contains("三公");

    /// <summary>A heading over all amounts of the group names the form, not the column.</summary>
    static bool IsOverAll(Cell head, List<GridColumn> group) => group.TrueForAll(c => c.Heads.Contains(head));

    static string? MomentOf(GridColumn column, int? year)
    {
        for (var i = column.Heads.Count - 1; i >= 0; i--)
            if (ColumnKeys.Moment(column.Heads[i].Text, year) is { } moment
                && (ColumnKeys.IsGeneric(column.Heads[i].Text) || moment == Moments.LastYear))
                return moment;
        return null;
    }

    [GeneratedRegex(@"(20\d\d)年")]
    private static partial Regex YearHeading();
}
