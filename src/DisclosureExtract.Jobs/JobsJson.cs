using System.Text.Json.Serialization;

namespace DisclosureExtract.Jobs;

/// <summary>The small JSON of this project: locks, what children say, the status for machines.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(LockHolder))]
[JsonSerializable(typeof(ChildRequest))]
[JsonSerializable(typeof(ChildReply))]
[JsonSerializable(typeof(WatchStatus))]
[JsonSerializable(typeof(List<string>))]
sealed partial class JobsJson : JsonSerializerContext;
