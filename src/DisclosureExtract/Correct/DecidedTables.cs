using System.Globalization;
using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Correct;

/// <summary>
/// Tables with what people decided about their cells, rows and units. A decision about a place that does not read as it did then
/// is left alone.
/// </summary>
static class DecidedTables
{
    public static IReadOnlyList<FormTable> Of(IReadOnlyList<FormTable> tables, IReadOnlyList<Decision> decisions, SubjectMapper mapper)
    {
        if (decisions.Count == 0) return tables;
        var byTable = decisions.SelectMany(d => d.Targets.Select(t => (Decision: d, Target: t))).ToLookup(d => d.Target.Table);
        return [.. tables.Select(t => byTable[t.Table.Id].Aggregate(t, (table, d) => With(table, d.Decision, d.Target, mapper)))];
    }

    /// <summary>The form that a table is by decision, where it reads as what was decided about; else null.</summary>
    public static string? FormOf(IReadOnlyList<Decision> decisions, string table, string read) =>
        Told(decisions, "form", table, read) is { } form && FormType.All.Any(f => f.Id == form) ? form : null;

    /// <summary>Who discloses, with the level that was decided.</summary>
    public static Metadata WithLevel(Metadata metadata, IReadOnlyList<Decision> decisions) =>
        Told(decisions, "level", "", metadata.Level ?? "") is { } level && DisclosureLevels.All.Contains(level) ? metadata with { Level = level } : metadata;

    static string? Told(IReadOnlyList<Decision> decisions, string part, string table, string read) => decisions.Where(Changes)
        .SelectMany(d => d.Targets).LastOrDefault(t => t.Part == part && t.Table == table && t.From.Raw == read && t.To is not null)?.To;

    static FormTable With(FormTable table, Decision decision, DecisionTarget target, SubjectMapper mapper)
    {
        if (target is { Part: "unit", Row: null, Column: null }) return WithUnit(table, decision, target);
        if (target.Row is not { } index || index < 0 || index >= table.Rows.Count) return table;
        var row = table.Rows[index];
        var decided = target.Part is "value" ? WithValue(row, decision, target) : WithLabel(table, row, decision, target, mapper);
        return ReferenceEquals(decided, row) ? table : table with { Rows = [.. table.Rows.Select((r, i) => i == index ? decided : r)] };
    }

    static FormTable WithUnit(FormTable table, Decision decision, DecisionTarget target) =>
        Changes(decision) && target.To is { } unit && new Unit(unit).Yuan is not null
            && table.Unit.Name == target.From.Raw ? table with { Unit = new Unit(unit), UnitDoubt = null } : table;

    static FormRow WithValue(FormRow row, Decision decision, DecisionTarget target)
    {
        var at = CellKeys.IndexOf(row, target.Column);
        if (at < 0 || row.Cells[at] is not { } cell || cell.Source.Raw != target.From.Raw) return row;
        var decided = cell with { Decided = new(IsChanged: false), IsSignUnknown = false };
        if (Changes(decision) && Amount(target.To) is { } amount)
        {
            if (decision.Action == DecisionActions.Correct)
                decided = decided with { Decided = new(IsChanged: true), Amount = Read(cell, amount), Repair = null };
            else if (cell.Amount.Value is { } printed)
                decided = decided with { Decided = new(IsChanged: false, printed), Amount = Read(cell, amount) };
        }
        return row with { Cells = [.. row.Cells.Select((c, i) => i == at ? decided : c)] };
    }

    static AmountText Read(FormCell cell, decimal amount) =>
        new(amount == 0 ? CellState.Zero : CellState.Reported, amount, amount.Scale) { Unit = cell.Amount.Unit };

    static FormRow WithLabel(FormTable table, FormRow row, Decision decision, DecisionTarget target, SubjectMapper mapper)
    {
        var isCode = target.Part is "code";
        if (target.Part is "code" or "name" && (isCode ? row.Code : row.Name) != target.From.Raw) return row;
        if (!Changes(decision) || target.To is not { Length: > 0 } to || target.Part is not ("code" or "name"))
            return row with { Decided = row.Decided ?? new(IsChanged: false) };
        var (code, name) = isCode ? (to, row.Name) : (row.Code, TextFold.FoldTight(to));
        return row with
        {
            Code = code,
            Name = name,
            Subject = code.Length > 0 ? mapper.MatchCode(table.Form, code, name)
                : RowNames.IsTotal(name) ? null : mapper.MatchName(table.Form, name, null),
            Mend = new RowMend("put right in review", "审阅时更正")
            {
                Code = row.Mend?.Code ?? row.Code, Name = row.Mend?.Name ?? row.Name,
            },
            Decided = new(IsChanged: true),
        };
    }

    static bool Changes(Decision decision) => decision.Action is DecisionActions.Correct or DecisionActions.PageWrong;

    /// <summary>An amount as decisions write it; null where it is none.</summary>
    public static decimal? Amount(string? text) =>
        decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
        && AmountText.IsPlausible(amount) ? amount : null;
}
