using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Pages;

/// <summary>A cover of another kind or year than the forms, or a form that keeps the title of last year.</summary>
sealed partial class BodyCover() : PageRule("body.cover",
    "cover and titles of forms name one kind and one year",
    "封面与各表标题的类别、年度一致",
    "the cover names kind or year, and several titles of forms do"), ICheck<PageResult>
{
    /// <summary>Titles that agree among themselves before the cover, or one of them, is held against the
    /// others.</summary>
    const int Enough = 3;

    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        if (!ReferenceEquals(part, document.Pages[0])) return [];
        var titles = document.Tables.Where(t => t.Type.HasFacts && t.Type.Base != FormIds.GovDebt).Select(t => t.Table.Context.Title).OfType<Evidence>()
            .ToList();
        var cover = document.Metadata.Evidence.GetValueOrDefault("title");
        return Kinds(cover, titles).Concat(Years(cover, titles));
    }

    IEnumerable<Finding> Kinds(Evidence? cover, List<Evidence> titles)
    {
        if (cover is null || KindOf(cover.Text) is not { } stated) yield break;
        var kinds = titles.Select(t => KindOf(t.Text)).OfType<bool>().ToList();
        if (kinds.Count < Enough || !kinds.TrueForAll(k => k != stated)) yield break;
        var (own, other) = stated ? ("决算", "预算") : ("预算", "决算");
        yield return Report(Severity.Warning, Cause.Source, new Place(cover.Page, cover.Box),
            $"the cover says {own} (“{cover.Text}”), the titles of {kinds.Count} forms say {other}",
            $"封面为{own}（“{cover.Text}”），而{kinds.Count}张表的标题为{other}");
    }

    IEnumerable<Finding> Years(Evidence? cover, List<Evidence> titles)
    {
        // What was spent is told of the year before; so is debt.
        titles = titles.FindAll(t => !OfPast().IsMatch(t.Text) || (cover is not null && OfPast().IsMatch(cover.Text)));
        var dated = titles.Select(t => new { Title = t, Year = YearOf(t.Text) }).Where(t => t.Year is not null).ToList();
        if (dated.Count < Enough) yield break;
        var usual = dated.GroupBy(t => t.Year!.Value).OrderByDescending(g => g.Count()).First();
        if (usual.Count() < Enough || usual.Count() * 2 <= dated.Count) yield break;
        var odd = dated.Where(t => t.Year != usual.Key).Select(t => t.Title).ToList();
        if (cover is not null && YearOf(cover.Text) is { } year && year != usual.Key) odd.Insert(0, cover);
        foreach (var place in odd)
            yield return Report(Severity.Warning, Cause.Source, new Place(place.Page, place.Box),
                $"“{place.Text}”, where the titles of {usual.Count()} forms say {usual.Key}",
                $"“{place.Text}”与{usual.Count()}张表标题的{usual.Key}年不一致");
    }

    /// <summary>Whether a text speaks of accounts, and not of a budget; null where it speaks of neither, or of
    /// both.</summary>
    static bool? KindOf(string text)
    {
        var (final, budget) = (text.Contains("决算"), text.Replace("公共预算", "").Replace("基金预算", "").Replace("经营预算", "")
            .Contains("预算"));
        return final == budget ? null : final;
    }

    /// <summary>The one year in a text; null where it has none or several.</summary>
    static int? YearOf(string text) => Year().Matches(TextFold.FoldTight(text)) is [var only]
        ? int.Parse(only.Groups["y"].ValueSpan, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex("执行|决算|完成|债务|余额|上年")]
    private static partial Regex OfPast();

    [GeneratedRegex(@"(?<!\d)(?<y>20[0-9]{2})年")]
    private static partial Regex Year();
}
