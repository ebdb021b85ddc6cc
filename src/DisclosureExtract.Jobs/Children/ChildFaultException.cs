namespace DisclosureExtract.Jobs.Children;

/// <summary>How a child failed at a document.</summary>
enum ChildFaultKind
{
    Crash,
    Hang,
    Memory,
    Output,

    /// <summary>
    /// Killed from outside, by an administrator or by the kernel short of memory: not the document's fault, as far as
    /// is known.
    /// </summary>
    Killed,
}

/// <summary>A child that did not answer. It is gone; the next request has a new one.</summary>
sealed class ChildFaultException(ChildFaultKind kind, string message) : Exception(message)
{
    public ChildFaultKind Kind { get; } = kind;
}
