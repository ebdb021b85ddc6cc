using System.CommandLine;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Commands;

/// <summary>
/// <c>worker</c>: the child of <c>extract</c> and <c>watch</c>. Requests and answers are lines of JSON; not for people.
/// </summary>
static class WorkerCommand
{
    public static Command Create()
    {
        var readers = new Option<int>("--readers")
        {
            Description = "Scanned pages read at a time.",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command("worker", "Process documents for extract and watch.") { readers };
        command.Hidden = true;
        command.SetAction(result => Run(result.GetValue(readers)));
        return command;
    }

    public static int Run(int readers)
    {
        using var pool = Readers.Create(Math.Max(1, readers));
        var means = new RunMeans(pool, Limits: null);
        return ChildHost.Run(
            (request, report, stop) => DocumentRun.Run(request, means, report, stop), share => pool?.Limit = share);
    }
}
