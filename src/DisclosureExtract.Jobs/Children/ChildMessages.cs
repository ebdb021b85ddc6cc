using System.Text.Json.Serialization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>What a watcher asks of a child: one line of JSON.</summary>
public sealed record ChildRequest
{
    /// <summary>False: extract the document. True: unpack the archive into <see cref="Staging"/>.</summary>
    public bool Unpack { get; init; }

    /// <summary>File to read.</summary>
    public required string Path { get; init; }

    /// <summary>Name of the document, for the result and for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Existing empty folder for what is made: result.json, result.facts.csv …, or members.</summary>
    public required string Staging { get; init; }

    public string Settings { get; init; } = "json";
}

/// <summary>What a child answers: lines of JSON, the last with a <see cref="Code"/>.</summary>
public sealed record ChildReply
{
    /// <summary>Sent ahead, once the document is open: its pages, from which the time limit is set.</summary>
    public int? Opened { get; init; }

    /// <summary>Exit code <c>extract</c> would have had; 0 for a result.</summary>
    public int? Code { get; init; }

    /// <summary>Why there is no result.</summary>
    public string? Error { get; init; }

    /// <summary>Whether trying again later can help: the output could not be written, the file not be read.</summary>
    public bool CanHeal { get; init; }

    /// <summary>Status of the result: complete, needs_review …</summary>
    public string? Status { get; init; }

    /// <summary>Reason of that status.</summary>
    public string? Reason { get; init; }

    public int Pages { get; init; }

    public int Facts { get; init; }

    public int Errors { get; init; }

    /// <summary>Suffixes of the files made, in the order in which they are to be published.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Members of an archive.</summary>
    public IReadOnlyList<ArchiveMember> Members { get; init; } = [];
}

/// <summary>A member of an archive, unpacked.</summary>
/// <param name="Name">Path inside the archive, as it says.</param>
/// <param name="File">Name of the unpacked file in the staging folder; null where it was not unpacked.</param>
/// <param name="Error">Why it was not.</param>
public sealed record ArchiveMember(string Name, string? File, string? Error = null);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ChildRequest))]
[JsonSerializable(typeof(ChildReply))]
sealed partial class ChildJson : JsonSerializerContext;
