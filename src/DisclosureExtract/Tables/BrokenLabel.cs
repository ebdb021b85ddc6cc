using System.Text.RegularExpressions;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>Tells whether a label at the top of a page goes on with the label at the bottom of the page before.</summary>
static partial class BrokenLabel
{
    /// <summary>A rest this short that is no name of its own is the end of another label.</summary>
    const int ShortRest = 3;

    /// <param name="head">Label of the last row of the page before.</param>
    /// <param name="tail">Label of the first row of the page.</param>
    /// <param name="codeEnds">The last row has a subject code and the first row has none.</param>
    /// <param name="isName">Whether a text is a whole name (of a subject, a line of a summary).</param>
    public static bool IsContinuation(string head, string tail, bool codeEnds, Func<string, bool> isName)
    {
        if (BeginningOf(tail) > 0 || Total().IsMatch(tail)) return false;
        var bare = head[BeginningOf(head)..];
        if (isName(bare + tail)) return !isName(bare) || !isName(tail);
        if (isName(tail) || isName(bare)) return false;
        return codeEnds || tail.Length <= ShortRest;
    }

    /// <summary>Length of what only a new label begins with: a number of a list, a code, an amount; 0 where it does not.</summary>
    static int BeginningOf(string label) =>
        Numbering.Read(label, NumberingStyles.Row | NumberingStyles.OfWhich) is { Length: > 0 } number ? number.Length : CodeOrAmount().Match(label).Length;

    [GeneratedRegex(@"^(\d{3,7}|-?[\d,]+\.\d)")]
    private static partial Regex CodeOrAmount();

    [GeneratedRegex(@"合计|总计|小计|本年|上年|年初|年末|^结转|^注:|^说明")]
    private static partial Regex Total();
}
