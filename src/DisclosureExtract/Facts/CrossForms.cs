using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// balance and cross.*: amounts that stand in several forms. Each relation states its premise in code: where a unit has
/// money besides appropriations, forms of all money and forms of appropriations are not held against each other.
/// </summary>
static class CrossForms
{
    public static IEnumerable<Relation> Relations(FactIndex facts)
    {
        foreach (var final in (bool[])[false, true])
        {
            var forms = new FormSet(facts, final);
            foreach (var relation in Balance(facts, forms.Summary)) yield return relation;
            foreach (var relation in Balance(facts, forms.AppropriationSummary)) yield return relation;
            foreach (var relation in SummaryTotals(facts, forms)) yield return relation;
            foreach (var relation in SummarySubjects(facts, forms)) yield return relation;
            foreach (var relation in Appropriations(facts, forms)) yield return relation;
            foreach (var relation in Basics(facts, forms)) yield return relation;
            foreach (var relation in Projects(facts, forms)) yield return relation;
            foreach (var relation in SameMoney(facts, forms)) yield return relation;
            foreach (var relation in Operating(facts, forms)) yield return relation;
            foreach (var relation in FundBalance(facts, forms)) yield return relation;
            foreach (var relation in SummaryRows.Relations(facts, forms)) yield return relation;
        }
    }

    /// <summary>
    /// Relations that hold only for some units and prove nothing where they fail: 机关运行经费 is the 公用经费 of the economic
    /// form where no public institution belongs to the unit.
    /// </summary>
    public static IEnumerable<Relation> Corroborations(FactIndex facts) => AgencyOperating(facts).Select(a => Equal(
        Rules.CrossTotal, $"operating {a.Amount.Table.Table.Id}", a.Amount, a.Public,
            $"{a.Amount.Form} 机关运行经费 = {a.Public.Form} 公用经费"));

    /// <summary>机关运行经费 as printed, with the 公用经费 of the economic form.</summary>
    internal static IEnumerable<(Fact Amount, Fact Public)> AgencyOperating(FactIndex facts)
    {
        foreach (var final in (bool[])[false, true])
        {
            var economic = facts.Forms(FormIds.BasicExpenditureEconomic, final).FirstOrDefault();
            var operating = facts.Forms(FormIds.ThreePublic, final).Concat(facts.Forms(FormIds.AgencyOperating));
            if (GrandTotal(facts, economic, ColumnKeys.Public) is not { } whole) continue;
            foreach (var form in operating)
                if (GrandTotal(facts, form, ColumnKeys.AgencyOperating) is { } amount) yield return (amount, whole);
        }
    }

    /// <summary>The forms of one kind of disclosure, each the first with amounts.</summary>
    internal sealed class FormSet(FactIndex facts, bool final)
    {
        readonly Dictionary<FormTable, SubjectRows> rows = new(ReferenceEqualityComparer.Instance);

        public bool IsFinal => final;

        public FormTable? Summary => One(FormIds.BudgetSummary);

        public FormTable? Revenue => One(FormIds.Revenue);

        public FormTable? Expenditure => One(FormIds.Expenditure);

        public FormTable? AppropriationSummary => One(FormIds.AppropriationSummary);

        public FormTable? AppropriationExpenditure => One(FormIds.AppropriationExpenditure);

        public FormTable? AppropriationBasic => One(FormIds.AppropriationBasicEconomic);

        public FormTable? GeneralPublic => One(FormIds.GeneralPublicExpenditure);

        public FormTable? Basic => One(FormIds.BasicExpenditureEconomic);

        public FormTable? Operating => One(FormIds.AgencyOperating);

        public FormTable? Fund => One(FormIds.GovernmentFundExpenditure);

        public FormTable? Capital => One(FormIds.StateCapitalExpenditure);

        public FormTable? Projects => One(FormIds.ProjectsCurrent);

        public FormTable? ProjectsCarryover => One(FormIds.ProjectsCarryover);

        /// <summary>The rows of a form by their subjects, put together once for all that is held against it.</summary>
        public SubjectRows RowsOf(FormTable table)
        {
            if (!rows.TryGetValue(table, out var known)) rows[table] = known = new SubjectRows(table);
            return known;
        }

