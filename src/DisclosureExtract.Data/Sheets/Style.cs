namespace DisclosureExtract.Data.Sheets;

enum Fill
{
    None,

    /// <summary>Headings.</summary>
    Gray,

    /// <summary>Labels that may be wrong.</summary>
    Yellow,

    /// <summary>Amounts that may be wrong.</summary>
    Orange,

    /// <summary>Amounts that were put right.</summary>
    Green,
}

enum Line
{
    None,
    Thin,
    Thick,
}

enum Align
{
    Left,
    Center,
    Right,
}

/// <summary>How a cell looks.</summary>
readonly record struct Style()
{
    /// <summary>Of numbers as the format writes it; <c>@</c> is text, empty is whatever fits.</summary>
    public string Format { get; init; } = "";

    public bool IsBold { get; init; }

    public bool IsLink { get; init; }

    public bool IsWrapped { get; init; }

    /// <summary>Points.</summary>
    public int Size { get; init; } = 10;

    public Fill Fill { get; init; }

    public Line Line { get; init; }

    public Align Align { get; init; }
}
