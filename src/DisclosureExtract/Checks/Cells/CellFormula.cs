using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Tables;

namespace DisclosureExtract.Checks.Cells;

/// <summary>
/// A cell of a workbook whose stored value is not what its formula gives: whoever opens the file sees the one until it is calculated,
/// and the other after. The amount is doubted.
/// </summary>
sealed class CellFormula() : PageRule("cell.formula",
    "a cell of a workbook shows what its formula gives",
    "工作簿单元格显示的值与其公式的计算结果一致",
    "the workbook has formulas of the usual functions"), ICheck<PageResult>
{
    public IEnumerable<Finding> Check(PageResult part, CheckedDocument document)
    {
        var number = part.Page.Number;
        foreach (var cell in part.Page.FormulaConflicts)
        {
            var computed = cell.Computed.ToString(CultureInfo.InvariantCulture);
            yield return Report(part, Severity.Warning, Cause.Source,
                $"page {number}: a cell shows {cell.Shown}, its formula ={cell.Formula} gives {computed}; taken is what it shows",
                $"第{number}页：单元格显示“{cell.Shown}”，按公式 ={cell.Formula} 计算应为{computed}；以显示的内容为准") with
            {
                Place = new(number, cell.Box),
                Expected = cell.Computed,
                Actual = cell.Stored,
                Difference = cell.Stored - cell.Computed,
                Suspects = Suspect.Values(document.Facts.Facts.Where(f => f.Page == number && cell.Box.Contains(f.Box.CenterX, f.Box.CenterY))),
            };
        }
    }
}
