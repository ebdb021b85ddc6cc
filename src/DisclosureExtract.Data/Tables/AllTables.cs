namespace DisclosureExtract.Data.Tables;

/// <summary>All tables a result is written into, in every format.</summary>
static class AllTables
{
    public static IReadOnlyList<Table> All { get; } =
    [
        FactTable.Table, DocumentTables.Documents, DocumentTables.Forms, DocumentTables.Subordinates, FindingTables.Findings,
        FindingTables.Cells, FindingTables.Duties, ProjectTables.Projects, ProjectTables.Funds, ProjectTables.Indicators,
        ProjectTables.Claims, DocumentTables.Catalogue, DocumentTables.Noise,
    ];
}
