namespace DisclosureExtract.Vocabulary;

/// <summary>What an id of the contract is called by people.</summary>
/// <param name="List">form, column, moment, side, status …</param>
/// <param name="Example">As it is printed; empty where none is needed.</param>
/// <param name="Differs">Where provinces differ, in Chinese.</param>
public sealed record FieldName(string List, string Id, string Zh, string En, string Example, string Differs);

/// <summary>The names of the ids of the contract, a row of <c>seeds/names.csv</c> each.</summary>
public static class FieldNames
{
    static readonly Lazy<Dictionary<(string List, string Id), FieldName>> Table = new(static () =>
        Seeds.Rows("names.csv").Select(r => new FieldName(r[0], r[1], r[2], r[3], r[4], r[5])).ToDictionary(n => (n.List, n.Id)));

    /// <summary>All of them, in the order of the table.</summary>
    public static IEnumerable<FieldName> All => Table.Value.Values;

    /// <summary>Null where the table has no such id.</summary>
    public static FieldName? Find(string list, string id) => Table.Value.GetValueOrDefault((list, id));

    /// <summary>In Chinese; the id itself where the table has none.</summary>
    public static string Zh(string list, string id) => Find(list, id)?.Zh ?? id;

    /// <summary>A column by its key: measure and moment, or the heading as printed where the contract has no name for it.</summary>
    public static string ColumnZh(string key)
    {
        if (key.StartsWith(ColumnKeys.OtherPrefix, StringComparison.Ordinal)) return key[ColumnKeys.OtherPrefix.Length..];
        var at = key.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? Zh("column", key) : $"{Zh("column", key[..at])}（{Zh("moment", key[(at + 1)..])}）";
    }
}
