using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Tables without vertical rulings (three-line tables, horizontal rules only, none at all). Rows with amounts that line up
/// tell the columns by the white space between them; headings reach over the columns they are centred on.
/// </summary>
static partial class OpenTableFinder
{
    /// <summary>Rows with amounts from which on text without rulings is a table; under a title or unit and a heading one is enough.</summary>
    const int LeastRows = 3;

    /// <summary>Digits from which on a number without separators is an amount and no year, page or code of its own.</summary>
    const int LongAmount = 5;

    /// <summary>Headings of amounts over a row without a title that show that it is a table.</summary>
    const int LeastHeadings = 3;

    /// <summary>Words nearer than this (ems) are one entry; letter-spaced names stay whole.</summary>
    const double EntryGap = 0.75;

    /// <summary>Widest gap (ems) inside an amount of which digits and separators come as words of their own.</summary>
    const double NumberGap = 0.45;

    /// <summary>How far (points) the edges of aligned entries may be apart.</summary>
    const double Ragged = 2.5;

    /// <summary>The middle of a name and its amounts are at most so far (ems) from each other.</summary>
    const double SameRow = 0.35;

    /// <summary>A line nearer than this (ems) below another may be the rest of its name.</summary>
    const double NextLine = 0.6;

    /// <summary>White space (points) that parts two columns.</summary>
    const double LeastGap = 3;

    /// <summary>Share of the amounts that must stand in columns that line up.</summary>
    const double AlignedShare = 0.7;

    /// <summary>Share of lines that read like sentences from which a region is prose.</summary>
    const double ProseShare = 0.2;

    /// <summary>Grids of a page and the words that belong to none.</summary>
    /// <param name="stripes">Shaded rows, which tell the columns.</param>
    /// <param name="before">The last grid of the page before: a page that begins with rows goes on in its columns.</param>
    public static (List<Grid> Grids, List<Word> Others) Find(PageContent page, List<Word> loose, IReadOnlyList<Ruling> horizontals, Grid? before, IReadOnlyList<Stripes> stripes)
    {
        var ends = loose.Where(w => AmountText.IsAmount(w.Text) && w.Text.AsSpan().IndexOfAny('.', ',') > 0).Select(w => w.Box.Right).ToList();
        var lines = LineBuilder.Build(loose).FindAll(l => !PageFurniture.IsPageNumber(l, page)).ConvertAll(l => new Line(l, ends));
        if (!lines.Exists(l => l.IsData)) return ([], loose);
        var grids = new List<Grid>();
        var used = new HashSet<Word>(ReferenceEqualityComparer.Instance);
        foreach (var (first, last, rows) in Regions(lines))
        {
            var from = HeaderStart(lines, first);
            if (grids.Count == 0 && before is { IsOpen: true } && BodyStart(lines, first) is >= 0 and var start && GoOn(page.Number, lines[start..(last + 1)], before, horizontals) is { } rest)
            {
                grids.Add(rest);
                foreach (var line in lines[start..(last + 1)]) used.UnionWith(line.Text.Words);
                continue;
            }
            if (rows < LeastRows && (from == first || !((from > 0 && ContextReader.IsContext(lines[from - 1].Text)) || lines[from..first].SelectMany(l => l.Entries).Count(e => ColumnKeys.IsAmountHeading(e.Text)) >= LeastHeadings))) continue;
            if (IsProse(lines[from..(last + 1)])) continue;
            var shades = stripes.FirstOrDefault(s => s.Top < lines[last].Text.Box.Bottom && s.Bottom > lines[from].Text.Box.Top);
            if (Build(page.Number, lines[from..(last + 1)], first - from, horizontals, shades) is not { } grid) continue;
            grids.Add(grid);
            foreach (var line in lines[from..(last + 1)]) used.UnionWith(line.Text.Words);
        }
        return (grids, grids.Count == 0 ? loose : loose.FindAll(w => !used.Contains(w)));
    }

