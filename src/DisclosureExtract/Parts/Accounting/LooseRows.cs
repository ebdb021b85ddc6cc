using System.Globalization;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Accounting;

/// <summary>
/// Rows of forms that no ruling holds: in a gap between two grids, below the last row, above the first one, alone on the next page.
/// What has amounts in the columns of a form, stands within it or close to it, and is no sentence, no note and no heading, was
/// meant as a row of it.
/// </summary>
static class LooseRows
{
    /// <summary>
    /// Ems between a form and a line with several of its amounts; a lone one has to stand closer, for a number below a form
    /// may be anything.
    /// </summary>
    const double Reach = 8, ReachOfOne = 3;

    /// <summary>Ems by which an amount may stick out of its column.</summary>
    const double Slack = 1;

    /// <summary>Whole numbers that name years where the heading of columns is set loose.</summary>
    const int FirstYear = 1990, LastYear = 2100;

    /// <param name="prose">Lines outside of tables, in reading order.</param>
    public static List<LooseRow> Find(IReadOnlyList<FormTable> tables, IReadOnlyList<PageLine> prose)
    {
        var found = new List<LooseRow>();
        var lines = prose.Where(l => HasNumber(l.Line)).Concat(tables.Where(IsStray).SelectMany(LinesOf));
        foreach (var onPage in lines.GroupBy(l => l.Page))
        {
            var here = tables.Where(t => t.Type.HasFacts && t.Table.Pages.Contains(onPage.Key)).ToList();
            var before = here.Count > 0 ? null
                : tables.LastOrDefault(t => t.Type.HasFacts && t.Table.Pages[^1] == onPage.Key - 1);
            if (here.Count == 0 && before is null) continue;
            var rows = onPage.Select(Read).OfType<Candidate>().ToList();
            foreach (var form in here) AddRowsOf(form, onPage.Key, rows, found);
            if (before is not null && rows.Count > 0) AddRest(before, [.. prose.Where(l => l.Page == onPage.Key)], rows, found);
        }
        return found;
    }

    /// <param name="IsWhole">It has one number, and that is whole: where forms print decimals, it is that of a telephone.</param>
    sealed record Candidate(PageLine Line, List<BoundingBox> Amounts, bool IsWhole)
    {
        /// <summary>How many columns hold one of its amounts.</summary>
        public int Fits(List<BoundingBox> columns)
        {
            var slack = Slack * Line.Line.FontSize;
            return columns.Count(c => Amounts.Exists(a => a.CenterX > c.Left && a.CenterX < c.Right
                && a.Left > c.Left - slack && a.Right < c.Right + slack));
        }
    }

    /// <summary>What is stated without a page of paper has no place by which it could be told.</summary>
    static bool HasNumber(TextLine line) =>
        !line.Source.IsStated() && line.Words.Any(w => char.IsAsciiDigit(w.Text[^1]) || w.Text[^1] == ')');

    /// <summary>Several loose rows line up as a table of their own, which nothing names.</summary>
    static bool IsStray(FormTable table) =>
        table is { Form: FormIds.Other, Table: { Grid.IsBorderless: true, Context.Title: null } };

    static IEnumerable<PageLine> LinesOf(FormTable table) => table.Table.Grid.Cells.Where(c => !c.IsEmpty).GroupBy(c => c.Page)
        .SelectMany(g => LineBuilder.Build(g.SelectMany(c => c.Words)).Where(HasNumber).Select(l => new PageLine(g.Key, l)));

    /// <summary>A line that may be a row and where its amounts stand; null where it is something else.</summary>
    static Candidate? Read(PageLine line)
    {
        var read = BorderlessLine.Of(line.Line);
        var mayBeRow = read.IsData || (read.Entries is [{ IsAmount: true } alone] && IsWrittenOut(alone.Text));
        if (!mayBeRow || read.IsSentence || read.IsContext) return null;
        var amounts = read.Entries.FindAll(e => e.IsAmount && !IsYear(e.Text));
        if (amounts.Count == 0) return null;
        var isWhole = amounts.Count == 1 && !IsWrittenOut(amounts[0].Text);
        if (isWhole && line.Line.Tight.Contains(':')) return null;
        return new(line, amounts.ConvertAll(e => e.Box), isWhole);
    }

    /// <summary>A row that is found carries the form on: the one below it stands close to it.</summary>
    static void AddRowsOf(FormTable form, int page, List<Candidate> candidates, List<LooseRow> found)
    {
        if (candidates.Count == 0) return;
        var columns = ColumnsOf(form, page);
        var printsWhole = form.Rows.SelectMany(r => r.Cells).Any(c => c.Amount is { State: CellState.Reported, Decimals: 0 });
        var boxes = form.Table.Boxes.Where(b => b.Page == page).Select(b => b.Box).ToList();
        while (candidates.Find(IsRow) is { } row)
        {
            candidates.Remove(row);
            boxes.Add(row.Line.Line.Box);
            found.Add(new LooseRow(form, row.Line));
        }

        bool IsRow(Candidate candidate)
        {
            var fits = candidate.Fits(columns);
            if (fits == 0 || (candidate.IsWhole && !printsWhole)) return false;
            var (box, reach) = (candidate.Line.Line.Box, (fits > 1 ? Reach : ReachOfOne) * candidate.Line.Line.FontSize);
            return boxes.Exists(b => box.Top < b.Bottom + reach && box.Bottom > b.Top - reach);
        }
    }

    /// <summary>The last rows of a form, alone at the top of the page after it.</summary>
    static void AddRest(FormTable form, List<PageLine> lines, List<Candidate> candidates, List<LooseRow> found)
    {
        var columns = ColumnsOf(form, form.Table.Pages[^1]);
        foreach (var line in lines)
        {
            var row = candidates.Find(c => ReferenceEquals(c.Line, line));
            if (row is null || row.Fits(columns) < 2) return;
            found.Add(new LooseRow(form, line));
        }
    }

    /// <summary>Where the columns of amounts stand on a page, those of a form that has nothing but its heading as well.</summary>
    static List<BoundingBox> ColumnsOf(FormTable form, int page)
    {
        var cells = form.Table.Grid.Cells.Where(c => c.Page == page && c.ColumnSpan == 1).ToLookup(c => c.Column, c => c.Box);
        return [.. form.Columns.Select(c => c.Index).Distinct().Where(cells.Contains).Select(c => BoundingBox.Around(cells[c]))];
    }

    static bool IsWrittenOut(string text) => text.AsSpan().IndexOfAny('.', ',') >= 0;

    static bool IsYear(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var year) && year is >= FirstYear and <= LastYear;
}
