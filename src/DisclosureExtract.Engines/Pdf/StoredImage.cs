using DisclosureExtract.Engines.Images;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Scans.Imaging;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Graphics.Colors;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>What PdfPig needs to undo the filters of an image and to tell its colours.</summary>
sealed record ImageStreams(IPdfTokenScanner Scanner, ILookupFilterProvider Filters, IResourceStore Resources);

/// <summary>
/// The one image a scanned page consists of, as the file keeps it: a JPEG, or samples whose filters (Flate, LZW, run
/// length, CCITT fax) PdfPig has undone. JPEG 2000 and JBIG2, and colours that need more than a table, are left to
/// poppler.
/// </summary>
sealed class StoredImage
{
    /// <summary>Part of the page that its one image must cover.</summary>
    const double WholePage = 0.9;

    /// <summary>How far the horizontal and the vertical resolution of an image may differ.</summary>
    const double Squarer = 0.01;

    /// <summary>What lets parts of the page show through an image, or hides it.</summary>
    static readonly NameToken[] Covers = [NameToken.Smask, NameToken.Mask, NameToken.Create("OC")];

    readonly PageMarks marks;
    readonly Memory<byte> data;
    readonly PackedSamples? samples;

    StoredImage(
        PageMarks marks, Memory<byte> data,
        PackedSamples? samples) => (this.marks, this.data, this.samples) = (marks, data, samples);

    /// <summary>Whether the page is one image and nothing else that shows, kept in a way that is read here.</summary>
    public static bool IsWholePage(PageMarks marks)
    {
        if (marks.Rasters is not [{ Stream: { } stream, Quarters: not null } image]
            || image.Box.Area < WholePage * marks.Width * marks.Height)
            return false;
        return marks.Rulings.Count == 0 && !marks.Glyphs.Exists(g => g.Hidden is null)
            && !Array.Exists(Covers, stream.StreamDictionary.ContainsKey)
            && Codec(stream.StreamDictionary) is not ("JPXDecode" or "JBIG2Decode");
    }

    /// <summary>
    /// Undoes the filters, one document and one page at a time, as all of PdfPig; null where the page is no such image
    /// or the image is damaged. Poppler, in a process of its own, may then know better.
    /// </summary>
    public static StoredImage? Open(PageMarks marks)
    {
        if (!IsWholePage(marks) || marks.Streams is not { } streams) return null;
        try
        {
            return Open(marks, marks.Rasters[0].Stream!, streams);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return null;
        }
    }

    static StoredImage? Open(PageMarks marks, StreamToken stream, ImageStreams streams)
    {
        var dictionary = Direct(stream.StreamDictionary, streams.Scanner);
        if (Number(dictionary, NameToken.Width) is not { } width || Number(dictionary, NameToken.Height) is not { } height
            || width < 1 || height < 1 || (long)width * height > RasterFiles.MostPixels) return null;
        // Painted in the colour of its page.
        if (dictionary.TryGet(NameToken.ImageMask, out var mask) && mask is BooleanToken { Data: true }) return null;
        var codec = Codec(dictionary);
        var isJpeg = codec is "DCTDecode" or "DCT";
        var decode = dictionary.TryGet(NameToken.Decode, out var range) && range is ArrayToken numbers
            ? numbers.Data.OfType<NumericToken>().Select(n => n.Double).ToArray()
            : [];
        PackedSamples? samples = null;
        if (Colours(dictionary, streams.Resources) is { } colours)
        {
            if (isJpeg && (colours is IndexedColorSpaceDetails || decode.Where((v, i) => v != i % 2).Any()))
                return null;
            if (!isJpeg)
            {
                var bits = codec is "CCITTFaxDecode" or "CCF"
                    ? FaxBits(dictionary, width, height)
                    : Number(dictionary, NameToken.BitsPerComponent) ?? 0;
                samples = bits is 1 or 2 or 4 or 8 ? PackedSamples.Of(width, height, bits, colours, decode) : null;
                if (samples is null) return null;
            }
        }
        else if (!isJpeg || dictionary.ContainsKey(NameToken.ColorSpace) || decode.Length > 0)
        {
            return null;
        }
        var data = stream.Data;
        var filters = streams.Filters.GetFilters(dictionary, streams.Scanner);
        for (var i = 0; i < filters.Count - (isJpeg ? 1 : 0); i++)
        {
            if (!filters[i].IsSupported) return null;
            data = filters[i].Decode(data, dictionary, streams.Filters, i);
        }
        return samples is not null && data.Length < samples.Bytes ? null : new StoredImage(marks, data, samples);
    }

