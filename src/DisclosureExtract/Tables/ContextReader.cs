using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Reads the lines between two tables, nearest to the table first. Lengths are characters.</summary>
static partial class ContextReader
{
    /// <summary>How many lines above a table may belong to it; how many may hold a title cut by its frame.</summary>
    const int Reach = 9, CutReach = 3;

    /// <summary>A segment that is longer says more than a unit.</summary>
    const int LongestUnit = 13;

    /// <summary>A row of a table has more parts that stand apart than a line above it.</summary>
    const int MostSegments = 3;

    /// <summary>A longer line with a comma in it fills the page.</summary>
    const int LongestWithComma = 48;

    /// <summary>
    /// A line that might be a title has at least so many characters, ideographs among them, and at most so many.
    /// </summary>
    const int ShortestLine = 4, LongestLine = 40;

    /// <summary>Shorter lines are no cut title, and no first half of a title.</summary>
    const int ShortestCut = 5, ShortestHalf = 6;

    /// <summary>White space (ems) up to which a title goes on with the next line.</summary>
    const double TitleGap = 1.2;

    /// <summary>Points by which the type sizes of two lines of one title may differ.</summary>
    const double SameSize = 1;

    /// <summary>Ems by which the lines of one title may miss to be flush left, or centred alike.</summary>
    const double FlushSlack = 1, CentredSlack = 2;

    static readonly WordTable CutEnds = WordTable.Of("line", "cut title");

