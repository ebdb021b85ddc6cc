using System.Globalization;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Data.Files;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;
using Parquet;
using Parquet.Schema;

namespace DisclosureExtract.Tests.Data.Files;

/// <summary>Every table through every format and back: equal to the last decimal and character.</summary>
public sealed class TableFilesTests
{
    static IEnumerable<Disclosure> Documents() =>
        [Results.Seed, Results.Hostile(), Results.Form("a.pdf", Results.Sound()), Results.Form("b.pdf", [.. Results.Sound()[..3], ["合计", "", "31.00", "20.00", "10.00"]])];

    public static TheoryData<string> Tables => [.. AllTables.All.Select(t => t.Name)];

    /// <summary>Values as text, numbers with their decimals.</summary>
    sealed class Kept : IRowSink
    {
        public List<string?> Values { get; } = [];

        public void Text(string? value) => Values.Add(value);

        public void Whole(int? value) => Values.Add(value?.ToString(CultureInfo.InvariantCulture));

        public void Exact(decimal? value) => Values.Add(value?.ToString(CultureInfo.InvariantCulture));

        public void Measure(double? value) => Values.Add(value?.ToString("0.####", CultureInfo.InvariantCulture));

        public void Flag(bool value) => Values.Add(value ? "true" : "false");

        public void End()
        {
        }
    }

    static Table TableOf(string name) => AllTables.All.Single(t => t.Name == name);

    static List<string?> Expected(string name)
    {
        var kept = new Kept();
        foreach (var document in Documents()) TableOf(name).Write(document, kept);
        return kept.Values;
    }

    static byte[] Written(string name, TableFormat format)
    {
        using var stream = new MemoryStream();
        TableFiles.Write(stream, format, name, Documents());
        return stream.ToArray();
    }

    [Fact]
    public void The_documents_of_these_tests_fill_every_table_but_what_no_document_here_has() =>
        Assert.Equal(["subordinates"], AllTables.All.Where(t => !Documents().Any(t.HasRows)).Select(t => t.Name));

    [Theory, MemberData(nameof(Tables))]
    public void Ndjson_gives_back_every_value(string name)
    {
        var read = new List<string?>();
        foreach (var line in Encoding.UTF8.GetString(Written(name, TableFormat.Ndjson)).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var json = JsonDocument.Parse(line);
            Assert.Equal(TableOf(name).Columns.Select(c => c.Name), json.RootElement.EnumerateObject().Select(p => p.Name));
            read.AddRange(json.RootElement.EnumerateObject().Select(p => p.Value.ValueKind switch
            {
                JsonValueKind.Null => null,
                JsonValueKind.String => p.Value.GetString(),
                JsonValueKind.True => "true",
                JsonValueKind.False => "false",
                _ => p.Value.GetRawText(),
            }));
        }
        Assert.Equal(Expected(name), read);
    }

    [Theory, MemberData(nameof(Tables))]
    public void Csv_gives_back_every_value_once_the_apostrophe_of_guarded_text_is_taken_away(string name)
    {
        var columns = TableOf(name).Columns;
        var records = Csv(Encoding.UTF8.GetString(Written(name, TableFormat.Csv)).TrimStart('\uFEFF'));
        Assert.Equal(columns.Select(c => c.Name), records[0].Select(f => f!));
        var read = records.Skip(1).SelectMany(r => r.Select((f, i) => columns[i].Kind switch
        {
            ColumnKind.Text when f is ['\'', ..] => f[1..],
            ColumnKind.Measure when f is not null => double.Parse(f, CultureInfo.InvariantCulture).ToString("0.####", CultureInfo.InvariantCulture),
            _ => f,
        })).ToList();
        Assert.Equal(Expected(name), read);
    }

    [Theory, MemberData(nameof(Tables))]
    public async Task Parquet_gives_back_every_value(string name)
    {
        var table = TableOf(name);
        using var stream = new MemoryStream(Written(name, TableFormat.Parquet));
        var reader = await ParquetReader.CreateAsync(stream);
        await using var _ = reader;
        Assert.Equal(table.Columns.Select(c => c.Name), reader.Schema.DataFields.Select(f => f.Name));
        using var group = reader.OpenRowGroupReader(0);
        var count = (int)group.RowCount;
        var columns = new List<List<string?>>();
        foreach (var (column, field) in table.Columns.Zip(reader.Schema.DataFields)) columns.Add(await Read(group, column, field, count));
        var expected = Expected(name);
        for (var row = 0; row < count; row++)
            for (var c = 0; c < columns.Count; c++)
            {
                var wanted = expected[row * columns.Count + c];
                if (table.Columns[c].Kind == ColumnKind.Exact && wanted is not null)
                    Assert.Equal(decimal.Parse(wanted, CultureInfo.InvariantCulture), decimal.Parse(columns[c][row]!, CultureInfo.InvariantCulture));
                else Assert.Equal(wanted, columns[c][row]);
            }
        Assert.Equal(expected.Count, count * columns.Count);
    }

