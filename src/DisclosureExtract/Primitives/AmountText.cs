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
/// <param name="OddSeparators">The thousands separators do not stand every three digits; they were dropped all the
/// same.</param>
public readonly record struct AmountText(CellState State, decimal? Value = null, int Decimals = 0, bool OddSeparators = false)
{
    const int LongestNumber = 24;

    /// <summary>
    /// Digits before the point of an amount. All public money of China in one year comes to fourteen digits of yuan;
    /// what is longer is no amount, and the sums and conversions of amounts must fit a decimal.
    /// </summary>
    const int LongestWhole = 16;

    /// <summary>Whether a number found in text can be an amount, and be reckoned with.</summary>
    public static bool IsPlausible(decimal value) => Math.Abs(value) < 1e16m;

    static readonly SearchValues<char> Dashes = SearchValues.Create("-—–−―─_/\\ー");

    /// <summary>
    /// Reads a cell. The text must be folded (<see cref="TextFold"/>); white space is ignored.
    /// Negatives are -1, −1, △1, ▲1 and (1).
    /// </summary>
    public static AmountText Parse(ReadOnlySpan<char> text)
    {
        Span<char> buffer = stackalloc char[LongestNumber + 8];
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

        var negative = false;
        if (s[0] == '(' && s[^1] == ')' && s.Length > 2)
        {
            negative = true;
            s = s[1..^1];
        }
        else if (s[0] is '-' or '−' or '–' or '—' or '△' or '▲' or '∆')
        {
            negative = true;
            s = s[1..];
        }
        else if (s[0] == '+')
        {
            s = s[1..];
        }
        return ParseUnsigned(s, negative);
    }

    /// <summary>Whether the text is one well-formed amount.</summary>
    public static bool IsAmount(ReadOnlySpan<char> text) =>
        Parse(text) is { State: CellState.Reported or CellState.Zero, OddSeparators: false };

    static AmountText ParseUnsigned(ReadOnlySpan<char> s, bool negative)
    {
        if (s.Length == 0) return new(CellState.Unreadable);
        var point = s.IndexOf('.');
        var whole = point < 0 ? s : s[..point];
        var fraction = point < 0 ? default : s[(point + 1)..];
        if (whole.Length == 0 || (point >= 0 && fraction.Length == 0) || fraction.IndexOfAnyExceptInRange('0', '9') >= 0)
            return new(CellState.Unreadable);
        if (!char.IsAsciiDigit(whole[0]) || !char.IsAsciiDigit(whole[^1])) return new(CellState.Unreadable);

        var odd = false;
        var sinceSeparator = -1; // -1: no separator yet
        Span<char> digits = stackalloc char[s.Length];
        var n = 0;
        foreach (var c in whole)
        {
            if (char.IsAsciiDigit(c))
            {
                digits[n++] = c;
                if (sinceSeparator >= 0) sinceSeparator++;
            }
            else if (c is ',' or '，' or '\'')
            {
                odd |= sinceSeparator >= 0 ? sinceSeparator != 3 : n > 3;
                if (sinceSeparator == 0) return new(CellState.Unreadable);
                sinceSeparator = 0;
            }
            else
            {
                return new(CellState.Unreadable);
            }
        }
        odd |= sinceSeparator >= 0 && sinceSeparator != 3;
        if (n > LongestWhole || n + fraction.Length > LongestNumber) return new(CellState.Unreadable);

        decimal value = 0;
        foreach (var c in digits[..n]) value = value * 10 + (c - '0');
        decimal scaled = value;
        foreach (var c in fraction) scaled = scaled * 10 + (c - '0');
        value = WithScale(scaled, fraction.Length);
        if (negative) value = -value;
        return new(value == 0 ? CellState.Zero : CellState.Reported, value, fraction.Length, odd);
    }

    static decimal WithScale(decimal unscaled, int decimals)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(unscaled, bits);
        return new decimal(bits[0], bits[1], bits[2], isNegative: false, (byte)decimals);
    }
}
