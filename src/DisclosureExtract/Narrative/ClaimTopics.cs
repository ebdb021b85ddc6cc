using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Subjects;
using DisclosureExtract.Text;
using DisclosureExtract.Validation;

namespace DisclosureExtract.Narrative;

/// <summary>The amounts of the forms a claim may be about.</summary>
/// <param name="Name">What the words name.</param>
/// <param name="Candidates">Amounts that print it.</param>
/// <param name="IsPrecise">The words name this and nothing narrower: a different amount is a contradiction.</param>
/// <param name="IsEmptyForm">The form of this is printed and holds no amount.</param>
sealed record Topic(string Name, IReadOnlyList<Fact> Candidates, bool IsPrecise, bool IsEmptyForm = false);

/// <summary>Words before a number → amounts of the forms.</summary>
sealed partial class ClaimTopics
{
    readonly FactIndex facts;
    readonly Regex filler;
    readonly int? year;
    readonly List<(Regex Pattern, string Name, Func<IEnumerable<Fact>> Candidates, string? Form)> topics;

    public ClaimTopics(FactIndex facts, Metadata metadata)
    {
        this.facts = facts;
        year = metadata.Year;
        string[] names = [.. new[] { metadata.Entity, metadata.Department }.OfType<string>().Distinct().Select(Regex.Escape)];
        var own = names.Length > 0 ? string.Join('|', names) + "|" : "";
        filler = new Regex($@"^({own}本(单位|部门|级)|我(单位|部门|局|院|厅|委|办|中心)|[一-龥]{{2,12}}(局|院|厅|委|办|中心|办公室|办事处)(?=20|本|部门|单位|$)|\(本级\)|部门|单位|20\d\d年度?|年度?|本年度?|当年|全年|其中|主要(包括|用于|是)|支出包括|包括|用于|安排|预计|共|[的“”一二三四五六七八九十、\d.是为])*$", RegexOptions.CultureInvariant);
        topics = [.. Topics()];
    }

    /// <summary>What a claim of money is about; null where no form prints it.</summary>
    public Topic? Of(Claim claim)
    {
        var before = claim.Paragraph.Tight[..claim.Start];
        if (Governed(before) is { } subject) return subject.Candidates.Count > 0 ? subject : null;
        return OfWords(claim.About) ?? SubjectOf(claim.About);
    }

    /// <summary>What words name an amount of a form: “三公”经费, 本年支出合计.</summary>
    public Topic? OfWords(string words)
    {
        var about = Tail().Replace(words, "");
        foreach (var (pattern, name, candidates, form) in topics)
        {
            var match = pattern.Match(about);
            if (!match.Success) continue;
            var found = candidates().Distinct().ToList();
            var isEmpty = found.Count == 0 && form is not null && IsEmptyForm(form);
            if (found.Count == 0 && !isEmpty) return null;
            // 收入 or 支出 alone takes its meaning from what was said before: that is not precise.
            var isBare = match.Index == 0 && name is "revenue" or "expenditure" && about.Length <= 4;
            return new Topic(name, found, filler.IsMatch(about[..match.Index]) && !isBare, isEmpty);
        }
        return null;
    }

    /// <summary>
    /// A subject named with its levels governs what follows: “一般公共服务支出(类)统计信息事务(款)专项普查活动(项)”43.83万元, and a
    /// paragraph that begins with one speaks of it throughout.
    /// </summary>
    Topic? Governed(string before)
    {
        var chains = Chain().Matches(before);
        if (chains.Count > 0)
        {
            var chain = chains[^1];
            var direct = before.Length - (chain.Index + chain.Length) <= 12;
            if (direct || chain.Index <= 8)
            {
                var names = new[] { "c", "s", "i" }.Select(g => SubjectMapper.StripNumbering(chain.Groups[g].Value.Trim('、'))).Where(n => n.Length > 0).ToList();
                return new Topic(string.Join('/', names), [.. SubjectFacts(names)], IsPrecise: direct || IsFinalAmount(before));
            }
        }
        var levels = Level().Matches(before);
        if (levels.Count == 0) return null;
        var level = levels[^1];
        var between = before[(level.Index + level.Length)..];
        if (between.Length > 26 || between.Any(c => c is '。' or ';') || MoneyText.Find(between).Count > 0) return null;
        var name = SubjectMapper.StripNumbering(level.Groups["n"].Value.Trim('、'));
        return new Topic(name, [.. SubjectFacts([name])], IsPrecise: false);
    }

