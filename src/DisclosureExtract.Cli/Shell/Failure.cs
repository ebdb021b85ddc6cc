using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Cli.Shell;

/// <summary>A command that cannot do what it was asked, with what it then says to the shell and to people.</summary>
sealed class FailedException(ExitCode code, string message) : Exception(message)
{
    public ExitCode Code { get; } = code;
}

/// <summary>
/// What an exception means to whoever called the program: the one place where it becomes an exit code and a message.
/// </summary>
sealed record Failure(ExitCode Code, string Message)
{
    /// <summary>
    /// Runs a command; what it fails at is printed and gives the exit code. Faults of the program itself go on.
    /// </summary>
    /// <param name="unwritable">What to say where files cannot be read or written.</param>
    public static ExitCode Handle(Func<ExitCode> command, Func<Exception, string>? unwritable = null)
    {
        try
        {
            return command();
        }
        catch (Exception e) when (Of(e, unwritable) is { } failure)
        {
            Print(failure.Message);
            return failure.Code;
        }
    }

    /// <summary>The same for a command that waits for others.</summary>
    public static async Task<int> HandleAsync(Func<Task<int>> command)
    {
        try
        {
            return await command().ConfigureAwait(false);
        }
        catch (Exception e) when (Of(e) is { } failure)
        {
            Print(failure.Message);
            return (int)failure.Code;
        }
    }

    /// <summary>Null for a fault of the program itself.</summary>
    /// <param name="unwritable">
    /// What to say where files cannot be read or written; null where that is a fault of the program.
    /// </param>
    public static Failure? Of(Exception error, Func<Exception, string>? unwritable = null) => error switch
    {
        DocumentException e => new(ExitCodes.Of(e.Fault), e.Message),
        RefusedException e => new(ExitCodes.Of(e.Kind), e.Message),
        FailedException e => new(e.Code, e.Message),
        IOException or UnauthorizedAccessException when unwritable is not null =>
            new(ExitCode.Output, unwritable(error)),
        _ => null,
    };

    public static void Print(string message) => Console.Error.WriteLine($"disclosure-extract: {PlainText.Line(Messages.Said(message))}");
}
