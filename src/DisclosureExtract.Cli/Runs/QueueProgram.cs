using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Queueing;

namespace DisclosureExtract.Cli.Runs;

/// <summary>The program of the queue, told what to do.</summary>
static class QueueProgram
{
    static ChildCommand Command => SideProgram.Find("disclosure-extract-queue", "DisclosureExtract.Queue");

    /// <summary>Goes on as that program.</summary>
    /// <exception cref="FailedException">It does not start.</exception>
    public static ExitCode Become(QueueOrders orders) =>
        throw NotStarted(Successor.Become(Command, (QueueOrders.Variable, orders.ToJson())));

    /// <summary>Runs it to its end; returns what it said.</summary>
    /// <exception cref="FailedException">It does not start.</exception>
    public static (ExitCode Code, string Said) Ask(QueueOrders orders)
    {
        using var program = Start(orders);
        program.StandardInput.Close();
        var said = program.StandardOutput.ReadToEnd();
        program.WaitForExit();
        return ((ExitCode)program.ExitCode, said);
    }

    /// <summary>Starts it, to be told more and heard.</summary>
    /// <exception cref="FailedException">It does not start.</exception>
    public static Process Start(QueueOrders orders)
    {
        var command = Command;
        var start = new ProcessStartInfo(command.FileName, command.Arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8, // whatever the locale: names are Chinese
            UseShellExecute = false,
        };
        start.Environment[QueueOrders.Variable] = orders.ToJson();
        try
        {
            return Process.Start(start) ?? throw new FailedException(ExitCode.Bug, "The program of the queue did not start.");
        }
        catch (Win32Exception e)
        {
            throw NotStarted(e);
        }
    }

    static FailedException NotStarted(Exception why) =>
        new(ExitCode.NotFound, $"The program of the queue cannot be started: {why.Message}. Install the .NET runtime, or set the program up anew.");
}
