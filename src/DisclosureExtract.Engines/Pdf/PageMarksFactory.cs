using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Filters;
using UglyToad.PdfPig.Geometry;
using UglyToad.PdfPig.Graphics.Operations;
using UglyToad.PdfPig.Outline.Destinations;
using UglyToad.PdfPig.Parser;
using UglyToad.PdfPig.Tokenization.Scanner;
using UglyToad.PdfPig.Tokens;

namespace DisclosureExtract.Engines.Pdf;

/// <summary>
/// Makes PdfPig hand us glyphs, rulings and image boxes in one pass over the content stream, without building its
/// letters and paths first.
/// </summary>
sealed class PageMarksFactory(
    IPdfTokenScanner pdfScanner,
    IResourceStore resourceStore,
    ILookupFilterProvider filterProvider,
    IPageContentParser pageContentParser,
    ParsingOptions parsingOptions)
    : BasePageFactory<PageMarks>(
        pdfScanner, resourceStore, filterProvider, pageContentParser, parsingOptions), IPageFactory<PageMarks>
{
    /// <summary>Points; the format ends at 14,400.</summary>
    const double LargestPage = 20_000;

    readonly FontTexts fontTexts = new();
    readonly HashSet<IndirectReference> checkedFonts = [];

    PageMarks IPageFactory<PageMarks>.Create(
        int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        foreach (var parent in pageTreeMembers.ParentResources) PrepareFonts(parent);
        if (dictionary.TryGet<DictionaryToken>(NameToken.Resources, PdfScanner, out var resources))
            PrepareFonts(resources);
        return Create(number, dictionary, pageTreeMembers, namedDestinations);
    }

    protected override PageMarks ProcessPage(
        int pageNumber,
        DictionaryToken dictionary,
        NamedDestinations namedDestinations,
        MediaBox mediaBox,
        CropBox cropBox,
        UserSpaceUnit userSpaceUnit,
        PageRotationDegrees rotation,
        TransformationMatrix initialMatrix,
        IReadOnlyList<IGraphicsStateOperation> operations)
    {
        var bounds = cropBox.GetVisibleBounds(rotation);
        var unit = userSpaceUnit.PointMultiples;
        var (width, height) = (bounds.Width * unit, bounds.Height * unit);
        var isPossible = width <= LargestPage && height <= LargestPage; // false also where they are no numbers
        if (!isPossible) throw new InvalidDataException($"a page of {width:0} × {height:0} points");
        var marks = new PageMarks(width, height, rotation.Value)
        {
            Streams = new ImageStreams(PdfScanner, FilterProvider, ResourceStore),
        };
        var processor = new PageMarksProcessor(
            marks, fontTexts, pageNumber, ResourceStore, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions);
        return processor.Process(pageNumber, operations);
    }

    /// <summary>
    /// Sees to fonts that PdfPig would misread: a simple TrueType font with neither /ToUnicode nor /Encoding needs its
    /// own tables, and the UTF-16 CMaps map nothing, while the UCS-2 ones do the same for all characters of the basic
    /// plane.
    /// </summary>
    void PrepareFonts(DictionaryToken resources)
    {
        FontChecks.Check(resources, PdfScanner, checkedFonts);
        if (!resources.TryGet<DictionaryToken>(NameToken.Font, PdfScanner, out var fonts)) return;
        foreach (var (name, reference) in fonts.Data)
        {
            if (!fonts.TryGet<DictionaryToken>(NameToken.Create(name), PdfScanner, out var font)
                || font.ContainsKey(NameToken.ToUnicode))
                continue;
            if (!font.TryGet<NameToken>(NameToken.Encoding, PdfScanner, out var encoding))
            {
                AskForProgram(font);
            }
            else if (encoding.Data is "UniGB-UTF16-H" or "UniGB-UTF16-V"
                && reference is IndirectReferenceToken indirect)
            {
                var ucs2 = NameToken.Create(encoding.Data.Replace("UTF16", "UCS2", StringComparison.Ordinal));
                PdfScanner.ReplaceToken(indirect.Data, font.With(NameToken.Encoding, ucs2));
            }
        }
    }

    void AskForProgram(DictionaryToken font)
    {
        if (ParsingOptions.FilterProvider is FontProgramFilter filter && !font.ContainsKey(NameToken.Encoding)
            && font.TryGet<DictionaryToken>(NameToken.FontDescriptor, PdfScanner, out var descriptor)
            && descriptor.TryGet<StreamToken>(NameToken.FontFile2, PdfScanner, out var program))
        {
            filter.Need(program.StreamDictionary);
        }
    }
}
