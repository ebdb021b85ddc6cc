using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Cells;

/// <summary>
/// Rows read from pixels of which it is not beyond doubt what they are: a code lost or misread, a name that is near a known one. One
/// finding names them all, for they are many where rulings were lost.
/// </summary>
sealed class LabelOcr() : Rule("label.ocr", Basis.Readings,
    "code and name of a row that were read from pixels are told beyond doubt by its table and the catalogue",
    "图像中识别的编码和名称由所在表格和科目目录印证",
    "the row holds an amount and its label was read from pixels"), ICheck<CheckedForm>
{
    /// <summary>So many rows are named in the message.</summary>
    const int MostNamed = 3;

    public IEnumerable<Finding> Check(CheckedForm part, CheckedDocument document)
    {
        if (!part.Table.Rows.Any(r => r.Source == WordSource.Ocr)) yield break;
        var labels = new ReadLabels(new CodedTable(part.Table));
        var doubted = part.Table.Rows.Where(r => CheckedForm.FirstAmount(r) is not null)
            .Select(r => (Row: r, Doubt: labels.DoubtOf(r, document.Catalog)))
            .Where(d => d.Doubt is not null).Select(d => (d.Row, Doubt: d.Doubt!.Value)).ToList();
        if (doubted.Count == 0) yield break;
        var what = string.Join("; ", doubted.Take(MostNamed).Select(d => $"“{Label(d.Row)}” {d.Doubt.Why}"));
        var whatZh = string.Join("；", doubted.Take(MostNamed).Select(d => $"“{Label(d.Row)}”{d.Doubt.WhyZh}"));
        var (more, moreZh) = doubted.Count > MostNamed ? ($" and {doubted.Count - MostNamed} more", $"等{doubted.Count}行") : ("", "");
        var first = doubted[0].Row;
        yield return Report(Severity.Warning, Cause.Reading, new Place(first.Page, first.Box),
            $"{part.Table.Form}: {what}{more}. Compare with the page", $"{part.Table.Form}：{whatZh}{moreZh}，请核对原页") with
        {
            Suspects = [.. doubted.Select(d => Suspect.Label(d.Row, d.Doubt.Part))],
        };
    }

    static string Label(FormRow row) => $"{row.Code} {row.Name}".Trim();
}
