using System.Text;
using System.Text.RegularExpressions;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Parts.Prose;

/// <summary>Sentences that are right beside the same with one fault (Variants/README.md).</summary>
public sealed partial class ProseVariantTests
{
    static readonly string Folder = Path.Combine(Repository.Root, "tests", "DisclosureExtract.Tests", "Parts", "Prose", "Variants");

    static readonly Dictionary<string, (string Base, string Rule, string Text)> Variants = File.ReadAllText(Path.Combine(Folder, "variants.txt"))
        .Split("# ", StringSplitOptions.RemoveEmptyEntries).Select(v => v.Split('\n', 2))
        .ToDictionary(v => v[0].Split(' ')[0], v => (v[0].Split(' ')[1], v[0].Split(' ')[2], v[1]));

    public static TheoryData<string> Right => [.. Variants.Keys];

    public static TheoryData<string> Wrong => [.. Variants.Where(v => v.Value.Rule != "-").Select(v => v.Key)];

    static Extraction Run(string variant, string side)
    {
        var (start, _, text) = Variants[variant];
        return Prose(start, Pair().Replace(text, m => m.Groups[side].Value));
    }

    static Extraction Prose(string start, string text)
    {
        var whole = File.ReadAllText(Path.Combine(Folder, $"_{start}.txt")) + text;
        var lines = whole.Split('\n').Select(l => l.Contains('|') ? Bar().Replace(l, "\t") : l);
        using var source = TranscriptPageSource.Open(
            Encoding.UTF8.GetBytes(string.Join('\n', lines).Replace("\n---\n", "\f")), "prose.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static IEnumerable<Finding> OfProse(Extraction extraction) =>
        extraction.Validation.Findings.Where(f => f.Rule.StartsWith("narrative.", StringComparison.Ordinal));

    [Theory, MemberData(nameof(Right))]
    public void What_is_right_is_not_accused(string variant) =>
        Assert.Empty(OfProse(Run(variant, "right")).Where(f => f.Severity > Severity.Info).Select(f => f.Message));

    [Theory, MemberData(nameof(Wrong))]
    public void What_is_wrong_is_found(string variant) =>
        Assert.Contains(OfProse(Run(variant, "wrong")), f => f.Rule.StartsWith(Variants[variant].Rule, StringComparison.Ordinal));

    [Fact]
    public void An_amount_of_other_money_is_no_error_but_a_warning()
    {
        var found = Assert.Single(OfProse(Run("科目名一般公共", "wrong")), f => f.Rule == "narrative.amount");
        Assert.Equal(Severity.Warning, found.Severity);
    }

    [Fact]
    public void What_was_not_checked_says_why()
    {
        var result = DisclosureBuilder.Build(Run("理由百分比", "right"), new SourceInfo
        {
            File = "a.txt", Sha256 = "00", MediaType = "text/plain", Bytes = 1, PageCount = 9,
        }, "0");
        Assert.All(result.Narrative.Claims, c => Assert.Equal(c.State == "unchecked", c.Why is { Length: > 0 }));
        Assert.Contains(result.Narrative.Claims, c => c.State == "unchecked");
    }

    [Fact]
    public void A_form_without_amounts_contradicts_prose_that_states_some()
    {
        var extraction = Prose("department", "六、政府性基金预算支出情况说明\n2026年政府性基金预算支出25.00万元。\n");
        Assert.Contains(extraction.Claims, c => c.State == ClaimState.Contradicted);
    }

    [GeneratedRegex(@"\{\{(?<right>.*?) => (?<wrong>.*?)\}\}")]
    private static partial Regex Pair();

    [GeneratedRegex(@" ?\| ?")]
    private static partial Regex Bar();
}
