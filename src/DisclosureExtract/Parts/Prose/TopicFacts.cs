using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Parts.Prose;

/// <summary>Where the forms print what prose speaks of.</summary>
sealed class TopicFacts(FactIndex facts)
{
    static readonly string[] Summaries = [FormIds.BudgetSummary, FormIds.AppropriationSummary];

    static readonly string[] Functional =
    [
        FormIds.Expenditure, FormIds.GeneralPublicExpenditure, FormIds.AppropriationExpenditure, FormIds.GovernmentFundExpenditure,
        FormIds.StateCapitalExpenditure, FormIds.BudgetSummary, FormIds.AppropriationSummary,
    ];

    static readonly string[] Economic = [FormIds.BasicExpenditureEconomic, FormIds.AppropriationBasicEconomic];

    /// <summary>Whether one of these forms is in the document.</summary>
    public bool HasForm(params IEnumerable<string> forms) => facts.Tables.Any(t => forms.Contains(t.Type.Base));

    /// <summary>Whether the form is in the document and prints no amount.</summary>
    public bool IsEmptyForm(string form) => HasForm(form) && Of(form).All(t => t.IsEmpty);

    /// <summary>Amounts of the row whose names, from the 类 down, are these.</summary>
    public IEnumerable<Fact> Subject(IReadOnlyList<string> names)
    {
        foreach (var table in Of(Functional))
            foreach (var row in table.Rows)
            {
                if (row.Side == Sides.Revenue || row.Name.Length == 0 || !IsSame(Numbering.StripAll(row.Name), names[^1])) continue;
                if (names.Count > 1 && row.Code.Length > 0 && (row.Code.Length != 1 + 2 * names.Count || !HasAncestor(table, row, names[0]))) continue;
                foreach (var fact in Amounts(table, row)) yield return fact;
            }
    }

    /// <summary>Rows of the functional forms at this depth below the 类 of this name.</summary>
    public IEnumerable<(string Name, Fact Fact)> Below(string parent, int depth)
    {
        foreach (var table in Of(Functional))
            foreach (var row in table.Rows)
                if (row.Code.Length == 1 + 2 * depth && HasAncestor(table, row, parent))
                    foreach (var fact in Amounts(table, row)) yield return (row.Name, fact);
    }

    /// <summary>Rows of the functional forms that print a code, with their amounts.</summary>
    public IEnumerable<(string Name, Fact Fact)> Subjects()
    {
        foreach (var table in Of(Functional))
            foreach (var row in table.Rows)
                if (row.Code.Length > 0)
                    foreach (var fact in Amounts(table, row)) yield return (row.Name, fact);
    }

    /// <summary>Amounts of every row with this name: functional subjects, sources, uses; economic subjects too where asked.</summary>
    public IEnumerable<Fact> Row(string name, bool isEconomic = false)
    {
        foreach (var table in Of(isEconomic ? Economic : Functional))
            foreach (var row in table.Rows)
                if (row.Name.Length > 0 && IsSame(Numbering.StripAll(row.Name), name))
                    foreach (var fact in Amounts(table, row)) yield return fact;
    }

    /// <summary>Rows of the summaries whose name begins so: 一、财政拨款收入.</summary>
    public IEnumerable<Fact> RevenueRow(string start)
    {
        foreach (var table in Of(Summaries))
            foreach (var row in table.Rows.Where(r => r.Side == Sides.Revenue && Numbering.StripAll(r.Name).StartsWith(start, StringComparison.Ordinal)))
                foreach (var fact in All(table, row)) yield return fact;
    }

    /// <summary>Rows of the summaries and of the economic form that carry this name, or its sum.</summary>
    public IEnumerable<Fact> NamedRows(string name)
    {
        foreach (var table in Of([.. Summaries, .. Economic]))
            foreach (var row in table.Rows.Where(r => Numbering.StripAll(r.Name) is var n && (n == name || n == name + "收入" || n == name + "合计")))
                foreach (var fact in All(table, row)) yield return fact;
    }

