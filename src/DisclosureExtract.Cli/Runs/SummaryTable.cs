using System.Globalization;
using DisclosureExtract.Cli.Shell;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Cli.Runs;

/// <summary>The table at the end of a run.</summary>
static class SummaryTable
{
    public static void Print(IReadOnlyList<DocumentOutcome> outcomes, UnreadKinds unread)
    {
        string[] head = Language.IsChinese
            ? ["文件", "状态", "页", "表", "金额", "已核对", "错误", "警告"]
            : ["file", "status", "pages", "forms", "facts", "covered", "errors", "warnings"];
        var rows = new List<string[]> { head };
        foreach (var outcome in outcomes)
        {
            var file = Path.GetFileName(outcome.Input.Title);
            if (outcome.Result is not { } s)
            {
                rows.Add([file, outcome.Code.ToString(), "", "", "", "", "", ""]);
                continue;
            }
            var covered = s.Facts == 0 ? "" : s.Covered.ToString("P1", CultureInfo.InvariantCulture);
            rows.Add([file, StatusOf(s.Status ?? ""), N(s.Pages), N(s.Forms), N(s.Facts), covered, N(s.Errors), N(s.Warnings)]);
        }
        TextTable.Print(rows, left: 2);
        var failed = outcomes.Count(o => o.Error is not null);
        var (pages, facts) = (outcomes.Sum(o => o.Result?.Pages ?? 0), outcomes.Sum(o => o.Result?.Facts ?? 0));
        Console.Out.WriteLine(Language.Of(
            $"{outcomes.Count} documents, {failed} failed, {pages} pages, {facts} facts",
            $"{outcomes.Count} 份文件，{failed} 份失败，{pages} 页，{facts} 个金额"));
        if (unread.Count > 0) Console.Out.WriteLine(Messages.Said($"{unread}"));
        var there = outcomes.Count(o => o.WasThere);
        if (there > 0)
            Console.Out.WriteLine(Language.Of(
                $"{there} of them were there, whole and of the same bytes, options and version, and were skipped (--again does them anew)",
                $"其中 {there} 份结果已在、完整且文件、选项、版本相同，未再做（--again 重做）"));
    }

    static string StatusOf(string status) => Language.Of(status, FieldNames.Zh("status", status));

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
