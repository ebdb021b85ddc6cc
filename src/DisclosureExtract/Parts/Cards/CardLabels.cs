using System.Text.RegularExpressions;

namespace DisclosureExtract.Parts.Cards;

/// <summary>What the labels of a card mean, in the wordings of the provinces.</summary>
static partial class CardLabels
{
    public enum Field
    {
        None,
        Name,
        Department,
        Unit,
        Attribute,
        Period,
        Section,
        Goal,
        Person,
        FilledAt,
        Contact,
    }

    public static Field FieldOf(string tight)
    {
        var label = tight.TrimEnd(':');
        if (label.Length > 16) return Field.None;
        if (Name().IsMatch(label)) return Field.Name;
        if (Department().IsMatch(label)) return Field.Department;
        if (Unit().IsMatch(label)) return Field.Unit;
        if (Attribute().IsMatch(label)) return Field.Attribute;
        if (Period().IsMatch(label)) return Field.Period;
        if (Goal().IsMatch(label)) return Field.Goal;
        if (Section().IsMatch(label)) return Field.Section;
        if (label is "负责人" or "项目负责人" or "填表人" or "填报人") return Field.Person;
        if (label is "填报日期" or "填报时间" or "填表日期") return Field.FilledAt;
        return label is "经办人" or "联系电话" or "联系人" or "联系方式" ? Field.Contact : Field.None;
    }

    /// <summary>A heading of prose at the beginning of a cell that goes on with the prose itself.</summary>
    public static (string Heading, string Text)? FusedSection(string text)
    {
        var match = FusedHeading().Match(text);
        return match.Success ? (match.Groups["h"].Value, match.Groups["t"].Value.TrimStart(' ', '：', ':', '\n')) : null;
    }

    /// <summary>The source and horizon a label of funds names; horizon null where only the side of the table tells it.</summary>
    public static (FundSource Source, Horizon? Horizon)? FundOf(string tight)
    {
        var label = OfWhich().Replace(UnitSuffix().Replace(tight.TrimEnd(':'), ""), "").TrimEnd(':');
        if (label.Length > 20) return null;
        if (TermTotal().IsMatch(label)) return (FundSource.Total, Horizon.Term);
        if (AnnualTotal().IsMatch(label)) return (FundSource.Total, Horizon.Annual);
        if (label.StartsWith("中央", StringComparison.Ordinal)) return (FundSource.Central, null);
        if (Provincial().IsMatch(label)) return (FundSource.Provincial, null);
        if (Local().IsMatch(label)) return (FundSource.Local, null);
        if (label.StartsWith("上年结转", StringComparison.Ordinal)) return (FundSource.Carryover, null);
        if (Own().IsMatch(label)) return (FundSource.Own, null);
        return label is "其他资金" or "其它资金" or "其他" ? (FundSource.Other, null) : null;
    }

    public static bool IsLevel1(string tight) => tight is "产出指标" or "效益指标" or "满意度指标" or "效果指标" or "产出目标" or "效果目标" or "影响力目标" or "管理指标" or "投入指标";

    public static bool IsLevel2(string tight) => Level2().IsMatch(tight);

    /// <summary>The 一级指标 a 二级指标 belongs to, whatever row its label slid into.</summary>
    public static string? Level1Of(string level2) =>
        level2.StartsWith("数量", StringComparison.Ordinal) || level2.StartsWith("质量", StringComparison.Ordinal) || level2.StartsWith("时效", StringComparison.Ordinal) || level2.StartsWith("成本", StringComparison.Ordinal) ? "产出指标"
        : level2.StartsWith("经济效益", StringComparison.Ordinal) || level2.StartsWith("社会效益", StringComparison.Ordinal) || level2.StartsWith("生态效益", StringComparison.Ordinal) || level2.StartsWith("可持续", StringComparison.Ordinal) ? "效益指标"
        : level2.Contains("满意度") ? "满意度指标" : null;

