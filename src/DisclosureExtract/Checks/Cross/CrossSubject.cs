namespace DisclosureExtract.Checks.Cross;

/// <summary>Subjects of the summary against the detailed form.</summary>
sealed class CrossSubject() : RelationRule("cross.subject",
    "a subject printed in a summary and in its detailed form has the same amount",
    "总表中的科目与明细表中的同一科目金额一致",
    "the document holds the summary and the detailed form");
