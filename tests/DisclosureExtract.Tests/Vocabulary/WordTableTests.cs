using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

public sealed class WordTableTests
{
    [Theory]
    [InlineData("上年财政拨款结转", "carryover")]
    [InlineData("结转到下一年", "carry_forward")]
    [InlineData("年末结转和结余", "closing_balance")] // not the carry_forward of 年末结转
    [InlineData("公务用车购置及运行费", "vehicles")]
    [InlineData("公务用车购置费", "vehicle_purchase")]
    [InlineData("运行费", "vehicle_operation")]
    [InlineData("机关运行费用", null)]
    [InlineData("经营预算收入", "operating_income")]
    [InlineData("国有资本经营收入", "state_capital")] // not the operating_income of a unit
    [InlineData("当年预算安排数", "current")]
    [InlineData("名称", null)]
    public void A_heading_has_the_key_of_the_first_wording_that_stands_in_it(string heading, string? key) =>
        Assert.Equal(key, ColumnKeys.Specific(heading));

    [Theory]
    [InlineData("收入", true)]
    [InlineData("本年支出", true)]
    [InlineData("支", false)]
    [InlineData("收入 决算", false)]
    public void A_condition_asks_for_all_parted_by_spaces_and_any_parted_by_bars(string text, bool isMet) =>
        Assert.Equal(isMet, new WordCondition("收入|支出").IsMetBy(text) && new WordCondition("决算").IsAbsentFrom(text));

    [Fact]
    public void A_condition_without_words_is_met_by_all_texts()
    {
        Assert.True(new WordCondition("").IsMetBy("收入"));
        Assert.True(new WordCondition("").IsAbsentFrom("收入"));
    }

    [Fact]
    public void Every_form_has_kin_of_the_other_kind()
    {
        Assert.All(FormType.All, form => Assert.False(FormType.Of(form.OfAccounts).Kind == FormKind.Budget));
        Assert.All(FormType.All, form => Assert.False(FormType.Of(form.Base).Kind == FormKind.Final));
        Assert.All(FormType.All.Where(f => f.IsFinal), form => Assert.Equal(form.Id, FormType.Of(form.Base).OfAccounts));
    }

    [Fact]
    public void Every_form_of_the_contract_is_in_the_table()
    {
        var ids = typeof(FormIds).GetFields().Select(f => (string)f.GetValue(null)!);
        Assert.Equal(ids, FormType.All.Select(f => f.Id));
    }
}
