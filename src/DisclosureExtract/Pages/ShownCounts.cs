namespace DisclosureExtract.Pages;

/// <summary>How much a page shows, counted before anything of it is understood.</summary>
public sealed record ShownCounts
{
    /// <summary>
    /// Characters of every font, those of fields and notes and those that say nothing included; white space is none.
    /// </summary>
    public int Characters { get; init; }

    public int Images { get; init; }

    /// <summary>Form fields that show something.</summary>
    public int Fields { get; init; }

    /// <summary>Notes, stamps and the like that show something of their own.</summary>
    public int Annotations { get; init; }

    /// <summary>Drawn outlines as large as characters, where text would be expected.</summary>
    public int Outlines { get; init; }
}
