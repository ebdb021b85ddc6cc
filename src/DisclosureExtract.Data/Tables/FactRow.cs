namespace DisclosureExtract.Data.Tables;

/// <summary>
/// One fact as analytics read it; <see cref="FactTable.Columns"/> says what each member means, and in which unit.
/// </summary>
sealed record FactRow
{
    public required string Document { get; init; }

    public string? Entity { get; init; }

    public int? Year { get; init; }

    public string? Kind { get; init; }

    public required string Form { get; init; }

    public required string Side { get; init; }

    public required string Code { get; init; }

    public required string Name { get; init; }

    public required string Column { get; init; }

    public required string Header { get; init; }

    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    public decimal? AmountYuan { get; init; }

    public required int Page { get; init; }

    public double? X0 { get; init; }

    public double? Y0 { get; init; }

    public double? X1 { get; init; }

    public double? Y1 { get; init; }

    public required string Origin { get; init; }

    public string? Cell { get; init; }

    public required double Confidence { get; init; }

    public required string Raw { get; init; }

    public required string Status { get; init; }

    public required string File { get; init; }

    public string? Level { get; init; }

    public required string Table { get; init; }

    public required int Row { get; init; }

    public required int Checks { get; init; }

    public required string Flags { get; init; }

    public required string Key { get; init; }

    public required int Decimals { get; init; }
}
