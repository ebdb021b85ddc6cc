using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>sum.children, sum.total and sum.economic: sums down the rows of one column group.</summary>
static class RowSums
{
    public static IEnumerable<Relation> Relations(FactIndex facts, FormTable table)
    {
        var lacksSigns = ChangeSums.LacksSigns(table);
        foreach (var list in RowTree.Lists(table))
        {
            var tree = facts.Tree(table, list[0]);
            var columns = FactIndex.Columns(table, list[0]).Where(c => !lacksSigns || !ChangeSums.IsChange(c)).ToList();
            foreach (var relation in Children(facts, table, tree, columns)) yield return relation;
            foreach (var relation in Totals(facts, table, tree, columns, facts.Entity)) yield return relation;
            for (var i = 0; i < tree.Rows.Count; i++)
                if (tree.IsTotal(i) && EconomicClasses(tree.Rows[i].Name) is { } classes)
                    foreach (var relation in Economic(facts, table, tree, i, classes)) yield return relation;
        }
        foreach (var relation in UseTotals(facts, table)) yield return relation;
    }

    /// <summary>Sums down the rows that hold under a tree, less those that fail.</summary>
    public static int Merit(FactIndex facts, FormTable table, RowTree tree)
    {
        var columns = FactIndex.Columns(table, tree.Rows[0].Group).ToList();
        return Children(facts, table, tree, columns).Concat(Totals(facts, table, tree, columns, entity: null))
            .Sum(r => facts.Precision.Evaluate(r).Holds ? 1 : -1);
    }

    static readonly WordTable Selections = WordTable.Of("table", "selection");

    /// <summary>A note says that not all subjects are printed: a sum that fails may lack what was left out.</summary>
    static bool IsSelected(FormTable table) => table.Table.Notes.Any(n => Selections.StandIn(n.Text));

    static IEnumerable<Relation> Children(FactIndex facts, FormTable table, RowTree tree, List<FormColumn> columns)
    {
        for (var i = 0; i < tree.Rows.Count; i++)
        {
            var children = tree.Children(i).ToList();
            if (children.Count == 0) continue;
            foreach (var column in columns)
            {
                if (facts.At(table, tree.Rows[i], column) is not { } whole) continue;
                if (children.Exists(c => FactIndex.IsUnread(table, tree.Rows[c], column))) continue;
                var parts = children.SelectMany(c => facts.Contribution(table, tree, c, column)).ToList();
                // A list of items may be left without amounts; subjects with codes may not, if they have any.
                var mustHaveParts = tree.IsCoded && whole.Value != 0 && HasAmounts(tree, children);
                if (parts.Count == 0 && !mustHaveParts) continue;
                var label = Label(tree.Rows[i]);
                var family = $"{Rules.SumChildren} {table.Table.Id} {column.Group}";
                yield return new Relation(Rules.SumChildren, family, whole, parts,
                    $"{label} = sum of its {children.Count} parts ({column.HeaderPath})",
                    $"{label} = 其下{children.Count}项之和（{column.HeaderPath}）")
                {
                    IsInferred = tree.IsInferred || IsSelected(table),
                    Blanks = () => Blanks(facts, table, tree, children, column),
                };
            }
        }
    }

    /// <summary>
    /// Rows that sum up others, each with them, down every column of its list; a total that covers what its name says
    /// is not among them.
    /// </summary>
    public static IEnumerable<(FormColumn Column, RowTree Tree, int Whole, List<int> Parts)> Wholes(FactIndex facts, FormTable table)
    {
        foreach (var list in RowTree.Lists(table))
        {
            var tree = facts.Tree(table, list[0]);
            var wholes = Enumerable.Range(0, tree.Rows.Count).Select(i => (Whole: i, Parts: tree.Children(i).ToList()))
                .Where(w => w.Parts.Count > 0).Concat(TotalRows(table, tree, facts.Entity)).ToList();
            foreach (var column in FactIndex.Columns(table, list[0]))
                foreach (var (whole, parts) in wholes) yield return (column, tree, whole, parts);
        }
    }

    /// <summary>Whether a row of these prints an amount in any column.</summary>
    public static bool HasAmounts(RowTree tree, List<int> rows) =>
        rows.Exists(r => tree.Rows[r].Cells.Any(c => c.Amount.Value is not null and not 0));

