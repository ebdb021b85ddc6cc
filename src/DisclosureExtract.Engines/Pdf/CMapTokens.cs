using System.Text;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What stands in a character map.</summary>
enum CMapToken
{
    Word,
    Name,
    Hex,
    Open,
    Close,
}

/// <summary>The parts of a character map one after the other; what is none of them is passed over.</summary>
ref struct CMapTokens(ReadOnlySpan<byte> map)
{
    readonly ReadOnlySpan<byte> map = map;
    int at;

    public CMapToken Kind { get; private set; }

    /// <summary>The word, the name without its slash, or the digits.</summary>
    public string Text { get; private set; } = "";

    /// <summary>Whether a list has ended: the word that ends it, or the one that begins the next.</summary>
    public readonly bool IsEnd => Kind == CMapToken.Word
        && (Text.StartsWith("end", StringComparison.Ordinal) || Text.StartsWith("begin", StringComparison.Ordinal));

    public bool Next()
    {
        while (at < map.Length)
        {
            var c = map[at++];
            switch (c)
            {
                case (byte)'[':
                    (Kind, Text) = (CMapToken.Open, "");
                    return true;
                case (byte)']':
                    (Kind, Text) = (CMapToken.Close, "");
                    return true;
                case (byte)'<' when at < map.Length && map[at] == '<':
                    at++;
                    break;
                case (byte)'<':
                    (Kind, Text) = (CMapToken.Hex, Digits());
                    return true;
                case (byte)'%':
                    while (at < map.Length && map[at] is not ((byte)'\r' or (byte)'\n')) at++;
                    break;
                case (byte)'(':
                    while (at < map.Length && map[at++] != ')') { }
                    break;
                case (byte)'/':
                    (Kind, Text) = (CMapToken.Name, Regular(at));
                    return true;
                case > (byte)' ' and not ((byte)'>' or (byte)')' or (byte)'{' or (byte)'}'):
                    (Kind, Text) = (CMapToken.Word, Regular(at - 1));
                    return true;
            }
        }
        return false;
    }

    string Digits()
    {
        var start = at;
        while (at < map.Length && map[at] != '>') at++;
        var text = new StringBuilder(at - start);
        foreach (var c in map[start..at])
            if (char.IsAsciiHexDigit((char)c)) text.Append((char)c);
        at = Math.Min(map.Length, at + 1);
        return text.ToString();
    }

    string Regular(int start)
    {
        at = start;
        while (at < map.Length && map[at] > ' ' && "[]<>()/%{}".IndexOf((char)map[at], StringComparison.Ordinal) < 0) at++;
        return Encoding.Latin1.GetString(map[start..at]);
    }
}