    /// <summary>Sentences with numbers set apart by wide spaces line up by chance; sentences have stops, commas, and units at their numbers.</summary>
    static bool IsProse(List<Line> lines) => lines.Count(l => Sentence().IsMatch(l.Text.Tight)) > ProseShare * lines.Count;

    [GeneratedRegex(@"[。;]|(?<!\d),|,(?!\d)|\d[万亿]|\d千?元(?!\))|\d%[,。;]")]
    private static partial Regex Sentence();

    /// <summary>Words set close together.</summary>
    sealed record Entry(List<Word> Words, BoundingBox Box)
    {
        public string Text { get; } = TextFold.RemoveSpace(string.Concat(Words.Select(w => w.Text)));

        public bool IsAmount { get; } = AmountText.IsAmount(string.Concat(Words.Select(w => w.Text)));

        /// <summary>An amount, or the dash that stands for none.</summary>
        public bool IsValue { get; } = IsValueText(string.Concat(Words.Select(w => w.Text)));

        public static bool IsValueText(string text) => AmountText.Parse(text) is { State: CellState.Dash } or { State: CellState.Reported or CellState.Zero, OddSeparators: false };

        public double Size => Words.Max(w => w.FontSize);
    }

    sealed class Line
    {
        public Line(TextLine text, IReadOnlyList<double> ends)
        {
            Text = text;
            List<Word>? open = null;
            foreach (var word in text.Words.SelectMany(w => Part(w, ends)))
            {
                if (open is not null && GoesOn(open, word)) open.Add(word);
                else Entries.Add(new Entry(open = [word], default));
            }
            // 合 计, 栏 次: two ideographs set apart are one word.
            for (var i = Entries.Count - 1; i > 0; i--)
                if (Entries[i - 1] is { Words: [{ Text.Length: 1 } a] } && Entries[i] is { Words: [{ Text.Length: 1 } b] } && b.Box.Left - a.Box.Right < 4 * a.FontSize && SetApart().IsMatch(a.Text + b.Text))
                {
                    Entries[i - 1] = new Entry([a, b], default);
                    Entries.RemoveAt(i);
                }
            for (var i = 0; i < Entries.Count; i++) Entries[i] = new Entry(Entries[i].Words, BoundingBox.Around(Entries[i].Words.Select(w => w.Box)));
            var amounts = Entries.Where(e => e.IsAmount).ToList();
            IsData = Entries.Count >= 2 && (amounts.Count >= 2 || amounts.Exists(a => a.Text.AsSpan().IndexOfAny('.', ',') > 0 || a.Text.Length >= LongAmount)) && !HeaderFinder.IsNumbers(Entries.Select(e => e.Text));
        }

        /// <summary>An amount flush right and the name set close behind it read as one word where no ruling parts them.</summary>
        /// <param name="ends">Right edges of amounts that stand by themselves: the amount ends at one of them.</param>
        static IEnumerable<Word> Part(Word word, IReadOnlyList<double> ends)
        {
            if (AmountAndName().Match(word.Text) is not { Success: true } match || word.Raw.Length != word.Text.Length) return [word];
            // Digits are half as wide as ideographs.
            double Width(string text) => text.Sum(c => c < '\u0100' ? 1 : 2);
            var (head, tail) = (match.Groups["a"].Value, match.Groups["n"].Value);
            var x = word.Box.Left + word.Box.Width * Width(head) / Width(word.Text);
            if (ends.Count > 0 && ends.MinBy(e => Math.Abs(e - x)) is var end && Math.Abs(end - x) < word.FontSize && end > word.Box.Left && end < word.Box.Right) x = end;
            return [word with { Text = head, Raw = word.Raw[..head.Length], Box = word.Box with { Right = x } }, word with { Text = tail, Raw = word.Raw[head.Length..], Box = word.Box with { Left = x + 0.01 } }];
        }

