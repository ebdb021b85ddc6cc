using System.Globalization;
using System.Text;
using DisclosureExtract.Jobs.Children;
using DisclosureExtract.Jobs.Files;
using DisclosureExtract.Jobs.Folders;

namespace DisclosureExtract.Jobs.Records;

/// <summary>
/// Why a file ended where it did, in plain words, English and Chinese; and the file that says so beside the original.
/// </summary>
static class Reasons
{
    public static Outcome OfReply(ChildReply reply, IReadOnlyList<string> results)
    {
        if (reply.Code != 0) return Failed(reply.Code ?? 70, reply.Error ?? "no reason was given");
        var counts = string.Create(
            CultureInfo.InvariantCulture, $"{reply.Pages} pages, {reply.Facts} facts, {reply.Errors} errors");
        var countsZh = string.Create(
            CultureInfo.InvariantCulture, $"{reply.Pages}页，{reply.Facts}个数据，{reply.Errors}处错误");
        var outcome = reply.Status switch
        {
            "complete" =>
                new Outcome(
                    States.Done, $"Everything was read and no check fails ({counts}).", $"全部读出，各项核对无误（{countsZh}）。"),
            "needs_review" =>
                new Outcome(
                    States.Review,
                    $"Read, but some numbers do not agree with each other: {reply.Reason} ({counts}). Look at “findings” in the result.", $"已读出，但有数字彼此不符（{countsZh}）。请查看结果文件中的 findings，逐条核对。"),
            "not_a_disclosure" =>
                new Outcome(
                    States.Review,
                    "This is not a budget or final-account disclosure: no statutory form and no such title was found in it.", "未发现预算或决算公开的法定表格和标题，可能不是预决算公开文件。请确认是否放错了文件。"),
            _ =>
                new Outcome(
                    States.Review, $"Read in part: {reply.Reason} ({counts}).",
                    $"只读出一部分（{countsZh}）。请查看结果文件中的 summary 和 findings：可能有页面无法识别、单元格读不清，或缺少金额单位。"),
        };
        return outcome with { Pages = reply.Pages, Facts = reply.Facts, Results = results };
    }

    /// <summary>A member of an archive that is not processed.</summary>
    public static Outcome NotUnpacked(ArchiveMember member) =>
        new(States.Failed, member.Error ?? "not unpacked", "压缩包内的此文件超出限制或已损坏，未能解出。");

    static Outcome Failed(int code, string error) => new(States.Failed, error, code switch
    {
        4 => "文件类型无法处理：需要 PDF、图片（PNG、JPEG、TIFF、WebP）、文本稿，或装有它们的 ZIP。请打印或导出为 PDF 后重新放入。",
        5 => "PDF 有密码保护。请去掉密码后另存，再重新放入。",
        6 => "文件已损坏，无法读取。请检查文件是否完整，重新下载或复制；用阅读器打开后“打印为 PDF”往往可以修复。",
        7 => "文件是空的，或没有页面。请重新下载或复制。",
        8 => "文件超出允许的大小、页数或复杂程度。请拆分后重新放入。",
        _ => "程序处理此文件时出错。原件未作任何改动；请把文件和本说明交给维护人员。",
    });

    public static Outcome OfFault(ChildFaultException fault, int tries)
    {
        var (english, chinese) = fault.Kind switch
        {
            ChildFaultKind.Hang => ($"The document takes too long: {fault.Message}.", "处理时间超过上限，已中止。文件可能过于复杂或已损坏。"),
            ChildFaultKind.Memory => ($"The document {fault.Message}.", "处理所需内存超过上限，已中止。文件可能过大或已损坏。"),
            ChildFaultKind.Output => ($"The document {fault.Message}.", "结果大小超过上限，已中止。文件可能有问题，或需要拆分。"),
            ChildFaultKind.Killed =>
                ($"Its processing was killed from outside {tries} times; perhaps the machine is short of memory.", $"处理进程被外部中止{tries}次，可能是机器内存不足。可稍后用 retry 命令重试。"),
            _ => ($"The document makes the program crash: it {fault.Message}.", "文件使处理程序崩溃，可能已损坏或带有恶意内容。"),
        };
        return new(
            States.Failed, $"{english} It was tried {tries} times and put aside.", $"{chinese}已尝试{tries}次，现搁置。",
            Final: fault.Kind != ChildFaultKind.Killed);
    }

