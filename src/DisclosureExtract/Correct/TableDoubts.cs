using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Correct;

/// <summary>
/// Engines that agree may both take a comma for a point, or lose the point: 1,884,800 becomes 1.884800, 945,200 becomes
/// 945.200 and 35.50 becomes 3550; and what a ruling took of a character neither of them sees. A table prints its
/// amounts with one number of decimals; an amount read with more or without any, one cut where this does not show, one
/// whose strokes are in pieces, one of a row without a name among others, or one that no public body has, is doubted.
/// </summary>
static class TableDoubts
{
    /// <summary>More decimals than any amount in yuan has.</summary>
    const int Odd = 3;

    /// <summary>
    /// Part of a table's amounts that must have fewer; part that must have exactly two, before none is odd.
    /// </summary>
    const double Fewer = 0.1, Two = 0.75;

    /// <summary>Amounts with a zero at their end that tell that the table prints such zeros.</summary>
    const int LeastZeros = 2;

    /// <summary>Heights of a line that are less than amounts of two columns keep between them.</summary>
    const double Together = 0.3;

    /// <summary>Digits of the shortest amount that may have lost its point.</summary>
    const int LeastDigits = 3;

    /// <summary>Yuan; the budget of the whole state is less than three times as much.</summary>
    const decimal Most = 1e13m;

    public static IReadOnlyList<FormTable> Mark(IReadOnlyList<FormTable> tables) =>
        tables.Any(t => t.Rows.Any(r => r.Source == WordSource.Ocr)) ? [.. tables.Select(Mark)] : tables;

    static FormTable Mark(FormTable table)
    {
        var amounts = table.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null).ToList();
        if (amounts.Count == 0) return table;
        var hasFewer = amounts.Count(c => c.Amount.Decimals < Odd) >= Fewer * amounts.Count;
        var hasLabels = table.Rows.Any(r => r.IsLabelled);
        var written = table.Rows.Where(r => r.IsLabelled || !hasLabels).SelectMany(r => r.Cells)
            .Where(c => c.Amount.Value is not null and not 0).ToList();
        var hasTwo = written.Count(c => c.Amount.Decimals == 2) >= Two * written.Count;
        // A table that prints 0.50 prints no 0.5.
        var keepsZeros = amounts.Count(c => c.Amount.Decimals == 2 && c.Source.Text.EndsWith('0')) >= LeastZeros;
        var columnsOfTwo = amounts.GroupBy(c => c.Column.Index).Where(g => g.Count(c => c.Amount.Decimals == 2) >= Two * g.Count())
            .Select(g => g.Key).ToHashSet();
        var factor = table.Unit.Factor;
        return table with
        {
            Rows = [.. table.Rows.Select(r => r with { Cells = [.. r.Cells.Select(c => IsOdd(r, c) ? Doubt(c) : c)] })],
        };

        bool IsOdd(FormRow row, FormCell cell)
        {
            if (cell is not { Source.Source: WordSource.Ocr, Amount.Value: { } value }) return false;
            // A row without a name among rows that have one is half a row, and its amounts may be codes.
            var isOfHalfRow = hasLabels && !row.IsLabelled;
            var hasTooMany = hasFewer && cell.Amount.Decimals >= Odd;
            var lacksDecimals = hasTwo && cell.Amount.Decimals == 0 && value != 0;
            var lacksZero = keepsZeros && cell.Amount.Decimals != 2 && value != 0
                && (cell.Amount.Decimals == 1 || columnsOfTwo.Contains(cell.Column.Index));
            var isCode = BeginsWithZero(cell.Source.Text);
            var isTooLarge = Math.Abs(value) * factor >= Most;
            return isOfHalfRow || hasTooMany || lacksDecimals || lacksZero || isCode || isTooLarge || IsCut(cell) || IsBroken(cell)
                || RunsOn(table, cell);
        }
    }

    /// <summary>01 and 05 are parts of codes.</summary>
    static bool BeginsWithZero(string text) => text.Length > 1 && text[0] == '0' && char.IsAsciiDigit(text[1]);

    /// <summary>
    /// A line that is no ruling cut it in two: what follows in the next cell, or ends in the one before, stands as near to it as its
    /// own characters do to each other.
    /// </summary>
    static bool RunsOn(FormTable table, FormCell cell)
    {
        if (cell.Source is not { RowSpan: 1, Lines: [var line] }) return false;
        var (grid, own) = (table.Table.Grid, cell.Source);
        return Meets(grid.At(own.Row, own.Column - 1), o => line.Box.Left - o.Box.Right)
            || Meets(grid.At(own.Row, own.EndColumn), o => o.Box.Left - line.Box.Right);

        // Columns of a sheet that goes on beside itself are neighbours on different pages.
        bool Meets(Cell? other, Func<TextLine, double> gap) => other is { RowSpan: 1 } && other.Page == own.Page && other.Lines.Any(o =>
            (cell.Amount.Decimals != 2 || AmountText.Parse(o.Tight) is { Decimals: not 2 }) && Math.Abs(o.Box.CenterY - line.Box.CenterY) < line.Box.Height / 3 && gap(o) < Together * line.Box.Height
            && !o.Tight.Any(TextFold.IsHan));
    }

    /// <summary>An amount with both its decimals has lost none at its end.</summary>
    static bool IsCut(FormCell cell)
    {
        var cut = cell.Source.Lines.SelectMany(l => l.Words)
            .Aggregate(CutEnds.None, (all, w) => all | (w.Reading?.Cut ?? CutEnds.None));
        var endsInPoint = cell.Source.Words.LastOrDefault()?.Raw.TrimEnd() is [.., '.' or ','];
        return cut.HasFlag(CutEnds.Left) || (endsInPoint && cell.Amount.Decimals != 2) || (cut.HasFlag(CutEnds.Right) && cell.Amount.Decimals != 2);
    }

    static bool IsBroken(FormCell cell) =>
        cell.Source.Lines.Any(l => l.Words.Any(w => w.Reading is { IsBroken: true }));

    static FormCell Doubt(FormCell cell)
    {
        var text = cell.Source.Text;
        var point = text.LastIndexOf('.');
        var mayBeSeparator = point > 0 && (text.Length - point - 1) % 3 == 0;
        var mayHaveLostPoint = point < 0 && text.Length >= LeastDigits && text.All(char.IsAsciiDigit);
        string[] other = mayBeSeparator ? [text.Remove(point, 1)] : mayHaveLostPoint ? [text.Insert(text.Length - 2, ".")] : [];
        Word Doubted(Word word) => word.Reading is not { } reading ? word : word with
        {
            Reading = reading.Doubted() with
            {
                Alternatives = [.. reading.Alternatives, .. New(reading).Select(o => new ReadingAlternative(o, 1, Engine))],
            },
        };
        IEnumerable<string> New(LineReading reading) => other.Except(reading.Alternatives.Select(a => a.Text));
        var lines = cell.Source.Lines.Select(l => l with { Words = [.. l.Words.Select(Doubted)] });
        return cell with { Source = cell.Source with { Lines = [.. lines] } };
    }

    const string Engine = "separators";
}
