using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>A grid with the end of its heading and the page it stands on.</summary>
/// <param name="Page">1-based.</param>
sealed record GridOnPage(Grid Grid, HeaderExtent Header, int Page)
{
    /// <summary>Title, unit and entity that stand inside the ruled frame.</summary>
    public IEnumerable<PageLine> TitleLines => Enumerable.Range(0, Header.TitleRows).SelectMany(Grid.Row)
        .SelectMany(c => c.Lines).Select(l => new PageLine(Page, l));

    /// <summary>Cells of the heading that hold something, titles left out.</summary>
    public IEnumerable<Cell> Headings => Grid.Cells.Where(c =>
        c.Row >= Header.TitleRows && c.Row < Header.FirstDataRow && !c.IsEmpty);
}