    /// <summary>This column of the total rows, in one form or in all that share their columns.</summary>
    public IEnumerable<Fact> GrandTotals(string key, string? form = null)
    {
        foreach (var table in facts.Tables)
        {
            if (!table.Type.HasFacts || (form is not null && table.Type.Base != form)) continue;
            if (form is null && table.Type.Base is FormIds.ThreePublic or FormIds.ProjectsCurrent or FormIds.ProjectsCarryover or FormIds.Procurement) continue;
            foreach (var row in table.Rows.Where(r => RowNames.IsGrandTotal(r.Name) || (r.Name.Length == 0 && r.Code.Length == 0)))
                foreach (var cell in row.Cells.Where(c => c.Column.Key == key))
                    if (facts.At(table, row, cell.Column) is { AmountYuan: not null } fact) yield return fact;
        }
    }

    public IEnumerable<Fact> SummaryTotals(string side, string form = FormIds.BudgetSummary)
    {
        foreach (var table in Of(form))
            foreach (var row in table.Rows.Where(r => r.Side == side && r.IsTotal))
                foreach (var fact in Amounts(table, row)) yield return fact;
    }

    /// <summary>Amounts of one source of money: its column in the total rows, its row in the summaries, the total of its own form.</summary>
    public IEnumerable<Fact> OfFund(string key, string? form, string rowName)
    {
        foreach (var fact in GrandTotals(key).Concat(RevenueRow(rowName))) yield return fact;
        foreach (var table in Of(Summaries))
            foreach (var row in table.Rows.Where(r => r.IsTotal))
                foreach (var cell in row.Cells.Where(c => c.Column.Key == key))
                    if (facts.At(table, row, cell.Column) is { AmountYuan: not null } fact) yield return fact;
        if (form is null) yield break;
        foreach (var fact in GrandTotals(ColumnKeys.Total, form).Concat(GrandTotals(ColumnKeys.Amount, form))) yield return fact;
    }

    public IEnumerable<Fact> Appropriation() =>
        GrandTotals(ColumnKeys.FiscalAppropriation)
            .Concat(SummaryTotals(Sides.Revenue, FormIds.AppropriationSummary)).Concat(SummaryTotals(Sides.Expenditure, FormIds.AppropriationSummary))
            .Concat(GrandTotals(ColumnKeys.Total, FormIds.AppropriationExpenditure)).Concat(GrandTotals(ColumnKeys.Amount, FormIds.AppropriationExpenditure))
            .Concat(NamedRows("财政拨款")).Concat(OfThisYear());

    /// <summary>一、本年收入 and 一、本年支出 of the appropriations, before what was carried over.</summary>
    IEnumerable<Fact> OfThisYear()
    {
        foreach (var table in Of(FormIds.AppropriationSummary))
            foreach (var row in table.Rows.Where(r => Numbering.StripAll(r.Name) is "本年收入" or "本年支出"))
                foreach (var fact in Amounts(table, row)) yield return fact;
    }

    /// <summary>Amounts of 三公 and of its parts: columns of the total row, or rows.</summary>
    public IEnumerable<Fact> ThreePublic(string key)
    {
        foreach (var table in Of(FormIds.ThreePublic, FormIds.AgencyOperating))
            foreach (var row in table.Rows)
            {
                var named = row.Name.Length > 0 && !RowNames.IsGrandTotal(row.Name) && ColumnKeys.Specific(Numbering.StripAll(row.Name)) == key;
                foreach (var cell in row.Cells)
                {
                    var bare = cell.Column.Measure;
                    if (!table.IsOfThisYear(cell.Column)) continue;
                    // 合计 may be wider than 三公; its 小计 is what prose calls 三公.
                    var matches = key == ColumnKeys.Total ? bare is ColumnKeys.ThreePublicSubtotal || (bare == ColumnKeys.Total && !HasSubtotal(table)) : bare == key;
                    if ((matches && (row.Name.Length == 0 || RowNames.IsTotal(row.Name))) || ((named || (key == ColumnKeys.Total && RowNames.IsGrandTotal(row.Name) && IsListOfThree(table))) && bare is ColumnKeys.Total or ColumnKeys.Amount))
                        if (facts.At(table, row, cell.Column) is { AmountYuan: not null } fact) yield return fact;
                }
            }
    }

