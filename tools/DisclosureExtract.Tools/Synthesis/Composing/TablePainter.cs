using DisclosureExtract.Facts;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Synthesis.Drawing;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Composing;

/// <summary>Measures a table for a width and draws stretches of its rows.</summary>
sealed class TablePainter
{
    const double Side = 2.5;
    const double LineStep = 1.25;
    const double Smallest = 4.2;

    /// <summary>Size of the raised number of a note, and how far it is raised, in ems of the amount.</summary>
    const double RaisedSize = 0.62, Rise = 0.33;

    readonly Sheet sheet;
    readonly LayoutOptions options;
    readonly Face face;
    readonly double size;
    readonly double[] x;
    readonly double[] heights;
    int splitAt; // first column of the right half of a sheet wider than the paper; 0 where all stands on one page
    double openFrom = double.MaxValue;
    double headerEnd;
    readonly Dictionary<SheetCell, List<string>> lines = new(ReferenceEqualityComparer.Instance);

    public TablePainter(Sheet sheet, LayoutOptions options, Face face, double left, double width)
    {
        (this.sheet, this.options, this.face) = (sheet, options, face);
        double[]? widths;
        for (size = options.Size; (widths = Widths(width)) is null && size > Smallest; size *= 0.94) { }
        x = new double[sheet.Weights.Count + 1];
        x[0] = left;
        widths ??= [.. sheet.Weights.Select(w => w * width / sheet.Weights.Sum())];
        for (var i = 0; i < widths.Length; i++) x[i + 1] = x[i] + widths[i];
        heights = Heights();
    }

    /// <summary>
    /// A sheet about 1.6 times as wide as the paper, with the column at which it is parted: behind the labels, in no
    /// cell, each half on a page. Null where there is no such column, and for forms of few columns or with labels in
    /// the right half, which are printed whole.
    /// </summary>
    public static TablePainter? Split(Sheet sheet, LayoutOptions options, Face face, double left, double width)
    {
        var painter = new TablePainter(sheet, options, face, left, 1.6 * width);
        var labels = sheet.Cells.Where(c => c.Fact is not null).Min(c => (int?)c.Column) ?? sheet.Weights.Count;
        labels = Math.Max(
            labels,
            sheet.Cells.Where(c => c.Row >= sheet.HeaderRows && c.Text.Any(TextFold.IsHan)).Max(c => (int?)c.Column)
                ?? 0);
        for (var at = sheet.Weights.Count - 2; at > labels && sheet.Weights.Count > 6; at--)
            if (painter.x[at] - painter.x[0] <= width && painter.x[^1] - painter.x[at] <= width
                && !sheet.Cells.Any(c => c.Column < at && c.Column + c.ColumnSpan > at))
            {
                painter.splitAt = at;
                return painter;
            }
        return null;
    }

    public double Height(int row) => heights[row];

    public double HeaderHeight => heights.Take(sheet.HeaderRows).Sum();

    /// <summary>Column widths; null where the amounts do not fit at this size.</summary>
    double[]? Widths(double width)
    {
        var count = sheet.Weights.Count;
        var least = new double[count];
        var isName = new bool[count];
        foreach (var cell in sheet.Cells)
        {
            if (cell.ColumnSpan > 1) continue;
            var isData = cell.Row >= sheet.HeaderRows;
            if (isData && cell.Align == Align.Left && cell.Text.Length > 7) isName[cell.Column] = true;
            var needed = isData && (cell.Fact is not null || cell.Text.Length <= 7 && cell.Text.All(char.IsAsciiDigit))
                ? face.Measure(cell.Text, size) + face.Measure(cell.Raised, RaisedSize * size)
                : Math.Min(2, cell.Text.Length) * size * 1.02;
            least[cell.Column] = Math.Max(least[cell.Column], needed + 2 * Side + 0.5);
        }
        for (var c = 0; c < count; c++)
            if (isName[c]) least[c] = Math.Max(least[c], 7 * size + 2 * Side);
        var extra = width - least.Sum();
        if (extra < 0) return null;
        var weights = sheet.Weights.Select((w, c) => isName[c] ? w * options.NameWidth : w).ToArray();
        var total = weights.Sum();
        return [.. least.Select((l, c) => l + extra * weights[c] / total)];
    }

    double[] Heights()
    {
        var result = new double[sheet.RowCount];
        var single = size * LineStep + 2 * options.RowPadding * size;
        Array.Fill(result, single);
        foreach (var cell in sheet.Cells)
        {
            var wrapped = Wrap(
                cell.Text, x[cell.Column + cell.ColumnSpan] - x[cell.Column] - 2 * Side - cell.Indent * size);
            lines[cell] = wrapped;
            if (cell.RowSpan == 1) result[cell.Row] = Math.Max(result[cell.Row], Needed(wrapped));
        }
        foreach (var cell in sheet.Cells)
        {
            if (cell.RowSpan == 1) continue;
            var missing = Needed(lines[cell]) - result.Skip(cell.Row).Take(cell.RowSpan).Sum();
            if (missing > 0) result[cell.Row + cell.RowSpan - 1] += missing;
        }
        return result;

        double Needed(List<string> wrapped) => wrapped.Count * size * LineStep + 2 * options.RowPadding * size;
    }