    /// <summary>In accounts the paragraph of a subject states the budget first and the account last.</summary>
    static bool IsFinalAmount(string before) => before.EndsWith("支出决算为", StringComparison.Ordinal) || before.EndsWith("决算数为", StringComparison.Ordinal);

    /// <summary>社会保障和就业支出466.68万元.</summary>
    Topic? SubjectOf(string about)
    {
        var name = SubjectMapper.StripNumbering(Tail().Replace(Lead().Replace(about, ""), ""));
        if (name.Length < 4 || !name.EndsWith("支出", StringComparison.Ordinal)) return null;
        var simple = SubjectFacts([name]).ToList();
        return simple.Count == 0 ? null : new Topic(name, simple, IsPrecise: true);
    }

    /// <summary>Amounts of the row whose names, from the 类 down, are these.</summary>
    IEnumerable<Fact> SubjectFacts(List<string> names)
    {
        foreach (var table in facts.Tables)
        {
            if (FormIds.Base(table.Form) is not (FormIds.Expenditure or FormIds.GeneralPublicExpenditure or FormIds.AppropriationExpenditure or FormIds.GovernmentFundExpenditure or FormIds.BudgetSummary or FormIds.AppropriationSummary)) continue;
            foreach (var row in table.Rows)
            {
                if (row.Side == Sides.Revenue || row.Name.Length == 0 || !SameSubject(SubjectMapper.StripNumbering(row.Name), names[^1])) continue;
                if (names.Count > 1 && row.Code.Length > 0 && !HasAncestor(table, row, names[0])) continue;
                if (names.Count > 1 && row.Code.Length != 1 + 2 * names.Count) continue;
                foreach (var column in FactIndex.Columns(table, row.Group))
                    if (column.Key is ColumnKeys.Total or ColumnKeys.Amount or ColumnKeys.Subtotal && facts.At(table, row, column) is { } fact) yield return fact;
            }
        }
    }

    static bool HasAncestor(FormTable table, FormRow row, string name) =>
        table.Rows.Any(r => r.Code.Length == 3 && row.Code.StartsWith(r.Code, StringComparison.Ordinal) && SameSubject(r.Name, name));

    /// <summary>Prose says 社会保障和就业(类)支出 where the form says 社会保障和就业支出, and drops 支出 at will.</summary>
    static bool SameSubject(string a, string b) => a == b || Bare(a) == Bare(b);

    static string Bare(string name) => name.EndsWith("支出", StringComparison.Ordinal) ? name[..^2] : name;

    bool IsEmptyForm(string form) => facts.Tables.Any(t => FormIds.Base(t.Form) == form) && facts.Tables.Where(t => FormIds.Base(t.Form) == form).All(t => t.IsEmpty);

    IEnumerable<(Regex, string, Func<IEnumerable<Fact>>, string?)> Topics()
    {
        foreach (var (pattern, key) in ThreePublicTopics)
            yield return (pattern, key, () => ThreePublic(key), FormIds.ThreePublic);
        yield return (Procurement(), "procurement", () => ProcurementFacts(null), FormIds.Procurement);
        foreach (var kind in (string[])["货物", "工程", "服务"])
            yield return (new Regex($"(政府)?采购{kind}(类)?(预算|支出|金额)?$", RegexOptions.CultureInvariant), "procurement " + kind, () => ProcurementFacts(kind), null);
        yield return (GeneralPublic(), ColumnKeys.GeneralPublicBudget, () => OfFund(ColumnKeys.GeneralPublicBudget, FormIds.GeneralPublicExpenditure, "一般公共预算"), null);
        yield return (Fund(), ColumnKeys.GovernmentFund, () => OfFund(ColumnKeys.GovernmentFund, FormIds.GovernmentFundExpenditure, "政府性基金"), FormIds.GovernmentFundExpenditure);
        yield return (Capital(), ColumnKeys.StateCapital, () => OfFund(ColumnKeys.StateCapital, FormIds.StateCapitalExpenditure, "国有资本"), FormIds.StateCapitalExpenditure);
        foreach (var (pattern, key, row) in RevenueTopics)
            yield return (pattern, key, () => OfFund(key, null, row), null);
        yield return (Appropriation(), ColumnKeys.FiscalAppropriation, AppropriationFacts, null);
        yield return (BasicPattern(), ColumnKeys.Basic, () => GrandTotals(ColumnKeys.Basic).Concat(NamedRows("基本支出")), null);
        yield return (ProjectPattern(), ColumnKeys.Project, () => GrandTotals(ColumnKeys.Project).Concat(NamedRows("项目支出")), null);
        yield return (PersonnelPattern(), ColumnKeys.Personnel, () => GrandTotals(ColumnKeys.Personnel).Concat(NamedRows("人员经费")), null);
        yield return (PublicPattern(), ColumnKeys.Public, () => GrandTotals(ColumnKeys.Public).Concat(NamedRows("公用经费")), null);
        yield return (RevenueTotal(), "revenue", () => SummaryTotals(Sides.Revenue).Concat(GrandTotals(ColumnKeys.Total, FormIds.Revenue)), null);
        yield return (ExpenditureTotal(), "expenditure", () => SummaryTotals(Sides.Expenditure).Concat(SummaryTotals(Sides.ExpenditureUse)).Concat(GrandTotals(ColumnKeys.Total, FormIds.Expenditure)), null);
    }

