using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Sums;

/// <summary>其中 with more than there is.</summary>
sealed class PartOver() : AmountRule("part.over",
    "an amount of which a form says that it is part of another is not larger",
    "“其中”项的金额不大于其所属项",
    "a row or column is called 其中, and what stands before it is what it is part of"), ICheck<CheckedForm>
{
    public override int Rank => 4;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document) =>
        OfWhich.In(document.Facts, part.Table).Select(over =>
        {
            var (one, all) = (new CheckedCell(over.Part.Row, over.Part.Cell), new CheckedCell(over.Whole.Row, over.Whole.Cell));
            return Report(Severity.Warning, Cause.Unknown, new Place(over.Part.Page, over.Part.Box),
                $"{one.What} {over.Part.Value} is part of {all.What} {over.Whole.Value} and larger",
                $"{one.WhatZh} {over.Part.Value} 属于{all.WhatZh} {over.Whole.Value} 的一部分，却大于后者") with
            {
                Suspects = Suspect.Values([over.Part, over.Whole]),
            };
        });
}
