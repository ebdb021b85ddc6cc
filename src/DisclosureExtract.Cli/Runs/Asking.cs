using System.ComponentModel;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;

namespace DisclosureExtract.Cli.Runs;

/// <summary>Asks for documents to be read, so that there is always an answer: a reader that died is one too.</summary>
sealed class Asking(IChildPool pool, ChildLimits limits)
{
    /// <exception cref="OperationCanceledException">Told to stop.</exception>
    public async Task<ChildReply> AskAsync(
        ChildRequest request, CancellationToken stop, Action<ChildReply>? told = null)
    {
        try
        {
            return await AskTwiceAsync(request, told, stop).ConfigureAwait(false);
        }
        catch (ChildFaultException e)
        {
            return Failed(WhyDied(request.Name, e));
        }
        catch (Exception e) when (e is IOException or Win32Exception)
        {
            return Failed(new Failure(
                ExitCode.Died, $"{request.Name}: no process could be started to read it ({e.Message})."));
        }
    }

    /// <summary>Once more, by itself, where the fault need not be the document's: others were read there, or it was killed.</summary>
    async Task<ChildReply> AskTwiceAsync(ChildRequest request, Action<ChildReply>? told, CancellationToken stop)
    {
        try
        {
            return await pool.AskAsync(request, fresh: false, stop, told).ConfigureAwait(false);
        }
        catch (ChildFaultException e) when (e.IsPerhapsAnothers || e.Kind == ChildFaultKind.Killed)
        {
            foreach (var half in Directory.EnumerateFiles(request.Staging)) File.Delete(half);
            return await pool.AskAsync(request, fresh: true, stop, told).ConfigureAwait(false);
        }
    }

    Failure WhyDied(string name, ChildFaultException fault) => fault.Kind switch
    {
        ChildFaultKind.Depth => new(
            ExitCode.Damaged, $"{name}: {fault.Message}. It is damaged or made to do harm; print it to PDF anew."),
        ChildFaultKind.Hang => new(
            ExitCode.TooLarge, $"{name}: {fault.Message}, too complex or damaged. Print it to PDF anew, or split it."),
        ChildFaultKind.Memory => new(
            ExitCode.TooLarge,
            $"{name}: needs more memory than a document may take ({limits.Memory >> 20} MiB). Split the file, or print it to PDF anew."),
        ChildFaultKind.Output => new(ExitCode.TooLarge, $"{name}: {fault.Message}. Split the file."),
        ChildFaultKind.Killed => new(
            ExitCode.Died, $"{name}: {fault.Message}, twice; perhaps the machine is short of memory. Try it again."),
        _ => new(
            ExitCode.Died,
            $"{name}: makes the program crash: {fault.Message}. The other files go on; please report this one."),
    };

    static ChildReply Failed(Failure failure) => new() { Code = (int)failure.Code, Error = failure.Message };
}
