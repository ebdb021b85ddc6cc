using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Formats.Stating;

/// <summary>
/// Builds a page of what a file states: lines and tables from top to bottom, each with its place in words. Such a page has no
/// points: its boxes count rows and columns, as those of transcripts do.
/// </summary>
/// <param name="number">1-based.</param>
/// <param name="source">What kind of file it is.</param>
sealed class StatedPage(int number, WordSource source)
{
    /// <summary>Height of a line and width of a column in the stand-in geometry; the size of its type.</summary>
    const double LineHeight = 14, ColumnWidth = 80, Em = LineHeight * 0.8;

    /// <summary>Ems between two parts of a line, so that they stand apart.</summary>
    const double PartGap = 3;

    /// <summary>What one page may have. A page beyond is not read, and that is said.</summary>
    const int MostCells = 400_000, MostLines = 40_000, MostCharacters = 8_000_000;

    readonly List<Word> words = [];
    readonly List<Grid> grids = [];
    readonly List<Aside> asides = [];
    readonly List<StatedPlace> places = [];
    readonly List<(StatedText Text, AsideReason Reason)> hidden = [];

    /// <summary>Cells that show nothing, by their place: what they hold is kept aside where they stand.</summary>
    readonly Dictionary<string, BoundingBox> blanks = [];

    double y, width = 2 * ColumnWidth;
    int cells, lines, characters;

    /// <summary>Adds a line of text that stands in no table. A text of several lines becomes as many.</summary>
    /// <exception cref="PageUnreadableException">The page has more than a page may have.</exception>
    public void AddLine(params IReadOnlyList<StatedText> parts)
    {
        var all = parts.Select(p => (Part: p, Lines: Split(p.Text))).Where(p => p.Lines.Count > 0).ToList();
        if (all.Count == 0) return;
        for (var i = 0; i < all.Max(p => p.Lines.Count); i++)
        {
            var x = 0.0;
            foreach (var (part, texts) in all)
            {
                if (i >= texts.Count) continue;
                if (x > 0) x += PartGap * Em;
                var left = x + part.Indent * Em;
                var box = new BoundingBox(left, y, left + WidthOf(texts[i]), y + LineHeight);
                words.Add(ToWord(texts[i], part, box));
                places.Add(new StatedPlace(new BoundingBox(x, y, box.Right, y + LineHeight), part.Place));
                x = box.Right;
            }
            width = Math.Max(width, x);
            NextLine();
        }
    }

    /// <summary>Adds a table. Rows above the first and below the last text, and columns without any, are left out.</summary>
    /// <exception cref="PageUnreadableException">The page has more than a page may have.</exception>
    public void AddTable(IReadOnlyList<StatedCell> stated)
    {
        if (!stated.Any(c => !string.IsNullOrWhiteSpace(c.Content.Text))) return;
        if ((cells += stated.Count) > MostCells) throw TooMuch($"more than {MostCells} cells");
        var plan = CellPlan.Of(stated);
        if ((cells += plan.Cells.Count - stated.Count) > MostCells) throw TooMuch($"more than {MostCells} cells");
        var tops = new double[plan.Rows + 1];
        var heights = new int[plan.Rows];
        Array.Fill(heights, 1);
        var texts = plan.Cells.Select(c => Split(c.Content.Text)).ToList();
        foreach (var (cell, text) in plan.Cells.Zip(texts))
            if (cell.RowSpan == 1) heights[cell.Row] = Math.Max(heights[cell.Row], text.Count);
        // Where the columns of the file stand, so that tables one below the other can be held against each other.
        double[] edges = [.. plan.Columns.Append(plan.End).Select(c => c * ColumnWidth)];
        tops[0] = y;
        for (var row = 0; row < plan.Rows; row++)
        {
            for (var line = 0; line < heights[row]; line++) NextLine();
            tops[row + 1] = y;
        }
        grids.Add(new Grid
        {
            RowCount = plan.Rows,
            ColumnCount = plan.Columns.Count,
            Cells = [.. plan.Cells.Zip(texts, (c, t) => ToCell(c, t, tops, edges))],
            Box = new BoundingBox(edges[0], tops[0], edges[^1], y),
            ColumnLines = edges,
        });
        width = Math.Max(width, edges[^1]);
        foreach (var text in plan.Left) AddLine(text);
    }

    /// <summary>Keeps text that is in the file and does not show, with the reason.</summary>
    public void KeepAside(StatedText text, AsideReason reason) => hidden.Add((text, reason));

    /// <param name="name">What the page is called where it is one of several: the name of a sheet.</param>
    public PageContent ToPage(string name)
    {
        var height = Math.Max(LineHeight, y);
        foreach (var (text, reason) in hidden)
            foreach (var line in Split(text.Text))
            {
                if (blanks.TryGetValue(text.Place, out var cell))
                {
                    asides.Add(new Aside(ToWord(line, text, cell), reason));
                    continue;
                }
                var box = new BoundingBox(0, y, WidthOf(line), y + LineHeight);
                asides.Add(new Aside(ToWord(line, text, box), reason));
                places.Add(new StatedPlace(box, text.Place));
                NextLine();
            }
        var shown = words.Concat(grids.SelectMany(g => g.Cells).SelectMany(c => c.Words)).Sum(w => w.Text.Count(c => !char.IsWhiteSpace(c)));
        return new PageContent
        {
            Number = number,
            Width = width,
            Height = height,
            Words = words,
            StatedTables = grids,
            Asides = asides,
            Glyphs = new GlyphCounts { Shown = shown },
            Places = new StatedPlaces(name, places),
        };
    }

    Cell ToCell(StatedCell cell, List<string> text, double[] tops, double[] edges)
    {
        var box = new BoundingBox(
            edges[cell.Column], tops[cell.Row], edges[cell.Column + cell.ColumnSpan], tops[cell.Row + cell.RowSpan]);
        if (cell.Content.Place.Length > 0) places.Add(new StatedPlace(box, cell.Content.Place));
        if (cell.Content.Place.Length > 0 && text.Count == 0) blanks[cell.Content.Place] = box;
        var step = Math.Min(LineHeight, box.Height / Math.Max(1, text.Count));
        var left = Math.Min(box.Left + cell.Content.Indent * Em, box.Left + ColumnWidth / 2);
        var textLines = text.Select((t, i) =>
            TextLine.Of([ToWord(t, cell.Content, new BoundingBox(left, box.Top + i * step, box.Right, box.Top + (i + 1) * step))]));
        return new Cell(cell.Row, cell.Column, cell.RowSpan, cell.ColumnSpan, box, [.. textLines]) { Page = number };
    }

    Word ToWord(string text, StatedText of, BoundingBox box) =>
        new(TextFold.Fold(text), box, source) { Raw = text, FontSize = Em, IsRed = of.IsRed };

    /// <summary>The lines of a text that say something.</summary>
    List<string> Split(string text)
    {
        if ((characters += text.Length) > MostCharacters) throw TooMuch($"more than {MostCharacters} characters");
        var result = new List<string>();
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.Trim() is { Length: > 0 } some && TextFold.FoldTight(some.ToString()).Length > 0) result.Add(some.ToString());
        return result;
    }

    void NextLine()
    {
        y += LineHeight;
        if (++lines > MostLines) throw TooMuch($"more than {MostLines} lines");
    }

    static double WidthOf(string text) => text.Sum(c => c < '\u2E80' ? Em / 2 : Em);

    PageUnreadableException TooMuch(string what) => new(number, $"it has {what}");
}