    static readonly (Regex, string)[] ThreePublicTopics =
    [
        (VehiclePurchase(), "vehicle_purchase"), (VehicleOperation(), "vehicle_operation"), (VehiclesPattern(), ColumnKeys.Vehicles), (Overseas(), "overseas_travel"),
        (Reception(), "reception"), (Meeting(), "meeting"), (Training(), "training"), (Operating(), ColumnKeys.AgencyOperating), (ThreePublicPattern(), ColumnKeys.Total),
    ];

    static readonly (Regex, string, string)[] RevenueTopics =
    [
        (Operating2(), "operating_income", "经营收入"), (Business(), "business_income", "事业收入"), (Superior(), "superior_subsidy", "上级补助"),
        (Affiliate(), "affiliate_remittance", "附属单位"), (Other(), "other_income", "其他收入"), (SpecialAccount(), "fiscal_special_account", "财政专户"), (UnitOwn(), "unit_own", "单位资金"), (Carryover(), ColumnKeys.Carryover, "上年结转"),
    ];

    IEnumerable<Fact> ThreePublic(string key)
    {
        var own = facts.Tables.Where(t => FormIds.Base(t.Form) is FormIds.ThreePublic or FormIds.AgencyOperating);
        foreach (var table in own)
            foreach (var row in table.Rows)
            {
                var named = row.Name.Length > 0 && !RowNames.IsGrandTotal(row.Name) && ColumnKeys.Specific(SubjectMapper.StripNumbering(row.Name)) == key;
                foreach (var cell in row.Cells)
                {
                    var column = cell.Column.Key;
                    var colon = column.IndexOf(':', StringComparison.Ordinal);
                    var isBudget = colon >= 0 && column[colon..] == ":budget" && FormIds.IsFinal(table.Form);
                    var bare = colon < 0 ? column : column[..colon];
                    if (isBudget || column.EndsWith(":last_year", StringComparison.Ordinal)) continue;
                    // 合计 may be wider than 三公; its 小计 is what prose calls 三公.
                    var matches = key == ColumnKeys.Total ? bare is ColumnKeys.ThreePublicSubtotal || (bare == ColumnKeys.Total && !HasSubtotal(table)) : bare == key;
                    if ((matches && (row.Name.Length == 0 || RowNames.IsTotal(row.Name))) || (named && bare is ColumnKeys.Total or ColumnKeys.Amount && named))
                        if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
                }
            }
    }

    static bool HasSubtotal(FormTable table) => table.Columns.Any(c => c.Key.StartsWith(ColumnKeys.ThreePublicSubtotal, StringComparison.Ordinal));

    IEnumerable<Fact> ProcurementFacts(string? kind)
    {
        foreach (var table in facts.Forms(FormIds.Procurement))
            foreach (var row in table.Rows)
                if (kind is null ? RowNames.IsGrandTotal(row.Name) : row.LabelDepth == 0 && row.Name.Contains(kind))
                    foreach (var cell in row.Cells.Where(c => c.Column.Key is ColumnKeys.Total or ColumnKeys.Amount))
                        if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
    }

