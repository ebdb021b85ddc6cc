using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Checks.Cross;

/// <summary>Subjects that one form prints and another of the same money does not: no sum notices a row that is gone
/// with its sum.</summary>
sealed class CrossCodes() : LabelRule("cross.codes",
    "forms of the same money list the same subjects",
    "反映同一资金的两张表所列科目一致",
    "both forms print codes down to one level, most of them the same, and the money of one is money of the other"),
    ICheck<IReadOnlyList<FormTable>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        var suspects = document.Validation.Diagnoses.SelectMany(d => d.Suspects).ToList();
        var told = SuspectIndex.Of(suspects);
        foreach (var found in UnmatchedRows.In(document.Facts))
        {
            if (told.Concerns(found.Amount)
                || suspects.Exists(s => s.Row is not null && ReferenceEquals(s.Row, found.Twin))
                || IsOneName(found) || document.Validation.Diagnoses.Any(d => IsMissing(d, found))) continue;
            yield return found.Twin is { } twin ? Differs(found, twin, part) : Lacks(found);
        }
    }

    /// <summary>The sum that lacks the row has told it.</summary>
    static bool IsMissing(Diagnosis diagnosis, UnmatchedRow found) => diagnosis.Suspects.Count == 0
        && ReferenceEquals(diagnosis.Leading.Relation.Whole.Table, found.Other)
        && diagnosis.Explanations.Any(e => e.Change.StartsWith($"{RowTree.CodeOf(found.Amount.Row)} ", StringComparison.Ordinal));

    /// <summary>One name under two codes of one subject is told by the names.</summary>
    static bool IsOneName(UnmatchedRow found) => found.Twin is { } twin && twin.Name == found.Amount.Row.Name
        && SubjectCode.Parent(twin.Code) == SubjectCode.Parent(found.Amount.Row.Code) && twin.Code.Length > 3;

    Finding Lacks(UnmatchedRow found)
    {
        var (row, amount) = (found.Amount.Row, NumberFormat.Exact(found.Amount.Value));
        return Report(Severity.Warning, Cause.Unknown, new Place(row.Page, row.Box),
            $"{found.Amount.Form} prints {row.Code} {row.Name} with {amount}, and {found.Other.Form}, which has the same money, does not print it",
            $"{found.Amount.Form} 列有 {row.Code} {row.Name}（{amount}），而反映同一资金的 {found.Other.Form} 未列该科目") with
        {
            Terms = [found.Amount],
        };
    }

    /// <summary>The code that fewer forms print is the odd one, or the one that the catalogue does not have; else
    /// either.</summary>
    Finding Differs(UnmatchedRow found, FormRow twin, IReadOnlyList<FormTable> tables)
    {
        var row = found.Amount.Row;
        var (here, there) = (Printed(row), Printed(twin));
        if (here == there) (here, there) = (Known(row), Known(twin));
        FormRow[] odd = here < there ? [row] : here > there ? [twin] : [row, twin];
        return Report(Severity.Warning, Cause.Unknown, new Place(odd[0].Page, odd[0].Box),
            $"{found.Amount.Form} prints {row.Code} {row.Name}, {found.Other.Form} {twin.Code} {twin.Name} for the same money",
            $"同一资金在 {found.Amount.Form} 为 {row.Code} {row.Name}，在 {found.Other.Form} 为 {twin.Code} {twin.Name}") with
        {
            Suspects = [.. odd.Select(r => Suspect.Label(r, SuspectPart.Code))],
        };

        static int Known(FormRow of) => of.Subject switch
        {
            { Kind: MatchKind.Unknown } or null => 0,
            { Kind: MatchKind.Code } => 1,
            _ => 2,
        };

        int Printed(FormRow of) => tables.Count(t => t.Rows.Any(r => RowTree.CodeOf(r) == RowTree.CodeOf(of)));
    }
}
