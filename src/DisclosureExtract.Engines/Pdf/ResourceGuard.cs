using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Takes out of the resources of a page the colour spaces, patterns and functions that contain themselves or stand for more
/// than there is memory: PdfPig follows them by recursion. In place of a colour space stands one of black ink.
/// </summary>
sealed class ResourceGuard(IPdfTokenScanner scanner, ILookupFilterProvider filters)
{
    /// <summary>How deep a colour space or a function is, and how many parts it has.</summary>
    const int Deepest = 16, Largest = 4_000;

    /// <summary>Samples of a function; and characters of a program, words in it that double its stack, and how deep it is.</summary>
    const long MostSamples = 1 << 22;

    const int LongestProgram = 1 << 16, MostCopies = 12, DeepestProgram = 32;

    /// <summary>Numbers in one list: the dashes of a line, the table of an indexed colour.</summary>
    const int LongestList = 2_000;

    static readonly NameToken[] Looked =
        [NameToken.ColorSpace, NameToken.Pattern, NameToken.Shading, NameToken.ExtGState];

    static readonly HashSet<string> Followed =
    [
        "ColorSpace", "CS", "Alternate", "Function", "Functions", "TR", "TR2", "BG", "BG2", "UCR", "UCR2", "Shading", "Process",
        "Colorants", "SMask", "G", "Group", "HT", "ExtGState", "D",
    ];

    /// <summary>All of it is black, none of it white.</summary>
    static readonly ArrayToken Ink = new(
    [
        NameToken.Create("Separation"), NameToken.Create("Black"), NameToken.Create("DeviceGray"),
        new DictionaryToken(new Dictionary<NameToken, IToken>
        {
            [NameToken.FunctionType] = new NumericToken(2),
            [NameToken.Domain] = new ArrayToken([new NumericToken(0), new NumericToken(1)]),
            [NameToken.N] = new NumericToken(1),
            [NameToken.C0] = new ArrayToken([new NumericToken(1)]),
            [NameToken.C1] = new ArrayToken([new NumericToken(0)]),
        }),
    ]);

    readonly ExpandedSize<IndirectReference> sizes = new(Largest, Deepest);

    static (int Size, int Depth) Endless => ExpandedSize<IndirectReference>.Endless;

    /// <summary>The resources, themselves where nothing has to be taken out.</summary>
    public DictionaryToken Sound(DictionaryToken resources)
    {
        foreach (var key in Looked)
        {
            if (!resources.TryGet(key, out var token)) continue;
            if (Read(() => scanner.Follow(token)) is not DictionaryToken entries) continue;
            var bad = entries.Data.Where(e => !sizes.IsBearable(SizeOf(e.Value, 0))).Select(e => NameToken.Create(e.Key)).ToList();
            if (bad.Count == 0) continue;
            foreach (var name in bad) entries = key == NameToken.ColorSpace ? entries.With(name, Ink) : entries.Without(name);
            resources = resources.With(key, entries);
        }
        return resources;
    }

    (int Size, int Depth) SizeOf(IToken? token, int depth) => token switch
    {
        IndirectReferenceToken reference =>
            sizes.Of(reference.Data, () => SizeOf(Read(() => scanner.Get(reference.Data)?.Data), depth), depth),
        ArrayToken list => OfList(list, depth),
        StreamToken stream => Read(() => IsBearable(stream)) ? OfEntries(stream.StreamDictionary, depth) : Endless,
        DictionaryToken entries => OfEntries(entries, depth),
        _ => (1, 1),
    };

    /// <summary>What is read; nothing, and false, where it cannot be.</summary>
    static T? Read<T>(Func<T?> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is not (OutOfMemoryException or OperationCanceledException))
        {
            return default;
        }
    }

    (int Size, int Depth) OfList(ArrayToken list, int depth)
    {
        if (depth > Deepest || list.Length > LongestList) return Endless;
        return Wrapped(list.Data, depth);
    }

    (int Size, int Depth) OfEntries(DictionaryToken entries, int depth) =>
        depth > Deepest ? Endless : Wrapped(entries.Data.Where(e => Followed.Contains(e.Key)).Select(e => e.Value), depth);

    (int Size, int Depth) Wrapped(IEnumerable<IToken> parts, int depth)
    {
        var all = (Size: 1, Depth: 0);
        foreach (var part in parts)
        {
            all = ExpandedSize<IndirectReference>.Sum(all, SizeOf(part, depth + 1));
            if (!sizes.IsBearable(all)) return Endless;
        }
        return (all.Size, all.Depth + 1);
    }

    /// <summary>Samples there is memory for, and programs that end.</summary>
    bool IsBearable(StreamToken stream)
    {
        var entries = stream.StreamDictionary;
        if (!entries.TryGet(NameToken.FunctionType, out _)) return true;
        return scanner.Int(entries, "FunctionType") switch
        {
            0 => Samples(entries) <= MostSamples,
            4 => IsShort(stream.Decode(filters, scanner).Span),
            _ => true,
        };
    }

    double Samples(DictionaryToken entries)
    {
        var samples = scanner.Value(entries, "Range") is ArrayToken range ? range.Length / 2.0 : 1;
        if (scanner.Value(entries, "Size") is not ArrayToken sizes) return samples;
        foreach (var size in sizes.Data)
            samples *= scanner.Follow(size) is NumericToken { Double: > 0 and var n } ? n : double.PositiveInfinity;
        return samples;
    }

    static bool IsShort(ReadOnlySpan<byte> program)
    {
        if (program.Length > LongestProgram || program.Count("copy"u8) > MostCopies) return false;
        var (depth, deepest) = (0, 0);
        foreach (var c in program)
        {
            if (c == '{') deepest = Math.Max(deepest, ++depth);
            else if (c == '}') depth--;
        }
        return depth == 0 && deepest <= DeepestProgram;
    }
}
