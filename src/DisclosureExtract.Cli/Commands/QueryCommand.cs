using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Data.Corpus;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>query QUESTION --db corpus.duckdb</c></summary>
static class QueryCommand
{
    const int UsualRows = 20;

    public static Command Create()
    {
        var question = new Argument<string?>("question")
        {
            Description = "SQL of DuckDB, or the name of a question; without one the questions are listed.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var corpus = CommonOptions.Option("--db", "corpus.duckdb", "The corpus, as collect made it.");
        var limit = new Option<int?>("--limit") { Description = "Rows to print, 0 for all; without it 20 in a table, all as JSON." };
        limit.Check("--limit takes a number from 0.", n => n is null or >= 0);
        var format = CommonOptions.Option("--format", "table", "table or json.", "-f");
        format.AcceptOnlyFromAmong("table", "json");
        var command = new Command("query", "Ask a corpus: three public expenses, largest projects, what is disputed first …, or any SQL.")
        {
            question, corpus, limit, format,
        };
        command.SetAction(result => (int)Failure.Handle(() => Run(
            result.GetValue(question), result.GetRequiredValue(corpus), result.GetValue(limit), result.GetRequiredValue(format))));
        return command;
    }

    static ExitCode Run(string? question, string corpus, int? limit, string format)
    {
        if (question is null) return List();
        var file = Directory.Exists(corpus) ? Path.Combine(corpus, "corpus.duckdb") : corpus;
        if (!File.Exists(file))
            throw new FailedException(ExitCode.NotFound, $"{corpus}: no such corpus. Make one with collect.");
        var asJson = format == "json";
        try
        {
            var answer = Questions.Ask(file, question, (limit ?? (asJson ? 0 : UsualRows)) is > 0 and var most ? most : int.MaxValue);
            if (asJson) WriteJson(answer);
            else Print(answer);
            if (answer.Count > answer.Rows.Count) (asJson ? Console.Error : Console.Out).WriteLine(Rest(answer.Count - answer.Rows.Count));
            return ExitCode.Ok;
        }
        catch (CorpusException e)
        {
            throw new FailedException(ExitCode.Usage, Language.Of(e.Message, e.Chinese));
        }
    }

    static ExitCode List()
    {
        string[] head = Language.IsChinese ? ["名称", "问题"] : ["name", "question"];
        TextTable.Print([head, .. Questions.All.Select(q => new[] { q.Name, Language.Of(q.En, q.Zh) })], left: 2);
        return ExitCode.Ok;
    }

    static void Print(Answer answer)
    {
        var rows = answer.Rows.Select(r => Array.ConvertAll(r, v => v ?? ""));
        TextTable.Print([[.. answer.Columns], .. rows], c => !answer.IsNumber[c]);
    }

    static string Rest(int rows) => Language.Of($"… {rows} rows more (--limit 0 prints all)", $"… 另有 {rows} 行（--limit 0 全部打印）");

    static void WriteJson(Answer answer)
    {
        using var output = Console.OpenStandardOutput();
        using (var json = new Utf8JsonWriter(output, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) }))
        {
            json.WriteStartArray();
            foreach (var row in answer.Rows)
            {
                json.WriteStartObject();
                for (var c = 0; c < row.Length; c++)
                {
                    json.WritePropertyName(answer.Columns[c]);
                    if (row[c] is { } value && answer.IsNumber[c]) json.WriteRawValue(value, skipInputValidation: false);
                    else json.WriteStringValue(row[c]);
                }
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        output.WriteByte((byte)'\n');
    }
}
