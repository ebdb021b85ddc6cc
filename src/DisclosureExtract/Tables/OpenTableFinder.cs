using System.Text.RegularExpressions;
using DisclosureExtract.Documents;
using DisclosureExtract.Forms;
using DisclosureExtract.Text;

namespace DisclosureExtract.Tables;

/// <summary>
/// Tables without vertical rulings (three-line tables, horizontal rules only, none at all). Rows with amounts that line up
/// tell the columns by the white space between them; headings reach over the columns they are centred on.
/// </summary>
static partial class OpenTableFinder
{
    /// <summary>Rows with amounts from which on text without rulings is a table; under a title or unit and a heading one is enough.</summary>
    const int LeastRows = 3;

    /// <summary>Words nearer than this (ems) are one entry; letter-spaced names stay whole.</summary>
    const double EntryGap = 0.75;

    /// <summary>Widest gap (ems) inside an amount of which digits and separators come as words of their own.</summary>
    const double NumberGap = 0.45;

    /// <summary>How far (points) the edges of aligned entries may be apart.</summary>
    const double Ragged = 2.5;

    /// <summary>White space (ems) between the lines of one heading or name at most.</summary>
    const double LineGap = 0.7;

    /// <summary>White space (points) that parts two columns.</summary>
    const double LeastGap = 3;

    /// <summary>Share of the amounts that must stand in columns that line up.</summary>
    const double AlignedShare = 0.7;

    /// <summary>Share of lines that read like sentences from which a region is prose.</summary>
    const double ProseShare = 0.2;

