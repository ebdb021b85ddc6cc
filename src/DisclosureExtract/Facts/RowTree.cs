using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// Which row of a column group is part of which other: by subject code, by numbering, by nested labels. Total rows
/// stand outside of the tree.
/// </summary>
public sealed class RowTree
{
    readonly int[] parents;
    readonly bool[] isPart;
    readonly List<int>?[] children;
    readonly List<int> top = [];

    /// <param name="ofWhichIsAll">What 其中 begins leaves nothing out.</param>
    RowTree(IReadOnlyList<FormRow> rows, int[] parents, bool isCoded, bool ofWhichIsAll = false)
    {
        (Rows, this.parents, IsCoded) = (rows, parents, isCoded);
        var isOfWhich = ofWhichIsAll ? new bool[rows.Count] : OfWhich(rows, parents);
        (isPart, children) = (new bool[rows.Count], new List<int>?[rows.Count]);
        for (var i = 0; i < rows.Count; i++)
        {
            isPart[i] = rows[i].IsLabelled && !isOfWhich[i] && !IsTotal(i) && !RowNames.IsCarried(rows[i].Name);
            if (!isPart[i]) continue;
            if (parents[i] < 0) top.Add(i);
            else (children[parents[i]] ??= []).Add(i);
        }
    }

    /// <summary>The rows of one column group, in print order.</summary>
    public IReadOnlyList<FormRow> Rows { get; }

    /// <summary>Whether the hierarchy comes from subject codes.</summary>
    public bool IsCoded { get; }

    /// <summary>
    /// Whether the hierarchy is concluded from how rows are set and called, where no codes tell: a list of a government may leave
    /// out parts.
    /// </summary>
    public bool IsInferred { get; private init; }

    /// <summary>Index of the row above in the hierarchy, -1 at the top.</summary>
    public int Parent(int index) => parents[index];

    public IEnumerable<int> Children(int index) => children[index] ?? Enumerable.Empty<int>();

    /// <summary>Rows at the top that are no totals.</summary>
    public IEnumerable<int> Top => top;

    /// <summary>
    /// Whether a row adds to the one above it: totals, "of which" rows and rows without a name do not.
    /// </summary>
    public bool IsPart(int index) => isPart[index];

    /// <summary>
    /// "Of which" speaks for the whole list it begins: 其中:(1)… and then (2)…. Such a list may leave things out, so it
    /// is no sum; but purchase and operation together are all there is to say about vehicles.
    /// </summary>
    static bool[] OfWhich(IReadOnlyList<FormRow> rows, int[] parents)
    {
        var result = new bool[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            result[i] = RowNames.IsOfWhich(rows[i].Name);
            var goesOn = rows[i].Numbering != NumberingStyles.None || IsPartOfStock(rows[i].Name);
            for (var j = i - 1; j >= 0 && !result[i] && goesOn; j--)
                result[i] = result[j] && parents[j] == parents[i] && rows[j].Numbering == rows[i].Numbering;
        }
        var below = new int[rows.Count];
        foreach (var parent in parents)
            if (parent >= 0) below[parent]++;
        for (var i = 0; i < rows.Count; i++)
        {
            if (below[i] != 2 || KeyOf(rows[i]) != ColumnKeys.Vehicles) continue;
            var list = Enumerable.Range(0, rows.Count).Where(j => parents[j] == i).ToList();
            var keys = list.ConvertAll(j => KeyOf(rows[j]));
            if (keys.Contains("vehicle_purchase") && keys.Contains("vehicle_operation"))
                foreach (var j in list) result[j] = false;
        }
        return result;
    }

    static string? KeyOf(FormRow row) => ColumnKeys.Specific(Numbering.StripAll(row.Name));

    static bool IsOfVehicles(string name) => ColumnKeys.Specific(Numbering.StripAll(name)) is "vehicle_purchase" or "vehicle_operation";

    /// <summary>A total row; a 小计 inside a block of nested labels heads that block instead.</summary>
    public bool IsTotal(int index) => Rows[index].IsTotal && Rows[index].Code.Length == 0 && !IsBlockHead(Rows[index]);

