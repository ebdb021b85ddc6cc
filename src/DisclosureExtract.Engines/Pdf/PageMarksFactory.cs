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
        pdfScanner, ShelfOf(resourceStore, pdfScanner, filterProvider, parsingOptions), filterProvider,
        new WatchedContent(pageContentParser, () => (parsingOptions.FilterProvider as FontProgramFilter)?.ContentIsDamaged()), parsingOptions), IPageFactory<PageMarks>
{
    /// <summary>Points; the format ends at 14,400.</summary>
    const double LargestPage = 20_000;

    readonly FontTexts fontTexts = new();
    PageAnnotations? over;
    Layers? layers;
    PageSurroundings? around;

    FontShelf Shelf => (FontShelf)ResourceStore;

    IReadOnlySet<long>? Cut => (ParsingOptions.FilterProvider as FontProgramFilter)?.CutObjects;

    static FontShelf ShelfOf(
        IResourceStore store, IPdfTokenScanner scanner, ILookupFilterProvider filters, ParsingOptions options) =>
        new(store, scanner, filters, options.FilterProvider as FontProgramFilter);

    PageMarks IPageFactory<PageMarks>.Create(
        int number, DictionaryToken dictionary, PageTreeMembers pageTreeMembers, NamedDestinations namedDestinations)
    {
        if (dictionary.Data.Count == 0) throw new InvalidDataException("the file does not hold the page");
        Shelf.BeginPage();
        around = Around(dictionary, pageTreeMembers);
        var marks = Create(number, dictionary, pageTreeMembers, namedDestinations);
        marks.IsCutOff |= (ParsingOptions.FilterProvider as FontProgramFilter)?.IsContentDamaged == true
            || ContentOf(dictionary).Any(IsLost) || !IsContent(dictionary);
        return marks;
    }

    PageSurroundings Around(DictionaryToken page, PageTreeMembers members)
    {
        var filter = ParsingOptions.FilterProvider as FontProgramFilter;
        var catalog = filter?.Catalog;
        layers ??= new Layers(PdfScanner, catalog);
        over ??= new PageAnnotations(PdfScanner, FilterProvider, catalog, layers, note => filter?.Attached.Add(note));
        var annotations = over.Of(page);
        List<DictionaryToken> resources = [.. members.ParentResources];
        if (page.TryGet<DictionaryToken>(NameToken.Resources, PdfScanner, out var own)) resources.Add(own);
        return new(annotations, annotations.Count > 0 ? over.SharedResources : null, layers, resources);
    }

    bool IsLost(IndirectReferenceToken content) =>
        Cut?.Contains(content.Data.ObjectNumber) == true || PdfScanner.Get(content.Data) is null or { Data: NullToken };

    /// <summary>A page may have no content, but not a number for it.</summary>
    static bool IsContent(DictionaryToken page) => !page.TryGet(NameToken.Contents, out var content)
        || content is ArrayToken or IndirectReferenceToken or StreamToken or NullToken;

    static IEnumerable<IndirectReferenceToken> ContentOf(DictionaryToken page) =>
        !page.TryGet(NameToken.Contents, out var content) ? []
        : content is ArrayToken parts ? parts.Data.OfType<IndirectReferenceToken>()
        : content is IndirectReferenceToken reference ? [reference] : [];

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
            marks, fontTexts, pageNumber, Shelf, PdfScanner, PageContentParser, FilterProvider, cropBox, userSpaceUnit, rotation, initialMatrix, ParsingOptions, around!);
        return processor.Process(pageNumber, operations);
    }
}
