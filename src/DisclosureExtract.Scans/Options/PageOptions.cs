namespace DisclosureExtract.Scans.Options;

/// <summary>How a page as a whole is judged.</summary>
sealed record PageOptions
{
    /// <summary>Mean confidence below which the page may be upside down.</summary>
    public double Doubtful { get; init; } = 0.6;

    /// <summary>Confidence below which a sign or two outside of tables are no text.</summary>
    public double SureOfClutter { get; init; } = 0.6;

    /// <summary>Lines tried to tell which way up a page is.</summary>
    public int Sample { get; init; } = 12;

    /// <summary>Part of the page an image in a page of text must cover to be read.</summary>
    public double SmallestImage { get; init; } = 0.12;

    /// <summary>An image with fewer characters of text over it is read.</summary>
    public int FewCharacters { get; init; } = 12;
}

/// <summary>What is ink and what is paper.</summary>
sealed record InkOptions
{
    /// <summary>
    /// Share of the way from paper to ink beyond which a pixel counts as ink: thin strokes blurred by a scanner are far
    /// from black.
    /// </summary>
    public double Share { get; init; } = 0.38;

    /// <summary>The same for pixels that hang together with ink.</summary>
    public double FaintShare { get; init; } = 0.2;
}
