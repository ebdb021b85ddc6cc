using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Tables;

/// <summary>What is left of a page when its tables are taken out.</summary>
/// <param name="Grids">Tables from top to bottom.</param>
/// <param name="Lines">Lines of text outside of them, from top to bottom.</param>
/// <param name="Headers">Where the heading of each grid ends, in the order of the grids.</param>
/// <param name="Trace">What the finder of tables saw on the way.</param>
public sealed record PageLayout(
    PageContent Page,
    IReadOnlyList<Grid> Grids,
    IReadOnlyList<TextLine> Lines,
    IReadOnlyList<HeaderExtent> Headers,
    TableTrace Trace)
{
    /// <summary>Cells with text above the headings: title, entity and unit that stand inside a ruled frame.</summary>
    public IEnumerable<Cell> TitleCells =>
        Grids.SelectMany((grid, i) => grid.Cells.Where(c => c.Row < Headers[i].TitleRows && !c.IsEmpty));
}

/// <summary>
/// What the finder of tables saw on a page, in its upright frame, points. Empty where the source states its tables.
/// </summary>
/// <param name="Rulings">Lines after double lines were merged and gaps bridged.</param>
/// <param name="Frames">Boxes of rulings that belong together, frames around no table included.</param>
public sealed record TableTrace(IReadOnlyList<Ruling> Rulings, IReadOnlyList<BoundingBox> Frames)
{
    public static TableTrace Empty { get; } = new([], []);
}
