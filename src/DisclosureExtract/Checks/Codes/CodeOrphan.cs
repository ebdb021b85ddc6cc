using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Codes;

/// <summary>Subjects whose parent is left out, in tables that print parents.</summary>
sealed class CodeOrphan() : LabelRule("code.orphan",
    "a subject stands under its parent",
    "科目的上级科目在表中列出",
    "the table prints the parent of at least one code, and codes of the level of the parent"), ICheck<CodedRow>
{
    public override string Ground => Grounds.Classification;

    /// <summary>After what is said of the code itself.</summary>
    public override int Rank => 1;

    public IEnumerable<Finding> Check(CodedRow part, CheckedDocument document)
    {
        var row = part.Row;
        if (SubjectCode.Level(row.Code) <= 1 || part.Coded.HasParent(row.Code) || !part.Coded.HasParents) yield break;
        var parent = SubjectCode.Parent(row.Code);
        if (!part.Coded.HasLevelOf(parent)) yield break;
        yield return Report(row, Severity.Warning,
            $"{row.Code} {row.Name}: its parent {parent} is not in the table",
            $"{row.Code} {row.Name}：表中没有上级科目 {parent}");
    }
}
