using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Tools.Synthesis.Model;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>What the makers of budget and of final forms share.</summary>
abstract class FormMaker(Accounts accounts, PrintOptions options, SubjectCatalog catalog, Dice dice)
{
    protected Accounts Accounts { get; } = accounts;

    protected PrintOptions Options { get; } = options;

    protected Dice Dice { get; } = dice;

    protected SheetBuilder Builder { get; } = new(options, dice.Fork("cells"));

    public abstract IEnumerable<Sheet> Make();

    protected string Unit => Options.Unit;

    protected decimal General => Accounts.Sum(l => l.General);

    protected decimal Carried => Accounts.Sum(l => l.Carryover);

    protected decimal Fund => Accounts.Sum(l => l.Fund);

    protected decimal Capital => Accounts.Sum(l => l.Capital);

    protected decimal All => Accounts.Sum(l => l.Total);

    protected decimal Fiscal => General + Fund + Capital;

    protected string Title(string form) => Wordings.Title(form, Options.Wording);

    protected string NameOf(string code, Subject sample) => code.Length == 7 ? sample.Name
        : catalog.Find(sample.Classification, code, Accounts.Year)?.Name
            ?? catalog.Find(Classifications.Functional, code, Accounts.Year)?.Name ?? sample.Name;

    protected string NameOf(string classification, string code) =>
        catalog.Find(classification, code, Accounts.Year)!.Name;

    /// <summary>Rows 类, 款, 项 with what <paramref name="values"/> makes of the lines below each.</summary>
    protected List<Row> Tree(
        Func<SpendingLine, bool> belongs, Func<List<SpendingLine>, Dictionary<string, decimal>> values)
    {
        var rows = Accounts.Tree(belongs)
            .Select(t => new Row(t.Code, NameOf(t.Code, t.Lines[0].Subject), values(t.Lines))).ToList();
        return WithTotal(rows, Total(values([.. Accounts.Lines.Where(belongs)])));
    }

    protected List<Row> WithTotal(List<Row> rows, Row total)
    {
        if (Options.Total == TotalPlace.First) rows.Insert(0, total);
        else rows.Add(total);
        return rows;
    }

    /// <summary>类 and 款 of the economic classification.</summary>
    protected List<Row> Economic(
        Func<EconomicLine, bool> belongs, Func<List<EconomicLine>, Dictionary<string, decimal>> values)
    {
        var lines = Accounts.Economic.Where(belongs).ToList();
        return [
            .. lines.SelectMany(l => (string[])[l.Subject.Code[..3], l.Subject.Code]).Distinct()
                .OrderBy(c => c, StringComparer.Ordinal)
            .Select(c =>
                new Row(
                    c, NameOf(Classifications.DepartmentEconomic, c),
                    values([.. lines.Where(l => l.Subject.Code.StartsWith(c, StringComparison.Ordinal))])))];
    }

    /// <summary>类 for summaries, numbered; those without money too, where the options say so.</summary>
    protected List<Row> Classes(
        Func<SpendingLine, bool> belongs, Func<List<SpendingLine>, Dictionary<string, decimal>> values, Func<int,
        string> number)
    {
        var lines = Accounts.Lines.Where(belongs).ToList();
        var codes = Options.ListsAllClasses
            ? catalog.All.Where(s =>
                s.Classification == Classifications.Functional && s.Level == 1 && s.IsValidIn(Accounts.Year))
                .Select(s => s.Code)
            : [];
        var rows = new List<Row>();
        foreach (var code in codes.Concat(lines.Select(l => l.Subject.Code[..3])).Distinct()
            .OrderBy(c => c, StringComparer.Ordinal))
        {
            var own = lines.Where(l => l.Subject.Code.StartsWith(code, StringComparison.Ordinal)).ToList();
            var name = own.Count > 0 ? NameOf(code, own[0].Subject) : NameOf(Classifications.Functional, code);
            rows.Add(new Row("", number(rows.Count + 1) + name, own.Count > 0 ? values(own) : []) { Level = 1 });
        }
        return rows;
    }

    /// <summary>The column that counts the rows, where the options have one.</summary>
    protected Head[] LineNumbers() => Options.HasLineNumbers ? [new("行次", "#index", 0.45)] : [];

