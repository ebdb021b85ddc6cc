using DisclosureExtract.Parts.Cards;

namespace DisclosureExtract.Tests.Parts.Cards;

public sealed class CardLabelsTests
{
    [Theory]
    [InlineData("项目(政策)名称", "Name")]
    [InlineData("主管部门及代码:", "Department")]
    [InlineData("实施单位", "Unit")]
    [InlineData("项目类别", "Attribute")]
    [InlineData("项目实施期限", "Period")]
    [InlineData("年度总体绩效目标", "Goal")]
    [InlineData("项目设立的必要性", "Section")]
    [InlineData("填报日期", "FilledAt")]
    [InlineData("联系电话", "Contact")]
    [InlineData("项目", "None")]
    [InlineData("名称", "None")]
    public void A_label_names_a_field_of_the_card(string label, string field) =>
        Assert.Equal(field, CardLabels.FieldOf(label).ToString());

    [Theory]
    [InlineData("实施期资金总额(万元)", FundSource.Total, Horizon.Term)]
    [InlineData("年度资金总额:", FundSource.Total, Horizon.Annual)]
    [InlineData("其中:中央补助", FundSource.Central, null)]
    [InlineData("省级财政资金", FundSource.Provincial, null)]
    [InlineData("市县(区)财政资金", FundSource.Local, null)]
    [InlineData("上年结转资金", FundSource.Carryover, null)]
    [InlineData("单位自筹", FundSource.Own, null)]
    [InlineData("①其他资金", FundSource.Other, null)]
    public void A_label_of_funds_names_their_source(string label, FundSource source, Horizon? horizon) =>
        Assert.Equal((source, horizon), CardLabels.FundOf(label));

    [Theory]
    [InlineData("数量指标", "产出指标")]
    [InlineData("可持续影响指标", "效益指标")]
    [InlineData("服务对象满意度指标等", "满意度指标")]
    [InlineData("其他", null)]
    public void A_second_level_belongs_to_a_first(string level, string? parent)
    {
        Assert.Equal(parent is not null, CardLabels.IsLevel2(level));
        Assert.Equal(parent, CardLabels.Level1Of(level));
    }

    [Theory]
    [InlineData("三级指标", true)]
    [InlineData("指标值(包含数字及文字描述)", true)]
    [InlineData("数量指标", false)]
    public void Headings_over_indicators_are_known(string heading, bool isKnown) =>
        Assert.Equal(isKnown, CardLabels.IsIndicatorHeading(heading));
}
