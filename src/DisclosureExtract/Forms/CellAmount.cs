using System.Text;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Forms;

/// <summary>
/// A cell of a column of amounts → its amount. Characters alone do not tell: a raised 1 of smaller size is the number of a note and
/// no digit, and white space parts two amounts as well as the thousands of one.
/// </summary>
static class CellAmount
{
    /// <summary>Part of the size of the amount below which digits are those of a note.</summary>
    const double Small = 0.82;

    /// <summary>Ems by which the baseline of a mark is off that of the amount, where it is small and where it is not.</summary>
    const double Raised = 0.1, RaisedAsLarge = 0.2;

    /// <summary>No mark of a note has more characters.</summary>
    const int LongestMark = 4;

    /// <summary>Part of the em box below the baseline.</summary>
    const double Descent = 0.14;

    public static AmountText Read(Cell cell)
    {
        if (cell.Source == WordSource.Ocr) return OfPixels(AmountText.Parse(cell.Text), cell.Text);
        if (cell.IsEmpty || !cell.Text.AsSpan().ContainsAnyInRange('0', '9'))
            return AmountText.Parse(cell.Text);
        if (cell.Lines is [{ Words: [var only] }] && IsPlain(only)) return AmountText.Parse(only.Text);
        var size = cell.Words.Where(HasDigit).Max(w => w.FontSize);
        var (marks, doubts) = (new List<string>(), AmountDoubts.None);
        var lines = new List<string>();
        foreach (var line in cell.Lines)
        {
            var baseline = line.Words.FirstOrDefault(w => HasDigit(w) && w.FontSize >= Small * size) is { } main
                ? BaselineOf(main) : double.NaN;
            var kept = new List<Word>();
            foreach (var word in line.Words)
            {
                var off = Math.Abs(baseline - BaselineOf(word)) / size;
                var isSmall = word.FontSize < Small * size;
                if (isSmall && IsFraction(word.Text)) doubts |= AmountDoubts.Mark; // decimals, as shops write them
                var isMark = word.Text.Length <= LongestMark && UnitText.AtEndOf(word.Text).Length == 0 && !IsFraction(word.Text)
                    && (isSmall ? !(off <= Raised) || HasDigit(word) : off > RaisedAsLarge);
                if (!isMark)
                {
                    kept.Add(WithoutMarks(word, marks));
                    continue;
                }
                marks.Add(word.Raw);
                if (!isSmall || off <= Raised || IsDecimals(line, word)) doubts |= AmountDoubts.Mark;
            }
            if (kept.Count > 0) lines.Add(TextLine.Of(kept).Text);
        }
        // Nobody breaks a number by hand: where a file states the lines of a cell, numbers on lines of their own are several.
        if (cell.Source is WordSource.Xlsx or WordSource.Docx or WordSource.Html && lines.Count > 1 && lines.TrueForAll(IsNumber))
            return new(CellState.Unreadable);
        var amount = Spaced(lines);
        if (marks.Count == 0) return Doubted(amount, doubts);
        if (amount.Value is not null)
            return amount with { Doubts = amount.Doubts | doubts, Notes = string.Join(' ', marks.Append(amount.Notes)).TrimEnd() };
        // Small decimals, or a mark that is none: all of it may be the amount.
        var whole = AmountText.Parse(cell.Text);
        return whole.Value is null || cell.Words.Any(HasMarks) ? new(CellState.Unreadable)
            : whole with { Doubts = whole.Doubts | AmountDoubts.Mark };
    }

    /// <summary>A stroke behind an amount may be a speck of the paper.</summary>
    static AmountText OfPixels(AmountText amount, string text) =>
        amount.Value is < 0 && text[^1] is '-' ? Doubted(amount, AmountDoubts.Sign) : amount;

    /// <summary>.68: the point shows that it is no number of a note.</summary>
    static bool IsFraction(string text) => text.Length > 1 && text[0] == '.' && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    /// <summary>Two small digits behind an amount without decimals may be those: 1,386 and a raised 52.</summary>
    static bool IsDecimals(TextLine line, Word word) => word.Text.Length == 2 && word.Text.All(char.IsAsciiDigit)
        && !line.Words.Any(w => w.Text.Contains('.') && HasDigit(w));

