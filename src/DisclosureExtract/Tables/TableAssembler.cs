using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Grids and lines of all pages, in reading order → tables with their titles, units and notes. A grid without a title
/// of its own that fits the columns of the table before it continues that table, across pages or below a break.
/// </summary>
sealed class TableAssembler
{
    readonly bool? isFinal;
    readonly Func<string, bool> isName;
    readonly ContinuationOptions options;
    readonly List<TableBuilder> builders = [];
    readonly List<PageLine> prose = [];
    readonly List<PageLine> pending = []; // lines since the last table
    readonly List<(TableBuilder Builder, GridOnPage Last)> open = []; // tables that may go on, side by side
    PageLine? unitBelow; // the first of them, where it says a unit and nothing else

    TableAssembler(bool? isFinal, Func<string, bool> isName, ContinuationOptions options) =>
        (this.isFinal, this.isName, this.options) = (isFinal, isName, options);

    /// <summary>Lines outside of tables that were not taken as title, unit or note, with their pages.</summary>
    public sealed record Result(IReadOnlyList<Table> Tables, IReadOnlyList<PageLine> Prose);

    /// <summary>Assembles the tables of a document.</summary>
    /// <param name="layouts">Pages in order; pages that are duplicates of others left out.</param>
    /// <param name="isFinal">Whether the document is a final account, where known.</param>
    /// <param name="isName">Whether a text is a whole name: finds labels that a page break cut in two.</param>
    /// <param name="keepPageNumbers">Leave page numbers among the prose.</param>
    public static Result Assemble(
        IEnumerable<PageLayout> layouts, bool? isFinal, Func<string, bool> isName, bool keepPageNumbers = false,
        GridOptions? options = null)
    {
        options ??= GridOptions.Default;
        var assembler = new TableAssembler(isFinal, isName, options.Continuation);
        foreach (var layout in layouts)
            foreach (var (_, line, grid) in InOrder(layout))
            {
                if (grid is not null) assembler.Add(grid, layout.Grids);
                else if (keepPageNumbers || !PageFurniture.IsPageNumber(line!, layout.Page))
                    assembler.Add(new PageLine(layout.Page.Number, line!));
            }
        if (assembler.unitBelow is not null) assembler.TakeUnitBelow();
        var tables = SplitTables.Join(assembler.builders.ConvertAll(b => b.Build()), options.Continuation);
        return new Result(tables, WithoutContext(assembler.prose, tables));
    }

    /// <summary>What stands on a page from top to bottom: lines and grids.</summary>
    static IEnumerable<(double Y, TextLine? Line, GridOnPage? Grid)> InOrder(PageLayout layout)
    {
        var lines = layout.Lines.Select(l => (Y: l.Box.CenterY, Line: (TextLine?)l, Grid: (GridOnPage?)null));
        var grids = layout.Grids.Select((g, i) =>
            (Y: g.Box.Top, Line: (TextLine?)null,
                Grid: (GridOnPage?)new GridOnPage(g, layout.Headers[i], layout.Page.Number)));
        return lines.Concat(grids).OrderBy(x => x.Y);
    }

    void Add(PageLine line)
    {
        if (builders.Count > 0 && pending.Count == 0 && IsNote(line, builders[^1]))
        {
            var note = new Evidence(line.Line.Text, line.Page, line.Line.Box);
            if (!builders[^1].HasUnit && UnitText.FindInNote(line.Line.Tight) is not null) builders[^1].AddUnitBelow(note);
            builders[^1].AddNote(note);
            return;
        }
        var isUnit = builders.Count > 0 && pending.Count == 0 && line.Page == builders[^1].LastPage
            && ContextReader.IsUnit(line.Line.Tight);
        if (isUnit) unitBelow = line;
        pending.Add(line);
        prose.Add(line);
    }

