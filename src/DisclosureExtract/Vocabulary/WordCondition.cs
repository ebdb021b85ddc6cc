namespace DisclosureExtract.Vocabulary;

/// <summary>
/// Words that a text must hold, as a cell of a seed table writes them: all of those parted by a space, any of those
/// parted by |.
/// </summary>
sealed class WordCondition(string cell)
{
    readonly string[][] words = [.. cell.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => w.Split('|'))];

    /// <summary>Whether a text holds all that is asked for; true where nothing is.</summary>
    public bool IsMetBy(string text) => Array.TrueForAll(words, alternatives => HoldsAny(alternatives, text));

    /// <summary>Whether a text holds none of the words.</summary>
    public bool IsAbsentFrom(string text) => !Array.Exists(words, alternatives => HoldsAny(alternatives, text));

    static bool HoldsAny(string[] alternatives, string text) =>
        Array.Exists(alternatives, word => text.Contains(word, StringComparison.Ordinal));
}
