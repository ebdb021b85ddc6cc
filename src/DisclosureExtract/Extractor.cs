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
using DisclosureExtract.Parts.Accounting;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Parts.Catalogue;
using DisclosureExtract.Parts.Contents;
using DisclosureExtract.Parts.Prose;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract;

/// <summary>The whole run over one document, from pages to checked facts.</summary>
public sealed class Extractor(SubjectCatalog catalog)
{
    /// <summary>Pages read twice for which the whole document is read with either reading.</summary>
    const int MostReadAgain = 12;

    readonly LazyRanker ranker = new(catalog);

    /// <summary>Reads, understands and checks a document.</summary>
    /// <param name="source">Its pages; those that are nothing but an image are left unread, with a finding each.</param>
    /// <param name="stop">Asked for each page, table, pair of pages, mark on a page, card, claim and part that is checked.</param>
    /// <exception cref="OperationCanceledException"><paramref name="stop"/> was cancelled.</exception>
    public Extraction Extract(IPageSource source, ExtractOptions? options = null, CancellationToken stop = default)
    {
        options ??= ExtractOptions.Default;
        var (found, noise) = CleanPages.Of(PageReader.Read(source, stop), options.KeepNoise, stop);
        var texts = found.Where(p => p.IsRead).Select(p => PageText.Of(p.Layout)).ToList();
        var (pages, pageCopies, reading) = Settle(found, NearDuplicatePages.Find(texts, stop), noise, options, stop);
        var (layouts, metadata, cards) = (reading.Layouts, reading.Metadata, reading.Cards);
        var validation = Validator.Validate(reading.Facts, reading.Relations, options.Rules);
        var facts = reading.Facts.With(validation.Facts);
        var tables = facts.Tables;
        var catalogue = CatalogueReader.Read(tables);
        var contents = ContentsReader.Read(layouts);
        var roles = PageRoles.Of(pages, tables, contents);
        var listed = contents.SelectMany(e => e.Lines).ToHashSet<TextLine>(ReferenceEqualityComparer.Instance);
        var accounts = PageAccounts.Of(pages, tables, reading.Prose, noise);
        listed.UnionWith(accounts.Loose.Select(r => r.Line.Line));
        var prose = reading.Prose.Where(l => roles[l.Page - 1].HasProse && !listed.Contains(l.Line));
        var sections = ProseReader.Read(prose);
        metadata = metadata with { Subordinates = SubordinateReader.Read(sections, tables) };
        var claims = ClaimReader.Read(sections.Concat(cards.SelectMany(CardProse.Sections)));
        var verdicts = ClaimChecks.Run(claims, facts, metadata, stop);
        var scanned = pages.Where(p => p.Page.HasScannedWords).Select(p => p.Page.Number).ToHashSet();
        var findings = Checker.Findings(new CheckedDocument
        {
            Catalog = catalog,
            Metadata = metadata,
            Enclosures = source.Enclosures,
            Pages = pages,
            Damage = source.Damage,
            PageCopies = pageCopies,
            Layouts = layouts,
            Tables = tables,
            Validation = validation,
            Facts = facts,
            Contents = contents,
            Cards = cards,
            CardCopies = reading.CardCopies,
            Sections = sections,
            Claims = verdicts,
            Services = catalogue,
            Accounts = accounts,
            Premises = new Premises(tables, catalog, scanned, [.. pages.SelectMany(p => p.Page.Asides.Select(a => (p.Page.Number, a)))]),
        }, options.Rules, stop);
        validation = Suspicion.Settle(validation, findings);
        return new Extraction
        {
            Pages = pages,
            Damage = source.Damage,
            Metadata = metadata,
            Enclosures = source.Enclosures,
            Facts = facts.With(validation.Facts),
            Prose = reading.Prose,
            Projects = cards,
            Catalogue = catalogue,
            Sections = options.KeepNoise ? KeptText.Among(sections, pages, tables) : sections,
            Claims = verdicts.Verdicts,
            Glossary = GlossaryReader.Read(sections),
            Roles = roles,
            Contents = contents,
            ProjectCopies = reading.CardCopies,
            Noise = noise,
            PageCopies = pageCopies,
            Texts = texts,
            Accounts = accounts,
            Validation = validation,
            Rules = options.Rules,
        };
    }

