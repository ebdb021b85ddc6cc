using DisclosureExtract.Correct;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Tests.Correct;

public sealed class ListNumbersTests
{
    static string[] Mend(WordSource source, params string[] names) =>
        [.. ListNumbers.Mend([.. names.Select((n, i) => new FormRow { Index = i, Page = 1, Box = default, Group = 0, Side = Sides.Expenditure, Name = n, Source = source })]).Select(r => r.Name)];

    [Theory]
    [InlineData("一、外交支出|一、国防支出|三、教育支出", "一、外交支出|二、国防支出|三、教育支出")]
    [InlineData("一、基本支出|一、项目支出", "一、基本支出|二、项目支出")]
    [InlineData("、基本支出|二、项目支出|三、上缴上级支出", "一、基本支出|二、项目支出|三、上缴上级支出")]
    [InlineData("六、文化支出|L、卫生健康支出|八、节能环保支出", "六、文化支出|七、卫生健康支出|八、节能环保支出")]
    [InlineData("十九、住房保障支出|:十、粮油物资储备支出|:十一、其他支出", "十九、住房保障支出|二十、粮油物资储备支出|二十一、其他支出")]
    [InlineData("一般公共预算|二、政府性基金预算|三、国有资本经营预算", "一、一般公共预算|二、政府性基金预算|三、国有资本经营预算")]
    [InlineData("1一般公共预算|2.政府性基金预算", "1.一般公共预算|2.政府性基金预算")]
    [InlineData("一、教育支出|二卫生健康支出|三、农林水支出", "一、教育支出|二、卫生健康支出|三、农林水支出")]
    [InlineData("二、卫生健康支出|三'农林水支出", "二、卫生健康支出|三、农林水支出")]
    [InlineData("一般公共预算拨款收入|二、政府性基金预算拨款收入", "一、一般公共预算拨款收入|二、政府性基金预算拨款收入")]
    [InlineData("二、项目支出|一次性补助", "二、项目支出|一次性补助")]
    public void What_the_numbers_around_it_say_is_put_right(string read, string expected) => Assert.Equal(expected.Split('|'), Mend(WordSource.Ocr, read.Split('|')));

    [Theory]
    [InlineData("一、货物A|三、服务C")] // a list may leave a number out
    [InlineData("一、本年收入|四、上年结转")]
    [InlineData("一、本年收入|一般公共预算|二、上年结转")]
    [InlineData("收入总计|二、结转下年")]
    [InlineData("水利、环境支出|电力、燃气支出")]
    [InlineData("1个项目|其他支出")]
    public void Nothing_else_is_touched(string read) => Assert.Equal(read.Split('|'), Mend(WordSource.Ocr, read.Split('|')));

    [Fact]
    public void Rows_of_a_text_layer_stay_as_printed()
    {
        string[] printed = ["一、基本支出", "一、项目支出", "1一般公共预算", "2.政府性基金预算"];
        Assert.Equal(printed, Mend(WordSource.Text, printed));
    }
}
