using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks.Cells;

/// <summary>
/// Readings that the engines are not sure of or do not agree about: of amounts, which the sums may confirm or correct, of the labels
/// of rows, and of the headings that name a column of amounts.
/// </summary>
sealed class CellOcr() : Rule("cell.ocr", Basis.Readings,
    "the engines that read an amount from pixels agree on it, or the sums speak for it",
    "识别引擎对图像中金额的读法一致，或有勾稽关系印证",
    "the amount or label was read from pixels"), ICheck<Fact>, ICheck<CodedRow>, ICheck<IReadOnlyList<Fact>>
{
    /// <summary>A heading read with less confidence than this that names no known column may be a known one misread.</summary>
    const double Sure = 0.9;

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

    /// <summary>Scanned amounts under headings that name no known column and were not read surely.</summary>
    public IEnumerable<Finding> Check(IReadOnlyList<Fact> part, CheckedDocument document) => part
        .Where(f => f.Cell.Source.Source == WordSource.Ocr && f.Column.IsOther)
        .GroupBy(f => (f.Table.Table.Id, f.Column.Index)).SelectMany(column => UnsureHeading([.. column]));

    IEnumerable<Finding> UnsureHeading(IReadOnlyList<Fact> amounts)
    {
        var (table, index) = (amounts[0].Table, amounts[0].Column.Index);
        var headings = table.Table.Grid.Cells.Where(c =>
            c.Row < table.Table.Header.FirstDataRow && c.Column <= index && index < c.EndColumn && !c.IsEmpty);
        if (headings.MinBy(h => h.Confidence) is not { Confidence: < Sure } heading) yield break;
        yield return Report(Severity.Warning, Cause.Reading, new Place(heading.Page, heading.TextBox),
            $"{table.Form}: a heading is read as “{heading.Text}”, and the engine is not sure; its {amounts.Count} amounts may belong to a column of another name",
            $"{table.Form}：表头读作“{heading.Text}”，识别把握不足，其下{amounts.Count}个金额的列名请核对") with
        {
            Terms = amounts,
        };
    }
}
