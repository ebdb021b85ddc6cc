namespace DisclosureExtract.Checks.Narrative;

/// <summary>Changes against the amounts around them, and against the columns of two years.</summary>
sealed class NarrativeChange() : NarrativeRule("narrative.change",
    "a change stated in prose agrees in amount, percentage and direction",
    "文字所述增减额、增减幅与方向相符",
    "the amount that changes is said, or a form prints it for both years");