        /// <summary>Two tables of one form (a form split by purpose) sum up to something else than one: they are left alone.</summary>
        FormTable? One(string form) => facts.Forms(form, final).ToList() is [var only] ? only : null;
    }

    /// <summary>
    /// The rows of a form that stand for a subject. The row above once more is another matter, and not the same subject
    /// of another unit.
    /// </summary>
    internal sealed class SubjectRows
    {
        readonly ILookup<string, FormRow> byCode;

        public SubjectRows(FormTable table)
        {
            var places = table.Rows.ToLookup(r => new { r.Index, r.Group });
            All = [.. table.Rows.Where(r => RowTree.CodeOf(r).Length > 0
                && !places[new { Index = r.Index - 1, r.Group }].Any(above => IsTwice(above, r)))];
            byCode = All.ToLookup(RowTree.CodeOf);
        }

        /// <summary>In print order.</summary>
        public IReadOnlyList<FormRow> All { get; }

        /// <summary>One, or one for each unit.</summary>
        public IEnumerable<FormRow> Of(string code) => byCode[code];

        static bool IsTwice(FormRow above, FormRow row) => above.Code == row.Code && above.Name == row.Name
            && above.HasAmountsOf(row) && above.Attributes.SequenceEqual(row.Attributes);
    }

    internal static IEnumerable<Relation> Balance(FactIndex facts, FormTable? summary)
    {
        if (summary is null) yield break;
        var revenue = LastTotal(facts, summary, [Sides.Revenue]);
        var expenditure = LastTotal(facts, summary, [Sides.Expenditure, Sides.ExpenditureUse]);
        if (revenue is null || expenditure is null) yield break;
        var areStacked = revenue.Column.Index == expenditure.Column.Index; // one side above the other
        if (!areStacked && revenue.Row.Index != expenditure.Row.Index) yield break;
        yield return Equal(Rules.Balance, summary.Table.Id, revenue, expenditure,
            $"{revenue.Row.Name} = {expenditure.Row.Name}");
    }

    /// <summary>The last total of a side: 收入总计, 支出总计.</summary>
    static Fact? LastTotal(FactIndex facts, FormTable table, string[] sides)
    {
        Fact? last = null;
        foreach (var row in table.Rows)
        {
            if (!row.IsTotal || !sides.Contains(row.Side)) continue;
            if (TotalColumn(table, row.Group) is not { } column) continue;
            if (facts.At(table, row, column) is not { } fact) continue;
            if (last is null || row.Index >= last.Row.Index) last = fact;
        }
        return last;
    }

    internal static FormColumn? TotalColumn(FormTable table, int group)
    {
        var columns = FactIndex.Columns(table, group).ToList();
        return columns.Find(c => c.Key is ColumnKeys.Total)
            ?? columns.Find(c => c.Key is ColumnKeys.Subtotal)
            ?? columns.Find(c => c.Key is ColumnKeys.Amount)
            ?? columns.Find(c => c is { Measure: ColumnKeys.Amount, Moment: Moments.Final })
            ?? columns.Find(c => c is { Measure: ColumnKeys.Total, Moment: Moments.Final })
            ?? (columns.Count == 1 ? columns[0] : null);
    }

    static FormColumn? Column(FormTable? table, params string[] keys) =>
        keys.Select(k => table?.Columns.FirstOrDefault(c => c.Key == k)).OfType<FormColumn>().FirstOrDefault();

    /// <summary>The column in which a form states its amounts whole.</summary>
    internal static FormColumn? MainColumn(FormTable? table) => Column(table, ColumnKeys.Total, ColumnKeys.Amount);

    internal static Fact? GrandTotal(FactIndex facts, FormTable? table) =>
        GrandTotal(facts, table, ColumnKeys.Total, ColumnKeys.Amount);

