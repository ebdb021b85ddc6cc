using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Tables;

/// <summary>Which findings suspect an amount.</summary>
public sealed class Flags
{
    readonly Dictionary<string, List<(SuspectInfo Suspect, FindingInfo Finding)>> byTable = [];

    public Flags(IReadOnlyList<FindingInfo> findings)
    {
        foreach (var finding in findings)
            foreach (var suspect in finding.Suspects)
            {
                if (!byTable.TryGetValue(suspect.Table, out var list)) byTable[suspect.Table] = list = [];
                list.Add((suspect, finding));
            }
    }

    /// <summary>Ids of the rules whose findings suspect it, each once, parted by spaces.</summary>
    public string Of(string table, int row, string key) =>
        string.Join(' ', FindingsOf(table, row, key).Select(f => f.Rule).Distinct());

    /// <summary>A suspected label, row or unit makes all amounts of its row or table suspects; a column all below it.</summary>
    public IEnumerable<FindingInfo> FindingsOf(string table, int row, string key) =>
        byTable.GetValueOrDefault(table, []).Where(x => Concerns(x.Suspect, row, key)).Select(x => x.Finding).Distinct();

    static bool Concerns(SuspectInfo suspect, int row, string key) =>
        suspect.Row is { } at
            ? at == row && (suspect.Column is null || suspect.Column == key)
            : suspect.Column is null || suspect.Column == FactTable.WithoutNumber(key);
}