    /// <summary>
    /// A total row sums up the rows since the total before it, that total included; a total that stands first sums up
    /// all.
    /// </summary>
    static IEnumerable<Relation> Totals(
        FactIndex facts, FormTable table, RowTree tree, List<FormColumn> columns, string? entity) =>
        TotalRows(table, tree, entity).SelectMany(t => Total(facts, table, tree, columns, t.Total, t.Parts));

    /// <summary>Rows that sum up others, with the rows they cover.</summary>
    static IEnumerable<(int Total, List<int> Parts)> TotalRows(FormTable table, RowTree tree, string? entity)
    {
        // A list of units that begins with the department itself: without codes nothing says whether the others are
        // parts of it.
        if (!tree.IsCoded && entity is not null && !table.Type.ListsProjects && BeginsWith(tree, entity))
        {
            if (UnitsOf(tree, entity) is { } units) yield return units;
            yield break;
        }
        // Two totals at the head: subtotals stand before their rows, and which rows they cover is not said.
        if (tree.Rows.Count > 1 && tree.IsTotal(0) && tree.IsTotal(1)) yield break;
        var pending = new List<int>();
        var lastTotal = -1;
        var leading = -1;
        (int Total, List<int> Parts)? open = null;
        for (var i = 0; i < tree.Rows.Count; i++)
        {
            // A total above its own list is a part of what comes below, like any other row with parts.
            if (!tree.IsTotal(i) || tree.Children(i).Any())
            {
                if (tree.Parent(i) < 0 && (tree.IsPart(i) || tree.IsTotal(i))) pending.Add(i);
                continue;
            }
            // Covers what its name says, wherever that stands.
            if (EconomicClasses(tree.Rows[i].Name) is not null) continue;
            if (pending.Count == 0 && lastTotal < 0)
            {
                leading = i;
                if (!RowNames.IsGrandTotal(tree.Rows[i].Name)) lastTotal = i; // 本年支出合计 is a part of 支出总计
                continue;
            }
            if (open is { } before) yield return before;
            open = (i, lastTotal >= 0 ? [lastTotal, .. pending] : pending);
            lastTotal = i;
            pending = [];
        }
        if (open is { } last)
        {
            // What is left at the end of the year may be printed below the total that it belongs to.
            if (pending.Count > 0 && pending.TrueForAll(p => IsClosing(tree.Rows[p].Name))) last.Parts.AddRange(pending);
            yield return last;
        }
        if (leading >= 0 && pending.Count > 0 && (lastTotal < 0 || lastTotal == leading))
        {
            // What the form says of other money below is no part of the three.
            if (tree.Rows[leading].Name.Contains("三公") && pending.FindAll(p => IsOfThree(tree.Rows[p].Name)) is { Count: > 1 } three) pending = three;
            yield return (leading, pending);
        }
        // Project lists head the projects of a unit with the unit itself.
        var hasTotal = leading >= 0 || lastTotal >= 0;
        if (!hasTotal && pending.Count > 2 && table.Type.ListsProjects && tree.Rows[pending[0]].Name == entity)
            yield return (pending[0], pending[1..]);
    }

    static bool IsOfThree(string name) => ColumnKeys.Specific(Numbering.StripAll(name))
        is "overseas_travel" or "reception" or ColumnKeys.Vehicles or "vehicle_purchase" or "vehicle_operation";

    static bool IsClosing(string name) =>
        ColumnKeys.Specific(Numbering.StripAll(name)) is ColumnKeys.ClosingBalance or ColumnKeys.CarryForward;

    /// <summary>Whether the entity itself stands at the head of others.</summary>
    static bool BeginsWith(RowTree tree, string entity) =>
        tree.Top.Take(2).ToList() is [var first, _] && tree.Rows[first].Name == entity;

    /// <summary>Where one of the others is the 本级 of the department, what stands at the head is all of them.</summary>
    static (int Total, List<int> Parts)? UnitsOf(RowTree tree, string entity)
    {
        var units = tree.Top.Skip(1).ToList();
        var hasOwn = units.Exists(u => tree.Rows[u].Name.StartsWith(entity, StringComparison.Ordinal)
            && tree.Rows[u].Name[entity.Length..].Trim('(', ')') is "本级" or "机关" or "局机关" or "局本级");
        return hasOwn && units.Count > 1 && tree.Top.First() is var first ? (first, units) : null;
    }

