using System.CommandLine;
using DisclosureExtract.Cli.Shell;

namespace DisclosureExtract.Tests.Cli.Shell;

public sealed class LanguageTests
{
    static IEnumerable<Symbol> All(Command command) =>
        [command, .. command.Arguments, .. command.Options, .. command.Subcommands.SelectMany(All)];

    [Fact]
    public void Every_command_argument_and_option_speaks_chinese()
    {
        var silent = All(global::DisclosureExtract.Cli.Program.Commands()).Where(s => s is not (System.CommandLine.Help.HelpOption or VersionOption))
            .Where(s => s.Description is not { Length: > 0 } english || Language.Chinese(english) is null)
            .Select(s => $"{s.Name}: {s.Description}").Distinct();
        Assert.True(!silent.Any(), $"no line in src/DisclosureExtract.Cli/Shell/chinese.tsv for:\n{string.Join('\n', silent)}");
    }

    [Fact]
    public void Help_has_no_heading_left_in_English() => Assert.Equal(
        "说明：\n用法：x [命令] [选项]\n选项：\n  --out  （必需）", Language.Headings("Description:\nUsage:x [command] [options]\nOptions:\n  --out  (REQUIRED)"));
}
