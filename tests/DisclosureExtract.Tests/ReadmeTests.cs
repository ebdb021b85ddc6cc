using System.Text.RegularExpressions;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Tests;

/// <summary>The tables of the README are those of the code. DISCLOSURE_WRITE_GOLDENS=1 rewrites them.</summary>
public sealed partial class ReadmeTests
{
    static readonly string ReadmePath = Path.Combine(Repository.Root, "README.md");

    [Fact]
    public void Rules_are_those_of_the_code() =>
        Check("rules", "| rule | says | 含义 |\n|---|---|---|\n" + string.Concat(Rules.All.Select(r => $"| `{r.Id}` | {r.Statement} | {r.StatementZh} |\n")));

    [Fact]
    public void Exit_codes_are_those_of_the_program()
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "src", "DisclosureExtract.Cli", "ExitCode.cs"));
        var codes = Member().Matches(source).Select(m => $"| {m.Groups["code"].Value} | {Markup().Replace(m.Groups["text"].Value, "`$1`")} |\n").ToList();
        Assert.NotEmpty(codes);
        Check("exit codes", "| code | meaning |\n|---|---|\n" + string.Concat(codes));
    }

    [Fact]
    public void Files_that_the_readme_names_exist()
    {
        var links = Link().Matches(File.ReadAllText(ReadmePath)).Select(m => m.Groups["path"].Value).ToList();
        Assert.NotEmpty(links);
        Assert.All(links, l => Assert.True(File.Exists(Path.Combine(Repository.Root, l)), l));
    }

    static void Check(string name, string expected)
    {
        var readme = File.ReadAllText(ReadmePath);
        var (open, close) = ($"<!-- {name} -->\n", $"<!-- /{name} -->");
        var start = readme.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var end = readme.IndexOf(close, StringComparison.Ordinal);
        Assert.True(start >= open.Length && end >= start, $"README.md has no part {name}");
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(ReadmePath, readme[..start] + expected + readme[end..]);
        else Assert.Equal(expected, readme[start..end]);
    }

    [GeneratedRegex(@"<summary>(?<text>[^\n]*)</summary>\s*\w+ = (?<code>\d+),")]
    private static partial Regex Member();

    [GeneratedRegex(@"<c>(.*?)</c>")]
    private static partial Regex Markup();

    [GeneratedRegex(@"\]\((?<path>[^)#:]+)\)")]
    private static partial Regex Link();
}
