using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Parts.Prose;

/// <summary>
/// Text that does not show or is set askew, put back where noise is to be kept: as paragraphs of its own among the
/// prose, each after the paragraph it stands below. In the area of a table it stays noise: there it would become
/// amounts that nobody printed. Facts, claims and findings are read without it.
/// </summary>
static class KeptText
{
    public static List<Section> Among(
        IReadOnlyList<Section> sections, IEnumerable<PageResult> pages, IReadOnlyList<FormTable> tables)
    {
        var all = sections.Select(s => (Section: s, Paragraphs: s.Paragraphs.ToList())).ToList();
        var boxes = tables.SelectMany(t => t.Table.Boxes).ToLookup(b => b.Page, b => b.Box);
        foreach (var page in pages.Where(p => p.Verdict.State == PageState.Read))
            foreach (var line in Lines(page.Page, [.. boxes[page.Page.Number]]))
                Insert(all, new PageLine(page.Page.Number, line));
        return [.. all.Select(s => With(s.Section, s.Paragraphs))];
    }

    static Section With(Section section, List<Paragraph> paragraphs) => section with
    {
        Paragraphs = paragraphs,
        Pages = [.. section.Pages.Concat(paragraphs.SelectMany(p => p.Pages)).Distinct().Order()],
    };

    /// <summary>What stands askew is read word by word: its boxes say nothing of lines.</summary>
    static IEnumerable<TextLine> Lines(PageContent page, List<BoundingBox> tables)
    {
        var outside = page.Asides.Where(a => !tables.Exists(t => t.Intersects(a.Word.Box))).ToList();
        return LineBuilder.Build(outside.Where(a => a.Reason != AsideReason.Askew).Select(a => a.Word))
            .Concat(outside.Where(a => a.Reason == AsideReason.Askew).Select(a => new TextLine([a.Word], a.Word.Box)))
            .OrderBy(l => l.Box.CenterY).ThenBy(l => l.Box.Left);
    }

    static void Insert(List<(Section Section, List<Paragraph> Paragraphs)> sections, PageLine line)
    {
        var paragraph = ProseReader.ToParagraph([line]);
        for (var s = sections.Count - 1; s >= 0; s--)
        {
            var after = sections[s].Paragraphs.FindLastIndex(p => IsAbove(p, line));
            if (after < 0) continue;
            sections[s].Paragraphs.Insert(after + 1, paragraph);
            return;
        }
        sections.Insert(0, (new Section("", 0, [], []), [paragraph]));
    }

    static bool IsAbove(Paragraph paragraph, PageLine line)
    {
        var (page, box) = paragraph.PlaceOf(0);
        return page < line.Page || (page == line.Page && box.Top <= line.Line.Box.CenterY);
    }
}
