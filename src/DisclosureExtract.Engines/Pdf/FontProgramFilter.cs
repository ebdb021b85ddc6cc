using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Decodes streams as PdfPig does, but hands out nothing for embedded outline fonts. Text is read through ToUnicode and
/// encodings, widths come from the font dictionary: the outlines (often megabytes of CJK glyphs, two thirds of the time
/// of reading a page) are not needed. PdfPig takes a font program it cannot parse for one that is not there.
/// </summary>
sealed class FontProgramFilter : IFilterProvider
{
    static readonly NameToken Length1 = NameToken.Create("Length1");
    static readonly NameToken Length2 = NameToken.Create("Length2");

    readonly Dictionary<string, IFilter> wrapped = [];
    readonly DecodeLimits limits = new();
    readonly HashSet<DictionaryToken> needed = new(ReferenceEqualityComparer.Instance);

    /// <summary>
    /// Says that the characters of a font can only be told with its program, whose stream dictionary is given.
    /// </summary>
    public void Need(DictionaryToken fontProgram) => needed.Add(fontProgram);

    /// <summary>Of the document, for what pages need of it; PdfPig hands the makers of pages no more than its options.</summary>
    public DictionaryToken? Catalog { get; set; }

    /// <summary>Notes on the pages read so far that a file is attached to.</summary>
    public HashSet<DictionaryToken> Attached { get; } = new(ReferenceEqualityComparer.Instance);

    /// <summary>Numbers of the objects that a broken file ends in; null for a file that is sound.</summary>
    public IReadOnlySet<long>? CutObjects { get; set; }

    /// <summary>Content of the page at hand is damaged.</summary>
    public bool IsContentDamaged => limits.IsContentDamaged;

    /// <summary>Says that content of the page at hand is damaged.</summary>
    public void ContentIsDamaged() => limits.IsContentDamaged = true;

    /// <summary>Told to stop reading the page at hand.</summary>
    public CancellationToken Stop { get; private set; }

    /// <summary>Says that the streams decoded from now on are those of the next page.</summary>
    public void BeginPage(CancellationToken stop)
    {
        Stop = stop;
        limits.BeginPage(stop);
    }

    public IReadOnlyList<IFilter> GetFilters(DictionaryToken dictionary) =>
        Wrap(DefaultFilterProvider.Instance.GetFilters(dictionary));

    public IReadOnlyList<IFilter> GetNamedFilters(IReadOnlyList<NameToken> names)
    {
        var filters = new IFilter[names.Count];
        for (var i = 0; i < names.Count; i++)
        {
            if (!wrapped.TryGetValue(names[i].Data, out var filter))
                wrapped[names[i].Data] = filter = new Skipping(
                    this, DefaultFilterProvider.Instance.GetNamedFilters([names[i]])[0]);
            filters[i] = filter;
        }
        return filters;
    }

    public IReadOnlyList<IFilter> GetAllFilters() => DefaultFilterProvider.Instance.GetAllFilters();

    IFilter[] Wrap(IReadOnlyList<IFilter> filters) => [.. filters.Select(f => new Skipping(this, f))];

    bool IsSkippedFont(DictionaryToken stream) => !needed.Contains(stream) && IsOutlineFont(stream);

    /// <summary>
    /// FontFile2 has Length1 alone; Type 1 programs, which may hold the only encoding, have Length2 too.
    /// </summary>
    static bool IsOutlineFont(DictionaryToken stream) =>
        (stream.ContainsKey(Length1) && !stream.ContainsKey(Length2))
        || (stream.TryGet(NameToken.Subtype, out var subtype) && subtype is NameToken { Data: "CIDFontType0C" or "OpenType" });

    sealed class Skipping(FontProgramFilter owner, IFilter inner) : IFilter
    {
        public bool IsSupported => inner.IsSupported;

        public Memory<byte> Decode(
            Memory<byte> input, DictionaryToken streamDictionary, IFilterProvider filterProvider, int filterIndex)
        {
            owner.Stop.ThrowIfCancellationRequested();
            return owner.IsSkippedFont(streamDictionary)
                ? Memory<byte>.Empty
                : owner.limits.Decode(inner, input, streamDictionary, filterProvider, filterIndex);
        }
    }
}
