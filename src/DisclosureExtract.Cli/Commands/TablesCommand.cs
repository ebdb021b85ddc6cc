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
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>tables FILE…</c></summary>
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
        var files = new Argument<string[]>("files")
        {
            Description = "PDFs, workbooks or web pages with tables, or transcripts.",
            Arity = ArgumentArity.OneOrMore,
        };
        var format = new Option<string>("--format", "-f")
        {
            Description = "json or csv.",
            DefaultValueFactory = _ => "json",
        };
        format.AcceptOnlyFromAmong("json", "csv");
        var page = new Option<int?>("--page", "-p") { Description = "Only this page." };
        var command = new Command(
            "tables", "Print every table as a plain grid; no knowledge of budgets is applied.") { files, format, page };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(files), result.GetRequiredValue(format), result.GetValue(page))));
        return command;
    }

    /// <summary>A grid with its page and the file it comes from.</summary>
    readonly record struct Found(string File, PageContent Page, Grid Grid);

    /// <summary>What cannot be read is told, the rest is printed; the code is that of the first failure.</summary>
    static ExitCode Run(string[] paths, string format, int? only)
    {
        var code = ExitCode.Ok;
        using var output = Console.OpenStandardOutput();
        var found = paths.SelectMany(Grids);
        if (format == "csv") WriteCsv(output, found, paths.Length > 1);
        else WriteJson(output, found);
        return code;

        IEnumerable<Found> Grids(string path)
        {
            var grids = new List<Found>();
            var own = Failure.Handle(() =>
            {
                using var source = DocumentOpener.Open(DocumentOpener.ReadFile(path), path);
                if (only is { } number) PageNumbers.Check(source, path, number);
                grids.AddRange(In(source, path, only));
                return ExitCode.Ok;
            });
            if (code == ExitCode.Ok) code = own;
            return grids;
        }
    }

    static IEnumerable<Found> In(IPageSource source, string path, int? only)
    {
        PageLayout? before = null;
        for (var number = only ?? 1; number <= (only ?? source.PageCount); number++)
        {
            try
            {
                before = GridFinder.Find(source.ReadPage(number), before: before);
            }
            catch (PageUnreadableException e)
            {
                Failure.Print($"{path}: {e.Message}");
                before = null;
                continue;
            }
            foreach (var grid in before.Grids) yield return new(Path.GetFileName(path), before.Page, grid);
        }
    }

    static void WriteJson(Stream output, IEnumerable<Found> found)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var (file, page, grid) in found)
        {
            json.WriteStartObject();
            json.WriteString("file", file);
            json.WriteNumber("page", page.Number);
            WriteBox(json, "box", page.ToDisplayed(grid.Box));
            json.WriteString("columnsBy", grid.IsBorderless ? "guess" : "rulings");
            json.WriteNumber("confidence", Math.Round((decimal)GridConfidence.Of(grid), 2));
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
                json.WriteString("text", string.Join('\n', cell.Lines.Select(l => l.Raw)));
                if (page.Places is { } places) json.WriteString("place", places.Of(cell.Box));
                else WriteBox(json, "box", page.ToDisplayed(cell.Box));
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
    /// <param name="withFile">Each row begins with its file and page.</param>
    static void WriteCsv(Stream output, IEnumerable<Found> found, bool withFile)
    {
        using var text = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        using var csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" });
        var first = true;
        foreach (var (file, page, grid) in found)
        {
            if (!first) csv.NextRecord();
            first = false;
            for (var row = 0; row < grid.RowCount; row++)
            {
                if (withFile)
                {
                    csv.WriteField(Harmless(file));
                    csv.WriteField(page.Number);
                }
                for (var column = 0; column < grid.ColumnCount; column++)
                {
                    var begins = grid.At(row, column) is { } cell && (cell.Row, cell.Column) == (row, column)
                        ? cell
                        : null;
                    csv.WriteField(begins is null ? "" : Harmless(TextOf(begins)));
                }
                csv.NextRecord();
            }
        }
    }

    /// <summary>The text with its spaces; lines of a name are joined, other lines have a space between them.</summary>
    static string TextOf(Cell cell)
    {
        var text = new StringBuilder();
        foreach (var line in cell.Lines)
        {
            var isJoined = text.Length == 0 || TextFold.IsHan(text[^1]) && TextFold.IsHan(line.Text[0])
                || AmountText.IsAmount(cell.Text);
            if (!isJoined) text.Append(' ');
            text.Append(line.Text);
        }
        return text.ToString();
    }

    /// <summary>
    /// What a spreadsheet would run as a formula is quoted for it; signs of amounts and dashes are none. What would move a terminal
    /// is written out.
    /// </summary>
    static string Harmless(string text)
    {
        text = PlainText.Lines(text);
        var mayRun = text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\'' or '\t' or '\r';
        return mayRun && AmountText.Parse(text).State is CellState.Unreadable ? "'" + text : text;
    }
}
