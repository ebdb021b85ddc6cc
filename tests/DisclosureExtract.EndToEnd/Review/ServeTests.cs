using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>A folder of results in the browser, for several people at once.</summary>
public sealed class ServeTests(Browser browser) : IClassFixture<Browser>
{
    internal static TemporaryFolder Folder()
    {
        var folder = new TemporaryFolder();
        var faulty = folder.Write("faulty.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(4)));
        var sound = folder.Write("sound.txt", FaultyDocument.Transcript(FaultyDocument.Truth(3), "另一个<b>局"));
        Assert.Equal(0, BuiltProgram.Run("extract", faulty, sound, "--out", folder.Path).ExitCode);
        return folder;
    }

    internal static async Task<long> Document(HttpClient client, string file = "faulty.pdf")
    {
        for (var i = 0; ; i++)
        {
            using var list = JsonDocument.Parse(await client.GetStringAsync("/api/documents"));
            foreach (var d in list.RootElement.GetProperty("documents").EnumerateArray())
                if (d.GetProperty("file").GetString() == file) return d.GetProperty("id").GetInt64();
            Assert.True(i < 200, "the document is not listed");
            await Task.Delay(100);
        }
    }

    internal static async Task<JsonElement[]> Decisions(HttpClient client, long id)
    {
        using var all = JsonDocument.Parse(await client.GetStringAsync($"/api/documents/{id}/decisions"));
        return [.. all.RootElement.EnumerateArray().Select(d => d.Clone())];
    }

    internal static HttpClient Client(RunningServer server) => new() { BaseAddress = new Uri(new Uri(server.Address).GetLeftPart(UriPartial.Authority)) };

    [Fact]
    public async Task Two_people_decide_the_same_fault_the_server_dies_and_nothing_is_lost_or_overwritten()
    {
        using var folder = Folder();
        var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        try
        {
            using var client = Client(server);
            var address = $"{server.Address}/doc/{await Document(client)}";
            await using var anna = await browser.OpenAsync(address);
            await using var bo = await browser.OpenAsync(address);
            await bo.Page.RouteAsync("**/decisions", route => route.Request.Method == "GET" ? route.FulfillAsync(new() { Status = 503 }) : route.ContinueAsync());
            await anna.KeysAsync("a");
            await anna.UntilAsync("/已保存/.test(document.querySelector('#saved').textContent)");
            await bo.KeysAsync("2", "a");
            await bo.UntilAsync("/别人已先决定/.test(document.querySelector('#problem').textContent)");
            var port = server.Port.ToString(CultureInfo.InvariantCulture);
            server.Kill();
            await anna.KeysAsync("a");
            await anna.UntilAsync("/未保存/.test(document.querySelector('#saved').textContent)");
            server.Dispose();
            server = await RunningServer.StartAsync(folder.Path, "--port", port);
            await anna.UntilAsync("/已保存/.test(document.querySelector('#saved').textContent)");
            await bo.KeysAsync("2", "a");
            await bo.UntilAsync("/已保存/.test(document.querySelector('#saved').textContent)");
            using var again = Client(server);
            using var decisions = JsonDocument.Parse(await again.GetStringAsync($"/api/documents/{await Document(again)}/decisions"));
            Assert.Equal(3, decisions.RootElement.GetArrayLength());
            Assert.Equal(["page_wrong", "page_wrong", "accept"], decisions.RootElement.EnumerateArray().Select(d => d.GetProperty("action").GetString()));
            anna.Forgive("ERR_CONNECTION", "Failed to load resource");
            bo.Forgive("409", "503", "ERR_CONNECTION", "Failed to load resource");
        }
        finally
        {
            server.Dispose();
        }
    }

    [Fact]
    public async Task The_list_is_searched_sorted_and_filtered_and_everybody_can_use_it()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        await Document(client);
        await Document(client, "sound.txt");
        await using var page = await browser.OpenAsync(server.Address);
        await page.Page.WaitForSelectorAsync("tbody tr:nth-child(2)");
        await page.AssertUsableAsync();
        Assert.Equal(0, await page.Page.Locator("td b:has-text('局')").CountAsync());
        await page.Page.FillAsync("#search", "另一个");
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 1");
        await page.Page.FillAsync("#search", "");
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 2");
        await page.Page.CheckAsync("#f-status-complete");
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 1");
        await page.Page.ClickAsync("#lang-en");
        Assert.Contains("documents", await page.TextAsync("#total"));
        await page.AssertUsableAsync();
        await page.Page.ClickAsync("tbody a");
        await page.Page.WaitForSelectorAsync("#inspector");
        await page.AssertUsableAsync();
    }

    [Fact]
    public async Task Writes_come_from_our_own_pages_alone_and_only_under_a_name_of_this_machine()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var path = $"/api/documents/{await Document(client)}/decisions";
        async Task<HttpStatusCode> Post(string body, string? origin, string type = "application/json", string? host = null)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new StringContent(body, Encoding.UTF8, type) };
            if (origin is not null) request.Headers.Add("Origin", origin);
            if (host is not null) request.Headers.Host = host;
            using var answer = await client.SendAsync(request);
            return answer.StatusCode;
        }

        var own = client.BaseAddress!.ToString().TrimEnd('/');
        const string Sound = """{"id":"d1","cause":"c1","action":"accept","targets":[],"findings":[],"reason":"","by":"","at":"2026-11-30T10:00:00Z","rev":0,"supersedes":null}""";
        Assert.Equal(HttpStatusCode.Forbidden, await Post(Sound, null));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(Sound, "https://example.org"));
        Assert.Equal(HttpStatusCode.Forbidden, await Post(Sound, own, "text/plain"));
        Assert.Equal(HttpStatusCode.MisdirectedRequest, await Post(Sound, own, host: "evil.example:80"));
        Assert.Equal(HttpStatusCode.BadRequest, await Post("{\"id\":1}", own));
        Assert.Equal(HttpStatusCode.BadRequest, await Post(Sound.Replace("accept", "drop table", StringComparison.Ordinal), own));
        Assert.Equal(HttpStatusCode.OK, await Post(Sound, own));
        Assert.Equal(HttpStatusCode.Conflict, await Post(Sound.Replace("d1", "d2", StringComparison.Ordinal), own));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await Post("{\"id\":\"" + new string('x', 400_000) + "\"}", own));
        using var page = await client.GetAsync("/");
        var policy = Assert.Single(page.Headers.GetValues("Content-Security-Policy"));
        Assert.Contains("script-src 'self'", policy);
        Assert.DoesNotContain("unsafe", policy);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/doc/99/pages/1")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/../../etc/passwd")).StatusCode);
    }

    [Fact]
    public async Task Any_other_address_needs_the_token()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0", "--address", "0.0.0.0");
        Assert.Contains("?token=", server.Address);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri($"http://127.0.0.1:{server.Port}") };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/api/documents?token=wrong")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync(new Uri(server.Address).Query is var query ? "/" + query : "/")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/api/documents")).StatusCode);
    }
}
