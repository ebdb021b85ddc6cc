using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Facts;

namespace DisclosureExtract.Checks.Narrative;

/// <summary>Lists that are complete by their nature; other lists after 其中 may be partial.</summary>
sealed class NarrativeList() : ClaimRule("narrative.list",
    "a complete list in prose adds up to its whole",
    "文字所列各项之和等于总数",
    "the list is complete by its nature (“三公”经费, basic expenditure, vehicles by kind), or what is listed is more than there is")
{
    protected override Finding? Explain(Discrepancy found, Premises premises) => found switch
    {
        OtherSum sum => Money(sum, premises),
        OtherVehicles { Claim: var whole, Sum: var sum } => Report(whole, Severity.Error,
            $"{whole.Value} vehicles stated, the kinds listed add up to {sum}",
            $"车辆共 {whole.Value} 辆，所列各类合计 {sum} 辆", premises) with
        {
            Expected = sum, Actual = whole.Value, Difference = whole.Value - sum, Tolerance = 0,
        },
        _ => null,
    };

    Finding Money(OtherSum found, Premises premises)
    {
        var (whole, sum, tolerance) = found;
        var stated = whole.Yuan!.Value;
        var factor = whole.Unit.Factor;
        var isRounding = Math.Abs(stated - sum) <= tolerance;
        return Report(whole, isRounding ? Severity.Info : found.IsLoose ? Severity.Warning : Severity.Error,
            $"{whole.Value} {whole.Unit} stated, its parts add up to {sum / factor} {whole.Unit}"
                + (isRounding ? " (rounding)" : ""),
            $"总额 {whole.Value}{whole.Unit}，所列各项合计 {sum / factor}{whole.Unit}", premises) with
        {
            Expected = sum / factor,
            Actual = whole.Value,
            Difference = (stated - sum) / factor,
            Tolerance = tolerance / factor,
        };
    }
}
