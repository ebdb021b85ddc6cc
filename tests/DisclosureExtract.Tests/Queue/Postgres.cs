using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace DisclosureExtract.Tests.Queue;

/// <summary>
/// A PostgreSQL of the tests' own: in a folder that goes with it, on a free port of loopback, by a user that is not root. Forced to
/// disk as in earnest: it is killed, too.
/// </summary>
public sealed class Postgres : IDisposable
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    static readonly string? Programs = Directory.Exists("/usr/lib/postgresql")
        ? Directory.EnumerateDirectories("/usr/lib/postgresql").Select(d => Path.Combine(d, "bin")).Where(d => File.Exists(Path.Combine(d, "initdb")))
            .MaxBy(d => d, StringComparer.Ordinal)
        : null;

    readonly string folder;
    int databases;

    public Postgres()
    {
        Assert.SkipUnless(Programs is not null, "PostgreSQL is not installed: src/setup.sh tests installs it.");
        folder = Directory.CreateTempSubdirectory("disclosure-pg-").FullName;
        if (Environment.IsPrivilegedProcess) Run("chown", "postgres", folder);
        using (var probe = new TcpListener(IPAddress.Loopback, 0))
        {
            probe.Start();
            Port = ((IPEndPoint)probe.LocalEndpoint).Port;
        }
        AsOwner("initdb", "-D", Data, "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-U", "postgres");
        Start();
    }

    public int Port { get; }

    public int ProcessId => int.Parse(File.ReadLines(Path.Combine(Data, "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    string Data => Path.Combine(folder, "d");

    /// <summary>A new empty database; how to reach it.</summary>
    public string Database()
    {
        var name = $"test{Interlocked.Increment(ref databases)}";
        AsOwner("createdb", "-h", "127.0.0.1", "-p", Port.ToString(CultureInfo.InvariantCulture), "-U", "postgres", name);
        return $"Host=127.0.0.1;Port={Port};Database={name};Username=postgres";
    }

    public void Start() => AsOwner(
        "pg_ctl", "-w", "-D", Data, "-l", Path.Combine(folder, "log"), "-o",
        $"-c port={Port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c max_connections=200", "start");

    /// <summary>Ends all of it at once, as a crash does.</summary>
    public void Crash() => AsOwner("pg_ctl", "-w", "-D", Data, "-m", "immediate", "stop");

    public void Dispose()
    {
        if (Programs is null || folder is null) return;
        try
        {
            if (File.Exists(Path.Combine(Data, "postmaster.pid"))) Crash();
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    static void AsOwner(string program, params string[] arguments)
    {
        var path = Path.Combine(Programs!, program);
        if (Environment.IsPrivilegedProcess) Run("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Run(path, arguments);
    }

    static void Run(string program, params string[] arguments)
    {
        // The server outlives pg_ctl and would hold its pipes open: what it says goes to its log.
        using var process = Process.Start(new ProcessStartInfo("sh", ["-c", "\"$@\" >/dev/null 2>&1 </dev/null", "sh", program, .. arguments]) { WorkingDirectory = "/" })!;
        if (!process.WaitForExit(Patience)) throw new TimeoutException($"{program} did not end.");
        if (process.ExitCode != 0) throw new InvalidOperationException($"{program} {string.Join(' ', arguments)}: {process.ExitCode}");
    }
}
