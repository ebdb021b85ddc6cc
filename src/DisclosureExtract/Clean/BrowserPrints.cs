using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Clean;

/// <summary>
/// What a browser prints above and below a page: when it was printed and the title of the site, the address and the number of the
/// page. It says of what was printed only where it was found: the title of a site is not that of the document.
/// </summary>
static partial class BrowserPrints
{
    /// <summary>Lines from the edge of a page among which they stand.</summary>
    const int Reach = 2;

    /// <summary>The lines of a page that its browser added.</summary>
    public static IEnumerable<TextLine> Of(PageLayout layout)
    {
        var lines = layout.Lines;
        for (var i = 0; i < lines.Count; i++)
        {
            var tight = lines[i].Tight;
            if (i < Reach && Header().IsMatch(tight)) yield return lines[i];
            else if (i >= lines.Count - Reach && Footer().IsMatch(tight)) yield return lines[i];
        }
    }

    /// <summary>11/30/26,12:29AM, 2026/11/30 00:29, 2026-11-30 00:29, and behind it the title.</summary>
    [GeneratedRegex(@"^(\d{1,2}/\d{1,2}/\d{2,4}|20\d\d[/-]\d{1,2}[/-]\d{1,2}),?(上午|下午|[AP]M)?\d{1,2}:\d\d(:\d\d)?([AP]M)?")]
    private static partial Regex Header();

    /// <summary>An address and nothing else, a number of pages behind it or not.</summary>
    [GeneratedRegex(@"^(https?|file)://[^一-龥]*$|^\d{1,3}/\d{1,3}(https?|file)://")]
    private static partial Regex Footer();
}