    /// <summary>Amounts of one source of money: its column in the total rows, its row in the summaries, the total of its own form.</summary>
    IEnumerable<Fact> OfFund(string key, string? form, string rowName)
    {
        foreach (var fact in GrandTotals(key)) yield return fact;
        foreach (var table in facts.Tables)
        {
            if (FormIds.Base(table.Form) is not (FormIds.BudgetSummary or FormIds.AppropriationSummary)) continue;
            foreach (var row in table.Rows.Where(r => r.Side == Sides.Revenue && SubjectMapper.StripNumbering(r.Name).StartsWith(rowName, StringComparison.Ordinal)))
                foreach (var cell in row.Cells)
                    if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
            foreach (var row in table.Rows.Where(r => r.IsTotal))
                foreach (var cell in row.Cells.Where(c => c.Column.Key == key))
                    if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
        }
        if (form is not null)
            foreach (var fact in GrandTotals(ColumnKeys.Total, form).Concat(GrandTotals(ColumnKeys.Amount, form))) yield return fact;
    }

    IEnumerable<Fact> AppropriationFacts()
    {
        foreach (var fact in GrandTotals(ColumnKeys.FiscalAppropriation)) yield return fact;
        foreach (var fact in SummaryTotals(Sides.Revenue, FormIds.AppropriationSummary).Concat(SummaryTotals(Sides.Expenditure, FormIds.AppropriationSummary))) yield return fact;
        foreach (var fact in GrandTotals(ColumnKeys.Total, FormIds.AppropriationExpenditure).Concat(GrandTotals(ColumnKeys.Amount, FormIds.AppropriationExpenditure))) yield return fact;
        foreach (var fact in NamedRows("财政拨款")) yield return fact;
    }

    IEnumerable<Fact> SummaryTotals(string side, string form = FormIds.BudgetSummary)
    {
        foreach (var table in facts.Tables.Where(t => FormIds.Base(t.Form) == form))
            foreach (var row in table.Rows.Where(r => r.Side == side && r.IsTotal))
                foreach (var cell in row.Cells.Where(c => c.Column.Key is ColumnKeys.Total or ColumnKeys.Amount or ColumnKeys.Subtotal))
                    if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
    }

    IEnumerable<Fact> GrandTotals(string key, string? form = null)
    {
        foreach (var table in facts.Tables)
        {
            if (!FormIds.HasFacts(table.Form) || (form is not null && FormIds.Base(table.Form) != form)) continue;
            if (form is null && FormIds.Base(table.Form) is FormIds.ThreePublic or FormIds.ProjectsCurrent or FormIds.ProjectsCarryover or FormIds.Procurement) continue;
            foreach (var row in table.Rows.Where(r => RowNames.IsGrandTotal(r.Name) || (r.Name.Length == 0 && r.Code.Length == 0)))
                foreach (var cell in row.Cells.Where(c => c.Column.Key == key))
                    if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
        }
    }

    /// <summary>Rows of the summaries that carry this name: 一、基本支出, 一、财政拨款收入.</summary>
    IEnumerable<Fact> NamedRows(string name)
    {
        foreach (var table in facts.Tables.Where(t => FormIds.Base(t.Form) is FormIds.BudgetSummary or FormIds.AppropriationSummary or FormIds.BasicExpenditureEconomic))
            foreach (var row in table.Rows.Where(r => SubjectMapper.StripNumbering(r.Name) is var n && (n == name || n == name + "收入" || n == name + "合计")))
                foreach (var cell in row.Cells)
                    if (facts.At(table, row, cell.Column) is { } fact) yield return fact;
    }

    /// <summary>Words between the name of an amount and its number.</summary>
    [GeneratedRegex(@"(预算数|决算数|预算总额|支出总额|预算总计|预算合计|总额|总计|合计|金额|数)?(共计|共|约|计|为|是|:)*$")]
    private static partial Regex Tail();

    [GeneratedRegex(@"^(20\d\d年度?|其中|当年|本年|用于|主要用于|包括)*")]
    private static partial Regex Lead();

    [GeneratedRegex(@"(?<n>[一-龥、]{2,40}?)\((类|款|项)\)")]
    private static partial Regex Level();

