using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Whether a label at the top of a page goes on with the label at the bottom of the page before.</summary>
static partial class BrokenLabel
{
    static readonly WordTable Whole = WordTable.Of("row", "begins anew"), Totals = WordTable.Of("row", "side_total");

    /// <summary>What the two rows show beside the label.</summary>
    /// <param name="CodeEnds">The last row has a subject code and the first row has none.</param>
    /// <param name="IsOneRow">Only one of the two rows has amounts.</param>
    /// <param name="IsForced">The first row has an amount that only a label of the last row can name.</param>
    /// <param name="AreNumbered">All labels of the column are numbered, totals aside.</param>
    public readonly record struct Signs(bool CodeEnds, bool IsOneRow, bool IsForced, bool AreNumbered);

    /// <param name="head">Label of the last row of the page before.</param>
    /// <param name="tail">Label of the first row of the page.</param>
    /// <param name="isName">Whether a text is a whole name (of a subject, a line of a summary).</param>
    /// <param name="shortRest">Characters of a rest that can be no label of its own.</param>
    public static bool IsContinuation(string head, string tail, Signs signs, Func<string, bool> isName, int shortRest)
    {
        if (BeginningOf(tail) > 0) return false;
        if (signs.IsForced) return true;
        var bare = head[BeginningOf(head)..];
        if (signs.IsOneRow && IsHalf(bare, tail)) return true;
        // 年初财政拨款 | 结转和结余: what seems to begin anew may end a label.
        if (Whole.StandIn(tail)) return signs.IsOneRow && isName(bare + tail) && !isName(bare);
        if (isName(bare + tail)) return !isName(bare) || !isName(tail);
        if (isName(tail)) return false;
        if (signs is { IsOneRow: true, AreNumbered: true }) return true;
        return !isName(bare) && (signs.CodeEnds || tail.Length <= shortRest);
    }

    /// <summary>Two halves that say nothing alone: 当年收入 | 小计, 上年 | 结转资金, 一、 | 事业收入.</summary>
    static bool IsHalf(string bare, string tail)
    {
        if (bare.Length == 0) return true;
        if (Totals.StandIn(bare + tail)) return !Totals.StandIn(bare) && (bare is "本年" or "当年" || !Totals.StandIn(tail));
        return ColumnKeys.Specific(bare + tail) is not null && ColumnKeys.Specific(bare) is null
            && ColumnKeys.Specific(tail) is null && !RowNames.IsTotal(tail);
    }

    /// <summary>
    /// Length of what only a new label begins with: a number of a list, a code, an amount; 0 where it does not.
    /// </summary>
    static int BeginningOf(string label)
    {
        var number = Numbering.Read(label, NumberingStyles.Row | NumberingStyles.OfWhich).Length;
        return number > 0 ? number : CodeOrAmount().Match(label).Length;
    }

    [GeneratedRegex(@"^(\d{3,7}|-?[\d,]+\.\d)")]
    private static partial Regex CodeOrAmount();
}
