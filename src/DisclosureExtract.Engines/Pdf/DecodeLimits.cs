using System.IO.Compression;
using System.Runtime.InteropServices;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// What the streams of one document may unpack to. Checked before memory is taken, where a few bytes can stand for
/// gigabytes.
/// </summary>
sealed class DecodeLimits
{
    /// <summary>
    /// Bytes of a content stream; those of a dense page come to one or two million, and each operation in it costs many
    /// more once read.
    /// </summary>
    const long LargestContent = 16 << 20;

    /// <summary>Bytes of all content of a page together.</summary>
    const long LargestPage = 48 << 20;

    /// <summary>
    /// Bytes of an image: those of A4 at 300 dpi come to 26 million in colour. Larger ones are left to poppler, which
    /// holds a line at a time.
    /// </summary>
    const long LargestImage = 64 << 20;

    /// <summary>Bytes of a stream of another kind: packed objects, cross references.</summary>
    const long LargestOther = 256 << 20;

    /// <summary>
    /// Bytes of all streams of a document together; images, of which one at a time is held, do not count.
    /// </summary>
    const long LargestDocument = 8L << 30;

    /// <summary>How many times its input a filter may give out at best.</summary>
    const int BestDeflate = 1032, BestRunLength = 64;

    /// <summary>LZW can do better still, and nobody has used it for large streams since the nineties.</summary>
    const int LargestLzw = 200_000;

    /// <summary>Filters one stream may go through.</summary>
    const int MostFilters = 8;

    long page, document;

    CancellationToken stop;

    /// <summary>Content of the page at hand is damaged: what came out of a stream is not all, or not what was put in.</summary>
    public bool IsContentDamaged { get; set; }

    public void BeginPage(CancellationToken until) => (page, stop, IsContentDamaged) = (0, until, false);

    public Memory<byte> Decode(
        IFilter filter, Memory<byte> input, DictionaryToken stream, IFilterProvider provider, int index)
    {
        if (index >= MostFilters)
            throw new InvalidDataException($"a stream goes through more than {MostFilters} filters");
        var (isContent, isImage) = (IsContent(stream), IsImage(stream));
        var largest = isContent ? LargestContent : isImage ? LargestImage : LargestOther;
        var output = filter switch
        {
            FlateFilter when input.Length > largest / BestDeflate || IsShown(stream) =>
                Inflate(filter, input, stream, provider, index, largest),
            RunLengthFilter when input.Length > largest / BestRunLength => throw TooLarge(largest),
            LzwFilter when input.Length > LargestLzw => throw TooLarge(largest),
            _ => filter.Decode(input, stream, provider, index),
        };
        if (!isImage) document += output.Length;
        if (isContent) page += output.Length;
        if (output.Length > largest) throw TooLarge(largest);
        if (page > LargestPage)
            throw new InvalidDataException($"the content of the page unpacks to more than {LargestPage >> 20} MiB");
        if (document > LargestDocument)
            throw new InvalidDataException($"the streams unpack to more than {LargestDocument >> 30} GiB");
        return output;
    }

    /// <summary>Content of pages and forms, and what is as small: character maps, functions.</summary>
    static bool IsContent(DictionaryToken stream) =>
        stream.TryGet(NameToken.Subtype, out var subtype)
            ? subtype is NameToken { Data: "Form" }
            : !stream.ContainsKey(NameToken.Type);

    /// <summary>Content that shows on the page: no fonts, colour profiles or functions.</summary>
    static bool IsShown(DictionaryToken stream) => IsContent(stream)
        && !stream.ContainsKey(NameToken.Length1) && !stream.ContainsKey(NameToken.N) && !stream.ContainsKey(NameToken.FunctionType);

    static bool IsImage(DictionaryToken stream) =>
        stream.TryGet(NameToken.Subtype, out var subtype) && subtype is NameToken { Data: "Image" };

    static InvalidDataException TooLarge(long largest) => new($"a stream unpacks to more than {largest >> 20} MiB");

    /// <summary>
    /// Inflates no further than allowed, and holds what comes out against the checksum. It is the result where the stream is sound
    /// and has no predictor, as all content; else the filter does it again, now that the size is known to be bearable.
    /// </summary>
    Memory<byte> Inflate(
        IFilter filter, Memory<byte> packed, DictionaryToken stream, IFilterProvider provider, int index, long largest)
    {
        var bytes = MemoryMarshal.TryGetArray<byte>(packed, out var segment)
            ? segment
            : new ArraySegment<byte>(packed.ToArray());
        var isPlain = !stream.ContainsKey(NameToken.DecodeParms) && !stream.ContainsKey(NameToken.Dp)
            && !stream.ContainsKey(NameToken.F);
        using var output = new MemoryStream(isPlain ? (int)Math.Min(largest, bytes.Count * 4L) : 0);
        var count = 0L;
        var block = new byte[1 << 16];
        if (!HasHeader(bytes) && bytes.Count <= largest / BestDeflate) return filter.Decode(packed, stream, provider, index);
        using var input = new WatchedEnd(bytes);
        using var deflate = new ZLibStream(input, CompressionMode.Decompress);
        try
        {
            for (int read; (read = deflate.Read(block)) > 0;)
            {
                stop.ThrowIfCancellationRequested();
                count += read;
                if (count > largest) throw TooLarge(largest);
                if (isPlain) output.Write(block, 0, read);
            }
            IsContentDamaged |= input.IsExhausted && IsShown(stream);
        }
        catch (InvalidDataException) when (count <= largest)
        {
            isPlain = false; // damaged from here on: what the filter makes of it is no more than this
            IsContentDamaged |= IsShown(stream) && HasHeader(bytes);
        }
        return isPlain
            ? output.GetBuffer().AsMemory(0, (int)output.Length)
            : filter.Decode(packed, stream, provider, index);
    }

    /// <summary>Packed bytes, which end by themselves: who asks for more has not come to their end.</summary>
    sealed class WatchedEnd(ArraySegment<byte> bytes) : MemoryStream(bytes.Array!, bytes.Offset, bytes.Count, writable: false)
    {
        public bool IsExhausted { get; private set; }

        public override int Read(byte[] buffer, int offset, int count) => Watched(base.Read(buffer, offset, count));

        public override int Read(Span<byte> buffer) => Watched(base.Read(buffer));

        int Watched(int read)
        {
            IsExhausted |= read == 0;
            return read;
        }
    }

    static bool HasHeader(ArraySegment<byte> zlib) => zlib.Count > 2 && (zlib[0] & 15) == 8 && (zlib[0] * 256 + zlib[1]) % 31 == 0;
}
