using DisclosureExtract.Data.Files;
using DisclosureExtract.Data.Workbook;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli.Runs;

/// <summary>
/// A result in formats for people and for analytics. It stands apart so that a run which asks for none of them loads nothing
/// of what writes them.
/// </summary>
static class DataFiles
{
    /// <summary>The files of a format: what is appended to the name of the document, and what writes it.</summary>
    /// <param name="all">
    /// Every table, not only that of the facts. Beside the results of a run stand facts alone: programs take all files of a
    /// format for them.
    /// </param>
    public static IEnumerable<(string Suffix, Action<Stream> Write)> Of(Disclosure disclosure, OutputFormats format, bool all)
    {
        if (format == OutputFormats.Xlsx) return [(ResultFiles.Xlsx, s => DisclosureWorkbook.Write(s, disclosure))];
        var tables = Enum.Parse<TableFormat>(format.ToString());
        return (all ? TableFiles.Of(disclosure) : [TableFiles.Facts]).Select(
            table => (ResultFiles.Suffix(table, format), new Action<Stream>(s => TableFiles.Write(s, tables, table, [disclosure]))));
    }
}
