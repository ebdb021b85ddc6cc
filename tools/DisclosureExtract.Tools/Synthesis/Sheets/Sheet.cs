using DisclosureExtract.Facts;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

enum Align
{
    Left,
    Center,
    Right,
}

/// <summary>What a printed amount must come out as.</summary>
sealed record CellFact(string Side, string Code, string Name, string Column, decimal Value)
{
    /// <summary>The unit printed in its cell or over its column; empty where it is that of the form.</summary>
    public string Unit { get; init; } = "";
}

/// <summary>A cell to be drawn.</summary>
sealed record SheetCell(int Row, int Column, int RowSpan, int ColumnSpan, string Text)
{
    public Align Align { get; init; } = Align.Center;

    /// <summary>In characters.</summary>
    public double Indent { get; init; }

    public bool IsBold { get; init; }

    /// <summary>The number of a note, set raised and smaller behind the text.</summary>
    public string Raised { get; init; } = "";

    public CellFact? Fact { get; init; }
}

/// <summary>A form as a table of cells, not yet on a page.</summary>
sealed record Sheet
{
    public required string Form { get; init; }

    public required string Title { get; init; }

    public string Unit { get; init; } = "";

    /// <summary>Whose form it is where that is not the body of the document: a unit of the department.</summary>
    public string Entity { get; init; } = "";

    /// <summary>Relative widths of the columns.</summary>
    public required IReadOnlyList<double> Weights { get; init; }

    public required IReadOnlyList<SheetCell> Cells { get; init; }

    public required int RowCount { get; init; }

    public int HeaderRows { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];

    public bool IsEmpty { get; init; }

    public IEnumerable<CellFact> Facts => Cells.Where(c => c.Fact is not null).Select(c => c.Fact!);
}
