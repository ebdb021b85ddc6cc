using DisclosureExtract.Checks;

namespace DisclosureExtract.Tests.Checks;

/// <summary>The rules as a whole: each in its file, told in docs/rules.md. DISCLOSURE_WRITE_GOLDENS=1 rewrites that table.</summary>
public sealed class RuleBookTests
{
    static readonly string Sources = Path.Combine(Repository.Root, "src", "DisclosureExtract");

    [Fact]
    public void Every_file_of_a_rule_holds_the_rule_it_is_named_for()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Sources, "Checks"), "*.cs", SearchOption.AllDirectories)
            .Where(f => File.ReadAllText(f).Contains("Rule(\"", StringComparison.Ordinal)).Select(Path.GetFileNameWithoutExtension);
        Assert.Equal(RuleBook.All.Select(r => r.GetType().Name).Order(), files.Order());
        Assert.All(RuleBook.All, r => Assert.Equal(r.GetType().Name, Name(r.Id)));
        Assert.Equal(RuleBook.All.Count, RuleBook.All.DistinctBy(r => r.Id).Count());
    }

    [Fact]
    public void An_id_that_is_named_outside_its_file_is_that_of_the_rule_of_this_name()
    {
        var named = typeof(DisclosureExtract.Facts.Rules).GetFields();
        Assert.NotEmpty(named);
        Assert.All(named, id => Assert.Equal(id.Name, Name((string)id.GetRawConstantValue()!)));
        Assert.Empty(named.Select(id => (string)id.GetRawConstantValue()!).Except(RuleBook.All.Select(r => r.Id)));
    }

    [Fact]
    public void Every_rule_is_told_in_the_docs()
    {
        var path = Path.Combine(Repository.Root, "docs", "rules.md");
        var docs = File.ReadAllText(path);
        var head = docs[..(docs.IndexOf("<!-- rules -->\n", StringComparison.Ordinal) + 15)];
        var expected = head + string.Concat(RuleBook.All.GroupBy(r => r.Basis).OrderBy(g => g.Key).Select(g =>
            $"\n## {g.Key}\n\n| rule | says | 含义 | applies where |\n|---|---|---|---|\n"
            + string.Concat(g.Select(r => $"| `{r.Id}` | {r.Statement} | {r.StatementZh} | {r.Premise} |\n"))))
            + "\n## On what they stand, where it is more than arithmetic\n\n| rule | basis |\n|---|---|\n"
            + string.Concat(RuleBook.All.Where(r => r.Ground.Length > 0).Select(r => $"| `{r.Id}` | {r.Ground} |\n"));
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(path, expected);
        else Assert.Equal(expected, docs);
    }

    /// <summary>code.name → CodeName.</summary>
    static string Name(string id) => string.Concat(id.Split('.').Select(part => char.ToUpperInvariant(part[0]) + part[1..]));
}
