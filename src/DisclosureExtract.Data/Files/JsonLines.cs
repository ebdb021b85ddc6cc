using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using DisclosureExtract.Data.Tables;

namespace DisclosureExtract.Data.Files;

/// <summary>Rows as NDJSON: one JSON object a line, UTF-8, numbers with the decimals as printed.</summary>
sealed class JsonLines : IRowSink, IDisposable
{
    static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    readonly Stream stream;
    readonly JsonEncodedText[] names;
    readonly Utf8JsonWriter json;
    int column;

    public JsonLines(Stream stream, IReadOnlyList<Column> columns)
    {
        this.stream = stream;
        names = [.. columns.Select(c => JsonEncodedText.Encode(c.Name, Options.Encoder))];
        json = new Utf8JsonWriter(stream, Options);
    }

    public void Text(string? value) => Next().WriteStringValue(value);

    public void Whole(int? value)
    {
        if (value is { } number) Next().WriteNumberValue(number);
        else Next().WriteNullValue();
    }

    public void Exact(decimal? value)
    {
        if (value is { } number) Next().WriteNumberValue(number);
        else Next().WriteNullValue();
    }

    public void Measure(double? value)
    {
        if (value is { } number) Next().WriteNumberValue(number);
        else Next().WriteNullValue();
    }

    public void Flag(bool value) => Next().WriteBooleanValue(value);

    public void End()
    {
        json.WriteEndObject();
        json.Flush();
        json.Reset();
        stream.WriteByte((byte)'\n');
        column = 0;
    }

    public void Dispose() => json.Dispose();

    Utf8JsonWriter Next()
    {
        if (column == 0) json.WriteStartObject();
        json.WritePropertyName(names[column++]);
        return json;
    }
}
