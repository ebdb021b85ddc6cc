using System.CommandLine;

namespace DisclosureExtract.Cli.Shell;

/// <summary>
/// The language the program speaks to people in: what <c>--lang</c> says, else the environment. What programs read (JSON, logs, exit
/// codes) is the same in both.
/// </summary>
static class Language
{
    public const string OptionName = "--lang";

    /// <summary>Also tells the processes that this one starts.</summary>
    const string Variable = "DISCLOSURE_LANG";

    static readonly Lazy<Dictionary<string, string>> Table = new(Read);

    public static bool IsChinese { get; private set; }

    public static string Of(string en, string zh) => IsChinese ? zh : en;

    /// <summary>Before anything is said.</summary>
    public static void Choose(string[] args)
    {
        var at = Array.FindIndex(args, a => a == OptionName || a.StartsWith(OptionName + "=", StringComparison.Ordinal));
        var told = at < 0 ? null : args[at].Contains('=', StringComparison.Ordinal) ? args[at].Split('=')[1] : args.ElementAtOrDefault(at + 1);
        var set = told ?? new[] { Variable, "LC_ALL", "LC_MESSAGES", "LANG" }.Select(Environment.GetEnvironmentVariable).FirstOrDefault(v => !string.IsNullOrEmpty(v));
        IsChinese = set?.StartsWith("zh", StringComparison.OrdinalIgnoreCase) == true;
        if (told is not null) Environment.SetEnvironmentVariable(Variable, told);
    }

    public static Option<string> Option()
    {
        var option = new Option<string>(OptionName)
        {
            Description = "Language of help, tables and findings: zh or en; without it that of the environment.",
            Recursive = true,
        };
        option.AcceptOnlyFromAmong("zh", "en");
        return option;
    }

    /// <summary>Null where there is no Chinese for it.</summary>
    public static string? Chinese(string english) => Table.Value.GetValueOrDefault(english);

    /// <summary>Puts what commands, arguments and options say of themselves into Chinese, where that is wanted.</summary>
    public static void Translate(Command command)
    {
        if (!IsChinese) return;
        foreach (Symbol symbol in (Symbol[])[command, .. command.Arguments, .. command.Options])
            if (symbol.Description is { } english && Chinese(english) is { } chinese) symbol.Description = chinese;
        foreach (var inner in command.Subcommands) Translate(inner);
    }

    /// <summary>Help with its own words in Chinese too.</summary>
    public static string Headings(string help) => Words.Aggregate(help, (text, w) => text.Replace(w.English, w.Chinese, StringComparison.Ordinal));

    static readonly (string English, string Chinese)[] Words =
    [
        ("Description:", "说明："), ("Usage:", "用法："), ("Arguments:", "参数："), ("Options:", "选项："), ("Commands:", "命令："), ("[command]", "[命令]"),
        ("[options]", "[选项]"), ("(REQUIRED)", "（必需）"), ("[default: ", "[默认："), ("Show help and usage information", "显示帮助"), ("Show version information", "显示版本"),
    ];

    static Dictionary<string, string> Read()
    {
        using var reader = new StreamReader(typeof(Language).Assembly.GetManifestResourceStream("chinese.tsv")
            ?? throw new InvalidOperationException("The embedded table chinese.tsv is missing."));
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l.Split('\t')).ToDictionary(p => p[0], p => p[1]);
    }
}
