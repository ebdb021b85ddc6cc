using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>The rows of a form.</summary>
/// <param name="Unaccounted">Cells with digits that stand in none of them and in no heading.</param>
sealed record ReadRows(IReadOnlyList<FormRow> Rows, IReadOnlyList<Cell> Unaccounted)
{
    public static ReadRows None { get; } = new([], []);
}

/// <summary>Grid rows → rows of the form: code, name, path, amounts.</summary>
sealed partial class RowReader
{
    /// <summary>How names of bodies end.</summary>
    static readonly WordTable Bodies = WordTable.Of("body");

    /// <summary>Digits of the code of a unit below its department.</summary>
    const int ShortestBodyCode = 6;

    /// <summary>Digits of the code of a 项.</summary>
    const int WholeCode = 7;

    readonly Table table;
    readonly string form;
    readonly List<GridColumn> columns;
    readonly List<FormColumn> formColumns;
    readonly SubjectMapper mapper;
    readonly string? classification;
    List<Cell> item = []; // the labels of the row before
    readonly HashSet<Cell> taken = new(ReferenceEqualityComparer.Instance); // cells of which a row has made something

    RowReader(Table table, string form, List<GridColumn> columns, List<FormColumn> formColumns, SubjectMapper mapper)
    {
        (this.table, this.form, this.mapper) = (table, form, mapper);
        (this.columns, this.formColumns) = (columns, formColumns);
        var labels = columns.Where(c => c.Kind == ColumnKind.Label).Select(c => c.Index).ToHashSet();
        var names = table.Grid.Cells.Where(c => c.Row >= table.Header.FirstDataRow && labels.Contains(c.Column));
        classification = mapper.ClassificationOf(form, names.Select(c => c.Text));
    }

    public static ReadRows Read(Table table, string form, List<GridColumn> columns, List<FormColumn> formColumns,
        SubjectMapper mapper)
    {
        var reader = new RowReader(table, form, columns, formColumns, mapper);
        var rows = new List<FormRow>();
        var (code, parent) = ("", (string?)null);
        foreach (var group in columns.GroupBy(c => c.Group))
        {
            reader.item = [];
            // Groups of one side may be one list in several columns: the second goes on where the first ends.
            if (formColumns.Exists(c => c.Side != Sides.None)) (code, parent) = ("", null);
            List<GridColumn> own = [.. group];
            for (var row = table.Header.FirstDataRow; row < table.Grid.RowCount; row++)
            {
                if (reader.ReadRow(row, group.Key, own, code, parent) is not { } read) continue;
                rows.Add(read);
                if (read.Code.Length > 0 && !read.IsBody) code = read.Code;
                if (read.Subject is { } subject) parent = subject.Code;
            }
        }
        return new ReadRows([.. rows.OrderBy(r => r.Index)], [.. table.Grid.Cells.Where(reader.IsLeft)]);
    }

    /// <summary>Digits of which no row and no heading made anything.</summary>
    bool IsLeft(Cell cell)
    {
        if (cell.IsEmpty || taken.Contains(cell) || !cell.Text.Any(char.IsAsciiDigit)) return false;
        if (cell.Row < table.Header.FirstDataRow)
            return cell.Row >= table.Header.TitleRows && AmountShape.IsIn(cell.Text);
        var isShared = cell.Row == table.Header.FirstDataRow
            && ColumnReader.SharedHeading(table, cell.Column) is not null;
        return !isShared && (columns[cell.Column].Kind != ColumnKind.Index || AmountShape.IsIn(cell.Text));
    }

    /// <summary>What stands in the code, name and attribute columns of a row, from left to right.</summary>
    /// <param name="BeginsHere">A code or name begins in the row; one of spans from above alone is no row.</param>
    sealed record RowHead(
        List<Cell> Labels,
        List<CodePart> Code,
        List<RowRemark> Attributes,
        bool BeginsHere);

    /// <summary>A code, or a part of one, as it is printed (208.05) and its digits.</summary>
    readonly record struct CodePart(string Text, string Digits, int Column);

