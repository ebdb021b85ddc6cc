using System.Globalization;
using System.Text;
using DisclosureExtract.Output;

namespace DisclosureExtract.Cli;

/// <summary>The table at the end of a run.</summary>
static class SummaryTable
{
    public static void Print(IReadOnlyList<DocumentOutcome> outcomes)
    {
        string[] head = ["file", "status", "pages", "forms", "facts", "covered", "errors", "warnings"];
        var rows = new List<string[]> { head };
        foreach (var outcome in outcomes)
        {
            var file = Path.GetFileName(outcome.Input.Title);
            if (outcome.Summary is not { } s)
            {
                rows.Add([file, outcome.Code.ToString(), "", "", "", "", "", ""]);
                continue;
            }
            rows.Add([file, s.Status, N(s.Pages), N(outcome.Forms.Count), N(s.Facts), s.Facts == 0 ? "" : s.Coverage.Share.ToString("P1", CultureInfo.InvariantCulture), N(s.Findings.Error), N(s.Findings.Warning)]);
        }
        PrintRows(rows, left: 2);
        Console.Out.WriteLine($"{outcomes.Count} documents, {outcomes.Count(o => o.Error is not null)} failed, {outcomes.Sum(o => o.Summary?.Pages ?? 0)} pages, {outcomes.Sum(o => o.Summary?.Facts ?? 0)} facts");
    }

    /// <summary>Rows in columns, the first ones aligned to the left; the first row is the head.</summary>
    public static void PrintRows(IReadOnlyList<string[]> rows, int left)
    {
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => Width(r[c]))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var c = 0; c < row.Length; c++)
            {
                var pad = new string(' ', widths[c] - Width(row[c]));
                line.Append(c < left ? row[c] + pad : pad + row[c]).Append("  ");
            }
            Console.Out.WriteLine(line.ToString().TrimEnd());
        }
    }

    static string N(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>Columns on a terminal: ideographs take two.</summary>
    static int Width(string text) => text.Sum(c => c >= 0x1100 && (c <= 0x115F || c is >= '\u2E80' and <= '\uA4CF' or >= '\uAC00' and <= '\uD7A3' or >= '\uF900' and <= '\uFAFF' or >= '\uFE30' and <= '\uFE6F' or >= '\uFF00' and <= '\uFF60' or >= '\uFFE0' and <= '\uFFE6') ? 2 : 1);
}
