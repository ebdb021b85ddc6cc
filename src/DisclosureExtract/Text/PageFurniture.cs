using System.Text.RegularExpressions;
using DisclosureExtract.Documents;

namespace DisclosureExtract.Text;

/// <summary>Page numbers, which stand outside of the content.</summary>
public static partial class PageFurniture
{
    /// <summary>Part of the page height, at the top and at the bottom, in which page numbers stand.</summary>
    const double Margin = 0.11;

    /// <summary>A lone number at the top or bottom of the page, in any of the usual dresses.</summary>
    public static bool IsPageNumber(TextLine line, PageContent page)
    {
        var height = page.UprightHeight;
        if (line.Box.Bottom > height * Margin && line.Box.Top < height * (1 - Margin)) return false;
        return IsPageNumber(line.Tight);
    }

    /// <summary>Whether a line, wherever it stands, can only be a page number: - 5 -, 第3页, 3/12.</summary>
    public static bool IsPageNumber(string tight) => PageNumber().IsMatch(tight);

    [GeneratedRegex(@"^[-—–―·~\s]*\d{1,4}[-—–―·~\s]*$|^第\d{1,4}页(,?共\d{1,4}页)?$|^\d{1,4}/\d{1,4}$|^[—-]*[IVXivx]{1,5}[—-]*$")]
    private static partial Regex PageNumber();
}
