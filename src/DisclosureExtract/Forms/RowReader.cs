using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Grid rows → rows of the form: code, name, path, amounts.</summary>
sealed partial class RowReader
{
    readonly Table table;
    readonly string form;
    readonly List<GridColumn> columns;
    readonly List<FormColumn> formColumns;
    readonly SubjectMapper mapper;
    readonly string? classification;

    RowReader(Table table, string form, List<GridColumn> columns, List<FormColumn> formColumns, SubjectMapper mapper)
    {
        (this.table, this.form, this.mapper) = (table, form, mapper);
        (this.columns, this.formColumns) = (columns, formColumns);
        var labels = columns.Where(c => c.Kind == ColumnKind.Label).Select(c => c.Index).ToHashSet();
        var names = table.Grid.Cells.Where(c => c.Row >= table.Header.FirstDataRow && labels.Contains(c.Column));
        classification = mapper.ClassificationOf(form, names.Select(c => c.Text));
    }

    public static List<FormRow> Read(Table table, string form, List<GridColumn> columns, List<FormColumn> formColumns,
        SubjectMapper mapper)
    {
        var reader = new RowReader(table, form, columns, formColumns, mapper);
        var rows = new List<FormRow>();
        var (code, parent) = ("", (string?)null);
        foreach (var group in columns.GroupBy(c => c.Group))
        {
            // Groups of one side may be one list in several columns: the second goes on where the first ends.
            if (formColumns.Exists(c => c.Side != Sides.None)) (code, parent) = ("", null);
            List<GridColumn> own = [.. group];
            for (var row = table.Header.FirstDataRow; row < table.Grid.RowCount; row++)
            {
                if (reader.ReadRow(row, group.Key, own, code, parent) is not { } read) continue;
                rows.Add(read);
                if (read.Code.Length > 0) code = read.Code;
                if (read.Subject is { } subject) parent = subject.Code;
            }
        }
        return [.. rows.OrderBy(r => r.Index)];
    }

    FormRow? ReadRow(int row, int group, List<GridColumn> own, string lastCode, string? lastSubject)
    {
        var labels = new List<Cell>();
        var codeParts = new List<(string Text, int Column)>();
        var attributes = new List<KeyValuePair<string, string>>();
        var starts = false; // whether anything of the row begins here; a row of spans from above is no row
        var codeColumns = own.Count(c => c.Kind == ColumnKind.Code);
        foreach (var column in own)
        {
            if (table.Grid.At(row, column.Index) is not { IsEmpty: false } cell) continue;
            switch (column.Kind)
            {
                case ColumnKind.Code when IsCodePart(cell, column):
                    codeParts.Add((cell.Text, column.Index));
                    starts |= cell.Row == row;
                    break;
                case ColumnKind.Code when !SubjectCode.IsLevelWord(cell.Text) && !labels.Contains(cell):
                case ColumnKind.Label when !labels.Contains(cell) && !IsCodeCell(cell, own):
                    labels.Add(cell);
                    starts |= cell.Row == row;
                    break;
                case ColumnKind.Attribute:
                    if (cell.Row == row) attributes.Add(new(AttributeName(column), cell.Text));
                    break;
            }
        }
        // 合 | 计 in neighbouring cells is one label.
        if (labels is [.., { Text.Length: 1 } first, { Text.Length: 1 } second]
            && RowNames.IsGrandTotal(first.Text + second.Text))
            labels = [.. labels.SkipLast(2),
                first with { ColumnSpan = second.EndColumn - first.Column, Lines = [.. first.Lines, .. second.Lines] }];
        // 公用经费合计 centred over a group and the labels of the next may come to stand in the amounts of the first.
        if (labels.Count == 0 && own[0].Index > 0 && AstrayTotal(row, own[0].Index) is { } astray) labels.Add(astray);
        // A label merged over groups stands for each of them.
        if (labels.Count == 0 && own.Find(c => c.Kind == ColumnKind.Value) is { } firstValue
            && LabelReachingIn(row, own, firstValue) is { } reaching) labels.Add(reaching);

        var cells = ReadCells(row, group, labels);
        starts |= cells.Exists(c => !c.Source.IsEmpty);
        if (!starts) return null;

        var (name, fused) = SplitFusedCode(labels, codeParts.Count > 0);
        var level = codeParts.Count > 0 ? CodeLevelOf(own, codeParts[0].Column) : 0;
        var code = fused is not null
            ? (Code: fused, LostZero: false)
            : CodeReader.Join(codeParts.ConvertAll(p => p.Text), codeColumns, level, lastCode, form, mapper);
        var subject = code.Code.Length > 0 ? mapper.MatchCode(form, code.Code, name)
            : name.Length > 0 && !RowNames.IsTotal(name)
                ? mapper.MatchName(form, name, lastSubject, classification)
                : null;
        var source = labels.Count > 0 ? labels[^1].Source : WordSource.Text;
        // Sources of money (一般公共预算 …) are no subjects, however near their names come to one.
        var side = formColumns.Find(c => c.Group == group)?.Side ?? Sides.None;
        var isNameOfSource = side == Sides.Revenue || ColumnKeys.Specific(Numbering.StripAll(name)) is not null;
        var isSource = code.Code.Length == 0 && isNameOfSource;
        if (source != WordSource.Text && !RowNames.IsTotal(name) && !isSource)
            subject = mapper.MatchNoisy(form, code.Code, name, lastSubject, CodeBelow(row, own), subject,
                classification);
        var place = labels.Count > 0
            ? labels[^1]
            : cells.Find(c => !c.Source.IsEmpty)?.Source ?? table.Grid.At(row, own[0].Index)!;
        return new FormRow
        {
            Index = row,
            Group = group,
            Side = side,
            Code = code.Code,
            PrintedCode = fused ?? string.Join(' ', codeParts.Select(p => p.Text)),
            LostZero = code.LostZero,
            Name = name,
            Numbering = NumberingOf(labels, name),
            LabelDepth = labels.Count > 0
                ? own.Count(c => c.Kind == ColumnKind.Label && c.Index < labels[^1].Column)
                : 0,
            Path = [.. labels.Take(Math.Max(0, labels.Count - 1)).Select(l => l.Text)],
            Subject = subject,
            Attributes = attributes,
            Cells = cells,
            Source = place.Source,
            LabelConfidence = place.Confidence,
            Page = place.Page,
            Box = place.TextBox,
        };
    }

