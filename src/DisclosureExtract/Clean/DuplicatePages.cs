using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>
/// Finds pages that print the same as an earlier page. Two forms may print the same rows, so a page that only continues
/// a table is a copy only where the page before it is one too, or where it repeats the page right before.
/// </summary>
static class DuplicatePages
{
    /// <summary>Pages with less text than this may be alike without being copies (dividers, empty forms).</summary>
    const int LeastText = 40;

    /// <summary>
    /// Text outside of tables (a title, prose) from which a page speaks for itself: 收支总表 is the shortest title.
    /// </summary>
    public const int OwnText = 4;

    /// <summary>For each page of which an exact copy came before, the number of the first.</summary>
    public static Dictionary<int, int> Find(IEnumerable<PageLayout> layouts)
    {
        var first = new Dictionary<string, int>();
        var duplicates = new Dictionary<int, int>();
        foreach (var layout in layouts)
        {
            var (text, own) = TextOf(layout);
            if (text.Length < LeastText) continue;
            var number = layout.Page.Number;
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (!first.TryGetValue(hash, out var original))
            {
                first[hash] = number;
                continue;
            }
            var followsCopy = duplicates.TryGetValue(number - 1, out var before) && before == original - 1;
            var repeatsBefore = original == number - 1 || duplicates.GetValueOrDefault(number - 1) == original;
            if (own >= OwnText || followsCopy || repeatsBefore) duplicates[number] = original;
        }
        return duplicates;
    }

    /// <summary>All text of the page but its number, and how much of it the page says for itself.</summary>
    static (string Text, int Own) TextOf(PageLayout layout)
    {
        var text = new StringBuilder();
        foreach (var line in layout.Lines)
            if (!PageFurniture.IsPageNumber(line, layout.Page)) text.Append(line.Tight).Append('\n');
        foreach (var cell in layout.Grids.SelectMany(g => g.Cells))
            if (!cell.IsEmpty) text.Append(cell.Row).Append(',').Append(cell.Column).Append(' ').Append(cell.Text).Append('\n');
        return (text.ToString(), PageText.OwnText(layout));
    }
}
