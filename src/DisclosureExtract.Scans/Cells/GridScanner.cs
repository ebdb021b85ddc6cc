using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;
using DisclosureExtract.Scans.Recognition;
using DisclosureExtract.Scans.Rulings;

namespace DisclosureExtract.Scans.Cells;

/// <summary>
/// The cells of one grid → words, in two passes: first all that hold ink, as whatever they are; then what stands in
/// columns of amounts or codes again, as an amount or a code.
/// </summary>
static class GridScanner
{
    static readonly ReaderOptions Options = ScanOptions.Default.Reader;

    public static IEnumerable<Word> Read(Grid grid, PageImage image, ICellReader reader, CancellationToken stop)
    {
        var cells = grid.Cells.Where(c => CellInterior.HasInk(image, CellInterior.Of(image, c.Box))).ToList();
        var first = reader.Read(image,
            cells.ConvertAll(c => new CellRequest(CellInterior.Of(image, c.Box), CellContent.Any)), stop);
        var kinds = Kinds(grid, cells, first);
        var again = new List<(int Cell, CellRequest Request)>();
        for (var i = 0; i < cells.Count; i++)
            if (kinds[i] is CellContent.Amount or CellContent.Code)
                again.Add((i, new CellRequest(CellInterior.Of(image, cells[i].Box), kinds[i])));
        var readings = first.ToArray();
        if (again.Count > 0)
        {
            var second = reader.Read(image, again.ConvertAll(a => a.Request), stop);
            for (var i = 0; i < again.Count; i++) readings[again[i].Cell] = second[i];
        }
        for (var i = 0; i < readings.Length; i++)
            foreach (var line in (kinds[i] == CellContent.Any
                ? FixedWordRepair.Correct(readings[i]) : readings[i]).Lines)
                if (ScannedWord.Of(image, line) is { } word) yield return word;
    }

    static CellContent[] Kinds(Grid grid, List<Cell> cells, IReadOnlyList<CellReading> readings)
    {
        var texts = readings.Select(r => string.Concat(r.Lines.Select(l => TextFold.FoldTight(l.Text)))).ToArray();
        var kinds = new CellContent[cells.Count];
        for (var column = 0; column < grid.ColumnCount; column++)
        {
            var members = Enumerable.Range(0, cells.Count).Where(i => cells[i].Column == column && texts[i].Length > 0)
                .ToList();
            var body = members.Where(i => !IsWords(texts[i])).ToList();
            var names = members.Count - body.Count;
            if (body.Count == 0) continue;
            // A heading or two stand over every column.
            var isNumeric = body.Count >= Options.Majority * (members.Count - Math.Min(names, 2));
            var isCode = body.Count(i => IsCode(texts[i])) > 0.7 * body.Count
                && !body.Exists(i => texts[i].AsSpan().IndexOfAny('.', ',') >= 0 && body.Count < 4);
            foreach (var i in body)
                if ((isNumeric || LooksNumeric(texts[i])) && texts[i].AsSpan().IndexOfAny("%‰≥≤") < 0)
                    kinds[i] = isNumeric && isCode ? CellContent.Code : CellContent.Amount;
        }
        return kinds;
    }

    /// <summary>Words, not a number misread: most characters are ideographs.</summary>
    static bool IsWords(string text) => text.Count(TextFold.IsHan) > 0.4 * text.Length;

    static bool LooksNumeric(string text) =>
        text.Count(c => char.IsAsciiDigit(c) || c is '.' or ',' or '-') >= 0.7 * text.Length;

    static bool IsCode(string text) => text.Length is 2 or 3 or 5 or 7 && text.All(char.IsAsciiDigit);
}
