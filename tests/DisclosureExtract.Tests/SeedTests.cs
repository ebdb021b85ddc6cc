using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests;

/// <summary>The transcript the project started from, end to end.</summary>
public sealed class SeedTests
{
    static Extraction Run()
    {
        using var source = TranscriptPageSource.Open(File.ReadAllBytes(Directory.EnumerateFiles(Path.Combine(Repository.Root, "seeds"), "*.txt").Single()), "seed.txt");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    [Fact]
    public void All_facts_are_read_and_none_is_invented()
    {
        var expected = File.ReadLines(Path.Combine(Repository.Root, "fixtures", "seed", "expected.facts.csv")).Skip(1)
            .Where(l => l.Length > 0).Select(l => l.TrimEnd('\r').Split(','))
            .Select(f => $"{f[0]}|{f[1]}|{f[2]}|{TextFold.FoldTight(f[3])}|{f[4]}|{decimal.Parse(f[5], CultureInfo.InvariantCulture)}|{f[6]}");
        var actual = Run().Validation.Facts.Select(f => $"{f.Form}|{f.Column.Side}|{f.Row.Code}|{f.Row.Name}|{f.Column.Key}|{f.Value}|{f.Unit}");
        Assert.Equal(expected.Order(), actual.Order());
    }

    [Fact]
    public void All_thirteen_forms_are_found_the_empty_ones_too()
    {
        var forms = Run().Tables.Where(t => t.Type.HasFacts).Select(t => (t.Form, t.IsEmpty)).ToList();
        Assert.Equal(
        [
            (FormIds.BudgetSummary, false), (FormIds.Revenue, false), (FormIds.Expenditure, false), (FormIds.AppropriationSummary, false),
            (FormIds.GeneralPublicExpenditure, false), (FormIds.BasicExpenditureEconomic, false), (FormIds.GovernmentFundRevenue, true),
            (FormIds.GovernmentFundExpenditure, true), (FormIds.StateCapitalBudget, true), (FormIds.ThreePublic, true),
            (FormIds.AgencyOperating, true), (FormIds.ProjectsCurrent, false), (FormIds.ProjectsCarryover, true),
        ], forms);
    }

    [Fact]
    public void Who_discloses_what_is_read()
    {
        var metadata = Run().Metadata;
        Assert.Equal((DisclosureKinds.Budget, 2026, "晋城市人力资源和社会保障综合服务中心", "晋城市"), (metadata.Kind, metadata.Year, metadata.Entity, metadata.Place));
        Assert.All(["kind", "year", "entity", "place"], member => Assert.True(metadata.Evidence.ContainsKey(member)));
    }

    [Fact]
    public void Every_fact_is_covered_and_no_sum_fails()
    {
        var validation = Run().Validation;
        Assert.Equal(validation.Facts.Count, validation.Covered.Count());
        Assert.Equal(0, validation.Failed);
    }
}
