using System.Text.Json;

namespace DisclosureExtract.Output;

/// <summary>Where results lie, and why a file is none, in words.</summary>
public static class ResultPaths
{
    /// <summary>
    /// All results that paths lead to, each once; folders are searched through. What the program keeps for itself beside results
    /// begins with a dot or an underscore: it is passed over in folders, and where a pattern of the shell brought it along.
    /// </summary>
    /// <param name="missing">Given the paths that lead to nothing.</param>
    /// <returns>The folder that was searched through, or that of the file, and the full path.</returns>
    public static List<(string Top, string Path)> Find(IReadOnlyCollection<string> paths, List<string> missing)
    {
        var found = new List<(string Top, string Path)>();
        foreach (var path in paths)
        {
            var full = Path.GetFullPath(path);
            if (File.Exists(full))
            {
                if (paths.Count == 1 || IsResult(Path.GetFileName(full))) found.Add((Path.GetDirectoryName(full)!, full));
            }
            else if (Directory.Exists(full))
            {
                found.AddRange(Directory.EnumerateFiles(full, "*.json", SearchOption.AllDirectories)
                    .Where(f => IsResult(Path.GetRelativePath(full, f))).Order(StringComparer.Ordinal).Select(f => (full, f)));
            }
            else
            {
                missing.Add(path);
            }
        }
        return [.. found.DistinctBy(f => f.Path)];
    }

    /// <summary>Why a file is not read as a result, and what to do.</summary>
    /// <param name="fault">What reading it met.</param>
    public static string WhyNone(string path, ReadOnlyMemory<byte> utf8, JsonException fault)
    {
        if (Path.GetFileName(path) == "_run.json")
            return "the log of a run and no result. Give the results beside it (NAME.json), or their folder.";
        try
        {
            using var json = JsonDocument.Parse(utf8);
            var schema = json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("schema", out var named)
                && named.ValueKind == JsonValueKind.String ? named.GetString() : null;
            if (schema is null) return "JSON, but no result of extract. Give NAME.json as extract wrote it.";
            if (schema != Disclosure.SchemaId) return $"its schema is {schema}, not {Disclosure.SchemaId}: it was written by another version. Run extract again.";
            return $"changed since extract wrote it, at {fault.Path ?? "its beginning"} (line {fault.LineNumber + 1}): not a result of the contract {schema}. Run extract again.";
        }
        catch (JsonException e)
        {
            return $"damaged, or cut off (line {e.LineNumber + 1}): no JSON. Run extract again.";
        }
    }

    static bool IsResult(string relative) =>
        !relative.Split(Path.DirectorySeparatorChar).Any(part => part.StartsWith('.') || part.StartsWith('_'));
}