    /// <summary>Breaks between ideographs, never inside a number.</summary>
    List<string> Wrap(string text, double width)
    {
        var wrapped = new List<string>();
        var line = "";
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '\n')
            {
                wrapped.Add(line);
                line = "";
                i++;
                continue;
            }
            var end = i + 1;
            while (end < text.Length && char.IsAscii(text[i]) && char.IsAscii(text[end]) && text[end] > ' ') end++;
            var piece = text[i..end];
            if (line.Length > 0 && face.Measure(line + piece, size) > width)
            {
                wrapped.Add(line);
                line = "";
            }
            line += piece;
            i = end;
        }
        if (line.Length > 0) wrapped.Add(line);
        return wrapped;
    }

    /// <summary>
    /// Draws rows; merged cells are cut at the edges of the stretch, their text stands in the part where they begin.
    /// </summary>
    public double Draw(DrawnPage page, int number, double top, int from, int to, List<PlacedCell>? placed, int half = 0)
    {
        var shift = half == 1 ? x[splitAt] - x[0] : 0;
        var (firstColumn, endColumn) = splitAt == 0 ? (0, sheet.Weights.Count)
            : half == 0 ? (0, splitAt)
            : (splitAt, sheet.Weights.Count);
        var y = new Dictionary<int, double> { [from] = top };
        for (var row = from; row < to; row++) y[row + 1] = y[row] + heights[row];
        var boxes = new List<BoundingBox>();
        var texts = new List<Mark>();
        foreach (var cell in sheet.Cells)
        {
            int first = Math.Max(cell.Row, from), end = Math.Min(cell.Row + cell.RowSpan, to);
            if (first >= end || cell.Column < firstColumn || cell.Column >= endColumn) continue;
            var box = new BoundingBox(
                x[cell.Column] - shift, y[first], x[cell.Column + cell.ColumnSpan] - shift, y[end]);
            boxes.Add(box);
            if (cell.Row < from)
            {
                placed?.Add(new PlacedCell(
                    cell with { Text = "", Fact = null }, number, box,
                    new BoundingBox(box.Left, box.Top, box.Left, box.Top)));
                continue;
            }
            var text = Text(texts, cell, box); // drawn in repeated headings too, which are placed once
            placed?.Add(new PlacedCell(cell, number, box, text));
        }
        openFrom = options.HasOpenRows && from >= sheet.HeaderRows ? top
            : options.HasOpenRows && to > sheet.HeaderRows ? y[sheet.HeaderRows]
            : double.MaxValue;
        headerEnd = from < sheet.HeaderRows && to >= sheet.HeaderRows ? y[sheet.HeaderRows] : top;
        Shade(page, from, to, y, boxes, x[endColumn] - shift);
        Rule(page, boxes);
        page.Marks.AddRange(texts);
        return y[to];
    }

    BoundingBox Text(List<Mark> marks, SheetCell cell, BoundingBox box)
    {
        var wrapped = lines[cell];
        if (wrapped.Count == 0) return new BoundingBox(box.Left, box.Top, box.Left, box.Top);
        var step = size * LineStep;
        var top = box.Top + (box.Bottom - box.Top - wrapped.Count * step) / 2;
        double left = double.MaxValue, right = 0;
        for (var i = 0; i < wrapped.Count; i++)
        {
            var width = face.Measure(wrapped[i], size);
            var at = cell.Align switch
            {
                Align.Left => box.Left + Side + cell.Indent * size,
                Align.Right => box.Right - Side - width - face.Measure(cell.Raised, RaisedSize * size),
                _ => (box.Left + box.Right - width) / 2,
            };
            marks.Add(new TextMark(wrapped[i], at, top + i * step + size * 0.95, size, face)
            {
                IsFakeBold = options.IsFakeBold && cell.IsBold, IsGlyphwise = options.IsGlyphwise,
            });
            (left, right) = (Math.Min(left, at), Math.Max(right, at + width));
            if (cell.Raised.Length > 0)
                marks.Add(new TextMark(
                    cell.Raised, at + width, top + i * step + (0.95 - Rise) * size, RaisedSize * size, face));
        }
        return new BoundingBox(left, top, right, top + wrapped.Count * step);
    }

    void Shade(DrawnPage page, int from, int to, Dictionary<int, double> y, List<BoundingBox> boxes, double right)
    {
        const double Ground = 0.9;
        void Fill(double x0, double y0, double x1, double y1) => page.Marks.Add(new RectMark(x0, y0, x1, y1, Ground));
        if (options.Shade is Composing.Shade.None) return;
        if (from < sheet.HeaderRows) Fill(x[0], y[from], right, headerEnd);
        if (options.Shade is Composing.Shade.Header) return;
        for (var row = Math.Max(from, sheet.HeaderRows); row < to; row++)
        {
            if ((row - sheet.HeaderRows) % 2 == 0) continue;
            if (options.Shade is Composing.Shade.Rows) Fill(x[0], y[row], right, y[row + 1]);
            else
                foreach (var b in boxes.Where(b => b.Top < y[row + 1] - 0.01 && b.Bottom > y[row] + 0.01))
                    Fill(b.Left, Math.Max(b.Top, y[row]), b.Right, Math.Min(b.Bottom, y[row + 1]));
        }
    }

    void Rule(DrawnPage page, List<BoundingBox> boxes)
    {
        if (boxes.Count == 0) return;
        double left = boxes.Min(b => b.Left), right = boxes.Max(
            b => b.Right), top = boxes.Min(b => b.Top), bottom = boxes.Max(
            b => b.Bottom);
        var (width, gray) = (options.LineWidth, options.LineGray);
        switch (options.Rulings)
        {
            case RulingStyle.CellFills when openFrom == double.MaxValue:
                page.Marks.Add(
                    new RectMark(left - width / 2, top - width / 2, right + width / 2, bottom + width / 2, gray));
                foreach (var b in boxes)
                    page.Marks.Add(
                        new RectMark(
                            b.Left + width / 2, b.Top + width / 2, b.Right - width / 2, b.Bottom - width / 2, 1));
                break;
            case RulingStyle.CellBoxes when !options.HasOpenSides && openFrom == double.MaxValue:
                foreach (var b in boxes)
                    page.Marks.Add(new RectMark(b.Left, b.Top, b.Right, b.Bottom, null, gray, width));
                break;
            case RulingStyle.None:
                break;
            case RulingStyle.SpacedBoxes:
                foreach (var b in boxes)
                    page.Marks.Add(
                        new RectMark(b.Left + 0.9, b.Top + 0.9, b.Right - 0.9, b.Bottom - 0.9, null, gray, 0.5));
                page.Marks.Add(new RectMark(left - 0.9, top - 0.9, right + 0.9, bottom + 0.9, null, gray, 0.5));
                break;
            default:
                foreach (var (x0, y0, x1, y1) in Segments(boxes))
                {
                    if (x0 == x1 && options.Rulings is (RulingStyle.Horizontal or RulingStyle.ThreeLines)) continue;
                    var isOneOfThree = ((double[])[top, bottom, headerEnd]).Any(line => Math.Abs(y0 - line) <= 0.01);
                    if (options.Rulings == RulingStyle.ThreeLines && !isOneOfThree) continue;
                    if (y0 == y1 && y0 > openFrom + 0.01 && y0 < bottom - 0.01) continue;
                    if (options.HasOpenSides && x0 == x1 && (x0 == left || x0 == right)) continue;
                    if (options.Rulings is RulingStyle.Dashes)
                    {
                        // each dash by itself
                        for (var at = 0.0; at < (x1 - x0) + (y1 - y0); at += 5)
                        {
                            var end = Math.Min(at + 3, (x1 - x0) + (y1 - y0));
                            page.Marks.Add(x0 == x1
                                ? new LineMark(x0, y0 + at, x0, y0 + end, width, gray)
                                : new LineMark(x0 + at, y0, x0 + end, y0, width, gray));
                        }
                    }
                    else if (options.Rulings is RulingStyle.Dots)
                        page.Marks.Add(new LineMark(x0, y0, x1, y1, Math.Max(0.5, width), gray) { IsDotted = true });
                    else if (options.Rulings is RulingStyle.Images)
                        page.Marks.Add(new DotMark(x0 - width / 2, y0 - width / 2, x1 + width / 2, y1 + width / 2));
                    else if (options.Rulings == RulingStyle.ThinRects)
                        page.Marks.Add(
                            new RectMark(x0 - width / 2, y0 - width / 2, x1 + width / 2, y1 + width / 2, gray));
                    else page.Marks.Add(new LineMark(x0, y0, x1, y1, width, gray, options.IsDashed));
                }
                break;
        }
        if (options.HasDoubleFrame && !options.HasOpenSides)
            page.Marks.Add(new RectMark(left - 1.6, top - 1.6, right + 1.6, bottom + 1.6, null, gray, width));
    }

    /// <summary>Sides of the cells, each once; joined to long strokes where the style asks for it.</summary>
    List<(double X0, double Y0, double X1, double Y1)> Segments(List<BoundingBox> boxes)
    {
        var sides = new SortedSet<(bool IsVertical, double At, double From, double To)>();
        foreach (var b in boxes)
        {
            sides.Add((false, b.Top, b.Left, b.Right));
            sides.Add((false, b.Bottom, b.Left, b.Right));
            sides.Add((true, b.Left, b.Top, b.Bottom));
            sides.Add((true, b.Right, b.Top, b.Bottom));
        }
        var joined = new List<(bool IsVertical, double At, double From, double To)>();
        foreach (var side in sides)
        {
            if (options.Rulings != RulingStyle.CellSides && joined.Count > 0 && joined[^1] is var last
                && last.IsVertical == side.IsVertical && last.At == side.At && side.From <= last.To + 0.01)
                joined[^1] = last with { To = Math.Max(last.To, side.To) };
            else joined.Add(side);
        }
        return joined.ConvertAll(s => s.IsVertical ? (s.At, s.From, s.At, s.To) : (s.From, s.At, s.To, s.At));
    }
}
