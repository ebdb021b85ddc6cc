using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>All facts of a document by the cell they stand in, and the questions rules ask of a form.</summary>
public sealed class FactIndex
{
    readonly Dictionary<FactKey, Fact> byCell = [];
    readonly Dictionary<(string Table, int Group), RowTree> trees;

    /// <param name="entity">Whose disclosure it is; null where that is not known.</param>
    public FactIndex(IReadOnlyList<FormTable> tables, string? entity)
        : this(tables, entity, [.. tables.SelectMany(Fact.In)], [])
    {
    }

    FactIndex(
        IReadOnlyList<FormTable> tables, string? entity, IReadOnlyList<Fact> facts, Dictionary<(string, int), RowTree> trees)
    {
        (Tables, Entity, Facts, this.trees) = (tables, entity, facts, trees);
        Precision = new Precision(facts);
        foreach (var fact in facts) byCell[fact.Key] = fact;
    }

    public IReadOnlyList<FormTable> Tables { get; }

    /// <summary>Whose disclosure it is; null where that is not known.</summary>
    public string? Entity { get; }

    /// <summary>In the order of the tables, row by row.</summary>
    public IReadOnlyList<Fact> Facts { get; }

    /// <summary>
    /// The same amounts with what has been found out about them: the trees of their rows stay as they were chosen.
    /// </summary>
    /// <param name="facts">Each fact of the index with another status.</param>
    public FactIndex With(IReadOnlyList<Fact> facts) => new(Tables, Entity, facts, trees);

    public Fact? At(FactKey cell) => byCell.GetValueOrDefault(cell);

    /// <summary>
    /// The amount in a row and column, if one is printed there; for a row of another group of the same list in its
    /// column of that key.
    /// </summary>
    public Fact? At(FormTable table, FormRow row, FormColumn column) =>
        Own(table, row, column) is { } own ? At(new FactKey(table.Table.Id, row.Index, own.Index)) : null;

    /// <summary>
    /// Whether a text layer has something in a row and column that is no amount: what a sum over it comes to is not
    /// known. On scans such a sum fails, which doubts all that the reader read there.
    /// </summary>
    public static bool IsUnread(FormTable table, FormRow row, FormColumn column) =>
        Own(table, row, column) is { } own && row.CellIn(own) is { Amount.State: CellState.Unreadable } cell && cell.Source.Source.IsPrinted();

    static FormColumn? Own(FormTable table, FormRow row, FormColumn column) =>
        column.Group == row.Group
            ? column
            : table.Columns.FirstOrDefault(c => c.Group == row.Group && c.Key == column.Key);

    /// <summary>How finely the amounts are printed.</summary>
    public Precision Precision { get; }

    /// <summary>
    /// The tree of a group's rows. Where print allows several, the one of whose sums most hold beyond those that fail:
    /// a wrong tree fails everywhere, a wrong amount only where it stands.
    /// </summary>
    public RowTree Tree(FormTable table, int group)
    {
        if (!trees.TryGetValue((table.Table.Id, group), out var tree))
        {
            var list = RowTree.Lists(table).First(l => l.Contains(group));
            var candidates = RowTree.Candidates(table, list).ToList();
            // The first of equals.
            tree = candidates.Count == 1 ? candidates[0] : candidates.MaxBy(c => RowSums.Merit(this, table, c))!;
            foreach (var member in list) trees[(table.Table.Id, member)] = tree;
        }
        return tree;
    }

    /// <summary>Numbers of the column groups that hold amounts.</summary>
    public static IEnumerable<int> Groups(FormTable table) => table.Columns.Select(c => c.Group).Distinct();

    public static IEnumerable<FormColumn> Columns(FormTable table, int group) =>
        table.Columns.Where(c => c.Group == group);

    /// <summary>
    /// The amount of a row, or the amounts of its children where the row itself prints none: what the row contributes
    /// to a sum.
    /// </summary>
    public IEnumerable<Fact> Contribution(FormTable table, RowTree tree, int row, FormColumn column)
    {
        if (At(table, tree.Rows[row], column) is { } own) return [own];
        return tree.Children(row).SelectMany(child => Contribution(table, tree, child, column));
    }

    /// <summary>Forms with this id, the ones with amounts first.</summary>
    public IEnumerable<FormTable> Forms(string form) => Tables.Where(t => t.Form == form && !t.IsEmpty);

    /// <summary>Tables with amounts of a budget form, or of the form of final accounts that answers to it.</summary>
    public IEnumerable<FormTable> Forms(string budgetForm, bool final) =>
        Tables.Where(t => t.Type.Base == budgetForm && t.Type.IsFinal == final && !t.IsEmpty);
}