        /// <summary>Digits and separators of one amount may come as several words; text goes on over wider gaps, amounts do not.</summary>
        static bool GoesOn(List<Word> open, Word word)
        {
            var gap = (word.Box.Left - open[^1].Box.Right) / Math.Max(word.FontSize, open[^1].FontSize);
            var before = string.Concat(open.Select(w => w.Text));
            if (IsNumeric(before[^1]) && IsNumeric(word.Text[0])) return gap < NumberGap && !Decimals(before);
            var isCode = SubjectCode.IsCode(before) && before[0] is '2' or '3' or '5';
            if (isCode && TextFold.IsHan(word.Text[0]) && Numbering.StyleOf(word.Text) == NumberingStyles.None) return gap < EntryGap;
            return gap < EntryGap && !Entry.IsValueText(before) && !Entry.IsValueText(word.Text);
        }

        static bool IsNumeric(char c) => char.IsAsciiDigit(c) || c is '.' or ',';

        /// <summary>An amount that ends in two decimals is complete.</summary>
        static bool Decimals(string text) => text.Length > 3 && text[^3] == '.' && AmountText.IsAmount(text);

        public TextLine Text { get; }

        public List<Entry> Entries { get; } = [];

        /// <summary>A line with amounts and something beside them.</summary>
        public bool IsData { get; }

        public double Middle => Text.Box.CenterY;
    }

    /// <summary>Runs of lines with amounts; a title, a unit or a wide break parts them.</summary>
    static IEnumerable<(int First, int Last, int Rows)> Regions(List<Line> lines)
    {
        for (var i = 0; i < lines.Count; i++)
        {
            if (!lines[i].IsData) continue;
            int last = i, rows = 1;
            for (var j = i + 1; j < lines.Count; j++)
            {
                var gap = lines[j].Text.Box.Top - lines[j - 1].Text.Box.Bottom;
                if (gap > 4 * lines[j].Text.FontSize || ContextReader.IsContext(lines[j].Text)) break;
                if (!lines[j].IsData) continue;
                (last, rows) = (j, rows + 1);
            }
            // The rest of the last name.
            while (last + 1 < lines.Count && !lines[last + 1].IsData && lines[last + 1].Text.Box.Top - lines[last].Text.Box.Bottom < NextLine * lines[last + 1].Text.FontSize && !ContextReader.IsContext(lines[last + 1].Text)) last++;
            yield return (i, last, rows);
            i = last;
        }
    }

    /// <summary>Where the rows of a page begin that has nothing but page furniture above them; -1 where headings or a title stand there.</summary>
    static int BodyStart(List<Line> lines, int first)
    {
        var start = first;
        while (start > 0 && lines[start].Text.Box.Top - lines[start - 1].Text.Box.Bottom < NextLine * lines[start].Text.FontSize) start--;
        return lines.Take(first).Any(l => ContextReader.IsContext(l.Text) || l.Entries.Count(e => ColumnKeys.IsAmountHeading(e.Text) || HeaderFinder.IsLabelHeading(e.Text)) > 1) ? -1 : start;
    }

    /// <summary>Rows in the columns of the grid before, where they fit: an amount in each column at most, and nothing across their boundaries.</summary>
    static Grid? GoOn(int page, List<Line> lines, Grid before, IReadOnlyList<Ruling> horizontals)
    {
        double[] edges = [.. before.ColumnLines];
        var entries = lines.Where(l => l.IsData).SelectMany(l => l.Entries.Select(e => (Line: l, Entry: e))).ToList();
        if (entries.Where(e => e.Entry.IsValue).GroupBy(e => (e.Line, ColumnAt(edges, e.Entry.Box.CenterX))).Any(g => g.Count() > 1)) return null;
        bool Crosses(Entry e) => edges[1..^1].Any(x => e.Box.Left < x - Ragged && e.Box.Right > x + Ragged);
        if (entries.Count(e => !RowNames.IsTotal(e.Entry.Text) && Crosses(e.Entry)) > (1 - AlignedShare) * entries.Count) return null;
        var cells = new List<Cell>();
        var rows = AddRows(cells, 0, page, lines, lines[0].Text.Box.Top, edges, RulingsAt(lines, edges[0], edges[^1], horizontals));
        return ToGrid(cells, rows, lines, edges);
    }

