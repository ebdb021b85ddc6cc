using System.CommandLine;
using System.Globalization;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Jobs.Records;

namespace DisclosureExtract.Cli.Commands;

/// <summary><c>status --out DIR</c></summary>
static class StatusCommand
{
    public static Command Create()
    {
        var output = new Option<string>("--out", "-o")
        {
            Description = "Folder for the results of the watcher.",
            Required = true,
        };
        var json = new Option<bool>("--json") { Description = "For machines." };
        var count = new Option<int>("--last") { Description = "Files to list.", DefaultValueFactory = _ => 20 };
        var command = new Command(
            "status", "Say what became of the files dropped into a watched folder.") { output, json, count };
        command.SetAction(result => (int)Failure.Handle(
            () => Run(result.GetRequiredValue(output), result.GetValue(json), result.GetValue(count))));
        return command;
    }

    static ExitCode Run(string output, bool json, int count) =>
        Print(LedgerTools.Status(output, Math.Max(0, count), TimeProvider.System), json);

    /// <summary>The same for the ledger of one machine and for that of many.</summary>
    public static ExitCode Print(WatchStatus status, bool json)
    {
        if (json)
        {
            using var stdout = Console.OpenStandardOutput();
            stdout.Write(LedgerTools.ToJson(status));
            stdout.WriteByte((byte)'\n');
            return ExitCode.Ok;
        }
        Console.Out.WriteLine(Language.Of($"inbox    {status.Inbox}", $"收件夹  {status.Inbox}"));
        Console.Out.WriteLine(Language.Of($"results  {status.Out}", $"结果    {status.Out}"));
        Console.Out.WriteLine(Language.Of($"watcher  {(status.Running ? status.Holder : "not running")}", $"监视    {(status.Running ? status.Holder : "未运行")}"));
        var oldest = status.OldestSeconds is { } age ? Language.Of($", the oldest for {Age(age)}", $"（最久 {Age(age)}）") : "";
        Console.Out.WriteLine(Language.Of(
            $"queue    {status.Queued} waiting to be taken{oldest}, {status.Working} in work, {status.Waiting} waiting for another try",
            $"排队    待取 {status.Queued} 份{oldest}，处理中 {status.Working} 份，待重试 {status.Waiting} 份"));
        Console.Out.WriteLine(Language.Of(
            $"so far   {status.Done} done, {status.Review} to review, {status.Failed} failed",
            $"至今    完成 {status.Done} 份，待核 {status.Review} 份，失败 {status.Failed} 份"));
        if (status.Files.Count == 0) return ExitCode.Ok;
        Console.Out.WriteLine();
        string[] head = Language.IsChinese ? ["状态", "时间", "次数", "文件", "原因"] : ["state", "time", "tries", "file", "why"];
        TextTable.Print([head, .. status.Files.Select(Row)], left: 5);
        return ExitCode.Ok;
    }

    static string[] Row(WatchedFile file) =>
    [
        Language.IsChinese ? Zh(file.State) : file.State,
        file.Finished ?? file.Taken,
        file.Attempts.ToString(CultureInfo.InvariantCulture),
        Short(file.Edition > 1 ? Language.Of($"{file.Name} (version {file.Edition})", $"{file.Name}（第 {file.Edition} 版）") : file.Name, 48),
        Short(file.State == "done" && file.SameAs is null ? "" : Language.Of(file.Reason, file.ReasonZh is { Length: > 0 } zh ? zh : file.Reason), 100),
    ];

    static string Zh(string state) => state switch
    {
        "done" => "完成",
        "review" => "待核",
        "failed" => "失败",
        "working" => "处理中",
        "waiting" => "待重试",
        _ => state,
    };

    static string Age(double seconds) => seconds switch
    {
        < 120 => $"{seconds:0} s",
        < 7200 => $"{seconds / 60:0} min",
        _ => $"{seconds / 3600:0} h",
    };

    static string Short(string text, int length) => text.Length > length ? text[..length] + "…" : text;
}
