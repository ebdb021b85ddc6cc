namespace DisclosureExtract.Checks.Narrative;

/// <summary>Names in prose against names in forms.</summary>
sealed class NarrativeNames() : NarrativeRule("narrative.names",
    "subjects listed in prose are those with amounts in the form",
    "文字所列科目与报表一致",
    "the prose lists the subjects of personnel or public money, or states an amount of a form under another name");
