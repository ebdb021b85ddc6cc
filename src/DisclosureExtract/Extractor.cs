using DisclosureExtract.Checks;
using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Clean;
using DisclosureExtract.Correct;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Learning;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Catalogue;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract;

/// <summary>The whole run over one document, from pages to checked facts.</summary>
public sealed class Extractor(SubjectCatalog catalog)
{
    readonly LazyRanker ranker = new(catalog);

    /// <summary>Reads, understands and checks a document.</summary>
    /// <param name="source">Its pages; those that are nothing but an image are left unread, with a finding each.</param>
    /// <param name="stop">Asked for each page, table, pair of pages and mark on a page.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public Extraction Extract(IPageSource source, ExtractOptions? options = null, CancellationToken stop = default)
    {
        options ??= ExtractOptions.Default;
        var (pages, noise) = Layout(ReadPages(source, stop), options, stop);
        var texts = pages.Where(p => p.Verdict.State == PageState.Read).Select(p => PageText.Of(p.Layout)).ToList();
        var pageCopies = PageCopies.Resolve(pages, texts, p => Understand(p, options, stop).Merit, stop);
        var (layouts, metadata, assembled, tables, validation, cards, copies) = Understand(pages, options, stop);
        var catalogue = CatalogueReader.Read(tables);
        var contents = ContentsReader.Read(layouts);
        var roles = PageRoles.Of(pages, tables, contents);
        var listed = contents.SelectMany(e => e.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        var sections = ProseReader.Read(assembled.Prose.Where(l => roles[l.Page - 1].HasProse && !listed.Contains(l.Line)));
        var claims = ClaimReader.Read(sections.Concat(cards.SelectMany(CardProse.Sections)));
        var index = new FactIndex(tables, validation.Facts);
        var prose = ClaimChecks.Run(claims, index, metadata);
        var scanned = pages.Where(p => p.Page.Words.Any(w => w.Source == WordSource.Ocr)).Select(p => p.Page.Number).ToHashSet();
        var findings = Checker.Findings(new CheckedDocument
        {
            Catalog = catalog,
            Metadata = metadata,
            Pages = pages,
            PageCopies = pageCopies,
            Layouts = layouts,
            Tables = tables,
            Validation = validation,
            Facts = index,
            Contents = contents,
            Cards = cards,
            CardCopies = copies,
            Sections = sections,
            Claims = prose,
            Services = catalogue,
            Premises = new Premises(tables, scanned),
        });
        return new Extraction
        {
            Pages = pages,
            Metadata = metadata,
            Tables = tables,
            Prose = assembled.Prose,
            Projects = cards,
            Catalogue = catalogue,
            Sections = options.KeepNoise ? KeptText.Among(sections, pages, tables) : sections,
            Claims = prose.Verdicts,
            Glossary = GlossaryReader.Read(sections),
            Roles = roles,
            Contents = contents,
            ProjectCopies = copies,
            Noise = noise,
            PageCopies = pageCopies,
            Texts = texts,
            Validation = validation with { Findings = findings },
        };
    }

    /// <summary>Pages → tables, facts, sums and cards.</summary>
    sealed record Understanding(
        List<PageLayout> Layouts, Metadata Metadata, TableAssembler.Result Assembled, IReadOnlyList<FormTable> Tables, ValidationResult Validation, List<ProjectCard> Cards, List<CardCopy> Copies)
    {
        /// <summary>Sums that hold and sums that fail, those of the cards with them.</summary>
        public (int Holds, int Fails) Merit
        {
            get
            {
                var sums = Cards.SelectMany(CardArithmetic.Sums).ToList();
                return (Validation.Passed + sums.Count(s => s.Holds), Validation.Failed + sums.Count(s => !s.Holds));
            }
        }
    }

    Understanding Understand(IReadOnlyList<PageResult> pages, ExtractOptions options, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var layouts = pages.Where(p => p.Verdict.State == PageState.Read).Select(p => p.Layout).ToList();
        var metadata = MetadataReader.ReadKindAndYear(layouts);
        var assembled = TableAssembler.Assemble(layouts, metadata.IsFinal, catalog.IsName, options.KeepNoise);
        metadata = MetadataReader.Complete(metadata, layouts, assembled.Tables);
        var mapper = new SubjectMapper(catalog, metadata.Year, options.UseModels ? ranker : null);
        IReadOnlyList<FormTable> tables = TableDoubts.Mark(RowRepair.Run(FormReader.Read(assembled.Tables, metadata.IsFinal, mapper, options.UseModels ? FormGuesser.Default : null), mapper));
        ValidationResult Validate(IReadOnlyList<FormTable> t) => Validator.Validate(t, FactsOf(t), metadata.Entity, stop);
        (tables, var validation) = AmountRepair.Run(tables, Validate(tables), Validate);
        var (cards, copies) = CardCopies.Find(CardReader.ReadAll(tables, assembled.Prose, metadata.Entity));
        return new Understanding(layouts, metadata, assembled, tables, validation, cards, copies);
    }

    static List<(PageContent Page, PageVerdict Verdict)> ReadPages(IPageSource source, CancellationToken stop)
    {
        var pages = new List<(PageContent, PageVerdict)>();
        for (var number = 1; number <= source.PageCount; number++)
        {
            stop.ThrowIfCancellationRequested();
            try
            {
                var page = source.ReadPage(number, stop);
                pages.Add((page, TextQuality.Judge(page)));
            }
            catch (PageUnreadableException e)
            {
                pages.Add((new PageContent { Number = number, Width = 0, Height = 0 }, new(PageState.Unreadable, e.Reason, "页面内容损坏，无法解析")));
            }
        }
        return pages;
    }

    /// <summary>Pages without noise → grids and lines; copies of earlier pages are marked.</summary>
    static (List<PageResult> Pages, List<NoiseItem> Noise) Layout(List<(PageContent Page, PageVerdict Verdict)> pages, ExtractOptions options, CancellationToken stop)
    {
        var (cleaned, noise) = NoiseFilter.Clean([.. pages.Select(p => p.Page)], options.KeepNoise);
        var found = new List<PageLayout>(cleaned.Count);
        foreach (var page in cleaned)
        {
            stop.ThrowIfCancellationRequested();
            found.Add(GridFinder.Find(page, before: found.Count > 0 ? found[^1] : null));
        }
        var (layouts, running) = NoiseFilter.Trim(found, options.KeepNoise);
        noise.AddRange(running);
        var duplicates = DuplicatePages.Find(layouts.Where((_, i) => pages[i].Verdict.State == PageState.Read));
        var results = new List<PageResult>(pages.Count);
        for (var i = 0; i < pages.Count; i++)
        {
            var result = new PageResult(cleaned[i], layouts[i], pages[i].Verdict);
            if (duplicates.TryGetValue(cleaned[i].Number, out var original))
                result = result with { DuplicateOf = original, Verdict = new(PageState.Duplicate, $"prints the same as page {original}", $"与第{original}页相同") };
            results.Add(result);
        }
        return (results, noise);
    }

    static List<Fact> FactsOf(IEnumerable<FormTable> tables)
    {
        var facts = new List<Fact>();
        foreach (var table in tables)
            foreach (var row in table.Rows)
                foreach (var cell in row.Cells)
                    if (cell.Amount.Value is { } value) facts.Add(new Fact { Table = table, Row = row, Cell = cell, Value = value, Status = cell.Repair is null ? FactStatus.Read : FactStatus.Repaired });
        return facts;
    }
}
