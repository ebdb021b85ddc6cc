namespace DisclosureExtract.Pages;

/// <summary>Cells by rows, and from left to right within a row.</summary>
static class CellOrder
{
    public static List<Cell> InReadingOrder(this List<Cell> cells)
    {
        cells.Sort(static (a, b) => a.Row != b.Row ? a.Row.CompareTo(b.Row) : a.Column.CompareTo(b.Column));
        return cells;
    }
}