    /// <summary>The amount of the row that sums up a one-sided form.</summary>
    internal static Fact? GrandTotal(FactIndex facts, FormTable? table, params string[] keys)
    {
        if (table is null || Column(table, keys) is not { } column) return null;
        var totals = table.Rows.Where(r => RowNames.IsGrandTotal(r.Name));
        var total = totals.FirstOrDefault(r => facts.At(table, r, column) is not null);
        // The only row with amounts needs no name.
        var withAmounts = table.Rows.Where(r => r.Cells.Any(c => c.Amount.Value is not null)).Take(2).ToList();
        var row = total ?? (withAmounts is [var only] ? only : null);
        return row is null ? null : facts.At(table, row, column);
    }

    /// <summary>
    /// 合计 of the revenue and expenditure forms against the summary. Whether they include money carried over differs by
    /// province, so the total of either kind in the summary will do; only a total that equals none of them is a fault.
    /// </summary>
    static IEnumerable<Relation> SummaryTotals(FactIndex facts, FormSet forms)
    {
        (FormTable?, string[])[] details =
            [(forms.Revenue, [Sides.Revenue]), (forms.Expenditure, [Sides.Expenditure, Sides.ExpenditureUse])];
        foreach (var (form, sides) in details)
        {
            if (forms.Summary is not { } summary || GrandTotal(facts, form) is not { } total) continue;
            var candidates = summary.Rows.Where(r => r.IsTotal && sides.Contains(r.Side))
                .Select(r => TotalColumn(summary, r.Group) is { } c ? facts.At(summary, r, c) : null)
                .OfType<Fact>().ToList();
            if (candidates.Count == 0) continue;
            var match = candidates.MinBy(c => Math.Abs(c.Value * c.Unit.To(total.Unit) - total.Value))!;
            yield return Equal(Rules.CrossTotal, $"{form!.Table.Id} {summary.Table.Id}", total, match,
                $"{form.Form} {Name(total)} = {summary.Form} {match.Row.Name}");
        }
    }

    /// <summary>类 of a summary against the 类 rows of the form that details it.</summary>
    static IEnumerable<Relation> SummarySubjects(FactIndex facts, FormSet forms)
    {
        var appropriations = forms.AppropriationSummary;
        return Subjects(facts, forms, forms.Summary, null, forms.Expenditure)
            .Concat(Subjects(facts, forms, appropriations, ColumnKeys.GeneralPublicBudget, forms.GeneralPublic))
            .Concat(Subjects(facts, forms, appropriations, ColumnKeys.GovernmentFund, forms.Fund));
    }

    static IEnumerable<Relation> Subjects(
        FactIndex facts, FormSet forms, FormTable? summary, string? key, FormTable? detail)
    {
        if (summary is null || detail is null || MainColumn(detail) is not { } detailColumn) yield break;
        foreach (var row in summary.Rows)
        {
            if (row.Side != Sides.Expenditure || row.Subject is not { } subject || subject.Code.Length != 3) continue;
            var column = key is null
                ? TotalColumn(summary, row.Group)
                : FactIndex.Columns(summary, row.Group).FirstOrDefault(c => c.Key == key);
            if (column is null || facts.At(summary, row, column) is not { } fact) continue;
            var detailed = AmountsOf(facts, forms, detail, subject.Code, detailColumn);
            if (detailed.Count == 0) continue;
            var what = $"{summary.Form} {row.Name} = {detail.Form} {subject.Code}";
            var family = $"{Rules.CrossSubject} {summary.Table.Id} {detail.Table.Id}";
            yield return new Relation(Rules.CrossSubject, family, fact, detailed, what, what);
        }
    }