    static readonly WordTable References = WordTable.Of("line", "reference");

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
            foreach (var segment in line.Line.Segments()) context = ReadSegment(context, line.Page, segment, isFinal);
        }
        if (context.Title is null && CutTitle(above, isFinal) is { } title) context = context with { Title = title };
        return context;
    }

    /// <summary>The label a text begins with, if any.</summary>
    public static string? FindLabel(string tight) =>
        Label().Match(tight) is { Success: true } match ? match.Groups["l"].Value : null;

    /// <summary>
    /// Whether a line stands above a table and not in it: a title, a unit, who discloses; prose and notes as well.
    /// </summary>
    public static bool IsContext(TextLine line)
    {
        var segments = line.Segments().ToList();
        if (segments.Count > MostSegments) return false;
        if (segments.Count == 1 && (IsProse(line) || FormClassifier.Classify(line.Tight) is not null)) return true;
        return segments.Exists(s => Note().IsMatch(s.Tight) || IsEntity(s.Tight) || IsUnit(s.Tight));
    }

    /// <summary>Whether a line says in what unit and of whom, and nothing else.</summary>
    public static bool IsUnitOrEntity(TextLine line) =>
        line.Segments().All(s => IsEntity(s.Tight) || IsUnit(s.Tight) || WithoutLabel(s.Tight).Length == 0);

    /// <summary>Whether a text says in what unit, and nothing else.</summary>
    internal static bool IsUnit(string text) =>
        text.Length <= LongestUnit && !text.Contains('表') && UnitText.Find(text) is not null;

    static bool IsEntity(string text) => EntityLine().IsMatch(text);

    static bool HasLabel(string text) => Label().IsMatch(text);

    static string WithoutLabel(string text) =>
        Label().Match(text) is { Success: true } label ? text[label.Length..] : text;

    /// <summary>Prose ends the context of a table: a sentence, or a line that fills the page.</summary>
    static bool IsProse(TextLine line)
    {
        var text = line.Tight;
        if (text.EndsWith('。') || text.EndsWith(';')) return true;
        return (text.Length > LongestWithComma && text.AsSpan().IndexOfAny(",。") >= 0) || Note().IsMatch(text);
    }

    /// <summary>
    /// The last line that is neither unit nor entity, where only 表 is missing from its end: a title cut by its frame.
    /// </summary>
    static Evidence? CutTitle(IReadOnlyList<PageLine> above, bool? isFinal)
    {
        for (var i = above.Count - 1; i >= Math.Max(0, above.Count - CutReach); i--)
        {
            var (page, line) = (above[i].Page, above[i].Line);
            var text = line.Tight;
            if (IsProse(line)) return null;
            if (text.Length < ShortestCut || UnitText.Find(text) is not null || IsEntity(text)) continue;
            var bare = WithoutLabel(text);
            // 财政拨款 over 支出预算: only the whole names the form.
            var first = i > 0 && above[i - 1].Page == page && BareTitleEnd().IsMatch(bare) && AreSetAsOne(above[i - 1].Line, line)
                && MayBeFirstHalf(above[i - 1].Line) ? WithoutLabel(above[i - 1].Line.Tight) : "";
            if (first.Length > 0 && FormClassifier.Classify(first + bare + "表", isFinal) is not null) bare = first + bare;
            var mayBeCut = page == above[^1].Page && bare.Length <= LongestLine && CutEnds.StandIn(bare);
            return mayBeCut && FormClassifier.Classify(bare + "表", isFinal) is not null
                ? new Evidence(bare, page, line.Box)
                : null;
        }
        return null;
    }

    /// <summary>Adds what a part of a line says, unless a nearer line has said it.</summary>
    static TableContext ReadSegment(TableContext context, int page, TextLine segment, bool? isFinal)
    {
        var text = segment.Tight;
        if (text.Length == 0) return context;
        if (UnitText.Find(text) is { } unit) context = WithUnit(context, unit, Here(segment.Text));
        if (IsUnit(text)) return context;
        if (context.Entity is null && EntityLine().Match(text) is { Success: true } entity)
        {
            var name = EntityEnd().Replace(entity.Groups["n"].Value, "");
            if (name.Length < 2) return context;
            return context with { Entity = Here(name), EntityKind = entity.Groups["k"].Value };
        }

        var rest = WithoutLabel(text);
        var isOnPageOfTitle = context.Title is null || context.Title.Page == page;
        if (context.Label is null && FindLabel(text) is { } label && (isOnPageOfTitle || rest.Length == 0))
            context = context with { Label = Here(label) };
        if (rest.Length == 0 || context.Title is not null) return context;

        var isOfContents = Contents().IsMatch(text);
        if (!isOfContents && !IsReference(text) && NamesForm(rest, isFinal, segment.Source))
            return context with { Title = Here(rest), Line = null };
        var isNearest = context.Line is null && !isOfContents && MightBeTitle(rest);
        return isNearest ? context with { Line = Here(rest) } : context;

        Evidence Here(string what) => new(what, page, segment.Box);
    }

    /// <summary>The nearest unit is that of the table; another one below or in its title contradicts it.</summary>
    static TableContext WithUnit(TableContext context, StatedUnit unit, Evidence here)
    {
        if (context.Unit is null)
            return context with
            {
                Unit = unit.Unit.Name, UnitEvidence = here, OtherUnit = unit.IsPer ? here : context.OtherUnit,
            };
        var isOther = context.Title is null && context.Unit != unit.Unit.Name && context.OtherUnit is null;
        return isOther ? context with { OtherUnit = here } : context;
    }

    static bool MightBeTitle(string text) =>
        text.Length is >= ShortestLine and <= LongestLine
        && text.Count(TextFold.IsHan) >= ShortestLine
        && text.AsSpan().IndexOfAny(",。:;、") < 0;

    /// <summary>A remark in brackets or a reference to a table elsewhere.</summary>
    static bool IsReference(string text) => (text.StartsWith('(') && text.EndsWith(')')) || References.StandIn(text);

    /// <summary>A title that is read from pixels may be misread and a title all the same.</summary>
    static bool NamesForm(string text, bool? isFinal, WordSource source) =>
        TitleReading.Of(text, isFinal, isPrinted: source.IsPrinted()).Forms.Count > 0;

    /// <summary>
    /// A title that runs over two lines: same size, set close, flush or centred alike, the first not a title or heading
    /// in itself. Only the whole names the form: the second line of a 三公 title may read 支出预算表.
    /// </summary>
    static PageLine? JoinBrokenTitle(PageLine first, PageLine second, bool? isFinal)
    {
        var (a, b) = (first.Line, second.Line);
        if (first.Page != second.Page || !AreSetAsOne(a, b)) return null;
        if (!MayBeFirstHalf(a) || !MayBeSecondHalf(b.Tight)) return null;
        // (七)某某项目 over 某某项目绩效目标表: a heading of its own, not the first half of the title.
        if (Numbering.StripAll(a.Tight) is { Length: > 0 } head && b.Tight.StartsWith(head, StringComparison.Ordinal)) return null;
        if (FormClassifier.Classify(WithoutLabel(a.Tight) + b.Tight, isFinal) is null) return null;
        return new PageLine(first.Page, new TextLine([.. a.Words, .. b.Words], a.Box.Union(b.Box)));
    }

    static bool AreSetAsOne(TextLine first, TextLine second)
    {
        var (a, b, size) = (first.Box, second.Box, second.FontSize);
        if (Math.Abs(first.FontSize - size) > SameSize || b.Top - a.Bottom > TitleGap * size) return false;
        return Math.Abs(a.Left - b.Left) <= FlushSlack * size || Math.Abs(a.CenterX - b.CenterX) <= CentredSlack * size;
    }

    static bool MayBeFirstHalf(TextLine line)
    {
        var text = line.Tight;
        if (text.Length < ShortestHalf || IsProse(line) || IsEntity(text) || Contents().IsMatch(text) || EndsWithPage(line)) return false;
        return !HeadingEnd().IsMatch(text) || FormWords().IsMatch(text);
    }

    /// <summary>A title and, apart from it, a number: an entry of the contents, where nothing but that tells.</summary>
    static bool EndsWithPage(TextLine line) =>
        line.Source.IsStated() && line.Words is [_, .., { Text.Length: <= 3 } last] && last.Text.All(char.IsAsciiDigit);

    static bool MayBeSecondHalf(string text)
    {
        if (!IsTitleEnd(text) || IsEntity(text) || UnitText.Find(text) is not null) return false;
        return !HasLabel(text) && !Contents().IsMatch(text);
    }

    /// <summary>Whether a text ends as titles of tables do: 表, 表(续).</summary>
    internal static bool IsTitleEnd(string text) => TitleEnd().IsMatch(text);

    [GeneratedRegex(@"^(?<l>\(?(附件?|部门|单位|预算|决算|财决|批复|收支|项目)*(公开|批复)?(表\(?(\d{1,2}(?=(19|20)\d\d年)|\d{1,3}|[一二三四五六七八九十]{1,3}(?!般|公经费))(-\d{1,2})?\)?(?!季)|[0-9一二三四五六七八九十]{1,3}(-\d{1,2})?表|附表(\d{1,2}|[一二三四五六七八九十]{1,2}(?!般|公经费))|T\d{1,2})\)?)(?![一-龥]{0,2}说明)[:.、]?")]
    private static partial Regex Label();

    [GeneratedRegex(@"^(?<k>(预算|决算|编制|填报|公开|主管|预算主管|预算编制|决算编制)?(部门|单位)(名称)?(\((单位|部门|公章|盖章|全称)?\))?):(?<n>.{2,})$")]
    private static partial Regex EntityLine();

    [GeneratedRegex(@"(金额)?单位:.*$|\d{4}年度?$")]
    private static partial Regex EntityEnd();

    [GeneratedRegex(@"^(注|说明|备注|附注)\d?[::]|^本表|无数据|为空")]
    private static partial Regex Note();

    [GeneratedRegex(@"表(\(.*\))?$")]
    private static partial Regex TitleEnd();

    /// <summary>The end of a title without 表: 财政 | 拨款支出预算.</summary>
    [GeneratedRegex("(收支|收入|支出|拨款|基金|资本|经费).{0,4}(预算|决算)$|^(支出|收支|收入)?(预算|决算)$")]
    private static partial Regex BareTitleEnd();

    /// <summary>
    /// A line that ends in 预算 or 决算 and speaks of a form is the first half of its title, not the name of the document.
    /// </summary>
    [GeneratedRegex(@"(收支|收入|支出|拨款|一般公共|基金|国有资本|三公).{0,12}(预算|决算)$")]
    private static partial Regex FormWords();

    [GeneratedRegex(@"(表(\(.*\))?|预算|决算|公开|报告|说明|[。;:])$|^第.{1,3}部分")]
    private static partial Regex HeadingEnd();

    /// <summary>Leaders or a page number at the end: a line of the table of contents.</summary>
    [GeneratedRegex(@"[.…·]{3,}|\.{2,}\d+$")]
    private static partial Regex Contents();
}
