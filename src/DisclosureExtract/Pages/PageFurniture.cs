using System.Text.RegularExpressions;

namespace DisclosureExtract.Pages;

/// <summary>Page numbers, which stand outside of the content.</summary>
static partial class PageFurniture
{
    /// <summary>Part of the page height, at the top and at the bottom, in which page numbers stand.</summary>
    const double Margin = 0.11;

    /// <summary>
    /// A lone number at the top or bottom of the page, in any of the usual dresses. A transcript does not tell where on
    /// the page a line stood: there the dress must tell.
    /// </summary>
    public static bool IsPageNumber(TextLine line, PageContent page)
    {
        if (line.Source.IsStated() && Dressed().IsMatch(line.Tight)) return true;
        if (line.Source != WordSource.Transcript && line.Source.IsStated()) return false; // no page of paper
        var height = page.UprightHeight;
        if (line.Box.Top > height) return false; // read in an image on its side: below the page
        if (line.Box.Bottom > height * Margin && line.Box.Top < height * (1 - Margin)) return false;
        return Dressed().IsMatch(line.Tight) || Bare().IsMatch(line.Tight);
    }

    /// <summary>- 5 -, 第3页, 第3页/共12页, 共12页第3页, Page 3 of 12: can be nothing else.</summary>
    [GeneratedRegex(@"^[-—–―·~]+\d{1,4}[-—–―·~]+$|^第\d{1,4}页([,/]?共\d{1,4}页)?$|^共\d{1,4}页[,/]?第\d{1,4}页$|^[Pp]age\d{1,4}(of\d{1,4})?$")]
    private static partial Regex Dressed();

    [GeneratedRegex(@"^[-—–―·~]*\d{1,4}[-—–―·~]*$|^\d{1,4}/\d{1,4}$|^[—-]*[IVXivx]{1,5}[—-]*$")]
    private static partial Regex Bare();
}
