namespace DisclosureExtract.Queue.Working;

/// <summary>Nothing can be read or written in the store: no fault of any document.</summary>
sealed class StoreAwayException(string message) : Exception(message);
