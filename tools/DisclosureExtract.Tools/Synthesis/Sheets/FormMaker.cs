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

    protected string Title(string form) => Wordings.Title(form, Options.Wording);

    protected string NameOf(string code, Subject sample) => code.Length == 7 ? sample.Name
        : catalog.Find(sample.Classification, code, Accounts.Year)?.Name ?? catalog.Find(Classifications.Functional, code, Accounts.Year)?.Name ?? sample.Name;

    protected string NameOf(string classification, string code) => catalog.Find(classification, code, Accounts.Year)!.Name;

    /// <summary>Rows 类, 款, 项 with what <paramref name="values"/> makes of the lines below each.</summary>
    protected List<Row> Tree(Func<SpendingLine, bool> belongs, Func<List<SpendingLine>, Dictionary<string, decimal>> values)
    {
        var rows = Accounts.Tree(belongs).Select(t => new Row(t.Code, NameOf(t.Code, t.Lines[0].Subject), values(t.Lines))).ToList();
        return WithTotal(rows, new Row("", "合计", values([.. Accounts.Lines.Where(belongs)])) { IsTotal = true });
    }

    protected List<Row> WithTotal(List<Row> rows, Row total)
    {
        if (Options.Total == TotalPlace.First) rows.Insert(0, total);
        else rows.Add(total);
        return rows;
    }

    /// <summary>类 and 款 of the economic classification.</summary>
    protected List<Row> Economic(Func<EconomicLine, bool> belongs, Func<List<EconomicLine>, Dictionary<string, decimal>> values)
    {
        var lines = Accounts.Economic.Where(belongs).ToList();
        return [.. lines.SelectMany(l => (string[])[l.Subject.Code[..3], l.Subject.Code]).Distinct().OrderBy(c => c, StringComparer.Ordinal)
            .Select(c => new Row(c, NameOf(Classifications.DepartmentEconomic, c), values([.. lines.Where(l => l.Subject.Code.StartsWith(c, StringComparison.Ordinal))])))];
    }

    /// <summary>类 for summaries, numbered; those without money too, where the options say so.</summary>
    protected List<Row> Classes(Func<SpendingLine, bool> belongs, Func<List<SpendingLine>, Dictionary<string, decimal>> values, Func<int, string> number)
    {
        var lines = Accounts.Lines.Where(belongs).ToList();
        var codes = Options.ListsAllClasses
            ? catalog.All.Where(s => s.Classification == Classifications.Functional && s.Level == 1 && s.IsValidIn(Accounts.Year)).Select(s => s.Code)
            : [];
        var rows = new List<Row>();
        foreach (var code in codes.Concat(lines.Select(l => l.Subject.Code[..3])).Distinct().OrderBy(c => c, StringComparer.Ordinal))
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

    protected static Row Heading(string name) => new("", name, []) { Level = 1 };

    /// <summary>A form without rows but 合计, blank, with a note.</summary>
    protected Sheet Emptied(Sheet sheet, string budget)
    {
        var note = Wordings.EmptyNote(Options.Wording, Accounts.Body.IsDepartment, Accounts.Year, budget, Accounts.Body.Name);
        return NoteIn(sheet with { IsEmpty = true, Notes = [note] });
    }

    /// <summary>Moves the note into the frame, as a row over all columns, where the options say so.</summary>
    protected Sheet NoteIn(Sheet sheet)
    {
        if (!Options.IsNoteInside || sheet.Notes.Count == 0) return sheet;
        var note = new SheetCell(sheet.RowCount, 0, 1, sheet.Weights.Count, sheet.Notes[0]) { Align = Sheets.Align.Left };
        return sheet with { Cells = [.. sheet.Cells, note], RowCount = sheet.RowCount + 1, Notes = [.. sheet.Notes.Skip(1)] };
    }

    /// <summary>Joins cells of the same text that stand one below the other in a column.</summary>
    protected static Sheet MergeDown(Sheet sheet, int column)
    {
        var cells = new List<SheetCell>();
        SheetCell? open = null;
        foreach (var cell in sheet.Cells.Where(c => c.Row >= sheet.HeaderRows && c.Column == column).OrderBy(c => c.Row))
        {
            if (open is not null && cell.Text.Length > 0 && cell.Text == open.Text && cell.ColumnSpan == 1 && open.ColumnSpan == 1)
            {
                open = open with { RowSpan = open.RowSpan + 1 };
                continue;
            }
            if (open is not null) cells.Add(open);
            open = cell;
        }
        if (open is not null) cells.Add(open);
        return sheet with { Cells = [.. sheet.Cells.Where(c => c.Row < sheet.HeaderRows || c.Column != column), .. cells] };
    }
}
