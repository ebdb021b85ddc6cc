using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Tables;

/// <summary>A percentage beside the amounts it is of.</summary>
sealed class ColumnRatio() : AmountRule("column.ratio",
    "a percentage is that of the amounts beside it",
    "表内百分比与其所依据的金额相符",
    "most rows print the growth, or the share, of the same two columns"), ICheck<CheckedForm>
{
    public override int Rank => 4;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document) =>
        ColumnRatios.In(document.Facts, part.Table).Where(odd => !IsExplained(odd, document)).Select(odd =>
        {
            var what = new CheckedCell(odd.Now.Row, odd.Now.Cell);
            return Report(Severity.Warning, Cause.Unknown, new Place(odd.Now.Page, odd.Now.Box),
                $"{what.Row.Label}: {odd.Heading} is printed {odd.Printed}, {odd.Now.Value} and {odd.Base.Value} make {odd.Actual}",
                $"{what.Row.Label}：{odd.Heading}印作 {odd.Printed}，按 {odd.Now.Value} 与 {odd.Base.Value} 计算为 {odd.Actual}") with
            {
                Suspects = Suspect.Values([odd.Now, odd.Base]),
            };
        });

    /// <summary>Sums that fail have named one of the two already, among few others.</summary>
    static bool IsExplained(OddRatio odd, CheckedDocument document) => document.Validation.Diagnoses
        .Any(d => d.Suspects.Count <= FewSuspects && d.Suspects.Any(s => s.Concerns(odd.Now) || s.Concerns(odd.Base)));

    const int FewSuspects = 3;
}
