using System.Text;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Tests.Jobs;

public sealed class NameTests
{
    [Fact]
    public void Long_names_are_shortened_and_two_stay_two()
    {
        var stem = string.Concat(Enumerable.Repeat("部门预算", 30));
        string[] names = [ResultNames.Stem(stem + "甲"), ResultNames.Stem(stem + "乙"), ResultNames.ForResult($"{stem}甲.pdf")];
        Assert.All(names, n => Assert.True(Encoding.UTF8.GetByteCount(n + "~99999.facts.parquet") <= 255));
        Assert.NotEqual(names[0], names[1]);
        Assert.Equal(names[0], names[2]);
        Assert.Equal("2026年 部门预算", ResultNames.Stem("2026年 部门预算"));
    }

    [Theory]
    [InlineData("a\u001b[2Jb", "a\\u{001B}[2Jb")]
    [InlineData("a\u202efdp.exe", "a\\u{202E}fdp.exe")]
    [InlineData("a\u009bb\u200bc", "a\\u{009B}b\\u{200B}c")]
    [InlineData("a\nb\tc", "a\\u{000A}b\\u{0009}c")]
    [InlineData("部门预算（2026）𠀀.pdf", "部门预算（2026）𠀀.pdf")]
    public void Characters_that_move_a_terminal_are_written_out(string text, string plain) =>
        Assert.Equal(plain, PlainText.Line(text));

    [Theory]
    [InlineData("a\u001b[2Jb", "a_[2Jb")]
    [InlineData("a\u202efdp", "a_fdp")]
    [InlineData("部门\u200b预算", "部门_预算")]
    public void Names_of_results_hold_nothing_that_moves_a_terminal(string name, string result)
    {
        Assert.Equal(result, ResultNames.Stem(name));
        Assert.Equal(result, ResultNames.ForResult(name + ".pdf"));
    }

    [Fact]
    public void Lines_stay_lines() => Assert.Equal("a\n\tb\\u{001B}", PlainText.Lines("a\n\tb\u001b"));
}
