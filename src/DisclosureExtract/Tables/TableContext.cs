using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>What is printed around a table: title, label (公开01表), unit, who discloses.</summary>
public sealed record TableContext
{
    public Evidence? Title { get; init; }

    /// <summary>公开01表, 表一, 预算公开表1, as printed.</summary>
    public Evidence? Label { get; init; }

    /// <summary>元, 千元, 万元 or 亿元.</summary>
    public string? Unit { get; init; }

    public Evidence? UnitEvidence { get; init; }

    public Evidence? Entity { get; init; }

    /// <summary>The word before the colon: 编制部门, 单位名称 …</summary>
    public string? EntityKind { get; init; }

    /// <summary>The nearest line that might be a title but names no form the rules know; only where there is no title.</summary>
    public Evidence? Line { get; init; }

    public bool IsEmpty => Title is null && Label is null && Unit is null && Entity is null;
}

/// <summary>Reads the lines between two tables, nearest to the table first.</summary>
public static partial class ContextReader
{
    /// <summary>How many lines above a table may belong to it.</summary>
    const int Reach = 9;

    /// <summary>Reads the context of a table from the lines above it.</summary>
    /// <param name="above">Lines since the table before, in reading order.</param>
    /// <param name="isFinal">Whether the document is a final account, where known.</param>
    public static TableContext Read(IReadOnlyList<PageLine> above, bool? isFinal)
    {
        var context = new TableContext();
        for (var i = above.Count - 1; i >= Math.Max(0, above.Count - Reach); i--)
        {
            var line = above[i];
            if (IsProse(line.Line)) break;
            if (i > 0 && context.Title is null && JoinBrokenTitle(above[i - 1], line, isFinal) is { } joined)
            {
                line = joined;
                i--;
            }
            context = ReadLine(context, line, isFinal);
        }
        return context.Title is null && CutTitle(above, isFinal) is { } title ? context with { Title = title } : context;
    }

    /// <summary>The last line that is neither unit nor entity, where only 表 is missing from its end: a title cut by its frame.</summary>
    static Evidence? CutTitle(IReadOnlyList<PageLine> above, bool? isFinal)
    {
        for (var i = above.Count - 1; i >= Math.Max(0, above.Count - 3); i--)
        {
            var (page, line) = (above[i].Page, above[i].Line);
            var text = line.Tight;
            if (IsProse(line)) return null;
            if (FindUnit(text) is not null || EntityLine().IsMatch(text) || text.Length < 5) continue;
            var bare = Label().Replace(text, "");
            var isTitle = page == above[^1].Page && bare.Length <= 40 && CutEnd().IsMatch(bare) && FormClassifier.Classify(bare + "表", isFinal) is not null;
            return isTitle ? new Evidence(bare, page, line.Box) : null;
        }
        return null;
    }

    /// <summary>The unit stated in a text, if any: 单位:万元, (万元), 金额单位:元.</summary>
    public static string? FindUnit(string tight)
    {
        var match = Unit().Match(tight);
        return match.Success ? match.Groups["u"].Value : null;
    }

    /// <summary>The label a text begins or ends with, if any.</summary>
    public static string? FindLabel(string tight)
    {
        var match = Label().Match(tight);
        return match.Success ? match.Groups["l"].Value : null;
    }

    /// <summary>Whether a line stands above a table and not in it: a title, a unit, who discloses; prose and notes as well.</summary>
    public static bool IsContext(TextLine line)
    {
        var segments = line.Segments().ToList();
        if (segments.Count > 3) return false; // a row of a table
        return segments.Count == 1 && (IsProse(line) || FormClassifier.Classify(line.Tight) is not null)
            || segments.Exists(s => Note().IsMatch(s.Tight) || EntityLine().IsMatch(s.Tight) || (FindUnit(s.Tight) is not null && s.Tight.Length < 14));
    }

    /// <summary>Whether a line says in what unit and of whom, and nothing else.</summary>
    public static bool IsUnitOrEntity(TextLine line) => line.Segments().All(s => EntityLine().IsMatch(s.Tight) || (FindUnit(s.Tight) is not null && s.Tight.Length < 14) || (Label().Match(s.Tight) is { Success: true } label && label.Length == s.Tight.Length));

    /// <summary>Prose ends the context of a table: a sentence, or a line that fills the page.</summary>
    static bool IsProse(TextLine line)
    {
        var text = line.Tight;
        return text.EndsWith('。') || text.EndsWith(';') || (text.Length > 48 && text.AsSpan().IndexOfAny(",。") >= 0) || Note().IsMatch(text);
    }

