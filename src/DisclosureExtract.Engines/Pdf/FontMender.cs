using System.Text;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Writes the dictionary of a font anew with all that is sound in it, and what is missing in the way viewers take it:
/// one faulty entry must not cost the text of a column.
/// </summary>
sealed class FontMender(IPdfTokenScanner scanner)
{
    /// <summary>Codes have two bytes at most.</summary>
    const int LastCode = 65_535;

    /// <summary>Thousandths of the size; no glyph is as wide.</summary>
    const double WidestGlyph = 10_000;

    /// <summary>Codes that all ranges of a list of widths may stand for.</summary>
    const int MostInRanges = 4 * (LastCode + 1);

    /// <summary>References that lead to references.</summary>
    const int Deepest = 8;

    const string CMapPrefix = "CMap.";

    static readonly NameToken Registry = NameToken.Create("Registry"), Ordering = NameToken.Create("Ordering"),
        Supplement = NameToken.Create("Supplement"), CidFontType0 = NameToken.Create("CIDFontType0"),
        CidFontType2 = NameToken.Create("CIDFontType2"), IdentityH = NameToken.Create("Identity-H"),
        IdentityV = NameToken.Create("Identity-V"), CharProcs = NameToken.Create("CharProcs"),
        FontMatrix = NameToken.Create("FontMatrix"), CidToGidMap = NameToken.Create("CIDToGIDMap");

    /// <summary>Names of the character maps that come with the reader.</summary>
    static readonly HashSet<string> KnownMaps = new(
        typeof(PdfDocument).Assembly.GetManifestResourceNames()
            .Where(n => n.Contains(CMapPrefix, StringComparison.Ordinal))
            .Select(n => n[(n.IndexOf(CMapPrefix, StringComparison.Ordinal) + CMapPrefix.Length)..]),
        StringComparer.OrdinalIgnoreCase);

    /// <summary>The font with what is missing or broken put in its usual place.</summary>
    /// <param name="keepsMaps">False where an embedded character map is at fault.</param>
    public DictionaryToken Mend(DictionaryToken font, ToUnicode? map, bool keepsMaps)
    {
        var subtype = Get<NameToken>(font, NameToken.Subtype)?.Data;
        if (font.ContainsKey(NameToken.DescendantFonts) || subtype == "Type0") return Composite(font, map, keepsMaps);
        if (subtype == "Type3" || font.ContainsKey(CharProcs)) return Type3(font);
        return Simple(font, subtype == "TrueType" ? NameToken.TrueType : NameToken.Type1);
    }

    /// <summary>
    /// Whether the reader would take the font for another or misplace its text without a word, or take memory without end
    /// for it.
    /// </summary>
    public bool MustMend(DictionaryToken font)
    {
        if (font.Data.Any(e => e.Value is IndirectReferenceToken && Resolve(e.Value) is NameToken or NumericToken or ArrayToken))
            return true;
        var subtype = Get<NameToken>(font, NameToken.Subtype)?.Data;
        if (font.ContainsKey(NameToken.DescendantFonts)) return subtype != "Type0" || HasImpossibleWidths(Descendant(font));
        if (LacksEncoding(font)) return true;
        return font.ContainsKey(NameToken.Widths) && !HasWidths(font, subtype == "Type3");
    }

    bool HasImpossibleWidths(DictionaryToken? descendant)
    {
        if (descendant is null) return false;
        if (Get<NumericToken>(descendant, NameToken.Dw) is { Double: < 0 or > WidestGlyph }) return true;
        foreach (var key in (NameToken[])[NameToken.W, NameToken.W2])
            if (Get<ArrayToken>(descendant, key) is { } widths
                && (widths.Data.OfType<NumericToken>().Any(n => Math.Abs(n.Double) > LastCode) || CountOf(widths) > MostInRanges))
                return true;
        return false;
    }

