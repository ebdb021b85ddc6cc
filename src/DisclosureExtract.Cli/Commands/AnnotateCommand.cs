using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Data.Tables;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>annotate FILE.pdf RESULT.json --out NOTES.pdf</c></summary>
static class AnnotateCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "The original PDF." };
        var resultFile = new Argument<string>("result") { Description = "Its result, as extract wrote it." };
        var output = new Option<string>("--out", "-o") { Description = "PDF to write.", Required = true };
        var command = new Command(
            "annotate", "Write the original with boxes and notes on what is disputed, and at the place of every finding.") { file, resultFile, output };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(file), result.GetRequiredValue(resultFile), result.GetRequiredValue(output)),
            e => $"{result.GetRequiredValue(output)}: cannot be written ({e.Message})."));
        return command;
    }

    static ExitCode Run(string file, string resultFile, string output)
    {
        var pdf = DocumentOpener.ReadFile(file);
        var disclosure = ReviewedFile.Read(resultFile, ExitCode.Damaged).Disclosure;
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(pdf));
        if (hash != disclosure.Source.Sha256)
            throw new FailedException(ExitCode.Usage, $"{resultFile}: is the result of {disclosure.Source.File}, which has other bytes than {file}.");
        if (disclosure.Source.MediaType != "application/pdf") throw new FailedException(ExitCode.UnknownType, $"{file}: is no PDF.");
        if (Path.GetFullPath(file) == Path.GetFullPath(output)) throw new FailedException(ExitCode.Usage, $"{output}: is the original itself.");
        var notes = Notes(disclosure).ToList();
        AtomicFile.Write(output, durable: false, s => PdfNotes.Add(s, pdf, file, notes));
        Console.Out.WriteLine(Language.Of($"{output}: {notes.Count} notes", $"{output}：{notes.Count} 条批注"));
        return ExitCode.Ok;
    }

    /// <summary>One for each disputed cell, with all that is said of it; one for each finding that names a place and no cell.</summary>
    static IEnumerable<PdfNote> Notes(Disclosure disclosure)
    {
        var flags = new Flags(disclosure.Findings);
        foreach (var table in disclosure.Tables)
            for (var r = 0; r < table.Rows.Count; r++)
                foreach (var (key, cell) in table.Rows[r].Cells.Where(c => c.Value.Status is "disputed" or "repaired"))
                {
                    var about = flags.FindingsOf(table.Id, r, key).ToList();
                    var head = cell.Status == "disputed" ? Language.Of("In doubt", "存疑") : Language.Of("Put right", "已修正");
                    yield return new PdfNote(
                        cell.Page, ToBox(cell.Box), string.Join('\n', about.Select(Words).Prepend($"{head}: {cell.Raw}")), about.Exists(f => f.Severity == "error"));
                }
        foreach (var finding in disclosure.Findings)
            if (finding is { Place: { } place, Severity: not "info" } && !finding.Suspects.Any(s => s is { Row: not null, Column: not null }))
                yield return new PdfNote(place.Page, ToBox(place.Box), Words(finding), finding.Severity == "error");
    }

    static string Words(FindingInfo finding) => $"{finding.Id} {Language.Of(finding.Message, finding.MessageZh)}";

    static BoundingBox ToBox(Box box) => new(box.X0, box.Y0, box.X1, box.Y1);
}
