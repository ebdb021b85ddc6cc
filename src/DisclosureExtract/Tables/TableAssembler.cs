using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>
/// Grids and lines of all pages, in reading order → tables with their titles, units and notes. A grid without a title of
/// its own that fits the columns of the table before it continues that table, across pages or below a break.
/// </summary>
public static partial class TableAssembler
{
    /// <summary>Lines outside of tables that were not taken as title, unit or note, with their pages.</summary>
    public sealed record Result(IReadOnlyList<Table> Tables, IReadOnlyList<PageLine> Prose);

    /// <summary>Assembles the tables of a document.</summary>
    /// <param name="layouts">Pages in order; pages that are duplicates of others left out.</param>
    /// <param name="isFinal">Whether the document is a final account, where known.</param>
    /// <param name="isName">Whether a text is a whole name; tells labels that a page break cut in two.</param>
    /// <param name="keepPageNumbers">Leave page numbers among the prose.</param>
    public static Result Assemble(IEnumerable<PageLayout> layouts, bool? isFinal, Func<string, bool> isName, bool keepPageNumbers = false)
    {
        var builders = new List<TableBuilder>();
        var prose = new List<PageLine>();
        var pending = new List<PageLine>();
        TableBuilder? open = null;
        foreach (var layout in layouts)
        {
            foreach (var (line, grid, header) in InOrder(layout))
            {
                if (line is not null)
                {
                    if (!keepPageNumbers && PageFurniture.IsPageNumber(line, layout.Page)) continue;
                    if (open is not null && TakeNote(open, line, layout.Page.Number, pending)) continue;
                    pending.Add(new PageLine(layout.Page.Number, line));
                    prose.Add(pending[^1]);
                    continue;
                }
                var context = Merge(InnerContext(grid!, header, layout.Page.Number, isFinal), ContextReader.Read(pending, isFinal));
                if (open is not null && open.TryContinue(grid!, header, context, layout.Page.Number, pending))
                {
                    pending.Clear();
                    continue;
                }
                open = new TableBuilder($"t{builders.Count + 1}", grid!, header, context, layout.Page.Number, isName);
                builders.Add(open);
                pending.Clear();
            }
        }
        var tables = SplitTables.Join(builders.ConvertAll(b => b.Build()));
        return new Result(tables, WithoutContext(prose, tables));
    }

    /// <summary>What stands on a page from top to bottom: lines, and grids with their headings.</summary>
    static IEnumerable<(TextLine? Line, Grid? Grid, HeaderExtent Header)> InOrder(PageLayout layout)
    {
        var lines = layout.Lines.Select(l => (Y: l.Box.CenterY, Line: (TextLine?)l, Grid: (Grid?)null, Header: default(HeaderExtent)));
        var grids = layout.Grids.Select((g, i) => (Y: g.Box.Top, Line: (TextLine?)null, Grid: (Grid?)g, Header: layout.Headers[i]));
        return lines.Concat(grids).OrderBy(x => x.Y).Select(x => (x.Line, x.Grid, x.Header));
    }

    /// <summary>
    /// A line right below a table that speaks of it, or goes on with such a line.
    /// </summary>
    static bool TakeNote(TableBuilder open, TextLine line, int page, List<PageLine> pending)
    {
        if (pending.Count > 0) return false;
        var text = line.Tight;
        var starts = NoteStart().IsMatch(text) || (text.Length < 60 && EmptyNote().IsMatch(text));
        var goesOn = open.LastNote is { } last && last.Page == page && line.Box.Top - last.Box.Bottom < 1.5 * line.FontSize
            && (Numbering.Begins(text, NumberingStyles.Chinese | NumberingStyles.Arabic | NumberingStyles.ArabicInBrackets) || !last.Text.EndsWith('。'))
            && Math.Abs(line.FontSize - last.Box.Height) < 2 && ContextReader.FindLabel(text) is null && !text.EndsWith('表');
        if ((!starts && !goesOn) || page - open.LastPage > 1) return false;
        open.AddNote(new Evidence(line.Text, page, line.Box));
        return true;
    }

    /// <summary>Title, unit and entity that stand inside the ruled frame.</summary>
    static TableContext InnerContext(Grid grid, HeaderExtent header, int page, bool? isFinal)
    {
        if (header.TitleRows == 0) return new TableContext();
        var lines = Enumerable.Range(0, header.TitleRows).SelectMany(grid.Row).Where(c => !c.IsEmpty).SelectMany(c => c.Lines);
        return ContextReader.Read([.. lines.Select(l => new PageLine(page, l))], isFinal);
    }

    static TableContext Merge(TableContext inner, TableContext outer) => inner.IsEmpty ? outer with { Line = outer.Title is null ? outer.Line ?? inner.Line : null } : outer with
    {
        Line = inner.Title is null && outer.Title is null ? outer.Line ?? inner.Line : null,
        Title = inner.Title ?? outer.Title,
        Label = inner.Label ?? outer.Label,
        Unit = inner.Unit ?? outer.Unit,
        UnitEvidence = inner.UnitEvidence ?? outer.UnitEvidence,
        Entity = inner.Entity ?? outer.Entity,
        EntityKind = inner.EntityKind ?? outer.EntityKind,
    };

    static List<PageLine> WithoutContext(List<PageLine> prose, List<Table> tables)
    {
        var taken = new HashSet<(int, BoundingBox)>();
        foreach (var context in tables.Select(t => t.Context))
            foreach (var evidence in (Evidence?[])[context.Title, context.Label, context.UnitEvidence, context.Entity])
                if (evidence is not null) taken.Add((evidence.Page, evidence.Box));
        return [.. prose.Where(p => !taken.Contains((p.Page, p.Line.Box)) && !p.Line.Segments().Any(s => taken.Contains((p.Page, s.Box))))];
    }

    [GeneratedRegex(@"^(注|说明|备注|附注)(\d|[一二三])?[::.]|^:?“.*”为必填项|^\(?本表|^此表")]
    internal static partial Regex NoteStart();

    [GeneratedRegex(@"(本|此)表.{0,12}(空|无数据|无内容|不涉及)|为空表|无此项|无该项|无相关|没有数据|故.{0,6}无数据|空表")]
    internal static partial Regex EmptyNote();
}
