using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using DisclosureExtract.Tests;
using static DisclosureExtract.EndToEnd.Review.ServeTests;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>A server that is killed loses nothing, and documents do nothing to it or to its readers.</summary>
public sealed class ServerSafetyTests(Browser browser) : IClassFixture<Browser>
{
    [Fact]
    public async Task Whenever_the_server_dies_it_has_every_decision_that_it_said_was_saved()
    {
        using var folder = Folder();
        var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        var port = server.Port.ToString(CultureInfo.InvariantCulture);
        var saved = new ConcurrentBag<string>();
        try
        {
            using var client = Client(server);
            var id = await Document(client);
            for (var round = 1; round <= 4; round++)
            {
                var writers = Enumerable.Range(0, 4).Select(writer => Write(client, id, $"{round}-{writer}", saved)).ToArray();
                while (saved.Count < 9 * round && !writers.All(w => w.IsCompleted)) await Task.Delay(1);
                server.Kill(); // while the next are being written
                await Task.WhenAll(writers);
                server.Dispose();
                server = await RunningServer.StartAsync(folder.Path, "--port", port);
                Assert.True(saved.Count >= 9 * round);
                var there = (await Decisions(client, id)).Select(d => d.GetProperty("id").GetString()!).ToHashSet();
                Assert.Empty(saved.Except(there));
            }
        }
        finally
        {
            server.Dispose();
        }
    }

    /// <summary>Decides one fault after the other until the server answers no more; who writes too often is refused and goes on.</summary>
    static async Task Write(HttpClient client, long id, string name, ConcurrentBag<string> saved)
    {
        var own = client.BaseAddress!.ToString().TrimEnd('/');
        for (var i = 0; i < 5000; i++)
        {
            var decision = $"d{name}-{i}";
            var body = JsonSerializer.Serialize(new
            {
                id = decision, cause = "c" + decision, action = "accept", targets = Array.Empty<int>(), findings = Array.Empty<string>(),
                reason = new string('x', 500), by = "", at = "2026-11-30T10:00:00Z", rev = 0, supersedes = (string?)null,
            });
            using var request = new HttpRequestMessage(HttpMethod.Post, $"/api/documents/{id}/decisions")
            {
                Content = new StringContent(body, Encoding.UTF8, "application/json"),
            };
            request.Headers.Add("Origin", own);
            try
            {
                using var answer = await client.SendAsync(request);
                if (answer.StatusCode == HttpStatusCode.OK) saved.Add(decision);
            }
            catch (HttpRequestException)
            {
                return;
            }
        }
    }

    [Fact]
    public async Task Text_of_a_document_does_nothing_in_pages_pictures_and_data_of_the_server()
    {
        const string Evil = "</title><svg onload=alert(1)><img src=x onerror=alert(2)></script><script>alert(3)</script>\u202e}body{display:none}";
        const string File = "evil';--<b>.txt";
        using var folder = new TemporaryFolder();
        string[][] rows = [.. FaultyDocument.Faulty(3).Select((r, i) => i is 0 or 3 ? [r[0], Evil + i, .. r[2..]] : r)];
        var evil = folder.Write(File, FaultyDocument.Transcript(rows, "<svg onload=alert(4)>局"));
        Assert.Equal(0, BuiltProgram.Run("extract", evil, "--out", folder.Path).ExitCode);
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var id = await Document(client, File);
        foreach (var path in new[] { "?q=%3Csvg", $"/{id}", $"/{id}/decisions", $"/{id}/corrections" })
        {
            using var answer = await client.GetAsync("/api/documents" + path);
            Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
            Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
            JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).Dispose();
        }

        await using var list = await browser.OpenAsync(server.Address);
        await list.Page.WaitForSelectorAsync("tbody tr");
        Assert.Contains("<b>", await list.TextAsync("tbody tr"));
        await using var page = await browser.OpenAsync($"{server.Address}/doc/{id}");
        foreach (var view in new[] { "charts", "texts", "review" })
        {
            await page.Page.ClickAsync("#show-" + view);
            Assert.Equal(0, await page.Page.Locator("img, #app script, #app style, svg[onload], [onerror]").CountAsync());
        }

        Assert.Contains("onerror=alert(2)", await page.TextAsync("#table"));
        Assert.True(await page.Page.Locator("#page svg text.paper").CountAsync() > 0); // the picture of what has none
        Assert.DoesNotContain("\u202e", await page.Page.InnerTextAsync("body"));
        Assert.NotEqual("none", await page.Page.EvaluateAsync<string>("getComputedStyle(document.body).display"));
    }
}
