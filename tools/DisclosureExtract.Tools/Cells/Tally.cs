using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Tools.Figures;

namespace DisclosureExtract.Tools.Cells;

/// <summary>Counts what was read right, by what the cells hold.</summary>
sealed class Tally
{
    Share amounts, flaggedAmounts, codes, names, characters, blanks;
    int silent; // wrong amounts that are neither flagged nor unreadable

    /// <returns>What was wrong, or null.</returns>
    public string? Add(TrueCell cell, CellReading reading)
    {
        var read = TextFold.FoldTight(string.Concat(reading.Lines.Select(l => l.Text)));
        var flagged = reading.Lines.Any(l => l.Doubt != ReadingDoubt.None);
        var right = read == cell.Text;
        if (cell.Text.Length == 0)
        {
            blanks += right;
        }
        else if (AmountText.Parse(cell.Text) is { State: CellState.Reported or CellState.Zero } amount
            && cell.Request.Content == CellContent.Amount)
        {
            var parsed = AmountText.Parse(read);
            right = parsed.Value == amount.Value && parsed.Decimals == amount.Decimals;
            amounts += right;
            flaggedAmounts += flagged;
            if (!right && !flagged && parsed.State != CellState.Unreadable) silent++;
        }
        else if (cell.Request.Content == CellContent.Code)
        {
            codes += right;
        }
        else
        {
            names += right;
            characters += new Share(cell.Text.Length - Distance(cell.Text, read), cell.Text.Length);
        }
        if (right) return null;
        var lines = reading.Lines.Select(l =>
            $"{l.Raw} {l.Confidence:0.000} {string.Join('/', l.Alternatives.Select(a => a.Engine + " " + a.Text))}");
        return $"{cell.Request.Content} {(flagged ? "flagged " : "")}“{cell.Text}” read “{read}” "
            + $"({string.Join(", ", lines)})";
    }

    public void Print()
    {
        Console.Out.WriteLine(
            $"amounts {amounts.All}: exact {amounts} ({amounts.Wrong} wrong, {silent} of them neither flagged nor "
                + $"unreadable); "
            + $"flagged {flaggedAmounts}");
        Console.Out.WriteLine(
            $"codes {codes.All}: exact {codes}; text cells {names.All}: exact {names}, characters {characters}; "
            + $"empty cells {blanks.All}: empty {blanks}");
    }

    /// <summary>Characters to change, to leave out or to put in between the two texts.</summary>
    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, changed));
            }
        }
        return row[^1];
    }
}
