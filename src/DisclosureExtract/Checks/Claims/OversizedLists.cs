using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>
/// 项目支出186.30万元，其中：甲60.00万元，乙86.30万元，丙60.00万元: a list may leave things out, but what it lists is no more than there is.
/// </summary>
static partial class OversizedLists
{
    public static void Run(IReadOnlyList<Claim> claims, ClaimVerdicts verdicts)
    {
        for (var at = 0; at < claims.Count; at++)
        {
            if (!claims[at].IsPositiveAmount || Parts(claims, at) is not { Count: > 1 } parts) continue;
            if (verdicts.IsContradicted(claims[at]) || parts.Exists(verdicts.IsContradicted)) continue;
            var (whole, sum) = (claims[at].Yuan!.Value, parts.Sum(p => p.Yuan!.Value));
            var tolerance = claims[at].HalfUnitYuan + parts.Sum(p => p.HalfUnitYuan);
            if (sum - whole > tolerance && !CoverEachOther(parts, whole, tolerance))
                verdicts.Note(new OtherSum(claims[at], sum, tolerance) { IsLoose = true });
        }
    }

    /// <summary>The amounts that one after the other follow 其中 in the sentence, up to where something else is spoken of.</summary>
    static List<Claim> Parts(IReadOnlyList<Claim> claims, int at)
    {
        var parts = new List<Claim>();
        for (var i = at + 1; i < claims.Count && claims[i].Paragraph == claims[at].Paragraph; i++)
        {
            var between = claims[i - 1].TextUpTo(claims[i]);
            if (parts.Count == 0 && i == at + 1 ? !Opens().IsMatch(between) : Ends().IsMatch(between)) break;
            if (claims[i].Kind == ClaimKind.Share) continue;
            if (!claims[i].IsPositiveAmount || Apart().IsMatch(claims[i].About)) break;
            parts.Add(claims[i]);
        }
        return parts;
    }

    /// <summary>
    /// Some of the amounts are the whole already, or parts of one before: 基本支出100万元，人员经费80万元，公用经费20万元，项目支出30万元.
    /// </summary>
    static bool CoverEachOther(List<Claim> parts, decimal whole, decimal tolerance)
    {
        decimal sum = 0;
        for (var i = 0; i < parts.Count; i++)
        {
            sum += parts[i].Yuan!.Value;
            if (i > 0 && Math.Abs(sum - whole) <= tolerance) return true;
            decimal below = 0;
            for (var j = i + 1; j < parts.Count; j++)
            {
                below += parts[j].Yuan!.Value;
                if (Math.Abs(below - parts[i].Yuan!.Value) <= tolerance) return true;
            }
        }
        return parts.Exists(p => p.Yuan > whole);
    }

    [GeneratedRegex("^[,。;:(]?(其中|具体为|具体是|具体包括|主要包括|包括|分别为|分别是|具体如下|主要用于|主要是)[:,]?[^,;。:]{1,30}$")]
    private static partial Regex Opens();

    [GeneratedRegex("[。;]|其中|按|同时|另|[(（]")]
    private static partial Regex Ends();

    /// <summary>Amounts of another time or of each of something.</summary>
    [GeneratedRegex(@"上年|去年|比|较|每|人均|标准|截至|累计|总投资|以上|以下|20\d\d年")]
    private static partial Regex Apart();
}
