using System.Globalization;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Composing;
using DisclosureExtract.Tools.Synthesis.Prose;
using DisclosureExtract.Tools.Synthesis.Sheets;

namespace DisclosureExtract.Tools.Synthesis.Publishing;

/// <summary>A line of text, or a form.</summary>
/// <param name="Parts">What stands in the line, from left to right; empty for a form.</param>
sealed record Block(IReadOnlyList<string> Parts, Sheet? Form = null, bool IsTitle = false);

/// <summary>Blocks that stand together: the cover, one form with what is printed around it, a part of the prose.</summary>
sealed record Chapter(string Name, IReadOnlyList<Block> Blocks)
{
    public bool HasForm => Blocks.Any(b => b.Form is not null);
}

/// <summary>A disclosure as a sequence of lines and forms, for formats that have no pages of paper.</summary>
static class Manuscript
{
    public static List<Chapter> Of(SyntheticDisclosure disclosure, Dice dice)
    {
        var (accounts, options) = (disclosure.Accounts, disclosure.Options.Layout);
        var (kind, body) = (accounts.IsFinal ? "决算" : "预算", accounts.Body.IsGovernment ? "政府" : accounts.Body.IsDepartment ? "部门" : "单位");
        var chapters = new List<Chapter>();
        var prose = options.HasProse ? new ProseMaker(accounts).Make() : [];
        if (options.HasCover)
            chapters.Add(new Chapter("封面", [.. (dice.Chance(0.5)
                ? new[] { accounts.Body.Name, $"{accounts.Year}年度{body}{kind}" }
                : [$"{accounts.Body.Name}{accounts.Year}年{body}{kind}公开"]).Select(l => new Block([l], IsTitle: true))]));
        var forms = disclosure.Sheets.Where(s => s.Sheet.Form != "performance_target").Select(s => s.Sheet).ToList();
        if (prose.Count > 0) chapters.Add(Prose("第一部分 " + accounts.Body.Name + "概况", "概况", prose.Take(1)));
        for (var i = 0; i < forms.Count; i++) chapters.Add(Form(forms[i], i, disclosure, dice, i > 0 ? forms[i - 1].Unit : ""));
        if (prose.Count > 0) chapters.Add(Prose($"第三部分 {accounts.Year}年度{body}{kind}情况说明", "情况说明", prose.Skip(1)));
        chapters.AddRange(disclosure.Sheets.Where(s => s.Sheet.Form == "performance_target")
            .Select((s, i) => new Chapter($"绩效目标{i + 1}", [new Block([s.Sheet.Title], IsTitle: true), new Block([], s.Sheet)])));
        if (options.HasContents)
            chapters.Insert(options.HasCover ? 1 : 0, new Chapter("目录", [new Block(["目 录"], IsTitle: true),
                .. chapters.Where(c => c.HasForm).Select((c, i) => new Block([TitleOf(c), (i + 3).ToString(CultureInfo.InvariantCulture)]))]));
        return chapters;
    }

    static string TitleOf(Chapter chapter) =>
        chapter.Blocks.FirstOrDefault(b => b.IsTitle)?.Parts[0] ?? chapter.Blocks.First(b => b.Form is not null).Form!.Title;

    static Chapter Prose(string heading, string name, IEnumerable<ProseSection> sections) => new(name,
        [new Block([heading], IsTitle: true), .. sections.SelectMany(s => s.Paragraphs.Prepend(s.Heading)).Select(p => new Block([p]))]);

    static Chapter Form(Sheet sheet, int index, SyntheticDisclosure disclosure, Dice dice, string unitBefore)
    {
        var (options, accounts) = (disclosure.Options.Layout, disclosure.Accounts);
        var blocks = new List<Block>();
        if (options.TitlePlace != TitlePlace.Inside)
        {
            var title = (options.HasYearInTitle ? $"{accounts.Year}年" + (dice.Chance(0.3) ? "度" : "") : "") + sheet.Title;
            var label = options.Label switch
            {
                1 => string.Create(CultureInfo.InvariantCulture, $"公开{index + 1:00}表"),
                3 => string.Create(CultureInfo.InvariantCulture, $"表{index + 1}"),
                4 => string.Create(CultureInfo.InvariantCulture, $"附表{index + 1}"),
                _ => "",
            };
            if (label.Length > 0) blocks.Add(new Block([label]));
            blocks.Add(new Block([title], IsTitle: true));
            var entity = options.EntityHead.Length > 0 ? $"{options.EntityHead}：{(sheet.Entity.Length > 0 ? sheet.Entity : accounts.Body.Name)}" : "";
            var showsUnit = sheet.Unit.Length > 0 && !(options.IsUnitOnce && index > 0 && sheet.Unit == unitBefore);
            string[] parts = [.. new[] { entity, showsUnit ? $"单位：{sheet.Unit}" : "" }.Where(p => p.Length > 0)];
            if (parts.Length > 0) blocks.Add(new Block(parts));
        }
        blocks.Add(new Block([], sheet));
        blocks.AddRange(sheet.Notes.Select(n => new Block([n])));
        return new Chapter(sheet.Title, blocks);
    }
}
