using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DisclosureExtract.Correct;

namespace DisclosureExtract.Output;

/// <summary>The canonical JSON of a disclosure: same input, options and version give the same bytes.</summary>
public static class DisclosureJson
{
    static readonly DisclosureContext Context = new(new JsonSerializerOptions(DisclosureContext.Default.Options)
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        // Chinese stays readable; the characters that matter inside HTML stay escaped.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    /// <summary>Writes UTF-8 with a final newline.</summary>
    public static void Write(Stream stream, Disclosure disclosure)
    {
        JsonSerializer.Serialize(stream, disclosure, Context.Disclosure);
        stream.WriteByte((byte)'\n');
    }

    public static byte[] ToBytes(Disclosure disclosure)
    {
        using var stream = new MemoryStream();
        Write(stream, disclosure);
        return stream.ToArray();
    }

    /// <summary>Reads strictly: unknown, duplicate or missing members and wrong types are errors.</summary>
    /// <exception cref="JsonException">Not a disclosure; the message names the path and the line.</exception>
    public static Disclosure Read(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, DisclosureContext.Default.Disclosure) ?? throw new JsonException("The document is null.");

    /// <summary>The same for who needs amounts and no plain cells, which are half of a result: grids come back empty.</summary>
    /// <exception cref="JsonException">Not a disclosure; the message names the path and the line.</exception>
    public static Disclosure ReadWithoutGrids(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, WithoutGrids.Value.Disclosure) ?? throw new JsonException("The document is null.");

    static readonly Lazy<DisclosureContext> WithoutGrids = new(() =>
        new(new JsonSerializerOptions(DisclosureContext.Default.Options) { Converters = { new NoGrid() } }));

    sealed class NoGrid : JsonConverter<GridInfo>
    {
        static readonly GridInfo Empty = new(0, 0, 0, []);

        public override GridInfo Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            reader.Skip();
            return Empty;
        }

        public override void Write(Utf8JsonWriter writer, GridInfo value, JsonSerializerOptions options) => throw new NotSupportedException();
    }

    /// <summary>Reads corrections strictly.</summary>
    /// <exception cref="JsonException">No corrections; the message names the path and the line.</exception>
    public static Corrections ReadCorrections(ReadOnlySpan<byte> utf8) =>
        JsonSerializer.Deserialize(utf8, DisclosureContext.Default.Corrections) ?? throw new JsonException("The document is null.");

    /// <summary>Writes corrections as people can read them.</summary>
    public static byte[] ToBytes(Corrections corrections) => [.. JsonSerializer.SerializeToUtf8Bytes(corrections, Context.Corrections), (byte)'\n'];

    /// <summary>The JSON Schema (2020-12) of the contract, made from the types.</summary>
    public static string Schema() => Schema(typeof(Disclosure), "disclosure:2", "Disclosure");

    /// <summary>The same of the contract <c>corrections/1</c>.</summary>
    public static string CorrectionsSchema() => Schema(typeof(Corrections), "corrections:1", "Corrections");

    static string Schema(Type type, string id, string title)
    {
        var schema = DisclosureContext.Default.Options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions
        {
            TreatNullObliviousAsNonNullable = true,
            TransformSchemaNode = static (context, node) =>
            {
                if (context.TypeInfo.Type == typeof(Box) || context.TypeInfo.Type == typeof(Box?))
                    node = new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "number" }, ["minItems"] = 4, ["maxItems"] = 4 };
                return context.PropertyInfo is { } member ? FieldWords.Described(node, member.DeclaringType.Name, member.Name) : node;
            },
        }).AsObject();
        var head = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["$id"] = "urn:disclosure-extract:" + id,
            ["title"] = title,
            ["description"] = "同一版本号内只增加成员，不取消、不改义 / Members are added within a number, never taken away or given another meaning.",
        };
        foreach (var (key, value) in schema.ToList())
        {
            schema.Remove(key);
            head[key] = value;
        }
        // Made here, for few runs write a schema.
        var options = new JsonSerializerOptions
        {
            WriteIndented = true,
            IndentSize = 2,
            NewLine = "\n",
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        };
        return head.ToJsonString(options) + "\n";
    }
}

[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    MaxDepth = 32)]
[JsonSerializable(typeof(Disclosure))]
[JsonSerializable(typeof(Corrections))]
sealed partial class DisclosureContext : JsonSerializerContext;
