using DisclosureExtract.Engines;

namespace DisclosureExtract.Cli.Runs;

/// <summary>A file to process and the name its results get.</summary>
/// <param name="Path">Path as opened.</param>
/// <param name="Name">Base name of the results, unique in the run.</param>
sealed record Input(string Path, string Name)
{
    /// <summary>What the document is called in its result and in messages, where that is not the path.</summary>
    public string Title { get; init; } = Path;

    /// <summary>Where it comes from, for good: it is known by this in the next run.</summary>
    public string Source { get; init; } = System.IO.Path.GetFullPath(Path);
}

/// <summary>Paths, folders and patterns of the command line → files.</summary>
static class Inputs
{
    /// <summary>
    /// Files named directly are taken whatever they are; in folders, files of types the program reads.
    /// </summary>
    /// <param name="missing">Paths that lead to nothing.</param>
    public static List<Input> Resolve(IEnumerable<string> paths, out List<string> missing)
    {
        var files = new List<string>();
        missing = [];
        foreach (var path in paths)
        {
            if (File.Exists(path)) files.Add(path);
            else if (Directory.Exists(path)) files.AddRange(InFolder(path, "*", recursive: true));
            else if (path.AsSpan().IndexOfAny('*', '?') >= 0 && Matches(path) is { Count: > 0 } matches)
                files.AddRange(matches);
            else missing.Add(path);
        }
        return WithNames([.. files.DistinctBy(Path.GetFullPath)]);
    }

    static List<string> Matches(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } d ? d : ".";
        var recursive = folder.EndsWith("**", StringComparison.Ordinal);
        if (recursive) folder = Path.GetDirectoryName(folder) is { Length: > 0 } parent ? parent : ".";
        return Directory.Exists(folder) ? InFolder(folder, Path.GetFileName(pattern), recursive) : [];
    }

    static List<string> InFolder(string folder, string pattern, bool recursive)
    {
        var options = new EnumerationOptions
        {
            RecurseSubdirectories = recursive,
            IgnoreInaccessible = true,
            AttributesToSkip = FileAttributes.Hidden | FileAttributes.System,
        };
        return [.. Directory.EnumerateFiles(folder, pattern, options)
            .Where(
                f => (DocumentOpener.Reads(f) || ZipDocuments.IsNamedArchive(f))
                    && !Path.GetFileName(f).StartsWith('.'))
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>
    /// The name of a result is the file name without its extension; with it, and then with a number, where that is
    /// taken.
    /// </summary>
    static List<Input> WithNames(List<string> files)
    {
        var stems = files.CountBy(f => Path.GetFileNameWithoutExtension(f), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(StringComparer.OrdinalIgnoreCase);
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        var inputs = new List<Input>();
        foreach (var file in files)
        {
            var stem = Path.GetFileNameWithoutExtension(file);
            var name = stems[stem] == 1 && stem.Length > 0 ? stem : Path.GetFileName(file);
            for (var n = 2; !taken.Add(name); n++) name = $"{Path.GetFileName(file)}~{n}";
            inputs.Add(new Input(file, name));
        }
        return inputs;
    }
}