    static List<Ruling> RulingsAt(List<Line> lines, double left, double right, IReadOnlyList<Ruling> horizontals) =>
        [.. horizontals.Where(h => h.Start < right && h.End > left && h.Position > lines[0].Text.Box.Top - 12 && h.Position < lines[^1].Text.Box.Bottom + 12)];

    /// <summary>The heading reaches up to the title, the unit or a wide break.</summary>
    static int HeaderStart(List<Line> lines, int first)
    {
        var from = first;
        while (from > 0)
        {
            var line = lines[from - 1];
            if (lines[from].Text.Box.Top - line.Text.Box.Bottom > 3 * line.Text.FontSize || ContextReader.IsContext(line.Text)) break;
            from--;
        }
        return from;
    }

    /// <summary>The first row of data may begin above its amounts: below the last rule over them, or with the number of its name.</summary>
    static int HeaderEnd(List<Line> lines, int first, IReadOnlyList<Ruling> horizontals)
    {
        var box = BoundingBox.Around(lines.Select(l => l.Text.Box));
        var rule = horizontals.Where(h => h.Position < lines[first].Middle && h.Position > box.Top && Math.Min(h.End, box.Right) - Math.Max(h.Start, box.Left) > 0.6 * box.Width).Select(h => h.Position).DefaultIfEmpty(double.MinValue).Max();
        var end = first;
        while (end > 0 && (rule > lines[0].Middle && lines[end - 1].Middle > rule || lines[end - 1].Entries.Exists(e => Numbering.StyleOf(e.Text) != NumberingStyles.None))) end--;
        return end;
    }

    static Grid? Build(int page, List<Line> lines, int header, IReadOnlyList<Ruling> horizontals, Stripes? shades)
    {
        header = HeaderEnd(lines, header, horizontals);
        var body = lines.Skip(header).Where(l => l.IsData).ToList();
        var columns = shades is null ? Columns(body) : [.. shades.ColumnLines.Zip(shades.ColumnLines.Skip(1))];
        if (columns.Count < 2 || !LinesUp(body, columns)) return null;
        var all = lines.SelectMany(l => l.Entries).ToList();
        var (left, right) = (Math.Min(columns[0].Left, all.Min(e => e.Box.Left)) - 2, Math.Max(columns[^1].Right, all.Max(e => e.Box.Right)) + 2);
        var rulings = RulingsAt(lines, left, right, horizontals);
        var heads = lines.Take(header).Where(l => !HeaderFinder.IsNumbers(l.Entries.Select(e => e.Text))).ToList(); // numbers of columns say nothing that their order does not
        var headings = OpenHeader.Headings(heads.Select(l => l.Text), rulings);
        var over = OpenHeader.Over(headings);
        var fitted = OpenHeader.Fit(columns, [.. headings.Except(over)]);
        var edges = shades is not null && fitted.Count == columns.Count ? shades.ColumnLines : OpenHeader.Edges(fitted, left, right);

        var cells = new List<Cell>();
        var rows = OpenHeader.AddCells(cells, page, fitted, over, edges);
        rows = AddRows(cells, rows, page, lines[header..], header > 0 ? lines[header - 1].Text.Box.Bottom : lines[0].Text.Box.Top, edges, rulings);
        return ToGrid(cells, rows, lines, edges);
    }

