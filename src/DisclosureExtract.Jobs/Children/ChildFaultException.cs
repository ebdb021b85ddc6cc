namespace DisclosureExtract.Jobs.Children;

/// <summary>How a child failed at a document.</summary>
public enum ChildFaultKind
{
    Crash,

    /// <summary>Its stack overflowed: what it read is nested without end.</summary>
    Depth,

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
public sealed class ChildFaultException(ChildFaultKind kind, string message) : Exception(message)
{
    public ChildFaultKind Kind { get; } = kind;

    /// <summary>The child served others before or beside: the fault may be theirs.</summary>
    public bool IsPerhapsAnothers { get; init; }
}
