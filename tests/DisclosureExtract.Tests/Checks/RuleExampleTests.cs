using DisclosureExtract.Checks;
using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>Every rule has an example that passes and one that fails: Examples/ID.txt, see its README.</summary>
public sealed class RuleExampleTests
{
    public static TheoryData<string> Rules => [.. ExampleDocument.Rules];

    [Fact]
    public void Every_rule_has_an_example_and_every_example_a_rule()
    {
        Assert.All(RuleBook.All, r => Assert.True(ExampleDocument.Rules.Contains(r.Id),
            $"the rule {r.Id} has no example: add tests/DisclosureExtract.Tests/Checks/Examples/{r.Id}.txt, a small disclosure in which "
            + "{{what is right => what is wrong}} tells the one that passes from the one that fails (see the README there)"));
        Assert.Empty(ExampleDocument.Rules.Except(RuleBook.All.Select(r => r.Id)));
    }

    [Theory, MemberData(nameof(Rules))]
    public void What_is_right_passes(string rule) => Assert.Equal([],
        Findings(rule, passes: true).Where(f => f.Rule == rule || f.Severity > Severity.Info).Select(f => $"{f.Rule}: {f.Message}"));

    [Theory, MemberData(nameof(Rules))]
    public void What_is_wrong_is_found(string rule)
    {
        Assert.True(ExampleDocument.Pairs(rule) > 0, "the example says nowhere {{what is right => what is wrong}}");
        Assert.Contains(rule, Findings(rule, passes: false).Select(f => f.Rule));
    }

    /// <summary>Two rows exchanged between two forms, in three columns: one fault.</summary>
    [Fact]
    public void Rows_exchanged_in_one_of_two_forms_are_one_finding() =>
        Assert.Equal("exchanged", Assert.Single(Assert.Single(
        Findings("cross.rows", passes: false), f => f.Severity > Severity.Info).Explanations).Kind);

    static IReadOnlyList<Finding> Findings(string rule, bool passes)
    {
        using var document = ExampleDocument.Of(rule, passes);
        return new Extractor(SubjectCatalog.Default).Extract(document).Validation.Findings;
    }
}
