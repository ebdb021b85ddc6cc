using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;

namespace DisclosureExtract.Cli.Runs;

/// <summary>What <c>extract</c> would read, handed to the queue: files, folders, patterns, members of archives.</summary>
static class QueueSubmission
{
    public static async Task<int> RunAsync(string[] paths, QueueOrders orders, CancellationToken stop)
    {
        using var piped = Piped.Take(ref paths);
        var inputs = Inputs.Resolve(paths, orders.Store);
        piped?.Name(inputs.Files);
        foreach (var path in inputs.Missing) Failure.Print($"{path}: no such file or folder.");
        foreach (var path in inputs.NoFiles) Failure.Print($"{path}: a pipe, socket or device. Save it as a file first.");
        foreach (var (path, why) in inputs.LeftOut) Failure.Print($"{path}: skipped: {why}.");
        using var folder = RunFolder.Open(Path.Combine(Path.GetTempPath(), $"disclosure-extract-{Environment.UserName}"));
        using var pool = new ChildPool(Workers.Command(readers: 1), orders.Limits, folder.Scratch);
        var archives = new Archives(new Asking(pool, orders.Limits), folder, inputs.Unread);
        var files = await archives.ExpandAsync(inputs.Files, stop).ConfigureAwait(false);
        if (inputs.Unread.Count > 0) Failure.Print($"{inputs.Unread}.");
        foreach (var failure in archives.Failures) Failure.Print(failure.Error!);
        var code = files.Count == 0 ? ExitCode.NotFound : await HandOverAsync(files, orders, stop).ConfigureAwait(false);
        return (int)ExitCodes.Combine([code, .. archives.Failures.Select(f => f.Code), .. inputs.Missing.Select(_ => ExitCode.NotFound),
            .. inputs.NoFiles.Select(_ => ExitCode.UnknownType)]);
    }

    static async Task<ExitCode> HandOverAsync(List<Input> files, QueueOrders orders, CancellationToken stop)
    {
        using var program = QueueProgram.Start(orders);
        var said = program.StandardOutput.ReadToEndAsync(stop);
        try
        {
            foreach (var file in files)
                await program.StandardInput.WriteLineAsync(new SubmittedFile(Path.GetFullPath(file.Path), file.Title).ToJson()).ConfigureAwait(false);
            program.StandardInput.Close();
        }
        catch (IOException)
        {
            // It has ended, and says why.
        }
        await program.WaitForExitAsync(stop).ConfigureAwait(false);
        Console.Out.Write(await said.ConfigureAwait(false));
        return (ExitCode)program.ExitCode;
    }
}
