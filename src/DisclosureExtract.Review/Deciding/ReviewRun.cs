using DisclosureExtract.Correct;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Causes;

namespace DisclosureExtract.Review.Deciding;

/// <summary>Decisions held against the result they were made about: which of them can be applied, and afterwards, what came of them.</summary>
public sealed class ReviewRun
{
    readonly Disclosure before;
    readonly string resultSha256;
    readonly IReadOnlyList<Decision> all;
    readonly List<StaleDecision> stale = [];

    /// <exception cref="CorrectionsException">The corrections are of another document.</exception>
    public ReviewRun(Disclosure before, string resultSha256, Corrections corrections)
    {
        if (corrections.Document != before.Source.Sha256)
            throw new CorrectionsException($"they are of the document {corrections.Document}; the result is of {before.Source.Sha256} ({before.Source.File})");
        (this.before, this.resultSha256) = (before, resultSha256);
        var earlier = before.Review?.Decisions ?? [];
        var known = earlier.Select(d => d.Id).ToHashSet();
        all = [.. earlier, .. corrections.Decisions.Where(d => !known.Contains(d.Id))];
        var applied = (before.Review?.Applied ?? []).ToHashSet();
        var cells = new Cells(before);
        var joined = new Corrections { Schema = Corrections.SchemaId, Document = corrections.Document, Result = corrections.Result, Decisions = all };
        foreach (var decision in joined.Standing())
            if (applied.Contains(decision.Id) || decision.Targets.Select(t => WhyStale(t, cells)).FirstOrDefault(w => w is not null) is not { } why) Standing.Add(decision);
            else stale.Add(new(decision.Id, why));
    }

    /// <summary>The decisions to read the document with.</summary>
    public List<Decision> Standing { get; } = [];

    static string? WhyStale(DecisionTarget target, Cells cells)
    {
        var suspect = new SuspectInfo(target.Table, target.Row, target.Column, target.Part);
        if (target.Part is not ("value" or "code" or "name" or "unit" or "form" or "level")) return null;
        if (cells.From(suspect) is not { } now) return $"{target.Table} row {target.Row} {target.Column} is not in the result";
        if (now.Raw != target.From.Raw) return $"{target.Table} row {target.Row} {target.Column} {target.Part} reads “{now.Raw}” now, not “{target.From.Raw}”";
        return target.Part == "value" && now.Value != target.From.Value ? $"{target.Table} row {target.Row} {target.Column} is {now.Value} now, not {target.From.Value}" : null;
    }

    /// <summary>The result of reading the document with the decisions → the same with the trail of the review.</summary>
    public Disclosure Finish(Disclosure after)
    {
        var cells = new Cells(after);
        var missed = Standing.Where(d => !Took(d, cells)).ToList();
        foreach (var decision in missed) stale.Add(new(decision.Id, "the place is no longer as it was when the document is read again"));
        var held = Standing.Except(missed).ToList();
        // A correction that was to make a sum hold does not answer the sum that fails all the same.
        var answers = held.Where(d => d.Action is DecisionActions.Accept or DecisionActions.Reject || !d.Targets.Any(t => t.To is not null))
            .SelectMany(d => d.Findings.Select(f => (Finding: f, Decision: d))).ToLookup(d => d.Finding, d => d.Decision);
        return ReviewedDisclosure.With(after, new ReviewInfo
        {
            Result = before.Review?.Result ?? resultSha256,
            Decisions = all,
            Applied = [.. held.Select(d => d.Id)],
            Stale = [.. stale],
            Answered = [.. after.Findings.SelectMany(f => answers[Signature.Of(f)].Take(1).Select(d => new AnsweredFinding(f.Id, d.Id, d.Action)))],
        });
    }

    static bool Took(Decision decision, Cells cells) => decision.Targets.All(t => t.Part switch
    {
        "value" => cells.Cell(t.Table, t.Row, t.Column) is { } cell && cell.Raw == t.From.Raw && cell.Status is null or "accepted" or "corrected",
        "code" or "name" or "row" => cells.Row(t.Table, t.Row)?.LabelStatus is "accepted" or "corrected",
        "form" when t.To is not null => cells.Table(t.Table)?.Form == t.To,
        "level" => t.To is null || cells.Level == t.To,
        "unit" when t.To is { } unit && decision.Action is DecisionActions.Correct or DecisionActions.PageWrong => cells.Table(t.Table)?.Unit == t.To,
        _ => cells.Table(t.Table) is not null,
    });

    /// <summary>What changed, in lines for people.</summary>
    public IEnumerable<string> Changes(Disclosure after)
    {
        var review = after.Review!;
        yield return $"{review.Applied.Count} decisions applied, {review.Stale.Count} stale, of {all.Count} in the trail";
        foreach (var old in review.Stale) yield return $"stale {old.Decision}: {old.Why}";
        yield return $"failing relations: {before.Summary.Rules.Failed} → {after.Summary.Rules.Failed} of {after.Summary.Rules.Checked}";
        var answered = review.Answered.Select(a => a.Finding).ToHashSet();
        var rules = before.Findings.Concat(after.Findings).Where(f => f.Severity != "info").Select(f => f.Rule).Distinct();
        foreach (var rule in rules)
        {
            int was = before.Findings.Count(f => f.Rule == rule), now = after.Findings.Count(f => f.Rule == rule);
            var told = after.Findings.Count(f => f.Rule == rule && answered.Contains(f.Id));
            if (was != now || told > 0) yield return $"{rule}: {was} → {now}{(told > 0 ? $", {told} of them answered" : "")}";
        }
        var cells = new Cells(before);
        if (before.Identity.Level != after.Identity.Level) yield return $"level: {before.Identity.Level ?? "nothing"} → {after.Identity.Level}";
        foreach (var table in after.Tables)
        {
            if (cells.Table(table.Id) is { } old && old.Form != table.Form) yield return $"{table.Id}: {old.Form} → {table.Form}";
            for (var i = 0; i < table.Rows.Count; i++)
            {
                foreach (var (key, value) in table.Rows[i].Values)
                    if (cells.Value(table.Id, i, key) is var amount && amount != value) yield return $"{table.Form}, {table.Rows[i].Name}, {key}: {amount?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "nothing"} → {value}";
                if (cells.Row(table.Id, i) is { } was && (was.Code, was.Name) != (table.Rows[i].Code, table.Rows[i].Name)) yield return $"{table.Form}: {was.Code} {was.Name} → {table.Rows[i].Code} {table.Rows[i].Name}";
            }
        }

        var open = CauseFinder.Find(after).Count(c => c.IsOpen && !IsSettled(c, after));
        yield return $"status: {before.Summary.Status} → {after.Summary.Status}, {open} faults open";
    }

    static bool IsSettled(Cause cause, Disclosure after)
    {
        var answered = after.Review!.Answered.Select(a => a.Finding).ToHashSet();
        return cause.Disputed == 0 && cause.Findings.All(answered.Contains);
    }
}
