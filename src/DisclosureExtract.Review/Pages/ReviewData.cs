using System.Text.Json.Serialization;
using DisclosureExtract.Correct;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Causes;
using DisclosureExtract.Review.Charts;

namespace DisclosureExtract.Review.Pages;

/// <summary>What the page of a document is given to show: the result without what nobody looks at, and the faults in it. Amounts are texts, as
/// browsers know no decimals.</summary>
sealed record ReviewData
{
    public required string Document { get; init; }

    public required string Result { get; init; }

    public required string File { get; init; }

    public required string Title { get; init; }

    /// <summary>Of the body: department, unit or government; null where the document does not say.</summary>
    public string? Level { get; init; }

    /// <summary>Ids of all forms: what a table can be.</summary>
    public required IReadOnlyList<string> Forms { get; init; }

    public required SummaryData Summary { get; init; }

    public required IReadOnlyList<PageData> Pages { get; init; }

    public required IReadOnlyList<TableData> Tables { get; init; }

    public required IReadOnlyList<Cause> Causes { get; init; }

    public required IReadOnlyDictionary<string, FindingData> Findings { get; init; }

    public required IReadOnlyList<NoiseData> Noise { get; init; }

    public required IReadOnlyList<ClaimData> Claims { get; init; }

    public required IReadOnlyList<ProjectData> Projects { get; init; }

    public required IReadOnlyList<SectionData> Sections { get; init; }

    public required IReadOnlyList<DutyData> Duties { get; init; }

    public required ChartFigures Charts { get; init; }
}

sealed record SummaryData(string Status, string Reason, int Facts, int Checked, int Failed, string Coverage, IReadOnlyList<string> UncoveredForms);

sealed record PageData(int Number, double Width, double Height, string Origin);

sealed record TableData
{
    public required string Id { get; init; }

    public required string Form { get; init; }

    public string? Title { get; init; }

    public string? Label { get; init; }

    public string? Unit { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    public required IReadOnlyList<ColumnInfo> Columns { get; init; }

    public required IReadOnlyList<RowData> Rows { get; init; }

    public required GridData Grid { get; init; }
}

sealed record RowData(string Code, string Name, int Level, string Side, string LabelStatus, IReadOnlyDictionary<string, CellData> Cells);

sealed record CellData(string Raw, string? Value, int Page, Box Box, double Confidence, string State, string? Status, string Origin);

sealed record GridData(int Rows, int Columns, int Head, IReadOnlyList<GridCellData> Cells);

/// <param name="Links">What stands in the cell: <c>4/total</c> the amount of a row, <c>4/#code</c> and <c>4/#name</c> its labels.</param>
sealed record GridCellData(
    int Row, int Column, [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? RowSpan,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? ColSpan, string Text, int Page, Box Box,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] IReadOnlyList<string>? Links);

sealed record FindingData(string Id, string Rule, string Severity, string Message, string MessageZh, string? Tolerance, PlacedBox? Place);

sealed record NoiseData(string Kind, string? Text, int Count, IReadOnlyList<PlacedBox> Boxes);

sealed record ClaimData(string Quote, string Value, string Unit, int Page, Box Box, string State, FactReference? Fact, string? Why);

sealed record ProjectData
{
    public string? Name { get; init; }

    public string? Department { get; init; }

    public string? Attribute { get; init; }

    public string? Period { get; init; }

    public required string Unit { get; init; }

    public string? Total { get; init; }

    public string? Annual { get; init; }

    public required IReadOnlyList<string> Goals { get; init; }

    public required IReadOnlyList<IndicatorData> Indicators { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }
}

sealed record IndicatorData(string Level, string Name, string Raw);

sealed record SectionData(string Heading, string Text, IReadOnlyList<int> Pages);

sealed record DutyData(string Id, string State, string Reason);
