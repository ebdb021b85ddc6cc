using System.Net;
using DisclosureExtract.Queue.Serving;
using Serilog.Core;

namespace DisclosureExtract.Tests.Queue.Serving;

[Collection(nameof(Postgres))]
public sealed class QueueServerTests(Postgres postgres)
{
    [Fact]
    public async Task It_says_how_it_is_and_shows_its_jobs_to_who_sits_at_the_machine_alone()
    {
        await using var queue = await QueueFolder.NewAsync(postgres);
        var trouble = (string?)null;
        await using var server = QueueServer.Build(queue.Storage, port: 0, () => trouble, Logger.None);
        await server.StartAsync(TestContext.Current.CancellationToken);
        using var http = new HttpClient { BaseAddress = new Uri(server.Urls.First()) };

        Assert.Equal((HttpStatusCode.OK, "ok"), await AskAsync("/health"));
        trouble = "the database is away";
        Assert.Equal((HttpStatusCode.ServiceUnavailable, trouble), await AskAsync("/health"));
        var (code, page) = await AskAsync("/dashboard");
        Assert.Equal(HttpStatusCode.OK, code);
        Assert.Contains("disclosure-extract", page, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("/dashboard", ("X-Forwarded-For", "10.0.0.1"))).Code);
        Assert.Equal(HttpStatusCode.Unauthorized, (await AskAsync("/dashboard", ("Host", "example.org"))).Code);

        async Task<(HttpStatusCode Code, string Text)> AskAsync(string path, params (string Name, string Value)[] headers)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
            using var answer = await http.SendAsync(request, TestContext.Current.CancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        }
    }
}
