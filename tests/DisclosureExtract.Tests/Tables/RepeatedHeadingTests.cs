using DisclosureExtract.Facts;
using DisclosureExtract.Tests.Forms;

namespace DisclosureExtract.Tests.Tables;

/// <summary>Headings printed once more in the middle of a page.</summary>
public sealed class RepeatedHeadingTests
{
    static readonly string[] Heading = ["科目编码^2|科目名称^2|本年收入合计^2|财政拨款收入^2|事业收入*2|其他收入^2", "金额|其中：教育收费"];

    static readonly string[] Numbers = ["栏次*2|1|2|3|4|5"];

    static readonly string[] Rows =
        ["205|教育支出|20.00|10.00|8.00|3.00|2.00", "20502|普通教育|20.00|10.00|8.00|3.00|2.00", "221|住房保障支出|1.00|1.00|||", "22102|住房改革支出|1.00|1.00|||", "合计*2|21.00|11.00|8.00|3.00|2.00"];

    public static TheoryData<string, string[]> Again => new()
    {
        { "whole", [.. Heading, .. Numbers] },
        { "without its numbers", Heading },
        { "not merged", ["科目编码|科目名称|本年收入合计|财政拨款收入|事业收入*2|其他收入", "||||金额|其中：教育收费|"] },
        { "one row", ["科目编码|科目名称|本年收入合计|财政拨款收入|金额|其中：教育收费|其他收入"] },
        { "with title and unit", ["收入决算表*7", "单位：万元*7", .. Heading] },
    };

    [Theory]
    [MemberData(nameof(Again))]
    public void A_heading_in_the_middle_of_a_page_is_no_row(string how, string[] again)
    {
        for (var at = 1; at < Rows.Length; at++)
        {
            var extraction = PublishedFormsTests.Run("收入决算表", [.. Heading, .. Numbers, .. Rows[..at], .. again, .. Rows[at..]]);
            Assert.DoesNotContain(extraction.Validation.Findings, f => f.Severity != Severity.Info);
            Assert.True(extraction.Validation.Facts.Count == 19, $"{how} before row {at}: {extraction.Validation.Facts.Count} facts");
        }
    }
}