    /// <summary>The number of a source of money carried over, where the options print it.</summary>
    protected string Source(string number) => Options.HasPlainSources ? "" : number;

    protected Sheet Form(string form, Head[] heads, List<Row> rows) => Form(form, Title(form), heads, rows);

    protected Sheet Form(string form, string title, Head[] heads, List<Row> rows) =>
        Builder.Build(form, title, Unit, new Group("", heads, rows));

    protected static Dictionary<string, decimal> Economy(IReadOnlyList<EconomicLine> lines) => new()
    {
        ["total"] = lines.Sum(l => l.Amount), ["amount"] = lines.Sum(l => l.Amount),
        ["personnel"] = lines.Where(l => l.IsPersonnel).Sum(l => l.Amount),
        ["public"] = lines.Where(l => !l.IsPersonnel).Sum(l => l.Amount),
    };

    protected static decimal Own(List<SpendingLine> lines, string kind) =>
        lines.Where(l => l.OwnKind == kind).Sum(l => l.Own);

    /// <summary>What each kind of money brought; carried over is general public money alone.</summary>
    protected static Dictionary<string, decimal> Incomes(List<SpendingLine> lines)
    {
        var carried = lines.Sum(l => l.Carryover);
        return new()
        {
            ["fiscal_appropriation"] = lines.Sum(l => l.Fiscal),
            ["total"] = lines.Sum(l => l.Total), ["subtotal"] = lines.Sum(l => l.Total) - carried,
            ["carryover"] = carried,
            ["general_public_budget"] = lines.Sum(l => l.General) - carried,
            ["government_fund"] = lines.Sum(l => l.Fund), ["state_capital"] = lines.Sum(l => l.Capital),
            ["fiscal_special_account"] = 0,
            ["business_income"] = Own(lines, "business_income"), ["operating_income"] = Own(lines, "operating_income"),
            ["other_income"] = Own(lines, "other_income"), ["superior_subsidy"] = 0, ["affiliate_remittance"] = 0,
            ["unit_own"] = lines.Sum(l => l.Own), ["general_public_budget:opening"] = carried,
            ["government_fund:opening"] = 0, ["state_capital:opening"] = 0, ["fiscal_special_account:opening"] = 0,
            ["unit_own:opening"] = 0,
        };
    }

    protected static Dictionary<string, decimal> Spending(List<SpendingLine> lines) => new()
    {
        ["total"] = lines.Sum(l => l.Total), ["basic"] = lines.Sum(l => l.Basic),
        ["project"] = lines.Sum(l => l.Project), ["personnel"] = lines.Sum(l => l.GeneralBasic - l.BasicPublic),
        ["public"] = lines.Sum(l => l.BasicPublic),
        ["remit_to_superior"] = 0, ["operating_expenditure"] = 0, ["subsidy_to_affiliates"] = 0,
    };

    protected static Dictionary<string, decimal> GeneralSpending(List<SpendingLine> lines) => new()
    {
        ["total"] = lines.Sum(l => l.General), ["subtotal"] = lines.Sum(l => l.General),
        ["basic"] = lines.Sum(l => l.GeneralBasic), ["project"] = lines.Sum(l => l.GeneralProject),
        ["personnel"] = lines.Sum(l => l.GeneralBasic - l.BasicPublic), ["public"] = lines.Sum(l => l.BasicPublic),
        ["current"] = lines.Sum(l => l.General - l.Carryover), ["carryover"] = lines.Sum(l => l.Carryover),
        ["amount:last_year"] = lines.Sum(l => l.General) * 2,
    };

    protected static Dictionary<string, decimal> Appropriations(List<SpendingLine> lines) => new()
    {
        ["total"] = lines.Sum(l => l.Fiscal), ["amount"] = lines.Sum(l => l.Fiscal),
        ["general_public_budget"] = lines.Sum(l => l.General), ["government_fund"] = lines.Sum(l => l.Fund),
        ["state_capital"] = lines.Sum(l => l.Capital),
    };

