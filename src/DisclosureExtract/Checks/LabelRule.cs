using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Checks;

/// <summary>A rule about codes, names, headings and units, and about single cells.</summary>
abstract class LabelRule(string id, string statement, string statementZh, string premise)
    : Rule(id, Basis.Labels, statement, statementZh, premise)
{
    /// <summary>A finding that holds the code, the name or the whole of a row to be wrong.</summary>
    protected Finding Report(FormRow row, SuspectPart part, Severity severity, string message, string messageZh) =>
        Report(row, severity, message, messageZh) with { Suspects = [Suspect.Label(row, part)] };

    /// <summary>A finding about a row.</summary>
    protected Finding Report(FormRow row, Severity severity, string message, string messageZh) => Report(
        severity, row.Cells.Count > 0 ? CauseOf(row.Cells[0].Source) : Cause.Unknown, new Place(row.Page, row.Box), message, messageZh);

    /// <summary>A finding about a cell.</summary>
    protected Finding Report(Cell cell, Severity severity, string message, string messageZh) =>
        Report(severity, CauseOf(cell), new Place(cell.Page, cell.TextBox), message, messageZh);

    /// <summary>A finding about a table as a whole.</summary>
    protected Finding Report(FormTable table, Severity severity, Cause cause, string message, string messageZh)
    {
        var (page, box) = table.Table.Boxes[0];
        return Report(severity, cause, new Place(page, box), message, messageZh);
    }

    /// <summary>What a text layer has, the page prints; in pixels the reader may be at fault.</summary>
    static Cause CauseOf(Cell cell) => cell.Source.IsPrinted() ? Cause.Source : Cause.Unknown;
}
