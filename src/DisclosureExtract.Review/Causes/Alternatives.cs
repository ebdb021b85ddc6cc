using System.Globalization;
using DisclosureExtract.Correct;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>Ways to settle a fault: what the diagnosis says first, then what would make the failing sum hold, then that it stands.</summary>
static class Alternatives
{
    const int Most = 6;

    public static IReadOnlyList<Alternative> Of(
        IReadOnlyList<FindingInfo> findings, IReadOnlyList<SuspectInfo> suspects, Equation? equation, Cells cells)
    {
        var explained = findings.SelectMany(f => f.Explanations.Select(e => Explained(e, f, suspects, cells))).OfType<Alternative>().ToList();
        if (explained.Count == 0) explained.AddRange(Codes(suspects, cells));
        var open = explained.Concat(explained.Count == 0 && equation is not null ? Sums(findings[0], equation, suspects, cells) : [])
            .DistinctBy(a => string.Join(';', a.Targets.Select(t => $"{t.Table} {t.Row} {t.Column} {t.Part} {t.To}"))).Take(Most);
        return [.. open, new Alternative("same", DecisionActions.Accept, Targets(suspects, cells), [])];
    }

    static List<DecisionTarget> Targets(IEnumerable<SuspectInfo> suspects, Cells cells) =>
        [.. suspects.Select(s => cells.Target(s, null)).OfType<DecisionTarget>()];

    static Alternative? Explained(ExplanationInfo explanation, FindingInfo finding, IReadOnlyList<SuspectInfo> suspects, Cells cells)
    {
        var targets = explanation.Kind switch
        {
            "amount" or "lost" => Amounts(explanation.Change, explanation.To, suspects, cells),
            "exchanged" when explanation.Change.Split(" ↔ ") is [var one, var other] =>
                [.. Amounts(one, explanation.To, suspects, cells), .. Amounts(other, explanation.From, suspects, cells)],
            "code" => CodeTargets(suspects.Where(s => s.Part is "code"), cells),
            _ => [],
        };
        return targets.Count == 0 ? null : new(explanation.Kind, ActionOf(targets, finding.Cause, cells), targets, explanation.Holds);
    }

    static List<DecisionTarget> Amounts(string words, string to, IEnumerable<SuspectInfo> suspects, Cells cells)
    {
        var amount = to.Replace(",", "", StringComparison.Ordinal);
        return decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out _)
            ? [.. suspects.Where(s => s.Part == "value" && cells.Words(s) == words).Take(1).Select(s => cells.Target(s, amount)).OfType<DecisionTarget>()]
            : [];
    }

    /// <summary>What a text layer prints is what the page prints; what was read from pixels may be misread.</summary>
    static string ActionOf(IReadOnlyList<DecisionTarget> targets, string cause, Cells cells)
    {
        var cell = targets.Select(t => cells.Cell(t.Table, t.Row, t.Column) ?? cells.Row(t.Table, t.Row)?.Cells.Values.FirstOrDefault())
            .FirstOrDefault(c => c is not null);
        return cause != "reading" && cell?.Origin is "text" or "form_field" or "annotation" or "ofd" ? DecisionActions.PageWrong : DecisionActions.Correct;
    }

    static IEnumerable<Alternative> Codes(IReadOnlyList<SuspectInfo> suspects, Cells cells) =>
        CodeTargets(suspects.Where(s => s.Part is "code"), cells) is { Count: > 0 } targets
            ? [new("code", ActionOf(targets, "unknown", cells), targets, [])] : [];

    static List<DecisionTarget> CodeTargets(IEnumerable<SuspectInfo> suspects, Cells cells)
    {
        var targets = new List<DecisionTarget>();
        foreach (var suspect in suspects)
            if (LikelyCode(suspect, cells) is { } code && cells.Target(suspect, code) is { } target) targets.Add(target);
        return targets;
    }

    /// <summary>
    /// The code of a row that lost or changed its beginning (7 | 11 | 02): that of the row above it, to its own length, with the
    /// digits the row does print behind.
    /// </summary>
    static string? LikelyCode(SuspectInfo suspect, Cells cells)
    {
        if (cells.Table(suspect.Table) is not { } table || cells.Row(suspect.Table, suspect.Row) is not { Code.Length: > 2 } row) return null;
        for (var i = suspect.Row!.Value - 1; i >= 0; i--)
        {
            var above = table.Rows[i].Code;
            if (above.Length is not (5 or 7) || table.Rows[i].Side != row.Side) continue;
            var code = above[..5] + row.Code[^2..];
            return code != row.Code && code[3..].EndsWith(row.Code[^Math.Min(4, row.Code.Length)..], StringComparison.Ordinal) ? code : null;
        }
        return null;
    }

    /// <summary>One amount after the other changed so that the one failing sum holds: the whole first.</summary>
    static IEnumerable<Alternative> Sums(FindingInfo finding, Equation equation, IReadOnlyList<SuspectInfo> suspects, Cells cells)
    {
        if (finding is not { Expected: { } expected, Difference: { } difference }) yield break;
        foreach (var fact in equation.Parts.Prepend(equation.Whole))
        {
            var suspect = new SuspectInfo(fact.Table, fact.Row, fact.Column, "value");
            if (!suspects.Contains(suspect) || fact.Table != equation.Whole.Table || cells.Value(fact) is not { } value) continue;
            var to = fact == equation.Whole ? expected : value + difference;
            if (to < 0 && value >= 0) continue;
            if (cells.Target(suspect, to.ToString(CultureInfo.InvariantCulture)) is { } target)
                yield return new("sum", ActionOf([target], finding.Cause, cells), [target], [], IsGuess: true);
        }
    }
}
