using System.CommandLine;
using System.Globalization;
using DisclosureExtract.Tools.Measuring;
using DisclosureExtract.Tools.Synthesis.Publishing;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>rewrite FILE… --as FORMAT</c></summary>
static class RewriteCommand
{
    public static Command Create()
    {
        var files = new Argument<string[]>("files") { Description = "Real documents.", Arity = ArgumentArity.OneOrMore };
        var format = new Option<string>("--as") { Description = "The format of the files.", DefaultValueFactory = _ => "xlsx" };
        format.AcceptOnlyFromAmong([.. Publication.Formats.Where(f => f is not ("pdf" or "ofd"))]);
        var output = new Option<DirectoryInfo?>("--out") { Description = "Folder to keep the rewritten files in." };
        var command = new Command("rewrite", "Writes the forms of real documents in another format, reads them and compares the facts.")
        {
            files, format, output,
        };
        command.SetAction(result =>
        {
            var folder = result.GetValue(output) is { } to ? Directory.CreateDirectory(to.FullName).FullName : null;
            var found = Rewriting.Run(result.GetValue(files)!, result.GetValue(format)!, folder);
            foreach (var (kind, lines) in new[] { ("lost ", found.Lost), ("added", found.Added), ("error", found.Errors) })
                foreach (var line in lines.Take(40)) Console.Out.WriteLine($"{kind} {line}");
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{found.Documents} documents, {found.Before} facts: {found.Lost.Count} lost, {found.Added.Count} added, {found.Errors.Count} new errors"));
            return found.Lost.Count + found.Added.Count + found.Errors.Count == 0 ? 0 : 1;
        });
        return command;
    }
}
