using System.Buffers;
using System.Text.RegularExpressions;

namespace DisclosureExtract.Primitives;

/// <summary>A unit of money as a text states it.</summary>
/// <param name="IsPer">元/人: money for each of something, which no amount of a form is.</param>
readonly record struct StatedUnit(Unit Unit, bool IsPer);

/// <summary>Finds units of money in folded text without white space.</summary>
static partial class UnitText
{
    /// <summary>No heading with its unit is longer.</summary>
    const int LongestHeading = 24;

    /// <summary>Nor is a remark about the unit.</summary>
    const int LongestNote = 60;

    static readonly SearchValues<char> Characters = SearchValues.Create("元万萬亿億圆圓");

    /// <summary>Endings of an amount, the longest first, and the units they are.</summary>
    static readonly (string Text, Unit Unit)[] Endings =
    [
        ("百万元", new("百万元")), ("百萬元", new("百万元")), ("亿元", new("亿元")), ("億元", new("亿元")),
        ("万元", new("万元")), ("萬元", new("万元")), ("千元", new("千元")), ("仟元", new("千元")), ("万圆", new("万元")),
        ("百万", new("百万元")), ("亿", new("亿元")), ("億", new("亿元")), ("万", new("万元")), ("萬", new("万元")),
        ("元", new("元")), ("圆", new("元")), ("圓", new("元")),
    ];

    /// <summary>The unit a text states: 单位:万元, (万元), 金额单位:人民币元, (人民币:元); null where it states none.</summary>
    public static StatedUnit? Find(string tight) =>
        tight.AsSpan().ContainsAny(Characters) || tight.Contains("人民币", StringComparison.Ordinal)
            ? Stated(Statement().Match(tight)) : null;

    /// <summary>The unit that a remark below a table states: 注:本表金额单位为元, 以上数据以万元为单位; null where it states none.</summary>
    public static Unit? FindInNote(string tight) =>
        tight.Length <= LongestNote && tight.Contains("单位", StringComparison.Ordinal) && Note().Match(tight) is { Success: true } note
            ? AtEndOf(note.Groups["u"].ValueSpan).Unit : null;

    /// <summary>The same of the heading of a column, which may say it without brackets: 项目支出万元, 金额/元.</summary>
    public static StatedUnit? FindInHeading(string tight) =>
        Find(tight) ?? (tight.Length <= LongestHeading && tight.AsSpan().IndexOfAny("元圆圓") >= 0
            ? Stated(HeadingEnd().Match(tight)) : null);

    /// <summary>A heading without the unit at its end: what it is about.</summary>
    public static string WithoutUnit(string heading)
    {
        if (heading.Length > LongestHeading || heading.AsSpan().IndexOfAny("元圆圓") < 0) return heading;
        var end = UnitEnd().Match(heading);
        return end is { Success: true, Index: > 1 } ? heading[..end.Index] : heading;
    }

    /// <summary>The unit at the end of a written amount, and how many characters it has; none and 0 without one.</summary>
    public static (Unit Unit, int Length) AtEndOf(ReadOnlySpan<char> text)
    {
        foreach (var (ending, unit) in Endings)
            if (text.EndsWith(ending)) return (unit, ending.Length);
        return (Unit.None, 0);
    }

    static StatedUnit? Stated(Match match)
    {
        if (!match.Success) return null;
        var name = match.Groups["u"] is { Success: true } printed ? AtEndOf(printed.ValueSpan).Unit : new Unit("元");
        return new StatedUnit(name, match.Groups["per"].Success);
    }

    [GeneratedRegex(
        @"[单單]位[:]?\(?([一-龥%]{1,3}[、/,])*(?<rmb>人民币|币种:人民币|RMB|¥)?[,:(]*((?<u>" + Names + @"|[万萬亿億])(人民币|角分|整)?"
        + @"(?<per>[/每]" + Counted + @")?(?![一-龥])|(?<=人民币|RMB|¥)(?![一-龥]))"
        + @"|^\(?(人民币:?)?(?<u>[百千万萬亿億]{1,2}[元圆圓])(人民币)?\)?$|^\(?人民币:?(?<u>元)\)?$"
        + @"|[(\[【〔](单位:?|金额:?|人民币:?)*(?<u>" + Names + @")(?<per>/" + Counted + @")?[)\]】〕]")]
    private static partial Regex Statement();

    [GeneratedRegex(
        @"(?<![\d一二三四五六七八九十百千万])((?<u>[千万萬亿億]元|百万元)|(?<=[/:,、])(?<u>元))(?<per>/" + Counted + ")?$")]
    private static partial Regex HeadingEnd();

    [GeneratedRegex(@"[(\[【〔](单位:?|金额:?|人民币:?)*(" + Names + @")(/" + Counted + @")?[)\]】〕]$|[/:,、]?(?<![\d一二三四五六七八九十百千万])(([千万萬亿億]元|百万元)|(?<=[/:,、])元)$")]
    private static partial Regex UnitEnd();

    [GeneratedRegex(@"(金额|货币|计量|数据|本表|上表|此表|:)的?单位(均?为|是|:)(人民币)?(?<u>" + Names + @")(?![一-龥/每])|(数据|金额|数字|本表|上表|此表)均?以(人民币)?(?<u>" + Names + @")为(计量|金额)?单位")]
    private static partial Regex Note();

    const string Names = "百[万萬][元圆圓]|[千仟万萬亿億]?[元圆圓]";

    const string Counted = "[一-龥]{1,4}";
}
