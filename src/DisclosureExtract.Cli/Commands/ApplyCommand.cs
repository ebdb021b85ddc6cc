using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Correct;
using DisclosureExtract.Engines;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Records;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Deciding;
using DisclosureExtract.Scans;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>apply RESULT CORRECTIONS</c>: what people decided → a new version of the result.</summary>
static class ApplyCommand
{
    /// <summary>Files of a fixture.</summary>
    const string FixtureCorrections = "corrections.json", FixtureExpected = "expected.json";

    sealed record Request(string Result, string Corrections, string? Source, string? Output, OutputFormats Formats, bool KeepNoise, string? Fixture, string? Settle);

    public static Command Create()
    {
        var result = new Argument<string>("result") { Description = "A result of extract, or of apply." };
        var corrections = new Argument<string>("corrections") { Description = "Decisions as the review page exports them." };
        var source = new Option<string?>("--source", "-s") { Description = "The original; the file of its name beside the result by default." };
        var output = new Option<string?>("--out", "-o") { Description = "File to write; NAME.reviewed.json beside the result by default." };
        var format = CommonOptions.Format();
        var noise = new Option<bool>("--keep-noise") { Description = "The result was made with --keep-noise." };
        var fixture = new Option<string?>("--fixture") { Description = "Folder for a regression fixture: original, corrections and what they come to." };
        var settle = new Option<string?>("--settle") { Description = "Folder of results of a drop folder: ends the review of the original there once nothing is open." };
        var command = new Command("apply", "Apply decisions of a review: read the document again with them, run the rules and say what changed.")
        {
            result, corrections, source, output, format, noise, fixture, settle,
        };
        command.SetAction(parsed => (int)Failure.Handle(
            () => Run(new(
                parsed.GetRequiredValue(result), parsed.GetRequiredValue(corrections), parsed.GetValue(source), parsed.GetValue(output),
                ResultFiles.Parse(parsed.GetRequiredValue(format)), parsed.GetValue(noise), parsed.GetValue(fixture), parsed.GetValue(settle))),
            e => $"{parsed.GetRequiredValue(result)}: its new version cannot be written ({e.Message})."));
        return command;
    }

    static ExitCode Run(Request request)
    {
        var file = ReviewedFile.Read(request.Result);
        var original = file.Original(request.Source) ?? throw new FailedException(
            ExitCode.NotFound, $"{request.Result}: the original {file.Disclosure.Source.File} is not beside it, and rules cannot run without it. Give it with --source.");
        var bytes = DocumentOpener.ReadFile(request.Corrections);
        Corrections corrections;
        ReviewRun run;
        try
        {
            corrections = CorrectionsFile.Read(bytes);
            run = new ReviewRun(file.Disclosure, file.Sha256, corrections);
        }
        catch (CorrectionsException e)
        {
            throw new FailedException(ExitCode.Findings, $"{request.Corrections}: {e.Message}.");
        }
        using var readers = Readers.Create();
        using var pages = ScannedPages.Over(DocumentOpener.Open(original.Bytes, original.Path), readers);
        var options = new ExtractOptions { KeepNoise = request.KeepNoise, Decisions = run.Standing };
        var extraction = new Extractor(SubjectCatalog.Default).Extract(pages, options);
        var after = run.Finish(DisclosureBuilder.Build(extraction, file.Disclosure.Source, ProgramInfo.Version));
        var target = request.Output ?? Path.Combine(
            Path.GetDirectoryName(Path.GetFullPath(request.Result))!, Path.GetFileNameWithoutExtension(request.Result) + ".reviewed" + ResultFiles.Json);
        var stem = target.EndsWith(ResultFiles.Json, StringComparison.Ordinal) ? target[..^ResultFiles.Json.Length] : target;
        foreach (var (suffix, write) in ResultFiles.Of(request.Formats).Reverse().SelectMany(f => DocumentRun.FilesOf(after, f)))
            AtomicFile.Write(stem + suffix, durable: true, write);
        foreach (var line in run.Changes(after)) Console.Out.WriteLine(PlainText.Line(Messages.Said(line)));
        Console.Out.WriteLine(stem + ResultFiles.Json);
        if (request.Fixture is { } fixture) WriteFixture(fixture, original, corrections, after);
        if (request.Settle is { } watched && after.Summary.Status == "complete")
        {
            var to = LedgerTools.Judge(watched, original.Path, isRight: true, "settled in review", TimeProvider.System);
            Console.Out.WriteLine(Language.Of($"{original.Path}: settled, now {to}", $"{original.Path}：已结束复核，现为 {to}"));
        }
        return after.Review!.Stale.Count == 0 ? ExitCode.Ok : ExitCode.Findings;
    }

    /// <summary>The document, the decisions and their outcome, as fixtures/reviewed holds them.</summary>
    static void WriteFixture(string folder, (string Path, byte[] Bytes) original, Corrections corrections, Disclosure after)
    {
        Directory.CreateDirectory(folder);
        void Write(string name, byte[] bytes) => AtomicFile.Write(Path.Combine(folder, name), durable: false, s => s.Write(bytes));
        Write(Path.GetFileName(after.Source.File), original.Bytes);
        Write(FixtureCorrections, DisclosureJson.ToBytes(corrections));
        Write(FixtureExpected, DisclosureJson.ToBytes(after));
        Console.Out.WriteLine(folder);
    }
}
