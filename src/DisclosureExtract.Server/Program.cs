using System.Globalization;
using System.Net;
using System.Threading.RateLimiting;
using DisclosureExtract.Server.Answers;
using DisclosureExtract.Server.Guarding;
using DisclosureExtract.Server.Library;

namespace DisclosureExtract.Server;

/// <summary>Started by <c>disclosure-extract serve</c> with folder, folder of originals, address and port; the token, if one is needed, comes in the environment.</summary>
static class Program
{
    /// <summary>Bytes of a decision, and writes a second from one address.</summary>
    const int LargestWrite = 256 << 10, MostWrites = 40;

    /// <summary>Others on the machine see command lines.</summary>
    const string TokenVariable = "DISCLOSURE_EXTRACT_TOKEN";

    static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(5);

    public static async Task<int> Main(string[] args)
    {
        if (args is not [var folder, var originals, var address, var port] || !IPAddress.TryParse(address, out var ip))
        {
            await Console.Error.WriteLineAsync("disclosure-extract serve starts this program.");
            return 2;
        }
        var token = Environment.GetEnvironmentVariable(TokenVariable) is { Length: > 0 } given ? given : null;
        var own = Path.Combine(folder, ".disclosure-extract");
        Directory.CreateDirectory(own);
        using var store = new Store(Path.Combine(own, "review.db"));
        using var stop = new CancellationTokenSource();
        var app = Build(store, new ServeSettings(folder, originals, ip, int.Parse(port, CultureInfo.InvariantCulture), token));
        var indexing = Task.Run(() => Index(new Indexer(store, folder), stop.Token));
        await app.StartAsync();
        foreach (var url in app.Urls) Console.Out.WriteLine(token is null ? url : $"{url}/?token={token}");
        await app.WaitForShutdownAsync();
        await stop.CancelAsync();
        await indexing;
        return 0;
    }

    internal static WebApplication Build(Store store, ServeSettings settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(settings.Address, settings.Port);
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestWrite;
            kestrel.Limits.MaxConcurrentConnections = 200;
            kestrel.Limits.MaxRequestHeadersTotalSize = 16 << 10;
            kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(10);
        });
        builder.Services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.OnRejected = (rejected, _) =>
            {
                rejected.HttpContext.Response.Headers.RetryAfter = "1";
                return ValueTask.CompletedTask;
            };
            limits.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => HttpMethods.IsPost(context.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new() { PermitLimit = MostWrites, Window = TimeSpan.FromSeconds(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        var app = builder.Build();
        app.Use(next => context => new Access(settings.Token, IPAddress.IsLoopback(settings.Address)).Guard(context, next));
        app.UseRateLimiter();
        var pages = new DocumentPages(settings.Folder, settings.Originals);
        app.Lifetime.ApplicationStopped.Register(pages.Dispose);
        new Routes(new(store), new(store, TimeProvider.System), pages, settings.Folder).Map(app);
        return app;
    }

    /// <summary>Looks again and again for new results until told to stop.</summary>
    static async Task Index(Indexer indexer, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                try
                {
                    indexer.Update(stop);
                }
                catch (Exception e) when (e is IOException or UnauthorizedAccessException or Microsoft.Data.Sqlite.SqliteException)
                {
                    await Console.Error.WriteLineAsync($"disclosure-extract: the list cannot be brought up to date ({e.Message}); trying again.");
                }
                await Task.Delay(BetweenLooks, stop);
            }
        }
        catch (OperationCanceledException)
        {
        }
    }
}
