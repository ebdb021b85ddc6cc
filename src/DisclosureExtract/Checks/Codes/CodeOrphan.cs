using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
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
        // A parent that is missing is one fault, however many subjects stand below it.
        var orphans = part.Coded.Table.Rows.Where(r => SubjectCode.Parent(r.Code) == parent).ToList();
        if (!ReferenceEquals(orphans[0], row)) yield break;
        var more = orphans.Count - 1;
        var finding = Report(row, Severity.Warning,
            $"{row.Code} {row.Name}: its parent {parent} is not in the table{(more > 0 ? $", nor that of {more} more below it" : "")}",
            $"{row.Code} {row.Name}：表中没有上级科目 {parent}{(more > 0 ? $"，另有{more}个下级科目" : "")}");
        yield return Renamed(part, parent, document) is { } renamed
            ? finding with { Suspects = [Suspect.Label(renamed, SuspectPart.Code)] } : finding;
    }

    /// <summary>A row above its level that the catalogue knows by the code that is missing: a digit of its own is wrong.</summary>
    static FormRow? Renamed(CodedRow part, string parent, CheckedDocument document)
    {
        if (part.Row.Subject?.Classification is not { } classification
            || document.Catalog.Find(classification, parent, document.Metadata.Year) is not { } known) return null;
        var rows = part.Coded.Table.Rows.Where(r => r.Name == known.Name && SubjectCode.IsSlip(r.Code, parent)).ToList();
        return rows is [var only] ? only : null;
    }
}
