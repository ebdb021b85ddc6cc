namespace DisclosureExtract.Primitives;

/// <summary>
/// A document that cannot be processed at all. The message is for people: what, where, and what to do.
/// </summary>
public class DocumentException : Exception
{
    public DocumentException(DocumentFault fault, string message, Exception? inner = null)
        : base(message, inner) => Fault = fault;

    public DocumentFault Fault { get; }
}

/// <summary>Kinds of documents that cannot be processed; each has an exit code of its own.</summary>
public enum DocumentFault
{
    NotFound,
    Empty,
    UnknownType,
    Encrypted,
    Damaged,
    NoPages,
    TooLarge,
}

/// <summary>One page that cannot be read, in a document whose other pages can.</summary>
public sealed class PageUnreadableException(int page, string reason, Exception? inner = null)
    : Exception($"page {page}: {reason}", inner)
{
    public int Page { get; } = page;

    public string Reason { get; } = reason;
}