    [Fact]
    public void The_decimals_as_printed_are_in_every_format_though_parquet_has_one_scale()
    {
        var facts = FactTable.Of(Results.Hostile()).ToList();
        Assert.All(facts, f => Assert.Equal(f.Value.Scale, f.Decimals));
        Assert.Contains(facts, f => f is { Value: 1.50m, Decimals: 2 });
    }

    [Fact]
    public async Task A_parquet_file_of_finer_amounts_than_six_decimals_rounds_none_of_them()
    {
        var columns = new[] { new Column("value", ColumnKind.Exact, "", "") { IsOptional = true } };
        using var stream = new MemoryStream();
        var file = new ParquetFile(stream, columns);
        foreach (var value in (decimal?[])[12.339999999999998m, 999999999999.99m, null])
        {
            file.Exact(value);
            file.End();
        }
        await file.WriteAsync();
        stream.Position = 0;
        await using var reader = await ParquetReader.CreateAsync(stream);
        using var group = reader.OpenRowGroupReader(0);
        var values = new decimal?[3];
        await group.ReadAsync<decimal>(reader.Schema.DataFields[0], values.AsMemory());
        Assert.Equal([12.339999999999998m, 999999999999.99m, null], values);
    }

    [Fact]
    public void Two_runs_give_the_same_bytes_and_no_rows_a_readable_file()
    {
        foreach (var format in Enum.GetValues<TableFormat>()) Assert.Equal(Written("facts", format), Written("facts", format));
        using var stream = new MemoryStream();
        TableFiles.Write(stream, TableFormat.Parquet, "facts", []);
        Assert.Equal("PAR1"u8.ToArray(), stream.ToArray()[..4]);
    }

    [Fact]
    public void A_finding_joins_the_facts_it_suspects_without_boxes()
    {
        var document = Documents().Last();
        var facts = FactTable.Of(document).ToList();
        var cells = new Kept();
        FindingTables.Cells.Write(document, cells);
        var named = cells.Values.Chunk(8).Where(c => c[3] == "suspect" && c[6] is not null && c[7] is not null).ToList();
        Assert.NotEmpty(named);
        Assert.All(named, c => Assert.NotEmpty(facts.Single(f => f.Table == c[5] && f.Row.ToString(CultureInfo.InvariantCulture) == c[6] && f.Key == c[7]).Flags));
    }

    [Fact]
    public void The_docs_list_each_table_and_column_with_its_meaning_in_both_languages()
    {
        var tables = AllTables.All.Select(t =>
            $"## {t.Name}\n\n{t.Zh} · {t.En}\n\n| column | 含义 | meaning |\n|---|---|---|\n"
            + string.Concat(t.Columns.Select(c => $"| `{c.Name}` | {c.Zh} | {c.En} |\n")));
        Assert.All(AllTables.All, t => Assert.All(t.Columns, c => Assert.True(c.Zh.Length > 0 && c.En.Length > 0)));
        House.DocsTests.Check("docs/tables.md", "tables", string.Join('\n', tables));
    }

    static async Task<List<string?>> Read(ParquetRowGroupReader group, Column column, DataField field, int count)
    {
        switch (column.Kind)
        {
            case ColumnKind.Text:
                var texts = new string?[count];
                await group.ReadAsync(field, texts.AsMemory());
                return [.. texts];
            case ColumnKind.Whole when column.IsOptional:
                var maybe = new int?[count];
                await group.ReadAsync<int>(field, maybe.AsMemory());
                return [.. maybe.Select(v => v?.ToString(CultureInfo.InvariantCulture))];
            case ColumnKind.Whole:
                var numbers = new int[count];
                await group.ReadAsync<int>(field, numbers.AsMemory());
                return [.. numbers.Select(v => v.ToString(CultureInfo.InvariantCulture))];
            case ColumnKind.Exact:
                var amounts = new decimal?[count];
                await group.ReadAsync<decimal>(field, amounts.AsMemory());
                return [.. amounts.Select(v => v?.ToString(CultureInfo.InvariantCulture))];
            case ColumnKind.Measure:
                var measures = new double?[count];
                await group.ReadAsync<double>(field, measures.AsMemory());
                return [.. measures.Select(v => v?.ToString("0.####", CultureInfo.InvariantCulture))];
            default:
                var flags = new bool[count];
                await group.ReadAsync<bool>(field, flags.AsMemory());
                return [.. flags.Select(v => v ? "true" : "false")];
        }
    }

    /// <summary>Records of CSV; a field of nothing at all is null, one of <c>""</c> is empty.</summary>
    static List<List<string?>> Csv(string text)
    {
        var records = new List<List<string?>> { new() };
        for (var at = 0; at < text.Length;)
        {
            string? field = null;
            if (text[at] == '"')
            {
                var value = new StringBuilder();
                for (at++; text[at] != '"' || at + 1 < text.Length && text[at + 1] == '"'; at++)
                {
                    value.Append(text[at]);
                    if (text[at] == '"') at++;
                }
                at++;
                field = value.ToString();
            }
            else
            {
                var end = text.AsSpan(at).IndexOfAny(',', '\n') + at;
                if (end > at) field = text[at..end];
                at = end;
            }
            records[^1].Add(field);
            if (text[at++] == '\n' && at < text.Length) records.Add([]);
        }
        return records;
    }
}
