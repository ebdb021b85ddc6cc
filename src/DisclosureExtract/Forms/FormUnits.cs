using DisclosureExtract.Primitives;

namespace DisclosureExtract.Forms;

/// <summary>
/// Settles what the amounts of each form are counted in. The unit nearest to an amount is its own: in its cell, over its column, over
/// its part of the table, over the table; at last that of the other forms. What is printed in two ways is doubted.
/// </summary>
static class FormUnits
{
    static readonly Unit Yuan = new("元");

    public static List<FormTable> Settle(List<FormTable> forms)
    {
        var own = forms.ConvertAll(Own);
        // Cards and catalogues count in units of their own; they speak for a form only where no form speaks.
        var hasOfForms = forms.Zip(own).Any(f => Speaks(f.First, f.Second));
        var printed = forms.Zip(own).Where(f => hasOfForms ? Speaks(f.First, f.Second) : f.Second is { IsPrinted: true })
            .Select(f => f.Second).Distinct().ToList();
        var settled = new List<FormTable>();
        Unit? last = null;
        for (var i = 0; i < forms.Count; i++)
        {
            var isInherited = own[i] is null;
            var unit = own[i] ?? (printed.Count == 1 ? printed[0] : last ?? printed.FirstOrDefault()) ?? Unit.None;
            if (own[i] is { IsPrinted: true } && printed.Contains(own[i])) last = own[i];
            var form = forms[i] with { Unit = unit, IsUnitInherited = isInherited };
            settled.Add(Doubted(form, DoubtOf(form, isInherited ? printed : [])));
        }
        return settled;
    }

    static bool Speaks(FormTable form, Unit? unit) => form.Type.HasFacts && unit is { IsPrinted: true };

    /// <summary>The unit that is printed at a table, or none where each amount has one of its own; null where there is neither.</summary>
    static Unit? Own(FormTable form)
    {
        if (form.Table.Context.Unit is { } unit) return new(unit);
        var amounts = Amounts(form).ToList();
        var units = amounts.Select(form.UnitOf).Distinct().ToList();
        if (amounts.Count > 0 && units.TrueForAll(u => u.IsPrinted)) return units is [var only] ? only : Unit.None;
        return HeadingUnits(form).Cast<Unit?>().FirstOrDefault();
    }

    static IEnumerable<FormCell> Amounts(FormTable form) =>
        form.Rows.SelectMany(r => r.Cells).Where(c => c.Amount.Value is not null);

    /// <summary>Units printed in headings: 预算数（万元）.</summary>
    static IEnumerable<Unit> HeadingUnits(FormTable form) => form.Table.Grid.Cells
        .Where(c => c.Row < form.Table.Header.FirstDataRow && !c.IsEmpty)
        .Select(c => UnitText.Find(c.Text)?.Unit).OfType<Unit>().Distinct();

    /// <param name="others">What other forms print, where this one prints nothing.</param>
    static UnitDoubt? DoubtOf(FormTable form, List<Unit?> others)
    {
        var (context, unit) = (form.Table.Context, form.Unit);
        if (context.OtherUnit is { } other)
            return new($"it is taken as {unit}, and “{other.Text}” is printed, too", $"取“{unit}”，另印有“{other.Text}”",
                c => !IsOwn(c), IsSettledBySums: false, other);
        var columns = form.Columns.Select(c => c.Unit).Distinct().ToList();
        if (context.Unit is not null && columns is [{ IsPrinted: true } heading] && heading != unit)
            return new($"{unit} is printed over the table and {heading} in all its headings", $"表上注明“{unit}”，表头均为“{heading}”",
                c => !c.Amount.Unit.IsPrinted, IsSettledBySums: false, context.UnitEvidence);
        if (context.Unit is null && columns.Count(c => c.IsPrinted) > 1)
            return new($"headings print several units, others none; these are taken as {unit}",
                $"表头注明多种单位，未注明者取“{unit}”", c => !IsOwn(c), IsSettledBySums: true, null);
        if (form.Table.UnitsOfPages.Values.FirstOrDefault() is { } page)
            return new($"{unit} is printed over its first part and {page.Text} on page {page.Page}",
                $"首部注明“{unit}”，第{page.Page}页注明“{page.Text}”", c => !IsOwn(c), IsSettledBySums: true, page);
        if (others.Count > 1)
            return new($"no unit is printed at the form, and others print {string.Join(", ", others)}; taken as {unit}",
                $"本表未注明金额单位，其他报表有“{string.Join("”“", others)}”，取“{unit}”", c => !IsOwn(c), IsSettledBySums: true, null);
        if (unit.IsPrinted && unit != Yuan && Amounts(form).Any(c => c.Amount.HasCurrency && !IsOwn(c)))
            return new($"¥ or 人民币 stands before amounts under {unit}", $"金额前有“¥”或“人民币”，而单位为“{unit}”",
                c => c.Amount.HasCurrency && !IsOwn(c), IsSettledBySums: false, null);
        return !unit.IsPrinted && Amounts(form).Any(c => form.UnitOf(c).IsPrinted)
            ? new("some of its amounts print a unit and others none", "部分金额注明单位，部分未注明",
                c => !form.UnitOf(c).IsPrinted, IsSettledBySums: false, null)
            : null;
    }

    static bool IsOwn(FormCell cell) => cell.Amount.Unit.IsPrinted || cell.Column.Unit.IsPrinted;

    static FormTable Doubted(FormTable form, UnitDoubt? doubt)
    {
        if (doubt is null || !Amounts(form).Any(doubt.IsAbout)) return form;
        return form with
        {
            UnitDoubt = doubt,
            Rows = [.. form.Rows.Select(r => r with { Cells = [.. r.Cells.Select(Mark)] })],
        };

        FormCell Mark(FormCell cell) => cell.Amount.Value is null || !doubt.IsAbout(cell) ? cell
            : cell with { Amount = cell.Amount with { Doubts = cell.Amount.Doubts | AmountDoubts.Unit } };
    }
}
