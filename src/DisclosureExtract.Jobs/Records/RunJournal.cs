using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Records;

/// <summary>A document that wants a place in the output folder.</summary>
/// <param name="Name">Base name of its result, if that is free.</param>
/// <param name="Source">Where it comes from: full path, of members of archives with their name behind it.</param>
/// <param name="Path">Its bytes.</param>
/// <param name="File">Name of the file, as the result says it.</param>
public sealed record WantedPlace(string Name, string Source, string Path, string File);

/// <summary>What a result was made of and with: where all of it is the same, so is the result.</summary>
/// <param name="Sha256">Of the bytes of the document.</param>
/// <param name="Version">Of the program, and what else results depend on.</param>
public sealed record ResultOrigin(string? Sha256, string Settings, string Version);

/// <summary>A name in the output folder, and what it holds.</summary>
public sealed record RunRecord
{
    public required string Name { get; init; }

    public required string Source { get; init; }

    public required string File { get; init; }

    /// <summary>Null where nothing was written under the name yet.</summary>
    public ResultOrigin? Origin { get; init; }

    /// <summary>SHA-256 of each file, by its suffix.</summary>
    public Dictionary<string, string> Files { get; init; } = [];

    public ChildReply? Reply { get; init; }
}

/// <summary>
/// What runs of <c>extract</c> put into an output folder, a line for each name given and each result written. A run goes
/// on where one before it ended, and never mixes its files with those of another: a name belongs to a source, and all
/// files of a result change together. Several runs may write to one folder.
/// </summary>
public sealed class RunJournal
{
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly string output, journal, gate, texts;
    readonly Dictionary<string, RunRecord> records = new(StringComparer.OrdinalIgnoreCase);
    readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    readonly Lock mine = new();
    long read;

    RunJournal(string output)
    {
        this.output = output;
        var own = Path.Combine(output, WatchFolders.Own);
        (journal, gate, texts) = (Path.Combine(own, "extract.journal"), Path.Combine(own, "extract.lock"), Path.Combine(own, "texts"));
        Directory.CreateDirectory(texts);
    }

    /// <exception cref="IOException">It cannot be read or written.</exception>
    public static RunJournal Open(string output) => new(output);

    /// <summary>The names under which the results of these documents go, in their order.</summary>
    public List<string> Place(IReadOnlyList<WantedPlace> wanted)
    {
        var given = new string?[wanted.Count];
        Alone(() =>
        {
            var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < given.Length; i++)
                if (names.TryGetValue(wanted[i].Source, out given[i])) taken.Add(given[i]!);
            var all = wanted.Select(w => w.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
            var sources = wanted.Select(w => w.Source).ToHashSet(StringComparer.Ordinal);
            var added = new List<RunRecord>();
            for (var i = 0; i < given.Length; i++)
            {
                if (given[i] is not null) continue;
                var place = wanted[i];
                bool IsFree(string name) => !ResultNames.IsReserved(name) && (records.TryGetValue(name, out var has)
                    ? !sources.Contains(has.Source) && HasMoved(has, place)
                    : !IsOfAnother(name, place));
                var free = place.Name;
                for (var n = 2; taken.Contains(free) || !IsFree(free); )
                    do free = ResultNames.Numbered(place.Name, n++);
                    while (all.Contains(free));
                taken.Add(free);
                given[i] = free;
                var before = records.GetValueOrDefault(free);
                added.Add(before is null
                    ? new RunRecord { Name = free, Source = place.Source, File = place.File }
                    : before with { Source = place.Source });
            }
            Append(added);
        });
        return [.. given.Select(name => name!)];
    }

    /// <summary>Whether something was written under a name.</summary>
    public bool Knows(string name)
    {
        lock (mine) return records.GetValueOrDefault(name)?.Origin is not null;
    }

    /// <summary>What is under a name, where it is of this origin and whole; else null.</summary>
    public RunRecord? Whole(string name, ResultOrigin origin)
    {
        RunRecord? has;
        lock (mine) has = records.GetValueOrDefault(name);
        if (has?.Origin != origin || has.Reply is null || !File.Exists(TextsOf(name))) return null;
        return has.Files.All(f => Hash(Path.Combine(output, name + f.Key)) == f.Value) ? has : null;
    }