    static TableContext ReadLine(TableContext context, PageLine line, bool? isFinal)
    {
        foreach (var segment in line.Line.Segments())
        {
            var text = segment.Tight;
            if (text.Length == 0) continue;
            Evidence Here(string what) => new(what, line.Page, segment.Box);

            if (context.Unit is null && FindUnit(text) is { } unit) context = context with { Unit = unit, UnitEvidence = Here(segment.Text) };
            if (FindUnit(text) is not null && text.Length < 14) continue;
            if (context.Entity is null && EntityLine().Match(text) is { Success: true } entity)
            {
                var name = EntityEnd().Replace(entity.Groups["n"].Value, "");
                if (name.Length > 1) context = context with { Entity = Here(name), EntityKind = entity.Groups["k"].Value };
                continue;
            }

            var rest = text;
            if (Label().Match(text) is { Success: true } label)
            {
                rest = text[label.Length..];
                if (context.Label is null && (context.Title is null || rest.Length == 0 || context.Title.Page == line.Page)) context = context with { Label = Here(label.Groups["l"].Value) };
                if (rest.Length == 0) continue;
            }
            if (context.Title is not null) continue;
            if (!NamesForm(rest, isFinal, segment.Words[0].Source) || Contents().IsMatch(text) || Aside().IsMatch(text))
            {
                if (context.Line is null && rest.Length is >= 4 and <= 40 && rest.Count(TextFold.IsHan) >= 4 && rest.AsSpan().IndexOfAny(",。:;、") < 0 && !Contents().IsMatch(text)) context = context with { Line = Here(rest) };
                continue;
            }
            context = context with { Title = Here(rest), Line = null };
        }
        return context;
    }

    /// <summary>A title that is read from pixels may be misread and a title all the same.</summary>
    static bool NamesForm(string text, bool? isFinal, WordSource source) =>
        FormClassifier.Classify(text, isFinal) is not null || (source != WordSource.Text && TitleReading.Of(text, isFinal).Forms.Count > 0);

    /// <summary>
    /// A title that runs over two lines: same size, set close, flush or centred alike, the first not a title or heading in
    /// itself. Only the whole names the form: the second line of a 三公 title may read 支出预算表.
    /// </summary>
    static PageLine? JoinBrokenTitle(PageLine first, PageLine second, bool? isFinal)
    {
        var (a, b) = (first.Line, second.Line);
        var size = b.FontSize;
        if (first.Page != second.Page || Math.Abs(a.FontSize - size) > 1 || b.Box.Top - a.Box.Bottom > 1.2 * size) return null;
        if (Math.Abs(a.Box.Left - b.Box.Left) > size && Math.Abs(a.Box.CenterX - b.Box.CenterX) > 2 * size) return null;
        string head = a.Tight, tail = b.Tight;
        if (head.Length < 6 || !TitleEnd().IsMatch(tail) || (HeadingEnd().IsMatch(head) && !FormWords().IsMatch(head)) || IsProse(a) || EntityLine().IsMatch(head) || EntityLine().IsMatch(tail) || FindUnit(tail) is not null) return null;
        if (Label().IsMatch(tail) || Contents().IsMatch(head) || Contents().IsMatch(tail)) return null;
        var bare = Label().Replace(head, "");
        if (FormClassifier.Classify(bare + tail, isFinal) is null) return null;
        return new PageLine(first.Page, new TextLine([.. a.Words, .. b.Words], a.Box.Union(b.Box)));
    }

    [GeneratedRegex(@"(金额)?单位[::]?(人民币)?\(?(?<u>[千万亿]?元)(?![一-龥])|^\(?(人民币)?(?<u>[千万亿]元)\)?$|\((单位:)?(?<u>[千万亿]?元)\)")]
    private static partial Regex Unit();

    [GeneratedRegex(@"^(?<l>\(?(附件?|部门|单位|预算|决算|财决|批复|收支|项目)*(公开|批复)?(表\(?(\d{1,2}(?=(19|20)\d\d年)|\d{1,3}|[一二三四五六七八九十]{1,3}(?!般|公经费))(-\d{1,2})?\)?(?!季)|[0-9一二三四五六七八九十]{1,3}(-\d{1,2})?表|附表(\d{1,2}|[一二三四五六七八九十]{1,2}(?!般|公经费))|T\d{1,2})\)?)(?![一-龥]{0,2}说明)[:.、]?")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<k>(预算|决算|编制|填报|公开|主管|预算主管|预算编制|决算编制)?(部门|单位)(名称)?(\((公章|盖章|全称)?\))?):(?<n>.{2,})$")]
    private static partial Regex EntityLine();

    [GeneratedRegex(@"(金额)?单位:.*$|\d{4}年度?$")]
    private static partial Regex EntityEnd();

    [GeneratedRegex(@"^(注|说明|备注|附注)\d?[::]|^本表|无数据|为空")]
    private static partial Regex Note();

    [GeneratedRegex(@"表(\(.*\))?$")]
    private static partial Regex TitleEnd();

    [GeneratedRegex(@"(预算|决算|支出|总)$")]
    private static partial Regex CutEnd();

    /// <summary>A line that ends in 预算 or 决算 and speaks of a form is the first half of its title, not the name of the document.</summary>
    [GeneratedRegex(@"(收支|收入|支出|拨款|一般公共|基金|国有资本|三公).{0,12}(预算|决算)$")]
    private static partial Regex FormWords();

    [GeneratedRegex(@"(表(\(.*\))?|预算|决算|公开|报告|说明|[。;:])$|^第.{1,3}部分")]
    private static partial Regex HeadingEnd();

    /// <summary>A remark in brackets or a reference to a table elsewhere.</summary>
    [GeneratedRegex(@"^\(.*\)$|见附|详见|如下")]
    private static partial Regex Aside();

    /// <summary>Leaders or a page number at the end: a line of the table of contents.</summary>
    [GeneratedRegex(@"[.…·]{3,}|\.{2,}\d+$")]
    private static partial Regex Contents();
}
