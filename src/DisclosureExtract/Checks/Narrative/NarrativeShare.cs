namespace DisclosureExtract.Checks.Narrative;

/// <summary>Shares against the amounts around them.</summary>
sealed class NarrativeShare() : NarrativeRule("narrative.share",
    "a share stated in prose is the part divided by the whole",
    "文字所述占比与金额相符",
    "part and whole are said in the same section, or a form prints the whole");