    /// <summary>
    /// Groups of columns that are one list: the list goes on in a group that begins with parts of a subject which only
    /// the group before prints (302 in the middle, 30220 at the head of the right). The first group of each list, with
    /// all of its groups.
    /// </summary>
    public static IEnumerable<List<int>> Lists(FormTable table)
    {
        var lists = new List<List<int>>();
        var groups = table.Columns.Select(c => c.Group).Concat(table.Rows.Select(r => r.Group));
        foreach (var group in groups.Distinct().Order())
        {
            if (lists.Count > 0 && GoesOn(table, lists[^1], group)) lists[^1].Add(group);
            else lists.Add([group]);
        }
        return lists;
    }

    static bool GoesOn(FormTable table, List<int> list, int group)
    {
        if (table.Columns.Any(c => c.Side != Sides.None)) return false;
        var (keys, before) = (KeysOf(group), KeysOf(list[^1]));
        if (keys.Count == 0 || !before.SequenceEqual(keys)) return false;
        if (table.Rows.FirstOrDefault(r => r.Group == group && r.Code.Length > 0) is not { } first) return false;
        var above = SubjectCode.Parent(first.Code);
        return above.Length > 0 && table.Rows.Any(r => r.Group == list[^1] && r.Code == above);

        List<string> KeysOf(int of) => [.. FactIndex.Columns(table, of).Select(c => c.Key)];
    }

    /// <summary>
    /// The trees that the rows of a list of groups may stand for, the usual one first. What is printed does not always
    /// tell them apart: <see cref="FactIndex.Tree"/> takes the one whose sums hold.
    /// </summary>
    public static IEnumerable<RowTree> Candidates(FormTable table, IReadOnlyList<int> groups)
    {
        var rows = groups.SelectMany(g => table.Rows.Where(r => r.Group == g)).ToList();
        var coded = rows.Count(r => CodeOf(r).Length > 0);
        if (coded > 0 && coded >= 0.5 * rows.Count(r => r.Name.Length > 0 && !r.IsTotal))
        {
            yield return new RowTree(rows, ByCode(rows, PlaceOf), isCoded: true);
            if (ByHead(rows) is { } heads) yield return new RowTree(rows, heads, isCoded: true);
            if (ByHead(rows, firstHeadsAll: true) is { } nested) yield return new RowTree(rows, nested, isCoded: true);
        }
        else if (coded > 0 && ByHead(rows) is { } few && rows.Exists(r => UnitOf(r).Length > 0))
        {
            yield return new RowTree(rows, few, isCoded: true); // a unit and its only subject
        }
        else if (ByUnit(rows) is { } units)
        {
            yield return new RowTree(rows, units, isCoded: false);
        }
        else if (rows.Exists(IsBlockHead))
        {
            yield return new RowTree(rows, ByBlock(rows), isCoded: false);
        }
        else if (rows.Exists(r => r.LabelDepth > 0) && table.Form is FormIds.Procurement)
        {
            yield return new RowTree(rows, ByDepth(rows), isCoded: false);
        }
        else
        {
            var isOfGovernment = table.Type.IsOfGovernment;
            yield return new RowTree(rows, ByNumbering(rows, plainIsPart: false), isCoded: false) { IsInferred = isOfGovernment };
            if (rows.Exists(r => r.Numbering != NumberingStyles.None))
                yield return new RowTree(rows, ByNumbering(rows, plainIsPart: true), isCoded: false) { IsInferred = isOfGovernment };
            if (!isOfGovernment && HeadingTotals(rows) is { Count: > 0 } heads)
                yield return new RowTree(rows, ByNumbering(rows, plainIsPart: false, heads), isCoded: false);
            if (!isOfGovernment) yield break;
            yield return new RowTree(rows, ByIndent(rows), isCoded: false) { IsInferred = true };
            if (rows.Exists(r => RowNames.IsOfWhich(r.Name)))
                yield return new RowTree(rows, ByNumbering(rows, plainIsPart: true), isCoded: false, ofWhichIsAll: true) { IsInferred = true };
            if (rows.Exists(r => HeadsMoved(r.Name)))
                yield return new RowTree(rows, ByMoved(rows, ByNumbering(rows, plainIsPart: true)), isCoded: false) { IsInferred = true };
            yield return new RowTree(rows, ByCode(rows, static r => r.Subject?.Code ?? ""), isCoded: false) { IsInferred = true };
        }
    }

