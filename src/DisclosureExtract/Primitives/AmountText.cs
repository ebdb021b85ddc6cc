using System.Buffers;

namespace DisclosureExtract.Primitives;

/// <summary>What a cell of a numeric column holds.</summary>
public enum CellState
{
    /// <summary>An amount other than zero.</summary>
    Reported,

    /// <summary>A printed zero.</summary>
    Zero,

    /// <summary>Nothing.</summary>
    Blank,

    /// <summary>A printed dash or stroke, which stands for "none" but is no amount.</summary>
    Dash,

    /// <summary>Characters that are no amount.</summary>
    Unreadable,
}

/// <summary>A printed number and how it was printed.</summary>
/// <param name="State">Reported, zero, blank, dash or unreadable.</param>
/// <param name="Value">The number, with the sign and the decimals as printed; null unless reported or zero.</param>
/// <param name="Decimals">Digits after the decimal point.</param>
/// <param name="Doubts">Why it may not be what is meant.</param>
public readonly record struct AmountText(
    CellState State, decimal? Value = null, int Decimals = 0, AmountDoubts Doubts = AmountDoubts.None)
{
    /// <summary>The unit printed with it: 万元 in 3.5万元; none where it stands alone.</summary>
    public Unit Unit { get; init; } = Unit.None;

    /// <summary>¥, RMB or 人民币 stands before it: money, in the unit of its table.</summary>
    public bool HasCurrency { get; init; }

    /// <summary>Marks of notes and remarks that stand with it: *, 注1, (26%).</summary>
    public string Notes { get; init; } = "";

    /// <summary>Separators or a comma stand where none is expected.</summary>
    public bool OddSeparators => (Doubts & (AmountDoubts.Separators | AmountDoubts.Comma)) != 0;

    /// <summary>No amount is longer, with all that is written around it.</summary>
    const int LongestText = 64;

    /// <summary>Whether a number found in text can be an amount, and be reckoned with.</summary>
    public static bool IsPlausible(decimal value) => Math.Abs(value) < 1e16m;

    static readonly SearchValues<char> Dashes = SearchValues.Create("-—–−―─_/\\ー");

    /// <summary>
    /// Reads a cell. The text must be folded (<see cref="TextFold"/>); white space is ignored.
    /// Negatives are -1, −1, △1, ▲1 and (1); what else people write around an amount <see cref="WrittenAmount"/> knows.
    /// </summary>
    public static AmountText Parse(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[LongestText];
        var length = 0;
        foreach (var c in text)
        {
            if (TextFold.IsSpace(c)) continue;
            if (length == buffer.Length) return new(CellState.Unreadable);
            buffer[length++] = c;
        }
        ReadOnlySpan<char> s = buffer[..length];
        if (s.Length == 0) return new(CellState.Blank);
        if (s.IndexOfAnyExcept(Dashes) < 0) return s.Length <= 4 ? new(CellState.Dash) : new(CellState.Unreadable);
        var plain = ParsePlain(s);
        return plain.State == CellState.Unreadable ? WrittenAmount.Parse(s) : plain;
    }

    /// <summary>A sign and a number, nothing else.</summary>
    static AmountText ParsePlain(ReadOnlySpan<char> s)
    {
        var doubts = AmountDoubts.None;
        var negative = false;
        if (s[0] == '(' && s[^1] == ')' && s.Length > 2)
        {
            negative = true;
            s = s[1..^1];
        }
        else if (s[0] is '-' or '−' or '–' or '—' or '△' or '▲' or '∆')
        {
            negative = true;
            if (s[0] == '—') doubts = AmountDoubts.Sign; // as long as a dash that stands for nothing
            s = s[1..];
        }
        else if (s[0] == '+')
        {
            s = s[1..];
        }
        return AmountNumber.Parse(s, negative, doubts);
    }

    /// <summary>Whether the text is one well-formed amount.</summary>
    public static bool IsAmount(ReadOnlySpan<char> text) =>
        Parse(text) is { State: CellState.Reported or CellState.Zero, OddSeparators: false };
}
