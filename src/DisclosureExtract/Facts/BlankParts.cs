using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>An amount of which no part is printed, though cells for them are there.</summary>
sealed record BlankPart(Fact Whole, IReadOnlyList<(FormRow Row, FormCell Cell)> Cells);

/// <summary>
/// Subtotals whose parts are all blank, where the parts of their like are not, or where the document prints the very amount for
/// one of them in another form: with one amount missing, no sum is left that could fail.
/// </summary>
static class BlankParts
{
    public static IEnumerable<BlankPart> In(FactIndex facts, FormTable table) => Columns(facts, table).Concat(Rows(facts, table));

    /// <summary>Along the rows: most rows that print a total print a part of it, or there is but one row.</summary>
    static IEnumerable<BlankPart> Columns(FactIndex facts, FormTable table)
    {
        foreach (var (whole, parts) in ColumnSums.Wholes(table))
        {
            if (parts.Count < 2) continue;
            var (printed, lacking) = (0, new List<BlankPart>());
            foreach (var row in table.Rows)
            {
                if (row.Group != whole.Group || RowNames.IsCarried(row.Name) || facts.At(table, row, whole) is not { Value: not 0 } total) continue;
                if (parts.Exists(p => facts.At(table, row, p) is not null)) printed++;
                else if (Blank(parts.Select(p => (row, p))) is { } cells) lacking.Add(new(total, cells));
            }
            if (lacking.Count > 0 && (printed > lacking.Count || printed + lacking.Count == 1))
                foreach (var found in lacking) yield return found;
        }
    }

    /// <summary>
    /// Down a column. Subjects with codes must have parts where one of these prints anything, and their sum fails;
    /// where none does, a subject is like those of its level.
    /// </summary>
    static IEnumerable<BlankPart> Rows(FactIndex facts, FormTable table)
    {
        foreach (var column in RowSums.Wholes(facts, table)
            .Where(w => !w.Tree.IsTotal(w.Whole) || w.Tree.Children(w.Whole).Any()).GroupBy(w => w.Column))
        {
            var printed = new HashSet<string>();
            var lacking = new List<(string Kind, BlankPart Part)>();
            foreach (var (_, tree, whole, parts) in column)
            {
                if (facts.At(table, tree.Rows[whole], column.Key) is not { Value: not 0 } total) continue;
                if (parts.Exists(p => facts.Contribution(table, tree, p, column.Key).Any())) printed.Add(KindOf(tree,
                    total.Row));
                else if (!(tree.IsCoded && RowSums.HasAmounts(tree, parts))
                    && Blank(parts.Select(p => (tree.Rows[p], column.Key))) is { } cells)
                    lacking.Add((KindOf(tree, total.Row), new(total, cells)));
            }
            foreach (var (kind, found) in lacking)
                if (printed.Contains(kind)
                    || found.Cells.Any(c => IsPrintedElsewhere(facts, found.Whole, c.Row))) yield return found;
        }
    }

    /// <summary>The cells where parts belong, if all are there and all are blank.</summary>
    static List<(FormRow, FormCell)>? Blank(IEnumerable<(FormRow Row, FormColumn Column)> places)
    {
        var cells = places.Select(p => (p.Row, Cell: p.Row.BlankIn(p.Column))).ToList();
        return cells.TrueForAll(c => c.Cell is not null) ? cells.ConvertAll(c => (c.Row, c.Cell!)) : null;
    }

    /// <summary>Rows called alike, as 小计 is, are of one kind; subjects with codes are of the kind of their
    /// level.</summary>
    static string KindOf(RowTree tree, FormRow row) => tree.IsCoded
        && RowTree.CodeOf(row) is { Length: > 0 } code ? $"{code.Length}" : row.Name;

    static bool IsPrintedElsewhere(FactIndex facts, Fact whole, FormRow part)
    {
        var name = Numbering.StripAll(part.Name);
        return name.Length > 0 && facts.Facts.Any(f => f.Value * f.Unit.Factor == whole.Value * whole.Unit.Factor
            && !ReferenceEquals(f.Table, whole.Table) && Numbering.StripAll(f.Row.Name) == name);
    }
}
