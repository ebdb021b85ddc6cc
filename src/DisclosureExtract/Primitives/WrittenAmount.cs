using System.Buffers;

namespace DisclosureExtract.Primitives;

/// <summary>
/// What people write around a number: 约¥-3.5万元(注1). Peeled off from both ends until a number is left; what is neither known nor
/// a number makes the whole unreadable.
/// </summary>
ref struct WrittenAmount
{
    static readonly string[] Currencies = ["人民币", "RMB", "CNY", "¥"];

    static readonly string[] AboutBefore =
        ["大约", "约", "不超过", "不低于", "不少于", "超过", "至少", "最多", "近", "逾", "超", "≈", "~", "≥", "≤", "≧", "≦", ">=", "<=", ">", "<"];

    static readonly string[] AboutBehind = ["左右", "上下", "以上", "以下", "以内", "余", "多", "起", "+"];

    static readonly string[] CreditBehind = ["CR", "Cr", "贷"];

    static readonly string[] DebitBehind = ["DR", "Dr", "借"];

    /// <summary>A remark with one of these speaks of the amount itself.</summary>
    static readonly SearchValues<string> AboutRemarks =
        SearchValues.Create(["约", "估", "暂", "预计", "左右"], StringComparison.Ordinal);

    /// <summary>The same of its sign.</summary>
    static readonly SearchValues<string> SignRemarks =
        SearchValues.Create(["负", "减", "红", "贷", "借", "退", "扣"], StringComparison.Ordinal);

    const string Marks = "*※#†‡★☆";

    const string Opening = "([【〔〈《", Closing = ")]】〕〉》";

    /// <summary>No remark behind an amount is longer, and no number of a note.</summary>
    const int LongestRemark = 24, LongestMark = 4;

    ReadOnlySpan<char> rest;
    Unit unit;
    AmountDoubts doubts;
    bool hasCurrency;
    bool isNegative;
    int signs;
    string notes;

    /// <param name="text">Folded, without white space.</param>
    public static AmountText Parse(ReadOnlySpan<char> text)
    {
        if (text.IndexOfAnyInRange('0', '9') < 0) return new(CellState.Unreadable);
        var written = new WrittenAmount { rest = text, unit = Unit.None, notes = "" };
        return written.Read();
    }

    AmountText Read()
    {
        Peel();
        if (rest is ['(', _, .., ')'])
        {
            rest = rest[1..^1];
            Negate();
            Peel();
        }
        if (signs > 1) doubts |= AmountDoubts.Sign;
        var number = AmountNumber.Parse(rest, isNegative, doubts);
        return number.Value is null ? number : number with { Unit = unit, HasCurrency = hasCurrency, Notes = notes };
    }

    void Peel()
    {
        while (rest.Length > 0 && (PeelFront() || PeelBack())) { }
    }

    bool PeelFront()
    {
        if (char.IsAsciiDigit(rest[0])) return false;
        if (TakeFront(Currencies))
        {
            hasCurrency = true;
            if (rest is [':', ..]) rest = rest[1..];
            return true;
        }
        if (TakeFront(AboutBefore))
        {
            doubts |= AmountDoubts.Approximate;
            return true;
        }
        switch (rest[0])
        {
            case '-' or '−' or '–' or '△' or '▲' or '∆' or '负':
                Negate();
                break;
            case '—' or '减':
                Negate();
                doubts |= AmountDoubts.Sign;
                break;
            case '+':
                break;
            case var c when Marks.Contains(c):
                notes = Join(c.ToString(), notes);
                break;
            default:
                return false;
        }
        rest = rest[1..];
        return true;
    }

    bool PeelBack()
    {
        var last = rest[^1];
        if (char.IsAsciiDigit(last)) return PeelNoteNumber();
        if (Marks.Contains(last)) return PeelNote(rest.Length - 1);
        if (last is '-' or '−' or '–' or '—')
        {
            Negate();
            if (last is '–' or '—') doubts |= AmountDoubts.Sign;
            rest = rest[..^1];
            return true;
        }
        if (Closing.Contains(last)) return PeelBrackets();
        if (last == '注') return PeelNoteNumber();
        if (rest.EndsWith("元整") || rest.EndsWith("圆整"))
        {
            rest = rest[..^1];
            return true;
        }
        if (rest.EndsWith("余元") || rest.EndsWith("多元"))
        {
            doubts |= AmountDoubts.Approximate;
            var (thousands, length) = UnitText.AtEndOf(rest[..^2]);
            unit = length > 0 ? thousands : new Unit("元");
            rest = rest[..^(2 + length)];
            return true;
        }
        return PeelUnit() || PeelWord();
    }

    bool PeelUnit()
    {
        if (unit.IsPrinted) return false;
        if (rest.EndsWith("人民币")) rest = rest[..^3];
        var (found, length) = UnitText.AtEndOf(rest);
        if (length == 0 || length == rest.Length) return false;
        unit = found;
        rest = rest[..^length];
        return true;
    }

    bool PeelWord()
    {
        if (TakeBack(AboutBehind))
        {
            doubts |= AmountDoubts.Approximate;
            return true;
        }
        var isCredit = TakeBack(CreditBehind);
        if (!isCredit && !TakeBack(DebitBehind)) return false;
        if (isCredit) Negate();
        doubts |= AmountDoubts.Sign;
        return true;
    }

    /// <summary>注, 注1, 见注2 behind the amount.</summary>
    bool PeelNoteNumber()
    {
        var at = rest.LastIndexOf('注');
        if (at <= 0 || rest.Length - at > LongestMark) return false;
        foreach (var c in rest[(at + 1)..]) if (!char.IsAsciiDigit(c) && !"一二三四五六七八九十:".Contains(c)) return false;
        while (at > 1 && rest[at - 1] is '见' or '详' or '附' or '备') at--;
        return PeelNote(at);
    }

    /// <summary>Something in brackets behind the amount: its unit, the number of a note, a share, a remark in words.</summary>
    bool PeelBrackets()
    {
        var at = rest.LastIndexOf(Opening[Closing.IndexOf(rest[^1])]);
        if (at <= 0) return false;
        var inside = rest[(at + 1)..^1];
        if (!unit.IsPrinted && UnitText.AtEndOf(inside) is { Length: > 0 } found && found.Length == inside.Length)
        {
            unit = found.Unit;
            rest = rest[..at];
            return true;
        }
        if (!IsRemark(inside)) return false;
        var words = inside.ToString();
        if (words.AsSpan().ContainsAny(AboutRemarks)) doubts |= AmountDoubts.Approximate;
        if (words.AsSpan().ContainsAny(SignRemarks)) doubts |= AmountDoubts.Sign;
        return PeelNote(at);
    }

    /// <summary>No other amount, and nothing that could be one.</summary>
    static bool IsRemark(ReadOnlySpan<char> inside)
    {
        if (inside.Length is 0 or > LongestRemark) return false;
        if (inside.IndexOfAnyExceptInRange('0', '9') < 0) return inside.Length <= 2;
        if (inside[^1] == '%') return AmountNumber.Parse(inside[..^1].TrimStart("占约-"), false, AmountDoubts.None).Value is not null;
        if (inside.IndexOfAny(',', '.') >= 0 || inside.Contains('元')) return false;
        return inside.Length <= 1 || inside[0] is '注' || TextFold.IsHan(inside[0]) || inside.IndexOfAnyInRange('0', '9') < 0;
    }

    bool PeelNote(int at)
    {
        if (at <= 0) return false;
        notes = Join(rest[at..].ToString(), notes);
        rest = rest[..at];
        return true;
    }

    void Negate() => (isNegative, signs) = (true, signs + 1);

    bool TakeFront(string[] words)
    {
        foreach (var word in words)
            if (rest.StartsWith(word))
            {
                rest = rest[word.Length..];
                return true;
            }
        return false;
    }

    bool TakeBack(string[] words)
    {
        foreach (var word in words)
            if (rest.EndsWith(word))
            {
                rest = rest[..^word.Length];
                return true;
            }
        return false;
    }

    static string Join(string first, string second) => second.Length == 0 ? first : $"{first} {second}";
}
