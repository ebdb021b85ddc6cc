using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Parts.Accounting;

/// <summary>
/// Follows every mark a page shows to where it ended: in an amount, a label, prose, noise or a finding. What ended in
/// none of these is lost, and is said with its place.
/// </summary>
public sealed class PageAccounts
{
    enum Account
    {
        Fact,
        Label,
        Prose,
        Noise,
        Finding,
    }

    readonly Dictionary<Word, Account> words = new(ReferenceEqualityComparer.Instance);
    readonly ILookup<int, Cell> cells;
    readonly ILookup<int, BoundingBox> noise, notes;
    readonly List<PageAccount> all = [];
    readonly List<(int Page, UnreadMark Mark)> lost = [];

    PageAccounts(IReadOnlyList<FormTable> tables, IEnumerable<PageLine> prose, IReadOnlyList<NoiseItem> noise)
    {
        cells = tables.SelectMany(t => t.Table.Grid.Cells).Where(c => !c.IsEmpty).ToLookup(c => c.Page);
        notes = tables.SelectMany(t => t.Table.Notes).ToLookup(n => n.Page, n => n.Box);
        this.noise = noise.SelectMany(n => n.Places).ToLookup(p => p.Page, p => p.Box);
        foreach (var table in tables) Enter(table);
        var lines = prose.ToList();
        Loose = LooseRows.Find(tables, lines);
        foreach (var word in Loose.SelectMany(r => r.Line.Line.Words)) words[word] = Account.Finding;
        foreach (var word in lines.SelectMany(l => l.Line.Words)) words.TryAdd(word, Account.Prose);
    }

    /// <summary>Page by page; kinds of which a page shows nothing are left out.</summary>
    public IReadOnlyList<PageAccount> All => all;

    /// <summary>Lines of amounts that are in no row of the form they stand in.</summary>
    public IReadOnlyList<LooseRow> Loose { get; }

    /// <summary>What nothing accounts for.</summary>
    public IReadOnlyList<(int Page, UnreadMark Mark)> Lost => lost;

    /// <param name="prose">Lines outside of tables.</param>
    /// <param name="noise">What was taken out of the content.</param>
    public static PageAccounts Of(
        IReadOnlyList<PageResult> pages, IReadOnlyList<FormTable> tables, IEnumerable<PageLine> prose,
        IReadOnlyList<NoiseItem> noise)
    {
        var accounts = new PageAccounts(tables, prose, noise);
        foreach (var page in pages) accounts.Close(page);
        return accounts;
    }

    void Enter(FormTable table)
    {
        foreach (var cell in table.Rows.SelectMany(r => r.Cells))
        {
            var account = cell.Amount.Value is not null ? Account.Fact
                : cell.Amount.State == CellState.Unreadable ? Account.Finding : Account.Label;
            foreach (var word in cell.Source.Words) words[word] = account;
        }
        foreach (var word in table.Table.Grid.Cells.Concat(table.Table.HeadingsAgain).SelectMany(c => c.Words))
            words.TryAdd(word, Account.Label);
    }

