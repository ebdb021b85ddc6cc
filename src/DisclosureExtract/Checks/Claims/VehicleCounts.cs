using System.Text.RegularExpressions;
using DisclosureExtract.Parts.Prose;

namespace DisclosureExtract.Checks.Claims;

/// <summary>Lists of vehicles: 车辆N辆，其中：… each kind with its number.</summary>
static partial class VehicleCounts
{
    public static void Run(IReadOnlyList<Claim> claims, ClaimVerdicts verdicts)
    {
        foreach (var paragraph in claims.GroupBy(c => c.Paragraph).Select(g => g.ToList()))
            for (var i = 0; i < paragraph.Count; i++)
            {
                var parts = PartsOf(paragraph, i);
                if (parts.Count < 2) continue;
                Check(paragraph[i], parts, verdicts);
                i += parts.Count;
            }
    }

    /// <summary>The kinds listed behind a number of vehicles. 其中 may begin a sentence of its own.</summary>
    static List<Claim> PartsOf(List<Claim> claims, int at)
    {
        var whole = claims[at];
        if (whole.Unit.Name != "辆" || at + 1 >= claims.Count) return [];
        if (!OfWhich().IsMatch(whole.Paragraph.Tight[whole.End..])) return [];
        return [.. claims.Skip(at + 1).TakeWhile(c => c.Unit.Name == "辆" && c.IsInSentenceOf(claims[at + 1]))];
    }

    static void Check(Claim whole, List<Claim> parts, ClaimVerdicts verdicts)
    {
        var sum = parts.Sum(p => p.Value);
        if (sum == whole.Value)
        {
            foreach (var claim in parts.Append(whole)) verdicts.Confirm(claim);
            return;
        }
        foreach (var claim in parts) verdicts.Contradict(claim);
        verdicts.Contradict(new OtherVehicles(whole, sum));
    }

    [GeneratedRegex("^[,;:。(]?(其中|包括|分别)")]
    private static partial Regex OfWhich();
}