    static IEnumerable<Relation> Total(
        FactIndex facts, FormTable table, RowTree tree, List<FormColumn> columns, int total, List<int> parts)
    {
        foreach (var column in columns)
        {
            if (facts.At(table, tree.Rows[total], column) is not { } whole) continue;
            if (parts.Exists(p => FactIndex.IsUnread(table, tree.Rows[p], column))) continue;
            var summands = parts.SelectMany(p => facts.Contribution(table, tree, p, column)).ToList();
            if (summands.Count == 0 && whole.Value == 0) continue;
            var label = Label(tree.Rows[total]);
            var family = $"{Rules.SumTotal} {table.Table.Id} {column.Group} {total}";
            yield return new Relation(Rules.SumTotal, family, whole, summands,
                $"{label} = sum of {summands.Count} rows ({column.HeaderPath})",
                $"{label} = {summands.Count}行之和（{column.HeaderPath}）")
            {
                IsInferred = tree.IsInferred || IsSelected(table),
                Blanks = () => Blanks(facts, table, tree, parts, column),
            };
        }
    }

    /// <summary>Cells of the rows that hold nothing, neither themselves nor below.</summary>
    static IEnumerable<BlankTerm> Blanks(FactIndex facts, FormTable table, RowTree tree, List<int> rows, FormColumn column) =>
        rows.Where(r => !facts.Contribution(table, tree, r, column).Any()).SelectMany(r => BlankTerm.At(table, tree.Rows[r], column));

    static IEnumerable<Relation> Economic(FactIndex facts, FormTable table, RowTree tree, int total, string[] classes)
    {
        var row = tree.Rows[total];
        foreach (var column in FactIndex.Columns(table, row.Group))
        {
            if (facts.At(table, row, column) is not { } whole) continue;
            var parts = new List<Fact>();
            foreach (var list in RowTree.Lists(table))
            {
                var other = facts.Tree(table, list[0]);
                var same = FactIndex.Columns(table, list[0]).FirstOrDefault(c => c.Key == column.Key);
                if (same is null) continue;
                foreach (var code in classes)
                {
                    var own = other.Rows.Where(r => RowTree.CodeOf(r) == code).Select(r => facts.At(table, r, same)).OfType<Fact>().ToList();
                    // A 类 that prints nothing counts by its 款.
                    parts.AddRange(own.Count > 0 ? own : other.Rows.Where(r => SubjectCode.Parent(RowTree.CodeOf(r)) == code)
                        .Select(r => facts.At(table, r, same)).OfType<Fact>());
                }
            }
            if (parts.Count == 0) continue;
            var what = $"{row.Name} = {string.Join(" + ", parts.Select(p => RowTree.CodeOf(p.Row)))}";
            var family = $"{Rules.SumEconomic} {table.Table.Id}";
            yield return new Relation(Rules.SumEconomic, family, whole, parts, what, what);
        }
    }

    /// <summary>
    /// 类 of the economic classification that a personnel or public total covers; null for other totals.
    /// </summary>
    static string[]? EconomicClasses(string name) =>
        name.StartsWith("人员经费", StringComparison.Ordinal) ? ["301", "303"]
        : name.StartsWith("公用经费", StringComparison.Ordinal)
            ? ["302", "307", "308", "309", "310", "311", "312", "313", "399"]
        : null;

    /// <summary>
    /// In forms of three groups the totals stand in the group by use, and the group by function has none of its own:
    /// its items add up to the same first total.
    /// </summary>
    static IEnumerable<Relation> UseTotals(FactIndex facts, FormTable table)
    {
        var use = table.Columns.FirstOrDefault(c => c.Side == Sides.ExpenditureUse);
        var function = table.Columns.FirstOrDefault(c => c.Side == Sides.Expenditure);
        if (use is null || function is null) yield break;
        var tree = facts.Tree(table, function.Group);
        if (tree.Rows.Any(r => r.IsTotal && facts.At(table, r, function) is not null)) yield break;
        var total = facts.Tree(table, use.Group).Rows
            .FirstOrDefault(r => r.IsTotal && facts.At(table, r, use) is not null);
        var parts = tree.Top.SelectMany(i => facts.Contribution(table, tree, i, function)).ToList();
        if (total is null || parts.Count == 0) yield break;
        var whole = facts.At(table, total, use)!;
        yield return new Relation(Rules.SumTotal, $"{Rules.SumTotal} {table.Table.Id} use", whole, parts,
            $"{total.Name} = sum of expenditure by function", $"{total.Name} = 功能分类各项之和");
    }

    static string Label(FormRow row) => row.IsLabelled ? row.Label : $"row {row.Index + 1}";
}
