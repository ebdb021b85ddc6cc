using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using DisclosureExtract.Tests;
using Microsoft.Playwright;

namespace DisclosureExtract.EndToEnd.Review;

/// <summary>The page of a document in a browser, opened from disk.</summary>
public sealed class ReportTests(Browser browser, LongReport longReport) : IClassFixture<Browser>, IClassFixture<LongReport>
{
    static string Report(TemporaryFolder folder, string original)
    {
        Assert.Equal(0, BuiltProgram.Run("extract", original, "--out", folder.Path, "--format", "json,ndjson").ExitCode);
        var result = folder.File(Path.GetFileNameWithoutExtension(original) + ".json");
        var run = BuiltProgram.Run("report", result, "--source", original);
        Assert.True(run.ExitCode == 0, run.Errors);
        return "file://" + run.Output.Trim();
    }

    static string Fixture(string name) => Path.Combine(Repository.Root, "fixtures", name, name + ".pdf");

    [Theory]
    [InlineData("zh", ColorScheme.Light, 1366, 768)]
    [InlineData("en", ColorScheme.Light, 1366, 768)]
    [InlineData("zh", ColorScheme.Dark, 1920, 1080)]
    [InlineData("en", ColorScheme.Dark, 1024, 1366)]
    public async Task Everybody_can_use_every_view(string language, ColorScheme scheme, int width, int height)
    {
        using var folder = new TemporaryFolder();
        var report = Report(folder, folder.Write("faulty.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(3))));
        await using var page = await browser.OpenAsync(report, width, height, scheme);
        await page.Page.ClickAsync("#lang-" + language);
        foreach (var view in new[] { "review", "charts", "texts" })
        {
            await page.Page.ClickAsync("#show-" + view);
            await page.AssertUsableAsync();
            var wide = await page.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - innerWidth");
            Assert.True(wide <= 0, $"{view} is {wide} px too wide");
        }
        await page.Page.ClickAsync("#help");
        await page.AssertUsableAsync();
    }

    [Fact]
    public async Task Cell_and_page_light_each_other()
    {
        using var folder = new TemporaryFolder();
        await using var page = await browser.OpenAsync(Report(folder, Fixture("synthetic-budget")));
        await page.Page.ClickAsync(".tabs button:nth-child(3)");
        var cell = page.Page.Locator("#table td.amount[data-cell]").Nth(4);
        var name = await cell.GetAttributeAsync("data-cell");
        await cell.HoverAsync();
        await page.Page.WaitForSelectorAsync($"#page rect.pointed[data-cell='{name}']");
        await page.Page.Locator($"#page rect[data-cell='{name}']").HoverAsync(new() { Force = true });
        await page.Page.WaitForSelectorAsync($"#table td.pointed[data-cell='{name}']");
        Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('#page image').href.baseVal.startsWith('blob:')"));
    }

    [Fact]
    public async Task A_failing_sum_shows_terms_difference_and_ways_and_a_click_does_not_move_the_pane()
    {
        using var folder = new TemporaryFolder();
        await using var page = await browser.OpenAsync(Report(folder, folder.Write("faulty.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(12)))));
        Assert.True(await page.Page.Locator(".equation button").CountAsync() >= 3);
        Assert.Contains("300", await page.TextAsync(".difference"));
        Assert.True(await page.Page.Locator(".way").CountAsync() >= 2);
        Assert.True(await page.Page.Locator("svg.crop").CountAsync() >= 1);
        Assert.True(await page.Page.Locator("#page g.suspect").CountAsync() == 1 && await page.Page.Locator("#page g.total").CountAsync() == 1);
        await page.Page.EvaluateAsync("document.querySelector('#table-scroll').scrollTop = 120");
        await page.Page.Locator("#table td.amount[data-cell]").Nth(60).ClickAsync();
        var before = await page.Page.EvaluateAsync<double>("document.querySelector('#table-scroll').scrollTop");
        await page.Page.Locator("#table td.amount[data-cell]").Nth(58).ClickAsync();
        Assert.Equal(before, await page.Page.EvaluateAsync<double>("document.querySelector('#table-scroll').scrollTop"));
    }

    [Theory]
    [InlineData("zh", "待定", "✎页面印错 ✎已更正 ⊘已驳回 ✎已更正")]
    [InlineData("en", "Open", "✎Misprinted ✎Corrected ⊘Rejected ✎Corrected")]
    public async Task Every_key_does_what_the_help_says_and_apply_what_was_decided(string language, string open, string states)
    {
        using var folder = new TemporaryFolder();
        var original = folder.Write("faulty.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(4)));
        var truth = FaultyDocument.Truth(4);
        await using var page = await browser.OpenAsync(Report(folder, original));
        await page.Page.ClickAsync("#lang-" + language);
        await page.KeysAsync("Escape");
        Task<string> Count() => page.TextAsync("#queue h2");
        Task<string> Current() => page.Page.EvaluateAsync<string>("review.view.causeId");
        Assert.Contains(open + " 4", await Count());
        var first = await Current();
        await page.KeysAsync("j");
        Assert.NotEqual(first, await Current());
        await page.KeysAsync("k");
        Assert.Equal(first, await Current());
        await page.KeysAsync("2");
        Assert.Equal("true", await page.Page.Locator(".way").Nth(1).GetAttributeAsync("aria-checked"));
        await page.KeysAsync("1", "a");
        Assert.Contains(open + " 3", await Count());
        Assert.NotEqual(first, await Current());
        await page.KeysAsync("u");
        Assert.Contains(open + " 4", await Count());
        await page.KeysAsync("Shift+U");
        Assert.Contains(open + " 3", await Count());
        await page.KeysAsync("c");
        await page.Page.Keyboard.TypeAsync("12x");
        await page.KeysAsync("Enter");
        Assert.NotEmpty(await page.TextAsync("#problem"));
        await page.Page.SelectOptionAsync("#correct-how", "correct");
        await page.Page.FillAsync("#correct-value", truth[7][2]);
        await page.KeysAsync("Enter");
        Assert.Contains(open + " 2", await Count());
        await page.KeysAsync("r", "Enter");
        Assert.NotEmpty(await page.TextAsync("#problem"));
        await page.Page.Keyboard.TypeAsync("j is a letter here");
        await page.KeysAsync("Enter");
        Assert.Contains(open + " 1", await Count());
        var number = await page.TextAsync("#page-number");
        await page.KeysAsync("Shift+P");
        Assert.NotEqual(number, await page.TextAsync("#page-number"));
        await page.KeysAsync("p");
        Assert.Equal(number, await page.TextAsync("#page-number"));
        await page.KeysAsync("t", "z", "]", "[", "l");
        Assert.Equal("layer-suspect", await page.Page.EvaluateAsync<string>("document.activeElement.id"));
        await page.KeysAsync("Escape", "f");
        Assert.Equal("filter-state", await page.Page.EvaluateAsync<string>("document.activeElement.id"));
        await page.KeysAsync("Escape", "/");
        await page.Page.Keyboard.TypeAsync("合计");
        Assert.True(await page.Page.Locator("#found li").CountAsync() > 0);
        await page.KeysAsync("Enter", "Escape", "g");
        Assert.True(await page.Page.Locator("#dialog[open]").IsVisibleAsync());
        await page.KeysAsync("Escape", "?");
        Assert.True(await page.Page.Locator("#dialog[open] kbd").CountAsync() > 10);
        await page.KeysAsync("Escape");
        await page.Page.SelectOptionAsync("#filter-state", "decided");
        Assert.Equal(3, await page.Page.Locator("#causes > li").CountAsync());
        await page.Page.SelectOptionAsync("#filter-state", "undecided");
        await page.Page.ClickAsync(".cause");
        await page.KeysAsync("c");
        await page.Page.SelectOptionAsync("#correct-how", "correct");
        await page.Page.FillAsync("#correct-value", truth[15][2]);
        await page.Page.ClickAsync("form.correct button[type=submit]");
        Assert.Contains(open + " 0", await Count());
        await page.Page.SelectOptionAsync("#filter-state", "decided");
        Assert.Equal(states, string.Join(' ', (await page.Page.Locator("#causes .chip").AllTextContentsAsync()).Select(c => c.Trim())));
        var decisions = JsonDocument.Parse(File.ReadAllText(await page.ExportAsync(folder.File("c.json")))).RootElement.GetProperty("decisions");
        Assert.Equal(["page_wrong", "undo", "page_wrong", "correct", "reject", "correct"], decisions.EnumerateArray().Select(d => d.GetProperty("action").GetString()));
        var run = BuiltProgram.Run("apply", folder.File("faulty.json"), folder.File("c.json"), "--source", original, "--out", folder.File("after.json"));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var after = JsonNode.Parse(File.ReadAllText(folder.File("after.json")))!;
        var rows = after["tables"]![0]!["rows"]!.AsArray();
        // Misprinted and rejected: what is printed stays. Misread: the truth.
        var printed = FaultyDocument.Faulty(4);
        Assert.Equal(
            [(Number(printed[3]), "accepted"), (Number(truth[7]), "corrected"), (Number(printed[11]), "accepted"), (Number(truth[15]), "corrected")],
            new[] { 3, 7, 11, 15 }.Select(r => ((decimal)rows[r]!["values"]!["total"]!, (string)rows[r]!["cells"]!["total"]!["status"]!)));
        Assert.Equal("complete", (string?)after["summary"]!["status"]);
        // What is reckoned with where the page prints it wrong is the truth too.
        var misprint = after["review"]!["decisions"]!.AsArray().Last(d => (string?)d!["action"] == "page_wrong")!["targets"]![0]!;
        Assert.Equal((3, Number(truth[3])), ((int)misprint["row"]!, decimal.Parse((string)misprint["to"]!, CultureInfo.InvariantCulture)));

        static decimal Number(string[] row) => decimal.Parse(row[2], CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task What_no_rule_suspects_is_put_right_by_keyboard_and_by_mouse_and_apply_gives_the_truth()
    {
        using var folder = new TemporaryFolder();
        var truth = FaultyDocument.Truth(3);
        // Ten too much here and ten too little there: every sum holds. And a name that is none of the catalogue's.
        static string Off(string amount, int by) => (decimal.Parse(amount, CultureInfo.InvariantCulture) + by).ToString("N2", CultureInfo.InvariantCulture);
        string[] Wrong(string[] row, int at) => at switch
        {
            2 or 3 => [row[0], row[1], Off(row[2], at == 2 ? 10 : -10), Off(row[3], at == 2 ? 10 : -10), row[4]],
            6 => [row[0], row[1] + "样", .. row[2..]],
            _ => row,
        };
        string[][] wrong = [.. truth.Select(Wrong)];
        var original = folder.Write("wrong.txt", FaultyDocument.Transcript(wrong));
        var report = Report(folder, original);
        Report(folder, folder.Write("truth.txt", FaultyDocument.Transcript(truth)));
        await using (var page = await browser.OpenAsync(report))
        {
            ILocator Cell(string text) => page.Page.Locator("#table td[data-cell]", new() { HasText = text }).First;
            await Cell(wrong[2][2]).FocusAsync();
            await page.KeysAsync("c");
            await page.Page.Keyboard.TypeAsync(truth[2][2]);
            await page.KeysAsync("Enter", "ArrowRight", "c");
            await page.Page.Keyboard.TypeAsync(truth[2][3]);
            await page.KeysAsync("Enter");
            await Cell(wrong[3][2]).DblClickAsync();
            await page.Page.FillAsync("#correct-value", truth[3][2]);
            await page.Page.ClickAsync("form.correct button[type=submit]");
            await Cell(wrong[3][3]).ClickAsync();
            await page.Page.ClickAsync("#correct-cell");
            await page.Page.FillAsync("#correct-value", truth[3][3]);
            await page.Page.ClickAsync("form.correct button[type=submit]");
            await Cell(wrong[6][1]).DblClickAsync();
            await page.Page.FillAsync("#correct-value", truth[6][1]);
            await page.KeysAsync("Enter", "u");
            Assert.Equal(4, await page.Page.Locator("#table td.is-corrected").CountAsync());
            await page.KeysAsync("Shift+U");
            Assert.Equal(5, await page.Page.Locator("#table td.is-corrected").CountAsync());
            await page.Page.SelectOptionAsync("#filter-state", "decided");
            Assert.Equal(5, await page.Page.Locator("#causes > li").CountAsync());
            await page.AssertUsableAsync();
            await page.ExportAsync(folder.File("corrections.json"));
        }
        var run = BuiltProgram.Run("apply", folder.File("wrong.json"), folder.File("corrections.json"), "--source", original, "--format", "json,ndjson", "--out", folder.File("after.json"));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(Facts(folder.File("truth.facts.ndjson")), Facts(folder.File("after.facts.ndjson")));
        using var after = JsonDocument.Parse(File.ReadAllText(folder.File("after.json")));
        Assert.Equal(5, after.RootElement.GetProperty("review").GetProperty("applied").GetArrayLength());
        Assert.Equal(0, BuiltProgram.Run("validate", folder.File("after.json")).ExitCode);
    }

    [Fact]
    public async Task Twenty_amounts_are_settled_with_a_key_each_and_apply_gives_the_truth()
    {
        using var folder = new TemporaryFolder();
        var faulty = folder.Write("faulty.txt", FaultyDocument.Transcript(FaultyDocument.Faulty(20)));
        var truth = folder.Write("truth.txt", FaultyDocument.Transcript(FaultyDocument.Truth(20)));
        var report = Report(folder, faulty);
        Report(folder, truth);
        await using (var page = await browser.OpenAsync(report))
        {
            Assert.Contains("20", await page.TextAsync("#queue h2"));
            for (var i = 0; i < 10; i++) await page.KeysAsync("a");
            await page.KeysAsync("u", "u", "u", "Shift+U", "Shift+U", "Shift+U");
            for (var i = 0; i < 10; i++) await page.KeysAsync("a");
            Assert.Contains("0", await page.TextAsync("#queue h2"));
            await page.ExportAsync(folder.File("corrections.json"));
        }
        var run = BuiltProgram.Run("apply", folder.File("faulty.json"), folder.File("corrections.json"), "--source", faulty, "--format", "json,ndjson", "--out", folder.File("after.json"));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        Assert.Equal(Facts(folder.File("truth.facts.ndjson")), Facts(folder.File("after.facts.ndjson")));
        Assert.Contains("status: needs_review → complete, 0 faults open", run.Output);
        Assert.Equal(0, BuiltProgram.Run("validate", folder.File("after.json")).ExitCode);
    }

    [Fact]
    public async Task What_form_a_table_is_and_whose_money_it_is_are_put_right_by_mouse()
    {
        using var folder = new TemporaryFolder();
        var original = folder.Write("form.txt", FaultyDocument.Transcript(FaultyDocument.Truth(3)));
        await using (var page = await browser.OpenAsync(Report(folder, original)))
        {
            foreach (var (what, to) in new[] { ("form", "government_fund_expenditure"), ("level", "department") })
            {
                await page.Page.ClickAsync("#correct-" + what);
                await page.AssertUsableAsync();
                await page.Page.SelectOptionAsync("#correct-value", to);
                await page.Page.ClickAsync("form.correct button[type=submit]");
            }

            Assert.Contains("部门", await page.TextAsync(".decided"));
            await page.ExportAsync(folder.File("corrections.json"));
        }
        var run = BuiltProgram.Run("apply", folder.File("form.json"), folder.File("corrections.json"), "--source", original, "--out", folder.File("after.json"));
        Assert.True(run.ExitCode == 0, run.Output + run.Errors);
        var after = JsonNode.Parse(File.ReadAllText(folder.File("after.json")))!;
        Assert.Equal(("government_fund_expenditure", "department", 2), ((string?)after["tables"]![0]!["form"], (string?)after["disclosure"]!["level"], after["review"]!["applied"]!.AsArray().Count));
    }

    static IEnumerable<string> Facts(string path) => File.ReadLines(path).Select(line =>
    {
        using var fact = JsonDocument.Parse(line);
        return string.Join(' ', new[] { "code", "name", "column", "value" }.Select(k => fact.RootElement.GetProperty(k).ToString().TrimEnd('0').TrimEnd('.')));
    });

    [Fact]
    public async Task Decisions_are_there_again_when_the_file_is_opened_again_and_join_those_of_a_file()
    {
        using var folder = new TemporaryFolder();
        var report = Report(folder, folder.Write("faulty.pdf", FaultyDocument.Pdf(FaultyDocument.Faulty(4))));
        await using var page = await browser.OpenAsync(report);
        await page.KeysAsync("a", "a");
        var file = await page.ExportAsync(folder.File("c.json"));
        await page.Page.ReloadAsync();
        await page.Page.WaitForSelectorAsync("#causes li");
        Assert.Contains("2", await page.TextAsync("#queue h2"));
        await using var other = await browser.OpenAsync(report);
        Assert.Contains("4", await other.TextAsync("#queue h2"));
        await other.KeysAsync("g");
        await other.Page.SetInputFilesAsync("#import", file);
        await other.KeysAsync("Escape");
        await other.UntilAsync("document.querySelector('#queue h2').textContent.includes('2')"); // the file is read meanwhile
    }

    [Fact]
    public async Task Text_of_a_document_that_is_markup_or_script_or_turns_the_line_is_shown_and_does_nothing()
    {
        using var folder = new TemporaryFolder();
        const string Evil = "<img src=x onerror=alert(1)></script><script>alert(2)</script>'; DROP TABLE x;--\u202eeurt";
        string[][] rows = [.. FaultyDocument.Faulty(3).Select((r, i) => i == 3 ? [r[0], Evil, .. r[2..]] : r)];
        await using var page = await browser.OpenAsync(Report(folder, folder.Write("evil.txt", FaultyDocument.Transcript(rows, "<svg onload=alert(3)>局"))));
        foreach (var view in new[] { "charts", "texts", "review" }) await page.Page.ClickAsync("#show-" + view);
        await page.Page.FillAsync("#search", "onerror");
        Assert.Equal(0, await page.Page.Locator("img, #app script, svg[onload]").CountAsync());
        Assert.Contains("onerror=alert(1)", await page.TextAsync("#table"));
        Assert.DoesNotContain("\u202e", await page.Page.InnerTextAsync("body"));
    }

    [Fact]
    public async Task A_scan_shows_its_seals_and_watermarks_when_asked_and_prints_its_record()
    {
        using var folder = new TemporaryFolder();
        var scan = folder.File("scan.png");
        File.WriteAllBytes(scan, DisclosureExtract.Tools.Synthesis.Drawing.PageImages.Png(ScannedForm.Page(), 200));
        await using var page = await browser.OpenAsync(Report(folder, scan));
        Assert.True(await page.Page.EvaluateAsync<bool>("document.querySelector('#page image').href.baseVal.startsWith('blob:')"));
        await page.Page.CheckAsync("#layer-seal");
        await page.Page.CheckAsync("#layer-noise");
        await page.Page.UncheckAsync("#layer-noise");
        await page.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await page.Page.WaitForSelectorAsync("#print h1"); // made when it is asked for
        Assert.True(await page.Page.Locator("#print").IsVisibleAsync());
        Assert.False(await page.Page.Locator("#page").IsVisibleAsync());
    }

    /// <summary>The figures themselves are measured on a quiet machine (bench/review.sh); where others work too, they are some times as long.</summary>
    [Fact]
    public async Task A_page_of_eighty_scans_is_small_and_quick()
    {
        var report = longReport.File;
        Assert.True(new FileInfo(report).Length <= 12 << 20);
        await using var page = await browser.OpenAsync("file://" + report);
        var ready = await page.Page.EvaluateAsync<double>("performance.now()");
        Assert.True(ready < 6000, $"{ready} ms");
        Assert.All(await ReviewTimes.LongestTasksAsync(page), task => Assert.True(task.Longest <= 400, $"{task.What}: {task.Longest} ms"));
    }

    [Fact]
    public async Task A_long_table_is_drawn_in_part_and_every_row_of_it_can_be_reached()
    {
        await using var page = await browser.OpenAsync("file://" + longReport.File);
        await page.Page.EvaluateAsync("review.showTable(review.data.tables.at(-1).id, false)");
        var rows = await page.Page.EvaluateAsync<int>("review.data.tables.at(-1).grid.rows");
        Assert.True(rows > 1000);
        Task<int> Drawn() => page.Page.Locator("#table tbody tr[role=row]").CountAsync();
        Assert.InRange(await Drawn(), 20, 150);
        Assert.Equal($"{rows}", await page.Page.Locator("#table table").GetAttributeAsync("aria-rowcount"));
        await page.Page.FocusAsync("#table td[tabindex='0']");
        await page.KeysAsync("Control+End");
        Assert.Equal($"{rows - 1}", await page.Page.EvaluateAsync<string>("document.activeElement.dataset.r"));
        await page.KeysAsync("ArrowUp", "ArrowUp");
        Assert.Equal($"{rows - 3}", await page.Page.EvaluateAsync<string>("document.activeElement.dataset.r"));
        await page.KeysAsync("Control+Home");
        await page.KeysAsync([.. Enumerable.Repeat("ArrowDown", 100)]);
        var at = await page.Page.EvaluateAsync<int>("Number(document.activeElement.dataset.r)");
        Assert.Equal(await page.Page.EvaluateAsync<int>("review.data.tables.at(-1).grid.head + 100"), at);
        Assert.InRange(await Drawn(), 20, 150);
        // An amount that is found far down is drawn and lit.
        var place = await page.Page.EvaluateAsync<string>("review.data.tables.at(-1).id + '/700/total'");
        await page.Page.EvaluateAsync("place => review.go(place, 'search')", place);
        Assert.True(await page.Page.Locator($"#table td.pointed[data-cell='{place}']").IsVisibleAsync());
        await page.AssertUsableAsync();
    }
}