    public static Outcome Parked(string message, int tries) => new(
        States.Failed,
        $"It could not be processed because files could not be read or written, {tries} times in a row; the last time: {message}. Once that is mended, use the command retry or put the file into the inbox again.",
        $"因读写出错，连续{tries}次未能处理，现搁置。排除故障后，用 retry 命令重试，或把文件重新放入收件夹。",
        Final: false);

    public static Outcome OfBug(string message) =>
        Failed(
            70,
            $"A fault of the program itself: {message}. The original is as it was; please report this.") with { Final = false };

    public static Outcome Poison(int times) => new(
        States.Failed,
        $"The program ended {times} times while it worked on this file. It is put aside; use the command retry to try it again.",
        $"处理此文件时程序已中断{times}次，现搁置。可用 retry 命令重试。",
        Final: false);

    /// <summary>The outcome of an archive is that of its members.</summary>
    public static Outcome OfArchive(
        IReadOnlyList<(string Name, Outcome Outcome)> members, IReadOnlyList<string> unread)
    {
        if (members.Count == 0)
            return new(
                States.Failed, "The archive holds no document: neither PDF nor image nor text transcript.",
                "压缩包里没有可处理的文件（PDF、图片或文本稿）。");
        int Count(string state) => members.Count(m => m.Outcome.State == state);
        var state = Count(States.Failed) == members.Count
            ? States.Failed
            : Count(States.Done) == members.Count && unread.Count == 0 ? States.Done : States.Review;
        var english = new StringBuilder($"An archive of {members.Count} documents: {Count(States.Done)} done, {Count(States.Review)} to review, {Count(States.Failed)} failed.");
        var chinese = new StringBuilder(
            $"压缩包内有{members.Count}份文件：完成{Count(States.Done)}份，待复核{Count(States.Review)}份，失败{Count(States.Failed)}份。");
        foreach (var (name, outcome) in members.Where(m => m.Outcome.State != States.Done).Take(200))
        {
            english.Append($"\n  {OneLine(name)}: {OneLine(outcome.English)}");
            chinese.Append($"\n  {OneLine(name)}：{OneLine(outcome.Chinese)}");
        }
        if (unread.Count > 0)
        {
            var some = string.Join(", ", unread.Take(20).Select(OneLine));
            english.Append($"\n  {unread.Count} more of kinds this program does not read: {some}");
            chinese.Append($"\n  另有{unread.Count}份文件类型无法处理：{some}");
        }
        return new(state, english.ToString(), chinese.ToString(), members.All(m => m.Outcome.Final))
        {
            Pages = members.Sum(m => m.Outcome.Pages),
            Facts = members.Sum(m => m.Outcome.Facts),
            Results = [.. members.SelectMany(m => m.Outcome.Results).Take(1000)],
        };
    }

    /// <summary>The same bytes came before: not processed again.</summary>
    public static Outcome Linked(Outcome known) => known with
    {
        English = $"The same content came before as {OneLine(known.SameAs ?? "")} and was not processed again. Of that: {known.English}",
        Chinese = $"内容与先前的文件 {OneLine(known.SameAs ?? "")} 完全相同，未重复处理。该文件的情况：{known.Chinese}",
    };

    /// <summary>Whether an outcome needs a reason file: what simply went well needs none.</summary>
    public static bool NeedsFile(Outcome outcome) => outcome.State != States.Done || outcome.SameAs is not null;

    /// <summary>Text of the reason file. With byte order mark, so that old editors on Windows show Chinese.</summary>
    public static byte[] File(string name, Outcome outcome)
    {
        var text = new StringBuilder();
        text.Append($"文件：{OneLine(name)}\n结果：{outcome.State switch { States.Done => "完成", States.Review => "需要人工复核", _ => "失败" }}\n原因：{outcome.Chinese}\n");
        if (outcome.Results.Count > 0) text.Append($"结果文件：{string.Join("，", outcome.Results.Select(OneLine))}\n");
        text.Append($"\nFile: {OneLine(name)}\nOutcome: {outcome.State switch { States.Done => "done", States.Review => "needs review by a person", _ => "failed" }}\nReason: {outcome.English}\n");
        if (outcome.Results.Count > 0) text.Append($"Results: {string.Join(", ", outcome.Results.Select(OneLine))}\n");
        return [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(text.ToString())];
    }

    /// <summary>Text of strangers on one line: nothing that moves a terminal, not endless.</summary>
    public static string OneLine(string text) => PlainText.Line(text.Length > 1000 ? text[..1000] + "…" : text);
}
