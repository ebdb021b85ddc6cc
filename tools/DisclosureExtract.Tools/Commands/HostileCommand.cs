using System.CommandLine;
using DisclosureExtract.Tools.Hostile;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>hostile --out FOLDER</c></summary>
static class HostileCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", Required = true };
        var few = new Option<bool>("--few") { Description = "Every harm in one spelling only." };
        var command = new Command("hostile", "Writes PDFs made to do harm: every harm in every spelling.") { output, few };
        command.SetAction(result =>
        {
            var folder = Directory.CreateDirectory(result.GetValue(output)!.FullName);
            foreach (var (name, bytes) in result.GetValue(few) ? HostileFiles.OneOfEach : HostileFiles.All)
                File.WriteAllBytes(Path.Combine(folder.FullName, name), bytes);
        });
        return command;
    }
}
