using System.CommandLine;
using DisclosureExtract.Tools.Synthesis;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Publishing;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>make --out FOLDER</c></summary>
static class MakeCommand
{
    public static Command Create()
    {
        var output = new Option<DirectoryInfo>("--out") { Description = "Folder for the files.", Required = true };
        var images = new Option<int?>("--images")
        {
            Description = "Also draw each page as PNG with so many dots per inch.",
        };
        var command = new Command(
            "make",
            "Writes synthetic disclosures: NAME.pdf (or in another format) with its truth (NAME.facts.csv, NAME.grids.json, NAME.faults.csv).")
        {
            output,
            images,
        };
        var documents = new Documents(command);
        command.SetAction(result =>
        {
            var folder = Directory.CreateDirectory(result.GetValue(output)!.FullName);
            foreach (var (seed, disclosure) in documents.Of(result))
                Write(disclosure, seed, documents.Format(result), Path.Combine(folder.FullName, $"synth-{seed:0000}"), result.GetValue(images));
        });
        return command;
    }

    static void Write(SyntheticDisclosure disclosure, ulong seed, string format, string name, int? dpi)
    {
        File.WriteAllBytes($"{name}.{format}", Publication.Write(disclosure, format, seed));
        File.WriteAllText(name + ".facts.csv", TruthFiles.FactsCsv(disclosure));
        File.WriteAllText(name + ".grids.json", TruthFiles.GridsJson(disclosure));
        if (disclosure.Faults.Count > 0) File.WriteAllText(name + ".faults.csv", TruthFiles.FaultsCsv(disclosure));
        if (dpi is null) return;
        for (var i = 0; i < disclosure.Pages.Count; i++)
            File.WriteAllBytes($"{name}-{i + 1:000}.png", PageImages.Png(disclosure.Pages[i], dpi.Value));
    }
}