    /// <summary>Codes that the ranges of a list of widths stand for.</summary>
    static double CountOf(ArrayToken widths)
    {
        var count = 0.0;
        for (var at = 0; at + 2 < widths.Length;)
        {
            var isRange = widths.Data[at] is NumericToken && widths.Data[at + 1] is NumericToken;
            if (isRange) count += Math.Abs(((NumericToken)widths.Data[at + 1]).Double - ((NumericToken)widths.Data[at]).Double);
            at += isRange ? 3 : widths.Data[at + 1] is NumericToken ? 1 : 2;
        }
        return count;
    }

    /// <summary>Whether a font of single bytes has a width for each of its codes that a glyph can have.</summary>
    bool HasWidths(DictionaryToken font, bool hasOwnScale)
    {
        if (Get<ArrayToken>(font, NameToken.Widths) is not { } widths
            || Get<NumericToken>(font, NameToken.FirstChar) is not { } first
            || Get<NumericToken>(font, NameToken.LastChar) is not { } last)
            return false;
        return first.Double >= 0 && last.Double is >= 0 and <= 255 && widths.Length >= last.Double - first.Double + 1
            && widths.Data.All(w => Number(w) is { } width && (hasOwnScale ? double.IsFinite(width.Double) : IsWidth(width)));
    }

    static bool IsWidth(NumericToken width) => width.Double is >= 0 and <= WidestGlyph;

    public static bool IsKnownMap(string name) => KnownMaps.Contains(name);

    public IToken? Resolve(IToken? token)
    {
        for (var depth = 0; token is IndirectReferenceToken reference; depth++)
        {
            if (depth > Deepest) return null;
            try
            {
                token = scanner.Get(reference.Data)?.Data;
            }
            catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
            {
                return null;
            }
        }
        return token is NullToken ? null : token;
    }

    public T? Get<T>(DictionaryToken dictionary, NameToken key) where T : class, IToken =>
        dictionary.TryGet(key, out var token) ? Resolve(token) as T : null;

    public DictionaryToken? Descendant(DictionaryToken font)
    {
        if (!font.TryGet(NameToken.DescendantFonts, out var token)) return null;
        return Resolve(token) switch
        {
            ArrayToken list => list.Data.Select(Resolve).OfType<DictionaryToken>().FirstOrDefault(),
            DictionaryToken single => single,
            _ => null,
        };
    }

    // Composite fonts

