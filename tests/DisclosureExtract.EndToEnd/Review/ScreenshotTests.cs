using DisclosureExtract.Tests;
using Microsoft.Playwright;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>The pictures of the README, and a look at every view in all its dresses.</summary>
public sealed class ScreenshotTests(Browser browser) : IClassFixture<Browser>
{
    static readonly bool Writes = Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1";

    static string Sound => Path.Combine(Repository.Root, "fixtures", "synthetic-budget", "synthetic-budget.pdf");

    static string Report(TemporaryFolder folder, string view)
    {
        var original = folder.Write("faulty.pdf", view == "review" ? FaultyDocument.Pdf(FaultyDocument.Faulty(6)) : File.ReadAllBytes(Sound));
        Assert.Equal(0, BuiltProgram.Run("extract", original, "--out", folder.Path).ExitCode);
        return "file://" + BuiltProgram.Run("report", folder.File("faulty.json"), "--source", original).Output.Trim();
    }

    [Theory]
    [InlineData("review", "zh", ColorScheme.Light, 1366, 768, "review-page.png")]
    [InlineData("charts", "en", ColorScheme.Light, 1366, 768, "review-charts.png")]
    [InlineData("review", "en", ColorScheme.Dark, 1366, 768, null)]
    [InlineData("review", "zh", ColorScheme.Dark, 1920, 1080, null)]
    [InlineData("texts", "zh", ColorScheme.Light, 1920, 1080, null)]
    [InlineData("review", "zh", ColorScheme.Light, 820, 1180, null)]
    public async Task Every_view_shows_what_it_should_within_its_window(string view, string language, ColorScheme scheme, int width, int height, string? name)
    {
        using var folder = new TemporaryFolder();
        await using var page = await browser.OpenAsync(Report(folder, view), width, height, scheme);
        await page.Page.ClickAsync("#lang-" + language);
        await page.Page.ClickAsync("#show-" + view);
        var picture = await page.Page.ScreenshotAsync();
        Assert.True(picture.Length > 20_000);
        if (Writes && name is not null) File.WriteAllBytes(Path.Combine(Repository.Root, "docs", name), picture);
        if (Environment.GetEnvironmentVariable("DISCLOSURE_LOOK") is { } look) File.WriteAllBytes(Path.Combine(look, $"{view}-{language}-{scheme}-{width}.png"), picture);
        if (view != "review") return;
        var acts = await page.Page.Locator("#do-accept").BoundingBoxAsync();
        Assert.True(acts is not null && acts.Y + acts.Height <= height && acts.X + acts.Width <= width, "the buttons are out of the window");
    }
}
