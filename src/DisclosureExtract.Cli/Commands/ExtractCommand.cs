using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>extract PATH… --out DIR</c></summary>
sealed class ExtractCommand(RunSettings settings, int jobs, bool quiet)
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "PDF files, images (PNG, JPEG, TIFF, WebP), text transcripts, ZIP archives of these, folders or patterns.",
            Arity = ArgumentArity.OneOrMore,
        };
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the results; made if it does not exist.",
            Required = true,
        };
        var format = CommonOptions.Format();
        var jobs = CommonOptions.Jobs();
        var strict = new Option<bool>("--strict") { Description = "Fail (exit code 1) if any finding is an error." };
        var keepNoise = new Option<bool>("--keep-noise")
        {
            Description = "Leave watermarks, seals, running headers and page numbers in the content, and text that does not show among the prose; they are listed as noise all the same.",
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        var repeat = new Option<int>("--repeat")
        {
            Description = "Process everything so many times in one process and print the time of each round.",
            DefaultValueFactory = _ => 1,
            Hidden = true,
        };
        var command = new Command(
            "extract", "Extract disclosures: NAME.json for each input, and facts as NDJSON, CSV or Parquet.")
        {
            paths, output, format, jobs, strict, keepNoise, quiet, repeat,
        };
        command.SetAction(result => (int)Failure.Handle(() =>
        {
            using var readers = Readers.Create();
            var options = new ExtractOptions { KeepNoise = result.GetValue(keepNoise) };
            var formats = ResultFiles.Parse(result.GetRequiredValue(format));
            var settings = new RunSettings(result.GetRequiredValue(output), formats, options, readers);
            return new ExtractCommand(settings, result.GetValue(jobs), result.GetValue(quiet))
                .Run(result.GetRequiredValue(paths), result.GetValue(strict), result.GetValue(repeat));
        }));
        return command;
    }

    ExitCode Run(string[] paths, bool strict, int repeat)
    {
        var inputs = Inputs.Resolve(paths, out var missing);
        foreach (var path in missing) Failure.Print($"{path}: no such file or folder.");
        if (inputs.Count == 0)
        {
            if (missing.Count == 0) Failure.Print("no PDF, image or transcript found in the folders given.");
            return ExitCode.NotFound;
        }
        MakeFolder();
        using var archives = new Archives();
        inputs = archives.Expand(inputs);
        IReadOnlyList<DocumentOutcome> outcomes = [];
        for (var round = 1; round <= repeat; round++)
        {
            var clock = Stopwatch.StartNew();
            using var progress = quiet ? ProgressReport.None : ProgressReport.Create(inputs.Count);
            foreach (var failure in archives.Failures) progress.Done(failure);
            outcomes = [.. RunAll(inputs, progress), .. archives.Failures];
            if (repeat > 1) PrintRound(round, outcomes, clock.Elapsed);
        }
        RunLog.Write(Path.Combine(settings.Folder, RunLog.FileName), outcomes);
        if (!quiet) SummaryTable.Print(outcomes);

        var code = ExitCodes.Combine(outcomes.Select(o => o.Code).Concat(missing.Select(_ => ExitCode.NotFound)));
        var hasErrors = outcomes.Any(o => o.Summary?.Findings.Error > 0);
        return code == ExitCode.Ok && strict && hasErrors ? ExitCode.Findings : code;
    }

    void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(settings.Folder);
            AtomicFile.RemoveLeftovers(settings.Folder, TimeSpan.FromDays(1));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(
                ExitCode.Output, $"{settings.Folder}: the folder for the results cannot be made ({e.Message}).");
        }
    }

    DocumentOutcome[] RunAll(List<Input> inputs, ProgressReport progress)
    {
        var outcomes = new DocumentOutcome[inputs.Count];
        if (settings.Readers is { } readers) readers.Progress = progress.Scanned;
        // Large files first: the last one running should be a small one.
        long Size(int i) => new FileInfo(inputs[i].Path) is { Exists: true } file ? file.Length : 0;
        var order = Enumerable.Range(0, inputs.Count).OrderByDescending(Size).ToList();
        Parallel.ForEach(order, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            outcomes[i] = DocumentRun.Run(inputs[i], settings);
            progress.Done(outcomes[i]);
        });
        return outcomes;
    }

    static void PrintRound(int round, IReadOnlyList<DocumentOutcome> outcomes, TimeSpan elapsed)
    {
        var pages = outcomes.Sum(o => o.Summary?.Pages ?? 0);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {pages} pages in {elapsed.TotalMilliseconds:0} ms"));
    }
}
