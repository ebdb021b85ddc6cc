namespace DisclosureExtract.Cli.Runs;

/// <summary>Files of kinds that the program does not read, counted by their extension: named, so that nothing is missed in silence.</summary>
sealed class UnreadKinds
{
    const int LongestExtension = 12;

    readonly Dictionary<string, int> kinds = new(StringComparer.Ordinal);

    public int Count => kinds.Values.Sum();

    /// <summary>Extensions in small letters with their numbers, the most frequent first.</summary>
    public IEnumerable<KeyValuePair<string, int>> Kinds =>
        kinds.OrderByDescending(k => k.Value).ThenBy(k => k.Key, StringComparer.Ordinal);

    public void Add(string file)
    {
        var extension = Path.GetExtension(file).ToLowerInvariant();
        var kind = extension.Length is > 1 and <= LongestExtension ? extension : "without extension";
        kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
    }

    public override string ToString()
    {
        var counts = string.Join(", ", Kinds.Take(20).Select(k => $"{k.Value} {k.Key}"));
        return $"{Count} {(Count == 1 ? "file of a kind" : "files of kinds")} this program does not read: {counts}";
    }
}
