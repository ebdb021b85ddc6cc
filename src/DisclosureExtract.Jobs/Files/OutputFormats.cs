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
    Xlsx = 16,
}

/// <summary>
/// The files of a result: one for JSON, one workbook, one for each table it has in every other format, all named like the document with a
/// suffix of their own.
/// </summary>
public static class ResultFiles
{
    /// <summary>Suffix of the result itself.</summary>
    public const string Json = ".json";

    /// <summary>Suffix of the workbook.</summary>
    public const string Xlsx = ".xlsx";

    /// <summary>Name of a result that has not its own yet.</summary>
    public const string Staged = "result";

    /// <summary>Suffix of the texts of its pages.</summary>
    public const string Texts = ".pages";

    /// <summary>The table that every result has, in each format of tables.</summary>
    const string Facts = "facts";

    static readonly OutputFormats[] Known =
        [OutputFormats.Json, OutputFormats.Ndjson, OutputFormats.Csv, OutputFormats.Parquet, OutputFormats.Xlsx];

    /// <summary>The formats asked for, the result itself first.</summary>
    public static IEnumerable<OutputFormats> Of(OutputFormats formats) => Known.Where(k => formats.HasFlag(k));

    /// <summary>What is appended to the name of a document for one of its tables.</summary>
    public static string Suffix(string table, OutputFormats format) => $".{table}.{format.ToString().ToLowerInvariant()}";

    /// <summary>Suffixes by which a result without JSON is known: that of its workbook, those of its facts.</summary>
    public static IEnumerable<string> OfFacts =>
        Known.Where(k => k != OutputFormats.Json).Select(k => k == OutputFormats.Xlsx ? Xlsx : Suffix(Facts, k));

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