    FormRow? ReadRow(int row, int group, List<GridColumn> own, string lastCode, string? lastSubject)
    {
        var head = ReadHead(row, own);
        var labels = CompleteLabels(head.Labels, row, own);
        // Another form of organising the purchase of the item above.
        if (form == FormIds.Procurement && labels.Count == 0 && head.Attributes.Count > 0) labels = item;
        item = labels;
        var cells = ReadCells(row, group, labels);
        if (!head.BeginsHere && cells.TrueForAll(c => c.Source.IsEmpty)) return null;

        var label = labels.Count > 0 ? labels[^1] : null;
        var (name, fused) = SplitFusedCode(labels, head.Code.Count > 0, NamesProjects);
        var code = fused is not null ? (Code: fused, LostZero: false) : JoinCode(head.Code, own, lastCode);
        var side = formColumns.Find(c => c.Group == group)?.Side ?? Sides.None;
        var isBody = label is not null && label.Source.IsPrinted() && IsBody(code.Code, name);
        var subject = isBody ? null : MatchExact(code.Code, name, lastSubject);
        var mayBeMisread = label is not null && !label.Source.IsPrinted() && !RowNames.IsTotal(name);
        // Regions, and parts that no catalogue has, stand among the names of governments.
        var mayBeNoSubject = code.Code.Length == 0 && FormIds.IsOfGovernment(form);
        if (mayBeMisread && !mayBeNoSubject && !IsSourceOfMoney(code.Code, name, side))
            subject = mapper.MatchNoisy(form, code.Code, name, lastSubject, CodeBelow(row, own), subject,
                classification);
        var place = label ?? cells.Find(c => !c.Source.IsEmpty)?.Source ?? table.Grid.At(row, own[0].Index)!;
        return new FormRow
        {
            Index = row,
            Group = group,
            Side = side,
            Code = code.Code,
            PrintedCode = fused ?? string.Join(' ', head.Code.Select(p => p.Text)),
            LostZero = code.LostZero,
            Name = name,
            Numbering = NumberingOf(labels, name),
            LabelDepth = label is null ? 0 : own.Count(c => c.Kind == ColumnKind.Label && c.Index < label.Column),
            Path = [.. labels.SkipLast(1).Select(l => l.Text)],
            Subject = subject,
            IsBody = isBody,
            Attributes = head.Attributes,
            Cells = Counted(name, code.Code, cells),
            Source = place.Source,
            LabelConfidence = place.Confidence,
            Page = place.Page,
            Box = place.TextBox,
        };
    }

    RowHead ReadHead(int row, List<GridColumn> own)
    {
        var head = new RowHead([], [], [], BeginsHere: false);
        foreach (var column in own)
        {
            if (table.Grid.At(row, column.Index) is not { IsEmpty: false } cell) continue;
            var begins = cell.Row == row;
            if (column.Kind == ColumnKind.Attribute)
            {
                if (begins) head.Attributes.Add(new(AttributeName(column), cell.Text));
                taken.Add(cell);
                continue;
            }
            var code = column.Kind == ColumnKind.Code ? CodePartIn(cell, column) : null;
            if (code is { } part) head.Code.Add(part);
            else if (IsLabel(cell, column, own) && !head.Labels.Contains(cell)) head.Labels.Add(cell);
            else continue;
            if (code is not null || !AmountShape.IsIn(cell.Text)) taken.Add(cell); // a name with an amount in it: the amount is lost
            head = head with { BeginsHere = head.BeginsHere || begins };
        }
        return head;
    }

    /// <summary>What was meant as an amount names no row, wherever it stands.</summary>
    static bool IsLabel(Cell cell, GridColumn column, List<GridColumn> own) => column.Kind switch
    {
        _ when AmountShape.IsAlone(cell.Text) => false,
        ColumnKind.Code => !SubjectCode.IsLevelWord(cell.Text),
        ColumnKind.Label => !IsCodeCell(cell, own),
        _ => false,
    };

    /// <summary>The labels of a row, with one found elsewhere where its own columns hold none.</summary>
    List<Cell> CompleteLabels(List<Cell> labels, int row, List<GridColumn> own)
    {
        // 合 | 计 in neighbouring cells is one label.
        if (labels is [.. var before, { Text.Length: 1 } first, { Text.Length: 1 } second]
            && RowNames.IsGrandTotal(first.Text + second.Text))
        {
            var span = second.EndColumn - first.Column;
            return [.. before, first with { ColumnSpan = span, Lines = [.. first.Lines, .. second.Lines] }];
        }
        if (labels.Count > 0) return labels;
        // 公用经费合计 centred over a group and the labels of the next may come to stand in the amounts of the first.
        var found = own[0].Index > 0 ? AstrayTotal(row, own[0].Index) : null;
        // A label merged over groups stands for each of them.
        found ??= LabelReachingIn(row, own);
        if (found is null) return [];
        if (!AmountShape.IsIn(found.Text)) taken.Add(found);
        return [found];
    }

    (string Code, bool LostZero) JoinCode(
        List<CodePart> parts, List<GridColumn> own, string lastCode)
    {
        var level = parts.Count > 0 ? CodeLevelOf(own, parts[0].Column) : 0;
        var columnCount = own.Count(c => c.Kind == ColumnKind.Code);
        return CodeReader.Join(parts.ConvertAll(p => p.Digits), columnCount, level, lastCode, form, mapper);
    }

    /// <summary>The subject as printed, by its code or else by its name.</summary>
    SubjectMatch? MatchExact(string code, string name, string? lastSubject)
    {
        if (code.Length > 0) return mapper.MatchCode(form, code, name);
        var isSubject = name.Length > 0 && !RowNames.IsTotal(name);
        return isSubject ? mapper.MatchName(form, name, lastSubject, classification) : null;
    }