    /// <summary>
    /// By the characters as printed; what an engine gave for them (丶 for 、) says less than the name put right.
    /// </summary>
    static NumberingStyles NumberingOf(List<Cell> labels, string name)
    {
        if (labels.Count == 0) return NumberingStyles.None;
        var style = Numbering.StyleOf(TextFold.RemoveSpace(labels[^1].Raw));
        return style == NumberingStyles.None && labels[^1].Source == WordSource.Ocr ? Numbering.StyleOf(name) : style;
    }

    /// <summary>Digits, in a cell that does not reach out over the names.</summary>
    bool IsCodePart(Cell cell, GridColumn column) =>
        cell.Text.All(char.IsAsciiDigit)
            && !columns.Exists(c => c.Kind == ColumnKind.Label && c.Group == column.Group && Covers(cell, c));

    static bool Covers(Cell cell, GridColumn column) => column.Index >= cell.Column && column.Index < cell.EndColumn;

    /// <summary>
    /// A cell that begins under a code heading and holds digits belongs to the code, however far it reaches.
    /// </summary>
    static bool IsCodeCell(Cell cell, List<GridColumn> own) =>
        cell.Text.All(char.IsAsciiDigit) && own.Exists(c => c.Kind == ColumnKind.Code && Covers(cell, c));

    /// <summary>The label of a total that stands in the amounts before a group.</summary>
    Cell? AstrayTotal(int row, int firstColumn) =>
        table.Grid.Row(row).LastOrDefault(c => c.EndColumn <= firstColumn && !c.IsEmpty) is { } last
        && IsValueColumn(last.Column) && IsTotalName(last) ? last : null;

    /// <summary>Digits in the code columns of the row below, as they stand.</summary>
    string? CodeBelow(int row, List<GridColumn> own)
    {
        var digits = string.Concat(own.Where(c => c.Kind == ColumnKind.Code)
            .Select(c => table.Grid.At(row + 1, c.Index)).OfType<Cell>().Distinct()
            .Select(c => c.Text).Where(t => t.Length > 0 && t.All(char.IsAsciiDigit)));
        return digits.Length >= 3 ? digits : null;
    }

    static int CodeLevelOf(List<GridColumn> own, int column) =>
        own.Where(c => c.Kind == ColumnKind.Code).TakeWhile(c => c.Index < column).Count();

    Cell? LabelReachingIn(int row, List<GridColumn> own, GridColumn firstValue)
    {
        for (var column = firstValue.Index - 1; column >= 0 && column >= own[0].Index; column--)
            if (table.Grid.At(row, column) is { IsEmpty: false } cell) return cell;
        return null;
    }

    List<FormCell> ReadCells(int row, int group, List<Cell> labels)
    {
        var cells = new List<FormCell>();
        foreach (var column in formColumns)
        {
            if (column.Group != group || table.Grid.At(row, column.Index) is not { } cell) continue;
            if (cell.Row != row || labels.Contains(cell) || IsTotalName(cell)) continue;
            if (row == table.Header.FirstDataRow && ColumnReader.SharedHeading(table, column.Index) is not null)
                continue;
            // merged over amounts: the first takes it
            if (cells.Count > 0 && ReferenceEquals(cells[^1].Source, cell)) continue;
            if (cell.Column < column.Index && !IsValueColumn(cell.Column)) continue;   // a label that reaches in
            var amount = IsNone(cell.Text) ? new AmountText(CellState.Dash) : AmountText.Parse(cell.Text);
            cells.Add(new FormCell(column, cell, amount));
        }
        return cells;
    }

    static bool IsTotalName(Cell cell) => RowNames.IsTotal(cell.Text);

    bool IsValueColumn(int index) => columns[index].Kind == ColumnKind.Value;

    static bool IsNone(string text) => text is "无";

    static string AttributeName(GridColumn column) =>
        column.IsUnder(h => h.Contains("政府") && h.Contains("经济"))
            ? "government_economic"
            : column.Leaf.Length > 0 ? column.Leaf : "note";

    /// <summary>
    /// Innermost label, parted from a code that is printed in one with it: 2219899其他住房保障支出, [2080108]信息化建设.
    /// </summary>
    static (string Name, string? Code) SplitFusedCode(List<Cell> labels, bool hasCode)
    {
        if (labels.Count == 0) return ("", null);
        var text = labels[^1].Text;
        if (!hasCode && FusedCode().Match(text) is { Success: true } match)
            return (match.Groups["n"].Value, match.Groups["c"].Value);
        return (text, null);
    }

    [GeneratedRegex(@"^[\[(【]?(?<c>\d{3}(\d\d){0,2})[\])】]?[-—_:]?(?<n>[一-龥(“].*)$")]
    private static partial Regex FusedCode();
}