    /// <summary>
    /// 财政拨款 = 一般公共预算 + 政府性基金 + 国有资本经营, where the form of each kind is printed (empty ones count as nothing).
    /// </summary>
    static IEnumerable<Relation> Appropriations(FactIndex facts, FormSet forms)
    {
        var general = GrandTotal(facts, forms.GeneralPublic);
        if (general is null || forms.IsFinal) yield break;
        var parts = new List<Fact> { general };
        foreach (var (form, word) in ((FormTable?, string)[])[(forms.Fund, "政府性基金"), (forms.Capital, "国有资本经营")])
        {
            if (GrandTotal(facts, form) is { } part) parts.Add(part);
            // Detailed nowhere in this document.
            else if (form is null && HasMoneyOf(facts, forms.AppropriationSummary, word)) yield break;
        }
        var listed = string.Join(" + ", parts.Select(p => p.Form));
        if (GrandTotal(facts, forms.AppropriationExpenditure) is { } expenditure)
            yield return new Relation(
                Rules.CrossTotal, $"{Rules.CrossTotal} appropriation {expenditure.Key.Table}", expenditure, parts,
                $"{expenditure.Form} total = {listed}", $"{expenditure.Form} 合计 = {listed}");
        if (forms.AppropriationSummary is not { } summary || HasCarryover(facts, summary)) yield break;
        if (LastTotal(facts, summary, [Sides.Expenditure, Sides.ExpenditureUse]) is { } total)
            yield return new Relation(
                Rules.CrossTotal, $"{Rules.CrossTotal} appropriation {summary.Table.Id}", total, parts,
                $"{summary.Form} {total.Row.Name} = {listed}", $"{summary.Form} {total.Row.Name} = {listed}");
    }

    /// <summary>Whether a row of a summary that is named after a kind of money has some.</summary>
    static bool HasMoneyOf(FactIndex facts, FormTable? summary, string word) =>
        summary is not null && summary.Rows
            .Where(r => r.Side == Sides.Revenue && r.Name.Contains(word, StringComparison.Ordinal))
            .Any(r => r.Cells.Any(c => facts.At(summary, r, c.Column) is { Value: not 0 }));

    static bool HasCarryover(FactIndex facts, FormTable summary) =>
        summary.Rows.Where(r => r.Name.Contains("结转") || r.Name.Contains("结余"))
            .Any(r => r.Cells.Any(c => c.Amount.Value is not null and not 0))
        || summary.Columns.Where(c => c.Key is ColumnKeys.Carryover)
            .Any(c => summary.Rows.Any(r => facts.At(summary, r, c) is { Value: not 0 }));

    /// <summary>基本支出 of the functional form = 合计 of the economic form of the same money.</summary>
    static IEnumerable<Relation> Basics(FactIndex facts, FormSet forms)
    {
        var basic = GrandTotal(facts, forms.GeneralPublic, ColumnKeys.Basic);
        if (basic is null || forms.Basic is not { } economic) yield break;
        if (GrandTotal(facts, economic) is { } total)
        {
            yield return Equal(Rules.CrossTotal, $"basic {economic.Table.Id}", basic, total,
                $"{basic.Form} {Name(basic)} 基本支出 = {economic.Form} {Name(total)}");
            yield break;
        }
        // 人员经费合计 and 公用经费合计 side by side, without a row for both.
        var halves = economic.Rows.Where(r => r.Name is "人员经费合计" or "公用经费合计")
            .SelectMany(r => r.Cells.Select(c => facts.At(economic, r, c.Column))).OfType<Fact>().ToList();
        var halvesAdded = $"{basic.Form} {Name(basic)} 基本支出 = 人员经费合计 + 公用经费合计";
        if (halves.Count == 2)
            yield return new Relation(Rules.CrossTotal, $"{Rules.CrossTotal} basic {economic.Table.Id}", basic, halves,
                halvesAdded, halvesAdded);
    }

    /// <summary>
    /// The project forms of this year and carried over together are the project expenditure of the expenditure form. A
    /// form that calls itself one of the general public budget may list the projects of that budget alone.
    /// </summary>
    static IEnumerable<Relation> Projects(FactIndex facts, FormSet forms)
    {
        if (forms.Projects is not { } projects) yield break;
        var isOfGeneral = projects.Table.Context.Title is { } title
            && ColumnKeys.Specific(title.Text) is ColumnKeys.GeneralPublicBudget;
        if (MainColumn(projects) is not { } column) yield break;
        var total = projects.Rows.FirstOrDefault(r => RowNames.IsGrandTotal(r.Name))
            ?? projects.Rows.FirstOrDefault(r => facts.At(projects, r, column) is not null);
        if (total is null || facts.At(projects, total, column) is not { } sum) yield break;
        var parts = new List<Fact> { sum };
        if (GrandTotal(facts, forms.ProjectsCarryover) is { } carried) parts.Add(carried);
        FormTable?[] wholes = isOfGeneral ? [forms.GeneralPublic, forms.Expenditure] : [forms.Expenditure];
        var stated = wholes.Select(w => GrandTotal(facts, w, ColumnKeys.Project)).OfType<Fact>();
        var relations = stated.Select(Sum).ToList();
        if (relations.Find(r => facts.Precision.Evaluate(r).Holds) is { } holds) yield return holds;
        else if (relations.Count == wholes.Length) yield return relations[0];

        Relation Sum(Fact whole)
        {
            var what = $"{whole.Form} {Name(whole)} 项目支出 = {projects.Form}";
            var family = $"{Rules.CrossTotal} projects {projects.Table.Id}";
            return new Relation(Rules.CrossTotal, family, whole, parts, what, what);
        }
    }

