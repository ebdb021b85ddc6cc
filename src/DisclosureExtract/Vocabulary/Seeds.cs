using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;

namespace DisclosureExtract.Vocabulary;

/// <summary>The tables of <c>seeds/</c>, built into the library.</summary>
static class Seeds
{
    /// <summary>The rows of a table below its heading.</summary>
    /// <param name="name">Name of the file.</param>
    public static List<string[]> Rows(string name)
    {
        using var reader = Open(name);
        return [.. Rows(reader)];
    }

    public static StreamReader Open(string name) => new(
        typeof(Seeds).Assembly.GetManifestResourceStream(name)
        ?? throw new InvalidOperationException($"The embedded table {name} is missing."));

    /// <summary>The rows of a CSV below its heading.</summary>
    public static IEnumerable<string[]> Rows(TextReader reader)
    {
        using var parser = new CsvParser(reader, new CsvConfiguration(CultureInfo.InvariantCulture));
        parser.Read(); // the heading
        while (parser.Read()) yield return parser.Record!;
    }
}