    DictionaryToken Composite(DictionaryToken font, ToUnicode? map, bool keepsMaps)
    {
        var encoding = Encoding0(font, map, keepsMaps);
        var descendant = Descendant(font) ?? new DictionaryToken(new Dictionary<NameToken, IToken>());
        var name = Get<NameToken>(font, NameToken.BaseFont) ?? Get<NameToken>(descendant, NameToken.BaseFont)
            ?? NameToken.Create("Unnamed");
        var mended = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Font,
            [NameToken.Subtype] = NameToken.Type0,
            [NameToken.BaseFont] = name,
            [NameToken.Encoding] = encoding,
            [NameToken.DescendantFonts] =
                new ArrayToken([Descendant(descendant, name, (encoding as NameToken)?.Data ?? "")]),
        };
        return new DictionaryToken(mended);
    }

    /// <summary>
    /// The map of codes. In place of one that is missing or not known stands the one that nearly all fonts have, or that
    /// of single bytes where the map to characters speaks of such.
    /// </summary>
    IToken Encoding0(DictionaryToken font, ToUnicode? map, bool keepsMaps)
    {
        font.TryGet(NameToken.Encoding, out var token);
        var encoding = Resolve(token);
        if (encoding is NameToken name && IsKnownMap(name.Data)) return name;
        if (keepsMaps && encoding is StreamToken) return token!;
        if (map?.CodeLength == 1) return SingleBytes();
        return encoding is NameToken { Data: var other } && other.EndsWith("-V", StringComparison.Ordinal) ? IdentityV : IdentityH;
    }

    static StreamToken SingleBytes() => new(
        new DictionaryToken(new Dictionary<NameToken, IToken>()),
        "/CMapName /Bytes def 1 begincodespacerange <00> <ff> endcodespacerange 1 begincidrange <00> <ff> 0 endcidrange"u8
            .ToArray());

    DictionaryToken Descendant(DictionaryToken font, NameToken name, string encoding)
    {
        var descriptor = Get<DictionaryToken>(font, NameToken.FontDescriptor) ?? Empty;
        var isTrueType = Get<NameToken>(font, NameToken.Subtype) is { Data: "CIDFontType2" }
            || descriptor.ContainsKey(NameToken.FontFile2);
        var mended = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Font,
            [NameToken.Subtype] = isTrueType ? CidFontType2 : CidFontType0,
            [NameToken.BaseFont] = name,
            [NameToken.CidSystemInfo] = Collection(font, encoding),
            [NameToken.FontDescriptor] = Descriptor(descriptor, name),
        };
        if (Get<NumericToken>(font, NameToken.Dw) is { } width && IsWidth(width)) mended[NameToken.Dw] = width;
        if (Get<ArrayToken>(font, NameToken.W) is { } widths) mended[NameToken.W] = CidWidths(widths);
        if (Get<ArrayToken>(font, NameToken.Dw2) is { Length: >= 2 } vertical && vertical.Data.All(t => t is NumericToken))
            mended[NameToken.Dw2] = vertical;
        return new DictionaryToken(mended);
    }

    /// <summary>
    /// The collection says what the numbers of characters mean. A predefined map stands for one of four.
    /// </summary>
    DictionaryToken Collection(DictionaryToken font, string encoding)
    {
        var stated = Get<DictionaryToken>(font, NameToken.CidSystemInfo);
        var ordering = stated is null ? null : TextOf(stated, Ordering);
        if (string.IsNullOrEmpty(ordering))
            ordering = encoding switch
            {
                _ when encoding.StartsWith("GB", StringComparison.Ordinal) || encoding.StartsWith("UniGB", StringComparison.Ordinal) => "GB1",
                _ when encoding.Contains("B5", StringComparison.Ordinal) || encoding.StartsWith("UniCNS", StringComparison.Ordinal) => "CNS1",
                _ when encoding.StartsWith("UniJIS", StringComparison.Ordinal) => "Japan1",
                _ when encoding.StartsWith("UniKS", StringComparison.Ordinal) => "Korea1",
                _ => "Identity",
            };
        return new DictionaryToken(new Dictionary<NameToken, IToken>
        {
            [Registry] = new StringToken((stated is null ? null : TextOf(stated, Registry)) is { Length: > 0 } registry ? registry : "Adobe"),
            [Ordering] = new StringToken(ordering),
            [Supplement] = new NumericToken(0),
        });
    }

    string? TextOf(DictionaryToken dictionary, NameToken key) =>
        dictionary.TryGet(key, out var token)
            ? Resolve(token) switch { StringToken text => text.Data, HexToken hex => Encoding.Latin1.GetString(hex.Bytes), NameToken name => name.Data, _ => null }
            : null;

    /// <summary>Widths up to where the list stops making sense: c [w1 w2 …] or first last w.</summary>
    ArrayToken CidWidths(ArrayToken widths)
    {
        var (kept, ranged) = (new List<IToken>(), 0L);
        for (var at = 0; at + 1 < widths.Length;)
        {
            if (Number(widths.Data[at]) is not { } first || first.Double is < 0 or > LastCode)
            {
                at++;
                continue;
            }
            if (Resolve(widths.Data[at + 1]) is ArrayToken list)
            {
                kept.Add(first);
                kept.Add(new ArrayToken([.. list.Data.Take(LastCode + 1 - first.Int).Select(w => Number(w) is { } width && IsWidth(width) ? width : new NumericToken(1000))]));
                at += 2;
            }
            else if (at + 2 < widths.Length && Number(widths.Data[at + 1]) is { } last && Number(widths.Data[at + 2]) is { } width)
            {
                if (last.Double >= first.Double && (ranged += (long)(Math.Min(last.Double, LastCode) - first.Double)) <= MostInRanges)
                    kept.AddRange([first, last.Double > LastCode ? new NumericToken(LastCode) : last, width]);
                at += 3;
            }
            else
            {
                at++;
            }
        }
        return new ArrayToken(kept);
    }

    NumericToken? Number(IToken token) => Resolve(token) as NumericToken;

    // Simple fonts

    DictionaryToken Simple(DictionaryToken font, NameToken subtype)
    {
        var descriptor = Get<DictionaryToken>(font, NameToken.FontDescriptor);
        var name = Get<NameToken>(font, NameToken.BaseFont)
            ?? (descriptor is null ? null : Get<NameToken>(descriptor, NameToken.FontName)) ?? NameToken.Create("Unnamed");
        var mended = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Font,
            [NameToken.Subtype] = subtype,
            [NameToken.BaseFont] = name,
            [NameToken.FontDescriptor] = Descriptor(descriptor ?? Empty, name),
        };
        if (SimpleEncoding(font) is { } encoding) mended[NameToken.Encoding] = encoding;
        else if (subtype == NameToken.TrueType && !IsEmbedded(descriptor)) mended[NameToken.Encoding] = NameToken.WinAnsiEncoding;
        AddWidths(mended, font, LatinWidths, 1);
        return new DictionaryToken(mended);
    }

    /// <summary>
    /// A TrueType font that is neither embedded nor has an encoding is shown in one of the machine, with its usual one.
    /// </summary>
    public bool LacksEncoding(DictionaryToken font) => Get<NameToken>(font, NameToken.Subtype) is { Data: "TrueType" }
        && !IsEmbedded(Get<DictionaryToken>(font, NameToken.FontDescriptor)) && SimpleEncoding(font) is null;

    bool IsEmbedded(DictionaryToken? descriptor) => descriptor is not null
        && (Get<StreamToken>(descriptor, NameToken.FontFile2) is not null || Get<StreamToken>(descriptor, NameToken.FontFile3) is not null);

    IToken? SimpleEncoding(DictionaryToken font)
    {
        if (!font.TryGet(NameToken.Encoding, out var token)) return null;
        switch (Resolve(token))
        {
            case NameToken name:
                return name;
            case DictionaryToken encoding:
                var mended = new Dictionary<NameToken, IToken>();
                if (Get<NameToken>(encoding, NameToken.BaseEncoding) is { } known) mended[NameToken.BaseEncoding] = known;
                if (Get<ArrayToken>(encoding, NameToken.Differences) is { } differences)
                    mended[NameToken.Differences] = Differences(differences);
                return new DictionaryToken(mended);
            default:
                return null;
        }
    }

    /// <summary>What is neither a code nor a name is passed over, as viewers do.</summary>
    ArrayToken Differences(ArrayToken list)
    {
        var kept = list.Data.Select(Resolve).Where(t => t is NameToken or NumericToken).Select(t => t!).ToList();
        if (kept is [NameToken, ..]) kept.Insert(0, new NumericToken(0));
        return new ArrayToken(kept);
    }

    /// <summary>
    /// Widths for all codes: those given, and for the rest the width the font states for them, or one that is about right.
    /// </summary>
    void AddWidths(Dictionary<NameToken, IToken> mended, DictionaryToken font, Func<int, double> usual, double scale)
    {
        var first = Get<NumericToken>(font, NameToken.FirstChar)?.Double ?? 0;
        var given = Get<ArrayToken>(font, NameToken.Widths)?.Data ?? [];
        var missing = Get<DictionaryToken>(font, NameToken.FontDescriptor) is { } descriptor
            ? Get<NumericToken>(descriptor, NameToken.MissingWidth)?.Double ?? 0
            : 0;
        var widths = new IToken[256];
        for (var code = 0; code < widths.Length; code++)
        {
            var at = code - first;
            widths[code] = at >= 0 && at < given.Count && Number(given[(int)at]) is { } width && IsWidth(new NumericToken(width.Double * scale))
                ? width
                : new NumericToken(missing > 0 ? missing : usual(code));
        }
        mended[NameToken.FirstChar] = new NumericToken(0);
        mended[NameToken.LastChar] = new NumericToken(255);
        mended[NameToken.Widths] = new ArrayToken(widths);
    }

    /// <summary>Thousandths of the size; the digits of nearly all text faces are as wide as half of it or a little more.</summary>
    static double LatinWidths(int code) => code switch
    {
        ' ' or '.' or ',' or ':' or ';' or '!' or '|' or '\'' or 'i' or 'j' or 'l' => 278,
        '(' or ')' or '-' or 'f' or 't' or 'r' => 333,
        '%' or 'W' or 'M' or 'm' or '@' => 889,
        >= 0x80 => 1000,
        _ => 556,
    };

    static DictionaryToken Empty { get; } = new(new Dictionary<NameToken, IToken>());

    DictionaryToken Descriptor(DictionaryToken descriptor, NameToken name)
    {
        var mended = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.FontDescriptor,
            [NameToken.FontName] = Get<NameToken>(descriptor, NameToken.FontName) ?? name,
            [NameToken.Flags] = Get<NumericToken>(descriptor, NameToken.Flags) ?? new NumericToken(4),
            [NameToken.FontBbox] = Numbers(Get<ArrayToken>(descriptor, NameToken.FontBbox), 4) ?? Four(0, -200, 1000, 900),
            [NameToken.Ascent] = new NumericToken(900),
            [NameToken.Descent] = new NumericToken(-200),
        };
        foreach (var key in (NameToken[])[NameToken.FontFile, NameToken.FontFile2, NameToken.FontFile3])
            if (descriptor.TryGet(key, out var file) && file is IndirectReferenceToken && Resolve(file) is StreamToken)
                mended[key] = file;
        return new DictionaryToken(mended);
    }

    // Fonts drawn by content of their own

    DictionaryToken Type3(DictionaryToken font)
    {
        var matrix = Numbers(Get<ArrayToken>(font, FontMatrix), 6)
            ?? new ArrayToken([.. new double[] { 0.001, 0, 0, 0.001, 0, 0 }.Select(v => new NumericToken(v))]);
        var scale = Math.Abs(((NumericToken)matrix.Data[0]).Double);
        if (scale is < 1e-6 or > 10) return Type3(font.Without(FontMatrix));
        var mended = new Dictionary<NameToken, IToken>
        {
            [NameToken.Type] = NameToken.Font,
            [NameToken.Subtype] = NameToken.Type3,
            [FontMatrix] = matrix,
            [NameToken.FontBbox] = Numbers(Get<ArrayToken>(font, NameToken.FontBbox), 4) ?? Four(0, 0, 0, 0),
        };
        if (Get<NameToken>(font, NameToken.Name) is { } name) mended[NameToken.Name] = name;
        if (Get<DictionaryToken>(font, CharProcs) is { } drawings) mended[CharProcs] = drawings;
        if (SimpleEncoding(font) is { } encoding) mended[NameToken.Encoding] = encoding;
        AddWidths(mended, font, _ => scale > 0 ? 0.5 / scale : 0, scale * 1000);
        return new DictionaryToken(mended);
    }

    static ArrayToken Four(double a, double b, double c, double d) =>
        new([.. new[] { a, b, c, d }.Select(v => new NumericToken(v))]);

    ArrayToken? Numbers(ArrayToken? list, int count)
    {
        var numbers = list?.Data.Select(Resolve).OfType<NumericToken>().ToList();
        return numbers?.Count == count ? new ArrayToken([.. numbers]) : null;
    }
}
