using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// Tests stand where what they test stands: those of a folder of the library in the folder of the same name here, those of
/// another project below its last name (Scans/Cells, Engines/Pdf, Tools/Synthesis). What runs whole documents stands beside
/// the folders; what looks at the source itself, here.
/// </summary>
public sealed partial class TestRoomsTests
{
    const string Prefix = "DisclosureExtract";

    static readonly string Tests = Path.Combine(Repository.Root, "tests", "DisclosureExtract.Tests");

    [Fact]
    public void Every_folder_of_tests_is_named_for_a_folder_of_the_source() =>
        Assert.Equal([], Files().Select(f => f.Room).Distinct().Where(room => room is not ("" or "House")).Except(Rooms()));

    [Fact]
    public void Every_folder_of_the_library_has_tests() => Assert.Equal([], FoldersOf(Path.Combine(Repository.Root, "src", Prefix))
        .Where(room => !room.Contains('/')).Except(Tested().Select(room => room.Split('/')[0])));

    [Fact]
    public void Every_other_project_has_tests() =>
        Assert.Equal([], Projects().Select(p => p.Name).Where(name => name.Length > 0).Except(Tested().Select(room => room.Split('/')[0])));

    [Fact]
    public void A_namespace_of_tests_is_the_folder_of_its_file() => Assert.Equal([], Files()
        .Where(f => Namespace().Match(f.Text).Groups["name"].Value != $"{Prefix}.Tests.{f.Room.Replace('/', '.')}".TrimEnd('.'))
        .Select(f => f.Path));

    /// <summary>Every folder that tests may stand in.</summary>
    static IEnumerable<string> Rooms() => Projects().SelectMany(p => p.Name.Length == 0
        ? FoldersOf(p.Folder)
        : FoldersOf(p.Folder).Select(room => $"{p.Name}/{room}").Prepend(p.Name));

    /// <summary>The projects below src and tools by their last name; that of the library is empty.</summary>
    static IEnumerable<(string Name, string Folder)> Projects() => new[] { "src", "tools" }
        .SelectMany(root => Directory.EnumerateDirectories(Path.Combine(Repository.Root, root)))
        .Select(folder => (Path.GetFileName(folder)[Prefix.Length..].TrimStart('.'), folder));

    static IEnumerable<string> FoldersOf(string project) => Directory.EnumerateDirectories(project, "*", SearchOption.AllDirectories)
        .Select(folder => Path.GetRelativePath(project, folder).Replace(Path.DirectorySeparatorChar, '/'));

    static IEnumerable<string> Tested() => Files().Where(f => Test().IsMatch(f.Text)).Select(f => f.Room).Distinct();

    static IEnumerable<(string Path, string Room, string Text)> Files() =>
        Directory.EnumerateFiles(Tests, "*.cs", SearchOption.AllDirectories).Select(path =>
        {
            var name = Path.GetRelativePath(Tests, path).Replace(Path.DirectorySeparatorChar, '/');
            return (name, (Path.GetDirectoryName(name) ?? "").Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(path));
        });

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();

    [GeneratedRegex(@"^ +\[(Fact|Theory)\b", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Test();
}
