using System.Net;
using DisclosureExtract.Queue.Serving;

namespace DisclosureExtract.Tests.Queue.Serving;

[Collection(nameof(Postgres))]
public sealed class QueueServerTests(Postgres postgres)
{
    [Fact]
    public async Task Shows_the_dashboard_to_this_machine_and_says_whether_all_is_well()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        string? trouble = null;
        await using var app = QueueServer.Build(queue.Storage, port: 0, () => trouble);
        await app.StartAsync();
        using var client = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        Assert.Contains("disclosure-extract", await client.GetStringAsync("/dashboard"), StringComparison.Ordinal);
        Assert.Equal("ok", await client.GetStringAsync("/health"));
        trouble = "the database is away";
        Assert.Equal(HttpStatusCode.ServiceUnavailable, (await client.GetAsync("/health")).StatusCode);
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "192.0.2.1");
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/dashboard")).StatusCode);
    }
}
