using System.Diagnostics;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>The server of a folder, as the program starts it.</summary>
sealed class RunningServer : IDisposable
{
    /// <summary>For the line in which it says where it is.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    readonly Process process;

    RunningServer(Process process, string address) => (this.process, Address) = (process, address);

    /// <summary>What it prints: where it is, with the token if it has one.</summary>
    public string Address { get; }

    public int Port => new Uri(Address).Port;

    public static async Task<RunningServer> StartAsync(string folder, params string[] options)
    {
        var start = new ProcessStartInfo(BuiltProgram.Path) { RedirectStandardOutput = true, UseShellExecute = false };
        foreach (var argument in (string[])["serve", folder, .. options]) start.ArgumentList.Add(argument);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            var line = await process.StandardOutput.ReadLineAsync().WaitAsync(Patience)
                ?? throw new InvalidOperationException("The server said nothing.");
            return new(process, line.Trim());
        }
        catch
        {
            new RunningServer(process, "").Dispose();
            throw;
        }
    }

    /// <summary>Ends it without a word, as a machine does that loses its power.</summary>
    public void Kill()
    {
        process.Kill(entireProcessTree: true);
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited) Kill();
        process.Dispose();
    }
}
