using System.Globalization;
using System.Text.Json;
using DisclosureExtract.Correct;
using DisclosureExtract.Forms;
using DisclosureExtract.Output;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Review.Deciding;

/// <summary>Reads corrections and refuses what cannot be meant.</summary>
public static class CorrectionsFile
{
    /// <summary>Nobody decides more about one document; a file that says so is not one of ours.</summary>
    const int MostDecisions = 100_000, LongestText = 2000;

    static readonly string[] Parts = ["value", "code", "name", "row", "unit", "heading", "column", "form", "level"];

    /// <exception cref="CorrectionsException">Not corrections, or a decision that says nothing or too much.</exception>
    public static Corrections Read(ReadOnlySpan<byte> utf8)
    {
        Corrections corrections;
        try
        {
            corrections = DisclosureJson.ReadCorrections(utf8);
        }
        catch (JsonException e)
        {
            throw new CorrectionsException($"not a file of corrections ({Corrections.SchemaId}): {e.Message}");
        }
        if (corrections.Schema != Corrections.SchemaId)
            throw new CorrectionsException($"the schema is {corrections.Schema}; this program reads {Corrections.SchemaId}");
        // The types refuse a null member; what stands in a list they do not see.
        if (corrections.Decisions.Any(d => d is null))
            throw new CorrectionsException("a decision is null; export the corrections again from the review page");
        if (corrections.Decisions.Count > MostDecisions) throw new CorrectionsException($"more than {MostDecisions} decisions");
        var ids = new HashSet<string>();
        foreach (var decision in corrections.Decisions)
        {
            if (!ids.Add(decision.Id)) throw new CorrectionsException($"the decision {decision.Id} stands twice");
            if (FaultOf(decision) is { } fault) throw new CorrectionsException($"decision {decision.Id}: {fault}");
        }
        foreach (var decision in corrections.Decisions)
            if (decision.Supersedes is { } other && !ids.Contains(other))
                throw new CorrectionsException($"decision {decision.Id} supersedes {other}, which is not in the file");
        return corrections;
    }

    /// <summary>What is wrong with a decision, in words; null where nothing is.</summary>
    public static string? FaultOf(Decision decision)
    {
        if (decision.Id.Length is 0 or > 100) return "it has no id";
        if (!DecisionActions.All.Contains(decision.Action)) return $"the action {decision.Action} is none of {string.Join(", ", DecisionActions.All)}";
        if (!DateTimeOffset.TryParse(decision.At, CultureInfo.InvariantCulture, out _)) return $"{decision.At} is no time";
        if (decision.Reason.Length > LongestText || decision.By.Length > LongestText) return "its reason or name is too long";
        if (decision.Action == DecisionActions.Undo && decision.Supersedes is null) return "it takes back nothing";
        if (decision.Action == DecisionActions.Reject && string.IsNullOrWhiteSpace(decision.Reason)) return "a rejection needs a reason";
        if (decision.Action == DecisionActions.Correct && !decision.Targets.Any(t => t?.To is not null)) return "it corrects nothing: no target says what it should be";
        return decision.Targets.Select(FaultOf).FirstOrDefault(f => f is not null);
    }

    static string? FaultOf(DecisionTarget? target)
    {
        if (target is null) return "a target is null";
        if (!Parts.Contains(target.Part)) return $"the part {target.Part} is none of {string.Join(", ", Parts)}";
        if (target.Part == "value" && (target.Row is null || target.Column is null)) return "a value needs its row and column";
        if (target.To is not { } to) return null;
        return target.Part switch
        {
            "value" => IsAmount(to) ? null : $"“{to}” is no amount; write it as -1234.50, without separators",
            "code" => to.Length is > 0 and < 12 && to.All(char.IsAsciiDigit) ? null : $"“{to}” is no code; write its digits alone",
            "name" => to.Trim().Length is > 0 and < 200 ? null : "a name must not be empty",
            "form" => target.Row is null && FormType.All.Any(f => f.Id == to) ? null : $"“{to}” is the id of no form",
            "level" => target.Table.Length == 0 && DisclosureLevels.All.Contains(to) ? null : $"“{to}” is none of {string.Join(", ", DisclosureLevels.All)}",
            "unit" => new Unit(to).Yuan is not null ? null : $"“{to}” is no unit of money; use 元, 千元, 万元, 百万元 or 亿元",
            _ => $"a {target.Part} can be accepted or rejected, not changed; correct its code, name or value",
        };
    }

    static bool IsAmount(string text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && AmountText.IsPlausible(value);
}
