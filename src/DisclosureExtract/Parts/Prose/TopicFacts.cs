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
        FormIds.Expenditure, FormIds.GeneralPublicExpenditure, FormIds.AppropriationExpenditure,
        FormIds.GovernmentFundExpenditure, FormIds.StateCapitalExpenditure, .. Summaries,
    ];

    static readonly string[] Economic = [FormIds.BasicExpenditureEconomic, FormIds.AppropriationBasicEconomic];

    /// <summary>Forms whose columns mean something of their own.</summary>
    static readonly string[] Apart =
        [FormIds.ThreePublic, FormIds.ProjectsCurrent, FormIds.ProjectsCarryover, FormIds.Procurement];

    /// <summary>Whether one of these forms is in the document.</summary>
    public bool HasForm(params IReadOnlyList<string> forms) => Of(forms).Any();

    /// <summary>Whether the form is in the document and prints no amount.</summary>
    public bool IsEmptyForm(string form) => HasForm(form) && Of(form).All(t => t.IsEmpty);

    /// <summary>Amounts of the row that prints this code.</summary>
    public IEnumerable<Fact> Coded(string code) =>
        Rows(Functional).Where(r => r.Row.Code == code && r.Row.Side != Sides.Revenue).SelectMany(Amounts);

    /// <summary>Amounts of the row whose names, from the 类 down, are these.</summary>
    public IEnumerable<Fact> Subject(IReadOnlyList<string> names) =>
        Rows(Functional).Where(r => r.Row.Side != Sides.Revenue && IsNamed(r.Row, names[^1]) && IsBelow(r, names))
            .SelectMany(Amounts);

    /// <summary>
    /// Whether a row stands as deep as the names say and below the first of them; what has no code may.
    /// </summary>
    bool IsBelow((FormTable Table, FormRow Row) at, IReadOnlyList<string> names) =>
        names.Count == 1 || at.Row.Code.Length == 0 || IsBelow(at, names[0], names.Count);

    bool IsBelow((FormTable Table, FormRow Row) at, string parent, int depth) =>
        at.Row.Code.Length == 1 + 2 * depth && HasAncestor(at.Table, at.Row, parent);

    /// <summary>Rows of the functional forms at this depth below the 类 of this name.</summary>
    public IEnumerable<(string Name, Fact Fact)> Below(string parent, int depth) =>
        Rows(Functional).Where(r => IsBelow(r, parent, depth)).SelectMany(WithName);

    /// <summary>Rows of the functional forms that print a code, with their amounts.</summary>
    public IEnumerable<(string Name, Fact Fact)> Subjects() =>
        Rows(Functional).Where(r => r.Row.Code.Length > 0).SelectMany(WithName);

    /// <summary>
    /// Amounts of every row with this name: functional subjects, sources, uses; or economic subjects where asked.
    /// </summary>
    public IEnumerable<Fact> Row(string name, bool isEconomic = false) =>
        Rows(isEconomic ? Economic : Functional).Where(r => IsNamed(r.Row, name)).SelectMany(Amounts);

    /// <summary>Rows of the summaries whose name begins so: 一、财政拨款收入.</summary>
    public IEnumerable<Fact> RevenueRow(string start) =>
        Rows(Summaries).Where(r => r.Row.Side == Sides.Revenue)
            .Where(r => NameOf(r.Row).StartsWith(start, StringComparison.Ordinal))
            .SelectMany(All);

    /// <summary>Rows of the summaries and of the economic form that carry this name, or its sum.</summary>
    public IEnumerable<Fact> NamedRows(string name)
    {
        string[] names = [name, name + "收入", name + "合计"];
        return Rows([.. Summaries, .. Economic]).Where(r => names.Contains(NameOf(r.Row))).SelectMany(All);
    }

    /// <summary>This column of the total rows, in one form or in all that share their columns.</summary>
    public IEnumerable<Fact> GrandTotals(string key, string? form = null) =>
        facts.Tables.Where(t => t.Type.HasFacts && (form is null ? !Apart.Contains(t.Type.Base) : t.Type.Base == form))
            .SelectMany(t => t.Rows.Where(IsGrandTotal).SelectMany(r => In((t, r), c => c.Key == key)));

    static bool IsGrandTotal(FormRow row) =>
        RowNames.IsGrandTotal(row.Name) || (row.Name.Length == 0 && row.Code.Length == 0);

    /// <summary>The totals of a form under 合计 and under 金额.</summary>
    IEnumerable<Fact> FormTotals(string form) => Rows(form).Where(r => IsGrandTotal(r.Row)).SelectMany(
        r => In(r, c => c.Key is ColumnKeys.Total or ColumnKeys.Amount || IsWholeAppropriation(r.Table, c)));

    public IEnumerable<Fact> SummaryTotals(string side, string form = FormIds.BudgetSummary) =>
        Rows(form).Where(r => r.Row.Side == side && r.Row.IsTotal).SelectMany(Amounts);

    /// <summary>
    /// Amounts of one source of money: its column in the total rows, its row in the summaries, the total of its own
    /// form.
    /// </summary>
    public IEnumerable<Fact> OfFund(string key, string? form, string rowName) =>
        GrandTotals(key).Concat(RevenueRow(rowName))
            .Concat(Rows(Summaries).Where(r => r.Row.IsTotal).SelectMany(r => In(r, c => c.Key == key)))
            .Concat(form is null ? [] : FormTotals(form));

    public IEnumerable<Fact> Appropriation() =>
        GrandTotals(ColumnKeys.FiscalAppropriation)
            .Concat(SummaryTotals(Sides.Revenue, FormIds.AppropriationSummary))
            .Concat(SummaryTotals(Sides.Expenditure, FormIds.AppropriationSummary))
            .Concat(FormTotals(FormIds.AppropriationExpenditure))
            .Concat(NamedRows("财政拨款"))
            .Concat(OfThisYear());

    /// <summary>一、本年收入 and 一、本年支出 of the appropriations, before what was carried over.</summary>
    IEnumerable<Fact> OfThisYear() =>
        Rows(FormIds.AppropriationSummary).Where(r => NameOf(r.Row) is "本年收入" or "本年支出").SelectMany(Amounts);

    /// <summary>Amounts of 三公 and of its parts: columns of the total row, or rows.</summary>
    public IEnumerable<Fact> ThreePublic(string key)
    {
        foreach (var (table, row) in Rows(FormIds.ThreePublic, FormIds.AgencyOperating))
        {
            var isTotal = row.Name.Length == 0 || RowNames.IsTotal(row.Name);
            var isOwn = IsRowOfThree(table, row, key);
            bool IsOwn(FormColumn column) => table.IsOfThisYear(column) && (IsTotalOf(column) || IsAmountOf(column));
            bool IsTotalOf(FormColumn column) => isTotal && IsColumnOfThree(table, column.Measure, key);
            bool IsAmountOf(FormColumn column) => isOwn && column.Measure is ColumnKeys.Total or ColumnKeys.Amount;
            foreach (var fact in In((table, row), IsOwn)) yield return fact;
        }
    }

    /// <summary>Whether a row is that of a kind, or of all where the rows are the three kinds.</summary>
    static bool IsRowOfThree(FormTable table, FormRow row, string key) =>
        RowNames.IsGrandTotal(row.Name)
            ? key == ColumnKeys.Total && IsListOfThree(table)
            : row.Name.Length > 0 && ColumnKeys.Specific(NameOf(row)) == key;

    /// <summary>合计 may be wider than 三公; its 小计 is what prose calls 三公.</summary>
    static bool IsColumnOfThree(FormTable table, string measure, string key) =>
        measure == key && (key != ColumnKeys.Total || !HasSubtotal(table))
        || key == ColumnKeys.Total && measure == ColumnKeys.ThreePublicSubtotal;

    /// <summary>The total of the procurement form, or the amounts of 货物, 工程 or 服务 in it.</summary>
    public IEnumerable<Fact> Procurement(string? kind) =>
        facts.Forms(FormIds.Procurement).SelectMany(t => t.Rows.Where(r => IsProcurement(r, kind))
            .SelectMany(r => In((t, r), c => c.Key is ColumnKeys.Total or ColumnKeys.Amount)));

    static bool IsProcurement(FormRow row, string? kind) =>
        kind is null ? RowNames.IsGrandTotal(row.Name) : row.LabelDepth == 0 && row.Name.Contains(kind);

    /// <summary>Totals of the project forms, and of the column of projects elsewhere.</summary>
    public IEnumerable<Fact> Projects() =>
        GrandTotals(ColumnKeys.Project).Concat(NamedRows("项目支出"))
            .Concat(FormTotals(FormIds.ProjectsCurrent)).Concat(FormTotals(FormIds.ProjectsCarryover));

    /// <summary>The same row's amount in the column for this moment.</summary>
    /// <param name="moment">One of <see cref="Moments"/>.</param>
    public Fact? Moment(Fact fact, string moment)
    {
        var own = fact.Column;
        var other = fact.Table.Columns.FirstOrDefault(
            c => c.Group == own.Group && c.Measure == own.Measure && c.Moment == moment);
        return other is null ? null : facts.At(fact.Table, fact.Row, other);
    }

    /// <summary>The same row's amount of last year; in a form of a government the only column that is of last year.</summary>
    public Fact? LastYear(Fact fact) =>
        !fact.Table.Type.IsOfGovernment ? Moment(fact, Moments.LastYear)
        : fact.Table.Columns.Where(c => c.Group == fact.Column.Group && (c.Key == Moments.LastYear || c.Moment == Moments.LastYear)).ToList()
            is [var only] && only != fact.Column ? facts.At(fact.Table, fact.Row, only) : null;

    /// <summary>The same row's amount of the budget, in accounts.</summary>
    public Fact? Budget(Fact fact) => Moment(fact, Moments.Budget);

    IEnumerable<FormTable> Of(params IReadOnlyList<string> forms) =>
        facts.Tables.Where(t => forms.Contains(t.Type.Base));

    IEnumerable<(FormTable Table, FormRow Row)> Rows(params IReadOnlyList<string> forms) =>
        Of(forms).SelectMany(t => t.Rows.Select(r => (t, r)));

    /// <summary>What a row comes to: its amounts under 合计, 金额 and 小计.</summary>
    IEnumerable<Fact> Amounts((FormTable Table, FormRow Row) at) =>
        Known(at, FactIndex.Columns(at.Table, at.Row.Group)
            .Where(c => c.Key is ColumnKeys.Total or ColumnKeys.Amount or ColumnKeys.Subtotal || IsWholeAppropriation(at.Table, c)));

    /// <summary>财政拨款支出 in a form of the appropriations is the whole, whose parts stand beside.</summary>
    static bool IsWholeAppropriation(FormTable table, FormColumn column) =>
        column.Key == ColumnKeys.FiscalAppropriation && table.Type.Base == FormIds.AppropriationExpenditure;

    IEnumerable<(string Name, Fact Fact)> WithName((FormTable Table, FormRow Row) at) =>
        Amounts(at).Select(f => (at.Row.Name, f));

    IEnumerable<Fact> All((FormTable Table, FormRow Row) at) => In(at, static _ => true);

    IEnumerable<Fact> In((FormTable Table, FormRow Row) at, Func<FormColumn, bool> isWanted) =>
        Known(at, at.Row.Cells.Select(c => c.Column).Where(isWanted));

    /// <summary>The amounts of a row in these columns, as far as their unit is known.</summary>
    IEnumerable<Fact> Known((FormTable Table, FormRow Row) at, IEnumerable<FormColumn> columns) =>
        columns.Select(c => facts.At(at.Table, at.Row, c)).OfType<Fact>().Where(f => f.AmountYuan is not null);

    /// <summary>The rows are the three kinds and nothing wider, so that their total is what prose calls 三公.</summary>
    static bool IsListOfThree(FormTable table)
    {
        var kinds = table.Rows.Where(r => r.Name.Length > 0).Select(r => ColumnKeys.Specific(NameOf(r))).ToList();
        return kinds.Contains("reception") && kinds.Contains(ColumnKeys.Vehicles)
            && !kinds.Exists(k => k is "meeting" or "training" or ColumnKeys.AgencyOperating);
    }

    static bool HasSubtotal(FormTable table) => table.Columns.Any(c => c.Measure == ColumnKeys.ThreePublicSubtotal);

    /// <summary>
    /// Whether a row of this name stands over the row by its code; where the form prints no such rows, whether one form
    /// calls its 类 so.
    /// </summary>
    bool HasAncestor(FormTable table, FormRow row, string name)
    {
        var above = table.Rows.Where(r => IsAbove(r.Code, row.Code)).ToList();
        if (above.Count > 0) return above.Exists(r => IsSame(r.Name, name));
        return row.Code.Length > 3 && Classes[row.Code[..3]].Any(n => IsSame(n, name));
    }

    static bool IsAbove(string code, string below) =>
        code.Length is 3 or 5 && code.Length < below.Length && below.StartsWith(code, StringComparison.Ordinal);

    /// <summary>Names that the forms print for each 类.</summary>
    ILookup<string, string> Classes => field ??= Rows(Functional).Select(r => r.Row)
        .Where(r => r.Side != Sides.Revenue && ClassOf(r) is not null).ToLookup(r => ClassOf(r)!, NameOf);

    static string? ClassOf(FormRow row) =>
        row.Code.Length == 3 ? row.Code : row.Subject is { Code: { Length: 3 } code } ? code : null;

    static string NameOf(FormRow row) => Numbering.StripAll(row.Name);

    static bool IsNamed(FormRow row, string name) => row.Name.Length > 0 && IsSame(NameOf(row), name);

    /// <summary>Prose says 社会保障和就业(类)支出 where the form says 社会保障和就业支出, and drops 支出 at will.</summary>
    static bool IsSame(string a, string b) => a == b || Bare(a) == Bare(b);

    static string Bare(string name) => name.EndsWith("支出", StringComparison.Ordinal) ? name[..^2] : name;
}