    public static bool IsIndicatorHeading(string tight) => tight is "一级指标" or "二级指标" or "三级指标" or "指标值" or "绩效指标" or "年度指标值" or "指标目标值" or "指标值(包含数字及文字描述)" or "指标名称" or "目标值";

    /// <summary>元 or 万元 as the label of the funds says it.</summary>
    public static string? MoneyUnit(string tight) => Money().Match(tight) is { Success: true } match ? match.Groups["u"].Value : null;

    [GeneratedRegex(@"^(项目|专项)(\(政策\))?名称$")]
    private static partial Regex Name();

    [GeneratedRegex(@"^(项目)?主管(预算)?(部门|单位)(名称)?(及代码|\(单位\)|及编码)?$|^主管部门")]
    private static partial Regex Department();

    [GeneratedRegex(@"^(项目)?(实施|具体实施|预算|承担)(处室\(单位\)|单位|部门\(单位\))(名称)?$|^具体实施处室")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^项目(属性|类型|类别)$")]
    private static partial Regex Attribute();

    [GeneratedRegex(@"^(项目|实施)?(期|期限|周期|日期|起止时间|起止日期|实施期|实施期限|年限|期间)$|^(计划|项目)(开始|起止|完成)(日期|时间)$")]
    private static partial Regex Period();

    [GeneratedRegex(@"^(总体|年度(总体)?|实施期|中期|长期|项目总|项目年度)?(绩效)?目标(概述|描述)?$")]
    private static partial Regex Goal();

    [GeneratedRegex(@"^(项目概况|项目概述|项目简介|项目内容|立项依据|项目(设)?立(的)?(项)?必要性|保证项目实施的制度、?措施|项目实施计划|实施计划|政策依据|资金用途|资金管理办法|实施方案|项目实施方案|实施主体|可行性|必要性|项目立项情况)$")]
    private static partial Regex Section();

    [GeneratedRegex(@"^(?<h>项目概况|项目概述|立项依据|项目设立必要性|项目设立的必要性|保证项目实施的制度、措施|项目实施计划)[\s：:]+(?<t>.{6,})$", RegexOptions.Singleline)]
    private static partial Regex FusedHeading();

    [GeneratedRegex(@"\((单位:)?[万千]?元\)")]
    private static partial Regex UnitSuffix();

    [GeneratedRegex(@"^其中:?|^[①-⑳\d][.、]?")]
    private static partial Regex OfWhich();

    [GeneratedRegex(@"^(实施期|项目|中期|总|三年)(资金|预算)?(总额|总金额|资金总额|总预算)$|^项目总(资金|预算|金额)$|^资金总额$")]
    private static partial Regex TermTotal();

    [GeneratedRegex(@"^(项目)?(年度|当年|本年度?|今年)(项目)?(资金|预算)(总额|申请总额|总金额|申请额|安排)?$|^年度(资金)?总额$|^当年预算$")]
    private static partial Regex AnnualTotal();

    [GeneratedRegex(@"^(省|市|自治区)级(财政)?(资金|补助|拨款)?$|^省级")]
    private static partial Regex Provincial();

    [GeneratedRegex(@"^(市县|市、县|市|县|区|地方|本级)(\(区\)|\(市、区\)|、区)?(级)?(财政)?(资金|拨款|补助)|^财政拨款|^财政资金")]
    private static partial Regex Local();

    [GeneratedRegex(@"自筹|自有")]
    private static partial Regex Own();

    [GeneratedRegex(@"^(数量|质量|时效|成本|经济成本|社会成本|生态环境成本|经济效益|社会效益|生态效益|可持续影响|可持续性|服务对象满意度|社会公众或服务对象满意度|满意度|受益对象满意度)(指标)?(等)?$")]
    private static partial Regex Level2();

    [GeneratedRegex(@"\((?<u>[万千]?元)\)|单位:(?<u>[万千]?元)")]
    private static partial Regex Money();
}
