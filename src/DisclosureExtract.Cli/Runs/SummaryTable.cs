using System.Globalization;
using DisclosureExtract.Cli.Shell;

namespace DisclosureExtract.Cli.Runs;

/// <summary>The table at the end of a run.</summary>
static class SummaryTable
{
    public static void Print(IReadOnlyList<DocumentOutcome> outcomes, UnreadKinds unread)
    {
        string[] head = ["file", "status", "pages", "forms", "facts", "covered", "errors", "warnings"];
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
            rows.Add([file, s.Status ?? "", N(s.Pages), N(s.Forms), N(s.Facts), covered, N(s.Errors), N(s.Warnings)]);
        }
        TextTable.Print(rows, left: 2);
        var failed = outcomes.Count(o => o.Error is not null);
        var (pages, facts) = (outcomes.Sum(o => o.Result?.Pages ?? 0), outcomes.Sum(o => o.Result?.Facts ?? 0));
        Console.Out.WriteLine($"{outcomes.Count} documents, {failed} failed, {pages} pages, {facts} facts");
        if (unread.Count > 0) Console.Out.WriteLine(unread);
        var there = outcomes.Count(o => o.WasThere);
        if (there > 0)
            Console.Out.WriteLine(
                $"{there} of them were there, whole and of the same bytes, options and version, and were skipped (--again does them anew)");
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);
}
