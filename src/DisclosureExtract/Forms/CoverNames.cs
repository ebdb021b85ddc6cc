using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>
/// Names of bodies in the lines of a cover: on a line of their own, before or behind the year, or cut over two or three lines, the
/// last of which may go on with the title: 东海市发展和改革 / 委员会2023年度部门预算.
/// </summary>
static partial class CoverNames
{
    /// <summary>Lines that one name may take.</summary>
    const int MostLines = 3;

    /// <summary>White space (ems) up to which a name goes on in the next line, and points by which the sizes may differ.</summary>
    const double Gap = 2.5, SameSize = 1.5;

    public static List<NamePlace> In(IReadOnlyList<PageLine> cover)
    {
        var names = new List<NamePlace>();
        for (var at = 0; at < cover.Count; at++)
        {
            var text = cover[at].Line.Tight;
            if (Government().Match(text) is { Success: true } government)
                names.Add(new(government.Groups["n"].Value, At(cover[at])));
            var name = BehindYear().Match(text) is { Success: true } behind ? behind.Groups["n"].Value : StripTitle(text);
            if (name.Length == 0 || !OrganisationNames.IsHan(name)) continue;
            if (Whole(cover, at, name) is not var (whole, first)) continue;
            // What goes on in this line is no name of its own: 中国共产党东海省委员会 / 政策研究室.
            if (first < at) names.RemoveAll(n => whole.Name.StartsWith(n.Name, StringComparison.Ordinal));
            names.Add(whole);
        }
        return names;
    }

    /// <summary>The longest name that ends in this line, and the line it begins in; null where none does.</summary>
    static (NamePlace Name, int First)? Whole(IReadOnlyList<PageLine> cover, int at, string end)
    {
        var (name, first) = (end, at);
        for (var above = at - 1; above >= 0 && at - above < MostLines; above--)
        {
            var start = LeadingYear().Replace(cover[above].Line.Tight, "");
            if (!OrganisationNames.MayBegin(start) || !AreSetAsOne(cover[above], cover[above + 1])) break;
            if (PlaceNames.Begin(name) && !PlaceNames.IsOne(start)) break;
            (name, first) = (start + name, above);
        }
        if (OrganisationNames.Is(name)) return (new(name, At(cover[at], cover[first])), first);
        return OrganisationNames.Is(end) ? (new(end, At(cover[at])), at) : null;
    }

    static bool AreSetAsOne(PageLine first, PageLine second)
    {
        var (a, b) = (first.Line, second.Line);
        if (first.Page != second.Page || Math.Abs(a.FontSize - b.FontSize) > SameSize) return false;
        return b.Box.Top - a.Box.Bottom <= Gap * Math.Max(a.FontSize, b.FontSize);
    }

    static string StripTitle(string text) => TitleTail().Replace(text, "");

    static Evidence At(PageLine line) => new(line.Line.Text, line.Page, line.Line.Box);

    static Evidence At(PageLine last, PageLine first) => ReferenceEquals(last, first)
        ? At(last)
        : new(first.Line.Tight + last.Line.Tight, first.Page, first.Line.Box.Union(last.Line.Box));

    [GeneratedRegex(@"(19|20)\d\d年.*$|二[〇○零O].{2}年.*$|(部门|单位)?(预算|决算)(公开)?.*$")]
    private static partial Regex TitleTail();

    [GeneratedRegex(@"^(20\d\d|二[〇○零O].{2})年度?")]
    private static partial Regex LeadingYear();

    /// <summary>2023年东海市林业局部门预算.</summary>
    [GeneratedRegex(@"^(20\d\d|二[〇○零O].{2})年度?(?<n>[一-龥()·“”]{3,45}?)(\d{4}年度?)?(部门|单位)(预算|决算)")]
    private static partial Regex BehindYear();

    /// <summary>A government discloses under the name of its place: 平原县2024年政府预算公开.</summary>
    [GeneratedRegex(@"^(20\d\d年度?)?(?<n>[一-龥]{2,20}(省|自治区|州|盟|市|区|县|旗|镇|乡|街道))(20\d\d年度?|20\d\d年?[-—至和及]20\d\d年度?)?(财政总?|政府)(预算|决算)")]
    private static partial Regex Government();
}
