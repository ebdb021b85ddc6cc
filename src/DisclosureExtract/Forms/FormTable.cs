using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Which side of a two-sided form an amount stands on.</summary>
public static class Sides
{
    public const string None = "";
    public const string Revenue = "revenue";
    public const string Expenditure = "expenditure";

    /// <summary>The third group of the summaries of Jiangsu: expenditure by use.</summary>
    public const string ExpenditureUse = "expenditure_use";
}

/// <summary>A cell in a column of amounts.</summary>
public sealed record FormCell(FormColumn Column, Cell Source, AmountText Amount)
{
    /// <summary>Set where the amount was misread and put right; <see cref="Amount"/> is the right one.</summary>
    public CellRepair? Repair { get; init; }

    /// <summary>What a person decided about it; null where nobody did.</summary>
    public Decided? Decided { get; init; }

    /// <summary>It is printed in red, which may mean that it is below zero.</summary>
    public bool IsSignUnknown { get; init; }
}

/// <summary>What a row says in a text column that is no label.</summary>
/// <param name="Key">The heading of the column.</param>
public sealed record RowRemark(string Key, string Value);

/// <summary>One row of one column group.</summary>
public sealed record FormRow
{
    /// <summary>0-based row of the grid.</summary>
    public required int Index { get; init; }

    public required int Group { get; init; }

    public required string Side { get; init; }

    /// <summary>It prints a name or a code.</summary>
    public bool IsLabelled => Name.Length + Code.Length > 0;

    /// <summary>What the row is called: its name, or else its code; empty where it prints neither.</summary>
    public string Label => Name.Length > 0 ? Name : Code;

    /// <summary>Subject code, digits only; empty where none is printed.</summary>
    public string Code { get; init; } = "";

    /// <summary>The code as printed, its parts joined by a space.</summary>
    public string PrintedCode { get; init; } = "";

    /// <summary>A zero was put back into <see cref="Code"/> that the print lost.</summary>
    public bool LostZero { get; init; }

    /// <summary>Innermost printed label, folded, without white space.</summary>
    public string Name
    {
        get;
        init => (field, IsTotal) = (value, RowNames.IsTotal(value));
    } = "";

    /// <summary>Style of the number before the name.</summary>
    public NumberingStyles Numbering { get; init; }

    /// <summary>
    /// 0-based number of the column the innermost label stands in, among the label columns of the group.
    /// </summary>
    public int LabelDepth { get; init; }

    /// <summary>Outer labels of the row, outermost first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public SubjectMatch? Subject { get; init; }

    /// <summary>Text columns that are no labels: organisation form, remarks, the 政府 subject beside a 部门 one.</summary>
    public IReadOnlyList<RowRemark> Attributes { get; init; } = [];

    public IReadOnlyList<FormCell> Cells { get; init; } = [];

    /// <summary>Where code and name were read.</summary>
    public WordSource Source { get; init; }

    /// <summary>Confidence of the reading of the innermost label, 0 to 1.</summary>
    public double LabelConfidence { get; init; } = 1;

    /// <summary>What was put right in code or name after they were read from pixels; null where nothing was.</summary>
    public RowMend? Mend { get; init; }

    /// <summary>What a person decided about code and name; null where nobody did.</summary>
    public Decided? Decided { get; init; }

    /// <summary>Page and place of the label, or of the first amount where there is none.</summary>
    public required int Page { get; init; }

    public required BoundingBox Box { get; init; }

    /// <summary>It is that of a body above its subjects, and its code that of the body: 105236 西南大学.</summary>
    public bool IsBody { get; init; }

    /// <summary>Whether the row sums up others: 合计, 总计, 本年收入合计 …</summary>
    public bool IsTotal { get; private init; }

    /// <summary>Its cell in a column; null where it has none there.</summary>
    public FormCell? CellIn(FormColumn column) => Cells.FirstOrDefault(c => c.Column == column);

    /// <summary>The same where nothing is printed in it.</summary>
    internal FormCell? BlankIn(FormColumn column) => CellIn(column) is { Amount.State: CellState.Blank } blank ? blank : null;

