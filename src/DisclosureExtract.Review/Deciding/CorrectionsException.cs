namespace DisclosureExtract.Review.Deciding;

/// <summary>A file of corrections that cannot be used; the message says what is wrong with it and what to do.</summary>
public sealed class CorrectionsException(string message) : Exception(message);
