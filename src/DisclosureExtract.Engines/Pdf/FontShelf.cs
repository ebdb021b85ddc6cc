using System.Diagnostics.CodeAnalysis;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Fonts.CompactFontFormat;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.PdfFonts;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// The fonts of the resources at hand, each loaded when text is first shown in it. PdfPig would load all of them with the
/// page, lose those that are faulty without a word, and take a font by a name that another page gave it.
/// </summary>
sealed class FontShelf(
    IResourceStore inner, IPdfTokenScanner scanner, ILookupFilterProvider filters, FontProgramFilter? programs)
    : IResourceStore
{
    /// <summary>Object numbers no file has, for fonts as they are handed to PdfPig.</summary>
    const long FirstOwn = 9_000_000;

    /// <summary>Codes that the ranges of an embedded map stand for; all of two bytes, several times over.</summary>
    const long MostCodes = 1 << 20;

    static readonly NameToken UseCMap = NameToken.Create("UseCMap");
    static readonly NameToken CharProcs = NameToken.Create("CharProcs");

    readonly FontMender mender = new(scanner);
    readonly ResourceGuard guard = new(scanner, filters);
    readonly Stack<DictionaryToken?> levels = new();
    readonly Dictionary<DictionaryToken, DictionaryToken> withoutFonts = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<IndirectReference, ShownFont> byReference = [];
    readonly Dictionary<DictionaryToken, ShownFont> byDictionary = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<IFont, ShownFont> byFont = new(ReferenceEqualityComparer.Instance);
    readonly Dictionary<string, ShownFont> byOwnName = [];
    long own = FirstOwn;
    (NameToken? Name, ShownFont? Font) last;

    /// <summary>A page that could not be read may have left its resources behind.</summary>
    public void BeginPage()
    {
        levels.Clear();
        last = default;
    }

    /// <summary>What is known of a font that PdfPig shows text in.</summary>
    public ShownFont Of(IFont font) => byFont[font];

    /// <summary>The name by which <see cref="Find"/> knows the font that was last set by a graphics state.</summary>
    public NameToken? StateFont { get; private set; }

    /// <summary>The font of a name in the innermost resources that have it; null where none has.</summary>
    public ShownFont? Find(NameToken? name)
    {
        if (name is null) return null;
        if (last.Name is { } known && known.Equals(name)) return last.Font;
        last = (name, Look(name));
        return last.Font;
    }

    ShownFont? Look(NameToken name)
    {
        if (byOwnName.TryGetValue(name.Data, out var state)) return state;
        foreach (var level in levels)
            if (level is not null && level.TryGet(name, out var token)) return Load(token);
        return null;
    }

    ShownFont Load(IToken token)
    {
        if (token is IndirectReferenceToken reference)
        {
            if (!byReference.TryGetValue(reference.Data, out var known))
                byReference[reference.Data] = known = Open(mender.Resolve(token) as DictionaryToken);
            return known;
        }
        if (token is not DictionaryToken direct) return Open(null);
        if (!byDictionary.TryGetValue(direct, out var font)) byDictionary[direct] = font = Open(direct);
        return font;
    }

    ShownFont Open(DictionaryToken? font)
    {
        if (font is null) return new ShownFont("", null, null, IsVouched: false, CodeLength: null);
        var map = MapOf(font);
        var name = mender.Get<NameToken>(font, NameToken.BaseFont)?.Data ?? "";
        var isComposite = font.ContainsKey(NameToken.DescendantFonts);
        var loaded = LoadAny(font, map);
        var isDrawn = mender.Get<NameToken>(font, NameToken.Subtype) is { Data: "Type3" };
        var program = new Lazy<FontProgram?>(() => isDrawn ? DrawnProgram(font) : ProgramOf(font, loaded, map));
        var shown = new ShownFont(
            name, loaded, map, IsVouched(font), map?.CodeLength ?? (isComposite ? 2 : 1))
        {
            Program = program,
            Witness = new DigitWitness(
                name, map, isComposite, isDrawn, () => program.Value,
                code => loaded?.TryGetUnicode(code, out var text) == true ? text : null),
        };
        if (loaded is not null) byFont[loaded] = shown;
        return shown;
    }

    /// <summary>A Type 1 font without an encoding has that of its program, which PdfPig does not always know.</summary>
    bool IsVouched(DictionaryToken font) => font.ContainsKey(NameToken.Encoding)
        || mender.Get<NameToken>(font, NameToken.Subtype) is not { Data: "Type1" or "MMType1" }
        || mender.Get<DictionaryToken>(font, NameToken.FontDescriptor)?.ContainsKey(NameToken.FontFile3) != true;

    ToUnicode? MapOf(DictionaryToken font)
    {
        if (!font.TryGet(NameToken.ToUnicode, out var token)) return null;
        try
        {
            return mender.Resolve(token) switch
            {
                StreamToken stream => ToUnicode.Parse(stream.Decode(filters, scanner).Span),
                NameToken { Data: "Identity-H" or "Identity-V" } => ToUnicode.Identity,
                _ => null,
            };
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return null;
        }
    }

    FontProgram? ProgramOf(DictionaryToken font, IFont? loaded, ToUnicode? map)
    {
        var descendant = mender.Descendant(font);
        if (mender.Get<DictionaryToken>(descendant ?? font, NameToken.FontDescriptor) is not { } descriptor) return null;
        try
        {
            if (Decoded(descriptor, NameToken.FontFile2) is { } outlines && TrueTypeProgram.Parse(outlines) is { } program)
            {
                var glyphOf = descendant is null ? SimpleGlyphs(font, descriptor, program, loaded) : GlyphsOf(font, descendant);
                return new FontProgram(program, null, glyphOf, (code, _) => glyphOf(code) is >= 0 and var glyph ? program.OutlineOf(glyph) : null);
            }
            var compact = Decoded(descriptor, NameToken.FontFile3);
            if (descendant is not null)
            {
                if (compact is null) return null;
                var numbers = GlyphsOf(font, descendant);
                if (CompactOutlines.Parse(Unwrapped(compact.Value)) is not { } drawn) return null;
                int GlyphOf(int code) => numbers(code) is >= 0 and var number ? drawn.GlyphOf(number) : -1;
                return new FontProgram(null, null, GlyphOf, (code, _) => GlyphOf(code) is >= 0 and var glyph ? drawn.Of(glyph) : null);
            }
            if (compact is null && mender.Get<StreamToken>(descriptor, NameToken.FontFile) is null) return null;
            var whole = new Lazy<IFont?>(() => LoadWhole(font, descriptor, map));
            return new FontProgram(
                null, compact is null ? null : CompactFontFormatParser.Parse(new CompactFontFormatData(compact.Value)).FirstFont.Encoding,
                _ => -1, (code, _) => whole.Value is { } known ? PathOutline.Of(known, code) : null);
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            // A program that cannot be read tells nothing.
        }
        return null;
    }

    /// <summary>A font of the Type 1 kinds with its outlines, as PdfPig reads them.</summary>
    IFont? LoadWhole(DictionaryToken font, DictionaryToken descriptor, ToUnicode? map)
    {
        foreach (var key in (NameToken[])[NameToken.FontFile, NameToken.FontFile3])
            if (mender.Get<StreamToken>(descriptor, key) is { } file) programs?.Need(file.StreamDictionary);
        return TryLoad(Prepared(font.Without(NameToken.ToUnicode), map));
    }

    /// <summary>A font whose glyphs are drawn by content: what its encoding calls a code is the name of a drawing.</summary>
    FontProgram? DrawnProgram(DictionaryToken font)
    {
        if (mender.Get<DictionaryToken>(font, CharProcs) is not { } drawings) return null;
        var names = new Dictionary<int, NameToken>();
        if (mender.Get<DictionaryToken>(font, NameToken.Encoding) is { } encoding && mender.Get<ArrayToken>(encoding, NameToken.Differences) is { } list)
        {
            var code = 0;
            foreach (var token in list.Data.Select(mender.Resolve))
                if (token is NumericToken number) code = number.Int;
                else if (token is NameToken name) names[code++] = name;
        }
        var matrix = scanner.Numbers(font, "FontMatrix", 6) is { } own && Math.Abs(own[0] * own[3] - own[1] * own[2]) is > 1e-12 and < 100
            ? own : [0.001, 0, 0, 0.001, 0, 0];
        return new FontProgram(null, null, code => names.ContainsKey(code) ? -1 : 0, (code, isTurned) =>
        {
            if (mender.Get<StreamToken>(drawings, names[code]) is not { } drawing) return null;
            const double Size = 1000;
            var turn = isTurned ? -Size : Size;
            double[] toGlyph = [Size * matrix[0], turn * matrix[1], Size * matrix[2], turn * matrix[3], Size * matrix[4], turn * matrix[5]];
            return ContentGlyph.Read(drawing.Decode(filters, scanner).Span, filters, toGlyph);
        });
    }

    /// <summary>
    /// The glyph of a code of a simple TrueType font: by the character of its encoding, or by the code itself where the font says
    /// that its characters are its own.
    /// </summary>
    Func<int, int> SimpleGlyphs(DictionaryToken font, DictionaryToken descriptor, TrueTypeProgram program, IFont? loaded)
    {
        const int Symbolic = 4;
        var isSymbolic = ((mender.Get<NumericToken>(descriptor, NameToken.Flags)?.Int ?? 0) & Symbolic) != 0 || !font.ContainsKey(NameToken.Encoding);
        return code =>
        {
            var (own, named) = (program.GlyphOf(code), 0);
            if (isSymbolic && own > 0) return own;
            if (loaded?.TryGetUnicode(code, out var text) == true && text is [var character]) named = program.GlyphOfCharacter(character);
            return named > 0 ? named : own > 0 ? own : -1;
        };
    }

    /// <summary>A compact program may stand in a file of tables.</summary>
    static ReadOnlyMemory<byte> Unwrapped(ReadOnlyMemory<byte> program) =>
        program.Span.StartsWith("OTTO"u8) && TrueTypeProgram.Parse(program) is { } tables ? tables.Part("CFF ") : program;

    ReadOnlyMemory<byte>? Decoded(DictionaryToken descriptor, NameToken key)
    {
        if (mender.Get<StreamToken>(descriptor, key) is not { } program) return null;
        programs?.Need(program.StreamDictionary);
        return program.Decode(filters, scanner);
    }

    /// <summary>Codes of two bytes are numbers of glyphs, or a table leads from one to the other.</summary>
    Func<int, int> GlyphsOf(DictionaryToken font, DictionaryToken descendant)
    {
        if (mender.Get<NameToken>(font, NameToken.Encoding) is not { Data: "Identity-H" or "Identity-V" }) return _ => -1;
        if (mender.Get<StreamToken>(descendant, NameToken.CidToGidMap) is not { } table) return code => code;
        var glyphs = table.Decode(filters, scanner);
        return code => 2 * code + 1 < glyphs.Length ? (glyphs.Span[2 * code] << 8) | glyphs.Span[2 * code + 1] : 0;
    }

    /// <summary>As it is; else with its faults mended; else without the character map it embeds.</summary>
    IFont? LoadAny(DictionaryToken font, ToUnicode? map)
    {
        var plain = font.Without(NameToken.ToUnicode);
        var keepsMaps = !HasEndlessMap(font);
        if (keepsMaps)
        {
            if (!mender.MustMend(font) && TryLoad(Prepared(plain, map)) is { } sound) return sound;
            if (TryLoad(mender.Mend(plain, map, keepsMaps: true)) is { } mended) return mended;
        }
        return TryLoad(mender.Mend(plain, map, keepsMaps: false));
    }

    /// <summary>
    /// An embedded map of codes whose ranges PdfPig would write out one by one, to thousands of millions, or that uses
    /// another, which may use it.
    /// </summary>
    bool HasEndlessMap(DictionaryToken font)
    {
        if (mender.Get<StreamToken>(font, NameToken.Encoding) is not { } map) return false;
        if (map.StreamDictionary.ContainsKey(UseCMap)
            && !(mender.Get<NameToken>(map.StreamDictionary, UseCMap) is { Data: var known } && FontMender.IsKnownMap(known))) return true;
        try
        {
            return CodeRanges.CountOf(map.Decode(filters, scanner).Span) > MostCodes;
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return true;
        }
    }

    IFont? TryLoad(DictionaryToken font)
    {
        var reference = new IndirectReference(own++, 0);
        scanner.ReplaceToken(reference, font);
        try
        {
            return inner.GetFontDirectly(new IndirectReferenceToken(reference));
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return null;
        }
    }

    /// <summary>
    /// Sees to fonts that PdfPig would misread: a simple TrueType font with neither /ToUnicode nor /Encoding needs its
    /// own tables, and the UTF-16 CMaps map nothing, while the UCS-2 ones do the same for all characters of the basic
    /// plane.
    /// </summary>
    DictionaryToken Prepared(DictionaryToken font, ToUnicode? map)
    {
        if (map is not null) return font;
        var encoding = mender.Get<NameToken>(font, NameToken.Encoding);
        if (encoding is { Data: "UniGB-UTF16-H" or "UniGB-UTF16-V" })
            return font.With(
                NameToken.Encoding, NameToken.Create(encoding.Data.Replace("UTF16", "UCS2", StringComparison.Ordinal)));
        if (!font.ContainsKey(NameToken.Encoding)
            && mender.Get<DictionaryToken>(font, NameToken.FontDescriptor) is { } descriptor
            && mender.Get<StreamToken>(descriptor, NameToken.FontFile2) is { } program)
            programs?.Need(program.StreamDictionary);
        return font;
    }

    public void LoadResourceDictionary(DictionaryToken resourceDictionary)
    {
        last = default;
        levels.Push(mender.Get<DictionaryToken>(resourceDictionary, NameToken.Font));
        if (!withoutFonts.TryGetValue(resourceDictionary, out var rest))
            withoutFonts[resourceDictionary] = rest = guard.Sound(resourceDictionary.Without(NameToken.Font));
        inner.LoadResourceDictionary(rest);
    }

    public void UnloadResourceDictionary()
    {
        last = default;
        levels.TryPop(out _);
        inner.UnloadResourceDictionary();
    }

    public IFont? GetFont(NameToken name) => Find(name)?.Loaded;

    /// <summary>The font that a graphics state sets, without resources that name it.</summary>
    public IFont GetFontDirectly(IndirectReferenceToken fontReferenceToken)
    {
        var font = Load(fontReferenceToken);
        StateFont = NameToken.Create($"\u0001{fontReferenceToken.Data}");
        byOwnName[StateFont.Data] = font;
        return font.Loaded!;
    }

    public bool TryGetXObject(NameToken name, [NotNullWhen(true)] out StreamToken? stream) =>
        inner.TryGetXObject(name, out stream);

    public bool TryGetXObjectReference(NameToken name, out IndirectReference reference) =>
        inner.TryGetXObjectReference(name, out reference);

    public DictionaryToken? GetExtendedGraphicsStateDictionary(NameToken name) =>
        inner.GetExtendedGraphicsStateDictionary(name);

    public bool TryGetNamedColorSpace(NameToken name, out ResourceColorSpace namedColorSpace) =>
        inner.TryGetNamedColorSpace(name, out namedColorSpace);

    public ColorSpaceDetails GetColorSpaceDetails(NameToken? name, DictionaryToken? dictionary) =>
        inner.GetColorSpaceDetails(name, dictionary);

    public ColorSpaceDetails GetDeviceColorSpaceDetails(ColorSpace deviceColorSpace) =>
        inner.GetDeviceColorSpaceDetails(deviceColorSpace);

    public DictionaryToken? GetMarkedContentPropertiesDictionary(NameToken name) =>
        inner.GetMarkedContentPropertiesDictionary(name);

    public IReadOnlyDictionary<NameToken, PatternColor> GetPatterns() => inner.GetPatterns();

    public Shading GetShading(NameToken name) => inner.GetShading(name);
}
