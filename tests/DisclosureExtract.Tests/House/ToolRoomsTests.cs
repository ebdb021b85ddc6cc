using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>The folders of the tools are floors like those of the library.</summary>
public sealed partial class ToolRoomsTests
{
    /// <summary>From the ground up.</summary>
    static readonly string[] Floors =
    [
        "Chance", "Figures", "Spoiling", "Synthesis.Drawing", "Synthesis.Model", "Synthesis.Prose", "Synthesis.Sheets",
        "Synthesis.Sheets.Places", "Synthesis.Sheets.Government", "Synthesis.Composing", "Synthesis", "Synthesis.Publishing", "Synthesis.Scoring", "Training", "Measuring", "Queueing",
        "Cells", "Ladder", "Fuzzing", "Hostile.Writing", "Hostile.Harms", "Hostile", "Formats", "Commands", "",
    ];

    static readonly string Tools = Path.Combine(Repository.Root, "tools", "DisclosureExtract.Tools");

    [Fact]
    public void Every_folder_of_the_tools_uses_only_those_below_it() => Assert.Empty(Files().SelectMany(file =>
        Using().Matches(file.Text).Select(m => m.Groups["room"].Value)
            .Where(used => Array.IndexOf(Floors, used) > Array.IndexOf(Floors, file.Room))
            .Select(used => $"{file.Path} uses {used}")));

    [Fact]
    public void Every_folder_of_the_tools_has_a_floor_and_its_namespace() => Assert.Empty(Files()
        .Where(f => !Floors.Contains(f.Room) || (f.Room.Length > 0 && !f.Text.Contains($"namespace DisclosureExtract.Tools.{f.Room};")))
        .Select(f => f.Path));

    /// <summary>Path, folder with dots, and text; what the build made is left out.</summary>
    static IEnumerable<(string Path, string Room, string Text)> Files() =>
        Directory.EnumerateFiles(Tools, "*.cs", SearchOption.AllDirectories).Select(path =>
        {
            var name = Path.GetRelativePath(Tools, path);
            var room = (Path.GetDirectoryName(name) ?? "").Replace(Path.DirectorySeparatorChar, '.');
            return (name, room, File.ReadAllText(path));
        });

    [GeneratedRegex(@"^using (static )?DisclosureExtract\.Tools\.(?<room>[\w.]+);", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Using();
}
