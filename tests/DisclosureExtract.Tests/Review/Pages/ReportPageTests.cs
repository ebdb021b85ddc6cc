using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Pages;
using static DisclosureExtract.Tests.Review.ReviewedForm;

namespace DisclosureExtract.Tests.Review.Pages;

/// <summary>One file, which asks for nothing and in which nothing of a document is anything but text.</summary>
public sealed partial class ReportPageTests
{
    static string Html(Disclosure disclosure)
    {
        using var stream = new MemoryStream();
        ReportPage.Write(stream, disclosure, "r", number => new PagePicture("image/webp", [1, 2, 3]));
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    const string Hostile = "</script><script>alert(1)</script><!--<script><img src=x onerror=alert(1)>'\"; DROP TABLE--\u2028\u202e]]>";

    static Disclosure Poisoned()
    {
        var disclosure = Read(Rows);
        var table = disclosure.Tables[0];
        return disclosure with
        {
            Source = disclosure.Source with { File = Hostile },
            Identity = disclosure.Identity with { Title = Hostile, Entity = Hostile },
            Tables = [table with { Title = Hostile, Rows = [.. table.Rows.Select(r => r with { Name = Hostile })], Grid = table.Grid with { Cells = [.. table.Grid.Cells.Select(c => c with { Text = Hostile })] } }],
            Narrative = new() { Sections = [new(Hostile, 1, Hostile, [1])] },
        };
    }

    [Fact]
    public void No_text_of_a_document_leaves_its_element()
    {
        var html = Html(Poisoned());
        Assert.Equal(3, Regex.Count(html, "<script"));
        Assert.DoesNotContain("<img", html);
        Assert.DoesNotContain("<!--", html);
        Assert.DoesNotContain("\u2028", html);
        Assert.Contains("alert(1)", Data(html).RootElement.GetProperty("sections")[0].GetProperty("text").GetString());
    }

    [Fact]
    public void The_data_say_what_the_result_says_and_amounts_are_texts()
    {
        using var data = Data(Html(Read(Rows)));
        var cell = data.RootElement.GetProperty("tables")[0].GetProperty("rows")[0].GetProperty("cells").GetProperty("total");
        Assert.Equal("50.00", cell.GetProperty("value").GetString());
    }

    [Fact]
    public void Every_amount_and_label_is_linked_to_the_cell_that_prints_it()
    {
        using var data = Data(Html(Read(Rows)));
        var links = data.RootElement.GetProperty("tables")[0].GetProperty("grid").GetProperty("cells").EnumerateArray()
            .Where(c => c.TryGetProperty("links", out _))
            .ToDictionary(c => c.GetProperty("links")[0].GetString()!, c => c.GetProperty("text").GetString());
        Assert.Equal(("50.00", "小学教育", "2050202"), (links["0/total"], links["2/#name"], links["2/#code"]));
    }

    [Fact]
    public void Only_the_script_and_the_style_of_the_page_may_run()
    {
        var html = Html(Read(Rows));
        var policy = Policy().Match(html).Groups["policy"].Value;
        string Hash(string text) => "'sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text))) + "'";
        Assert.Contains("script-src " + Hash(Regex.Match(html, "<script>(?<x>.*?)</script>", RegexOptions.Singleline).Groups["x"].Value), policy);
        Assert.Contains("style-src " + Hash(Regex.Match(html, "<style>(?<x>.*?)</style>", RegexOptions.Singleline).Groups["x"].Value), policy);
        Assert.StartsWith("default-src 'none'", policy);
        Assert.DoesNotContain("unsafe", policy);
    }

    [Fact]
    public void Scripts_write_text_as_text_and_load_nothing()
    {
        foreach (var file in Modules())
        {
            Assert.DoesNotMatch(@"innerHTML|outerHTML|insertAdjacent|document\.write|\beval\b|new Function|importScripts", file.Text);
            Assert.DoesNotMatch("https?://(?!www.w3.org/2000/svg)", file.Text);
        }
    }

    [Fact]
    public void Modules_import_what_others_export_and_no_name_stands_twice()
    {
        var exported = Modules().ToDictionary(f => f.Name, f => Exported().Matches(f.Text).Select(m => m.Groups["name"].Value).ToHashSet());
        foreach (var (name, text) in Modules())
            foreach (Match import in Imported().Matches(text))
                Assert.Equal([], import.Groups["names"].Value.Split(',').Select(n => n.Trim()).Except(exported[import.Groups["from"].Value]));
        var all = Modules().SelectMany(f => Declared().Matches(f.Text).Select(m => m.Groups["name"].Value)).ToList();
        Assert.Equal([], all.CountBy(n => n).Where(n => n.Value > 1).Select(n => n.Key));
    }

    [Fact]
    public void Every_word_of_the_page_is_there_in_both_languages()
    {
        var words = Modules().First(f => f.Name == "words.js").Text;
        var known = Regex.Matches(words, @"(?<key>\w+): \[(?<zh>'[^']*'), (?<en>'[^']*')\]").ToDictionary(m => m.Groups["key"].Value + m.Index, m => m.Groups["key"].Value).Values.ToHashSet();
        var used = Modules().SelectMany(f => Regex.Matches(f.Text, @"\bw\('(?<key>\w+)'").Select(m => m.Groups["key"].Value)).Distinct();
        Assert.Equal([], used.Except(known));
    }

    static IEnumerable<(string Name, string Text)> Modules() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "src", "DisclosureExtract.Review", "Web"), "*.js").Select(f => (Path.GetFileName(f), System.IO.File.ReadAllText(f)));

    static JsonDocument Data(string html) =>
        JsonDocument.Parse(Regex.Match(html, "id=\"data\">(?<x>.*?)</script>", RegexOptions.Singleline).Groups["x"].Value);

    [GeneratedRegex("Content-Security-Policy\" content=\"(?<policy>[^\"]*)\"")]
    private static partial Regex Policy();

    [GeneratedRegex(@"^export (async )?(function|const|let|class) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Exported();

    [GeneratedRegex(@"^import \{ (?<names>.*) \} from '\./(?<from>.*)';$", RegexOptions.Multiline)]
    private static partial Regex Imported();

    [GeneratedRegex(@"^(export )?(async )?(function|const|let|class) (?<name>\w+)", RegexOptions.Multiline | RegexOptions.ExplicitCapture)]
    private static partial Regex Declared();
}
