using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Catalogue;

/// <summary>
/// Reads sectors and entries. The level follows from the code; where the code is missing, from the column of the name.
/// </summary>
static class CatalogueReader
{
    public static List<ServiceEntry> Read(IEnumerable<FormTable> tables)
    {
        var entries = new List<ServiceEntry>();
        foreach (var table in tables)
            if (table.Form == FormIds.ServiceCatalogue) ReadTable(table.Table, entries);
        return entries;
    }

    static void ReadTable(Table table, List<ServiceEntry> entries)
    {
        var grid = table.Grid;
        var header = HeaderTexts(table);
        var sector = "";
        for (var row = table.Header.FirstDataRow; row < grid.RowCount; row++)
        {
            var cells = grid.Row(row).Where(c => c.Row == row && !c.IsEmpty).ToList();
            if (cells.Count == 0 || cells.TrueForAll(c => header.Contains(c.Text))) continue;
            if (cells is [var only] && only.Column == 0 && !IsCode(only.Text))
            {
                sector = only.Text;
                continue;
            }
            if (IsCode(cells[0].Text))
            {
                entries.Add(ToEntry(sector, cells[0].Text, cells.ElementAtOrDefault(1), cells[0], isInferred: false));
            }
            else if (cells[0].Column > 0 && FollowingCode(grid, row, cells[0].Column) is { } inferred)
            {
                entries.Add(ToEntry(sector, inferred, cells[0], cells[0], isInferred: true));
            }
        }
    }

    static HashSet<string> HeaderTexts(Table table) =>
        [.. Enumerable.Range(0, table.Header.FirstDataRow).SelectMany(table.Grid.Row)
            .Where(c => !c.IsEmpty).Select(c => c.Text)];

    static ServiceEntry ToEntry(string sector, string code, Cell? name, Cell place, bool isInferred) =>
        new(sector, code, name?.Text ?? "", LevelOf(code), ParentOf(code), isInferred,
            new Evidence(name?.Text ?? code, place.Page, place.TextBox));

    /// <summary>
    /// A missing code of level 1 is the letter of the entries below; deeper ones are their first digits.
    /// </summary>
    static string? FollowingCode(Grid grid, int row, int level)
    {
        for (var next = row + 1; next < grid.RowCount; next++)
        {
            var first = grid.Row(next).FirstOrDefault(c => c.Row == next && !c.IsEmpty);
            if (first is null || !IsCode(first.Text)) continue;
            var length = 2 * level - 1;
            return first.Text.Length > length ? first.Text[..length] : null;
        }
        return null;
    }

    /// <summary>A letter and up to three pairs of digits.</summary>
    static bool IsCode(string text) =>
        text.Length is 1 or 3 or 5 or 7 && char.IsAsciiLetterUpper(text[0])
            && text.AsSpan(1).IndexOfAnyExceptInRange('0', '9') < 0;

    public static int LevelOf(string code) => (code.Length + 1) / 2;

    public static string ParentOf(string code) => code.Length switch { <= 1 => "", 3 => code[..1], _ => code[..^2] };
}
