using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Vocabulary;

/// <summary>Titles of the forms of a whole government, as they are printed.</summary>
public sealed class GovernmentTitlesTests
{
    [Theory]
    [InlineData("2024年全市一般公共预算收入预算表", "gov_general_revenue")]
    [InlineData("云澜市2023年一般公共预算收入执行情况和2024年预算收入表", "gov_general_revenue")]
    [InlineData("表一 2024年全省一般公共预算支出表", "gov_general_expenditure")]
    [InlineData("2024年一般公共预算税收返还和转移支付预算表", "gov_general_transfers")]
    [InlineData("2024年政府性基金转移支付预算表", "gov_fund_transfers")]
    [InlineData("2024年社会保险基金收入预算表", "gov_social_insurance_revenue")]
    [InlineData("2023年社会保险基金支出决算表", "final_gov_social_insurance_expenditure")]
    [InlineData("2023年地方政府债务限额及余额决算情况表", "final_gov_debt")]
    [InlineData("2024年一般公共预算收支平衡表", "gov_general_balance")]
    public void Some_titles_are_a_governments_wherever_they_stand(string title, string form) =>
        Assert.Equal(form, FormClassifier.Classify(title));

    [Theory]
    [InlineData("2024年市本级一般公共预算支出预算表", "gov_general_own_expenditure", "general_public_expenditure")]
    [InlineData("2024年一般公共预算支出表", "gov_general_expenditure", "general_public_expenditure")]
    [InlineData("一般公共预算本级基本支出表（按政府预算支出经济分类科目）", "gov_general_basic_economic", "basic_expenditure_economic")]
    [InlineData("2024年政府性基金收入预算表", "gov_fund_revenue", "government_fund_revenue")]
    [InlineData("2024年政府性基金支出预算表", "gov_fund_expenditure", "government_fund_expenditure")]
    [InlineData("2024年国有资本经营预算收入表", "gov_capital_revenue", "state_capital_budget")]
    [InlineData("2024年“三公”经费预算表", "gov_three_public", "three_public")]
    public void Others_are_so_where_the_document_is_one(string title, string ofGovernment, string ofDepartment)
    {
        Assert.Equal(ofGovernment, FormClassifier.Classify(title, isOfGovernment: true));
        Assert.Equal(ofDepartment, FormClassifier.Classify(title));
    }

    [Theory]
    [InlineData("部门一般公共预算支出表")]
    [InlineData("财政拨款收支总表")]
    [InlineData("收支总表")]
    [InlineData("项目支出绩效目标表")]
    public void Titles_of_departments_are_no_governments(string title) =>
        Assert.Equal(FormClassifier.Classify(title), FormClassifier.Classify(title, isOfGovernment: true));
}
