namespace DisclosureExtract.Output;

/// <summary>A result with the trail of its review: what people answered no longer keeps it open.</summary>
public static class ReviewedDisclosure
{
    public static Disclosure With(Disclosure disclosure, ReviewInfo review)
    {
        var summary = disclosure.Summary;
        if (summary.Status == "needs_review")
        {
            var (status, reason) = Status(disclosure, review);
            summary = summary with { Status = status, Reason = reason };
        }
        return disclosure with { Review = review, Summary = summary };
    }

    static (string Status, string Reason) Status(Disclosure disclosure, ReviewInfo review)
    {
        var answered = review.Answered.Select(a => a.Finding).ToHashSet();
        var errors = disclosure.Findings.Count(f => f.Severity == "error" && !answered.Contains(f.Id));
        if (errors > 0) return ("needs_review", $"{errors} findings of severity error are not answered");
        var rows = disclosure.Tables.SelectMany(t => t.Rows).ToList();
        var disputed = rows.Sum(r => r.Cells.Values.Count(c => c.Status == "disputed"));
        if (disputed > 0) return ("needs_review", $"{disputed} amounts are disputed");
        var labels = rows.Count(r => r.LabelStatus == "disputed");
        return labels > 0 ? ("needs_review", $"{labels} labels of rows are disputed")
            : ("complete", $"what was in doubt was settled in review by {review.Applied.Count} decisions");
    }
}
