using System.CommandLine;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Data.Corpus;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>collect RESULTS… --to corpus.duckdb</c></summary>
static class CollectCommand
{
    /// <summary>Name of the corpus in a folder of Parquet.</summary>
    const string Inside = "corpus.duckdb";

    public static Command Create()
    {
        var results = new Argument<string[]>("results")
        {
            Description = "Results of extract or watch, and folders of them.",
            Arity = ArgumentArity.OneOrMore,
        };
        var to = new Option<string>("--to")
        {
            Description = "FILE.duckdb, made if it does not exist; or a folder, which also gets every table as Parquet.",
            Required = true,
        };
        var quiet = new Option<bool>("--quiet", "-q") { Description = "Print nothing but errors." };
        var command = new Command(
            "collect", "Take many results into one corpus that can be asked; only what changed is read, a newer result replaces an older.")
        {
            results, to, quiet,
        };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(results), result.GetRequiredValue(to), result.GetValue(quiet)),
            e => $"{result.GetRequiredValue(to)}: cannot be written ({e.Message})."));
        return command;
    }

    static ExitCode Run(string[] results, string to, bool quiet)
    {
        var isFile = File.Exists(to) || to.EndsWith(".duckdb", StringComparison.OrdinalIgnoreCase);
        Directory.CreateDirectory(isFile ? Path.GetDirectoryName(Path.GetFullPath(to))! : to);
        using var stopping = new Stopping();
        try
        {
            using var collector = Collector.Open(isFile ? to : Path.Combine(to, Inside));
            var last = Environment.TickCount64;
            var report = collector.Collect(results, Tell, stopping.Token);
            if (!isFile) collector.WriteParquet(to);
            if (!quiet) Print(report);
            foreach (var path in report.Missing) Failure.Print($"{path}: no such file or folder.");
            foreach (var (path, why) in report.Refused) Failure.Print($"{path}: not taken in: {why}.");
            if (report.Missing.Count > 0) return ExitCode.NotFound;
            if (report.Refused.Count > 0) return ExitCode.Damaged;
            if (report.Found > 0) return ExitCode.Ok;
            Failure.Print("no result (NAME.json) in the folders given.");
            return ExitCode.NotFound;

            void Tell(int done, int of)
            {
                if (quiet || Environment.TickCount64 - last < 5_000) return;
                last = Environment.TickCount64;
                Console.Error.WriteLine(Language.Of($"{done} of {of} results", $"{of} 份结果，已做 {done} 份"));
            }
        }
        catch (CorpusException e)
        {
            throw new FailedException(ExitCode.Output, Language.Of(e.Message, e.Chinese));
        }
        catch (OperationCanceledException) when (stopping.Token.IsCancellationRequested)
        {
            return ExitCode.Stopped;
        }
    }

    static void Print(CollectReport report)
    {
        Console.Out.WriteLine(Language.Of(
            $"{report.Found} results: {report.Added} taken in, {report.Same} were there, {report.Older} older than what is there, {report.Refused.Count} refused",
            $"{report.Found} 份结果：并入 {report.Added} 份，已在 {report.Same} 份，比已有的旧 {report.Older} 份，拒收 {report.Refused.Count} 份"));
        Console.Out.WriteLine(Language.Of($"{report.Documents} documents, {report.Facts} facts", $"库中 {report.Documents} 份文件，{report.Facts} 个金额"));
        foreach (var (rule, count) in report.Findings)
            Console.Out.WriteLine(Language.Of($"{PlainText.Line(rule)}: {count} findings", $"{PlainText.Line(rule)}：{count} 个问题"));
    }
}
