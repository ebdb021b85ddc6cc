namespace DisclosureExtract.Data.Corpus;

/// <summary>A corpus that cannot be opened, written or asked; the message is for people.</summary>
public sealed class CorpusException(string message) : Exception(message);
