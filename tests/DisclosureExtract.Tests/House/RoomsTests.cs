using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// The folders of the library are floors: each uses only those below it. The compiler reports a using that nothing needs, and names of other folders are not
/// written out in full, so that the usings of a file say all of what it knows.
/// </summary>
public sealed partial class RoomsTests
{
    /// <summary>From the ground up; what stands on one floor may not use another folder of that floor.</summary>
    static readonly string[] Floors =
    [
        "Primitives", "Imaging", "Pages", "Vocabulary", "Tables", "Clean", "Learning", "Forms", "Facts",
        "Parts.Contents", "Parts.Catalogue", "Parts.Cards", "Parts.Prose", "Parts", "Checks.Claims", "Checks",
        "Checks.Cards", "Checks.Catalogue", "Checks.Cells", "Checks.Codes", "Checks.Contents", "Checks.Cross", "Checks.Narrative", "Checks.Pages",
        "Checks.Sums", "Checks.Tables", "Correct", "Scans", "Output",
    ];

    static readonly string Library = Path.Combine(Repository.Root, "src", "DisclosureExtract");

    [Fact]
    public void Every_folder_of_the_library_uses_only_those_below_it()
    {
        var up = Files().SelectMany(file => Used(file.Text)
            .Where(room => Array.IndexOf(Floors, room) > Array.IndexOf(Floors, file.Room) && file.Room.Length > 0)
            .Select(room => $"{file.Path} ({file.Room}) uses {room}"));
        Assert.Empty(up);
    }

    [Fact]
    public void Every_folder_of_the_library_has_a_floor()
    {
        Assert.Equal([], Files().SelectMany(f => Used(f.Text).Append(f.Room)).Where(room => room.Length > 0).Distinct().Except(Floors));
        Assert.Equal([], Floors.Except(Files().Select(f => f.Room)));
    }

    [Fact]
    public void A_namespace_is_the_folder_of_its_file()
    {
        Assert.Empty(Files().Where(f => f.Namespace != $"DisclosureExtract.{f.Room}".TrimEnd('.')).Select(f => $"{f.Path}: {f.Namespace}"));
    }

    [Fact]
    public void No_name_of_another_folder_is_written_out_in_full()
    {
        var roots = string.Join('|', Floors.Select(f => f.Split('.')[0]).Distinct());
        var written = new Regex($@"(?<!using )(?<!using static )(?<!namespace )\bDisclosureExtract\.({roots})\b");
        Assert.Empty(Files().Where(f => written.IsMatch(Comment().Replace(f.Text, ""))).Select(f => f.Path));
    }

    /// <summary>Path, room ("" at the top), namespace and text of every file of the library.</summary>
    static IEnumerable<(string Path, string Room, string Namespace, string Text)> Files() =>
        Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories).Select(path =>
        {
            var text = File.ReadAllText(path);
            var name = Path.GetRelativePath(Library, path);
            return (name, (Path.GetDirectoryName(name) ?? "").Replace(Path.DirectorySeparatorChar, '.'), Namespace().Match(text).Groups[1].Value, text);
        });

    static IEnumerable<string> Used(string text) => Using().Matches(text).Select(m => m.Groups["room"].Value);

    [GeneratedRegex(@"^using (static )?DisclosureExtract\.(?<room>((Parts|Checks)\.(?=\w))?\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();
}