    /// <summary>Grids of a page and the words that belong to none.</summary>
    public static (List<Grid> Grids, List<Word> Others) Find(PageContent page, List<Word> loose, IReadOnlyList<Ruling> horizontals)
    {
        var lines = LineBuilder.Build(loose).ConvertAll(l => new Line(l));
        if (!lines.Exists(l => l.IsData)) return ([], loose);
        var grids = new List<Grid>();
        var used = new HashSet<Word>(ReferenceEqualityComparer.Instance);
        foreach (var (first, last, rows) in Regions(lines))
        {
            var from = HeaderStart(lines, first);
            if (rows < LeastRows && (from == first || from == 0 || !ContextReader.IsContext(lines[from - 1].Text))) continue;
            if (IsProse(lines[from..(last + 1)])) continue;
            if (Build(page.Number, lines[from..(last + 1)], first - from, horizontals) is not { } grid) continue;
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

        public double Size => Words.Max(w => w.FontSize);
    }

    sealed class Line
    {
        public Line(TextLine text)
        {
            Text = text;
            List<Word>? open = null;
            foreach (var word in text.Words.SelectMany(Part))
            {
                if (open is not null && GoesOn(open, word)) open.Add(word);
                else Entries.Add(new Entry(open = [word], default));
            }
            for (var i = 0; i < Entries.Count; i++) Entries[i] = new Entry(Entries[i].Words, BoundingBox.Around(Entries[i].Words.Select(w => w.Box)));
            var amounts = Entries.Where(e => e.IsAmount).ToList();
            IsData = Entries.Count >= 2 && (amounts.Count >= 2 || amounts.Exists(a => a.Text.AsSpan().IndexOfAny('.', ',') > 0)) && !HeaderFinder.IsNumbers(Entries.Select(e => e.Text));
        }

        /// <summary>An amount flush right and the name set close behind it read as one word where no ruling parts them.</summary>
        static IEnumerable<Word> Part(Word word)
        {
            if (AmountAndName().Match(word.Text) is not { Success: true } match || word.Raw.Length != word.Text.Length) return [word];
            // Digits are half as wide as ideographs.
            double Width(string text) => text.Sum(c => c < '\u0100' ? 1 : 2);
            var (head, tail) = (match.Groups["a"].Value, match.Groups["n"].Value);
            var x = word.Box.Left + word.Box.Width * Width(head) / Width(word.Text);
            return [word with { Text = head, Raw = word.Raw[..head.Length], Box = word.Box with { Right = x } }, word with { Text = tail, Raw = word.Raw[head.Length..], Box = word.Box with { Left = x + 0.01 } }];
        }

        /// <summary>Digits and separators of one amount may come as several words; text goes on over wider gaps, amounts do not.</summary>
        static bool GoesOn(List<Word> open, Word word)
        {
            var gap = (word.Box.Left - open[^1].Box.Right) / Math.Max(word.FontSize, open[^1].FontSize);
            var before = string.Concat(open.Select(w => w.Text));
            if (IsNumeric(before[^1]) && IsNumeric(word.Text[0])) return gap < NumberGap && !Decimals(before);
            return gap < EntryGap && !AmountText.IsAmount(before) && !AmountText.IsAmount(word.Text);
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
            yield return (i, last, rows);
            i = last;
        }
    }

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

    static Grid? Build(int page, List<Line> lines, int header, IReadOnlyList<Ruling> horizontals)
    {
        var body = lines.Skip(header).Where(l => l.IsData).ToList();
        var columns = Columns(body);
        if (columns.Count < 2 || !LinesUp(body, columns)) return null;
        AddEmptyColumns(columns, lines.Take(header).ToList());
        var edges = Edges(columns, lines, header);
        var rulings = horizontals.Where(h => h.Start < edges[^1] && h.End > edges[0] && h.Position > lines[0].Text.Box.Top - 12 && h.Position < lines[^1].Text.Box.Bottom + 12).ToList();

        var cells = new List<Cell>();
        var rows = AddHeader(cells, page, lines.Take(header).ToList(), edges, rulings);
        var top = header > 0 ? lines[header - 1].Text.Box.Bottom : lines[header].Text.Box.Top;
        foreach (var row in Rows(lines.Skip(header).ToList(), edges, rulings))
        {
            var bottom = row.Max(e => e.Box.Bottom);
            var words = new List<Word>[columns.Count];
            for (var c = 0; c < words.Length; c++) words[c] = [];
            foreach (var entry in row) words[ColumnAt(edges, entry.Box.CenterX)].AddRange(entry.Words);
            for (var c = 0; c < words.Length; c++)
                cells.Add(new Cell(rows, c, 1, 1, new BoundingBox(edges[c], Math.Min(top, bottom), edges[c + 1], bottom), LineBuilder.Build(words[c])) { Page = page });
            top = bottom;
            rows++;
        }
        return new Grid
        {
            RowCount = rows,
            ColumnCount = columns.Count,
            Cells = cells,
            Box = new BoundingBox(edges[0], lines[0].Text.Box.Top, edges[^1], lines[^1].Text.Box.Bottom),
            ColumnLines = edges,
            IsOpen = true,
        };
    }

    /// <summary>
    /// What the rows with amounts cover, seen from above. Amounts and text each make their own columns, so that an amount
    /// flush right and the name behind it may stand close; where they overlap they are one.
    /// </summary>
    static List<(double Left, double Right)> Columns(List<Line> body)
    {
        var entries = body.SelectMany(l => l.Entries).ToList();
        var columns = new List<(double Left, double Right)>();
        foreach (var column in Cover(entries.Where(e => e.IsAmount), LeastGap).Concat(Cover(entries.Where(e => !e.IsAmount && !RowNames.IsTotal(e.Text)), LeastGap)).OrderBy(c => c.Left))
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
    /// A column without amounts shows by its heading: between the headings of its neighbours there is one more than there
    /// are columns.
    /// </summary>
    static void AddEmptyColumns(List<(double Left, double Right)> columns, List<Line> header)
    {
        var entries = header.SelectMany(l => l.Entries).ToList();
        var leaves = entries.Where(e => ColumnKeys.IsAmountHeading(e.Text) && IsLeaf(e)).OrderBy(e => e.Box.CenterX).ToList();
        var found = leaves.Where(e => e.Box.Left > columns[^1].Right).Select(e => e.Box).ToList();
        for (var i = 1; i < columns.Count; i++)
        {
            // The last of the headings between two columns is that of the right one, which may stand flush right below it.
            var between = leaves.FindAll(e => e.Box.CenterX > columns[i - 1].Right && e.Box.CenterX <= columns[i].Right);
            if (between.Count > 1) between.RemoveAt(between.Count - 1);
            else between.Clear();
            // And the first that of the left one, where no heading stands right above it.
            if (between.Count > 0 && !entries.Exists(e => e.Box.Left < columns[i - 1].Right && e.Box.Right > columns[i - 1].Left)) between.RemoveAt(0);
            found.AddRange(between.Select(e => e.Box).Where(x => x.Left > columns[i - 1].Right && x.Right < columns[i].Left));
        }
        columns.AddRange(found.Select(x => (x.Left, x.Right)));
        columns.Sort();

        bool IsLeaf(Entry entry) => !entries.Exists(o => o.Box.CenterY > entry.Box.CenterY + 0.5 * entry.Size && o.Box.Left < entry.Box.Right + 2 * entry.Size && o.Box.Right > entry.Box.Left - 2 * entry.Size);
    }

    /// <summary>Boundaries between columns: beside flush edges, and so that headings of single columns stand in the middle.</summary>
    static double[] Edges(List<(double Left, double Right)> columns, List<Line> lines, int header)
    {
        var edges = new double[columns.Count + 1];
        var all = lines.SelectMany(l => l.Entries).ToList();
        edges[0] = Math.Min(columns[0].Left, all.Min(e => e.Box.Left)) - 2;
        edges[^1] = Math.Max(columns[^1].Right, all.Max(e => e.Box.Right)) + 2;
        var heads = lines.Take(header).SelectMany(l => l.Entries).ToList();
        for (var i = columns.Count - 1; i > 0; i--)
        {
            var (low, high) = (columns[i - 1].Right, columns[i].Left);
            double? wanted = null;
            // The heading of the right column is centred between its boundaries, of which the right one is known.
            var own = heads.Where(e => e.Box.CenterX > low && e.Box.CenterX < columns[i].Right + 2).ToList();
            if (own.Count > 0)
            {
                var lowest = own.Max(e => e.Box.CenterY);
                var head = own.Where(e => lowest - e.Box.CenterY < e.Size).MaxBy(e => e.Box.CenterX)!;
                wanted = Math.Min(2 * head.Box.CenterX - edges[i + 1], head.Box.Left - 1);
            }
            var middle = (low + high) / 2;
            edges[i] = Math.Clamp(wanted ?? middle, Math.Min(low + 1, middle), Math.Max(high - 1, middle));
        }
        return edges;
    }

    /// <summary>Headings with the columns they stand over; those at one height are a row. Returns how many rows.</summary>
    static int AddHeader(List<Cell> cells, int page, List<Line> lines, double[] edges, List<Ruling> rulings)
    {
        var columns = edges.Length - 1;
        var entries = lines.SelectMany(l => l.Entries).ToList();
        var spans = entries.ConvertAll(SpanOf);
        var merged = new bool[entries.Count];
        var heads = new List<(int From, int To, List<Word> Words, BoundingBox Box)>();
        for (var i = 0; i < entries.Count; i++)
        {
            if (merged[i]) continue;
            var words = new List<Word>(entries[i].Words);
            var box = entries[i].Box;
            // A heading broken over lines goes on right below, over the same columns, without a rule between.
            for (var j = i + 1; j < entries.Count; j++)
            {
                var next = entries[j];
                if (merged[j] || spans[j] != spans[i] || next.Box.Top <= box.CenterY || next.Box.Top - box.Bottom > LineGap * next.Size || next.IsAmount) continue;
                if (rulings.Exists(r => r.Position > box.CenterY && r.Position < next.Box.CenterY && r.Start < box.CenterX && r.End > box.CenterX)) continue;
                words.AddRange(next.Words);
                box = box.Union(next.Box);
                merged[j] = true;
            }
            heads.Add((spans[i].From, spans[i].To, words, box));
        }
        heads.Sort((a, b) => a.Box.CenterY.CompareTo(b.Box.CenterY));
        var rows = 0;
        for (var first = 0; first < heads.Count; rows++)
        {
            var end = first + 1;
            while (end < heads.Count && heads[end].Box.CenterY - heads[first].Box.CenterY < 0.5 * heads[first].Words[0].FontSize) end++;
            var taken = new bool[columns];
            var (top, bottom) = (heads[first].Box.Top, heads[end - 1].Box.Bottom);
            foreach (var (from, to, words, _) in heads[first..end])
            {
                if (Enumerable.Range(from, to - from + 1).Any(c => taken[c])) continue; // two headings in one place: the first keeps it
                for (var c = from; c <= to; c++) taken[c] = true;
                cells.Add(new Cell(rows, from, 1, to - from + 1, new BoundingBox(edges[from], top, edges[to + 1], bottom), LineBuilder.Build(words)) { Page = page });
            }
            for (var c = 0; c < columns; c++)
                if (!taken[c]) cells.Add(new Cell(rows, c, 1, 1, new BoundingBox(edges[c], top, edges[c + 1], bottom), []) { Page = page });
            first = end;
        }
        return rows;

        (int From, int To) SpanOf(Entry entry)
        {
            var at = ColumnAt(edges, entry.Box.CenterX);
            int low = at, high = at;
            while (low > 0 && entry.Box.Left < edges[low] - 0.3 * entry.Size) low--;
            while (high < columns - 1 && entry.Box.Right > edges[high + 1] + 0.3 * entry.Size) high++;
            var below = entries.Where(o => o.Box.Top > entry.Box.Bottom + LineGap * entry.Size || (o.Box.Top > entry.Box.CenterY && o.IsAmount)).ToList();
            bool HasBelow(int c) => below.Exists(o => !o.IsAmount && (ColumnAt(edges, o.Box.CenterX) == c || (o.Box.Left < edges[c + 1] - 2 && o.Box.Right > edges[c] + 2)));
            if (!HasBelow(at) && low == high) return (at, at);
            var beside = entries.Where(o => o != entry && Math.Abs(o.Box.CenterY - entry.Box.CenterY) < 0.5 * entry.Size).Select(o => ColumnAt(edges, o.Box.CenterX)).ToHashSet();
            var (best, bestOff) = ((low, high), Math.Abs((edges[low] + edges[high + 1]) / 2 - entry.Box.CenterX));
            for (var i = low; i >= 0 && (i == low || !beside.Contains(i)); i--)
                for (var j = high; j < columns && (j == high || !beside.Contains(j)); j++)
                {
                    if (Enumerable.Range(i, j - i + 1).Any(c => !HasBelow(c))) continue;
                    var off = Math.Abs((edges[i] + edges[j + 1]) / 2 - entry.Box.CenterX);
                    // Of spans with the same centre the widest: a heading over three columns stands over the middle one.
                    if (off < bestOff - 6 || (off < bestOff + 6 && j - i > best.high - best.low)) (best, bestOff) = ((i, j), off);
                }
            return best;
        }
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

        var pitch = data.Zip(data.Skip(1)).Select(p => p.Second - p.First).Order().ToList() is { Count: > 0 } pitches ? pitches[pitches.Count / 2] : double.MaxValue;
        var rows = lines.Where(l => l.IsData).Select(l => (Middle: l.Middle, Entries: new List<Entry>(l.Entries))).ToList();
        var loose = lines.Where(l => !l.IsData).SelectMany(l => l.Entries).ToList();
        foreach (var (middle, entries) in rows)
            foreach (var above in loose.Where(e => e.Box.CenterY < middle && middle - e.Box.CenterY < e.Size * 1.1).ToList())
            {
                var column = ColumnAt(edges, above.Box.CenterX);
                if (entries.Exists(e => ColumnAt(edges, e.Box.CenterX) == column)) continue;
                if (loose.Find(e => e.Box.CenterY > middle && ColumnAt(edges, e.Box.CenterX) == column && Math.Abs(e.Box.CenterY + above.Box.CenterY - 2 * middle) < 0.5 * e.Size) is not { } below) continue;
                entries.AddRange([above, below]);
                loose.Remove(above);
                loose.Remove(below);
            }
        foreach (var entry in loose)
        {
            var near = rows.Where(r => r.Middle < entry.Box.CenterY && r.Entries.Exists(e => e.IsAmount)).MaxBy(r => r.Middle);
            var startsRow = RowNames.NumberingStyle(entry.Text) > 0 || entry.Text.All(char.IsAsciiDigit);
            if (!startsRow && near.Entries is not null && entry.Box.CenterY - near.Middle < Math.Min(0.75 * pitch, 1.6 * entry.Size)) near.Entries.Add(entry);
            else if (rows.FindIndex(r => Math.Abs(r.Middle - entry.Box.CenterY) < 0.3 * entry.Size) is >= 0 and var same) rows[same].Entries.Add(entry);
            else rows.Add((entry.Box.CenterY, [entry]));
        }
        return rows.OrderBy(r => r.Middle).Select(r => r.Entries);
    }

    static int ColumnAt(double[] edges, double x)
    {
        var column = 0;
        while (column < edges.Length - 2 && x >= edges[column + 1]) column++;
        return column;
    }

    [GeneratedRegex(@"^(?<a>-?[\d,]+\.\d\d)(?<n>\D.*)$")]
    private static partial Regex AmountAndName();
}
