using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Drawing;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Pages;
using DisclosureExtract.Scans;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>report RESULT… [--source FILE] [--out DIR]</c></summary>
static class ReportCommand
{
    public static Command Create()
    {
        var results = new Argument<string[]>("results")
        {
            Description = "Results of extract (NAME.json), or folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var source = new Option<string?>("--source", "-s")
        {
            Description = "The original; the file of its name beside the result by default. Of several results, the folder of the originals.",
        };
        var output = new Option<string?>("--out", "-o") { Description = "Folder for NAME.html; that of the result by default." };
        var command = new Command("report", "Write a page for each result on which a person can settle what is in doubt.") { results, source, output };
        command.SetAction(result =>
        {
            var missing = new List<string>();
            var files = ResultPaths.Find(result.GetRequiredValue(results), missing);
            foreach (var path in missing) Failure.Print($"{path}: not found. Give the results of extract (NAME.json), or their folder.");
            if (files.Count == 0 && missing.Count == 0) Failure.Print("no results in there. Give the folder that extract wrote into.");
            return (int)ExitCodes.Combine(
            [
                .. missing.Count > 0 || files.Count == 0 ? [ExitCode.NotFound] : Array.Empty<ExitCode>(),
                .. files.Select(file => Failure.Handle(
                    () => Run(file.Path, result.GetValue(source), result.GetValue(output)), e => $"{file.Path}: its page cannot be written ({e.Message}).")),
            ]);
        });
        return command;
    }

    static ExitCode Run(string path, string? source, string? output)
    {
        var file = ReviewedFile.Read(path);
        var named = Directory.Exists(source) ? Path.Combine(source, Path.GetFileName(file.Disclosure.Source.File)) : source;
        var original = file.Original(named);
        if (original is null) Failure.Print($"{path}: the original {file.Disclosure.Source.File} is not beside it; the page has no pictures. Give it with --source.");
        var folder = output ?? Path.GetDirectoryName(Path.GetFullPath(path))!;
        Directory.CreateDirectory(folder);
        var target = Path.Combine(folder, Path.GetFileNameWithoutExtension(path) + ".html");
        using var pages = original is { } found ? DocumentOpener.Open(found.Bytes, found.Path) : null;
        if (pages is IPixelSource shown) shown.Expect([.. Enumerable.Range(1, shown.PageCount)]);
        AtomicFile.Write(target, durable: false, s => ReportPage.Write(s, file.Disclosure, file.Sha256, number => Picture(pages as IPixelSource, file, number)));
        Console.Out.WriteLine(target);
        return ExitCode.Ok;
    }

    static PagePicture? Picture(IPixelSource? pages, ReviewedFile file, int number)
    {
        if (pages is null || number > pages.PageCount) return null;
        var isDrawn = file.Disclosure.Pages[number - 1].Origin is "text" or "ofd";
        return PagePictures.Draw(pages, number, isDrawn) is { } bytes ? new(PagePictures.MediaType, bytes) : null;
    }
}
