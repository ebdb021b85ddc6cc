using System.Buffers;
using System.Buffers.Text;
using System.Globalization;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>Kinds of tokens in the bytes of a file.</summary>
enum RawToken
{
    End,
    Number,
    Name,
    Word,
    Text,
    OpenList,
    CloseList,
    OpenDictionary,
    CloseDictionary,
}

/// <summary>The tokens of a file from a place on, with comments passed over and names as they are meant.</summary>
ref struct RawTokens(ReadOnlySpan<byte> file, int at)
{
    static readonly SearchValues<byte> Ends = SearchValues.Create(" \r\n\t\f\0()<>[]{}/%"u8);

    readonly ReadOnlySpan<byte> file = file;

    public RawToken Kind { get; private set; }

    /// <summary>Where the token begins, and what comes behind it.</summary>
    public int Start { get; private set; }

    public int At { get; private set; } = at;

    public readonly ReadOnlySpan<byte> Bytes => file[Start..At];

    public bool Next()
    {
        Skip();
        Start = At;
        if (At >= file.Length)
        {
            Kind = RawToken.End;
            return false;
        }
        var isPair = At + 1 < file.Length && file[At + 1] == file[At];
        Kind = file[At] switch
        {
            (byte)'[' => One(RawToken.OpenList),
            (byte)']' => One(RawToken.CloseList),
            (byte)'<' when isPair => Two(RawToken.OpenDictionary),
            (byte)'>' when isPair => Two(RawToken.CloseDictionary),
            (byte)'<' => Until((byte)'>'),
            (byte)'(' => Parentheses(),
            (byte)'/' => Run(RawToken.Name),
            (>= (byte)'0' and <= (byte)'9') or (byte)'-' or (byte)'+' or (byte)'.' => Run(RawToken.Number),
            (byte)')' or (byte)'{' or (byte)'}' or (byte)'>' => One(RawToken.Word),
            _ => Run(RawToken.Word),
        };
        return true;
    }

    /// <summary>Whether the token is that name, however it is written.</summary>
    public readonly bool IsName(ReadOnlySpan<byte> name)
    {
        if (Kind != RawToken.Name) return false;
        var written = Bytes[1..];
        if (written.IndexOf((byte)'#') < 0) return written.SequenceEqual(name);
        var i = 0;
        foreach (var wanted in name)
        {
            if (i >= written.Length) return false;
            var isNumber = written[i] == '#' && i + 2 < written.Length
                && byte.TryParse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out _);
            var meant = isNumber ? byte.Parse(written.Slice(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture) : written[i];
            if (meant != wanted) return false;
            i += isNumber ? 3 : 1;
        }
        return i == written.Length;
    }

    /// <summary>The token as a whole number; null for any other.</summary>
    public readonly long? Whole() =>
        Kind == RawToken.Number && Utf8Parser.TryParse(Bytes, out long number, out var used) && used == Bytes.Length ? number : null;

    /// <summary>Reads on through a reference that begins here; null, and no further, where there is none.</summary>
    public long? Reference()
    {
        var after = this;
        if (after.Whole() is not { } number || !after.Next() || after.Whole() is null || !after.Next()
            || after.Kind != RawToken.Word || !after.Bytes.SequenceEqual("R"u8)) return null;
        this = after;
        return number;
    }

    void Skip()
    {
        for (; At < file.Length; At++)
        {
            if (file[At] == '%')
            {
                var end = file[At..].IndexOfAny((byte)'\r', (byte)'\n');
                At = end < 0 ? file.Length - 1 : At + end;
            }
            else if (file[At] is not ((byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t' or (byte)'\f' or 0)) return;
        }
    }

    RawToken One(RawToken kind)
    {
        At++;
        return kind;
    }

    RawToken Two(RawToken kind)
    {
        At += 2;
        return kind;
    }

    RawToken Run(RawToken kind)
    {
        var length = file[(At + 1)..].IndexOfAny(Ends);
        At = length < 0 ? file.Length : At + 1 + length;
        return kind;
    }

    RawToken Until(byte end)
    {
        var length = file[At..].IndexOf(end);
        At = length < 0 ? file.Length : At + length + 1;
        return RawToken.Text;
    }

    RawToken Parentheses()
    {
        var depth = 0;
        do
        {
            if (file[At] == '\\') At++;
            else if (file[At] == '(') depth++;
            else if (file[At] == ')') depth--;
            At++;
        }
        while (depth > 0 && At < file.Length);
        At = Math.Min(At, file.Length);
        return RawToken.Text;
    }
}
