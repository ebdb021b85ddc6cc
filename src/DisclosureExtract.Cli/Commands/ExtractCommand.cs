using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>extract PATH… --out DIR</c></summary>
sealed class ExtractCommand(ExtractCommand.Orders orders)
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("paths")
        {
            Description = "PDF, OFD and Word files, workbooks (.xlsx, .xls), web pages (.html, .mht), images (PNG, JPEG, TIFF, WebP), text transcripts, archives of these (ZIP, RAR, 7z), folders or patterns; - is standard input.",
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
        var rules = CommonOptions.Rules();
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        var inProcess = new Option<bool>("--in-process")
        {
            Description = "Read documents in this process and not in worker processes: for files that are trusted. One that breaks the program then ends the run.",
        };
        var timeout = CommonOptions.Timeout();
        var pageTimeout = CommonOptions.PageTimeout();
        var scanTimeout = CommonOptions.ScanTimeout();
        var memory = CommonOptions.Memory();
        var asPages = new Option<bool>("--pages")
        {
            Description = "Take the images of a folder for the pages of one document, in the order of their numbers; it is bound as NAME.pdf beside its result.",
        };
        var again = new Option<bool>("--again")
        {
            Description = "Do documents anew whose result is there already, whole and of the same bytes, options and version.",
        };
        var repeat = new Option<int>("--repeat")
        {
            Description = "Process everything so many times and print the time of each round.",
            DefaultValueFactory = _ => 1,
            Hidden = true,
        };
        var command = new Command(
            "extract", "Extract disclosures: NAME.json for each input, its facts as NDJSON, CSV or Parquet, and a workbook.")
        {
            paths, output, format, jobs, strict, keepNoise, rules, asPages, quiet, again, inProcess, timeout, pageTimeout,
                scanTimeout, memory, repeat,
        };
        command.SetAction(result => (int)Failure.Handle(() => new ExtractCommand(new Orders
        {
            Out = result.GetRequiredValue(output),
            Settings = Settings.Line(ResultFiles.Parse(result.GetRequiredValue(format)), result.GetValue(keepNoise),
                result.GetValue(rules)),
            Jobs = result.GetValue(jobs),
            Limits = CommonOptions.Limits(
                result.GetValue(timeout), result.GetValue(pageTimeout), result.GetValue(scanTimeout), result.GetValue(memory)),
            AsPages = result.GetValue(asPages),
            Again = result.GetValue(again) || result.GetValue(repeat) > 1,
            InProcess = result.GetValue(inProcess),
            Quiet = result.GetValue(quiet),
            Strict = result.GetValue(strict),
            Repeat = result.GetValue(repeat),
        }).Run(result.GetRequiredValue(paths))));
        return command;
    }

    /// <summary>What the command line asks for.</summary>
    internal sealed record Orders
    {
        public required string Out { get; init; }

        public required string Settings { get; init; }

        public required int Jobs { get; init; }

        public required ChildLimits Limits { get; init; }

        public required bool AsPages { get; init; }

        public required bool Again { get; init; }

        public required bool InProcess { get; init; }

        public required bool Quiet { get; init; }

        public required bool Strict { get; init; }

        public required int Repeat { get; init; }
    }

    ExitCode Run(string[] paths)
    {
        using var piped = Piped.Take(ref paths);
        var inputs = Inputs.Resolve(paths, orders.Out, orders.AsPages);
        piped?.Name(inputs.Files);
        foreach (var path in inputs.Missing) Failure.Print($"{path}: no such file or folder.");
        foreach (var path in inputs.NoFiles) Failure.Print($"{path}: a pipe, socket or device. Save it as a file first.");
        foreach (var (path, why) in inputs.LeftOut) Failure.Print($"{path}: skipped: {why}.");
        if (!orders.Quiet)
            foreach (var alike in inputs.PerhapsPages)
                Failure.Print($"{alike}: its images are named like the pages of one document; each is taken for a document of its own. --pages binds them.");
        if (inputs.Files.Count == 0)
        {
            if (inputs.Unread.Count > 0) Failure.Print($"{inputs.Unread}.");
            if (inputs.Missing.Count + inputs.NoFiles.Count == 0)
                Failure.Print("no PDF, image or transcript found in the folders given.");
            return inputs.Missing.Count == 0 && inputs.NoFiles.Count > 0 ? ExitCode.UnknownType : ExitCode.NotFound;
        }
        using var folder = MakeFolder();
        using var stopping = new Stopping();
        using var pool = MakePool(folder, inputs.Files.Count);
        var outcomes = RunAllAsync(inputs.Files, inputs.Unread, folder, pool, stopping.Token).GetAwaiter().GetResult();
        RunLog.Write(Path.Combine(orders.Out, RunLog.FileName), outcomes, inputs);
        if (!orders.Quiet) SummaryTable.Print(outcomes, inputs.Unread);

        var code = ExitCodes.Combine([.. outcomes.Select(o => o.Code), .. inputs.Missing.Select(_ => ExitCode.NotFound),
            .. inputs.NoFiles.Select(_ => ExitCode.UnknownType)]);
        var hasErrors = outcomes.Any(o => o.Result?.Errors > 0);
        return code == ExitCode.Ok && orders.Strict && hasErrors ? ExitCode.Findings : code;
    }

    RunFolder MakeFolder()
    {
        if (File.Exists(orders.Out))
            throw new FailedException(ExitCode.Output, $"{orders.Out}: a file. --out takes the folder for the results.");
        try
        {
            Directory.CreateDirectory(orders.Out);
            AtomicFile.RemoveLeftovers(orders.Out, TimeSpan.FromDays(1));
            return RunFolder.Open(Path.GetFullPath(orders.Out));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new FailedException(
                ExitCode.Output, $"{orders.Out}: the folder for the results cannot be made ({e.Message}).");
        }
    }

    /// <summary>As many workers as documents at a time; they get ready while the inputs are looked at.</summary>
    IChildPool MakePool(RunFolder folder, int count)
    {
        if (orders.InProcess) return new InProcess(new RunMeans(Readers.Create(), new GuardLimits(orders.Limits.Time)));
        var workers = new ChildPool(
            Workers.Command(Environment.ProcessorCount), orders.Limits, folder.Scratch, Workers.Together);
        workers.Prepare(Math.Min(orders.Jobs, count));
        return workers;
    }

    async Task<IReadOnlyList<DocumentOutcome>> RunAllAsync(
        List<Input> inputs, UnreadKinds unread, RunFolder folder, IChildPool pool, CancellationToken stop)
    {
        var asking = new Asking(pool, orders.Limits);
        var archives = new Archives(asking, folder, unread);
        try
        {
            inputs = await archives.ExpandAsync(inputs, stop).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            return [.. inputs.Select(i => new DocumentOutcome { Input = i, Code = ExitCode.Stopped })];
        }
        var journal = RunJournal.Open(Path.GetFullPath(orders.Out));
        inputs = Placed(inputs, journal);
        IReadOnlyList<DocumentOutcome> outcomes = [];
        for (var round = 1; round <= orders.Repeat; round++)
        {
            var clock = Stopwatch.StartNew();
            using var progress = orders.Quiet ? ProgressReport.None : ProgressReport.Create(inputs.Count);
            foreach (var failure in archives.Failures) progress.Done(failure);
            var desk = new DocumentDesk(asking, folder, journal, orders.Out, orders.Settings, progress)
            {
                Share = new ReadingShare(pool, orders.Jobs),
                Again = orders.Again,
            };
            outcomes = [.. await desk.RunAsync(inputs, orders.Jobs, stop).ConfigureAwait(false), .. archives.Failures];
            if (orders.Repeat > 1) PrintRound(round, outcomes, clock.Elapsed);
        }
        return outcomes;
    }

    /// <summary>Under the names their results have from earlier runs, or can have beside the results of those.</summary>
    static List<Input> Placed(List<Input> inputs, RunJournal journal)
    {
        var wanted = inputs.ConvertAll(i => new WantedPlace(i.Name, i.Source, i.Path, Path.GetFileName(i.Title)));
        return [.. inputs.Zip(journal.Place(wanted), (input, name) => input with { Name = name })];
    }

    static void PrintRound(int round, IReadOnlyList<DocumentOutcome> outcomes, TimeSpan elapsed)
    {
        var pages = outcomes.Sum(o => o.Result?.Pages ?? 0);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"round {round}: {pages} pages in {elapsed.TotalMilliseconds:0} ms"));
    }
}
