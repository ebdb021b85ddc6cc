using System.Text;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Cli.Shell;

/// <summary>Tables on a terminal.</summary>
static class TextTable
{
    /// <summary>
    /// Blocks of wide characters: Hangul, radicals to Yi, Hangul syllables, ideographs, forms of full width.
    /// </summary>
    static readonly (char First, char Last)[] Wide =
    [
        ('\u1100', '\u115F'), ('\u2E80', '\uA4CF'), ('\uAC00', '\uD7A3'), ('\uF900', '\uFAFF'),
        ('\uFE30', '\uFE6F'), ('\uFF00', '\uFF60'), ('\uFFE0', '\uFFE6'),
    ];

    /// <summary>Rows in columns, the first ones aligned to the left; the first row is the head.</summary>
    public static void Print(IReadOnlyList<string[]> rows, int left) => Print(rows, column => column < left);

    /// <summary>Rows in columns, some aligned to the left; the first row is the head.</summary>
    public static void Print(IReadOnlyList<string[]> rows, Predicate<int> isLeft)
    {
        rows = [.. rows.Select(row => Array.ConvertAll(row, PlainText.Line))];
        var widths = Enumerable.Range(0, rows[0].Length).Select(c => rows.Max(r => Width(r[c]))).ToArray();
        foreach (var row in rows)
        {
            var line = new StringBuilder();
            for (var c = 0; c < row.Length; c++)
            {
                var pad = new string(' ', widths[c] - Width(row[c]));
                line.Append(isLeft(c) ? row[c] + pad : pad + row[c]).Append("  ");
            }
            Console.Out.WriteLine(line.ToString().TrimEnd());
        }
    }

    /// <summary>Blanks behind a text, so that what follows stands in a column.</summary>
    public static string Padded(string text, int width) => text + new string(' ', Math.Max(0, width - Width(text)));

    /// <summary>Columns on a terminal: ideographs take two.</summary>
    static int Width(string text) => text.Sum(c => Array.Exists(Wide, w => c >= w.First && c <= w.Last) ? 2 : 1);
}
