using System.Globalization;
using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>Writes the amounts of forms otherwise than a spreadsheet would, and keeps their truth.</summary>
static class AmountWriter
{
    /// <summary>Part of the forms that are written so.</summary>
    const double Share = 0.6;

    public static Sheet Write(Sheet sheet, PrintOptions print, Dice dice)
    {
        var columns = sheet.Cells.Where(c => c.Fact is not null).Select(c => c.Column).Distinct().Order().ToList();
        if (print.Writing == AmountWriting.Plain || columns.Count == 0 || !dice.Chance(Share)) return sheet;
        var isOfAll = print.Writing is AmountWriting.DecimalComma or AmountWriting.Spaces;
        var column = dice.Pick<int>(columns);
        var other = sheet.Unit == "元" ? "万元" : "元";
        var cells = sheet.Cells.Select(c =>
            c.Fact is not null && (isOfAll || c.Column == column) ? Written(c, sheet.Unit, other, print.Writing, dice) : c);
        if (print.Writing == AmountWriting.UnitInHeading)
            cells = cells.Select(c => IsLeaf(sheet, c, column) ? c with { Text = $"{c.Text}（{other}）" } : c);
        return sheet with { Cells = [.. cells] };
    }

    static bool IsLeaf(Sheet sheet, SheetCell cell, int column) => cell.Column == column && cell.ColumnSpan == 1
        && cell.Text.Length > 1 && cell.Row < sheet.HeaderRows
        && !sheet.Cells.Any(c => c.Column == column && c.Row > cell.Row && c.Row < sheet.HeaderRows && c.Text.Length > 1);

    static SheetCell Written(SheetCell cell, string unit, string other, AmountWriting writing, Dice dice)
    {
        var (text, fact) = (cell.Text, cell.Fact!);
        return writing switch
        {
            AmountWriting.UnitInHeading => Counted(cell, unit, other, ""),
            AmountWriting.TrailingMinus => fact.Value < 0 ? cell with { Text = Bare(fact.Value) + "-" } : cell,
            AmountWriting.WordMinus => fact.Value < 0 ? cell with { Text = "负" + Bare(fact.Value) } : cell,
            _ when fact.Value <= 0 => cell,
            AmountWriting.UnitBehind => cell with { Text = text + unit, Fact = fact with { Unit = unit } },
            AmountWriting.OtherUnitBehind => Counted(cell, unit, other, other),
            AmountWriting.UnitsMixed => dice.Chance(0.5) ? Counted(cell, unit, other, other) : cell with { Text = text + unit },
            AmountWriting.Yen => cell with { Text = "¥" + text },
            AmountWriting.About => dice.Chance(0.3) ? cell with { Text = "约" + text } : cell,
            AmountWriting.Remark => dice.Chance(0.3) ? cell with { Text = text + "（含结转）" } : cell,
            AmountWriting.NoteBehind => dice.Chance(0.3) ? cell with { Text = text + "（注）" } : cell,
            AmountWriting.NoteNumber => dice.Chance(0.3) ? cell with { Text = text + "注1" } : cell,
            AmountWriting.Bracketed => dice.Chance(0.3) ? cell with { Text = text + "[1]" } : cell,
            AmountWriting.Circled => dice.Chance(0.3) ? cell with { Text = text + "①" } : cell,
            AmountWriting.Raised => dice.Chance(0.3) ? cell with { Raised = dice.Whole(1, 12).ToString(CultureInfo.InvariantCulture) } : cell,
            AmountWriting.Share => cell with { Text = text + "（26%）" },
            AmountWriting.Spaces => cell with { Text = text.Replace(',', ' ') },
            AmountWriting.Apostrophes => cell with { Text = text.Replace(',', '\'') },
            AmountWriting.DecimalComma => cell with { Text = text.Replace(",", "", StringComparison.Ordinal).Replace('.', ',') },
            AmountWriting.GroupsOfFour => cell with { Text = InFours(text) },
            _ => cell,
        };
    }

    static string Bare(decimal value) => Math.Abs(value).ToString("#,##0.00####", CultureInfo.InvariantCulture);

    /// <summary>The amount counted in another unit, with that unit behind it.</summary>
    static SheetCell Counted(SheetCell cell, string unit, string other, string behind)
    {
        var value = cell.Fact!.Value * PrintOptions.Factor(unit) / PrintOptions.Factor(other);
        var text = value.ToString("#,##0.00####", CultureInfo.InvariantCulture);
        return cell with { Text = text + behind, Fact = cell.Fact with { Value = value, Unit = other } };
    }

    static string InFours(string text)
    {
        var bare = text.Replace(",", "", StringComparison.Ordinal);
        var point = bare.IndexOf('.');
        for (var at = (point < 0 ? bare.Length : point) - 4; at > 0; at -= 4) bare = bare.Insert(at, ",");
        return bare;
    }
}