    /// <summary>
    /// Of two readings of one page the document is read with either, and the one is kept with which more of it adds up.
    /// Where many pages are read twice, each reading has to speak for itself: the document would be read as often as it has
    /// pages.
    /// </summary>
    (IReadOnlyList<PageResult> Pages, List<PageCopy> Copies, DocumentReading Reading) Settle(
        IReadOnlyList<PageResult> pages, List<NearCopy> pairs, IReadOnlyList<NoiseItem> noise, ExtractOptions options,
        CancellationToken stop)
    {
        var copies = new List<PageCopy>();
        DocumentReading? kept = null;
        var alone = new Dictionary<int, ReadingMerit>();
        foreach (var pair in pairs)
        {
            if (pairs.Count > MostReadAgain)
            {
                copies.Add(PageCopies.Choose(pair, Alone(pair.A.Page), Alone(pair.B.Page)));
                continue;
            }
            var earlier = Read(Layouts(without: pair.B.Page), noise, options, stop);
            var later = Read(Layouts(without: pair.A.Page), noise, options, stop);
            var copy = PageCopies.Choose(pair, earlier.Merit, later.Merit);
            copies.Add(copy);
            pages = PageCopies.Mark(pages, copy);
            kept = copy.Kept == pair.A.Page ? earlier : later;
        }
        if (kept is null)
            foreach (var copy in copies) pages = PageCopies.Mark(pages, copy);
        return (pages, copies, kept ?? Read(Layouts(without: null), noise, options, stop));

        ReadingMerit Alone(int page)
        {
            if (!alone.TryGetValue(page, out var merit))
                alone[page] = merit = Read([.. pages.Where(p => p.Page.Number == page).Select(p => p.Layout)], noise, options, stop).Merit;
            return merit;
        }

        List<PageLayout> Layouts(int? without) =>
            [.. pages.Where(p => p.IsRead && p.Page.Number != without).Select(p => p.Layout)];
    }

    /// <summary>
    /// Layouts → tables → forms, their labels put right → facts and the relations between them, amounts put right → cards.
    /// </summary>
    DocumentReading Read(
        IReadOnlyList<PageLayout> layouts, IReadOnlyList<NoiseItem> noise, ExtractOptions options, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        var metadata = MetadataReader.ReadKindAndYear(layouts);
        var assembled = TableAssembler.Assemble(layouts, metadata.IsFinal, catalog.IsName, options.KeepNoise);
        metadata = DecidedTables.WithLevel(MetadataReader.Complete(metadata, layouts, assembled.Tables, noise), options.Decisions);
        stop.ThrowIfCancellationRequested();
        var mapper = new SubjectMapper(catalog, metadata.Year, options.UseModels ? ranker : null);
        var guesser = options.UseModels ? FormGuesser.Default : null;
        var forms = FormReader.Read(assembled.Tables, metadata.IsFinal, mapper, guesser,
            GovernmentReader.Find(assembled.Tables, metadata.IsFinal, metadata.Level == DisclosureLevels.Government) is not null,
            (table, form) => DecidedTables.FormOf(options.Decisions, table, form));
        var doubted = RedInk.Mark(TableDoubts.Mark(RowRepair.Run(forms, mapper)));
        var facts = new FactIndex(DecidedTables.Of(doubted, options.Decisions, mapper), metadata.Entity);
        (facts, var relations) = AmountRepair.Run(facts, RelationSet.Of(facts, stop), stop);
        var (cards, copies) = CardCopies.Find(
            CardReader.ReadAll(facts.Tables, assembled.Prose, metadata.Entity), stop);
        return new DocumentReading
        {
            Layouts = layouts,
            Metadata = metadata,
            Prose = assembled.Prose,
            Facts = facts,
            Relations = relations,
            Cards = cards,
            CardCopies = copies,
        };
    }
}
