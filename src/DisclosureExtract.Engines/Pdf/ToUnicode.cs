using System.Buffers;
using System.Globalization;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// What the codes of a font stand for, as its ToUnicode map says. Read with patience: an odd entry costs that entry, never
/// the map or the font, and a range takes no more memory than a line of the map.
/// </summary>
sealed class ToUnicode
{
    readonly Dictionary<int, string> single = [];
    readonly List<(int Low, int High, string First)> ranges = [];
    bool isNamedIdentity;
    int shortest = int.MaxValue, longest;

    /// <summary>Codes are their own characters: a map without entries that calls itself an identity.</summary>
    public bool IsIdentity => isNamedIdentity && IsEmpty;

    public bool IsEmpty => single.Count == 0 && ranges.Count == 0;

    /// <summary>Bytes of a code, if the map speaks of codes of one length.</summary>
    public int? CodeLength => shortest == longest && longest is 1 or 2 ? longest : null;

    /// <summary>The map that the name Identity-H in place of a map stands for.</summary>
    public static ToUnicode Identity { get; } = new() { isNamedIdentity = true };

    public static ToUnicode Parse(ReadOnlySpan<byte> map)
    {
        var result = new ToUnicode();
        var tokens = new CMapTokens(map);
        var name = "";
        while (tokens.Next())
        {
            if (tokens.Kind == CMapToken.Name) name = tokens.Text;
            else if (tokens.Kind == CMapToken.Word)
                switch (tokens.Text)
                {
                    case "begincodespacerange": result.ReadLengths(ref tokens); break;
                    case "beginbfchar": result.ReadCharacters(ref tokens); break;
                    case "beginbfrange": result.ReadRanges(ref tokens); break;
                    case "def" or "usecmap":
                        result.isNamedIdentity |= name.StartsWith("Identity-", StringComparison.OrdinalIgnoreCase);
                        name = "";
                        break;
                }
        }
        return result;
    }

    public bool TryGet(int code, out string text)
    {
        if (single.TryGetValue(code, out text!)) return true;
        for (var i = ranges.Count - 1; i >= 0; i--)
        {
            var (low, high, first) = ranges[i];
            if (code < low || code > high) continue;
            text = code == low ? first : Later(first, code - low);
            return true;
        }
        return false;
    }

    /// <summary>The codes of single characters of the Latin block, which digits belong to.</summary>
    public IEnumerable<(int Code, char Character)> Latin()
    {
        const char First = ' ', Last = '~';
        foreach (var (code, text) in single)
            if (text is [>= First and <= Last]) yield return (code, text[0]);
        foreach (var (low, high, first) in ranges)
        {
            if (first.Length != 1 || first[0] > Last) continue;
            var skipped = Math.Max(0, First - first[0]);
            for (var code = (long)low + skipped; code <= high && first[0] + code - low <= Last; code++)
                if (!single.ContainsKey((int)code)) yield return ((int)code, (char)(first[0] + code - low));
        }
    }

    /// <summary>Codes that stand for several characters of which one is a digit, as no glyph does.</summary>
    public IEnumerable<(int Code, string Text)> Numbers() => single.Select(e => (e.Key, e.Value))
        .Concat(ranges.Select(r => (r.Low, r.First)))
        .Where(e => e.Item2.Length > 1 && e.Item2.AsSpan().IndexOfAnyExcept(OfNumbers) < 0 && e.Item2.AsSpan().ContainsAnyInRange('0', '9'));

    /// <summary>Codes that stand for white space of any kind.</summary>
    public IEnumerable<int> Blanks()
    {
        foreach (var (code, text) in single)
            if (text is [var c] && TextFold.IsSpace(c)) yield return code;
        foreach (var (low, high, first) in ranges)
            if (first is [var c] && TextFold.IsSpace(c) && low < high) yield return low;
    }

    static readonly SearchValues<char> OfNumbers = SearchValues.Create("0123456789.,-");

    static string Later(string first, int steps)
    {
        if (first.Length > 1 && char.IsSurrogatePair(first, first.Length - 2))
        {
            var point = char.ConvertToUtf32(first, first.Length - 2) + steps;
            return point > 0x10FFFF ? "\uFFFD" : first[..^2] + char.ConvertFromUtf32(point);
        }
        return string.Concat(first.AsSpan(0, first.Length - 1), ((char)(first[^1] + steps)).ToString());
    }

    void ReadLengths(ref CMapTokens tokens)
    {
        while (tokens.Next() && tokens.Kind != CMapToken.Word)
            if (tokens.Kind == CMapToken.Hex && tokens.Text.Length > 0)
            {
                var length = (tokens.Text.Length + 1) / 2;
                (shortest, longest) = (Math.Min(shortest, length), Math.Max(longest, length));
            }
    }

    void ReadCharacters(ref CMapTokens tokens)
    {
        int? code = null;
        while (tokens.Next() && !tokens.IsEnd)
        {
            if (code is null) code = tokens.Kind == CMapToken.Hex ? Code(tokens.Text) : null;
            else
            {
                if (tokens.Kind == CMapToken.Hex && Characters(tokens.Text) is { Length: > 0 } text) single[code.Value] = text;
                code = null;
            }
        }
    }

    void ReadRanges(ref CMapTokens tokens)
    {
        int? low = null, high = null;
        while (tokens.Next() && !tokens.IsEnd)
        {
            if (tokens.Kind == CMapToken.Open)
            {
                for (var code = low ?? -1; tokens.Next() && tokens.Kind is not (CMapToken.Close or CMapToken.Word); code++)
                    if (low is not null && tokens.Kind == CMapToken.Hex && code <= (high ?? code)
                        && Characters(tokens.Text) is { Length: > 0 } text)
                        single[code] = text;
                if (tokens.IsEnd) return;
                (low, high) = (null, null);
            }
            else if (tokens.Kind != CMapToken.Hex) (low, high) = (null, null);
            else if (low is null) low = Code(tokens.Text);
            else if (high is null) high = Code(tokens.Text);
            else
            {
                if (Characters(tokens.Text) is { Length: > 0 } text && low <= high)
                {
                    if (low == high) single[low.Value] = text;
                    else ranges.Add((low.Value, high.Value, text));
                }
                (low, high) = (null, null);
            }
        }
    }

    static int? Code(string digits) =>
        uint.TryParse(digits, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var code)
            ? (int)Math.Min(code, int.MaxValue)
            : null;

    /// <summary>UTF-16; a single short number is one character.</summary>
    static string Characters(string digits)
    {
        if (digits.Length == 0) return "";
        Span<char> text = stackalloc char[Math.Min(64, (digits.Length + 3) / 4)];
        var count = 0;
        for (var at = 0; at < digits.Length && count < text.Length; at += 4)
            text[count++] = (char)int.Parse(
                digits.AsSpan(at, Math.Min(4, digits.Length - at)), NumberStyles.HexNumber, CultureInfo.InvariantCulture);
        return text[..count].ToString();
    }
}
