namespace DisclosureExtract.Jobs.Folders;

/// <summary>Why watching cannot begin.</summary>
public enum RefusalKind
{
    /// <summary>The folders given cannot be used as they are.</summary>
    Folders,

    /// <summary>Something may not be written.</summary>
    Permission,

    /// <summary>Another watcher works on these folders.</summary>
    Busy,

    /// <summary>The ledger is damaged.</summary>
    Damaged,

    /// <summary>There is no ledger, or the file asked for is not in it.</summary>
    NotFound,
}

/// <summary>A command on the drop folder that is refused, with a message for people.</summary>
public sealed class RefusedException(RefusalKind kind, string message) : Exception(message)
{
    public RefusalKind Kind { get; } = kind;
}
