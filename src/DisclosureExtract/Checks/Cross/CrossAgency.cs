using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Checks.Cross;

/// <summary>
/// 机关运行经费 is the 公用经费 of the economic form where no public institution belongs to the body; where one does, it is
/// less. More it can never be, and a little less is worth a look.
/// </summary>
sealed class CrossAgency() : LabelRule("cross.agency",
    "机关运行经费 is the 公用经费 of the basic form, or less where public institutions belong to the body",
    "机关运行经费等于公用经费，有事业单位的小于公用经费",
    "the document prints both"), ICheck<IReadOnlyList<FormTable>>
{
    public IEnumerable<Finding> Check(IReadOnlyList<FormTable> part, CheckedDocument document)
    {
        foreach (var (amount, whole) in CrossForms.AgencyOperating(document.Facts))
        {
            var tolerance = document.Facts.Precision.HalfUnit(amount) * amount.Unit.Factor
                + document.Facts.Precision.HalfUnit(whole) * whole.Unit.Factor;
            var off = amount.Value * amount.Unit.Factor - whole.Value * whole.Unit.Factor;
            if (Math.Abs(off) <= tolerance) continue;
            var isMore = off > 0;
            // A department may have institutions, whose public money is none of an agency; an institution has none at
            // all.
            if (!isMore && (amount.Value == 0 || document.Metadata.Level != DisclosureLevels.Unit)) continue;
            yield return Report(isMore ? Severity.Warning : Severity.Info, Cause.Unknown,
                new Place(amount.Page, amount.Box),
                $"机关运行经费 is {NumberFormat.Exact(amount.Value)} {amount.Unit}, 公用经费 of {whole.Form} {NumberFormat.Exact(whole.Value)} {whole.Unit}: "
                    + (isMore ? "it cannot be more" : "they are equal unless public institutions belong to the body"),
                $"机关运行经费 {NumberFormat.Exact(amount.Value)} {amount.Unit}，{whole.Form} 公用经费 {NumberFormat.Exact(whole.Value)} {whole.Unit}："
                    + (isMore ? "前者不应大于后者" : "无事业单位时两者应相等")) with
            {
                Terms = [amount, whole],
                Difference = off / amount.Unit.Factor,
            };
        }
    }
}