    void Close(PageResult page)
    {
        var content = page.Page;
        var number = content.Number;
        var isLost = page.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable;
        var isFromImage = content.Scan is not null && !content.Words.Any(w => w.Source != WordSource.Ocr);
        var counts = new int[Enum.GetValues<Account>().Length];
        var bands = new int[content.Shown.Bands.Count];
        int unaccounted = 0, followed = 0;
        foreach (var mark in content.Unread.Where(m => m.Reason is not (UnreadReason.OutlineText or UnreadReason.Annotation or UnreadReason.Image or UnreadReason.Overlaid)))
        {
            unaccounted += mark.Count;
            lost.Add((number, mark));
        }
        // What lies under a note is kept aside and counted there; that it does is said all the same.
        foreach (var mark in content.Unread.Where(m => m.Reason == UnreadReason.Overlaid)) lost.Add((number, mark));
        EnterContext(page.Layout);
        foreach (var word in content.Words)
        {
            var count = Follow(word);
            if (AccountOf(word) is { } account) counts[(int)account] += count;
            else Lose(word.Box, count);
        }
        foreach (var aside in content.Asides)
        {
            var count = aside.Reason is AsideReason.Askew or AsideReason.StruckOut ? Follow(aside.Word) : Characters(aside.Word);
            if (aside.Reason != AsideReason.Askew || IsNoise(number, aside.Word)) counts[(int)Account.Noise] += count;
            else Lose(aside.Word.Box, count);
        }
        counts[(int)Account.Noise] += page.Removed.Sum(Follow);
        if (isLost) counts[(int)Account.Finding] += Math.Max(0, content.Shown.Characters - followed);
        else if (!isFromImage && content.Shown.Characters > followed) Lose(Missing(content, bands), content.Shown.Characters - followed);
        Add(new PageAccount(number, MarkKind.Characters)
        {
            Fact = counts[(int)Account.Fact], Label = counts[(int)Account.Label], Prose = counts[(int)Account.Prose],
            Noise = counts[(int)Account.Noise], Finding = counts[(int)Account.Finding], Unaccounted = unaccounted,
        });
        CloseImages(page, isLost, isFromImage);
        CloseOverlays(content, isLost, isFromImage, AccountOf);

        Account? AccountOf(Word word) => page.Verdict.State switch
        {
            PageState.Duplicate => Account.Noise,
            _ when isLost => Account.Finding,
            _ when words.TryGetValue(word, out var account) => account,
            _ when IsNoise(number, word) => Account.Noise,
            _ when IsIn(notes[number], word) => Account.Label,
            _ => OfCell(number, word),
        };

        int Follow(Word word)
        {
            var count = Characters(word);
            if (word.Source == WordSource.Ocr) return count;
            followed += count;
            if (bands.Length > 0) bands[ShownCounts.BandOf(word.Box.CenterY, bands.Length)] += count;
            return count;
        }

        void Lose(BoundingBox box, int count)
        {
            if (count == 0) return;
            unaccounted += count;
            lost.Add((number, new UnreadMark(box, UnreadReason.Unplaced, count)));
        }
    }

    /// <summary>Where on the page more is shown than was followed: of what never became a word no more is known.</summary>
    static BoundingBox Missing(PageContent content, int[] followed)
    {
        var lacking = Enumerable.Range(0, followed.Length).Where(b => content.Shown.Bands[b] > followed[b]).ToList();
        if (lacking.Count == 0) return new(0, 0, content.UprightWidth, content.UprightHeight);
        return new(
            0, lacking[0] * ShownCounts.BandHeight, content.UprightWidth,
            Math.Min(content.UprightHeight, (lacking[^1] + 1) * ShownCounts.BandHeight));
    }

    /// <summary>
    /// What stands on the page beside tables and prose: lines taken as title, unit, entity or note of a table, headings
    /// that are repeated, page numbers.
    /// </summary>
    void EnterContext(PageLayout layout)
    {
        foreach (var line in layout.Lines)
        {
            var account = PageFurniture.IsPageNumber(line, layout.Page) ? Account.Noise : Account.Label;
            foreach (var word in line.Words) words.TryAdd(word, account);
        }
        foreach (var (grid, header) in layout.Grids.Zip(layout.Headers))
            foreach (var word in grid.Cells.Where(c => c.Row < header.FirstDataRow).SelectMany(c => c.Words))
                words.TryAdd(word, Account.Label);
    }

    bool IsNoise(int page, Word word) => IsIn(noise[page], word);

    static bool IsIn(IEnumerable<BoundingBox> boxes, Word word) =>
        boxes.Any(b => b.Contains(word.Box.CenterX, word.Box.CenterY));

    /// <summary>Of a word that was cut or read again: what became of the cell it stands in.</summary>
    Account? OfCell(int page, Word word)
    {
        var cell = cells[page].FirstOrDefault(c => c.Box.Contains(word.Box.CenterX, word.Box.CenterY));
        return cell is null ? null : words.GetValueOrDefault(cell.Words.First(), Account.Label);
    }

    /// <summary>Characters that say nothing are among the unread marks of their page.</summary>
    static int Characters(Word word) => ShownCharacters.Of(word.Text);

