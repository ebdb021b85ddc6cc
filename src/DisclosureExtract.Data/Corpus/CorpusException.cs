namespace DisclosureExtract.Data.Corpus;

/// <summary>A corpus that cannot be opened, written or asked; the message is for people, in both languages.</summary>
/// <param name="chinese">What a library said has no Chinese.</param>
public sealed class CorpusException(string message, string? chinese = null) : Exception(message)
{
    public string Chinese { get; } = chinese ?? message;
}
