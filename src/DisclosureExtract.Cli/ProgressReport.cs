using Spectre.Console;

namespace DisclosureExtract.Cli;

/// <summary>Says what is done while a run goes on: a bar on a terminal, else a line a document; errors always.</summary>
abstract class ProgressReport : IDisposable
{
    public static ProgressReport None { get; } = new Silent();

    public static ProgressReport Create(int count) => Console.IsErrorRedirected || count < 2 ? new Lines() : new Bar(count);

    public abstract void Done(DocumentOutcome outcome);

    public virtual void Dispose() => GC.SuppressFinalize(this);

    protected static void PrintError(DocumentOutcome outcome)
    {
        if (outcome.Error is { } error) Console.Error.WriteLine($"disclosure-extract: {error}");
        if (outcome.Details is { } details) Console.Error.WriteLine(details);
    }

    sealed class Silent : ProgressReport
    {
        public override void Done(DocumentOutcome outcome) => PrintError(outcome);
    }

    sealed class Lines : ProgressReport
    {
        public override void Done(DocumentOutcome outcome)
        {
            PrintError(outcome);
            if (outcome.Summary is { } summary) Console.Error.WriteLine($"{outcome.Input.Title}: {summary.Status}, {summary.Pages} pages, {summary.Facts} facts");
        }
    }

    sealed class Bar : ProgressReport
    {
        readonly TaskCompletionSource stopped = new();
        readonly Task running;
        ProgressTask? task;
        readonly ManualResetEventSlim started = new();

        public Bar(int count)
        {
            var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
            running = Task.Run(() => console.Progress().AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
                .StartAsync(async context =>
                {
                    task = context.AddTask("documents", maxValue: count);
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

        public override void Dispose()
        {
            stopped.TrySetResult();
            running.GetAwaiter().GetResult();
            started.Dispose();
            base.Dispose();
        }
    }
}
