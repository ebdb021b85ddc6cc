using System.Diagnostics;
using System.Globalization;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Vocabulary;
using Spectre.Console;

namespace DisclosureExtract.Cli.Runs;

/// <summary>
/// Says what is done while a run goes on: bars on a terminal, else a line a document, and for scanned pages, which take
/// long, a line every few seconds; errors always.
/// </summary>
abstract class ProgressReport : IDisposable
{
    public static ProgressReport None { get; } = new Silent();

    public static ProgressReport Create(int count) =>
        Console.IsErrorRedirected || count < 2 ? new Lines() : new Bar(count);

    public abstract void Done(DocumentOutcome outcome);

    /// <summary>So many scanned pages have been read, of so many known so far.</summary>
    public virtual void Scanned(int done, int pages)
    {
    }

    /// <summary>A document takes long; so many seconds of processor time so far, of as many as it may take.</summary>
    public virtual void Still(Input input, double spent, double allowed) =>
        Console.Error.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{PlainText.Line(input.Title)}{Language.Of(
                    $": still being read, {spent:0} s of processor time so far, at most {allowed:0} s", $"：仍在读，已用处理器时间 {spent:0} 秒，至多 {allowed:0} 秒")}"));

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static void PrintError(DocumentOutcome outcome)
    {
        if (outcome.Error is { } error) Failure.Print(error);
        if (outcome.Details is { } details) Console.Error.WriteLine(details);
    }

    sealed class Silent : ProgressReport
    {
        public override void Done(DocumentOutcome outcome) => PrintError(outcome);

        public override void Still(Input input, double spent, double allowed)
        {
        }
    }

    sealed class Lines : ProgressReport
    {
        static readonly TimeSpan Interval = TimeSpan.FromSeconds(5);

        readonly Stopwatch clock = Stopwatch.StartNew();
        TimeSpan last;

        public override void Scanned(int done, int pages)
        {
            if (done == 0 || done == pages || clock.Elapsed - last < Interval) return;
            last = clock.Elapsed;
            var left = last.TotalSeconds / done * (pages - done);
            Console.Error.WriteLine(Language.Of(
                string.Create(CultureInfo.InvariantCulture, $"scanned pages: {done} of {pages} read, about {left:0} s left"),
                string.Create(CultureInfo.InvariantCulture, $"扫描页：{pages} 页已读 {done} 页，约余 {left:0} 秒")));
        }

        public override void Done(DocumentOutcome outcome)
        {
            PrintError(outcome);
            if (outcome.WasThere || outcome.Result is not { } result) return;
            var title = PlainText.Line(outcome.Input.Title);
            Console.Error.WriteLine(Language.Of(
                $"{title}: {result.Status}, {result.Pages} pages, {result.Facts} facts",
                $"{title}：{FieldNames.Zh("status", result.Status ?? "")}，{result.Pages} 页，{result.Facts} 个金额"));
        }
    }

    sealed class Bar : ProgressReport
    {
        readonly TaskCompletionSource stopped = new();
        readonly Task running;
        ProgressTask? task, scans;
        ProgressContext? bars;
        readonly ManualResetEventSlim started = new();

        public Bar(int count)
        {
            // The bars move the terminal on purpose.
            var terminal = new StreamWriter(Console.OpenStandardError()) { AutoFlush = true };
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(terminal) });
            running = Task.Run(() => console.Progress().AutoClear(true)
                .Columns(
                    new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(),
                    new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    bars = context;
                    task = context.AddTask(Language.Of("documents", "文件"), maxValue: count);
                    started.Set();
                    await stopped.Task.ConfigureAwait(false);
                }));
            started.Wait();
        }

        public override void Done(DocumentOutcome outcome)
        {
            PrintError(outcome);
            task!.Increment(1);
        }

        public override void Scanned(int done, int pages)
        {
            scans ??= bars!.AddTask(Language.Of("scanned pages", "扫描页"), maxValue: pages);
            (scans.MaxValue, scans.Value) = (pages, done);
        }

        public override void Dispose()
        {
            stopped.TrySetResult();
            running.GetAwaiter().GetResult();
            started.Dispose();
            base.Dispose();
        }
    }
}