    /// <summary>File with the texts of the pages of a result.</summary>
    public string TextsOf(string name) => Path.Combine(
        texts, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(name.ToUpperInvariant())))[..32]);

    /// <summary>Moves what was made of a document to its place; files of an earlier result go.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void Publish(string name, string staging, ResultOrigin origin, ChildReply reply)
    {
        string Staged(string suffix) => Path.Combine(staging, ResultFiles.Staged + suffix);
        var files = reply.Files.ToDictionary(s => s, s => Hash(Staged(s)) ?? throw new IOException($"{s} was not written"));
        Alone(() =>
        {
            var before = records[name];
            if (name.Contains('/')) Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(output, name))!);
            // Killed between two of them, the next run must know of all, and take none for whole.
            if (before.Origin is not null || files.Count > 1)
                Append([before with { Origin = null, Reply = null, Files = files.Concat(before.Files).DistinctBy(f => f.Key).ToDictionary() }]);
            foreach (var stale in before.Files.Keys.Except(files.Keys)) File.Delete(Path.Combine(output, name + stale));
            foreach (var suffix in reply.Files) Posix.Rename(Staged(suffix), Path.Combine(output, name + suffix));
            Posix.Rename(Staged(ResultFiles.Texts), TextsOf(name));
            Append([before with { Origin = origin, Files = files, Reply = reply }]);
        });
    }

    /// <summary>A document gave no result: one of other bytes, options or version must not pass for it.</summary>
    public void Withdraw(string name, ResultOrigin origin) => Alone(() =>
    {
        var before = records[name];
        if (before.Origin is null || before.Origin == origin) return;
        foreach (var stale in before.Files.Keys) File.Delete(Path.Combine(output, name + stale));
        Append([before with { Origin = null, Files = [], Reply = null }]);
    });

    /// <summary>SHA-256 of a file; null where it cannot be read.</summary>
    public static string? Hash(string path)
    {
        try
        {
            if (Posix.Stat(path).Kind is FileKind.Special or FileKind.Missing) return null;
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>
    /// A result of another document, which this journal knows nothing of: the folder came without it. What is no result is none of ours
    /// either.
    /// </summary>
    bool IsOfAnother(string name, WantedPlace place)
    {
        var path = Path.Combine(output, name + ResultFiles.Json);
        return File.Exists(path) && (HashIn(path) is not { } hash || hash != Hash(place.Path));
    }

    /// <summary>SHA-256 of the document that a result was made of, from the head of the result; null where it says none.</summary>
    static string? HashIn(string path)
    {
        const string Key = "\"sha256\": \"";
        const int Head = 4096, Digits = 64;
        using var reader = new StreamReader(path);
        var head = new char[Head];
        var text = new string(head, 0, reader.ReadBlock(head));
        var at = text.IndexOf(Key, StringComparison.Ordinal);
        return at < 0 || at + Key.Length + Digits > text.Length ? null : text.Substring(at + Key.Length, Digits);
    }

    /// <summary>The file of that result, under another path since.</summary>
    static bool HasMoved(RunRecord has, WantedPlace place) =>
        has.Origin?.Sha256 is { } hash && has.File == place.File && hash == Hash(place.Path);

    /// <summary>Does something while no other run writes to the folder, with all that others wrote known.</summary>
    void Alone(Action work)
    {
        lock (mine)
        {
            using var held = Take();
            Read();
            work();
        }
    }

    FileStream Take()
    {
        var start = Environment.TickCount64;
        while (true)
        {
            try
            {
                return new FileStream(gate, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1);
            }
            catch (IOException) when (Environment.TickCount64 - start < Patience.TotalMilliseconds)
            {
                Thread.Sleep(5); // another run writes a line
            }
        }
    }

    void Read()
    {
        using var stream = new FileStream(journal, FileMode.OpenOrCreate, FileAccess.Read, FileShare.ReadWrite);
        if (stream.Length < read) // cut off by somebody
        {
            records.Clear();
            names.Clear();
            read = 0;
        }
        if (stream.Length == read) return;
        stream.Position = read;
        using var lines = new StreamReader(stream, Encoding.UTF8);
        while (lines.ReadLine() is { } line) Know(Understand(line));
        read = stream.Length;
    }

    /// <summary>Null for a line that a failing machine left half written.</summary>
    static RunRecord? Understand(string line)
    {
        try
        {
            return line.Length == 0 ? null : JsonSerializer.Deserialize(line, JournalJson.Default.RunRecord);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    void Know(RunRecord? record)
    {
        if (record is null) return;
        if (records.TryGetValue(record.Name, out var before) && before.Source != record.Source) names.Remove(before.Source);
        records[record.Name] = record;
        names[record.Source] = record.Name;
    }

    void Append(List<RunRecord> added)
    {
        if (added.Count == 0) return;
        using var bytes = new MemoryStream();
        bytes.WriteByte((byte)'\n'); // ends a line that was left half written
        foreach (var record in added)
        {
            JsonSerializer.Serialize(bytes, record, JournalJson.Default.RunRecord);
            bytes.WriteByte((byte)'\n');
            Know(record);
        }
        using var stream = new FileStream(journal, FileMode.Append, FileAccess.Write, FileShare.ReadWrite, 1);
        bytes.WriteTo(stream);
        stream.Flush();
        read = stream.Length;
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(RunRecord))]
sealed partial class JournalJson : JsonSerializerContext;
