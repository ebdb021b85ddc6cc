namespace DisclosureExtract.Primitives;

/// <summary>Words that a text may be, hold or end in; compared character by character.</summary>
sealed class WordList(params string[] words)
{
    /// <summary>Whether the text is one of the words.</summary>
    public bool Contains(string text) => Array.IndexOf(words, text) >= 0;

    public bool IsIn(string text)
    {
        foreach (var word in words)
            if (text.Contains(word, StringComparison.Ordinal)) return true;
        return false;
    }

    public bool IsAtEndOf(string text)
    {
        foreach (var word in words)
            if (text.EndsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }

    public bool IsAtStartOf(string text)
    {
        foreach (var word in words)
            if (text.StartsWith(word, StringComparison.Ordinal)) return true;
        return false;
    }
}
