using System.Text.RegularExpressions;

namespace DisclosureExtract.Tests.House;

/// <summary>Findings are made by rules and by nothing else, and stay as they were made.</summary>
public sealed partial class FindingsTests
{
    static readonly string Library = Path.Combine(Repository.Root, "src", "DisclosureExtract");

    /// <summary>All rules make their findings by one method of their base.</summary>
    static readonly string Maker = Path.Combine("Checks", "Rule.cs");

    [Fact]
    public void Nothing_outside_the_rules_makes_a_finding()
    {
        Assert.Equal([Maker], Files(Makes()));
    }

    /// <summary>Only what a user's file of rules says of a rule is heard there.</summary>
    [Fact]
    public void Nothing_rewrites_severity_or_cause_of_a_finding_but_for_a_user()
    {
        Assert.Equal([Maker], Files(Rewrites()));
    }

    static IEnumerable<string> Files(Regex pattern) => Directory.EnumerateFiles(Library, "*.cs", SearchOption.AllDirectories)
        .Where(f => pattern.IsMatch(File.ReadAllText(f))).Select(f => Path.GetRelativePath(Library, f)).Order();

    /// <summary>new Finding { … }, or a target-typed new of a member that returns one.</summary>
    [GeneratedRegex(@"new Finding\b|\bFinding\b\??[ \w]*\([^;{}]*\)\s*(=>|\{\s*return)\s*new\(")]
    private static partial Regex Makes();

    [GeneratedRegex(@"with\s*\{[^}]*\b(Severity|Cause) =")]
    private static partial Regex Rewrites();
}
