namespace DisclosureExtract.Parts.Accounting;

/// <summary>Kinds of marks that a page shows.</summary>
public enum MarkKind
{
    /// <summary>Characters of every font, and those read from pixels; white space is none.</summary>
    Characters,

    Images,

    /// <summary>Form fields.</summary>
    Fields,

    Annotations,

    /// <summary>Drawn outlines as large as characters.</summary>
    Outlines,
}

/// <summary>What a page shows of one kind and what became of it, in marks.</summary>
public sealed record PageAccount(int Page, MarkKind Kind)
{
    /// <summary>In an amount of the facts.</summary>
    public int Fact { get; init; }

    /// <summary>In a title, heading, label or other cell of a table, on a cover, or in a list of contents.</summary>
    public int Label { get; init; }

    public int Prose { get; init; }

    public int Noise { get; init; }

    /// <summary>Named by a finding about the cell or the page it is on.</summary>
    public int Finding { get; init; }

    /// <summary>In none of these: <c>page.unaccounted</c> says where.</summary>
    public int Unaccounted { get; init; }

    public int Shown => Fact + Label + Prose + Noise + Finding + Unaccounted;
}