    static bool IsPlain(Word word) => !word.Text.Contains(' ') && !HasMarks(word);

    static bool HasDigit(Word word) => word.Text.AsSpan().ContainsAnyInRange('0', '9');

    static double BaselineOf(Word word) => word.Box.Bottom - Descent * word.FontSize;

    static bool HasMarks(Word word)
    {
        foreach (var c in word.Raw) if (IsMark(c)) return true;
        return false;
    }

    /// <summary>¹ ② ⑶ ㈣: numbers of notes, which folding makes digits.</summary>
    static bool IsMark(char c) => c is '¹' or '²' or '³' or (>= '\u2070' and <= '\u2079') or (>= '\u2080' and <= '\u2089') or (>= '\u2460' and <= '\u249B')
        or (>= '\u24EA' and <= '\u24FF') or (>= '\u2776' and <= '\u2793') or (>= '\u3220' and <= '\u3229')
        or (>= '\u3280' and <= '\u3289');

    static Word WithoutMarks(Word word, List<string> marks)
    {
        if (!HasMarks(word)) return word;
        var rest = new StringBuilder(word.Raw.Length);
        foreach (var c in word.Raw)
            if (IsMark(c)) marks.Add(c.ToString());
            else rest.Append(c);
        return word with { Text = TextFold.Fold(rest.ToString()) };
    }

    /// <summary>A number that lacks nothing before or behind it.</summary>
    static bool IsNumber(string line) => line.Length > 0 && line[0] is not ('.' or ',') && line[^1] is not ('.' or ',')
        && AmountText.Parse(line) is { Value: not null, OddSeparators: false };

    /// <summary>Lines of an amount, with the white space that is printed between its parts.</summary>
    static AmountText Spaced(List<string> lines)
    {
        if (lines is [var first, var second] && IsWhole(first) && IsWhole(second) && second.Length > 2)
            return new(CellState.Unreadable);
        var text = string.Concat(lines);
        var joined = AmountText.Parse(text);
        if (joined.Value is null || !text.Contains(' ')) return joined;
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var at = -1;
        for (var i = 1; i < parts.Length && at < 0; i++)
            if (char.IsAsciiDigit(parts[i - 1][^1]) && char.IsAsciiDigit(parts[i][0])) at = i;
        if (at < 0 || (parts.Length > 2 && Array.TrueForAll(parts, p => p.Length == 1))) return joined;
        var (head, tail) = (string.Concat(parts[..at]), string.Concat(parts[at..]));
        if (head.Contains('.')) return BehindPoint(head, tail, joined);
        if (text.Contains(',')) return joined.OddSeparators ? new(CellState.Unreadable) : joined;
        if (AreThrees(parts[(at - 1)..])) return text.Contains('.') ? joined : Doubted(joined, AmountDoubts.Spaces);
        return text.Contains('.') ? Doubted(joined, AmountDoubts.Spaces) : new(CellState.Unreadable);
    }

    /// <summary>800,000.00 1 has the number of a note behind it; 49.88 24.28 are two amounts, and 12.3 4 may be one.</summary>
    static AmountText BehindPoint(string head, string tail, AmountText joined)
    {
        if (!tail.All(char.IsAsciiDigit)) return new(CellState.Unreadable);
        var amount = AmountText.Parse(head);
        return (amount.Decimals, tail.Length) switch
        {
            (1, 1) => Doubted(joined, AmountDoubts.Spaces),
            ( >= 2, <= 2) when amount.Value is not null => Doubted(amount, AmountDoubts.Mark) with { Notes = tail },
            _ => new(CellState.Unreadable),
        };
    }

    static AmountText Doubted(AmountText amount, AmountDoubts doubt) => amount with { Doubts = amount.Doubts | doubt };

    static bool IsWhole(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);

    /// <summary>1 234 567.00: white space in place of separators.</summary>
    static bool AreThrees(string[] parts)
    {
        for (var i = 1; i < parts.Length; i++)
        {
            var point = parts[i].IndexOf('.');
            var whole = point < 0 || i < parts.Length - 1 ? parts[i] : parts[i][..point];
            if (whole.Length != 3 || !IsWhole(whole)) return false;
        }
        return parts[0].TrimStart('-', '¥', '(', '△').Length is >= 1 and <= 3;
    }
}