    void CloseImages(PageResult page, bool isLost, bool isFromImage)
    {
        var (number, content) = (page.Page.Number, page.Page);
        var images = Math.Max(content.Images.Count, content.Shown.Images);
        var pictures = isLost || isFromImage ? [] : content.Unread.Where(m => m.Reason == UnreadReason.Image).ToList();
        var forgotten = isLost ? 0 : images - content.Images.Count;
        foreach (var picture in pictures) lost.Add((number, picture));
        if (forgotten > 0) lost.Add((number, new UnreadMark(new(0, 0, content.UprightWidth, content.UprightHeight), UnreadReason.Image, forgotten)));
        var rest = Math.Max(0, images - pictures.Count - forgotten);
        // What was read from an image is counted in characters; beside text it is an ornament.
        Add(new PageAccount(number, MarkKind.Images)
        {
            Finding = isLost ? rest : 0,
            Label = !isLost && content.HasScannedWords ? rest : 0,
            Noise = !isLost && !content.HasScannedWords ? rest : 0,
            Unaccounted = pictures.Count + forgotten,
        });
        var outlines = content.Unread.Where(m => m.Reason == UnreadReason.OutlineText).ToList();
        var drawn = Math.Max(content.Shown.Outlines, outlines.Sum(m => m.Count));
        var unread = isLost ? [] : outlines.FindAll(m => !isFromImage || !content.Words.Any(w => w.Box.Intersects(m.Box)));
        foreach (var mark in unread) lost.Add((number, mark));
        var missing = Math.Max(unread.Sum(m => m.Count), isLost || isFromImage ? 0 : drawn);
        Add(new PageAccount(number, MarkKind.Outlines)
        {
            Finding = isLost ? drawn : 0, Label = isLost ? 0 : drawn - missing, Unaccounted = missing,
        });
    }

    /// <summary>
    /// Fields and notes, each where its words ended: the most of what they became. One that shows a drawing alone is an ornament,
    /// one whose words are nowhere, or that is broken, is lost.
    /// </summary>
    void CloseOverlays(PageContent content, bool isLost, bool isFromImage, Func<Word, Account?> accountOf)
    {
        var broken = content.Unread.Where(m => m.Reason == UnreadReason.Annotation).ToList();
        if (content.Shown.Overlays.Count == 0 && broken.Count == 0) return;
        var laid = content.Words.Where(w => w.Source is WordSource.FormField or WordSource.Annotation).ToList();
        List<Word> aside = [.. content.Asides.Select(a => a.Word).Where(w => w.Source is WordSource.FormField or WordSource.Annotation)];
        foreach (var (kind, source) in ((MarkKind, WordSource)[])[(MarkKind.Fields, WordSource.FormField), (MarkKind.Annotations, WordSource.Annotation)])
        {
            var counts = new int[Enum.GetValues<Account>().Length];
            var unaccounted = 0;
            foreach (var overlay in content.Shown.Overlays.Where(o => o.Source == source))
            {
                var ended = isLost ? Account.Finding : isFromImage ? Account.Label : Ended(overlay);
                if (ended is { } account) counts[(int)account]++;
                else Lose(overlay.Box);
                broken.RemoveAll(m => overlay.Box.Intersects(m.Box));
            }
            if (kind == MarkKind.Annotations && !isLost && !isFromImage)
                foreach (var mark in broken) Lose(mark.Box);
            Add(new PageAccount(content.Number, kind)
            {
                Fact = counts[(int)Account.Fact], Label = counts[(int)Account.Label], Prose = counts[(int)Account.Prose],
                Noise = counts[(int)Account.Noise], Finding = counts[(int)Account.Finding], Unaccounted = unaccounted,
            });

            void Lose(BoundingBox box)
            {
                unaccounted++;
                lost.Add((content.Number, new UnreadMark(box, UnreadReason.Annotation, 1)));
            }
        }

        Account? Ended(ShownOverlay overlay)
        {
            if (broken.Exists(m => overlay.Box.Intersects(m.Box))) return null;
            if (!overlay.HasText) return Account.Noise;
            var accounts = laid.Where(w => w.Source == overlay.Source && overlay.Box.Intersects(w.Box)).Select(accountOf).ToList();
            foreach (var account in (Account[])[Account.Fact, Account.Finding, Account.Label, Account.Prose, Account.Noise])
                if (accounts.Contains(account)) return account;
            return aside.Exists(w => w.Source == overlay.Source && overlay.Box.Intersects(w.Box)) ? Account.Noise : null;
        }
    }

    void Add(PageAccount account)
    {
        if (account.Shown > 0) all.Add(account);
    }
}
