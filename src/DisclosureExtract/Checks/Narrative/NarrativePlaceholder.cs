namespace DisclosureExtract.Checks.Narrative;

/// <summary>What a template leaves behind.</summary>
sealed class NarrativePlaceholder() : NarrativeRule("narrative.placeholder",
    "no placeholder is left over",
    "文字中没有残留占位符",
    "none");
