namespace DisclosureExtract.Checks.Narrative;

/// <summary>Years that a text copied from last year keeps.</summary>
sealed class NarrativeYear() : NarrativeRule("narrative.year",
    "the year named is that of the disclosure",
    "文字中的年度正确",
    "the year of the disclosure is known, and the words are no comparison with another year");