    /// <summary>Cells of the rows, from row number <paramref name="rows"/> on; returns how many rows there are then.</summary>
    static int AddRows(List<Cell> cells, int rows, int page, List<Line> lines, double top, double[] edges, List<Ruling> rulings)
    {
        foreach (var row in Rows(lines, edges, rulings))
        {
            var bottom = row.Max(e => e.Box.Bottom);
            var words = new List<Word>[edges.Length - 1];
            for (var c = 0; c < words.Length; c++) words[c] = [];
            foreach (var entry in row) words[ColumnAt(edges, entry.Box.CenterX)].AddRange(entry.Words);
            for (var c = 0; c < words.Length; c++)
                cells.Add(new Cell(rows, c, 1, 1, new BoundingBox(edges[c], Math.Min(top, bottom), edges[c + 1], bottom), LineBuilder.Build(words[c])) { Page = page });
            top = bottom;
            rows++;
        }
        return rows;
    }

    static Grid ToGrid(List<Cell> cells, int rows, List<Line> lines, double[] edges) => new()
    {
        RowCount = rows,
        ColumnCount = edges.Length - 1,
        Cells = cells,
        Box = new BoundingBox(edges[0], lines[0].Text.Box.Top, edges[^1], lines[^1].Text.Box.Bottom),
        ColumnLines = edges,
        IsOpen = true,
    };

    /// <summary>
    /// What the rows with amounts cover, seen from above. Amounts and text each make their own columns, so that an amount
    /// flush right and the name behind it may stand close; where they overlap they are one.
    /// </summary>
    static List<(double Left, double Right)> Columns(List<Line> body)
    {
        var entries = body.SelectMany(l => l.Entries).ToList();
        var columns = new List<(double Left, double Right)>();
        foreach (var column in Cover(entries.Where(e => e.IsValue), LeastGap).Concat(Cover(entries.Where(e => !e.IsValue && !RowNames.IsTotal(e.Text)), LeastGap)).OrderBy(c => c.Left))
        {
            if (columns.Count > 0 && column.Left < columns[^1].Right - 1) columns[^1] = (columns[^1].Left, Math.Max(columns[^1].Right, column.Right));
            else columns.Add(column);
        }
        return columns;
    }

    static List<(double Left, double Right)> Cover(IEnumerable<Entry> entries, double gap)
    {
        var covered = new List<(double Left, double Right)>();
        foreach (var (left, right) in entries.Select(e => (e.Box.Left, e.Box.Right)).OrderBy(s => s.Left))
        {
            if (covered.Count > 0 && left < covered[^1].Right + gap) covered[^1] = (covered[^1].Left, Math.Max(covered[^1].Right, right));
            else covered.Add((left, right));
        }
        return covered;
    }

    /// <summary>Whether the amounts stand flush or centred in their columns: numbers in prose do not.</summary>
    static bool LinesUp(List<Line> body, List<(double Left, double Right)> columns)
    {
        int all = 0, aligned = 0;
        foreach (var (left, right) in columns)
        {
            var boxes = body.SelectMany(l => l.Entries).Where(e => e.IsAmount && e.Box.CenterX >= left && e.Box.CenterX <= right).Select(e => e.Box).ToList();
            all += boxes.Count;
            if (boxes.Count > 0) aligned += Math.Max(Most(boxes.ConvertAll(b => b.Right)), Math.Max(Most(boxes.ConvertAll(b => b.CenterX)), Most(boxes.ConvertAll(b => b.Left))));
        }
        return aligned >= AlignedShare * all;

        static int Most(List<double> places) => places.Max(p => places.Count(q => Math.Abs(p - q) <= Ragged));
    }

