using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>A fault put into the pages of a document.</summary>
/// <param name="Pages">The pages with the fault.</param>
/// <param name="Culprits">Cells of the whole document that are wrong now, or were lost.</param>
sealed record Mutation(PageContent[] Pages, IReadOnlyList<Fact> Culprits)
{
    /// <summary>Whole rows came or went, their amounts right.</summary>
    public bool IsOfRows { get; init; }
}

/// <summary>
/// Faults as people make them when they fill in or set a form, one kind each. Each takes one amount of a document, and
/// gives nothing where the kind has no place there.
/// </summary>
static class Mutations
{
    public static readonly IReadOnlyList<(string Kind, Func<PageContent[], Fact, IReadOnlyList<Fact>, Random, Mutation?> Make)> All =
    [
        ("digit", Digit), ("last digit", LastDigit), ("cell lost", Lost), ("row lost", RowLost), ("row twice", RowTwice),
        ("amount to the next row", NextRow), ("siblings exchanged", Exchanged), ("column moved", ColumnMoved),
        ("unit line", UnitLine), ("code digit", CodeDigit),
    ];

    /// <summary>A digit that stands for ten units of the last place or more.</summary>
    static Mutation? Digit(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice) =>
        WithDigit(pages, fact, dice, isLast: false);

    static Mutation? LastDigit(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice) =>
        WithDigit(pages, fact, dice, isLast: true);

    static Mutation? WithDigit(PageContent[] pages, Fact fact, Random dice, bool isLast)
    {
        if (WordOf(pages, fact) is not { } word) return null;
        var digits = Enumerable.Range(0, word.Text.Length).Where(i => char.IsAsciiDigit(word.Text[i])).ToList();
        if (digits.Count < 2) return null;
        var at = isLast ? digits[^1] : digits[dice.Next(digits.Count - 1)];
        var digit = (char)('0' + (word.Text[at] - '0' + dice.Next(1, 10)) % 10);
        var text = string.Concat(word.Text.AsSpan(0, at), digit.ToString(), word.Text.AsSpan(at + 1));
        if (AmountText.Parse(text).Value is not { } value || value == fact.Value) return null;
        return new Mutation(Change(pages, fact.Page, w => ReferenceEquals(w, word) ? w with { Text = text, Raw = text } : w), [fact]);
    }

    /// <summary>A blank says what 0 says.</summary>
    static Mutation? Lost(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice) =>
        fact.Value == 0 ? null : new(Change(pages, fact.Page, w => IsIn(fact.Box, w) ? null : w), [fact]);

    static Mutation? RowLost(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        var (top, bottom) = BandOf(fact);
        var row = all.Where(f => ReferenceEquals(f.Row, fact.Row)).ToList();
        if (row.TrueForAll(f => f.Value == 0)) return null;
        return new Mutation(CloseUp(Change(pages, fact.Page, w => IsBetween(w, top, bottom) ? null : w), fact.Page, top, bottom), row) { IsOfRows = true };
    }

    /// <summary>The row and its rulings once more below it, and all that follows on the page moved down.</summary>
    static Mutation? RowTwice(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        var (top, bottom) = BandOf(fact);
        var height = bottom - top;
        var row = all.Where(f => ReferenceEquals(f.Row, fact.Row)).ToList();
        if (row.TrueForAll(f => f.Value == 0)) return null;
        var page = pages[fact.Page - 1];
        var words = page.Words.SelectMany(w => IsBetween(w, top, bottom) ? [w, Moved(w, height)]
            : w.Box.CenterY > bottom ? [Moved(w, height)] : new[] { w });
        return new Mutation(Put(pages, page with { Words = [.. words], Rulings = [.. page.Rulings.SelectMany(r => Doubled(r, top, bottom))] }), row) { IsOfRows = true };
    }

    static Mutation? NextRow(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        if (fact.Value == 0) return null;
        var at = fact.Table.Rows.ToList().FindIndex(r => ReferenceEquals(r, fact.Row));
        if (at < 0 || at + 1 >= fact.Table.Rows.Count) return null;
        var next = fact.Table.Rows[at + 1];
        var cell = next.CellIn(fact.Column);
        if (cell is not { Amount.State: CellState.Blank } || cell.Source.Page != fact.Page) return null;
        var down = cell.Source.Box.CenterY - fact.Cell.Source.Box.CenterY;
        if (down <= 0) return null;
        return new Mutation(Change(pages, fact.Page, w => IsIn(fact.Box, w) ? Moved(w, down) : w),
            [fact, fact with { Row = next, Cell = cell }]);
    }

    static Mutation? Exchanged(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        var others = all.Where(f => f.Table == fact.Table && f.Column == fact.Column && f.Value != fact.Value && !f.Row.IsTotal
            && f.Page == fact.Page && f.Row.Code.Length == fact.Row.Code.Length).ToList();
        if (fact.Row.IsTotal || others.Count == 0) return null;
        var other = others[dice.Next(others.Count)];
        if (WordOf(pages, fact) is not { } one || WordOf(pages, other) is not { } two) return null;
        return new Mutation(Change(pages, fact.Page, w => ReferenceEquals(w, one) ? w with { Text = two.Text, Raw = two.Raw }
            : ReferenceEquals(w, two) ? w with { Text = one.Text, Raw = one.Raw } : w), [fact, other]);
    }

