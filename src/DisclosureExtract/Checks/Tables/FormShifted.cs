using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Tables;

/// <summary>Amounts that slipped down, or up, against the names of their rows: one fault, however many sums it
/// breaks.</summary>
sealed class FormShifted() : LabelRule("form.shifted",
    "amounts stand in their rows, and not from some row on in those of their neighbours",
    "金额与行对应，没有整段错行",
    "another form of the same money lists the same rows"), ICheck<IReadOnlyList<FormTable>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var run in ShiftedRows.In(document.Facts, document.Validation.Relations))
        {
            var (first, last, way) = (run.Amounts[0], run.Amounts[^1], run.Down ? ("below", "下") : ("above", "上"));
            yield return Report(Severity.Warning, Cause.Unknown, new Place(first.Page, first.Box),
                $"{first.Form}, {first.Column.HeaderPath}: the amounts from {first.Row.Label} to {last.Row.Label} stand one row {way.Item1} those of {run.Other.Form}",
                $"{first.Form}“{first.Column.HeaderPath}”列：自“{first.Row.Label}”至“{last.Row.Label}”的金额比 {run.Other.Form} 错{way.Item2}一行") with
            {
                Suspects = Suspect.Values(run.Amounts),
            };
        }
    }
}
