using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Runs;

/// <summary>A file as far as it matters for what it belongs to.</summary>
/// <param name="Place">The folder or archive it lies in.</param>
/// <param name="Body">Who discloses; null where the file does not say.</param>
/// <param name="Year">Of which year; null where it does not say.</param>
/// <param name="Kind">Budget or final accounts; null where it does not say.</param>
sealed record BundleFile(string Name, string Place, string? Body, int? Year, string? Kind)
{
    public static BundleFile Of(string name, string place, Extraction read)
    {
        var known = read.Metadata;
        return new(name, place, known.Entity is { } body ? TextFold.FoldTight(body) : null, known.Year, known.Kind);
    }
}

/// <summary>
/// Groups files that are one disclosure: those of one body for one year. A file that does not say whose it is, or of which year, goes
/// to the one disclosure of its folder it can belong to, and stays alone where there are several.
/// </summary>
static class Bundles
{
    public static List<List<BundleFile>> Of(IReadOnlyList<BundleFile> files)
    {
        var groups = new List<List<BundleFile>>();
        foreach (var file in files.Where(IsSure))
            if (groups.Find(g => g.Exists(IsSure) && Agree(g[0], file)) is { } own) own.Add(file);
            else groups.Add([file]);
        foreach (var file in files.Where(f => !IsSure(f)))
        {
            var fitting = groups.FindAll(g => g.Exists(m => m.Place == file.Place) && g.TrueForAll(m => Agree(m, file)));
            if (fitting is [var only]) only.Add(file);
            else groups.Add([file]);
        }
        return [.. groups.Select(g => g.OrderBy(f => f.Name, StringComparer.Ordinal).ToList())];
    }

    /// <summary>Whether it says whose it is and of which year.</summary>
    static bool IsSure(BundleFile file) => file is { Body: not null, Year: not null };

    /// <summary>Nothing that both say is different.</summary>
    static bool Agree(BundleFile a, BundleFile b) => (a.Body is null || b.Body is null || a.Body == b.Body)
        && (a.Year is null || b.Year is null || a.Year == b.Year) && (a.Kind is null || b.Kind is null || a.Kind == b.Kind);
}