    protected static Dictionary<string, decimal> ThreePublicValues(ThreePublic t) => new()
    {
        ["total"] = t.Total, ["three_public_subtotal"] = t.Total, ["overseas_travel"] = t.Overseas,
        ["reception"] = t.Reception,
        ["vehicles"] = t.Vehicles, ["vehicle_purchase"] = t.Purchase, ["vehicle_operation"] = t.Operation,
        ["agency_operating"] = t.AgencyOperating, ["meeting"] = t.Meeting, ["training"] = t.Training,
        ["total@all"] = t.Total + t.Meeting + t.Training,
    };

    /// <summary>Of the fund or of capital: all of it pays for projects.</summary>
    protected static Dictionary<string, decimal> AllForProjects(decimal amount) => new()
    {
        ["total"] = amount, ["amount"] = amount, ["basic"] = 0, ["project"] = amount,
    };

    /// <summary>Appropriations in columns by source.</summary>
    protected static Head[] BySource => Head.List("""
        合计 total 1.3 | 一般公共预算 general_public_budget 1.3 | 政府性基金预算 government_fund 1.1
        国有资本经营预算 state_capital 1.1
        """);

    protected List<Row> ClassesOfAll() =>
        Classes(l => l.Total != 0, ls => new() { ["amount"] = ls.Sum(l => l.Total) }, Big);

    protected static string Big(int number) => Wordings.Chinese(number) + "、";

    protected static string Bracketed(int number) => $"（{Wordings.Chinese(number)}）";

    /// <summary>Puts two lists side by side: the tails (totals) stand in the last rows of both.</summary>
    protected static void Align(List<Row> left, List<Row> leftTail, List<Row> right, List<Row> rightTail)
    {
        while (left.Count < right.Count) left.Add(Row.Blank);
        while (right.Count < left.Count) right.Add(Row.Blank);
        left.AddRange(leftTail);
        right.AddRange(rightTail);
    }

    protected static Row Line(string name, decimal amount, int level = 1, bool isTotal = false) =>
        new("", name, new() { ["amount"] = amount }) { Level = level, IsTotal = isTotal };

    protected static Row Total(Dictionary<string, decimal> values, string name = "合计") =>
        new("", name, values) { IsTotal = true };

    /// <summary>A form without rows but 合计, blank, with a note.</summary>
    protected Sheet Emptied(string form, string title, Head[] heads, int blankRows, string budget)
    {
        var sheet = Form(form, title, heads, WithTotal([.. Enumerable.Repeat(Row.Blank, blankRows)], Total([])));
        var note = Wordings.EmptyNote(
            Options.Wording, Accounts.Body.IsDepartment, Accounts.Year, budget, Accounts.Body.Name);
        return NoteIn(sheet with { IsEmpty = true, Notes = [note] });
    }

    /// <summary>Moves the note into the frame, as a row over all columns, where the options say so.</summary>
    protected Sheet NoteIn(Sheet sheet)
    {
        if (!Options.IsNoteInside || sheet.Notes.Count == 0) return sheet;
        var note = new SheetCell(sheet.RowCount, 0, 1, sheet.Weights.Count, sheet.Notes[0])
        {
            Align = Sheets.Align.Left,
        };
        return sheet with
        {
            Cells = [.. sheet.Cells, note], RowCount = sheet.RowCount + 1, Notes = [.. sheet.Notes.Skip(1)],
        };
    }

    /// <summary>Joins cells of the same text that stand one below the other in a column.</summary>
    protected static Sheet MergeDown(Sheet sheet, int column)
    {
        var cells = new List<SheetCell>();
        SheetCell? open = null;
        var below = sheet.Cells.Where(c => c.Row >= sheet.HeaderRows && c.Column == column).OrderBy(c => c.Row);
        foreach (var cell in below)
        {
            var isAgain = cell.Text.Length > 0 && cell.Text == open?.Text;
            if (open is not null && isAgain && cell.ColumnSpan == 1 && open.ColumnSpan == 1)
            {
                open = open with { RowSpan = open.RowSpan + 1 };
                continue;
            }
            if (open is not null) cells.Add(open);
            open = cell;
        }
        if (open is not null) cells.Add(open);
        return sheet with
        {
            Cells = [.. sheet.Cells.Where(c => c.Row < sheet.HeaderRows || c.Column != column), .. cells],
        };
    }
}
