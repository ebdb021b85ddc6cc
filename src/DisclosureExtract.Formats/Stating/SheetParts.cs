using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Formats.Stating;

/// <summary>A cell of a sheet.</summary>
/// <param name="IsRuled">It is drawn with lines around it, as the cells of tables are.</param>
sealed record SheetCell(StatedCell Cell, bool IsRuled);

/// <summary>
/// A sheet is one grid from end to end: titles, tables, notes and prose all stand in its cells. Parts it into lines and tables, by the
/// lines drawn around cells or, where none are drawn, by how many cells of a row say something.
/// </summary>
static class SheetParts
{
    /// <summary>A text that is longer says more than a label.</summary>
    const int LongText = 30;

    sealed record SheetRow(int Number, List<SheetCell> Cells, List<SheetCell> Filled, bool IsCovered)
    {
        /// <summary>Two cells with lines around them, or one over several columns.</summary>
        public bool IsRuled { get; } = Cells.Count(c => c.IsRuled) >= 2 || Cells.Exists(c => c.IsRuled && c.Cell.ColumnSpan > 1);

        public bool IsBlank => Filled.Count == 0 && !IsCovered;
    }

    /// <param name="cells">In no order; cells without text only where they are ruled.</param>
    /// <param name="name">What the sheet is called.</param>
    public static void Add(StatedPage page, IReadOnlyList<SheetCell> cells, string name)
    {
        var rows = Rows(cells);
        var isContents = rows.Take(4).Any(r => r.Filled is [var only] && Tight(only) is "目录" or "目次");
        var hasRules = rows.Count(r => r.IsRuled) > 1 && rows.Exists(r => r.IsRuled && r.Filled.Count > 1);
        var table = new List<SheetRow>();
        var hasLine = false;
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var isTable = !isContents && (hasRules ? IsRuledTable(row, table, rows, i) : IsPlainTable(row, table, rows, i));
            if (isTable)
            {
                if (table.Count > 2 && row.Filled is [var title] && FormClassifier.Classify(Tight(title)) is not null && IsFollowedByHeading(rows, i)) Flush(page, table);
                if (table.Count == 0 && !hasLine) NameTable(page, row, name);
                hasLine = true;
                table.Add(row);
                continue;
            }
            Flush(page, table);
            if (row.Filled.Count == 0) continue;
            hasLine = true;
            page.AddLine([.. row.Filled.Select(c => c.Cell.Content)]);
        }
        Flush(page, table);
    }

    /// <summary>A sheet that begins with its table is titled by its name, if that names a form.</summary>
    static void NameTable(StatedPage page, SheetRow first, string name)
    {
        var isTitled = first.Filled is [var only] && FormClassifier.Classify(Tight(only)) is not null;
        if (!isTitled && FormClassifier.Classify(name.Trim()) is not null && !char.IsDigit(name.TrimEnd(')', '）', ' ')[^1]) && !name.Contains('续'))
            page.AddLine(new StatedText(name, name));
    }

    static bool IsRuledTable(SheetRow row, List<SheetRow> table, List<SheetRow> rows, int at)
    {
        if (row.IsRuled) return true;
        if (row.IsCovered && table.Count > 0) return true;
        if (table.Count == 0 || row.Filled.Count == 0) return false;
        // A row of the table that somebody forgot to frame.
        return row.Filled.Count > 2 || (row.Filled.Count == 2 && row.Filled.Exists(c => LooksLikeAmount(Tight(c)))) || (at + 1 < rows.Count && rows[at + 1].IsRuled
            && rows[at + 1].Number == row.Number + 1 && row.Filled is [var only] && only.Cell.ColumnSpan == 1 && Tight(only).Length < LongText && !IsLineWord(Tight(only)));
    }

    static bool IsPlainTable(SheetRow row, List<SheetRow> table, List<SheetRow> rows, int at)
    {
        if (row.IsBlank) return table.Count > 0 && GoesOn(rows, at);
        var isLine = row.Filled.Count == 0 ? !row.IsCovered : row.Filled.TrueForAll(c => IsLineWord(Tight(c)));
        if (table.Count > 0)
        {
            if (row.IsCovered) return true;
            if (row.Filled is [var only])
            {
                var text = Tight(only);
                return !IsNote(text) && (FormClassifier.Classify(text) is null || !IsFollowedByHeading(rows, at));
            }
            return !isLine;
        }
        return row.Filled.Count >= 2 && !isLine && (IsFollowedByRow(rows, at) || IsHeadingOfEmptyForm(rows, at));
    }

    /// <summary>Headings below the title of a form, and nothing but a note below them.</summary>
    static bool IsHeadingOfEmptyForm(List<SheetRow> rows, int at) =>
        rows[at].Filled.Count > 2 && !rows[at].Filled.Exists(c => LooksLikeAmount(Tight(c)))
        && rows.Take(at).TakeLast(4).Any(r => r.Filled is [var only] && FormClassifier.Classify(Tight(only)) is not null);

    /// <summary>Whether the table goes on behind blank rows: other rows of it follow before any title, note or unit.</summary>
    static bool GoesOn(List<SheetRow> rows, int at)
    {
        foreach (var row in rows.Skip(at + 1).Where(r => !r.IsBlank))
        {
            if (row.Filled.TrueForAll(c => IsLineWord(Tight(c)))) return false;
            if (row.Filled.Count > 1) return true;
            if (row.Filled is [var only] && (IsNote(Tight(only)) || Tight(only).EndsWith('表') || FormClassifier.Classify(Tight(only)) is not null)) return false;
        }
        return false;
    }

    static bool IsNote(string text) => text.StartsWith('注') || text.StartsWith("备注", StringComparison.Ordinal)
        || text.StartsWith("说明", StringComparison.Ordinal) || text.Length > LongText;

    static bool IsFollowedByHeading(List<SheetRow> rows, int at) => at + 1 < rows.Count && rows[at + 1].Filled.Count > 0
        && rows[at + 1].Filled.TrueForAll(c => !LooksLikeAmount(Tight(c)));

    /// <summary>A table has more than one row.</summary>
    static bool IsFollowedByRow(List<SheetRow> rows, int at) => at + 1 < rows.Count && (rows[at + 1].Filled.Count > 1 || rows[at + 1].IsCovered || (rows[at].Filled.Count > 2 && rows[at + 1].Filled is [var only] && Tight(only).Length < 8));

    /// <summary>Unit, body or label: what stands above tables side by side.</summary>
    static bool IsLineWord(string text) => text.Contains("单位:", StringComparison.Ordinal) || text.Contains("部门:", StringComparison.Ordinal)
        || text.Contains("单位名称:", StringComparison.Ordinal) || text.Contains("部门名称:", StringComparison.Ordinal)
        || text is "单位万元" or "单位元" || text.StartsWith("公开", StringComparison.Ordinal) || text.StartsWith("填报", StringComparison.Ordinal)
        || text.StartsWith("编制", StringComparison.Ordinal) && text.Contains(':') || text.StartsWith("(单位", StringComparison.Ordinal);

    static bool LooksLikeAmount(string text) => text.Length > 0 && text.Any(char.IsAsciiDigit) && text.All(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-' or '(' or ')' or '△' or '%');

    static string Tight(SheetCell cell) => TextFold.FoldTight(cell.Cell.Content.Text);

    static List<SheetRow> Rows(IReadOnlyList<SheetCell> cells)
    {
        var byRow = cells.GroupBy(c => c.Cell.Row).ToDictionary(g => g.Key, g => g.OrderBy(c => c.Cell.Column).ToList());
        var tall = cells.Where(c => c.Cell.RowSpan > 1 && !string.IsNullOrWhiteSpace(c.Cell.Content.Text)).ToList();
        var last = byRow.Where(r => r.Value.Exists(HasText)).Select(r => r.Key).DefaultIfEmpty(-1).Max();
        last = byRow.Keys.Where(r => r > last).DefaultIfEmpty(last).Min();
        var rows = new List<SheetRow>();
        var covered = tall.SelectMany(c => Enumerable.Range(c.Cell.Row + 1, Math.Min(c.Cell.RowSpan - 1, Math.Max(0, last - c.Cell.Row)))).ToHashSet();
        foreach (var number in byRow.Keys.Concat(covered).Where(n => n <= last).Distinct().Order())
        {
            var all = byRow.GetValueOrDefault(number) ?? [];
            if (rows.Count > 0 && number > rows[^1].Number + 1) rows.Add(new SheetRow(number - 1, [], [], false)); // a blank row parts
            rows.Add(new SheetRow(number, all, all.FindAll(HasText), covered.Contains(number)));
        }
        return rows;
    }

    static bool HasText(SheetCell cell) => Tight(cell).Length > 0;

    static void Flush(StatedPage page, List<SheetRow> table)
    {
        if (table.Count > 0) page.AddTable([.. table.SelectMany(r => r.Cells).Select(c => c.Cell)]);
        table.Clear();
    }
}
