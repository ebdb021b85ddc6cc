using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Whether a label at the top of a page goes on with the label at the bottom of the page before.</summary>
static partial class BrokenLabel
{
    static readonly WordTable Whole = WordTable.Of("row", "begins anew");

    /// <param name="head">Label of the last row of the page before.</param>
    /// <param name="tail">Label of the first row of the page.</param>
    /// <param name="codeEnds">The last row has a subject code and the first row has none.</param>
    /// <param name="isName">Whether a text is a whole name (of a subject, a line of a summary).</param>
    /// <param name="shortRest">Characters of a rest that can be no label of its own.</param>
    public static bool IsContinuation(string head, string tail, bool codeEnds, Func<string, bool> isName, int shortRest)
    {
        if (BeginningOf(tail) > 0 || Whole.StandIn(tail)) return false;
        var bare = head[BeginningOf(head)..];
        if (isName(bare + tail)) return !isName(bare) || !isName(tail);
        if (isName(tail) || isName(bare)) return false;
        return codeEnds || tail.Length <= shortRest;
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
