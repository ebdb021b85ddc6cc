using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cross;

/// <summary>Subjects that are less in the form of all money than in that of a part of it.</summary>
sealed class CrossPart() : Rule("cross.part", Basis.Amounts,
    "a form of all money prints at least as much of a subject as a form of a part of it",
    "反映全部资金的表中各科目金额不小于反映其中一部分资金的表",
    "both forms print what they come to, the part no more than the whole, and for each subject that is less two are not, or its very amount stands in another row"),
    ICheck<IReadOnlyList<FormTable>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        var told = SuspectIndex.Of(document.Validation.Diagnoses.SelectMany(d => d.Suspects));
        foreach (var found in OversizedSubjects.In(document.Facts))
        {
            var whole = document.Facts.At(found.Table, found.Row, found.Cell.Column);
            if (told.Concerns(found.Part) || (whole is not null && told.Concerns(whole))) continue;
            var (amount, printed) = (NumberFormat.Exact(found.Part.Value), whole is null ? "nothing" : NumberFormat.Exact(whole.Value));
            var printedZh = whole is null ? "空白" : NumberFormat.Exact(whole.Value);
            var instead = found.Instead is { } other ? $"; {NumberFormat.Exact(other.Value)} stands at {other.Row.Label}" : "";
            var insteadZh = found.Instead is { } neighbour ? $"；“{neighbour.Row.Label}”处印有 {NumberFormat.Exact(neighbour.Value)}" : "";
            // A part that fewer relations confirm than the whole is the odd one.
            var isPart = whole is not null && found.Instead is null
                && document.Validation.ChecksOf(found.Part) < document.Validation.ChecksOf(whole);
            yield return Report(Severity.Warning, Cause.Unknown, new Place(found.Cell.Source.Page, found.Cell.Source.Box),
                $"{found.Row.Label}: {found.Table.Form} prints {printed} {found.Table.UnitOf(found.Cell)} of it, and {found.Part.Form}, whose money is part of that, {amount} {found.Part.Unit}{instead}",
                $"{found.Row.Label}：{found.Table.Form} 为 {printedZh}，而仅反映其中一部分资金的 {found.Part.Form} 为 {amount} {found.Part.Unit}{insteadZh}") with
            {
                Suspects = isPart ? [Suspect.Value(found.Part)]
                    : [Suspect.Value(found.Row, found.Cell), .. found.Instead is null ? Array.Empty<Suspect>() : [Suspect.Value(found.Instead)]],
                Terms = isPart ? [whole!] : [found.Part],
                Expected = found.Part.Value * found.Part.Unit.To(found.Table.UnitOf(found.Cell)),
                Actual = whole?.Value,
            };
        }
    }
}