    /// <summary>Whether two rows print the same amounts, cell by cell.</summary>
    internal bool HasAmountsOf(FormRow other) =>
        Cells.Select(c => c.Amount.Value).SequenceEqual(other.Cells.Select(c => c.Amount.Value));
}

/// <summary>A table of which the form, the columns and the rows are known.</summary>
public sealed record FormTable
{
    public required Table Table { get; init; }

    /// <summary>Which form it is, and what settled that.</summary>
    public required FormNaming Naming { get; init; }

    /// <summary>One of <see cref="FormIds"/>.</summary>
    public string Form => Naming.Form;

    public FormType Type => FormType.Of(Form);

    /// <summary>
    /// 元, 千元, 万元, 百万元, 亿元: that of its amounts where neither page, heading nor cell says another; empty where the document
    /// does not say.
    /// </summary>
    public required Unit Unit { get; init; }

    /// <summary>Why its unit may be another one; null where nothing speaks against it.</summary>
    public UnitDoubt? UnitDoubt { get; init; }

    /// <summary>A comma stands for the point in all of its amounts that have either.</summary>
    public bool HasDecimalCommas { get; init; }

    /// <summary>What an amount is counted in: the unit printed nearest to it.</summary>
    public Unit UnitOf(FormCell cell)
    {
        if (cell.Amount.Unit.IsPrinted) return cell.Amount.Unit;
        if (cell.Column.Unit.IsPrinted) return cell.Column.Unit;
        if (Table.UnitsOfPages.Count > 0 && Table.UnitsOfPages.TryGetValue(cell.Source.Page, out var unit)) return new(unit.Text);
        return Unit.IsPrinted || !cell.Amount.HasCurrency ? Unit : new("元");
    }

    /// <summary>Amounts of which nothing says what they are counted in.</summary>
    public bool HasAmountsWithoutUnit => !Unit.IsPrinted
        && Rows.Any(r => r.Cells.Any(c => c.Amount.Value is not null && !UnitOf(c).IsPrinted));

    /// <summary>Whether the unit is printed elsewhere and not at this table.</summary>
    public bool IsUnitInherited { get; init; }

    public IReadOnlyList<FormColumn> Columns { get; init; } = [];

    public IReadOnlyList<FormRow> Rows
    {
        get;
        init => (field, pairs) = (value, null); // a copy with other rows must not keep what these told
    } = [];

    IReadOnlySet<FormColumn>? pairs;

    /// <summary>
    /// Columns that are two whose ruling is missing: cells in them hold two amounts. Which of the two an amount that stands there
    /// alone belongs to is not known.
    /// </summary>
    public IReadOnlySet<FormColumn> Pairs => pairs ??= PairedColumns.In(this);

    /// <summary>Whether a column is neither of last year nor, in final accounts, of the budget.</summary>
    public bool IsOfThisYear(FormColumn column) =>
        column.Moment != Moments.LastYear && !(Type.IsFinal && column.Moment == Moments.Budget);

    /// <summary>
    /// What its columns are is our guess: they were found by white space, or amounts stand under no heading.
    /// </summary>
    public bool IsGuessed => Table.Grid.IsBorderless || HasAmountsWithoutHeading;

    bool HasAmountsWithoutHeading => Columns.Any(c => c.Header.Count == 0)
        && Rows.Any(r => r.Cells.Any(c => c.Amount.Value is not null && c.Column.Header.Count == 0));

    /// <summary>Cells with digits that became neither heading, label, code, attribute nor amount.</summary>
    public IReadOnlyList<Cell> Unaccounted { get; init; } = [];

    /// <summary>No cell of a column of amounts holds one, nor anything that cannot be read.</summary>
    public bool IsEmpty =>
        !Rows.Any(r => r.Cells.Any(c => c.Amount.Value is not null || c.Amount.State == CellState.Unreadable));

    public override string ToString() => $"{Table.Id} {Form}";
}
