using DisclosureExtract.Forms;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Facts;

/// <summary>
/// Whether the units of the forms of one document go together. The largest amount of a form stands in others too; where it stands
/// there ten, a thousand or ten thousand times as large, one of the two units is not that of its amounts.
/// </summary>
/// <param name="isSmall">The body is one of a county, a town or an institution.</param>
sealed class UnitScales(IReadOnlyList<FormTable> forms, bool isSmall)
{
    /// <summary>Digits from which two equal numbers are no coincidence; fewer where they are the largest of both forms.</summary>
    const int Telling = 5, TellingOfBoth = 4;

    /// <summary>How many times units differ.</summary>
    static readonly decimal[] Steps = [10, 100, 1_000, 10_000, 100_000_000];

    readonly List<Scale> scales =
    [
        .. forms.Where(t => t.Type.HasFacts && t.Unit.Yuan is not null).Select(Scale.Of).OfType<Scale>(),
    ];

    /// <param name="Amounts">In yuan, without signs.</param>
    sealed record Scale(FormTable Table, decimal Largest, HashSet<decimal> Amounts)
    {
        public static Scale? Of(FormTable table)
        {
            var amounts = table.Rows.SelectMany(r => r.Cells)
                .Where(c => c.Amount.Value is not null and not 0 && table.UnitOf(c).Yuan is not null)
                .Select(c => Math.Abs(c.Amount.Value!.Value) * table.UnitOf(c).Factor).ToHashSet();
            return amounts.Count == 0 ? null : new(table, amounts.Max(), amounts);
        }
    }

    /// <summary>Forms of which one has a unit that is not that of its amounts.</summary>
    public IEnumerable<(IReadOnlyList<FormTable> Suspects, FormTable Other, decimal Times)> Apart()
    {
        var told = new HashSet<FormTable>(ReferenceEqualityComparer.Instance);
        foreach (var one in scales)
            foreach (var other in scales)
            {
                if (one == other || one.Table.Form == other.Table.Form || told.Contains(one.Table) || told.Contains(other.Table)) continue;
                if (TimesApart(one, other) is not { } times) continue;
                var (own, others) = (Votes(one, other), Votes(other, one));
                List<FormTable> suspects = own < others ? [one.Table] : own > others ? [other.Table] : [one.Table, other.Table];
                told.UnionWith(suspects);
                yield return (suspects, own > others ? one.Table : other.Table, times);
            }
    }

    /// <summary>How many times as large the largest amount of a form stands in another one; null where it does not.</summary>
    static decimal? TimesApart(Scale one, Scale other)
    {
        var digits = DigitsOf(one.Largest);
        if (digits < TellingOfBoth || other.Amounts.Contains(one.Largest)) return null;
        foreach (var step in Steps)
        {
            if (IsThere(one.Largest * step)) return step;
            if (IsThere(one.Largest / step)) return 1 / step;
        }
        return null;

        bool IsThere(decimal amount) => amount == other.Largest || (digits >= Telling && other.Amounts.Contains(amount));
    }

    /// <summary>Forms besides a second one that print the largest amount of a form as large; fewer than none where its size is not possible.</summary>
    int Votes(Scale scale, Scale besides) => Impossible(scale.Table, scale.Largest, isSmall) is not null ? -1
        : scales.Count(s => s != scale && s != besides
            && (s.Amounts.Contains(scale.Largest) || (DigitsOf(s.Largest) >= TellingOfBoth && scale.Amounts.Contains(s.Largest))));

    static int DigitsOf(decimal amount)
    {
        var whole = amount;
        while (whole != decimal.Truncate(whole)) whole *= 10;
        while (whole >= 10 && whole % 10 == 0) whole /= 10;
        var count = 0;
        for (; whole >= 1; whole /= 10) count++;
        return count;
    }

    /// <summary>Forms whose largest amount no public body has, with that amount and the bound, in yuan.</summary>
    public IEnumerable<(FormTable Table, decimal Largest, decimal Bound)> OutOfSize() =>
        from scale in scales
        let bound = Impossible(scale.Table, scale.Largest, isSmall)
        where bound is not null
        select (scale.Table, scale.Largest, bound.Value);

    /// <summary>One amount alone is misprinted or misread, and its unit is right.</summary>
    static bool HasSeveral(FormTable table, decimal above) => table.Rows.SelectMany(r => r.Cells)
        .Where(c => Math.Abs(c.Amount.Value ?? 0) * table.UnitOf(c).Factor > above).Skip(1).Any();

    /// <summary>The bound that an amount is beyond; null for one that can be.</summary>
    static decimal? Impossible(FormTable table, decimal largest, bool isSmall)
    {
        var (least, most) = (table.Type.Base, table.Type.IsOfGovernment) switch
        {
            (FormIds.GovGeneralRevenue or FormIds.GovGeneralExpenditure or FormIds.GovGeneralBalance, _) => (100_000m, 100_000_000_000_000m),
            (_, true) => (0m, 100_000_000_000_000m),
            (FormIds.BudgetSummary or FormIds.Revenue or FormIds.Expenditure or FormIds.AppropriationSummary
                or FormIds.AppropriationExpenditure or FormIds.GeneralPublicExpenditure or FormIds.BasicExpenditureEconomic
                or FormIds.AppropriationBasicEconomic, _) => (10_000m, isSmall ? 50_000_000_000m : 2_000_000_000_000m),
            (FormIds.ThreePublic, _) => (100m, isSmall ? 1_000_000_000m : 10_000_000_000m),
            _ => (0m, isSmall ? 50_000_000_000m : 2_000_000_000_000m),
        };
        return largest < least ? least : largest > most && HasSeveral(table, most / 10) ? most : null;
    }
}
