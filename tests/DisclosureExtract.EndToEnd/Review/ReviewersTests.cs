using System.Text.Json;
using Microsoft.Playwright;
using DisclosureExtract.Tests;
using static DisclosureExtract.EndToEnd.Review.ServeTests;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>What somebody types and decides survives what others do, and a server that does not take it.</summary>
public sealed class ReviewersTests(Browser browser) : IClassFixture<Browser>
{
    const string IsSaved = "/已保存/.test(document.querySelector('#saved').textContent)";
    const string IsContested = "/别人已先决定/.test(document.querySelector('#problem').textContent)";

    [Fact]
    public async Task What_a_person_types_stays_as_it_is_while_the_decisions_of_another_arrive()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var id = await Document(client);
        await using var anna = await browser.OpenAsync($"{server.Address}/doc/{id}");
        await using var bo = await browser.OpenAsync($"{server.Address}/doc/{id}");
        async Task Bo(int left)
        {
            await bo.KeysAsync("a");
            await anna.UntilAsync($"review.store.open().length === {left}");
        }

        Task<string> Value(string field) => anna.Page.InputValueAsync(field);
        await anna.KeysAsync("c");
        await anna.Page.Keyboard.TypeAsync("1200");
        await anna.KeysAsync("ArrowLeft", "ArrowLeft");
        await bo.KeysAsync("j");
        await Bo(3);
        Assert.Equal("1200", await Value("#correct-value"));
        Assert.Equal("correct-value 2", await anna.Page.EvaluateAsync<string>(
            "document.activeElement.id + ' ' + document.activeElement.selectionStart"));
        await anna.Page.FocusAsync("#correct-reason");
        await anna.CountCompositionsAsync();
        await anna.ComposeAsync("yuan'jian");
        await Bo(2);
        Assert.Equal("yuan'jian 0", await anna.Page.EvaluateAsync<string>("document.activeElement.value + ' ' + ended"));
        await anna.CommitAsync("原件");
        Assert.Equal("原件", await Value("#correct-reason"));
        await anna.Page.ReloadAsync();
        await anna.Page.WaitForSelectorAsync("#correct-reason");
        Assert.Equal(("1200", "原件"), (await Value("#correct-value"), await Value("#correct-reason")));
        await anna.Page.FocusAsync("#correct-value");
        await Bo(1);
        await Bo(0);
        await anna.UntilAsync(IsContested);
        Assert.Equal("1200", await Value("#correct-value"));
        await anna.KeysAsync("Enter");
        await anna.UntilAsync(IsSaved);
        var decisions = await Decisions(client, id);
        Assert.Equal(5, decisions.Length);
        Assert.Equal(
            ("原件", decisions[3].GetProperty("id").GetString()),
            (decisions[4].GetProperty("reason").GetString(), decisions[4].GetProperty("supersedes").GetString()));
    }

    [Fact]
    public async Task Who_was_second_goes_on_typing_about_the_next_fault_and_finds_the_own_decision_as_a_draft()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var address = $"{server.Address}/doc/{await Document(client)}";
        await using var anna = await browser.OpenAsync(address);
        await using var bo = await browser.OpenAsync(address);
        var typed = new TaskCompletionSource();
        await bo.Page.RouteAsync("**/decisions", async route =>
        {
            if (route.Request.Method == "POST") await typed.Task;
            await route.ContinueAsync();
        });
        var contested = await bo.Page.EvaluateAsync<string>("review.view.causeId");
        await bo.KeysAsync("2", "a", "c");
        await bo.Page.Keyboard.TypeAsync("77");
        var next = await bo.Page.EvaluateAsync<string>("review.view.causeId");
        await anna.KeysAsync("a");
        await anna.UntilAsync(IsSaved);
        typed.SetResult();
        await bo.UntilAsync(IsContested);
        Assert.Equal(next + " 77", await bo.Page.EvaluateAsync<string>("review.view.causeId + ' ' + document.activeElement.value"));
        await bo.Page.Locator("#reason, #correct-reason").FocusAsync();
        await bo.Page.ClickAsync("#cause-" + contested);
        Assert.Contains("别人已先决定", await bo.TextAsync("#problem"));
        Assert.Equal("true", await bo.Page.Locator(".way").Nth(1).GetAttributeAsync("aria-checked"));
        bo.Forgive("409");
    }

    /// <summary>Answers for the server to the first two decisions that are sent.</summary>
    /// <returns>How many were sent so far.</returns>
    static async Task<Func<int>> RefusingTwoAsync(WatchedPage page, RouteFulfillOptions answer)
    {
        var sent = 0;
        await page.Page.RouteAsync("**/decisions", route =>
            route.Request.Method == "POST" && ++sent <= 2 ? route.FulfillAsync(answer) : route.ContinueAsync());
        return () => sent;
    }

    [Theory]
    [InlineData(404)]
    [InlineData(401)]
    public async Task What_the_server_does_not_take_is_told_kept_to_be_exported_and_not_sent_again_and_again(int status)
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var id = await Document(client);
        await using var page = await browser.OpenAsync($"{server.Address}/doc/{id}");
        var sent = await RefusingTwoAsync(page, new() { Status = status });
        await page.Page.Clock.InstallAsync();
        Assert.False(await page.Page.Locator("#export").IsVisibleAsync());
        await page.KeysAsync("a");
        await page.UntilAsync($"/不接受决定（{status}）/.test(document.querySelector('#saved').textContent)");
        await page.Page.Clock.RunForAsync(120_000);
        Assert.Equal(1, sent());
        using var file = JsonDocument.Parse(File.ReadAllText(await page.ExportAsync(folder.File("kept.txt"))));
        var kept = Assert.Single(file.RootElement.GetProperty("decisions").EnumerateArray());
        Assert.Equal("page_wrong", kept.GetProperty("action").GetString());
        await page.Page.ClickAsync("#send-again");
        await page.UntilAsync("review.source.isRefused()");
        Assert.Equal(2, sent());
        await page.Page.Locator("#causes .cause").First.FocusAsync();
        await page.KeysAsync("a"); // who goes on deciding tries again, once
        await page.UntilAsync("review.source.waiting().length === 0");
        Assert.Equal((2, 4), ((await Decisions(client, id)).Length, sent()));
        Assert.False(await page.Page.Locator("#export").IsVisibleAsync());
        page.Forgive("Failed to load resource");
    }

    [Fact]
    public async Task A_busy_server_is_asked_again_later_until_it_has_the_decision()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        var id = await Document(client);
        await using var page = await browser.OpenAsync($"{server.Address}/doc/{id}");
        var sent = await RefusingTwoAsync(page, new() { Status = 429, Headers = new Dictionary<string, string> { ["Retry-After"] = "1" } });
        await page.KeysAsync("a");
        await page.UntilAsync("/服务器忙/.test(document.querySelector('#saved').textContent)");
        await page.UntilAsync(IsSaved);
        Assert.Equal((1, 3), ((await Decisions(client, id)).Length, sent()));
        page.Forgive("429");
    }

    [Fact]
    public async Task A_word_being_composed_in_the_search_of_the_list_stays_while_the_list_changes()
    {
        using var folder = Folder();
        using var server = await RunningServer.StartAsync(folder.Path, "--port", "0");
        using var client = Client(server);
        await Document(client);
        await Document(client, "sound.txt");
        await using var page = await browser.OpenAsync(server.Address);
        await page.Page.WaitForSelectorAsync("tbody tr:nth-child(2)");
        var asked = new List<string>();
        page.Page.Request += (_, request) => asked.Add(request.Url);
        await page.KeysAsync("/");
        await page.CountCompositionsAsync();
        foreach (var part in new[] { "l", "ling'y", "ling'yi'ge" }) await page.ComposeAsync(part);
        File.Copy(folder.File("sound.json"), folder.File("third.json"));
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 3");
        Assert.Equal("search ling'yi'ge 0", await page.Page.EvaluateAsync<string>(
            "document.activeElement.id + ' ' + document.activeElement.value + ' ' + ended"));
        await page.CommitAsync("另一个");
        await page.UntilAsync("document.querySelectorAll('tbody tr').length === 2");
        Assert.Equal("search 另一个 3", await page.Page.EvaluateAsync<string>(
            "document.activeElement.id + ' ' + document.activeElement.value + ' ' + document.activeElement.selectionStart"));
        Assert.DoesNotContain(asked, url => url.Contains("q=l", StringComparison.Ordinal));
    }
}