    /// <summary>Points by which a row is set further right than one it is part of, at least.</summary>
    const double LeastIndent = 3;

    /// <summary>转移性收入, 转移性支出: what comes from or goes to other budgets, up to the next total.</summary>
    static bool HeadsMoved(string name) => name is "转移性收入" or "转移性支出";

    static int[] ByMoved(List<FormRow> rows, int[] parents)
    {
        var head = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            if (HeadsMoved(rows[i].Name)) head = i;
            else if (rows[i].IsTotal || rows[i].Numbering != NumberingStyles.None) head = -1;
            else if (head >= 0 && parents[i] < 0 && rows[i].Name.Length > 0) parents[i] = head;
        }
        return parents;
    }

    /// <summary>A row is part of the nearest one above that is set further left.</summary>
    static int[] ByIndent(List<FormRow> rows) => ByNesting(rows, (above, row) => above.Box.Left <= row.Box.Left - LeastIndent);

    static int[] ByDepth(List<FormRow> rows) => ByNesting(rows, (above, row) => above.LabelDepth < row.LabelDepth);

    /// <summary>A row with a name that is no total is part of the nearest one above that holds it.</summary>
    static int[] ByNesting(List<FormRow> rows, Func<FormRow, FormRow, bool> holds)
    {
        var parents = new int[rows.Count];
        var open = new Stack<int>();
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            if (rows[i].Name.Length == 0 || rows[i].IsTotal) continue;
            while (open.Count > 0 && !holds(rows[open.Peek()], rows[i])) open.Pop();
            if (open.Count > 0) parents[i] = open.Peek();
            open.Push(i);
        }
        return parents;
    }

    /// <summary>
    /// The printed code, or the code of the subject its name stands for in a form that prints no codes.
    /// </summary>
    public static string CodeOf(FormRow row) =>
        row.IsBody ? ""
        : row.Code.Length > 0 ? row.Code
        : row.Subject is { Kind: MatchKind.Name, Classification: Classifications.DepartmentEconomic } subject ? subject.Code
        : "";

    /// <summary>The code by which a row stands in a tree.</summary>
    static string PlaceOf(FormRow row) => CodeOf(row) is { Length: > 0 } own ? own : FirstOfSeveral(row);

    static readonly char[] BetweenCodes = ['、', ',', '/', ';', '和', '及'];

    /// <summary>A row for several subjects stands where the first of them does: 2080505、2080506.</summary>
    static string FirstOfSeveral(FormRow row)
    {
        if (row.Path is not [{ Length: > 6 } printed, ..] || !char.IsAsciiDigit(printed[0])) return "";
        var codes = printed.Split(BetweenCodes, StringSplitOptions.RemoveEmptyEntries);
        return codes.Length > 1 && Array.TrueForAll(codes, c => c.Length == codes[0].Length && c.All(char.IsAsciiDigit) && SubjectCode.Level(c) > 0)
            ? codes[0] : "";
    }

    static bool IsBlockHead(FormRow row) => row.Path.Count > 0 && row.Name is "小计" or "合计";

    /// <summary>
    /// Rows without a subject code head the subjects below them: a department, a unit of it, the subject that projects
    /// with its code belong to. A unit begins a tree of codes of its own. Null where nothing heads anything.
    /// </summary>
    /// <param name="firstHeadsAll">Whether the first such row is the department, where no codes of units tell.</param>
    static int[]? ByHead(List<FormRow> rows, bool firstHeadsAll = false)
    {
        var first = firstHeadsAll ? rows.FindIndex(r => CodeOf(r).Length == 0 && r.Name.Length > 0 && !r.IsTotal) : -1;
        var units = rows.ConvertAll(UnitOf);
        var parents = new int[rows.Count];
        var last = new Dictionary<string, int>();
        var open = new List<int>(); // heads from the outermost in
        var (unit, isHeading) = ("", false);
        var found = false;
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            var code = PlaceOf(rows[i]);
            if (code.Length == 0)
            {
                if (rows[i].Name.Length == 0 || rows[i].IsTotal || RowNames.IsOfWhich(rows[i].Name) || RowNames.IsCarried(rows[i].Name)) continue;
                while (open.Count > 0 && !Heads(open[^1], i)) open.RemoveAt(open.Count - 1);
                if (open.Count > 0) parents[i] = open[^1];
                open.Add(i);
                (unit, isHeading) = (units[i], true);
                last.Clear();
                continue;
            }
            // The next unit, which has no row of its own.
            if (units[i] != unit && units[i].Length > 0 && !isHeading) last.Clear();
            (unit, isHeading) = (units[i], false);
            var above = SubjectCode.Parent(code);
            for (; above.Length > 0 && parents[i] < 0; above = SubjectCode.Parent(above))
                parents[i] = last.GetValueOrDefault(above, -1);
            last[code] = i;
            if (parents[i] >= 0 || open.Count == 0) continue;
            parents[i] = open[^1];
            found = true;
        }
        return found || units.Where(u => u.Length > 0).Distinct().Skip(1).Any() ? parents : null;

        // A unit heads the units whose code begins with its own and all rows without such a code; another row heads the
        // row right below it only if no subject is called as it is.
        bool Heads(int head, int row) =>
            head == first || (units[head].Length == 0 ? head == row - 1 && rows[head].Subject is null
            : units[row].Length == 0 || IsAbove(units[head], units[row]));
    }

    /// <summary>The code of the unit a row belongs to; empty where none is printed.</summary>
    static readonly WordTable UnitCodes = WordTable.Of("column kind", "unit_code");

    static string UnitOf(FormRow row)
    {
        if (row.IsBody) return row.Code;
        var code = row.Attributes.FirstOrDefault(a => UnitCodes.StandIn(a.Key))?.Value ?? "";
        return code.All(char.IsAsciiLetterOrDigit) ? code : "";
    }

    /// <summary>Whether the code of a unit begins that of another: 207 is above 207001.</summary>
    static bool IsAbove(string code, string other) =>
        code.Length < other.Length && other.StartsWith(code, StringComparison.Ordinal);

    static int[] ByCode(List<FormRow> rows, Func<FormRow, string> codeOf)
    {
        var parents = new int[rows.Count];
        var last = new Dictionary<string, int>();
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            var code = codeOf(rows[i]);
            if (code.Length == 0) continue;
            for (var above = SubjectCode.Parent(code); above.Length > 0; above = SubjectCode.Parent(above))
                if (last.TryGetValue(above, out var parent))
                {
                    parents[i] = parent;
                    break;
                }
            last[code] = i;
        }
        return parents;
    }

    /// <summary>
    /// Units below their department: the code of the one begins that of the other (207, 207001). Null where rows have
    /// no such codes.
    /// </summary>
    static int[]? ByUnit(List<FormRow> rows)
    {
        var codes = rows.ConvertAll(UnitOf);
        if (codes.TrueForAll(c => c.Length == 0)) return null;
        var parents = new int[rows.Count];
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            for (var j = 0; j < i && codes[i].Length > 0; j++)
            {
                var isNearest = parents[i] < 0 || codes[j].Length > codes[parents[i]].Length;
                if (codes[j].Length > 0 && IsAbove(codes[j], codes[i]) && isNearest) parents[i] = j;
            }
        }
        return parents;
    }

    static int[] ByBlock(List<FormRow> rows)
    {
        var parents = new int[rows.Count];
        var head = -1;
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            if (IsBlockHead(rows[i])) head = i;
            else if (head >= 0 && rows[i].Path.Count > 0 && rows[i].Path[0] == rows[head].Path[0]) parents[i] = head;
        }
        // The 小计 at the foot of a block that has none at its head.
        for (var i = 0; i < rows.Count; i++)
            if (parents[i] < 0 && rows[i].Path.Count > 0 && !IsBlockHead(rows[i]))
                parents[i] = rows.FindIndex(r => IsBlockHead(r) && r.Path[0] == rows[i].Path[0]);
        return parents;
    }

    /// <summary>年初财政拨款结转和结余 is followed by the sources of that money, which carry no numbers.</summary>
    static bool IsCarriedOver(string name) => name.Contains("结转") || name.Contains("结余");

    static readonly WordTable StockParts = WordTable.Of("row", "part_of_stock");

    /// <summary>基本支出结转, 项目支出结转和结余, 经营结余: what 年初 or 年末结转和结余 consists of.</summary>
    static bool IsPartOfStock(string name) => StockParts.StandIn(name);

    static bool IsSourceOfMoney(string name) => ColumnKeys.Specific(name)
        is ColumnKeys.GeneralPublicBudget or ColumnKeys.GovernmentFund or ColumnKeys.StateCapital;

    /// <summary>本年收入合计, and below it 1., 2. …: a total before a list that begins.</summary>
    static HashSet<int> HeadingTotals(List<FormRow> rows) =>
        [.. Enumerable.Range(0, Math.Max(0, rows.Count - 1)).Where(i =>
            rows[i].IsTotal && rows[i + 1].Numbering != NumberingStyles.None && !rows[i + 1].IsTotal)];

    /// <summary>
    /// A style of numbering that has not occurred yet is one level deeper than the row before; one that has occurred
    /// goes back to its level. 一、 after a row without numbering that is no total begins a list under that row.
    /// </summary>
    /// <param name="plainIsPart">Whether rows without numbering are parts of the numbered row above: 一、本年支出, then its
    /// subjects.</param>
    /// <param name="heads">Totals that stand above the list they sum up.</param>
    static int[] ByNumbering(List<FormRow> rows, bool plainIsPart, HashSet<int>? heads = null)
    {
        var parents = new int[rows.Count];
        var open = new List<(NumberingStyles Style, int Row)>(); // styles from the top level down, with their last row
        var plain = -1;                              // last row without numbering that may head a list
        for (var i = 0; i < rows.Count; i++)
        {
            parents[i] = -1;
            var row = rows[i];
            if (row.Name.Length == 0) continue;
            if (row.IsTotal)
            {
                (plain, open) = (heads?.Contains(i) == true ? i : -1, []);
                continue;
            }
            if (row.Numbering == NumberingStyles.None)
            {
                if (plain >= 0 && IsCarriedOver(rows[plain].Name) && (IsSourceOfMoney(row.Name) || IsPartOfStock(row.Name)))
                    parents[i] = plain;
                else if (i > 0 && parents[i - 1] >= 0 && IsOfVehicles(row.Name) && KeyOf(rows[parents[i - 1]]) == ColumnKeys.Vehicles)
                    parents[i] = parents[i - 1];
                else if (plain == i - 1 && i > 0 && IsOfVehicles(row.Name) && KeyOf(rows[i - 1]) == ColumnKeys.Vehicles)
                    parents[i] = plain;
                else if (i > 0 && parents[i - 1] >= 0 && RowNames.IsOfWhich(rows[i - 1].Name) && IsPartOfStock(row.Name))
                    parents[i] = parents[i - 1];
                else if (RowNames.IsOfWhich(row.Name) || (plainIsPart && open.Count > 0))
                    parents[i] = open.Count > 0 ? open[^1].Row : plain;
                else (plain, open) = (i, []);
                continue;
            }
            var at = open.FindIndex(o => o.Style == row.Numbering);
            if (at >= 0) open.RemoveRange(at, open.Count - at);
            parents[i] = open.Count > 0 ? open[^1].Row : plain;
            open.Add((row.Numbering, i));
        }
        return parents;
    }
}