    /// <summary>A code that no subject has, beside the name of a body.</summary>
    bool IsBody(string code, string name)
    {
        var isNoSubject = SubjectCode.Level(code) switch
        {
            0 => code.Length >= ShortestBodyCode,
            1 => code[0] == '1',
            _ => false,
        };
        return isNoSubject && Bodies.StandIn(name) && !mapper.Catalog.IsName(name);
    }

    /// <summary>Sources of money (一般公共预算 …) are no subjects, however near their names come to one.</summary>
    static bool IsSourceOfMoney(string code, string name, string side) =>
        code.Length == 0 && (side == Sides.Revenue || ColumnKeys.Specific(Numbering.StripAll(name)) is not null);

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
    CodePart? CodePartIn(Cell cell, GridColumn column)
    {
        var digits = cell.Text.All(char.IsAsciiDigit) ? cell.Text : SubjectCode.Joined(cell.Text);
        var reachesOut = columns.Exists(c => c.Kind == ColumnKind.Label && c.Group == column.Group && Covers(cell, c));
        return digits is null || reachesOut ? null : new(cell.Text, digits, column.Index);
    }

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

    /// <summary>The nearest filled cell between the first column of a group and its amounts.</summary>
    Cell? LabelReachingIn(int row, List<GridColumn> own)
    {
        if (own.Find(c => c.Kind == ColumnKind.Value) is not { } firstValue) return null;
        for (var column = firstValue.Index - 1; column >= own[0].Index; column--)
            if (table.Grid.At(row, column) is { IsEmpty: false } cell && !AmountShape.IsAlone(cell.Text)
                && (columns[column].Kind != ColumnKind.Attribute || RowNames.IsTotal(cell.Text)))
                return cell;
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
            taken.Add(cell);
            var amount = SaysNone(cell.Text) ? new AmountText(CellState.Dash) : CellAmount.Read(cell);
            cells.Add(new FormCell(column, cell, amount));
        }
        return cells;
    }

    static bool IsTotalName(Cell cell) => RowNames.IsTotal(cell.Text);

    bool IsValueColumn(int index) => columns[index].Kind == ColumnKind.Value;

    /// <summary>无, or a note in place of the amounts: words that were not meant as an amount.</summary>
    static bool SaysNone(string text) =>
        text is "无" || TableNotes.IsStart(text) || TableNotes.SaysNothingReported(text);

    static string AttributeName(GridColumn column) =>
        column.IsUnder(h => h.Contains("政府") && h.Contains("经济"))
            ? "government_economic"
            : column.Leaf.Length > 0 ? column.Leaf : "note";

    /// <summary>
    /// Innermost label, parted from a code that is printed in one with it: 2219899其他住房保障支出, [2080108]信息化建设.
    /// </summary>
    static (string Name, string? Code) SplitFusedCode(List<Cell> labels, bool hasCode, bool namesProjects)
    {
        if (labels.Count == 0) return ("", null);
        var text = labels[^1].Text;
        // Names of projects begin with numbers of their own: 12348公共法律服务热线, 301医院对口帮扶.
        if (!hasCode && FusedCode().Match(text) is { Success: true } match && (!namesProjects || match.Groups["c"].Length == WholeCode))
            return (match.Groups["n"].Value, match.Groups["c"].Value);
        if (!hasCode && FusedBody().Match(text) is { Success: true } body && Bodies.StandIn(body.Groups["n"].Value))
            return (body.Groups["n"].Value, body.Groups["c"].Value);
        return (text, null);
    }

    /// <summary>国内公务接待人次(人), 公务用车保有量: the row counts something else than money, and says so.</summary>
    List<FormCell> Counted(string name, string code, List<FormCell> cells)
    {
        var mayBeName = NamesProjects || form == FormIds.Procurement || code.Length > 0;
        if (CountedThings.UnitIn(name, byName: !mayBeName) is not { } unit) return cells;
        // What the name of a subject ends in is no unit, and a heading that prints 万元 means it.
        if (SubjectCode.IsOfExpenditure(code)) return cells;
        return cells.ConvertAll(c => c.Amount.Unit.IsPrinted || c.Column.Unit.IsPrinted ? c : c with
        {
            Amount = c.Amount with { Unit = unit, Doubts = c.Amount.Doubts | (MayBeMoney(c) ? AmountDoubts.Unit : AmountDoubts.None) },
        });

        // 公务用车(辆) 36.00: vehicles are whole, and money has decimals.
        bool MayBeMoney(FormCell cell) => cell.Amount.Decimals > 0 && CountedThings.AreWhole(unit) && !CountedThings.IsNamed(name);
    }

    bool NamesProjects => FormType.Of(form).ListsProjects;

    [GeneratedRegex(@"^[\[(【]?(?<c>\d{3}(\d\d){0,2})[\])】]?[-—_:]?(?<n>[一-龥(“].*)$")]
    private static partial Regex FusedCode();

    [GeneratedRegex(@"^[\[(【]?(?<c>\d{6}|\d{8,9})[\])】]?[-—_:]?(?<n>[一-龥].*)$")]
    private static partial Regex FusedBody();
}
