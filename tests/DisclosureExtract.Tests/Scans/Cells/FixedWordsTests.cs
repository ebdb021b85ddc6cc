using DisclosureExtract.Scans.Cells;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tests.Scans.Cells;

public sealed class FixedWordsTests
{
    static CellReading Cell(double confidence, params string[] lines) => new([.. lines.Select(l => new ScannedLine(default, l, confidence, []))]);

    [Theory]
    [InlineData(0.95, "事业收>", "事业收入")]
    [InlineData(0.95, "其他收|>", "其他收|入")]
    [InlineData(0.8, "斗目编码", "科目编码")]
    [InlineData(0.8, "财政|拔款|收入", "财政|拨款|收入")]
    public void One_misread_character_is_put_right(double confidence, string read, string expected)
    {
        var mended = FixedWordRepair.Correct(Cell(confidence, read.Split('|')));
        Assert.Equal(expected.Split('|'), mended.Lines.Select(l => l.Text));
        Assert.Equal(read.Split('|'), mended.Lines.Select(l => l.Raw));
    }

    [Theory]
    [InlineData(0.99, "事业收支")] // another word, surely read
    [InlineData(0.8, "基本项目")]
    [InlineData(0.8, "印刷费")]
    [InlineData(0.8, "合计")]
    [InlineData(0.8, "年末结转结余")]
    [InlineData(0.8, "公务用车购置")]
    [InlineData(0.8, "公务用车购置及运行经费")]
    public void Nothing_else_is_touched(double confidence, string read) => Assert.Equal(read, Assert.Single(FixedWordRepair.Correct(Cell(confidence, read)).Lines).Text);
}
