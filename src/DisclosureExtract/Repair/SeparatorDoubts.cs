using DisclosureExtract.Documents;
using DisclosureExtract.Forms;
using DisclosureExtract.Tables;
using DisclosureExtract.Text;

namespace DisclosureExtract.Repair;

/// <summary>
/// Engines that agree may both take a comma for a point: 1,884,800 becomes 1.884800 and 945,200 becomes 945.200. A table prints its
/// amounts with one number of decimals; an amount read with more, or one that no public body has, is doubted.
/// </summary>
static class SeparatorDoubts
{
    /// <summary>More decimals than any amount in yuan has.</summary>
    const int Odd = 3;

    /// <summary>Part of a table's amounts that must have fewer.</summary>
    const double Usual = 0.6;

    /// <summary>Yuan; the budget of the whole state is less than three times as much.</summary>
    const decimal Most = 1e13m;

    public static IReadOnlyList<FormTable> Mark(IReadOnlyList<FormTable> tables) =>
        tables.Any(t => t.Rows.Any(r => r.Source == WordSource.Ocr)) ? [.. tables.Select(Mark)] : tables;

    static FormTable Mark(FormTable table)
    {
        var amounts = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null).ToList();
        if (amounts.Count == 0) return table;
        var isUsual = amounts.Count(c => c.Amount.Decimals < Odd) >= Usual * amounts.Count;
        var factor = Units.Factor(table.Unit) ?? 1;
        return amounts.Exists(IsOdd) ? table with { Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => IsOdd(c) ? Doubt(c) : c)] })] } : table;

        bool IsOdd(FormCell cell) => cell is { Source.Source: WordSource.Ocr, Amount.Value: { } value }
            && ((isUsual && cell.Amount.Decimals >= Odd) || Math.Abs(value) * factor >= Most);
    }

    static FormCell Doubt(FormCell cell)
    {
        var text = cell.Source.Text;
        var point = text.LastIndexOf('.');
        string[] other = point > 0 && (text.Length - point - 1) % 3 == 0 ? [text.Remove(point, 1)] : [];
        Word Doubted(Word word) => word.Reading is not { } reading ? word : word with
        {
            Reading = reading with
            {
                Doubt = reading.Doubt == ReadingDoubt.None ? ReadingDoubt.Uncertain : reading.Doubt,
                Alternatives = [.. reading.Alternatives, .. other.Except(reading.Alternatives.Select(a => a.Text)).Select(o => new ReadingAlternative(o, 1, Engine))],
            },
        };
        return cell with { Source = cell.Source with { Lines = [.. cell.Source.Lines.Select(l => l with { Words = [.. l.Words.Select(Doubted)] })] } };
    }

    const string Engine = "separators";
}
