namespace DisclosureExtract.Checks.Narrative;

/// <summary>Lists that are complete by their nature; other lists after 其中 may be partial.</summary>
sealed class NarrativeList() : NarrativeRule("narrative.list",
    "a complete list in prose adds up to its whole",
    "文字所列各项之和等于总数",
    "the list is complete by its nature: “三公”经费, basic expenditure, vehicles by kind");
