using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Review.Pages;

/// <summary>Which amounts and labels stand in which plain cell of a table: by their places on the page.</summary>
static class GridLinks
{
    /// <returns>By the number of the cell; amounts before labels.</returns>
    public static Dictionary<int, List<string>> Of(TableInfo table)
    {
        var links = new Dictionary<int, List<string>>();
        var cells = table.Grid.Cells;
        var byPage = Enumerable.Range(0, cells.Count).ToLookup(i => cells[i].Page);
        var byRow = Enumerable.Range(0, cells.Count).ToLookup(i => cells[i].Row);
        var amounts = new HashSet<int>();
        var lines = new int[table.Rows.Count];
        for (var r = 0; r < table.Rows.Count; r++)
        {
            lines[r] = -1;
            foreach (var (key, cell) in table.Rows[r].Cells)
            {
                double x = (cell.Box.X0 + cell.Box.X1) / 2, y = (cell.Box.Y0 + cell.Box.Y1) / 2;
                foreach (var i in byPage[cell.Page])
                {
                    var box = cells[i].Box;
                    if (x < box.X0 || x > box.X1 || y < box.Y0 || y > box.Y1) continue;
                    Add(i, $"{r}/{key}");
                    amounts.Add(i);
                    if (lines[r] < 0) lines[r] = cells[i].Row;
                    break;
                }
            }
        }
        for (var r = 0; r < table.Rows.Count; r++)
        {
            if (lines[r] < 0) continue;
            var row = table.Rows[r];
            foreach (var i in byRow[lines[r]])
            {
                if (amounts.Contains(i)) continue;
                var text = TextFold.FoldTight(cells[i].Text);
                if (text.Length == 0) continue;
                if (row.Name.Length > 0 && (text == row.Name || text.EndsWith(row.Name, StringComparison.Ordinal))) Add(i, $"{r}/#name");
                else if (row.Code.Length > 0 && text.All(char.IsAsciiDigit) && row.Code.Contains(text, StringComparison.Ordinal)) Add(i, $"{r}/#code");
            }
        }
        return links;

        void Add(int cell, string link)
        {
            if (!links.TryGetValue(cell, out var list)) links[cell] = list = [];
            list.Add(link);
        }
    }
}
