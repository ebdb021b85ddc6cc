namespace DisclosureExtract.Checks.Narrative;

/// <summary>本部门 in the notes of a unit, 本单位 in those of a department.</summary>
sealed class NarrativeWording() : NarrativeRule("narrative.wording",
    "a unit is called a unit and a department a department",
    "单位、部门称谓一致",
    "the forms say which of the two discloses");
