using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Recognition;

namespace DisclosureExtract.Tools.Cells;

/// <summary>Counts what was read right, by what the cells hold.</summary>
sealed class Tally
{
    int amounts, amountsRight, amountsFlagged, amountsWrongUnflagged, codes, codesRight, names, namesRight, characters, distance, blanks, blanksRight;

    /// <returns>What was wrong, or null.</returns>
    public string? Add(TrueCell cell, CellReading reading)
    {
        var read = TextFold.FoldTight(string.Concat(reading.Lines.Select(l => l.Text)));
        var flagged = reading.Lines.Any(l => l.Doubt != ReadingDoubt.None);
        var right = read == cell.Text;
        if (cell.Text.Length == 0)
        {
            blanks++;
            blanksRight += right ? 1 : 0;
        }
        else if (AmountText.Parse(cell.Text) is { State: CellState.Reported or CellState.Zero } amount && cell.Request.Content == CellContent.Amount)
        {
            amounts++;
            right = AmountText.Parse(read) is var parsed && parsed.Value == amount.Value && parsed.Decimals == amount.Decimals;
            amountsRight += right ? 1 : 0;
            amountsFlagged += flagged ? 1 : 0;
            amountsWrongUnflagged += !right && !flagged && parsed.State != CellState.Unreadable ? 1 : 0;
        }
        else if (cell.Request.Content == CellContent.Code)
        {
            codes++;
            codesRight += right ? 1 : 0;
        }
        else
        {
            names++;
            namesRight += right ? 1 : 0;
            characters += cell.Text.Length;
            distance += Distance(cell.Text, read);
        }
        return right ? null : $"{cell.Request.Content} {(flagged ? "flagged " : "")}“{cell.Text}” read “{read}” ({string.Join(", ", reading.Lines.Select(l => $"{l.Raw} {l.Confidence:0.000} {string.Join('/', l.Alternatives.Select(a => a.Engine + " " + a.Text))}"))})";
    }

    public void Print()
    {
        static string Share(int part, int whole) => whole == 0 ? "–" : $"{100.0 * part / whole:0.00} %";
        Console.Out.WriteLine($"amounts {amounts}: exact {Share(amountsRight, amounts)} ({amounts - amountsRight} wrong, {amountsWrongUnflagged} of them neither flagged nor unreadable); flagged {Share(amountsFlagged, amounts)}");
        Console.Out.WriteLine($"codes {codes}: exact {Share(codesRight, codes)}; text cells {names}: exact {Share(namesRight, names)}, characters {Share(characters - distance, characters)}; empty cells {blanks}: empty {Share(blanksRight, blanks)}");
    }

    static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }
        return row[^1];
    }
}
