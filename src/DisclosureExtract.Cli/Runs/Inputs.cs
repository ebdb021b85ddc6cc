using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Cli.Runs;

/// <summary>A file to process and the name its results get.</summary>
/// <param name="Path">Path as opened.</param>
/// <param name="Name">Base name of the results, unique in the run.</param>
sealed record Input(string Path, string Name)
{
    /// <summary>What the document is called in its result and in messages, where that is not the path.</summary>
    public string Title { get; init; } = Path;

    /// <summary>The images that are its pages, in their order, where it is a folder of them.</summary>
    public IReadOnlyList<string>? Pages { get; init; }

    /// <summary>Where it comes from, for good: it is known by this in the next run.</summary>
    public string Source { get; init; } = System.IO.Path.GetFullPath(Path);
}

/// <summary>Paths, folders and patterns of the command line → files, and what is none.</summary>
sealed class Inputs
{
    /// <summary>So many images of like names in a folder are perhaps one document.</summary>
    const int FewestPages = 3;

    readonly string output;
    readonly bool bindsImages;
    readonly Dictionary<string, List<string>> bound = [];
    readonly List<string> files = [];

    Inputs(string output, bool bindsImages) => (this.output, this.bindsImages) = (Path.GetFullPath(output), bindsImages);

    public List<Input> Files { get; private set; } = [];

    /// <summary>Paths that lead to nothing.</summary>
    public List<string> Missing { get; } = [];

    /// <summary>Paths that lead to something that is no file.</summary>
    public List<string> NoFiles { get; } = [];

    /// <summary>In folders: what is no file, or cannot be looked at.</summary>
    public List<LeftOut> LeftOut { get; } = [];

    /// <summary>In folders: files of kinds that are not read.</summary>
    public UnreadKinds Unread { get; } = new();

    /// <summary>In folders: images whose names differ in a number alone, as those of the pages of one document do.</summary>
    public List<string> PerhapsPages { get; } = [];

    /// <summary>
    /// Files named directly are taken whatever they are; in folders, files of types the program reads.
    /// </summary>
    /// <param name="output">Folder for results: what is in it is no input.</param>
    /// <param name="bindsImages">The images of a folder are the pages of one document.</param>
    public static Inputs Resolve(IEnumerable<string> paths, string output, bool bindsImages = false)
    {
        var found = new Inputs(output, bindsImages);
        foreach (var path in paths) found.Add(path);
        found.Files = [.. WithNames([.. found.files.DistinctBy(Path.GetFullPath)])
            .Select(i => found.bound.TryGetValue(i.Path, out var pages) ? i with { Title = i.Path + ".pdf", Pages = pages } : i)];
        return found;
    }

    void Add(string path)
    {
        if (FolderWalk.IsSpecial(path)) NoFiles.Add(path);
        else if (File.Exists(path)) files.Add(path);
        else if (Directory.Exists(path)) AddFolder(path, "*", recursive: true);
        else if (path.AsSpan().IndexOfAny('*', '?') < 0 || !AddMatches(path)) Missing.Add(path);
    }

    bool AddMatches(string pattern)
    {
        var folder = Path.GetDirectoryName(pattern) is { Length: > 0 } d ? d : ".";
        var recursive = folder.EndsWith("**", StringComparison.Ordinal);
        if (recursive) folder = Path.GetDirectoryName(folder) is { Length: > 0 } parent ? parent : ".";
        return Directory.Exists(folder) && AddFolder(folder, Path.GetFileName(pattern), recursive);
    }

    bool AddFolder(string folder, string pattern, bool recursive)
    {
        var walk = new FolderWalk(pattern, recursive, without: output);
        walk.Walk(folder);
        LeftOut.AddRange(walk.LeftOut);
        var images = walk.Files.Where(DocumentOpener.ReadsImage).GroupBy(f => Path.GetDirectoryName(f)!).OrderBy(g => g.Key, StringComparer.Ordinal).ToList();
        foreach (var pages in images)
            if (bindsImages) Bind(Path.TrimEndingDirectorySeparator(pages.Key), [.. pages]);
            else if (AreAlike([.. pages])) PerhapsPages.Add(pages.Key);
        foreach (var file in walk.Files.Order(StringComparer.Ordinal))
            if (bindsImages && DocumentOpener.ReadsImage(file)) continue;
            else if (DocumentOpener.Reads(file) || ZipDocuments.IsNamedArchive(file)) files.Add(file);
            else Unread.Add(file);
        return walk.Files.Count + walk.LeftOut.Count > 0;
    }

    void Bind(string folder, List<string> pages)
    {
        bound[folder] = [.. pages.OrderBy(Path.GetFileName, NaturalOrder.Comparer)];
        files.Add(folder);
    }

    static bool AreAlike(List<string> images) =>
        images.Count >= FewestPages && images.Select(i => Numberless(Path.GetFileName(i))).Distinct().Take(2).Count() == 1;

    static string Numberless(string name) => string.Concat(name.Where(c => !char.IsAsciiDigit(c)));

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
            var isAlone = stems[stem] == 1 && stem.Length > 0;
            var wanted = ResultNames.Stem(isAlone ? stem : Path.GetFileName(file));
            var name = wanted;
            for (var n = 2; !taken.Add(name); n++) name = ResultNames.Numbered(wanted, n);
            inputs.Add(new Input(file, name));
        }
        return inputs;
    }
}
