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
        foreach (var word in prose.SelectMany(l => l.Line.Words)) words.TryAdd(word, Account.Prose);
    }

    /// <summary>Page by page; kinds of which a page shows nothing are left out.</summary>
    public IReadOnlyList<PageAccount> All => all;

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
        foreach (var word in table.Table.Grid.Cells.SelectMany(c => c.Words)) words.TryAdd(word, Account.Label);
    }

    void Close(PageResult page)
    {
        var content = page.Page;
        var number = content.Number;
        var counts = new int[Enum.GetValues<Account>().Length];
        var unaccounted = 0;
        foreach (var mark in content.Unread.Where(m => m.Reason != UnreadReason.OutlineText))
        {
            unaccounted += mark.Count;
            lost.Add((number, mark));
        }
        EnterContext(page.Layout);
        foreach (var word in content.Words)
        {
            var count = Characters(word);
            if (AccountOf(word) is { } account) counts[(int)account] += count;
            else Lose(word, count);
        }
        foreach (var aside in content.Asides)
        {
            var count = Characters(aside.Word);
            if (aside.Reason != AsideReason.Askew || IsNoise(number, aside.Word)) counts[(int)Account.Noise] += count;
            else Lose(aside.Word, count);
        }
        counts[(int)Account.Noise] += page.Removed.Sum(Characters);
        Add(new PageAccount(number, MarkKind.Characters)
        {
            Fact = counts[(int)Account.Fact], Label = counts[(int)Account.Label], Prose = counts[(int)Account.Prose],
            Noise = counts[(int)Account.Noise], Finding = counts[(int)Account.Finding], Unaccounted = unaccounted,
        });
        CloseImages(page);

        Account? AccountOf(Word word) => page.Verdict.State switch
        {
            PageState.Duplicate => Account.Noise,
            PageState.Image or PageState.Garbled or PageState.Unreadable => Account.Finding,
            _ when words.TryGetValue(word, out var account) => account,
            _ when IsNoise(number, word) => Account.Noise,
            _ when IsIn(notes[number], word) => Account.Label,
            _ => OfCell(number, word),
        };

        void Lose(Word word, int count)
        {
            if (count == 0) return;
            unaccounted += count;
            lost.Add((number, new UnreadMark(word.Box, UnreadReason.Unplaced, count)));
        }
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
    static int Characters(Word word) => word.Text.Count(c => c != UnreadGlyphs.Unknown[0] && !char.IsWhiteSpace(c));

    void CloseImages(PageResult page)
    {
        var (number, content) = (page.Page.Number, page.Page);
        var isLost = page.Verdict.State is PageState.Image or PageState.Garbled or PageState.Unreadable;
        var images = content.Images.Count;
        // What was read from an image is counted in characters; beside text it is an ornament.
        Add(new PageAccount(number, MarkKind.Images)
        {
            Finding = isLost ? images : 0,
            Label = !isLost && content.HasScannedWords ? images : 0,
            Noise = !isLost && !content.HasScannedWords ? images : 0,
        });
        var outlines = content.Unread.Where(m => m.Reason == UnreadReason.OutlineText).ToList();
        Add(new PageAccount(number, MarkKind.Outlines) { Unaccounted = outlines.Sum(m => m.Count) });
        lost.AddRange(outlines.Select(m => (number, m)));
    }

    void Add(PageAccount account)
    {
        if (account.Shown > 0) all.Add(account);
    }
}
