using System.Globalization;
using System.Text;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests;

/// <summary>
/// The parts of the transcript that are not forms of amounts, against expectations written for people to read beside the
/// transcript: <c>fixtures/seed/expected.*.txt</c>. DISCLOSURE_WRITE_GOLDENS=1 rewrites those of which our own reading is the draft.
/// </summary>
public sealed class SeedPartsTests
{
    static Extraction Run()
    {
        using var source = TranscriptPageSource.Open(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single()), "seed.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    static void Equal(string file, string actual)
    {
        var path = Path.Combine(Repository.Root, "fixtures", "seed", file);
        if (Environment.GetEnvironmentVariable("DISCLOSURE_WRITE_GOLDENS") == "1") File.WriteAllText(path, actual);
        Assert.Equal(File.ReadAllText(path), actual);
    }

    [Fact]
    public void Four_projects_each_once_with_all_funds_and_the_indicators_of_both_halves()
    {
        var text = new StringBuilder();
        foreach (var card in Run().Projects)
        {
            text.Append($"{card.Name}\n  {card.DepartmentCode}-{card.Department} | {card.Unit}\n  {card.Attribute} | {card.Period} | {card.FilledAt:yyyy-MM-dd HH:mm:ss}\n");
            foreach (var horizon in new[] { Horizon.Term, Horizon.Annual })
                text.Append(CultureInfo.InvariantCulture, $"  {horizon} {card.MoneyUnit}: {string.Join(", ", card.Funds.Where(f => f.Horizon == horizon).Select(f => string.Create(CultureInfo.InvariantCulture, $"{f.Source} {f.Value}")))}\n");
            foreach (var section in card.Sections) text.Append($"  {section.Heading}: {section.Text.Length} characters\n");
            foreach (var horizon in new[] { Horizon.Term, Horizon.Annual })
            {
                text.Append($"  indicators, {horizon}\n");
                foreach (var i in card.Indicators.Where(i => i.Horizon == horizon))
                    text.Append(CultureInfo.InvariantCulture, $"    {i.Level1} / {i.Level2} / {i.Name}: {(i.Raw.Length == 0 ? "(lost)" : i.Target.Value is { } value ? string.Create(CultureInfo.InvariantCulture, $"{i.Target.Operator} {value} {i.Target.Unit}").Trim() : i.Target.Unit)}\n");
            }
            text.Append('\n');
        }
        Equal("expected.projects.txt", text.ToString());
    }

    /// <summary>The expectation is made from the columns of the transcript, not by our reader: level by column, parent by level.</summary>
    [Fact]
    public void All_1026_coded_entries_of_the_catalogue_and_the_one_without_a_code()
    {
        var expected = File.ReadAllLines(Path.Combine(Repository.Root, "fixtures", "seed", "expected.catalogue.txt"));
        Assert.Equal(expected, Run().Catalogue.Select(e => $"{e.Sector}|{(e.IsInferred ? "" : e.Code)}|{e.Level}|{e.Parent}|{e.Name}"));
        Assert.Equal(1026, Run().Catalogue.Count(e => !e.IsInferred));
    }

    [Fact]
    public void Every_fault_is_found_and_nothing_else_is_an_error()
    {
        var text = new StringBuilder();
        foreach (var finding in Run().Validation.Findings)
            text.Append($"{finding.Severity.ToString().ToLowerInvariant()} {finding.Rule} ({finding.Cause.ToString().ToLowerInvariant()})\n  {finding.Message}\n  {finding.MessageZh}\n");
        foreach (var copy in Run().ProjectCopies)
        {
            text.Append($"\nthe card {copy.Kept.Name} a second time; preferred and why\n");
            foreach (var d in copy.Differences) text.Append($"  {d.Where}: “{d.A}” / “{d.B}” → {d.Preferred}: {d.Because}\n");
        }
        Equal("expected.findings.txt", text.ToString());
    }

    [Fact]
    public void Every_number_with_a_unit_in_prose_is_a_claim_with_its_state()
    {
        var text = new StringBuilder();
        foreach (var section in Run().Claims.GroupBy(c => c.Claim.Heading))
        {
            text.Append($"{section.Key}\n");
            foreach (var (claim, state, fact) in section)
                text.Append(CultureInfo.InvariantCulture, $"  {state.ToString().ToLowerInvariant(),-12} {claim.Kind.ToString().ToLowerInvariant(),-6} {claim.Value} {claim.Unit}  {claim.Quote}{(fact is { } f ? $"  = {f.Form} {f.Row.Name} {f.Column.Key}" : "")}\n");
        }
        Equal("expected.claims.txt", text.ToString());
    }

    [Fact]
    public void Sixty_lines_are_one_watermark_and_the_seal_is_a_stamp()
    {
        var noise = Run().Noise;
        var watermark = Assert.Single(noise, n => n.Kind == NoiseKinds.Watermark);
        Assert.Equal(("仅供内部审核", 60), (watermark.Text, watermark.Places.Count));
        Assert.Contains("140502300564", Assert.Single(noise, n => n.Kind == NoiseKinds.Stamp).Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Twelve_terms_are_explained()
    {
        var terms = Run().Glossary;
        Assert.Equal(["基本支出", "项目支出", "“三公”经费", "机关运行经费", "政府购买服务", "财政专户管理资金", "单位资金", "上年结转", "一般公共预算", "政府性基金预算", "国有资本经营预算", "财政拨款"], terms.Select(t => t.Term));
        Assert.StartsWith("专指教育收费", terms[5].Definition, StringComparison.Ordinal);
    }
}
