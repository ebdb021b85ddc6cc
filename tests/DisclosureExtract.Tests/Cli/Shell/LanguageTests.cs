using System.CommandLine;
using System.Text.RegularExpressions;
using DisclosureExtract.Cli.Shell;

namespace DisclosureExtract.Tests.Cli.Shell;

public sealed partial class LanguageTests
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

    /// <summary>Messages as they stand in the source, with {} for what is put into them; those put together of several texts are left out.</summary>
    public static TheoryData<string> Said() =>
    [
        .. ((string[])["Cli", "Jobs", "Engines", "Formats"])
            .SelectMany(p => Directory.EnumerateFiles(Path.Combine(Repository.Root, "src", "DisclosureExtract." + p), "*.cs", SearchOption.AllDirectories))
            .SelectMany(f => Spoken().Matches(File.ReadAllText(f)).Select(m => Inserted().Replace(m.Groups["text"].Value, "{}")))
            .Where(t => t.Replace("{}", "", StringComparison.Ordinal).Any(char.IsAsciiLetter) && !t.Any(c => c > '\u3000')).Distinct().Order(StringComparer.Ordinal),
    ];

    [Theory, MemberData(nameof(Said))]
    public void What_fails_is_said_in_chinese_too(string message)
    {
        var number = 0;
        var said = Hole().Replace(message, _ => $"x{++number}");
        var chinese = Messages.InChinese(said);
        Assert.True(chinese != said, $"no line in src/DisclosureExtract.Cli/Shell/messages.tsv for: {message}");
        Assert.Contains(chinese, c => c > '\u3000');
        Assert.All(Enumerable.Range(1, number), n => Assert.Contains($"x{n}", chinese, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("a：b.pdf: no such file or folder.", "a：b.pdf：没有这个文件或文件夹。")]
    [InlineData("r.json: not taken in: damaged, or cut off (line 3): no JSON. Run extract again..", "r.json：未并入：已损坏或被截断（第 3 行）：不是 JSON。请重新运行 extract。。")]
    [InlineData("what nobody put into the table", "what nobody put into the table")]
    public void What_is_put_into_a_message_is_said_in_its_language_too(string english, string chinese) =>
        Assert.Equal(chinese, Messages.InChinese(english));

    [GeneratedRegex(
        @"(?:Failure\.Print\(|new (?:Failed|Document|Refused)Exception\(\s*[\w.]+,\s*|new Refused\w*\(\s*|\.Check\(\s*)\$?""(?<text>(?:\{[^{}]*\}|[^""\\{}])+)""\s*[,)]",
        RegexOptions.ExplicitCapture)]
    private static partial Regex Spoken();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex Inserted();

    [GeneratedRegex(@"\{\}")]
    private static partial Regex Hole();

    [Fact]
    public void Help_has_no_heading_left_in_English() => Assert.Equal(
        "说明：\n用法：x [命令] [选项]\n选项：\n  --out  （必需）", Language.Headings("Description:\nUsage:x [command] [options]\nOptions:\n  --out  (REQUIRED)"));
}
