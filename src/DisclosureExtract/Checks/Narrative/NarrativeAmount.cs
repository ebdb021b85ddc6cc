namespace DisclosureExtract.Checks.Narrative;

/// <summary>Amounts of the notes against the forms, by intervals: each number is rounded to its printed place.</summary>
sealed class NarrativeAmount() : NarrativeRule("narrative.amount",
    "an amount stated in prose is that of the form",
    "文字所述金额与报表一致",
    "the words before the amount name a row of a form, and neither another year nor a part of it");
