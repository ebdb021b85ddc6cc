using System.Security.Cryptography;
using System.Text;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Documents;

/// <summary>Finds pages that print the same as an earlier page.</summary>
static class DuplicatePages
{
    /// <summary>Pages with less text than this may be alike without being copies (dividers, empty forms).</summary>
    const int LeastText = 40;

    /// <summary>For each page of which an exact copy came before, the number of the first.</summary>
    public static Dictionary<int, int> Find(IEnumerable<PageLayout> layouts)
    {
        var first = new Dictionary<string, int>();
        var duplicates = new Dictionary<int, int>();
        foreach (var layout in layouts)
        {
            var text = TextOf(layout);
            if (text.Length < LeastText) continue;
            var hash = Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
            if (first.TryGetValue(hash, out var original)) duplicates[layout.Page.Number] = original;
            else first[hash] = layout.Page.Number;
        }
        return duplicates;
    }

    /// <summary>All text of the page but its number.</summary>
    static string TextOf(PageLayout layout)
    {
        var text = new StringBuilder();
        foreach (var line in layout.Lines)
            if (!Text.PageFurniture.IsPageNumber(line, layout.Page)) text.Append(line.Tight).Append('\n');
        foreach (var cell in layout.Grids.SelectMany(g => g.Cells))
            if (!cell.IsEmpty) text.Append(cell.Row).Append(',').Append(cell.Column).Append(' ').Append(cell.Text).Append('\n');
        return text.ToString();
    }
}
