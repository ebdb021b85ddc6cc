using System.CommandLine;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using CsvHelper;
using CsvHelper.Configuration;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>tables FILE</c></summary>
static class TablesCommand
{
    static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "Any PDF with ruled tables, or a transcript." };
        var format = new Option<string>("--format", "-f")
        {
            Description = "json or csv.",
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong("json", "csv");
        var page = new Option<int?>("--page", "-p") { Description = "Only this page." };
        var command = new Command(
            "tables", "Print every table as a plain grid; no knowledge of budgets is applied.") { file, format, page };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(file), result.GetRequiredValue(format), result.GetValue(page))));
        return command;
    }

    static ExitCode Run(string path, string format, int? only)
    {
        using var source = DocumentOpener.Open(DocumentOpener.ReadFile(path), path);
        if (only is { } number) PageNumbers.Check(source, path, number);
        using var output = Console.OpenStandardOutput();
        var grids = Grids(source, path, only);
        if (format == "csv") WriteCsv(output, grids);
        else WriteJson(output, grids);
        return ExitCode.Ok;
    }

    static IEnumerable<(PageContent Page, Grid Grid)> Grids(IPageSource source, string path, int? only)
    {
        for (var number = only ?? 1; number <= (only ?? source.PageCount); number++)
        {
            PageLayout layout;
            try
            {
                layout = GridFinder.Find(source.ReadPage(number));
            }
            catch (PageUnreadableException e)
            {
                Failure.Print($"{path}: {e.Message}");
                continue;
            }
            foreach (var grid in layout.Grids) yield return (layout.Page, grid);
        }
    }

    static void WriteJson(Stream output, IEnumerable<(PageContent Page, Grid Grid)> grids)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var (page, grid) in grids)
        {
            json.WriteStartObject();
            json.WriteNumber("page", page.Number);
            WriteBox(json, "box", page.ToDisplayed(grid.Box));
            json.WriteNumber("rows", grid.RowCount);
            json.WriteNumber("columns", grid.ColumnCount);
            json.WriteStartArray("cells");
            foreach (var cell in grid.Cells)
            {
                json.WriteStartObject();
                json.WriteNumber("row", cell.Row);
                json.WriteNumber("column", cell.Column);
                if (cell.RowSpan > 1) json.WriteNumber("rowSpan", cell.RowSpan);
                if (cell.ColumnSpan > 1) json.WriteNumber("columnSpan", cell.ColumnSpan);
                json.WriteString("text", cell.Raw);
                WriteBox(json, "box", page.ToDisplayed(cell.Box));
                json.WriteEndObject();
            }
            json.WriteEndArray();
            json.WriteEndObject();
        }
        json.WriteEndArray();
        json.Flush();
        output.WriteByte((byte)'\n');
    }

    static void WriteBox(Utf8JsonWriter json, string name, BoundingBox box)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(string.Create(
            CultureInfo.InvariantCulture, $"[{box.Left:0.00},{box.Top:0.00},{box.Right:0.00},{box.Bottom:0.00}]"));
    }

    /// <summary>
    /// Tables one after the other, an empty line between them; merged cells print once, at their top left.
    /// </summary>
    static void WriteCsv(Stream output, IEnumerable<(PageContent Page, Grid Grid)> grids)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        var form = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            NewLine = "\n",
            InjectionOptions = InjectionOptions.Escape,
        };
        using var csv = new CsvWriter(text, form);
        var first = true;
        foreach (var (_, grid) in grids)
        {
            if (!first) csv.NextRecord();
            first = false;
            for (var row = 0; row < grid.RowCount; row++)
            {
                for (var column = 0; column < grid.ColumnCount; column++)
                {
                    var begins = grid.At(row, column) is { } cell && (cell.Row, cell.Column) == (row, column)
                        ? cell
                        : null;
                    csv.WriteField(begins?.Text ?? "");
                }
                csv.NextRecord();
            }
        }
    }
}
