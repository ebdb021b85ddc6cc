namespace DisclosureExtract.Jobs.Files;

/// <summary>Formats results can be written in.</summary>
[Flags]
public enum OutputFormats
{
    None = 0,
    Json = 1,
    Ndjson = 2,
    Csv = 4,
    Parquet = 8,
}

/// <summary>
/// The files of a result: one for each format, all named like the document with a suffix of their own.
/// </summary>
public static class ResultFiles
{
    /// <summary>Suffix of the result itself; those of the other formats hold its facts alone.</summary>
    public const string Json = ".json";

    /// <summary>Name of a result that has not its own yet.</summary>
    public const string Staged = "result";

    /// <summary>Suffix of the texts of its pages.</summary>
    public const string Texts = ".pages";

    static readonly (OutputFormats Format, string Suffix)[] Known =
    [
        (OutputFormats.Json, Json),
        (OutputFormats.Ndjson, ".facts.ndjson"),
        (OutputFormats.Csv, ".facts.csv"),
        (OutputFormats.Parquet, ".facts.parquet"),
    ];

    /// <summary>
    /// The formats asked for, each with what is appended to the name of a document; the result itself first.
    /// </summary>
    public static IEnumerable<(OutputFormats Format, string Suffix)> Of(OutputFormats formats) =>
        Known.Where(k => formats.HasFlag(k.Format));

    /// <summary>Suffixes of the files that hold facts alone.</summary>
    public static IEnumerable<string> OfFacts => Known.Where(k => k.Format != OutputFormats.Json).Select(k => k.Suffix);

    /// <summary>
    /// Names of formats, separated by commas; <see cref="OutputFormats.None"/> where one is not known, or there is
    /// none.
    /// </summary>
    public static OutputFormats Parse(string? text)
    {
        var formats = OutputFormats.None;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var isKnown = Enum.TryParse<OutputFormats>(part, ignoreCase: true, out var format)
                && char.IsAsciiLetter(part[0]);
            if (!isKnown || format == OutputFormats.None) return OutputFormats.None;
            formats |= format;
        }
        return formats;
    }
}
