using System.Net;
using DisclosureExtract.Jobs.Folders;
using DisclosureExtract.Jobs.Queueing;
using DisclosureExtract.Queue.Books;
using DisclosureExtract.Queue.Carrying;
using DisclosureExtract.Queue.Feeding;
using DisclosureExtract.Queue.Storing;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace DisclosureExtract.Queue.Serving;

/// <summary><c>queue serve</c>: tables and store, the feeder, and the dashboard on loopback.</summary>
sealed class QueueServer(QueueOrders orders, Serilog.ILogger log)
{
    const string Dashboard = "/dashboard";

    static readonly TimeSpan BetweenTidyings = TimeSpan.FromHours(6);

    /// <param name="told">Given the address of the dashboard.</param>
    public async Task RunAsync(Action<string> told, CancellationToken stop)
    {
        await using var book = Book.Open(orders.Database, connections: 8);
        await book.PrepareAsync(stop);
        var store = FolderStore.Open(orders.Store, create: true);
        await KnowAsync(book, store, stop);
        var lease = TimeSpan.FromSeconds(orders.Lease);
        var poll = TimeSpan.FromSeconds(orders.Poll);
        var storage = Carrier.Storage(orders.Database, connections: 8, lease, poll, prepares: true);
        await using (var connection = await book.Source.OpenConnectionAsync(stop)) await connection.RunAsync(Schema.Vacuuming, stop);
        var feeder = new Feeder(book, storage, orders.Build, lease, poll, log);
        await using var app = Build(storage, orders.Port, () => feeder.Trouble, log);
        await app.StartAsync(stop);
        told(app.Urls.First() + Dashboard);
        using var tidying = new Timer(_ => Tidy(store), null, TimeSpan.Zero, BetweenTidyings);
        await feeder.RunAsync(stop);
        await app.StopAsync(CancellationToken.None);
        log.Information("stopped");
    }

    /// <param name="trouble">Why nothing is fed; null where all is well.</param>
    internal static WebApplication Build(JobStorage storage, int port, Func<string?> trouble, Serilog.ILogger log)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, port);
            kestrel.AddServerHeader = false;
        });
        builder.Services.AddHangfire(configuration => configuration.UseStorage(storage).UseLogProvider(new CarrierLog(log))); // it would take its own log
        var app = builder.Build();
        app.MapGet("/health", () => trouble() is { } why
            ? Results.Text(why, statusCode: StatusCodes.Status503ServiceUnavailable)
            : Results.Text("ok"));
        app.UseHangfireDashboard(Dashboard, new DashboardOptions
        {
            Authorization = [new DashboardGuard()],
            IsReadOnlyFunc = _ => true, // what can be done is done by commands, which know the ledger
            AppPath = null,
            DashboardTitle = "disclosure-extract",
            DisplayStorageConnectionString = false,
        }, storage);
        return app;
    }

    /// <summary>One database, one store.</summary>
    async Task KnowAsync(Book book, FolderStore store, CancellationToken stop)
    {
        if (await book.MetaAsync("store", stop) is { } id && id != store.Id)
            throw new RefusedException(
                RefusalKind.Folders, $"{orders.Store}: not the store of this database. Give the folder that it was begun with, or another database.");
        await book.SetAsync("store", store.Id, stop);
        await book.SetAsync("store-path", store.Name, stop);
    }

    void Tidy(FolderStore store)
    {
        try
        {
            store.Tidy();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            log.Warning("the store cannot be tidied: {Error:l}", e.Message);
        }
    }
}
