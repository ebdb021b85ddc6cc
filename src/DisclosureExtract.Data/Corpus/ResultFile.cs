using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Corpus;

/// <summary>The JSON of a result on disk.</summary>
/// <param name="At">When it was made, as the run says that wrote it; null where nothing says so.</param>
sealed record ResultFile(string Path, long Size, long Changed, DateTime? At)
{
    /// <summary>All results that paths lead to; folders are searched through.</summary>
    /// <param name="missing">Paths that lead to nothing.</param>
    public static List<ResultFile> Find(IReadOnlyCollection<string> paths, List<string> missing)
    {
        var runs = new Dictionary<string, DateTime?>(StringComparer.Ordinal);
        return [.. ResultPaths.Find(paths, missing).Select(f => Of(f.Path, f.Top, runs))];
    }

    static ResultFile Of(string path, string top, Dictionary<string, DateTime?> runs)
    {
        var file = new FileInfo(path);
        return new(path, file.Length, file.LastWriteTimeUtc.Ticks, RunOf(System.IO.Path.GetDirectoryName(path)!, top.TrimEnd('/'), runs));
    }

    /// <summary>The end of the run that wrote into a folder, or into one above it.</summary>
    static DateTime? RunOf(string folder, string top, Dictionary<string, DateTime?> runs)
    {
        if (runs.TryGetValue(folder, out var known)) return known;
        var log = System.IO.Path.Combine(folder, "_run.json");
        var at = File.Exists(log) ? Finished(log)
            : folder.Length > top.Length && System.IO.Path.GetDirectoryName(folder) is { } parent ? RunOf(parent, top, runs) : null;
        return runs[folder] = at;
    }

    static DateTime? Finished(string log)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(log));
            return json.RootElement.TryGetProperty("finished", out var at) && at.TryGetDateTimeOffset(out var time) ? time.UtcDateTime : null;
        }
        catch (Exception e) when (e is JsonException or IOException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>Reads it; what it cannot be taken in for is the fault.</summary>
    public ReadResult Read()
    {
        byte[] bytes;
        try
        {
            bytes = File.ReadAllBytes(Path);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(this, "", null, e.Message);
        }
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        try
        {
            var disclosure = DisclosureJson.ReadWithoutGrids(bytes);
            if (disclosure.Schema != Disclosure.SchemaId) return new(this, hash, null, $"its schema is {disclosure.Schema}, not {Disclosure.SchemaId}");
            List<TableRows> rows = [.. AllTables.All.Select(t => t.RowsOf(disclosure))];
            return new(this, hash, disclosure, rows.Select(Fitting.FaultIn).FirstOrDefault(f => f is not null))
            {
                Rows = rows,
                Leaves = Leaves.Of(rows.OfType<TableRows<FactRow>>().Single().Values),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException)
        {
            return new(this, hash, null, ResultPaths.WhyNone(Path, bytes, e as JsonException ?? new JsonException(e.Message)));
        }
    }
}

/// <summary>A result that was read, or what is wrong with it.</summary>
sealed record ReadResult(ResultFile File, string Sha256, Disclosure? Disclosure, string? Fault)
{
    public IReadOnlyList<TableRows> Rows { get; init; } = [];

    /// <summary>For each of its facts whether it is one of the deepest.</summary>
    public IReadOnlyList<bool> Leaves { get; init; } = [];
}

/// <summary>Which of two results of one document is the newer one: that of the higher version, then of the later run.</summary>
sealed record ResultAge(string Version, DateTime? At)
{
    public bool IsOlderThan(ResultAge other)
    {
        var version = Number(Version).CompareTo(Number(other.Version));
        return version < 0 || version == 0 && At is { } own && other.At is { } others && own < others;
    }

    static Version Number(string text) => System.Version.TryParse(text, out var version) ? version : new(0, 0);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Version} {At:s}");
}
