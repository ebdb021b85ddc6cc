using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Tests.Checks;

public sealed class ClaimVerdictsTests
{
    static List<Claim> Claims(params string[] paragraphs) =>
        ClaimReader.Read([new Section("", 0, [.. paragraphs.Select(p => new Paragraph(p, p, []))], [])]);

    [Fact]
    public void A_claim_without_a_verdict_is_unchecked()
    {
        var claims = Claims("收入100万元。");
        var verdict = Assert.Single(new ClaimVerdicts().ToResult(claims, static _ => "").Verdicts);
        Assert.Equal((claims[0], ClaimState.Unchecked, null), (verdict.Claim, verdict.State, verdict.Fact));
    }

    [Fact]
    public void Confirming_what_is_open_leaves_a_contradiction_as_it_is()
    {
        var claims = Claims("收入100万元,比上年增加5万元。");
        var verdicts = new ClaimVerdicts();
        verdicts.Contradict(new FallBelowNothing(claims[1]));
        verdicts.ConfirmOpen(claims);
        Assert.Equal([ClaimState.Confirmed, ClaimState.Contradicted], verdicts.ToResult(claims, static _ => "").Verdicts.Select(v => v.State));
        Assert.Same(claims[1], Assert.Single(verdicts.ToResult(claims, static _ => "").Discrepancies).Claim);
    }

    [Fact]
    public void A_later_verdict_replaces_an_earlier_one()
    {
        var claims = Claims("收入100万元。");
        var verdicts = new ClaimVerdicts();
        verdicts.Contradict(claims[0]);
        verdicts.Confirm(claims[0]);
        Assert.Equal(ClaimState.Confirmed, verdicts.Of(claims[0]).State);
    }

    [Fact]
    public void Nothing_is_printed_between_claims_of_two_paragraphs()
    {
        var claims = Claims("收入100万元,比上年增加5万元。", "支出90万元。");
        Assert.Equal(",比上年增加", claims[0].TextUpTo(claims[1]));
        Assert.Equal("", claims[1].TextUpTo(claims[2]));
        Assert.True(claims[0].IsInSentenceOf(claims[1]));
        Assert.False(claims[1].IsInSentenceOf(claims[2]));
    }

    [Theory]
    [InlineData("本年预算100万元,比上年增加5万元。", 1, "100")]
    [InlineData("本年预算100万元。与上年相比增加5万元。", 1, "100")]
    [InlineData("“三公”经费10万元,会议费2万元,比上年会议费减少1万元。", 2, "2")]
    [InlineData("本年预算100万元,其中工资增加5万元。", 1, "")]
    [InlineData("本年预算100万元。工资增加5万元。", 1, "")]
    public void A_change_is_of_the_amounts_that_its_words_name(string text, int change, string amounts) =>
        Assert.Equal(amounts, string.Join(' ', ChangedAmounts.Of(Claims(text), change).Select(c => c.Value)));
}
