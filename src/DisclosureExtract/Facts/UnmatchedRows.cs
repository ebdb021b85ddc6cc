using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>A subject with money in one form that another form, which has the same money, does not print.</summary>
/// <param name="Other">The form that lacks it.</param>
/// <param name="Twin">The row of the other form that stands for it under another code; null where there is
/// none.</param>
sealed record UnmatchedRow(Fact Amount, FormTable Other, FormRow? Twin);

/// <summary>
/// Subjects that forms of the same money do not have in common. A row that is lost with all that adds it up, and a
/// code that names another subject, leave every sum as it was; the other form tells.
/// </summary>
static class UnmatchedRows
{
    /// <summary>Subjects that both forms must print, and the part of them that may be missing, before one is
    /// missed.</summary>
    const int LeastCommon = 3;
    const double MostMissing = 0.2;

    /// <summary>The money of the first is money of the second; where their totals are one, the other way round
    /// too.</summary>
    static readonly (string Part, string Whole)[] Nested =
    [
        (FormIds.GeneralPublicExpenditure, FormIds.AppropriationExpenditure),
        (FormIds.GeneralPublicExpenditure, FormIds.Expenditure),
        (FormIds.GovernmentFundExpenditure, FormIds.Expenditure),
        (FormIds.AppropriationExpenditure, FormIds.Expenditure),
        (FormIds.Expenditure, FormIds.Revenue),
        (FormIds.BasicExpenditureEconomic, FormIds.AppropriationBasicEconomic),
        (FormIds.AgencyOperating, FormIds.BasicExpenditureEconomic),
    ];

    public static IEnumerable<UnmatchedRow> In(FactIndex facts)
    {
        var told = new HashSet<(string Table, string Code)>();
        foreach (var final in (bool[])[false, true])
        {
            var known = new Dictionary<string, Subjects?>();
            foreach (var (part, whole) in Nested)
            {
                if (SubjectsOf(part) is not { } small || SubjectsOf(whole) is not { } large) continue;
                var isOne = small.Total is { } one && large.Total is { } other && one == other;
                var isPart = part is not (FormIds.Expenditure or FormIds.AgencyOperating);
                foreach (var found in (isOne || isPart ? Missing(small, large) : [])
                    .Concat(isOne ? Missing(large, small) : []).Concat(MissingBelow(small, large)).Concat(MissingBelow(large, small)))
                    if (told.Add((found.Other.Table.Id, RowTree.CodeOf(found.Amount.Row)))
                        && (found.Twin is null
                            || told.Add((found.Amount.Table.Table.Id, RowTree.CodeOf(found.Twin))))) yield return found;
            }

            Subjects? SubjectsOf(string form)
            {
                if (!known.TryGetValue(form, out var subjects)) known[form] = subjects = Subjects.Of(facts, form, final);
                return subjects;
            }
        }
    }

    static IEnumerable<UnmatchedRow> Missing(Subjects here, Subjects there)
    {
        var missing = here.ByCode.Where(s => !there.Codes.Contains(s.Key)).ToList();
        var common = here.ByCode.Count - missing.Count;
        if (missing.Count == 0 || common < LeastCommon
            || missing.Count > Math.Max(2, MostMissing * here.ByCode.Count)) yield break;
        foreach (var (code, amount) in missing)
        {
            // What stands below a subject that is missing goes with it.
            if (missing.Exists(m => m.Key.Length < code.Length
                && code.StartsWith(m.Key, StringComparison.Ordinal))) continue;
            if (!there.ByCode.Keys.Any(c => c.Length == code.Length)) continue;
            yield return new UnmatchedRow(amount, there.Table, there.TwinOf(amount, here));
        }
    }

    /// <summary>Of a subject that both print with one amount, both print the parts, whatever else is money of one of them alone.</summary>
    static IEnumerable<UnmatchedRow> MissingBelow(Subjects here, Subjects there)
    {
        var missing = here.ByCode.Where(s => !there.Codes.Contains(s.Key) && IsShared(SubjectCode.Parent(s.Key))).ToList();
        if (missing.Count is 0 or > MostBelow) yield break;
        foreach (var (code, amount) in missing)
            if (there.ByCode.Keys.Any(c => c.Length == code.Length))
                yield return new UnmatchedRow(amount, there.Table, there.TwinOf(amount, here));

        bool IsShared(string code) => here.ByCode.TryGetValue(code, out var one) && there.ByCode.TryGetValue(code, out var other)
            && one.Value * one.Unit.Factor == other.Value * other.Unit.Factor;
    }

    /// <summary>Subjects that only one of the forms prints below a shared one; of more, the forms list them otherwise.</summary>
    const int MostBelow = 2;

    /// <summary>The subjects of a form with money in its main column.</summary>
    sealed class Subjects
    {
        Subjects(FactIndex facts, FormTable table, FormColumn column)
        {
            Table = table;
            Total = CrossForms.GrandTotal(facts, table) is { Unit.Yuan: not null } total ? total.AmountYuan : null;
            foreach (var row in table.Rows)
            {
                if (RowTree.CodeOf(row) is not { Length: > 0 } code) continue;
                Codes.Add(code);
                if (facts.At(table, row, column) is { Value: not 0 } amount) ByCode.TryAdd(code, amount);
            }
        }

        public FormTable Table { get; }

        public decimal? Total { get; }

        public HashSet<string> Codes { get; } = [];

        public Dictionary<string, Fact> ByCode { get; } = [];

        /// <summary>Null where no such form, or several, or one whose codes are not certain.</summary>
        public static Subjects? Of(FactIndex facts, string form, bool final)
        {
            if (facts.Forms(form, final).ToList() is not [var table]) return null;
            if (table.Rows.Any(r => r.Code.Length > 0 && r.Source == WordSource.Ocr)) return null;
            return (CrossForms.MainColumn(table) ?? table.Columns.FirstOrDefault(c => c.Key == ColumnKeys.AgencyOperating)) is { } column ? new Subjects(facts, table, column) : null;
        }

        /// <summary>A row that the other form does not have either, called alike or with the same amount on the same
        /// level.</summary>
        public FormRow? TwinOf(Fact amount, Subjects other)
        {
            var own = ByCode.Where(s => !other.Codes.Contains(s.Key)).Select(s => s.Value).ToList();
            return (own.Find(f => f.Row.Name == amount.Row.Name)
                ?? own.Find(f => RowTree.CodeOf(f.Row).Length == RowTree.CodeOf(amount.Row).Length
                    && f.Value * f.Unit.Factor == amount.Value * amount.Unit.Factor))?.Row;
        }
    }
}
