using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using DisclosureExtract.Cli.Runs;
using DisclosureExtract.Cli.Shell;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>serve DIR</c>: starts the server, which is a program of its own so that the others start as fast as before.</summary>
static class ServeCommand
{
    const string TokenVariable = "DISCLOSURE_EXTRACT_TOKEN";

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Results of extract or watch." };
        var source = new Option<string?>("--source", "-s") { Description = "Folder of the originals; that of the results by default." };
        var address = CommonOptions.Option("--address", "127.0.0.1", "Address to listen at; any but loopback needs a token.");
        var port = CommonOptions.Option("--port", 8642, "Port; 0 for any that is free.");
        var token = new Option<string?>("--token") { Description = "Token that opens the server; made and printed where it is needed and not given." };
        address.Check("--address takes an IP address.", a => IPAddress.TryParse(a, out _));
        port.Check("--port takes a number from 0 to 65535.", p => p is >= 0 and <= 65535);
        var command = new Command("serve", "Show a folder of results in the browser: search, review by several people at once.") { folder, source, address, port, token };
        command.SetAction((result, stop) => Failure.HandleAsync(() => Run(
            result.GetRequiredValue(folder), result.GetValue(source), result.GetRequiredValue(address), result.GetValue(port), result.GetValue(token), stop)));
        return command;
    }

    static async Task<int> Run(string folder, string? source, string address, int port, string? token, CancellationToken stop)
    {
        if (!Directory.Exists(folder))
        {
            Failure.Print($"{folder}: no such folder. Give one that extract wrote results to.");
            return (int)ExitCode.NotFound;
        }
        var program = SideProgram.Find("disclosure-extract-serve", "DisclosureExtract.Server");
        if (!IPAddress.IsLoopback(IPAddress.Parse(address))) token ??= Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));
        var start = new ProcessStartInfo(program.FileName, program.Arguments);
        var from = Path.GetFullPath(folder);
        foreach (var argument in new[] { from, source is null ? from : Path.GetFullPath(source), address, port.ToString(CultureInfo.InvariantCulture) }) start.ArgumentList.Add(argument);
        if (token is not null) start.Environment[TokenVariable] = token;
        using var server = Started(start);
        try
        {
            await server.WaitForExitAsync(stop);
            return server.ExitCode == 0 ? (int)ExitCode.Ok : (int)ExitCode.Bug;
        }
        catch (OperationCanceledException)
        {
            if (!server.HasExited) server.Kill(); // every decision that was answered is on the disk
            return (int)ExitCode.Ok;
        }
    }

    static Process Started(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start) ?? throw new FailedException(ExitCode.Bug, "The server did not start.");
        }
        catch (System.ComponentModel.Win32Exception fault)
        {
            throw new FailedException(ExitCode.NotFound, $"The server could not be started with {start.FileName}: {fault.Message}. Install the .NET runtime.");
        }
    }
}