    /// <summary>
    /// Forms that detail the same money row by row: their totals agree, and so do nine in ten of their rows. Where they
    /// do, the tenth that does not is a fault of one of them.
    /// </summary>
    static IEnumerable<Relation> SameMoney(FactIndex facts, FormSet forms)
    {
        foreach (var (first, second) in SameRows(forms))
        {
            foreach (var (a, b) in SameColumns(first, second))
            {
                if (GrandTotal(facts, first, a.Key) is not { } one) continue;
                if (GrandTotal(facts, second, b.Key) is not { } other || !AreSame(one, other)) continue;
                var pair = $"{first.Table.Id} {second.Table.Id} {a.Key}";
                var totals = $"{first.Form} {Name(one)} = {second.Form} {Name(other)} ({a.HeaderPath})";
                var relations = new List<Relation> { Equal(Rules.CrossRows, pair, one, other, totals) };
                foreach (var row in forms.RowsOf(first).All)
                {
                    if (facts.At(first, row, a) is not { } fact) continue;
                    var code = RowTree.CodeOf(row);
                    var (own, twins) = (AmountsOf(facts, forms, first, code, a), AmountsOf(facts, forms, second, code, b));
                    var isByUnitInBoth = own.Count != 1 && twins.Count != 1;
                    if (isByUnitInBoth || twins.Count == 0 || !ReferenceEquals(own[0], fact)) continue;
                    var (whole, parts) = own.Count == 1 ? (fact, twins) : (twins[0], own);
                    var what = $"{first.Form} {code} = {second.Form} {code} ({a.HeaderPath})";
                    relations.Add(new Relation(Rules.CrossRows, $"{Rules.CrossRows} {pair}", whole, parts, what, what));
                }
                var differing = relations.Count(r => !AreSame(r.Whole, r.Parts[0]));
                // Where more differ, what the rows of one form are to the other is not certain.
                var isInferred = differing > MostDiffering(relations.Count);
                foreach (var relation in relations) yield return isInferred ? relation with { IsInferred = true } : relation;
            }
        }
    }

    /// <summary>
    /// 机关运行经费 by economic subject, where it is the 商品和服务支出 of the basic form: what both print of a subject is the same.
    /// </summary>
    static List<Relation> Operating(FactIndex facts, FormSet forms)
    {
        if (forms.Operating is not { } operating || forms.Basic is not { } basic) return [];
        if (Column(operating, ColumnKeys.AgencyOperating, ColumnKeys.Total, ColumnKeys.Amount) is not { } a || MainColumn(basic) is not { } b) return [];
        var relations = new List<Relation>();
        foreach (var row in forms.RowsOf(operating).All)
        {
            var code = RowTree.CodeOf(row);
            if (facts.At(operating, row, a) is not { } own || AmountsOf(facts, forms, operating, code, a).Count > 1
                || AmountsOf(facts, forms, basic, code, b) is not [var twin]) continue;
            relations.Add(Equal(Rules.CrossRows, $"{operating.Table.Id} {basic.Table.Id}", own, twin,
                $"{operating.Form} {code} = {basic.Form} {code}"));
        }
        return relations.Count >= LeastOperating && relations.Count(r => !AreSame(r.Whole, r.Parts[0])) <= MostDiffering(relations.Count)
            ? relations : [];
    }

    /// <summary>Subjects that both print before one that differs says something.</summary>
    const int LeastOperating = 5;

