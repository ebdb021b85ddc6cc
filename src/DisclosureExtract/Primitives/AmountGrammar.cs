using System.Text;

namespace DisclosureExtract.Primitives;

/// <summary>An amount as recognised, after what engines are known to confuse has been put right.</summary>
/// <param name="Text">In the form of a printed amount where it can be one, else as it was.</param>
/// <param name="IsPlain">Nothing but white space, width and the kind of dash was changed.</param>
readonly record struct RecognizedAmount(string Text, bool IsPlain)
{
    public AmountText Amount => AmountText.Parse(Text);

    /// <summary>A number, well formed, or a dash.</summary>
    public bool IsWellFormed => Amount is { State: CellState.Reported or CellState.Zero or CellState.Dash, OddSeparators: false };
}

/// <summary>
/// The grammar of amounts, applied to what an OCR engine read in a column of amounts. It knows how engines err (O for
/// 0, l for 1, a point for a separator, a ruling read as |) and never supplies a digit that was not read.
/// </summary>
static class AmountGrammar
{
    const string Zeros = "OoD○〇◯Q";
    const string Ones = "lI|!丨";
    const string Dashes = "-—–−―一_ー~～-";
    const string Marks = "+()△▲∆";

    public static RecognizedAmount Read(string raw)
    {
        var plain = true;
        var text = new StringBuilder(raw.Length);
        foreach (var c in TextFold.FoldTight(raw))
        {
            var to = c switch
            {
                _ when char.IsAsciiDigit(c) || c is '.' or ',' || Marks.Contains(c) => c,
                '、' or '，' or ';' or '‚' or '\'' => ',',
                '。' or '·' or '•' or '…' => '.',
                _ when Zeros.Contains(c) => '0',
                _ when Ones.Contains(c) => '1',
                _ when Dashes.Contains(c) => '-',
                _ => '\0',
            };
            // Not a number at all: leave it as it is.
            if (to == '\0') return new(TextFold.FoldTight(raw), IsPlain: true);
            plain &= to == c || to == '-';
            text.Append(to);
        }
        // Dashes only: one, whatever its length; a one that stands for a dash has no digits beside it.
        if (text.Length > 0 && text.ToString().All(c => c == '-')) return new("-", plain);
        if (!raw.Any(char.IsAsciiDigit) && text.ToString() is not "0") return new(TextFold.FoldTight(raw), IsPlain: true);
        var trimmed = TrimRulings(text.ToString(), raw, ref plain);
        return Separate(trimmed, plain);
    }

    /// <summary>A stroke at either end that was read as | is a ruling, not a 1.</summary>
    static string TrimRulings(string text, string raw, ref bool plain)
    {
        var tight = TextFold.FoldTight(raw);
        if (tight.Length == text.Length && text.Length > 1)
        {
            if (tight[^1] is '|' or '丨' or '!') (text, plain) = (text[..^1], false);
            if (text.Length > 1 && tight[0] is '|' or '丨' or '!') (text, plain) = (text[1..], false);
        }
        // 100.00- may be below zero, and what doubts its sign is not dropped.
        if (text is [.., '.', >= '0' and <= '9', >= '0' and <= '9', '-'] && char.IsAsciiDigit(text[0])) return text;
        // No amount ends so: a speck beside it.
        while (text.Length > 1 && text[^1] is '.' or ',' or '-') (text, plain) = (text[..^1], false);
        return text;
    }

    /// <summary>Points for separators and the other way round: 10.208.94 is 10,208.94; 1,234,56 is 1,234.56.</summary>
    static RecognizedAmount Separate(string text, bool plain)
    {
        var start = 0;
        while (start < text.Length && !char.IsAsciiDigit(text[start])) start++;
        var end = text.Length;
        while (end > start && !char.IsAsciiDigit(text[end - 1])) end--;
        var body = text[start..end];
        var groups = body.Split('.', ',');
        if (groups.Length < 2 || groups.Any(g => g.Length == 0 || !g.All(char.IsAsciiDigit))) return new(text, plain);
        if (AmountText.Parse(text) is { State: CellState.Reported or CellState.Zero, OddSeparators: false }) return new(text, plain);
        if (groups[0].Length > 3 && groups.Length > 2 || groups[1..^1].Any(g => g.Length != 3)) return new(text, IsPlain: false);
        var last = groups[^1];
        var isDecimal = last.Length != 3 && last.Length <= 6;
        if (!isDecimal && last.Length != 3) return new(text, IsPlain: false);
        var whole = string.Join(',', groups[..^1]);
        return new(string.Concat(text[..start], whole, isDecimal ? "." : ",", last, text[end..]), IsPlain: false);
    }
}
