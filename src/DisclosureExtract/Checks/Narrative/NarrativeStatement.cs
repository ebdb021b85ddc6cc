namespace DisclosureExtract.Checks.Narrative;

/// <summary>无政府性基金预算 beside a form with amounts.</summary>
sealed class NarrativeStatement() : NarrativeRule("narrative.statement",
    "what the prose denies, the forms do not print",
    "文字称“无”的预算，报表中没有数字",
    "the document holds the form that is denied");
