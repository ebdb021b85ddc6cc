using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>The distribution's Chromium, started once for the tests of the review pages.</summary>
public sealed class Browser : IAsyncLifetime
{
    IPlaywright? playwright;
    IBrowser? browser;

    public static string? Path { get; } = new[] { "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome" }.FirstOrDefault(File.Exists);

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Path ?? throw new InvalidOperationException("Chromium is missing; src/setup.sh tests installs it."),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
        });
    }

    /// <summary>A page with storage of its own; what it must not do fails the test when it is closed.</summary>
    internal async Task<WatchedPage> OpenAsync(string address, int width = 1366, int height = 768, ColorScheme scheme = ColorScheme.Light, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.ViewportSize = new() { Width = width, Height = height };
        options.ColorScheme = scheme;
        options.ReducedMotion = ReducedMotion.Reduce;
        options.AcceptDownloads = true;
        var context = await browser!.NewContextAsync(options);
        var page = new WatchedPage(context, await context.NewPageAsync(), address);
        await page.Page.GotoAsync(address);
        await page.Page.WaitForSelectorAsync("header h1");
        return page;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.CloseAsync();
        playwright?.Dispose();
    }
}

/// <summary>A page whose errors and requests are written down.</summary>
sealed class WatchedPage : IAsyncDisposable
{
    readonly IBrowserContext context;
    readonly List<string> faults = [];
    ICDPSession? ime;

    public WatchedPage(IBrowserContext context, IPage page, string address)
    {
        (this.context, Page) = (context, page);
        var origin = address.StartsWith("file:", StringComparison.Ordinal) ? address : new Uri(address).GetLeftPart(UriPartial.Authority);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") faults.Add(message.Text);
        };
        page.PageError += (_, error) => faults.Add(error);
        page.Dialog += async (_, dialog) =>
        {
            if (dialog.Type != "beforeunload") faults.Add("dialog " + dialog.Message);
            await dialog.AcceptAsync();
        };
        page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(origin, StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal))
                faults.Add("request " + request.Url);
        };
    }

    public IPage Page { get; }

    public Task<string> TextAsync(string selector) => Page.Locator(selector).First.InnerTextAsync();

    public async Task KeysAsync(params string[] keys)
    {
        foreach (var key in keys) await Page.Keyboard.PressAsync(key);
    }

    /// <summary>What an input method shows before a word is chosen (<c>jiao'yu</c>); then <see cref="CommitAsync"/>.</summary>
    public async Task ComposeAsync(string text)
    {
        ime ??= await context.NewCDPSessionAsync(Page);
        await ime.SendAsync(
            "Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });
    }

    /// <summary>The word that is chosen.</summary>
    public Task CommitAsync(string text) => ime!.SendAsync("Input.insertText", new() { ["text"] = text });

    /// <summary>Counts from now on how often a word being composed was given up or chosen, as <c>window.ended</c>.</summary>
    public Task CountCompositionsAsync() =>
        Page.EvaluateAsync("window.ended = 0; document.addEventListener('compositionend', () => window.ended++, true)");

    /// <summary>Waits until something is so on the page, whose policy lets no text be run as a script within it.</summary>
    public async Task UntilAsync(string state)
    {
        for (var tries = 0; !await Page.EvaluateAsync<bool>(state); tries++)
        {
            if (tries > 400) throw new TimeoutException(state);
            await Task.Delay(50);
        }
    }

    /// <summary>Axe finds nothing serious or critical.</summary>
    public async Task AssertUsableAsync()
    {
        var found = (await Page.RunAxe()).Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"{v.Id}: {v.Help} {string.Join(' ', v.Nodes.Take(3).Select(n => n.Target))} {v.Nodes[0].Html}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    public async Task<string> ExportAsync(string file)
    {
        var download = await Page.RunAndWaitForDownloadAsync(() => Page.ClickAsync("#export"));
        await download.SaveAsAsync(file);
        return file;
    }

    /// <summary>Errors that a test brings about itself.</summary>
    public void Forgive(params string[] words) => faults.RemoveAll(f => words.Any(w => f.Contains(w, StringComparison.Ordinal)));

    public async ValueTask DisposeAsync()
    {
        await context.CloseAsync();
        Assert.Empty(faults);
    }
}
