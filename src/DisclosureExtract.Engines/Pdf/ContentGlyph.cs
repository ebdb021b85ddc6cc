using System.Buffers.Text;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// The outline of a glyph that is drawn by content of its own, as those of Type 3 fonts are: filled paths and stencils within it.
/// </summary>
/// <param name="filters">Decode the stencils.</param>
/// <param name="toGlyph">From the units of the content to thousandths of the size: six numbers.</param>
ref struct ContentGlyph(ILookupFilterProvider filters, ReadOnlySpan<double> toGlyph)
{
    /// <summary>Operators of one glyph; the deepest state; dots of a stencil.</summary>
    const int MostOperators = 5_000, Deepest = 32, MostDots = 1 << 20;

    readonly GlyphOutline outline = new();
    readonly List<double> numbers = [];
    readonly List<double[]> states = [];
    double[] matrix = toGlyph.ToArray();
    (double X, double Y) at;
    bool isOpen, hasPath;

    /// <returns>Empty where nothing is drawn; null where more than paths and stencils draw it.</returns>
    public static GlyphOutline? Read(ReadOnlySpan<byte> content, ILookupFilterProvider filters, ReadOnlySpan<double> toGlyph)
    {
        var glyph = new ContentGlyph(filters, toGlyph);
        try
        {
            return glyph.Run(content) ? glyph.outline : null;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return null;
        }
    }

    bool Run(ReadOnlySpan<byte> content)
    {
        var tokens = new RawTokens(content, 0);
        for (var count = 0; tokens.Next() && count < MostOperators;)
        {
            if (tokens.Kind == RawToken.Number)
            {
                numbers.Add(Utf8Parser.TryParse(tokens.Bytes, out double number, out _) ? number : 0);
                continue;
            }
            if (tokens.Kind != RawToken.Word) continue;
            count++;
            if (tokens.Bytes.SequenceEqual("BI"u8))
            {
                if (!Stencil(content, ref tokens)) return false;
            }
            else if (!Apply(tokens.Bytes))
            {
                return false;
            }
            numbers.Clear();
        }
        return !outline.IsTooLong;
    }

    bool Apply(ReadOnlySpan<byte> name)
    {
        var n = numbers;
        switch (name)
        {
            case [(byte)'m'] when n.Count >= 2:
                Close();
                Begin(n[^2], n[^1]);
                return true;
            case [(byte)'l'] when n.Count >= 2:
                Line(n[^2], n[^1]);
                return true;
            case [(byte)'c'] when n.Count >= 6:
                Curve(n[^6], n[^5], n[^4], n[^3], n[^2], n[^1]);
                return true;
            case [(byte)'v'] when n.Count >= 4:
                Curve(at.X, at.Y, n[^4], n[^3], n[^2], n[^1]);
                return true;
            case [(byte)'y'] when n.Count >= 4:
                Curve(n[^4], n[^3], n[^2], n[^1], n[^2], n[^1]);
                return true;
            case [(byte)'r', (byte)'e'] when n.Count >= 4:
                Rectangle(n[^4], n[^3], n[^2], n[^1]);
                return true;
            case [(byte)'h']:
                Close();
                return true;
            case [(byte)'q'] when states.Count < Deepest:
                states.Add(matrix);
                return true;
            case [(byte)'Q']:
                if (states.Count > 0)
                {
                    matrix = states[^1];
                    states.RemoveAt(states.Count - 1);
                }
                return true;
            case [(byte)'c', (byte)'m'] when n.Count >= 6:
                matrix = Times(n[^6], n[^5], n[^4], n[^3], n[^2], n[^1]);
                return true;
            case [(byte)'f' or (byte)'F'] or [(byte)'f', (byte)'*']:
                Close();
                hasPath = false;
                return true;
            // What is drawn with a pen, by other fonts or forms, or is a clip, tells no outline.
            case [(byte)'S' or (byte)'s' or (byte)'B' or (byte)'b' or (byte)'W', ..] or [(byte)'D', (byte)'o'] or [(byte)'s', (byte)'h'] or [(byte)'T', ..]:
                return false;
            case [(byte)'n']:
                return !hasPath;
            default:
                return true;
        }
    }

    void Begin(double x, double y)
    {
        (isOpen, hasPath) = (true, true);
        Add(x, y);
    }

    void Line(double x, double y)
    {
        if (!isOpen) Begin(at.X, at.Y);
        Add(x, y);
    }

    void Add(double x, double y)
    {
        at = (x, y);
        var (gx, gy) = Placed(x, y);
        outline.Add(gx, gy);
    }

    void Curve(double x1, double y1, double x2, double y2, double x3, double y3)
    {
        if (!isOpen) Begin(at.X, at.Y);
        var (a, b, c) = (Placed(x1, y1), Placed(x2, y2), Placed(x3, y3));
        outline.Curve(a.X, a.Y, b.X, b.Y, c.X, c.Y);
        at = (x3, y3);
    }

    void Rectangle(double x, double y, double width, double height)
    {
        Close();
        Begin(x, y);
        Add(x + width, y);
        Add(x + width, y + height);
        Add(x, y + height);
        Close();
    }

    void Close()
    {
        if (isOpen) outline.Close();
        isOpen = false;
    }

    readonly (double X, double Y) Placed(double x, double y) =>
        (matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]);

    readonly double[] Times(double a, double b, double c, double d, double e, double f) =>
    [
        a * matrix[0] + b * matrix[2], a * matrix[1] + b * matrix[3], c * matrix[0] + d * matrix[2], c * matrix[1] + d * matrix[3],
        e * matrix[0] + f * matrix[2] + matrix[4], e * matrix[1] + f * matrix[3] + matrix[5],
    ];

    /// <summary>A stencil that stands in the content: the edges of its dots.</summary>
    bool Stencil(ReadOnlySpan<byte> content, ref RawTokens tokens)
    {
        var (width, height, isInverted) = (0, 0, false);
        var (filter, parameters) = ((IToken?)null, new Dictionary<NameToken, IToken>());
        for (var key = ReadOnlySpan<byte>.Empty; tokens.Next() && !tokens.Bytes.SequenceEqual("ID"u8);)
        {
            if (tokens.Kind == RawToken.Name && key.IsEmpty)
            {
                key = tokens.Bytes[1..];
                continue;
            }
            if (key is [(byte)'W', ..]) width = (int)(tokens.Whole() ?? 0);
            else if (key is [(byte)'H', ..]) height = (int)(tokens.Whole() ?? 0);
            else if (key is [(byte)'K']) parameters[NameToken.K] = new NumericToken(tokens.Whole() ?? 0);
            else if (key is [(byte)'D'] or [(byte)'D', (byte)'e', (byte)'c', (byte)'o', ..] && tokens.Kind == RawToken.OpenList)
            {
                isInverted = tokens.Next() && tokens.Whole() == 1;
                continue;
            }
            else if (key is [(byte)'F'] or [(byte)'F', (byte)'i', ..])
            {
                if (tokens.Kind == RawToken.OpenList && !tokens.Next()) return false;
                filter = tokens.Kind == RawToken.Name ? NameToken.Create(System.Text.Encoding.ASCII.GetString(tokens.Bytes[1..])) : null;
            }
            key = default;
        }
        if (width <= 0 || height <= 0 || (long)width * height > MostDots || tokens.At >= content.Length) return false;
        var data = content[(tokens.At + 1)..];
        var stride = (width + 7) / 8;
        byte[] dots;
        if (filter is null)
        {
            if (data.Length < stride * height) return false;
            dots = data[..(stride * height)].ToArray();
            tokens = new RawTokens(content, tokens.At + 1 + dots.Length);
        }
        else
        {
            var end = EndOf(data);
            parameters[NameToken.Columns] = new NumericToken(width);
            parameters[NameToken.Rows] = new NumericToken(height);
            var dictionary = new DictionaryToken(new Dictionary<NameToken, IToken>
            {
                [NameToken.Filter] = filter, [NameToken.Width] = new NumericToken(width), [NameToken.Height] = new NumericToken(height),
                [NameToken.DecodeParms] = new DictionaryToken(parameters),
            });
            Memory<byte> decoded = data[..end].ToArray();
            foreach (var one in filters.GetFilters(dictionary)) decoded = one.Decode(decoded, dictionary, filters, 0).ToArray();
            if (decoded.Length < stride * height) return false;
            dots = decoded.ToArray();
            tokens = new RawTokens(content, tokens.At + 1 + end);
        }
        tokens.Next(); // EI
        // A dot that is 0 is painted, unless the stencil says otherwise; the first row is the highest.
        DotEdges.Trace(
            width, height, (x, y) => ((dots[y * stride + (x >> 3)] >> (7 - (x & 7))) & 1) == (isInverted ? 1 : 0), outline,
            Corner(matrix, width, height));
        return true;
    }

    static Func<int, int, (double X, double Y)> Corner(double[] m, int width, int height) => (column, row) =>
    {
        double x = (double)column / width, y = 1 - (double)row / height;
        return (m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]);
    };

    /// <summary>Where the data of an image end: before the EI that white space surrounds.</summary>
    static int EndOf(ReadOnlySpan<byte> data)
    {
        for (var i = 1; i + 2 <= data.Length; i++)
            if (data[i] == 'E' && data[i + 1] == 'I' && data[i - 1] <= ' ' && (i + 2 == data.Length || data[i + 2] <= ' ')) return i - 1;
        return data.Length;
    }
}
