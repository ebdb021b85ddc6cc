using DisclosureExtract.Forms;

namespace DisclosureExtract.Facts;

/// <summary>What of a table may be wrong.</summary>
public enum SuspectPart
{
    Value,
    Code,
    Name,
    Row,
    Unit,
    Heading,
    Column,
}

/// <summary>
/// Something printed in a table that a finding holds to be wrong, or misread: its amounts are disputed.
/// </summary>
public sealed record Suspect
{
    public required SuspectPart Part { get; init; }

    /// <summary>Row it stands in; null for a whole column, its heading or the unit.</summary>
    public FormRow? Row { get; init; }

    /// <summary>Cell of the row; null for its labels and the row itself.</summary>
    public FormCell? Cell { get; init; }

    /// <summary>Table it stands in, where no row tells.</summary>
    public FormTable? Table { get; init; }

    /// <summary>Column, where a whole one, its heading or its unit is suspected.</summary>
    public FormColumn? Column { get; init; }

    public static Suspect Value(Fact fact) => Value(fact.Row, fact.Cell);

    /// <summary>A cell in a column of amounts, be its amount read or not.</summary>
    public static Suspect Value(FormRow row, FormCell cell) =>
        new() { Part = SuspectPart.Value, Row = row, Cell = cell };

    public static IReadOnlyList<Suspect> Values(IEnumerable<Fact> facts) => [.. facts.Select(Value)];

    /// <summary>Code, name or whole of a row.</summary>
    public static Suspect Label(FormRow row, SuspectPart part) => new() { Part = part, Row = row };

    /// <summary>A person has decided about it, so that it is no longer open.</summary>
    public bool IsDecided => Cell is not null ? Cell.Decided is not null : Row?.Decided is not null;

    /// <summary>Whether the fact is disputed when this is suspected.</summary>
    public bool Concerns(Fact fact)
    {
        if (Cell is not null) return ReferenceEquals(Cell.Source, fact.Cell.Source);
        if (Row is not null) return ReferenceEquals(Row, fact.Row);
        return Table?.Table.Id == fact.Table.Table.Id && (Column is null || Column.Index == fact.Column.Index);
    }
}
