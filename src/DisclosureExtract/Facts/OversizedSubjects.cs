using DisclosureExtract.Forms;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>A subject of which the form of a part of the money prints more than the form of all of it.</summary>
/// <param name="Part">What the form of the part prints.</param>
/// <param name="Table">The form of all the money.</param>
/// <param name="Row">Its row of the subject.</param>
/// <param name="Cell">The amount there that is too small, or the blank.</param>
/// <param name="Instead">The amount of the same column that belongs there instead; null where none or several may.</param>
sealed record OversizedSubject(Fact Part, FormTable Table, FormRow Row, FormCell Cell, Fact? Instead);

/// <summary>
/// A part of the money against all of it, subject by subject: what is moved to a neighbouring row, or exchanged with
/// it, leaves every sum of its form as it was, and is less than its part now.
/// </summary>
static class OversizedSubjects
{
    /// <summary>Subjects that must be in order, for each that is not, before the two forms are held against each other.</summary>
    const int InOrder = 2;

    public static IEnumerable<OversizedSubject> In(FactIndex facts)
    {
        var told = new HashSet<FormCell>(ReferenceEqualityComparer.Instance);
        foreach (var final in (bool[])[false, true])
        {
            var forms = new CrossForms.FormSet(facts, final);
            var known = new Dictionary<FormTable, Money?>(ReferenceEqualityComparer.Instance);
            foreach (var (part, whole) in Nested(forms))
                if (part is not null && whole is not null && MoneyOf(part) is { } small && MoneyOf(whole) is { } large && small.Total <= large.Total)
                    foreach (var found in Over(facts, small, large))
                        if (told.Add(found.Cell)) yield return found;

            Money? MoneyOf(FormTable table)
            {
                if (!known.TryGetValue(table, out var money)) known[table] = money = Money.Of(facts, table);
                return money;
            }
        }
    }

    static IEnumerable<(FormTable? Part, FormTable? Whole)> Nested(CrossForms.FormSet forms) =>
    [
        (forms.AppropriationExpenditure, forms.AppropriationSummary), (forms.GeneralPublic, forms.AppropriationSummary),
        (forms.Fund, forms.AppropriationSummary), (forms.Expenditure, forms.Summary),
        (forms.AppropriationExpenditure, forms.Summary), (forms.GeneralPublic, forms.Summary),
        (forms.Fund, forms.Summary), (forms.AppropriationSummary, forms.Summary),
        (forms.GeneralPublic, forms.AppropriationExpenditure), (forms.GeneralPublic, forms.Expenditure),
        (forms.AppropriationExpenditure, forms.Expenditure),
    ];

    static IEnumerable<OversizedSubject> Over(FactIndex facts, Money small, Money large)
    {
        var common = small.Places.Values.Where(p => p.Amount is { Value: > 0 } && large.LikeOf(p) is not null).ToList();
        var over = common.FindAll(p => IsOver(p, large.LikeOf(p)!));
        var isUsual = common.Count - over.Count >= InOrder * over.Count;
        foreach (var part in over)
        {
            var whole = large.LikeOf(part)!;
            // What stands at another is enough for this one, and what stands here is enough for the other.
            var others = large.Places.Values.Where(o => o != whole && o.Cell.Column == whole.Cell.Column && o.Amount is not null
                && !IsOver(part, o) && (small.LikeOf(o) is not { } its || !IsOver(its, whole))).ToList();
            var same = others.FindAll(o => o.Yuan == part.Yuan);
            // The very amount in a row that the part does not have says it by itself.
            if (!isUsual && same is not [_]) continue;
            yield return new OversizedSubject(part.Amount!, large.Table, whole.Row, whole.Cell,
                same is [var exact] ? exact.Amount : same.Count == 0 && others is [var only] ? only.Amount : null);
        }

        bool IsOver(Place one, Place other) => one.Yuan > other.Yuan + Rounding(one) + Rounding(other);

        decimal Rounding(Place place) => place.Amount is null ? 0 : facts.Precision.Amount(place.Amount).HalfUnitYuan;
    }

    /// <summary>Where a form says what it has of a subject.</summary>
    /// <param name="Key">Its code, else its name without a number.</param>
    /// <param name="Amount">Null where it prints nothing.</param>
    sealed record Place(string Key, FormRow Row, FormCell Cell, Fact? Amount)
    {
        public decimal Yuan => (Amount?.Value ?? 0) * (Amount?.Unit.Factor ?? 1);
    }

    /// <summary>The subjects of a form, and the uses of a summary, in the column of all its money.</summary>
    sealed class Money
    {
        public required FormTable Table { get; init; }

        public required decimal Total { get; init; }

        public Dictionary<string, Place> Places { get; } = [];

        /// <summary>
        /// Where it has what another form has there. 其他支出 is the name of several subjects, which a summary does not tell apart.
        /// </summary>
        public Place? LikeOf(Place place) => Places.TryGetValue(place.Key, out var own) ? own
            : place.Key.Length == 3 && Places.TryGetValue(Numbering.StripAll(place.Row.Name), out var named) ? named : null;

        /// <summary>Null where the form does not say what it comes to, or its columns are not certain.</summary>
        public static Money? Of(FactIndex facts, FormTable table)
        {
            if (table.IsGuessed || table.Unit.Yuan is null) return null;
            var isSummary = table.Type.Base is FormIds.BudgetSummary or FormIds.AppropriationSummary;
            if ((isSummary ? TotalOf(facts, table) : CrossForms.GrandTotal(facts, table)) is not { Value: > 0 } total) return null;
            var money = new Money { Table = table, Total = total.Value * total.Unit.Factor };
            var unclear = new HashSet<string>();
            foreach (var row in table.Rows)
            {
                if (row.IsTotal || KeyOf(row, isSummary) is not { Length: > 0 } key) continue;
                var column = isSummary ? CrossForms.TotalColumn(table, row.Group) : CrossForms.MainColumn(table);
                if (column is null || row.CellIn(column) is not { } cell) continue;
                // Printed twice, or a cell that was not read and may hold anything.
                if (!money.Places.TryAdd(key, new Place(key, row, cell, facts.At(table, row, column)))
                    || cell.Amount.State == CellState.Unreadable) unclear.Add(key);
            }
            foreach (var key in unclear) money.Places.Remove(key);
            return money;
        }

        static string KeyOf(FormRow row, bool isSummary)
        {
            if (!isSummary) return RowTree.CodeOf(row);
            if (row.Side is not (Sides.Expenditure or Sides.ExpenditureUse) || RowNames.IsOfWhich(row.Name)) return "";
            return row.Subject is { Kind: not MatchKind.Unknown, Code: { Length: 3 } code } ? code : Numbering.StripAll(row.Name);
        }

        static Fact? TotalOf(FactIndex facts, FormTable table) => table.Rows
            .Where(r => r.IsTotal && r.Side is Sides.Expenditure or Sides.ExpenditureUse)
            .Select(r => CrossForms.TotalColumn(table, r.Group) is { } column ? facts.At(table, r, column) : null)
            .OfType<Fact>().MaxBy(f => f.Value);
    }
}
