using System.Text.Json.Serialization;

namespace DisclosureExtract.Jobs.Children;

/// <summary>What is asked of a child: one line of JSON.</summary>
public sealed record ChildRequest
{
    /// <summary>Comes back with everything that answers this.</summary>
    public int Id { get; init; }

    /// <summary>False: extract the document. True: unpack the archive into <see cref="Staging"/>.</summary>
    public bool Unpack { get; init; }

    /// <summary>File to read.</summary>
    public required string Path { get; init; }

    /// <summary>Images to bind into the document, in the order of its pages; null where <see cref="Path"/> is a file.</summary>
    public IReadOnlyList<string>? Pages { get; init; }

    /// <summary>Name of the document, for the result and for messages.</summary>
    public required string Name { get; init; }

    /// <summary>Existing empty folder for what is made: result.json, result.facts.csv …, or members.</summary>
    public required string Staging { get; init; }

    public string Settings { get; init; } = "json";

    /// <summary>Results are to be on disk before the answer: originals are put away after it.</summary>
    public bool Durable { get; init; }

    /// <summary>
    /// Write the texts of the pages too (result.pages), from which documents are held against each other.
    /// </summary>
    public bool Texts { get; init; }

    /// <summary>Scanned pages it may read at a time; 0 where that stays as it is.</summary>
    public int Share { get; init; }

    /// <summary>A change of <see cref="Share"/> while something is in hand, and nothing else.</summary>
    [JsonIgnore]
    public bool IsShareOnly => Path.Length == 0;

    internal static ChildRequest OfShare(int share) => new() { Path = "", Name = "", Staging = "", Share = share };
}

/// <summary>What a child answers: lines of JSON, the last with a <see cref="Code"/>.</summary>
public sealed record ChildReply
{
    /// <summary>Of the request; null where only one can be meant.</summary>
    public int? Id { get; init; }

    /// <summary>Sent ahead, once the document is open: its pages, from which the time limit is set.</summary>
    public int? Opened { get; init; }

    /// <summary>Sent ahead: scanned pages read so far, of <see cref="ScannedPages"/> known by then.</summary>
    public int? ScannedDone { get; init; }

    public int ScannedPages { get; init; }

    /// <summary>Told now and then of what takes long: seconds of processor time so far, and how many it may take.</summary>
    [JsonIgnore]
    public (double Spent, double Allowed)? Time { get; init; }

    /// <summary>Exit code <c>extract</c> would have had; 0 for a result.</summary>
    public int? Code { get; init; }

    /// <summary>Why there is no result.</summary>
    public string? Error { get; init; }

    /// <summary>For whoever mends the program, where it is at fault: what went on.</summary>
    public string? Details { get; init; }

    /// <summary>There is no result because memory ran out; others in the same process took of it too.</summary>
    public bool IsShortOfMemory { get; init; }

    /// <summary>Whether trying again later can help: the output could not be written, the file not be read.</summary>
    public bool CanHeal { get; init; }

    /// <summary>Status of the result: complete, needs_review …</summary>
    public string? Status { get; init; }

    /// <summary>Reason of that status.</summary>
    public string? Reason { get; init; }

    public int Pages { get; init; }

    public int Facts { get; init; }

    public int Errors { get; init; }

    public int Warnings { get; init; }

    /// <summary>Tables whose form is known, empty ones too.</summary>
    public int Forms { get; init; }

    /// <summary>Share of the facts that at least one rule covers, 0 to 1.</summary>
    public decimal Covered { get; init; }

    /// <summary>SHA-256 of the bytes that were read.</summary>
    public string? Sha256 { get; init; }

    /// <summary>Suffixes of the files made, in the order in which they are to be published.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Members of an archive.</summary>
    public IReadOnlyList<ArchiveMember> Members { get; init; } = [];

    /// <summary>Names of members of kinds that are not read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];
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
