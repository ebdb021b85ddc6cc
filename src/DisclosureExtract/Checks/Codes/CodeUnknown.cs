using DisclosureExtract.Facts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Codes;

/// <summary>Codes that the catalogue does not have: it may be the catalogue that is incomplete.</summary>
sealed class CodeUnknown() : LabelRule("code.unknown",
    "a subject code is in the catalogue",
    "科目编码在科目目录中",
    "the row prints a whole code and a name, in a table that is no list of projects"), ICheck<CodedRow>
{
    public override string Ground => Grounds.Classification;

    public IEnumerable<Finding> Check(CodedRow part, CheckedDocument document)
    {
        var row = part.Row;
        var isWhole = row.Name.Length > 0 && SubjectCode.Level(row.Code) > 0;
        if (!isWhole || part.Coded.NamesProjects || row.Subject?.Kind != MatchKind.Unknown) yield break;
        // What is only remembered accuses nobody, unless the code stands under the same subject.
        var meant = document.Catalog.FindByName(row.Subject.Classification, row.Name).FirstOrDefault(s =>
            (s.Trust != SubjectTrust.Memory || (s.Level > 1 && s.Parent == SubjectCode.Parent(row.Code)))
                && SubjectCode.IsSlip(row.Code, s.Code));
        if (meant is not null)
            yield return Report(row, SuspectPart.Code, Severity.Warning,
                $"code {row.Code} {row.Name} is not in the catalogue; that is the name of {meant.Code}",
                $"科目目录中没有编码 {row.Code}（{row.Name}），该名称属于 {meant.Code}");
        else
            yield return Report(row, Severity.Info,
                $"code {row.Code} {row.Name} is not in the catalogue",
                $"科目目录中没有编码 {row.Code}（{row.Name}）");
    }
}