    [GeneratedRegex(@"(?<c>[一-龥、]{2,24}?)\(类\)(支出)?[“”]?(?<s>[一-龥、()]{2,24}?)\(款\)(支出)?[“”]?((?<i>[一-龥、()]{2,40}?)\(项\))?[”“]?")]
    private static partial Regex Chain();

    [GeneratedRegex(@"(公务用)?车购置(费|支出)?(预算|决算|支出)*$")]
    private static partial Regex VehiclePurchase();

    [GeneratedRegex(@"公务用车运行(维护)?(费|支出)?(预算|决算|支出)*$")]
    private static partial Regex VehicleOperation();

    [GeneratedRegex(@"公务用车购置(费)?(及|和)(公务用车)?运行(维护)?(费|支出)?(预算|决算|支出)*$")]
    private static partial Regex VehiclesPattern();

    [GeneratedRegex(@"因公出国(\(境\))?(费用?|支出)?(预算|决算|支出)*$|^境\)?费(预算|决算|支出)*$|^费用?(预算|决算|支出)*$(?<=因公出国.*)")]
    private static partial Regex Overseas();

    [GeneratedRegex(@"公务接待费?(预算|决算|支出)*$")]
    private static partial Regex Reception();

    [GeneratedRegex(@"会议费(预算|决算|支出)*$")]
    private static partial Regex Meeting();

    [GeneratedRegex(@"培训费(预算|决算|支出)*$")]
    private static partial Regex Training();

    [GeneratedRegex(@"机关运行经费(预算|决算|支出|财政拨款)*$")]
    private static partial Regex Operating();

    [GeneratedRegex(@"[“\x22]?三公[”\x22]?经费(财政拨款)?(预算|决算|支出)*$")]
    private static partial Regex ThreePublicPattern();

    [GeneratedRegex(@"政府采购(支出)?(预算|决算|支出)*$")]
    private static partial Regex Procurement();

    [GeneratedRegex(@"一般公共预算(当年)?(财政)?(拨款)?(资金)?(收入|支出)?(预算|决算)*$")]
    private static partial Regex GeneralPublic();

    [GeneratedRegex(@"政府性基金(预算)?(当年)?(财政)?(拨款)?(资金)?(收入|支出)?(预算|决算)*$")]
    private static partial Regex Fund();

    [GeneratedRegex(@"国有资本经营(预算)?(当年)?(财政)?(拨款)?(资金)?(收入|支出)?(预算|决算)*$")]
    private static partial Regex Capital();

    [GeneratedRegex(@"(?<!资本)经营收入(预算|决算)*$")]
    private static partial Regex Operating2();

    [GeneratedRegex(@"(?<!附属)事业收入(预算|决算)*$")]
    private static partial Regex Business();

    [GeneratedRegex(@"上级补助收入(预算|决算)*$")]
    private static partial Regex Superior();

    [GeneratedRegex(@"附属单位上缴收入(预算|决算)*$")]
    private static partial Regex Affiliate();

    [GeneratedRegex(@"其他收入(预算|决算)*$")]
    private static partial Regex Other();

    [GeneratedRegex(@"财政专户管理资金(收入)?(预算|决算)*$")]
    private static partial Regex SpecialAccount();

    [GeneratedRegex(@"^单位资金(收入)?(预算|决算)*$")]
    private static partial Regex UnitOwn();

    [GeneratedRegex(@"上年结转(收入|资金)?(预算|决算)*$")]
    private static partial Regex Carryover();

    [GeneratedRegex(@"财政拨款(收支|收入|支出|收入支出|收、支)?(总)?(预算|决算)*$")]
    private static partial Regex Appropriation();

    [GeneratedRegex(@"基本支出(预算|决算)*$")]
    private static partial Regex BasicPattern();

    [GeneratedRegex(@"项目支出(预算|决算)*$")]
    private static partial Regex ProjectPattern();

    [GeneratedRegex(@"人员经费(预算|决算|支出)*$")]
    private static partial Regex PersonnelPattern();

    [GeneratedRegex(@"(日常)?公用经费(预算|决算|支出)*$")]
    private static partial Regex PublicPattern();

    [GeneratedRegex(@"(预算收入|决算收入|收入|收入、支出|收支|收、支)(总)?(预算|决算)*$")]
    private static partial Regex RevenueTotal();

    [GeneratedRegex(@"(预算支出|决算支出|支出)(总)?(预算|决算)*$")]
    private static partial Regex ExpenditureTotal();
}
