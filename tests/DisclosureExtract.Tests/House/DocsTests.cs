using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>
/// The tables of README and docs are those of the code, and their links lead somewhere. DISCLOSURE_WRITE_GOLDENS=1 rewrites the tables.
/// </summary>
public sealed partial class DocsTests
{
    [Fact]
    public void Exit_codes_are_those_of_the_program()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "DisclosureExtract.Cli", "Shell", "ExitCode.cs"));
        var codes = Member().Matches(source).Select(m => $"| {m.Groups["code"].Value} | {Markup().Replace(m.Groups["text"].Value, "`$1`")} |\n").ToList();
        Assert.NotEmpty(codes);
        Check("docs/exit-codes.md", "exit codes", "| code | meaning |\n|---|---|\n" + string.Concat(codes));
    }

    [Fact]
    public void Files_that_readme_and_docs_link_to_exist()
    {
        var pages = Directory.GetFiles(Path.Combine(Repository.Root, "docs"), "*.md").Append(Path.Combine(Repository.Root, "README.md"));
        var links = pages.SelectMany(page => Link().Matches(File.ReadAllText(page))
            .Select(m => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(page)!, m.Groups["path"].Value)))).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, link => Assert.True(File.Exists(link), link));
    }

    [Fact]
    public void The_readme_is_read_in_one_go()
    {
        Assert.True(File.ReadAllLines(Path.Combine(Repository.Root, "README.md")).Length <= 150);
    }

    /// <summary>What is code, a link or a picture in one stands in the other, in as many sections, tables and rows.</summary>
    [Fact]
    public void The_chinese_readme_has_the_sections_rows_examples_code_and_links_of_the_english_one()
    {
        var (en, zh) = (File.ReadAllText(Path.Combine(Repository.Root, "README.md")), File.ReadAllText(Path.Combine(Repository.Root, "README.zh-CN.md")));
        Assert.Equal(Sections(en), Sections(zh));
        Assert.Equal(Block().Matches(en).Select(m => m.Value), Block().Matches(zh).Select(m => m.Value));
        Assert.Equal(Rows(en), Rows(zh));
        Assert.Equal(Code(en), Code(zh));
        Assert.Equal(Links(en), Links(zh));

        static int Sections(string page) => page.Split('\n').Count(l => l.StartsWith("## ", StringComparison.Ordinal));
        static int Rows(string page) => page.Split('\n').Count(l => l.StartsWith('|'));
        static IEnumerable<string> Code(string page) => Span().Matches(Block().Replace(page, "")).Select(m => m.Value).Distinct().Order(StringComparer.Ordinal);
        static IEnumerable<string> Links(string page) => Link().Matches(page).Select(m => m.Groups["path"].Value)
            .Where(l => !l.StartsWith("README", StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal);
    }

    [GeneratedRegex("```.*?```", RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex("`[^`\n]+`")]
    private static partial Regex Span();

    internal static void Check(string path, string name, string expected)
    {
        var page = Path.Combine(Repository.Root, path);
        var text = File.ReadAllText(page);
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var start = text.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = text.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"{path} has no part {name}");
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(page, text[..start] + expected + text[end..]);
        else Assert.Equal(expected, text[start..end]);
    }

    [GeneratedRegex(@"<summary>(?<text>[^\n]*)</summary>\s*\w+ = (?<code>\d+),")]
    private static partial Regex Member();

    [GeneratedRegex(@"<c>(.*?)</c>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();
}
