using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// sum.columns: the tree of headings says which columns a total covers. A column headed 合计 or 小计 is the sum of its
/// sisters under the same heading; a sister that is a group of columns counts with its own subtotal.
/// </summary>
static class ColumnSums
{
    /// <summary>A heading with what stands under it; a leaf has a column.</summary>
    sealed record Node(string Heading, FormColumn? Column, List<Node> Children)
    {
        public bool IsTotal => Column is not null
            && (ColumnKeys.IsTotal(Heading) || ColumnKeys.IsSubtotal(Heading) || Column.Key == ColumnKeys.Total);

        public bool IsStock(string key) => ColumnKeys.Specific(Heading) == key;
    }

    public static IEnumerable<Relation> Relations(FactIndex facts, FormTable table)
    {
        foreach (var group in FactIndex.Groups(table))
            foreach (var moment in FactIndex.Columns(table, group).Where(c => !ChangeSums.IsChange(c)).GroupBy(TimeOf))
            {
                var columns = moment.Select(c => (Column: c, Heads: HeadsOf(c))).ToList();
                foreach (var (whole, covered) in Sums(new Node("", null, Build(columns, 0))))
                {
                    var parts = WithoutCounts(facts, table, whole, covered);
                    var what = $"{Last(whole)} = {string.Join(" + ", parts.Select(Last))}";
                    var family = $"{Rules.SumColumns} {table.Table.Id} {whole.Index}";
                    foreach (var row in table.Rows)
                    {
                        if (row.Group != group || facts.At(table, row, whole) is not { } total) continue;
                        var summands = parts.Select(p => facts.At(table, row, p)).OfType<Fact>().ToList();
                        if (summands.Count == 0 || parts.Exists(p => FactIndex.IsUnread(table, row, p))) continue;
                        yield return new Relation(Rules.SumColumns, family, total, summands,
                            $"{row.Label}: {what}", $"{row.Label}：{what}")
                        {
                            Blanks = () => parts.SelectMany(p => BlankTerm.At(table, row, p)),
                        };
                    }
                }
            }
    }

    /// <summary>
    /// The parts without those under headings nobody knows that hold whole numbers only, where all rows add up without them and none
    /// with them: they count something else.
    /// </summary>
    static List<FormColumn> WithoutCounts(FactIndex facts, FormTable table, FormColumn whole, List<FormColumn> parts)
    {
        var money = parts.FindAll(p => !p.IsOther || table.Rows.Any(r => facts.At(table, r, p) is { Cell.Amount.Decimals: > 0 }));
        if (money.Count < 2 || money.Count == parts.Count) return parts;
        var rows = table.Rows.Where(r => r.Group == whole.Group && facts.At(table, r, whole) is not null
            && parts.Exists(p => !money.Contains(p) && facts.At(table, r, p) is { Value: not 0 })).ToList();
        return rows.TrueForAll(r => AddsUp(r, money) && !AddsUp(r, parts)) ? money : parts;

        bool AddsUp(FormRow row, List<FormColumn> columns) =>
            facts.At(table, row, whole)!.Value == columns.Sum(c => facts.At(table, row, c)?.Value ?? 0);
    }

    /// <summary>Columns that sum up others, each with them.</summary>
    public static IEnumerable<(FormColumn Whole, List<FormColumn> Parts)> Wholes(FormTable table) =>
        FactIndex.Groups(table).SelectMany(group => FactIndex.Columns(table, group).Where(c => !ChangeSums.IsChange(c)).GroupBy(TimeOf))
            .SelectMany(moment => Sums(new Node("", null, Build([.. moment.Select(c => (c, HeadsOf(c)))], 0))));

    /// <summary>Stocks and flows of one year stand in one tree of headings.</summary>
    static string? TimeOf(FormColumn column) => column.Moment is Moments.Opening or Moments.Closing ? null : column.Moment;

    static string Last(FormColumn column) =>
        column.Header.LastOrDefault(h => !ColumnKeys.IsGeneric(h)) ?? column.HeaderPath;

    /// <summary>
    /// Headings of a column without those that only say what kind of number it is, where columns differ in that.
    /// </summary>
    static List<string> HeadsOf(FormColumn column)
    {
        var heads = column.Header.ToList();
        if (column.Moment is not null && heads.Count > 1 && ColumnKeys.IsGeneric(heads[^1])) heads.RemoveAt(heads.Count - 1);
        return heads;
    }

    static List<Node> Build(List<(FormColumn Column, List<string> Heads)> columns, int depth)
    {
        var nodes = new List<Node>();
        for (var first = 0; first < columns.Count;)
        {
            var end = first + 1;
            var heading = HeadAt(columns[first].Heads, depth);
            while (end < columns.Count && heading is not null && HeadAt(columns[end].Heads, depth) == heading) end++;
            var members = columns.GetRange(first, end - first);
            if (members.Count == 1) nodes.Add(new Node(columns[first].Heads.LastOrDefault() ?? "", members[0].Column, []));
            else if (members.TrueForAll(m => m.Heads.Count == depth + 1))
                nodes.AddRange(members.Select(m => new Node(heading!, m.Column, [])));
            else nodes.Add(new Node(heading!, null, Build(members, depth + 1)));
            first = end;
        }
        return nodes;
    }

    static string? HeadAt(List<string> heads, int depth) => depth < heads.Count ? heads[depth] : null;

    static IEnumerable<(FormColumn Whole, List<FormColumn> Parts)> Sums(Node node)
    {
        foreach (var child in node.Children)
            foreach (var sum in Sums(child)) yield return sum;
        if (node.Children.Find(c => c.IsTotal) is not { } total) yield break;
        // What was there, came, went and is left adds up to nothing that is printed.
        if (node.Children.Exists(c => c.IsStock(ColumnKeys.OpeningBalance))
            && node.Children.Exists(c => c.IsStock(ColumnKeys.ClosingBalance)))
            yield break;
        var parts = new List<FormColumn>();
        var three = total.Column!.Key != ColumnKeys.ThreePublicSubtotal && node.Children.Find(c => c.Column?.Key == ColumnKeys.ThreePublicSubtotal) is { } subtotal
            ? (Subtotal: subtotal, Kinds: node.Children.FindAll(IsOfThree)) : default;
        if (three.Kinds is { Count: > 1 }) yield return (three.Subtotal.Column!, [.. three.Kinds.SelectMany(Covered)]);
        foreach (var child in node.Children)
            if (!ReferenceEquals(child, total) && three.Kinds?.Contains(child) != true && !RowNames.IsOfWhich(child.Heading)) parts.AddRange(Covered(child));
        if (parts.Count >= 2) yield return (total.Column!, parts);
    }

    /// <summary>因公出国, 公务用车, 公务接待: what “三公”经费小计 covers where it stands in one row with them.</summary>
    static bool IsOfThree(Node node) => (node.Column?.Measure ?? ColumnKeys.Specific(node.Heading))
        is "overseas_travel" or "reception" or ColumnKeys.Vehicles or "vehicle_purchase" or "vehicle_operation";

    /// <summary>The columns that stand for a node in a sum: its subtotal, or all its leaves.</summary>
    static IEnumerable<FormColumn> Covered(Node node)
    {
        if (node.Column is not null) return [node.Column];
        if (node.Children.Find(c => c.IsTotal) is { } total) return [total.Column!];
        return node.Children.Where(c => !RowNames.IsOfWhich(c.Heading)).SelectMany(Covered);
    }
}