    /// <summary>From this row on each amount of the column stands one row lower, the last one in the place of the first.</summary>
    static Mutation? ColumnMoved(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        var column = all.Where(f => f.Table == fact.Table && f.Column == fact.Column && f.Page == fact.Page).ToList();
        if (column.Count < 3 || column.Select(f => f.Value).Distinct().Count() < 2) return null;
        var words = column.ConvertAll(f => WordOf(pages, f));
        if (words.Exists(w => w is null)) return null;
        var texts = new Dictionary<Word, Word>(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < words.Count; i++) texts[words[i]!] = words[(i + words.Count - 1) % words.Count]!;
        return new Mutation(Change(pages, fact.Page,
            w => texts.TryGetValue(w, out var other) ? w with { Text = other.Text, Raw = other.Raw } : w), column);
    }

    static Mutation? UnitLine(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        var page = pages[fact.Table.Table.Pages[0] - 1];
        if (page.Words.FirstOrDefault(w => w.Text.Contains("单位", StringComparison.Ordinal) && w.Text.EndsWith('元')) is not { } line) return null;
        var text = line.Text.EndsWith("万元", StringComparison.Ordinal) ? line.Text[..^2] + "元" : line.Text[..^1] + "万元";
        return new Mutation(Change(pages, page.Number, w => ReferenceEquals(w, line) ? w with { Text = text, Raw = text } : w),
            [.. all.Where(f => f.Table == fact.Table)]);
    }

    static Mutation? CodeDigit(PageContent[] pages, Fact fact, IReadOnlyList<Fact> all, Random dice)
    {
        if (fact.Row.Code.Length < 3) return null;
        var (top, bottom) = BandOf(fact);
        var word = pages[fact.Page - 1].Words.FirstOrDefault(w => IsBetween(w, top, bottom) && w.Box.Right < fact.Box.Left
            && w.Text.Length >= 2 && w.Text.All(char.IsAsciiDigit) && fact.Row.Code.EndsWith(w.Text, StringComparison.Ordinal));
        if (word is null) return null;
        var at = dice.Next(word.Text.Length);
        var digit = (char)('0' + (word.Text[at] - '0' + dice.Next(1, 10)) % 10);
        var text = string.Concat(word.Text.AsSpan(0, at), digit.ToString(), word.Text.AsSpan(at + 1));
        return new Mutation(Change(pages, fact.Page, w => ReferenceEquals(w, word) ? w with { Text = text, Raw = text } : w),
            [.. all.Where(f => ReferenceEquals(f.Row, fact.Row))]);
    }

    static Word? WordOf(PageContent[] pages, Fact fact) =>
        pages[fact.Page - 1].Words.Where(w => IsIn(fact.Box, w)).ToList() is [var only] ? only : null;

    static (double Top, double Bottom) BandOf(Fact fact) => (fact.Cell.Source.Box.Top, fact.Cell.Source.Box.Bottom);

    static bool IsIn(BoundingBox box, Word word) => box.Contains(word.Box.CenterX, word.Box.CenterY);

    static bool IsBetween(Word word, double top, double bottom) => word.Box.CenterY > top && word.Box.CenterY < bottom;

    static Word Moved(Word word, double down) => word with { Box = word.Box.Shift(0, down) };

    static PageContent[] Change(PageContent[] pages, int page, Func<Word, Word?> change) =>
        Put(pages, pages[page - 1] with { Words = [.. pages[page - 1].Words.Select(change).OfType<Word>()] });

    static PageContent[] Put(PageContent[] pages, PageContent page) => [.. pages.Select(p => p.Number == page.Number ? page : p)];

    static PageContent[] CloseUp(PageContent[] pages, int number, double top, double bottom)
    {
        var (page, height) = (pages[number - 1], bottom - top);
        return Put(pages, page with
        {
            Words = [.. page.Words.Select(w => w.Box.CenterY > bottom ? Moved(w, -height) : w)],
            Rulings = [.. page.Rulings.Where(r => !(r.IsHorizontal && Math.Abs(r.Position - bottom) < 1)).Select(r => Shortened(r, top, bottom))
                .Where(r => r.End > r.Start)],
        });
    }

    static Ruling Shortened(Ruling ruling, double top, double bottom)
    {
        return ruling.IsHorizontal ? ruling with { Position = Up(ruling.Position) } : ruling with { Start = Up(ruling.Start), End = Up(ruling.End) };

        double Up(double y) => y >= bottom - 1 ? y - (bottom - top) : Math.Min(y, Math.Max(y, top));
    }

    static IEnumerable<Ruling> Doubled(Ruling ruling, double top, double bottom)
    {
        var height = bottom - top;
        // A dash of the row.
        if (!ruling.IsHorizontal && ruling.Start > top - 1 && ruling.End < bottom + 1)
            return [ruling, ruling with { Start = ruling.Start + height, End = ruling.End + height }];
        if (!ruling.IsHorizontal)
            return [ruling with { Start = ruling.Start > bottom - 1 ? ruling.Start + height : ruling.Start,
                End = ruling.End > bottom - 1 ? ruling.End + height : ruling.End }];
        if (Math.Abs(ruling.Position - bottom) < 1) return [ruling, ruling with { Position = ruling.Position + height }];
        return [ruling.Position > bottom ? ruling with { Position = ruling.Position + height } : ruling];
    }
}