    /// <summary>
    /// Lines of the body → rows. Rulings part them where they do. Else a name on two lines has its amounts at half height,
    /// and a line without amounts that is set closer than the rows are belongs to the row above.
    /// </summary>
    static IEnumerable<List<Entry>> Rows(List<Line> lines, double[] edges, List<Ruling> rulings)
    {
        var width = edges[^1] - edges[0];
        var bounds = rulings.GroupBy(r => Math.Round(r.Position)).Where(g => g.Sum(r => Math.Min(r.End, edges[^1]) - Math.Max(r.Start, edges[0])) > 0.6 * width).Select(g => g.Key).Order().ToList();
        var data = lines.Where(l => l.IsData).Select(l => l.Middle).ToList();
        var parted = data.Zip(data.Skip(1)).Count(p => bounds.Exists(b => b > p.First && b < p.Second));
        if (data.Count > 0 && parted >= 0.8 * (data.Count - 1) && bounds.Count > 1)
            return lines.GroupBy(l => bounds.Count(b => b < l.Middle)).Select(g => g.SelectMany(l => l.Entries).ToList());

        var rows = lines.Where(l => l.IsData || l.Entries.Exists(e => e.Text.All(char.IsAsciiDigit))).Select(l => (l.Middle, Entries: l.Entries.FindAll(e => e.IsValue))).ToList();
        var texts = lines.SelectMany(l => l.Entries).Where(e => !e.IsValue).ToList();
        foreach (var column in texts.GroupBy(e => ColumnAt(edges, e.Box.CenterX)))
            foreach (var name in Names([.. column.OrderBy(e => e.Box.CenterY)], rows.ConvertAll(r => r.Middle)))
            {
                double middle = (name[0].Box.Top + name[^1].Box.Bottom) / 2;
                if (rows.FindIndex(r => Math.Abs(r.Middle - middle) < SameRow * name[0].Size) is >= 0 and var same) rows[same].Entries.AddRange(name);
                else rows.Add((middle, name));
            }
        return rows.Where(r => r.Entries.Count > 0).OrderBy(r => r.Middle).Select(r => r.Entries);
    }

    /// <summary>
    /// Lines of one column → names. Lines of one name are set closer than rows; how close is told by what makes the middles of
    /// most names those of the rows with amounts.
    /// </summary>
    static List<List<Entry>> Names(List<Entry> entries, List<double> rows)
    {
        var gaps = entries.Zip(entries.Skip(1)).Select(p => p.Second.Box.Top - p.First.Box.Bottom).ToList();
        List<List<Entry>>? best = null;
        var most = -1;
        foreach (var limit in gaps.Select(g => Math.Round(g, 1)).Where(g => g < 1.2 * entries[0].Size).Prepend(double.MinValue).Distinct().Order())
        {
            var names = new List<List<Entry>> { new() { entries[0] } };
            for (var i = 1; i < entries.Count; i++)
                if (gaps[i - 1] <= limit + 0.05 && !StartsRow(entries[i])) names[^1].Add(entries[i]);
                else names.Add([entries[i]]);
            var right = names.Count(n => rows.Count(r => Math.Abs(r - (n[0].Box.Top + n[^1].Box.Bottom) / 2) < SameRow * n[0].Size) == 1 && rows.Count(r => r > n[0].Box.Top && r < n[^1].Box.Bottom) == 1);
            if (right > most) (best, most) = (names, right);
        }
        return best!;

        static bool StartsRow(Entry e) => Numbering.StyleOf(e.Text) != NumberingStyles.None || RowNames.IsTotal(e.Text);
    }

    static int ColumnAt(double[] edges, double x)
    {
        var column = 0;
        while (column < edges.Length - 2 && x >= edges[column + 1]) column++;
        return column;
    }

    [GeneratedRegex("^(合计|总计|小计|栏次|行次|项目|金额|收入|支出|名称|编码|科目)$")]
    private static partial Regex SetApart();

    [GeneratedRegex(@"^(?<a>-?[\d,]+\.\d\d?|-?\d{1,3}(,\d{3})+|0|(-?\d+|[-—])(?=[一二三四五六七八九十]+、|\([一二三四五六七八九十]+\)))(?<n>[^\d.,)%].*)$")]
    private static partial Regex AmountAndName();
}
