using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Scans.Cells;

namespace DisclosureExtract.Tests.Scans.Cells;

public sealed class ChineseFaultsTests
{
    [Theory]
    [InlineData("、财政拨款收入", 1, "一、财政拨款收入")]
    [InlineData("-、货物A", 1, "一、货物A")]
    [InlineData("二、基本支出", 1, "一、基本支出")]
    [InlineData("一、外交支出", 2, "二、外交支出")]
    [InlineData(":十一、其他支出", 2, "二十一、其他支出")]
    [InlineData("三、教育支出", 3, "三、教育支出")]
    [InlineData("--般行政管理事务", 1, "一般行政管理事务")]
    [InlineData("1.-·般公共预算资金", 0, "1.一般公共预算资金")]
    [InlineData("一、-般公共服务支出", 1, "一、一般公共服务支出")]
    [InlineData("一·般公共预算资金", 1, "一般公共预算资金")]
    [InlineData("般公共预算", 1, "一般公共预算")]
    [InlineData("收入预算总计_21,955.35万元，增长_22%。", 0, "收入预算总计21,955.35万元，增长22%。")]
    [InlineData("减少_14.39_万元", 0, "减少14.39万元")]
    [InlineData("(-）秘书科", 0, "(一）秘书科")]
    [InlineData("包括:", 0, "包括：")]
    [InlineData("方针,政策;法规", 0, "方针，政策；法规")]
    [InlineData(">", 0, "入")]
    [InlineData("事业单位经‘营收入", 0, "事业单位经营收入")]
    [InlineData("六、其他收入-", 0, "六、其他收入")]
    [InlineData("“三公\"经费", 0, "“三公”经费")]
    [InlineData("功能分类科日编码", 0, "功能分类科目编码")]
    [InlineData("工资福利文出", 0, "工资福利支出")]
    [InlineData("一般公共预算其本支出表", 0, "一般公共预算基本支出表")]
    [InlineData("主房公积金", 0, "住房公积金")]
    [InlineData("几关事业单位职业年金缴费支出", 0, "机关事业单位职业年金缴费支出")]
    [InlineData("财政拨款收文总体情况表", 0, "财政拨款收支总体情况表")]
    public void Known_faults_become_what_they_are(string read, int strokes, string expected) => Assert.Equal(expected, ChineseFaults.Mend(read, strokes));

    [Theory]
    [InlineData("二、基本支出", 0)]
    [InlineData("十二、农林水支出", 0)]
    [InlineData("一般公共预算", 1)]
    [InlineData("-5.00", 1)]
    [InlineData("结转-结余", 0)]
    [InlineData("财政事务-一般行政管理事务", 0)]
    [InlineData("结余——", 0)]
    [InlineData("1,234.56", 0)]
    [InlineData("增减(-)", 0)]
    [InlineData("增长-21.95%", 0)]
    [InlineData("A_12:30", 0)]
    [InlineData("——其他", 1)]
    [InlineData("尤其本年发文出台", 0)]
    public void Nothing_else_is_touched(string read, int strokes) => Assert.Equal(read, ChineseFaults.Mend(read, strokes));
}
