using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Cells;

/// <summary>
/// Readings that the engines are not sure of or do not agree about: of amounts, which the sums may confirm or correct, and of the
/// labels of rows.
/// </summary>
sealed class CellOcr() : Rule("cell.ocr", Basis.Readings,
    "the engines that read an amount from pixels agree on it, or the sums speak for it",
    "识别引擎对图像中金额的读法一致，或有勾稽关系印证",
    "the amount or label was read from pixels"), ICheck<Fact>, ICheck<CodedRow>
{
    /// <summary>So many other readings are named.</summary>
    const int MostAlternatives = 3;

    /// <summary>Before what is said of the label itself.</summary>
    public override int Rank => -1;

    public IEnumerable<Finding> Check(Fact part, CheckedDocument document)
    {
        if (!Doubts.WasDoubted(part)) return [];
        var at = new CheckedCell(part.Row, part.Cell);
        if (part.Cell.Repair is { } repair)
            return
            [
                Report(part, Severity.Warning, $"{at.What}: repaired, {repair.What}", $"{at.WhatZh}：已更正，{repair.WhatZh}") with
                {
                    Repair = repair.What, Actual = repair.Read, Expected = part.Value,
                },
            ];
        var cell = part.Cell.Source;
        var (why, whyZh) = Why(cell);
        var isConfirmed = document.Validation.Confirmed.Contains(part);
        var (end, endZh) = isConfirmed ? (", the sums confirm it", "，勾稽关系印证") : (". Compare with the page", "，请核对原页");
        return
        [
            Report(part, isConfirmed ? Severity.Info : Severity.Warning,
                $"{at.What}: read as {cell.Text}; {why}{end}", $"{at.WhatZh}：读作 {cell.Text}；{whyZh}{endZh}"),
        ];
    }

    static (string Why, string WhyZh) Why(Cell cell)
    {
        var (why, whyZh) = Doubts.Of(cell) switch
        {
            ReadingDoubt.Disagreement => ("the engines do not agree", "识别引擎结果不一致"),
            ReadingDoubt.EngineFailed => ("an engine failed", "识别引擎失效"),
            _ => ("the engine is not sure", "识别把握不足"),
        };
        var alternatives = cell.Lines.SelectMany(l => l.Words).SelectMany(w => w.Reading?.Alternatives ?? []);
        var others = string.Join(", ", alternatives.Select(a => a.Text).Distinct().Take(MostAlternatives));
        return others.Length == 0 ? (why, whyZh) : ($"{why} (also read: {others})", $"{whyZh}（另读作：{others}）");
    }

    Finding Report(Fact fact, Severity severity, string message, string messageZh) =>
        Report(severity, Cause.Reading, new Place(fact.Page, fact.Box), message, messageZh) with
        {
            Suspects = severity == Severity.Warning && fact.Cell.Repair is null ? [Suspect.Value(fact)] : [],
            Terms = severity == Severity.Warning && fact.Cell.Repair is null ? [] : [fact],
        };

    /// <summary>A label that was completed or corrected.</summary>
    public IEnumerable<Finding> Check(CodedRow part, CheckedDocument document)
    {
        var row = part.Row;
        if (row.Mend is not { } mend) yield break;
        var label = $"{row.Code} {row.Name}";
        yield return Report(Severity.Info, Cause.Reading, new Place(row.Page, row.Box),
            $"{label}: {mend.What}", $"{label}：{mend.WhatZh}") with
        {
            Repair = mend.What,
        };
    }
}
