using DisclosureExtract.Facts;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks;

/// <summary>cell.ocr: readings that engines are not at one about. A doubt ends as a flag, or the sums speak for the reading.</summary>
static class ReadingChecks
{
    public static Finding Finding(Fact fact, bool confirmed)
    {
        var cell = fact.Cell.Source;
        var label = fact.Row.Name.Length > 0 ? fact.Row.Name : fact.Row.Code;
        var others = string.Join(", ", cell.Lines.SelectMany(l => l.Words).SelectMany(w => w.Reading?.Alternatives ?? []).Select(a => a.Text).Distinct().Take(3));
        var (why, whyZh) = Doubts.Of(cell) switch
        {
            ReadingDoubt.Disagreement => ("the engines do not agree", "识别引擎结果不一致"),
            ReadingDoubt.EngineFailed => ("an engine failed", "识别引擎失效"),
            _ => ("the engine is not sure", "识别把握不足"),
        };
        if (others.Length > 0) (why, whyZh) = ($"{why} (also read: {others})", $"{whyZh}（另读作：{others}）");
        if (fact.Cell.Repair is { } repair)
            return Make(fact, Severity.Warning, $"{label} ({fact.Column.HeaderPath}): repaired, {repair.What}", $"{label}（{fact.Column.HeaderPath}）：已更正，{repair.WhatZh}") with { Repair = repair.What, Actual = repair.Read, Expected = fact.Value };
        return confirmed
            ? Make(fact, Severity.Info, $"{label} ({fact.Column.HeaderPath}): read as {cell.Text}; {why}, the sums confirm it", $"{label}（{fact.Column.HeaderPath}）：读作 {cell.Text}；{whyZh}，勾稽关系印证")
            : Make(fact, Severity.Warning, $"{label} ({fact.Column.HeaderPath}): read as {cell.Text}; {why}. Compare with the page", $"{label}（{fact.Column.HeaderPath}）：读作 {cell.Text}；{whyZh}，请核对原页");
    }

    static Finding Make(Fact fact, Severity severity, string message, string messageZh) => new()
    {
        Rule = Rules.CellOcr,
        Severity = severity,
        Cause = Cause.Reading,
        Message = message,
        MessageZh = messageZh,
        Facts = [fact],
        Place = new Place(fact.Page, fact.Box),
    };
}
