using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Sheets;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis;

/// <summary>A fault of the source that the extractor must report.</summary>
/// <param name="Kind">digits, total, name or zero.</param>
/// <param name="Rules">Rules of which one must find it.</param>
sealed record PlantedFault(
    string Kind, string Form, string Code, string Name, string Column, string Before, string After,
    IReadOnlyList<string> Rules);

/// <summary>Plants faults into forms that are right.</summary>
sealed class FaultPlanter(SubjectCatalog catalog, Dice dice, PrintOptions options)
{
    static readonly string[] Sums =
    [
        "sum.columns", "sum.children", "sum.total", "cross.rows", "cross.total", "cross.subject", "balance",
    ];

    /// <summary>Forms in which each amount stands in sums of rows and columns.</summary>
    static readonly string[] Forms =
    [
        "expenditure", "general_public_expenditure", "final_expenditure", "final_general_public_expenditure", "revenue",
        "final_revenue", "gov_general_revenue", "gov_general_expenditure", "gov_general_own_expenditure", "final_gov_general_revenue",
        "final_gov_general_expenditure",
    ];

    /// <summary>Columns in which faults are planted: each stands in sums of all rows.</summary>
    static readonly string[] Columns = ["total", "budget", "executed"];

    public List<PlantedFault> Plant(List<Sheet> sheets, int count)
    {
        var faults = new List<PlantedFault>();
        var forms = Forms.Where(f =>
            sheets.Exists(s => s.Form == f && s.Cells.Count(c => c.Fact is { Code.Length: > 0 }) > 9))
            .ToList();
        for (var i = 0; i < count && forms.Count > 0; i++)
        {
            var form = dice.Pick<string>(forms);
            forms.Remove(form); // two faults in one form may hide each other
            var at = sheets.FindIndex(s => s.Form == form);
            var kinds = new List<string> { "digits", "total", "name" };
            if (options.Codes == CodeMode.Split) kinds.Add("zero");
            if (FormIds.IsOfGovernment(form)) kinds = ["digits", "total"]; // its names are seldom certain
            var (sheet, fault) = dice.Pick<string>(kinds) switch
            {
                "digits" => Digits(sheets[at]),
                "total" => Total(sheets[at]),
                "zero" => Zero(sheets[at]),
                _ => Name(sheets[at]),
            };
            if (fault is null) continue;
            sheets[at] = sheet;
            faults.Add(fault);
        }
        return faults;
    }

    /// <summary>Two neighbouring digits before the point change places.</summary>
    (Sheet, PlantedFault?) Digits(Sheet sheet)
    {
        var cells = sheet.Cells.Where(c => c.Fact is { Code.Length: > 0 } && Columns.Contains(c.Fact.Column) && Swap(c.Text) is not null)
            .ToList();
        if (cells.Count == 0) return (sheet, null);
        var cell = dice.Pick<SheetCell>(cells);
        var text = Swap(cell.Text)!;
        var value = decimal.Parse(
            text, NumberStyles.AllowThousands | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture);
        return (Replace(sheet, cell, cell with { Text = text, Fact = cell.Fact! with { Value = value } }),
            new PlantedFault(
                "digits", sheet.Form, cell.Fact!.Code, cell.Fact.Name, cell.Fact.Column, cell.Text, text, Sums));

        static string? Swap(string text)
        {
            var end = text.IndexOf('.', StringComparison.Ordinal) is var point && point < 0 ? text.Length : point;
            for (var i = Math.Max(0, end - 4); i + 1 < end; i++)
                if (char.IsAsciiDigit(text[i]) && char.IsAsciiDigit(text[i + 1]) && text[i] != text[i + 1]
                    && text[i + 1] != '0')
                    return string.Concat(
                        text.AsSpan(0, i), text.AsSpan(i + 1, 1), text.AsSpan(i, 1), text.AsSpan(i + 2));
            return null;
        }
    }

    /// <summary>合计 is another number than the sum of its rows.</summary>
    (Sheet, PlantedFault?) Total(Sheet sheet)
    {
        var cell = sheet.Cells.FirstOrDefault(c =>
            c is { IsBold: true, Fact: { Code: "", Value: > 100 } } && Columns.Contains(c.Fact.Column));
        if (cell is null) return (sheet, null);
        var (text, value) = options.Print(
            (cell.Fact!.Value + dice.Whole(3, 60)) * PrintOptions.Factor(sheet.Unit), sheet.Unit, false);
        return (Replace(sheet, cell, cell with { Text = text, Fact = cell.Fact with { Value = value!.Value } }),
            new PlantedFault("total", sheet.Form, "", cell.Fact.Name, cell.Fact.Column, cell.Text, text, Sums));
    }

    /// <summary>A row bears the name of another subject.</summary>
    (Sheet, PlantedFault?) Name(Sheet sheet)
    {
        var rows = sheet.Cells.Where(c =>
            c.Fact is { Code.Length: 7, Column: "total" }
                && catalog.Find(Classifications.Functional, c.Fact.Code)?.Trust == SubjectTrust.Confirmed)
            .ToList();
        if (rows.Count == 0) return (sheet, null);
        var row = dice.Pick<SheetCell>(rows);
        var others = catalog.All.Where(s =>
            s.Classification == Classifications.Functional && s.Level == 3 && s.Trust == SubjectTrust.Confirmed
                && s.Code != row.Fact!.Code && s.Name != row.Fact.Name)
            .ToList();
        var other = dice.Pick<Subject>(others).Name;
        var name = row.Fact!.Name;
        var cells = sheet.Cells.Select(c => c.Row != row.Row ? c
            : c.Fact is not null ? c with { Fact = c.Fact with { Name = other } }
            : c.Text == name ? c with { Text = other }
                : c.Text == row.Fact.Code + name ? c with { Text = row.Fact.Code + other }
                : c).ToList();
        return (
            sheet with { Cells = cells },
            new PlantedFault("name", sheet.Form, row.Fact.Code, other, "", name, other, ["code.name"]));
    }

    /// <summary>05 is printed 5.</summary>
    (Sheet, PlantedFault?) Zero(Sheet sheet)
    {
        var rows = sheet.Cells.Where(c => c.Fact is { Code.Length: 7, Column: "total" } && c.Fact.Code[5] == '0')
            .ToList();
        if (rows.Count == 0) return (sheet, null);
        var row = dice.Pick<SheetCell>(rows);
        var part = row.Fact!.Code[5..];
        var cell = sheet.Cells.First(c => c.Row == row.Row && c.Column == 2 && c.Text == part);
        return (
            Replace(sheet, cell, cell with { Text = part[1..] }),
            new PlantedFault("zero", sheet.Form, row.Fact.Code, row.Fact.Name, "", part, part[1..], ["code.level"]));
    }

    static Sheet Replace(Sheet sheet, SheetCell old, SheetCell by) =>
        sheet with { Cells = [.. sheet.Cells.Select(c => ReferenceEquals(c, old) ? by : c)] };
}
