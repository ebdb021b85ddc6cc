using System.Text.RegularExpressions;

namespace DisclosureExtract.Cli.Shell;

/// <summary>
/// What the program says when something fails, in the language of who runs it. Messages are made in English where they arise, in
/// libraries too; <c>messages.tsv</c> has the Chinese of each, with <c>{}</c> for what is put into it.
/// </summary>
static partial class Messages
{
    sealed record Line(Regex Pattern, string Chinese);

    static readonly Lazy<(Dictionary<string, string> Whole, List<Line> Patterns)> Table = new(Read);

    public static string Said(string english) => Language.IsChinese ? InChinese(english) : english;

    /// <summary>What has no Chinese stays as it is. What is put into a message may be one itself.</summary>
    internal static string InChinese(string english)
    {
        var (whole, patterns) = Table.Value;
        if (whole.TryGetValue(english, out var said)) return said;
        foreach (var (pattern, chinese) in patterns)
            if (pattern.Match(english) is { Success: true } match)
                return Place().Replace(chinese, p => InChinese(match.Groups[int.Parse(p.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture) + 1].Value));
        return english;
    }

    /// <summary>Those that say most stand first: a shorter one may fit the same words.</summary>
    static (Dictionary<string, string> Whole, List<Line> Patterns) Read()
    {
        using var reader = new StreamReader(typeof(Messages).Assembly.GetManifestResourceStream("messages.tsv")
            ?? throw new InvalidOperationException("The embedded table messages.tsv is missing."));
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToList();
        return (
            lines.Where(l => !l[0].Contains("{}", StringComparison.Ordinal)).ToDictionary(l => l[0], l => l[1]),
            [.. lines.Where(l => l[0].Contains("{}", StringComparison.Ordinal)).OrderByDescending(l => l[0].Replace("{}", "", StringComparison.Ordinal).Length)
                .Select(l => new Line(new Regex($"^{string.Join("(.+?)", l[0].Split("{}").Select(Regex.Escape))}$", RegexOptions.Singleline), l[1]))]);
    }

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Place();
}