    /// <summary>Forms that detail the same money row by row, where it is the same.</summary>
    internal static IEnumerable<(FormTable First, FormTable Second)> SameRows(FactIndex facts) =>
        ((bool[])[false, true]).SelectMany(final => SameRows(new FormSet(facts, final)));

    static IEnumerable<(FormTable First, FormTable Second)> SameRows(FormSet forms)
    {
        (FormTable?, FormTable?)[] pairs =
        [
            (forms.Expenditure, forms.GeneralPublic),
            (forms.AppropriationExpenditure, forms.GeneralPublic),
            (forms.Revenue, forms.Expenditure),
            (forms.AppropriationBasic, forms.Basic),
            (forms.GeneralPublic is null ? forms.Expenditure : null, forms.AppropriationExpenditure),
        ];
        foreach (var (first, second) in pairs)
            if (first is not null && second is not null) yield return (first, second);
    }

    /// <summary>Rows that may differ: one in ten, and in short forms a few, where most do not.</summary>
    static double MostDiffering(int rows) => Math.Max(0.1 * rows, Math.Min(3, 0.34 * rows));

    static bool AreSame(Fact one, Fact other) => one.Value == other.Value * other.Unit.To(one.Unit);

    /// <summary>The amounts of a subject in a column: one, or one for each unit.</summary>
    static List<Fact> AmountsOf(FactIndex facts, FormSet forms, FormTable table, string code, FormColumn column) =>
        [.. forms.RowsOf(table).Of(code).Select(r => facts.At(table, r, column)).OfType<Fact>()];

    internal static IEnumerable<(FormColumn, FormColumn)> SameColumns(FormTable first, FormTable second)
    {
        foreach (var a in first.Columns)
        {
            var isWhole = a.Key is ColumnKeys.Total or ColumnKeys.Amount;
            var isPart = a.Key is ColumnKeys.Basic or ColumnKeys.Project or ColumnKeys.Personnel or ColumnKeys.Public;
            if (!isWhole && !isPart) continue;
            var b = second.Columns.FirstOrDefault(c => c.Key == a.Key) ?? (isWhole ? MainColumn(second) : null);
            if (b is not null) yield return (a, b);
        }
    }

    /// <summary>年初 + 本年收入 = 本年支出 + 年末, in each row of the fund forms of final accounts.</summary>
    static IEnumerable<Relation> FundBalance(FactIndex facts, FormSet forms)
    {
        foreach (var table in (FormTable?[])[forms.Fund, forms.Capital])
        {
            if (!forms.IsFinal || table is null) continue;
            var opening = Column(table, ColumnKeys.OpeningBalance);
            var closing = Column(table, ColumnKeys.ClosingBalance);
            var revenue = table.Columns.FirstOrDefault(c =>
                c.Header is [.., var leaf] && leaf.StartsWith("本年收入", StringComparison.Ordinal));
            var expenditure = Column(table, ColumnKeys.Subtotal, ColumnKeys.Total) ?? table.Columns.FirstOrDefault(c =>
                c.Header is [.., var leaf] && leaf.StartsWith("本年支出", StringComparison.Ordinal));
            if (opening is null || closing is null || revenue is null || expenditure is null) continue;
            foreach (var row in table.Rows)
            {
                if (facts.At(table, row, revenue) is not { } whole) continue;
                // The row has no place for it: headings stand there.
                if (row.CellIn(expenditure) is null) continue;
                var parts = new[] { expenditure, closing }.Select(c => facts.At(table, row, c)).OfType<Fact>().ToList();
                if (parts.Count == 0) continue;
                var before = facts.At(table, row, opening);
                var what = $"本年收入 = 本年支出 + 年末结转和结余{(before is null ? "" : " - 年初结转和结余")}";
                yield return new Relation(Rules.Balance, $"{Rules.Balance} {table.Table.Id}", whole, parts, $"{row.Name}: {what}", $"{row.Name}：{what}")
                {
                    Less = before is null ? [] : [before],
                };
            }
        }
    }

    static Relation Equal(string rule, string family, Fact a, Fact b, string what) =>
        new(rule, $"{rule} {family}", a, [b], what, what);

    static string Name(Fact fact) => fact.Row.Name.Length > 0 ? fact.Row.Name : "合计";
}
