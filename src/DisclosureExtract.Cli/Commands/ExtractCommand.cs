using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using DisclosureExtract.Jobs;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>extract PATH… --out DIR</c></summary>
static class ExtractCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths") { Description = "PDF files, images (PNG, JPEG, TIFF, WebP), text transcripts, ZIP archives of these, folders or patterns.", Arity = ArgumentArity.OneOrMore };
        var output = new Option<string>("--out", "-o") { Description = "Folder for the results; made if it does not exist.", Required = true };
        var format = new Option<string>("--format", "-f") { Description = "Comma-separated: json, ndjson, csv, parquet.", DefaultValueFactory = _ => "json" };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Documents processed at a time.", DefaultValueFactory = _ => Environment.ProcessorCount };
        var strict = new Option<bool>("--strict") { Description = "Fail (exit code 1) if any finding is an error." };
        var keepNoise = new Option<bool>("--keep-noise") { Description = "Leave watermarks, seals, running headers and page numbers in the content, and text that does not show among the prose; they are listed as noise all the same." };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        var repeat = new Option<int>("--repeat") { Description = "Process everything so many times in one process and print the time of each round.", DefaultValueFactory = _ => 1, Hidden = true };
        var command = new Command("extract", "Extract disclosures: NAME.json for each input, and facts as NDJSON, CSV or Parquet.") { paths, output, format, jobs, strict, keepNoise, quiet, repeat };
        format.Check("--format takes a comma-separated list of json, ndjson, csv, parquet.", f => ParseFormats(f) != OutputFormats.None);
        jobs.Check("--jobs takes a number from 1 to 256.", j => j is >= 1 and <= 256);
        command.SetAction(result => (int)Run(
            result.GetRequiredValue(paths), result.GetRequiredValue(output), ParseFormats(result.GetRequiredValue(format)), result.GetValue(jobs), result.GetValue(strict), result.GetValue(quiet), result.GetValue(repeat), new ExtractOptions { KeepNoise = result.GetValue(keepNoise) }));
        return command;
    }

    public static OutputFormats ParseFormats(string? text)
    {
        var formats = OutputFormats.None;
        foreach (var part in (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!Enum.TryParse<OutputFormats>(part, ignoreCase: true, out var format) || !char.IsAsciiLetter(part[0]) || format == OutputFormats.None) return OutputFormats.None;
            formats |= format;
        }
        return formats;
    }

    static ExitCode Run(string[] paths, string folder, OutputFormats formats, int jobs, bool strict, bool quiet, int repeat, ExtractOptions options)
    {
        var inputs = Inputs.Resolve(paths, out var missing);
        foreach (var path in missing) Console.Error.WriteLine($"disclosure-extract: {path}: no such file or folder.");
        if (inputs.Count == 0)
        {
            if (missing.Count == 0) Console.Error.WriteLine("disclosure-extract: no PDF, image or transcript found in the folders given.");
            return ExitCode.NotFound;
        }
        try
        {
            Directory.CreateDirectory(folder);
            AtomicFile.RemoveLeftovers(folder, TimeSpan.FromDays(1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine($"disclosure-extract: {folder}: the folder for the results cannot be made ({e.Message}).");
            return ExitCode.Output;
        }

        using var archives = new Archives();
        inputs = archives.Expand(inputs);
        IReadOnlyList<DocumentOutcome> outcomes = [];
        for (var round = 1; round <= repeat; round++)
        {
            var clock = Stopwatch.StartNew();
            using var progress = quiet ? ProgressReport.None : ProgressReport.Create(inputs.Count);
            foreach (var failure in archives.Failures) progress.Done(failure);
            outcomes = [.. RunAll(inputs, folder, formats, jobs, options, progress), .. archives.Failures];
            if (repeat > 1) Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {outcomes.Sum(o => o.Summary?.Pages ?? 0)} pages in {clock.Elapsed.TotalMilliseconds:0} ms"));
        }
        RunLog.Write(Path.Combine(folder, RunLog.FileName), outcomes);
        if (!quiet) SummaryTable.Print(outcomes);

        var codes = outcomes.Select(o => o.Code).Concat(missing.Select(_ => ExitCode.NotFound));
        var code = ExitCodes.Combine(codes);
        return code == ExitCode.Ok && strict && outcomes.Any(o => o.Summary?.Findings.Error > 0) ? ExitCode.Findings : code;
    }

    static DocumentOutcome[] RunAll(List<Input> inputs, string folder, OutputFormats formats, int jobs, ExtractOptions options, ProgressReport progress)
    {
        var outcomes = new DocumentOutcome[inputs.Count];
        using var readers = Readers.Create();
        if (readers is not null) readers.Progress = progress.Scanned;
        // Large files first: the last one running should be a small one.
        var order = Enumerable.Range(0, inputs.Count).OrderByDescending(i => new FileInfo(inputs[i].Path) is { Exists: true } f ? f.Length : 0).ToList();
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            outcomes[i] = DocumentRun.Run(inputs[i], folder, formats, options, readers);
            progress.Done(outcomes[i]);
        });
        return outcomes;
    }
}
