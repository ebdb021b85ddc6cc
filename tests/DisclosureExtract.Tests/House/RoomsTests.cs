using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// The folders of a library are floors: each uses only those below it. The compiler reports a using that nothing needs, and
/// names of other folders are not written out in full, so that the usings of a file say all of what it knows.
/// </summary>
public sealed partial class RoomsTests
{
    /// <summary>From the ground up; what stands on one floor may not use another folder of that floor.</summary>
    static readonly string[] Floors =
    [
        "Primitives", "Pages", "Vocabulary", "Tables", "Clean", "Learning", "Forms", "Facts",
        "Parts.Contents", "Parts.Catalogue", "Parts.Cards", "Parts.Prose", "Parts", "Checks.Claims", "Checks",
        "Checks.Cards", "Checks.Catalogue", "Checks.Cells", "Checks.Codes", "Checks.Contents", "Checks.Cross", "Checks.Narrative", "Checks.Pages",
        "Checks.Sums", "Checks.Tables", "Correct", "Output",
    ];

    /// <summary>The same of the library that reads scanned pages.</summary>
    static readonly string[] FloorsOfScans = ["Imaging", "Recognition", "Lines", "Marks", "Cleaning", "Rulings", "Cells"];

    const string Core = "DisclosureExtract", Scans = "DisclosureExtract.Scans";

    static string[] FloorsOf(string library) => library == Core ? Floors : FloorsOfScans;

    [Theory]
    [InlineData(Core)]
    [InlineData(Scans)]
    public void Every_folder_of_the_library_uses_only_those_below_it(string library)
    {
        var floors = FloorsOf(library);
        var up = Files(library).SelectMany(file => Used(library, file.Text)
            .Where(room => Array.IndexOf(floors, room) > Array.IndexOf(floors, file.Room) && file.Room.Length > 0)
            .Select(room => $"{file.Path} ({file.Room}) uses {room}"));
        Assert.Empty(up);
    }

    [Theory]
    [InlineData(Core)]
    [InlineData(Scans)]
    public void Every_folder_of_the_library_has_a_floor(string library)
    {
        var rooms = Files(library).SelectMany(f => Used(library, f.Text).Append(f.Room)).Where(room => room.Length > 0).Distinct();
        Assert.Equal([], rooms.Except(FloorsOf(library)));
        Assert.Equal([], FloorsOf(library).Except(Files(library).Select(f => f.Room)));
    }

    [Theory]
    [InlineData(Core)]
    [InlineData(Scans)]
    public void A_namespace_is_the_folder_of_its_file(string library)
    {
        Assert.Empty(Files(library).Where(f => f.Namespace != $"{library}.{f.Room}".TrimEnd('.')).Select(f => $"{f.Path}: {f.Namespace}"));
    }

    [Theory]
    [InlineData(Core)]
    [InlineData(Scans)]
    public void No_name_of_another_folder_is_written_out_in_full(string library)
    {
        var roots = string.Join('|', FloorsOf(library).Select(f => f.Split('.')[0]).Distinct());
        var written = new Regex($@"(?<!using )(?<!using static )(?<!namespace )\b{Regex.Escape(library)}\.({roots})\b");
        Assert.Empty(Files(library).Where(f => written.IsMatch(Comment().Replace(f.Text, ""))).Select(f => f.Path));
    }

    /// <summary>A folder sees what stands above all floors without a using: its types are named after their files.</summary>
    [Fact]
    public void No_folder_of_the_scans_uses_what_stands_above_all_floors()
    {
        var above = string.Join('|', Files(Scans).Where(f => f.Room.Length == 0).Select(f => Path.GetFileNameWithoutExtension(f.Path)));
        var used = new Regex($@"\b({above})\b");
        Assert.Empty(Files(Scans).Where(f => f.Room.Length > 0 && used.IsMatch(Comment().Replace(f.Text, ""))).Select(f => f.Path));
    }

    /// <summary>Path, room ("" at the top), namespace and text of every file of a library.</summary>
    static IEnumerable<(string Path, string Room, string Namespace, string Text)> Files(string library)
    {
        var folder = Path.Combine(Repository.Root, "src", library);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(path =>
        {
            var text = File.ReadAllText(path);
            var name = Path.GetRelativePath(folder, path);
            return (name, (Path.GetDirectoryName(name) ?? "").Replace(Path.DirectorySeparatorChar, '.'), Namespace().Match(text).Groups[1].Value, text);
        });
    }

    static IEnumerable<string> Used(string library, string text) =>
        Using().Matches(text).Where(m => m.Groups["library"].Value == library).Select(m => m.Groups["room"].Value);

    [GeneratedRegex(@"^using (static )?(?<library>DisclosureExtract(\.Scans)?)\.(?<room>((Parts|Checks)\.(?=\w))?\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();
}
