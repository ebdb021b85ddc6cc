using DisclosureExtract.Documents;
using DisclosureExtract.Forms;
using DisclosureExtract.Tables;
using DisclosureExtract.Validation;

namespace DisclosureExtract.Repair;

/// <summary>cell.ocr: readings that engines are not at one about. A doubt ends as a flag, or the sums speak for the reading.</summary>
static class Doubts
{
    /// <summary>The gravest doubt about the characters of a cell.</summary>
    public static ReadingDoubt Of(Cell cell) => cell.Lines.SelectMany(l => l.Words).Select(w => w.Reading?.Doubt ?? ReadingDoubt.None)
        .OrderBy(d => d switch { ReadingDoubt.None => 3, ReadingDoubt.EngineFailed => 2, ReadingDoubt.Uncertain => 1, _ => 0 }).FirstOrDefault();

    /// <summary>
    /// The sums speak for a reading where all of them hold, and one holds to the last place whose other amounts are not
    /// doubted: the same misreading of the same number in several cells must not confirm itself.
    /// </summary>
    public static bool IsConfirmed(Fact fact, IEnumerable<RelationResult> relations)
    {
        var confirmed = false;
        foreach (var relation in relations)
        {
            if (!relation.Holds) return false;
            confirmed |= relation.IsExact && fact.Value != 0
                && relation.Relation.Facts.Where(f => !f.IsSameCell(fact) && f.Value != 0).ToList() is { Count: > 0 } others
                && others.TrueForAll(f => Of(f.Cell.Source) == ReadingDoubt.None || f.Cell.Repair is not null);
        }
        return confirmed;
    }

    public static Finding Finding(Fact fact, bool confirmed)
    {
        var cell = fact.Cell.Source;
        var label = fact.Row.Name.Length > 0 ? fact.Row.Name : fact.Row.Code;
        var others = string.Join(", ", cell.Lines.SelectMany(l => l.Words).SelectMany(w => w.Reading?.Alternatives ?? []).Select(a => a.Text).Distinct().Take(3));
        var (why, whyZh) = Of(cell) switch
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