    /// <summary>
    /// The page, turned as it is displayed; null where the image is damaged, or higher than wide in its dots.
    /// </summary>
    public PagePixels? ToPixels()
    {
        var (image, turn) = (marks.Rasters[0], marks.Rasters[0].Quarters!.Value);
        double Resolution(int width, int height)
        {
            if (turn % 2 != 0) (width, height) = (height, width);
            double x = width * 72 / image.Box.Width, y = height * 72 / image.Box.Height;
            return Math.Abs(x - y) > Squarer * x ? 0 : (x + y) / 2;
        }

        PagePixels? pixels;
        if (samples is not null)
        {
            pixels = Resolution(samples.Width, samples.Height) is > 0 and var dpi
                ? samples.Unpack(data.Span, dpi)
                : null;
        }
        else
        {
            pixels = RasterFiles.Decode(data.ToArray(), 0) is { } whole
                && Resolution(whole.Width, whole.Height) is > 0 and var dpi
                ? PixelScaling.Reduce(whole with { Dpi = dpi })
                : null;
        }
        return pixels is null
            ? null
            : PixelScaling.Place(pixels.Turn(turn), image.Box.Left, image.Box.Top, marks.Width, marks.Height);
    }

    /// <summary>Gray or RGB, given or through a table; null for anything else.</summary>
    static ColorSpaceDetails? Colours(DictionaryToken dictionary, IResourceStore resources)
    {
        if (!dictionary.TryGet(NameToken.ColorSpace, out var space)) return null;
        if (space is ArrayToken { Length: > 0 } array) space = array.Data[0];
        if (space is not NameToken name) return null;
        var details = resources.GetColorSpaceDetails(name, dictionary);
        return IsPlain(details) || (details is IndexedColorSpaceDetails indexed && IsPlain(indexed.BaseColorSpace))
            ? details
            : null;
    }

    /// <summary>
    /// A profile makes little difference to what is read: its colours are taken as those of the device.
    /// </summary>
    static bool IsPlain(ColorSpaceDetails details) => details.Type is ColorSpace.DeviceGray or ColorSpace.DeviceRGB
        || (details is ICCBasedColorSpaceDetails profile && profile.AlternateColorSpace.Type is ColorSpace.DeviceGray or ColorSpace.DeviceRGB);

    /// <summary>1 where the lines of a fax are as wide as the image; else 0.</summary>
    static int FaxBits(DictionaryToken dictionary, int width, int height)
    {
        dictionary.TryGet(NameToken.DecodeParms, out var parameters);
        if (parameters is ArrayToken { Length: > 0 } array) parameters = array.Data[array.Length - 1];
        if (parameters is not DictionaryToken given) return 0; // columns are 1728 then
        var isPlain = given.Data.Values.All(v => v is NumericToken or BooleanToken);
        return isPlain && Number(given, NameToken.Columns) == width && (Number(given, NameToken.Rows) ?? 0) <= height
            ? 1
            : 0;
    }

    /// <summary>The last filter, which says what the image is.</summary>
    static string? Codec(DictionaryToken dictionary)
    {
        dictionary.TryGet(NameToken.Filter, out var filter);
        if (filter is ArrayToken { Length: > 0 } chain) filter = chain.Data[chain.Length - 1];
        return (filter as NameToken)?.Data;
    }

    static int? Number(DictionaryToken dictionary, NameToken key) =>
        dictionary.TryGet(key, out var token) && token is NumericToken number ? number.Int : null;

    /// <summary>The dictionary with its references followed, one deep.</summary>
    static DictionaryToken Direct(DictionaryToken dictionary, IPdfTokenScanner scanner)
    {
        var entries = new Dictionary<NameToken, IToken>();
        foreach (var (name, value) in dictionary.Data)
            if ((value is IndirectReferenceToken reference ? scanner.Get(reference.Data)?.Data : value) is { } token)
                entries[NameToken.Create(name)] = token;
        return new DictionaryToken(entries);
    }
}
