using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// The folders of a project are floors: each uses only those below it, and what stands beside the folders uses them all. The
/// compiler reports a using that nothing needs, and names of other folders are not written out in full, so that the usings of
/// a file say all of what it knows.
/// </summary>
public sealed partial class RoomsTests
{
    /// <summary>For each project, from the ground up; what stands on one floor may not use another folder of that floor.</summary>
    static readonly Dictionary<string, string[]> Floors = new()
    {
        ["DisclosureExtract"] =
        [
            "Primitives", "Pages", "Vocabulary", "Tables", "Clean", "Learning", "Forms", "Facts", "Facts.Diagnosing",
            "Parts.Contents", "Parts.Catalogue", "Parts.Cards", "Parts.Prose", "Parts", "Parts.Accounting",
                "Checks.Claims", "Checks.Users", "Checks",
            "Checks.Cards", "Checks.Catalogue", "Checks.Cells", "Checks.Codes", "Checks.Contents", "Checks.Cross", "Checks.Government", "Checks.Narrative",
            "Checks.Pages", "Checks.Sums", "Checks.Tables", "Correct", "Output",
        ],
        ["DisclosureExtract.Scans"] = ["Options", "Imaging", "Recognition", "Lines", "Marks", "Cleaning", "Rulings", "Cells"],
        ["DisclosureExtract.Formats"] = ["Stating", "Archives", "Docx", "Excel", "Web"],
        ["DisclosureExtract.Engines"] = ["Programs", "Archives", "Images", "Pdf", "Ocr", "Drawing", "Ofd"],
        ["DisclosureExtract.Data"] = ["Tables", "Files", "Sheets", "Workbook", "Exports", "Corpus"],
        ["DisclosureExtract.Jobs"] = ["Files", "Folders", "Children", "Records", "Queueing", "Watching"],
        ["DisclosureExtract.Review"] = ["Causes", "Deciding", "Charts", "Pages"],
        ["DisclosureExtract.Server"] = ["Guarding", "Library", "Answers"],
        ["DisclosureExtract.Queue"] = ["Storing", "Books", "Carrying", "Feeding", "Submitting", "Working", "Serving"],
        ["DisclosureExtract.Cli"] = ["Shell", "Runs", "Commands"],
    };

    static readonly string Source = Path.Combine(Repository.Root, "src");

    public static TheoryData<string> Projects => [.. Floors.Keys];

    [Theory, MemberData(nameof(Projects))]
    public void Every_folder_uses_only_those_below_it(string project)
    {
        int Floor(string room) => Array.IndexOf(Floors[project], room);
        var up = Folders(project).SelectMany(file => Used(project, file)
            .Where(room => Floor(room) > Floor(file.Room))
            .Select(room => $"{file.Path} ({file.Room}) uses {room}"));
        Assert.Empty(up);
    }

    [Theory, MemberData(nameof(Projects))]
    public void No_folder_uses_what_stands_beside_the_folders(string project)
    {
        var above = Files(project).Where(f => f.Room.Length == 0)
            .SelectMany(f => Declared().Matches(f.Text).Select(m => m.Groups["name"].Value)).Distinct().ToList();
        // As a type: called, constructed, or before a name; not a property of that name.
        var uses = new Regex($@"(?<![\w.])({string.Join('|', above)})(?=[.(<>?\[]|\s[a-z])");
        Assert.Empty(Folders(project).Where(f => above.Count > 0 && uses.IsMatch(f.Code)).Select(f => $"{f.Path} uses {uses.Match(f.Code).Value}"));
    }

    [Fact]
    public void Every_project_has_floors()
    {
        Assert.Equal(Directory.EnumerateDirectories(Source).Select(Path.GetFileName).Order(), Floors.Keys.Order());
    }

    [Theory, MemberData(nameof(Projects))]
    public void Every_folder_has_a_floor(string project)
    {
        var rooms = Folders(project).Select(f => f.Room).Distinct().ToList();
        Assert.Equal([], rooms.Except(Floors[project]));
        Assert.Equal([], Floors[project].Except(rooms));
        Assert.Equal([], Files(project).SelectMany(f => Used(project, f)).Distinct().Except(Floors[project]));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_namespace_is_the_folder_of_its_file(string project)
    {
        Assert.Empty(Files(project).Where(f => f.Namespace != $"{project}.{f.Room}".TrimEnd('.')).Select(f => $"{f.Path}: {f.Namespace}"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void No_name_of_another_folder_is_written_out_in_full(string project)
    {
        var roots = string.Join('|', Floors[project].Select(f => f.Split('.')[0]).Distinct());
        var written = new Regex($@"(?<!using )(?<!using static )(?<!namespace )\b{Regex.Escape(project)}\.({roots})\b");
        Assert.Empty(Files(project).Where(f => written.IsMatch(f.Code)).Select(f => f.Path));
    }

    [Theory, MemberData(nameof(Projects))]
    public void No_project_is_referenced_that_is_not_used(string project)
    {
        var file = XDocument.Load(Path.Combine(Source, project, $"{project}.csproj"));
        var referenced = file.Descendants("ProjectReference").Select(r => Path.GetFileNameWithoutExtension(r.Attribute("Include")!.Value));
        var used = Files(project).SelectMany(f => Using().Matches(f.Text).Select(m => ProjectOf(m.Groups["name"].Value)));
        Assert.Equal([], referenced.Except(used));
    }

    /// <summary>The project a namespace belongs to: the one with the longest name that it begins with.</summary>
    static string ProjectOf(string name) => Floors.Keys.Where(p => IsWithin(name, p)).MaxBy(p => p.Length)!;

    static bool IsWithin(string name, string outer) => name == outer || name.StartsWith(outer + ".", StringComparison.Ordinal);

    sealed record SourceFile(string Path, string Room, string Text)
    {
        public string Namespace => NamespaceOf().Match(Text).Groups["name"].Value;

        /// <summary>The text without comments.</summary>
        public string Code => Comment().Replace(Text, "");
    }

    static IEnumerable<SourceFile> Folders(string project) => Files(project).Where(f => f.Room.Length > 0);

    /// <summary>Every file of a project, with its room; that of a file beside the folders is empty.</summary>
    static IEnumerable<SourceFile> Files(string project)
    {
        var folder = Path.Combine(Source, project);
        return Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories).Select(path =>
        {
            var name = Path.GetRelativePath(folder, path);
            var room = (Path.GetDirectoryName(name) ?? "").Replace(Path.DirectorySeparatorChar, '.');
            return new SourceFile(name, room, File.ReadAllText(path));
        });
    }

    /// <summary>The rooms of its own project that a file uses: floors, or whatever it names where there is no such floor.</summary>
    static IEnumerable<string> Used(string project, SourceFile file) => Using().Matches(file.Text)
        .Select(m => m.Groups["name"].Value)
        .Where(name => name != project && ProjectOf(name) == project)
        .Select(name => name[(project.Length + 1)..])
        .Select(name => Floors[project].Where(floor => IsWithin(name, floor)).MaxBy(floor => floor.Length) ?? name);

    [GeneratedRegex(@"^using (static )?(?<name>DisclosureExtract[\w.]*);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"\b(class|record|struct|enum|interface) (?<name>[A-Z]\w+)", RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();

    [GeneratedRegex(@"//.*")]
    private static partial Regex Comment();
}
