using System.Globalization;
using System.Text;
using CsCheck;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Checks;

/// <summary>The arithmetic of claims, on sentences with numbers drawn at random: what is rightly rounded passes, what is not is found.</summary>
public sealed class ClaimTests
{
    static Extraction Run(string sentence, WordSource from = WordSource.Text)
    {
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes($"某某市某某服务中心2026年度单位预算公开\f第三部分 2026年度单位预算情况说明\n\n一、收入预算情况说明\n\n{sentence}\n"), "prose.txt");
        if (from == WordSource.Text) return new Extractor(SubjectCatalog.Default).Extract(source);
        var pages = Enumerable.Range(1, source.PageCount).Select(n => source.ReadPage(n)).Select(p => p with { Words = [.. p.Words.Select(w => w with { Source = from })] });
        using var scan = new FakeSource([.. pages]);
        return new Extractor(SubjectCatalog.Default).Extract(scan);
    }

    /// <summary>A point lost from pixels is not the author's fault.</summary>
    [Theory]
    [InlineData(WordSource.Text, Severity.Error, Cause.Source)]
    [InlineData(WordSource.Ocr, Severity.Warning, Cause.Reading)]
    public void Prose_read_from_pixels_accuses_nobody(WordSource from, Severity severity, Cause cause)
    {
        var found = Run("本单位2026年支出预算200.00万元，其中：基本支出150.00万元，占75%；项目支出50.00万元，占2500%。", from).Validation.Findings.Where(f => f.Rule == Rules.NarrativeShare && f.Severity > Severity.Info).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, f => Assert.Equal((severity, cause), (f.Severity, f.Cause)));
    }

    static List<Finding> Findings(string sentence) => [.. Run(sentence).Validation.Findings.Where(f => f.Rule.StartsWith("narrative.", StringComparison.Ordinal))];

    static string N(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    static readonly Gen<decimal> Amount = Gen.Int[10_000, 99_999_999].Select(i => i / 100m);

    [Fact]
    public void A_change_that_is_rounded_rightly_is_confirmed()
    {
        Gen.Select(Amount, Amount, Gen.Bool).Where((now, change, _) => change < now / 2).Sample(
            (now, change, grows) =>
            {
                var basis = grows ? now - change : now + change;
                var percent = Math.Round(change / basis * 100, 2, MidpointRounding.AwayFromZero);
                var extraction = Run($"本单位2026年支出预算{N(now)}万元，比上年{(grows ? "增加" : "减少")}{N(change)}万元，{(grows ? "增长" : "下降")}{N(percent)}%。");
                Assert.DoesNotContain(extraction.Validation.Findings, f => f.Rule == Rules.NarrativeChange);
                Assert.Equal(2, extraction.Claims.Count(c => c.Claim.Kind == ClaimKind.Change && c.State == ClaimState.Confirmed));
            },
            seed: "0000KvaGHtM1", iter: 60);
    }

    [Fact]
    public void A_percentage_off_by_more_than_rounding_is_found()
    {
        Gen.Select(Amount, Amount, Gen.Int[10, 900]).Where((now, change, _) => change < now / 2).Sample(
            (now, change, off) =>
            {
                var percent = Math.Round(change / (now - change) * 100, 2, MidpointRounding.AwayFromZero) + off / 100m;
                var finding = Assert.Single(Findings($"本单位2026年支出预算{N(now)}万元，比上年增加{N(change)}万元，增长{N(percent)}%。"), f => f.Rule == Rules.NarrativeChange);
                Assert.NotEqual(Severity.Info, finding.Severity);
                Assert.Equal(percent, finding.Actual);
            },
            seed: "0000KvaGHtM1", iter: 60);
    }

    [Fact]
    public void A_share_is_held_against_the_amounts_before_it()
    {
        Gen.Select(Amount, Gen.Int[1, 99], Gen.Int[-40, 40]).Where((_, _, off) => Math.Abs(off) != 1 && Math.Abs(off) != 2).Sample(
            (whole, hundredths, off) =>
            {
                var part = Math.Round(whole * hundredths / 100, 2);
                var share = Math.Round(part / whole * 100, 2, MidpointRounding.AwayFromZero) + off / 100m;
                var found = Findings($"本单位2026年收入{N(whole)}万元，其中：某项收入{N(part)}万元，占{N(share)}%。").Exists(f => f.Rule == Rules.NarrativeShare);
                Assert.Equal(off != 0, found);
            },
            seed: "0000KvaGHtM1", iter: 60);
    }

    [Fact]
    public void Goods_works_and_services_add_up_to_procurement()
    {
        Gen.Select(Amount, Amount, Amount, Gen.Int[0, 300]).Where((_, _, _, off) => off is 0 or > 4).Sample(
            (goods, works, services, off) =>
            {
                var findings = Findings($"2026年本单位政府采购预算总额{N(goods + works + services + off / 100m)}万元。其中：政府采购货物预算{N(goods)}万元、政府采购工程预算{N(works)}万元、政府采购服务预算{N(services)}万元。");
                Assert.Equal(off > 0, findings.Exists(f => f is { Rule: Rules.NarrativeList, Severity: Severity.Error }));
            },
            seed: "0000KvaGHtM1", iter: 60);
    }

    [Theory]
    [InlineData("2026年支出预算100.00万元，比上年增加5.00万元，与上年持平。", Rules.NarrativeChange)]
    [InlineData("2026年支出预算100.00万元，比上年减少25.00万元，下降120.00%。", Rules.NarrativeChange)]
    [InlineData("2026年支出预算100.00万元，比上年增加25.00万元，下降20.00%。", Rules.NarrativeChange)]
    [InlineData("2026年收入100.00万元，其中：某项收入20.00万元，占120.00%。", Rules.NarrativeShare)]
    [InlineData("共有车辆5辆，其中：领导用车1辆，机要通信用车1辆，其他用车2辆。", Rules.NarrativeList)]
    [InlineData("XX单位2026年支出预算100.00万元。", Rules.NarrativePlaceholder)]
    [InlineData("2026年支出预算100.00万元，主要原因是（）。", Rules.NarrativePlaceholder)]
    [InlineData("2027年度单位预算支出100.00万元。", Rules.NarrativeYear)]
    public void Each_kind_of_fault_is_found(string sentence, string rule) => Assert.Contains(Findings(sentence), f => f.Rule == rule);

    [Theory]
    [InlineData("2026年支出预算100.00万元，与上年持平。")]
    [InlineData("2026年收入100.00万元，完成预算的120.00%。")]
    [InlineData("共有车辆4辆，其中：领导用车1辆，机要通信用车1辆，其他用车2辆。")]
    [InlineData("2026年支出预算100.00万元，比2025年增加25.00万元，增长33.33%。")]
    public void What_is_right_is_left_alone(string sentence) => Assert.Empty(Findings(sentence));
}
