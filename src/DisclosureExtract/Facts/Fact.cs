using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Facts;

/// <summary>Whether an amount can be relied on.</summary>
public enum FactStatus
{
    /// <summary>As read.</summary>
    Read,

    /// <summary>Misread and put right by the sums it takes part in.</summary>
    Repaired,

    /// <summary>Takes part in a rule that fails, and nothing tells which number is wrong.</summary>
    Disputed,

    /// <summary>A person looked at the page and found it right.</summary>
    Accepted,

    /// <summary>A person looked at the page and put it right.</summary>
    Corrected,
}

/// <summary>One printed amount.</summary>
public sealed record Fact
{
    public required FormTable Table { get; init; }

    public required FormRow Row { get; init; }

    public required FormCell Cell { get; init; }

    /// <summary>The printed amount in the printed unit, with the decimals as printed.</summary>
    public required decimal Value { get; init; }

    public FactStatus Status { get; init; }

    /// <summary>What is doubtful about how it is written and counted, and settled by no sum.</summary>
    public AmountDoubts Doubts { get; init; }

    public FactKey Key => new(Table.Table.Id, Row.Index, Column.Index);

    /// <summary>Whether two facts stand in the same place: copies of one differ in status or value.</summary>
    public bool IsSameCell(Fact other) => Key == other.Key;

    /// <summary>All amounts of a table, row by row.</summary>
    public static IEnumerable<Fact> In(FormTable table)
    {
        foreach (var row in table.Rows)
            foreach (var cell in row.Cells)
                if (cell.Amount.Value is { } value)
                    yield return new()
                    {
                        Table = table, Row = row, Cell = cell, Value = value, Status = StatusOf(cell),
                        Doubts = cell.Amount.Doubts,
                    };
    }

    static FactStatus StatusOf(FormCell cell) => cell switch
    {
        { Decided.IsChanged: true } => FactStatus.Corrected,
        { Decided: not null } => FactStatus.Accepted,
        { Repair: not null } => FactStatus.Repaired,
        _ => FactStatus.Read,
    };

    /// <summary>A person has the last word on it: nothing disputes or repairs it.</summary>
    public bool IsDecided => Cell.Decided is not null;

    /// <summary>What the page prints: where the page is wrong, sums are reckoned with another amount.</summary>
    public decimal Printed => Cell.Decided?.Printed ?? Value;

    public string Form => Table.Form;

    public FormColumn Column => Cell.Column;

    public Unit Unit => Table.UnitOf(Cell);

    public int Page => Cell.Source.Page;

    public BoundingBox Box => Cell.Source.TextBox;

    /// <summary>Read from pixels: a reader may have misread what the page prints.</summary>
    public bool IsScanned => Cell.Source.Source == WordSource.Ocr;

    /// <summary>The amount in yuan; null where the unit is not known.</summary>
    public decimal? AmountYuan => Printed * Unit.Yuan;
}
