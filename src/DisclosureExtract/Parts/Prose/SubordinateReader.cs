using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// 下属单位 as a document lists them: behind a sentence that announces them, in the same sentence or as numbered lines, or in a table
/// under 单位名称.
/// </summary>
static partial class SubordinateReader
{
    const NumberingStyles ItemNumbers = NumberingStyles.Row;

    /// <summary>Longest name of a unit with what may stand behind it.</summary>
    const int LongestItem = 48;

    /// <returns>Names with their places, in the order printed; none where the document lists none.</returns>
    public static List<Evidence> Read(IReadOnlyList<Section> sections, IReadOnlyList<FormTable> tables)
    {
        var texts = sections.SelectMany(Texts).ToList();
        for (var at = 0; at < texts.Count; at++)
        {
            if (Announced().Match(texts[at].Text) is not { Success: true } match || Denied().IsMatch(texts[at].Text)) continue;
            var rest = texts[at].Text[(match.Index + match.Length)..];
            var names = rest.Trim(':', '。').Length > 0 ? InSentence(rest, texts[at]) : InLines(texts, at + 1);
            if (names.Count > 0) return names;
            if (InTable(tables, texts[at].Page) is { Count: > 0 } listed) return listed;
        }
        return [];
    }

    /// <summary>Headings and paragraphs in reading order: short numbered lines may have been taken for headings.</summary>
    static IEnumerable<Evidence> Texts(Section section)
    {
        var page = section.Pages is [var first, ..] ? first : 0;
        var box = section.Paragraphs is [var head, ..] ? head.PlaceOf(0).Box : default;
        if (section.Heading.Length > 0) yield return new(TextFold.FoldTight(section.Heading), page, box);
        foreach (var paragraph in section.Paragraphs)
        {
            var place = paragraph.PlaceOf(0);
            yield return new(paragraph.Tight, place.Page, place.Box);
        }
    }

    /// <summary>包括:甲局本级、乙中心、丙站。</summary>
    static List<Evidence> InSentence(string rest, Evidence at)
    {
        var end = rest.IndexOf('。');
        var list = end < 0 ? rest : rest[..end];
        var items = list.Split('、', ',', ';', ':').SelectMany(i => i.Split("和", StringSplitOptions.None) is [var a, var b]
            && OrganisationNames.Is(a) && OrganisationNames.Is(b) ? [a, b] : new[] { i });
        return Checked(items.Select(i => at with { Text = Bare(i) }));
    }

    /// <summary>Numbered lines behind the sentence, as long as they are names.</summary>
    static List<Evidence> InLines(List<Evidence> texts, int from) =>
        Checked(texts.Skip(from).TakeWhile(t => Numbering.Begins(t.Text, ItemNumbers) && t.Text.Length <= LongestItem
            && OrganisationNames.Is(Bare(t.Text))).Select(t => t with { Text = Bare(t.Text) }));

    /// <summary>The column under 单位名称 of a table without amounts, on the page of the sentence or the next.</summary>
    static List<Evidence> InTable(IReadOnlyList<FormTable> tables, int page)
    {
        foreach (var table in tables.Where(t => !t.Type.HasFacts && t.Table.Pages[0] - page is 0 or 1))
        {
            var cells = table.Table.Grid.Cells;
            if (cells.FirstOrDefault(c => UnitHeading().IsMatch(TextFold.FoldTight(c.Text))) is not { } heading) continue;
            var names = cells.Where(c => c.Column == heading.Column && c.Row > heading.Row && !c.IsEmpty).OrderBy(c => c.Row)
                .Select(c => new Evidence(Bare(TextFold.FoldTight(c.Text)), c.Page, c.TextBox)).ToList();
            if (names.Count > 0 && names.Count(n => OrganisationNames.Is(n.Text)) * 2 > names.Count) return names;
        }
        return [];
    }

    /// <summary>A list is one of bodies or none: one item that is none would be a sentence taken for a name.</summary>
    static List<Evidence> Checked(IEnumerable<Evidence> names)
    {
        var list = names.Where(n => n.Text.Length > 0).ToList();
        return list.TrueForAll(n => OrganisationNames.Is(n.Text)) ? list : [];
    }

    static string Bare(string item) =>
        Remark().Replace(Numbering.Strip(item.Trim('。', ';', ',', '“', '”'), ItemNumbers), "").TrimEnd('等');

    [GeneratedRegex(@"(编制|汇总|公开)(范围|的).{0,24}单位.{0,12}(包括|如下|有|具体)[^:。]{0,8}:?|具体(包括|如下|为):?"
        + @"|(下属|所属|二级)(预算|二级|决算|事业)*单位[^。无没]{0,14}(包括|分别(是|为)|如下|为):?")]
    private static partial Regex Announced();

    [GeneratedRegex("(无|没有|不含)(下属|所属|二级|独立核算)|内设机构|内设.{0,6}(科|处|室)")]
    private static partial Regex Denied();

    [GeneratedRegex("^(下属|所属|预算|二级|部门)?(预算)?单位(名称|全称)?$")]
    private static partial Regex UnitHeading();

    /// <summary>What lists say of a unit behind its name: (财政补助事业单位), 人员编制.</summary>
    [GeneratedRegex(@"\((?!本级|机关)[^()]*\)$")]
    private static partial Regex Remark();
}