    /// <param name="onPage">All grids of its page.</param>
    void Add(GridOnPage grid, IReadOnlyList<Grid> onPage)
    {
        var own = SideBySide.Above(grid, onPage, pending);
        var above = own ?? pending;
        var outer = ContextReader.Read(above, isFinal);
        var inner = ContextReader.Read([.. grid.TitleLines], isFinal);
        if (own is null && unitBelow is not null && IsOfTableBefore(unitBelow, outer, grid.Page))
        {
            var rest = ContextReader.Read(above.Where(l => l != unitBelow).ToList(), isFinal);
            if (!builders[^1].HasUnit || rest.Unit is not null || inner.Unit is not null)
            {
                TakeUnitBelow();
                outer = rest;
            }
        }
        unitBelow = null;
        var context = inner.Or(outer, outer.Line ?? inner.Line);
        var at = open.FindIndex(o => o.Builder.TryContinue(grid, context, above));
        if (at >= 0) open[at] = (open[at].Builder, grid);
        else
        {
            builders.Add(new TableBuilder($"t{builders.Count + 1}", grid, context, isName, options));
            open.RemoveAll(o => o.Last.Page != grid.Page || !SideBySide.IsBeside(o.Last.Grid, grid.Grid));
            open.Add((builders[^1], grid));
        }
        // The lines above forms that stand beside each other are read for each of them.
        var isLast = !onPage.SkipWhile(g => !ReferenceEquals(g, grid.Grid)).Any(g => SideBySide.IsBeside(g, grid.Grid));
        if (own is null || isLast) pending.Clear();
    }

    /// <summary>
    /// A unit right below a table is that of the next one where it stands between its title and the table, or where nothing else
    /// parts the two.
    /// </summary>
    static bool IsOfTableBefore(PageLine unit, TableContext next, int page) =>
        page != unit.Page || (next.Title is { } title && title.Page == unit.Page && title.Box.Top > unit.Line.Box.Top);

    void TakeUnitBelow()
    {
        builders[^1].AddUnitBelow(new Evidence(unitBelow!.Line.Text, unitBelow.Page, unitBelow.Line.Box));
        pending.Remove(unitBelow);
    }

    /// <summary>A line right below a table that speaks of it, or goes on with such a line.</summary>
    bool IsNote(PageLine line, TableBuilder table)
    {
        var text = line.Line.Tight;
        var speaksOfTable = TableNotes.IsStart(text)
            || (text.Length < options.LongestEmptyNote && TableNotes.SaysNothingReported(text));
        var isNear = line.Page - table.LastPage <= 1;
        return isNear && (speaksOfTable || (table.LastNote is { } last && GoesOn(last, line)));
    }

    bool GoesOn(Evidence note, PageLine next)
    {
        var (line, text) = (next.Line, next.Line.Tight);
        var isSetAlike = note.Page == next.Page
            && line.Box.Top - note.Box.Bottom < options.NoteGap * line.FontSize
            && Math.Abs(line.FontSize - note.Box.Height) < options.NoteSize;
        if (!isSetAlike || ContextReader.FindLabel(text) is not null || text.EndsWith('表')) return false;
        if (BorderlessLine.Of(line) is { IsData: true, IsSentence: false }) return false;
        return !note.Text.EndsWith('。')
            || Numbering.Begins(text,
                NumberingStyles.Chinese | NumberingStyles.Arabic | NumberingStyles.ArabicInBrackets);
    }

    static List<PageLine> WithoutContext(List<PageLine> prose, List<Table> tables)
    {
        var taken = new HashSet<(int, BoundingBox)>();
        foreach (var context in tables.Select(t => t.Context))
            foreach (var evidence in (Evidence?[])[context.Title, context.Label, context.UnitEvidence, context.OtherUnit, context.Entity])
                if (evidence is not null) taken.Add((evidence.Page, evidence.Box));
        return prose.FindAll(p =>
            !taken.Contains((p.Page, p.Line.Box)) && !p.Line.Segments().Any(s => taken.Contains((p.Page, s.Box))));
    }
}