    /// <summary>The total of the procurement form, or the amounts of 货物, 工程 or 服务 in it.</summary>
    public IEnumerable<Fact> Procurement(string? kind)
    {
        foreach (var table in facts.Forms(FormIds.Procurement))
            foreach (var row in table.Rows)
                if (kind is null ? RowNames.IsGrandTotal(row.Name) : row.LabelDepth == 0 && row.Name.Contains(kind))
                    foreach (var cell in row.Cells.Where(c => c.Column.Key is ColumnKeys.Total or ColumnKeys.Amount))
                        if (facts.At(table, row, cell.Column) is { AmountYuan: not null } fact) yield return fact;
    }

    /// <summary>Totals of the project forms, and of the column of projects elsewhere.</summary>
    public IEnumerable<Fact> Projects() =>
        GrandTotals(ColumnKeys.Project).Concat(NamedRows("项目支出"))
            .Concat(GrandTotals(ColumnKeys.Total, FormIds.ProjectsCurrent)).Concat(GrandTotals(ColumnKeys.Amount, FormIds.ProjectsCurrent))
            .Concat(GrandTotals(ColumnKeys.Total, FormIds.ProjectsCarryover)).Concat(GrandTotals(ColumnKeys.Amount, FormIds.ProjectsCarryover));

    /// <summary>The same row's amount in the column for this moment.</summary>
    /// <param name="moment">One of <see cref="Moments"/>.</param>
    public Fact? Moment(Fact fact, string moment)
    {
        var other = fact.Table.Columns.FirstOrDefault(c => c.Group == fact.Column.Group && c.Measure == fact.Column.Measure && c.Moment == moment);
        return other is null ? null : facts.At(fact.Table, fact.Row, other);
    }

    IEnumerable<FormTable> Of(params string[] forms) => facts.Tables.Where(t => forms.Contains(t.Type.Base));

    IEnumerable<Fact> Amounts(FormTable table, FormRow row)
    {
        foreach (var column in FactIndex.Columns(table, row.Group))
            if (column.Key is ColumnKeys.Total or ColumnKeys.Amount or ColumnKeys.Subtotal && facts.At(table, row, column) is { AmountYuan: not null } fact) yield return fact;
    }

    IEnumerable<Fact> All(FormTable table, FormRow row)
    {
        foreach (var cell in row.Cells)
            if (facts.At(table, row, cell.Column) is { AmountYuan: not null } fact) yield return fact;
    }

    /// <summary>The rows are the three kinds and nothing wider, so that their total is what prose calls 三公.</summary>
    static bool IsListOfThree(FormTable table)
    {
        var kinds = table.Rows.Select(r => r.Name.Length == 0 ? null : ColumnKeys.Specific(Numbering.StripAll(r.Name))).ToList();
        return kinds.Contains("reception") && kinds.Contains(ColumnKeys.Vehicles) && !kinds.Exists(k => k is "meeting" or "training" or ColumnKeys.AgencyOperating);
    }

    static bool HasSubtotal(FormTable table) => table.Columns.Any(c => c.Measure == ColumnKeys.ThreePublicSubtotal);

    /// <summary>Whether a row of this name stands over the row by its code; where the form prints no such rows, whether one form calls its 类 so.</summary>
    bool HasAncestor(FormTable table, FormRow row, string name)
    {
        var above = table.Rows.Where(r => r.Code.Length is 3 or 5 && r.Code.Length < row.Code.Length && row.Code.StartsWith(r.Code, StringComparison.Ordinal)).ToList();
        return above.Count > 0 ? above.Exists(r => IsSame(r.Name, name)) : row.Code.Length > 3 && Classes[row.Code[..3]].Any(n => IsSame(n, name));
    }

    /// <summary>Names that the forms print for each 类.</summary>
    ILookup<string, string> Classes => field ??= facts.Tables.Where(t => Functional.Contains(t.Type.Base)).SelectMany(t => t.Rows)
        .Where(r => r.Side != Sides.Revenue && (r.Code.Length == 3 || r.Subject?.Code.Length == 3)).ToLookup(r => r.Code.Length == 3 ? r.Code : r.Subject!.Code, r => Numbering.StripAll(r.Name));

    /// <summary>Prose says 社会保障和就业(类)支出 where the form says 社会保障和就业支出, and drops 支出 at will.</summary>
    static bool IsSame(string a, string b) => a == b || Bare(a) == Bare(b);

    static string Bare(string name) => name.EndsWith("支出", StringComparison.Ordinal) ? name[..^2] : name;
}
