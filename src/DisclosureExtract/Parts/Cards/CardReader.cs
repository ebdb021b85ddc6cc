using System.Text.RegularExpressions;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;
using static DisclosureExtract.Parts.Cards.CardLabels;

namespace DisclosureExtract.Parts.Cards;

/// <summary>
/// Reads a card from its cells in reading order. A label takes the values that follow it in its row, so it does not
/// matter whether merges are spans (a ruled table) or have become shifted and missing cells (a transcript).
/// </summary>
sealed partial class CardReader
{
    readonly FormTable table;
    readonly string? entity;
    readonly List<CardAmount> funds = [];
    readonly List<CardSection> sections = [], goals = [];
    readonly IndicatorReader indicators = new();
    readonly Dictionary<Field, Cell> fields = [];
    readonly List<Cell> loose = [];
    string? termGoal, annualGoal, moneyUnit, filledAt, person;
    bool isTwoSided, goalsFollow;

    /// <summary>Labels of goals that are of the whole period.</summary>
    static readonly WordTable TermGoals = WordTable.Of("card goal", "term");

    /// <summary>How names of bodies end.</summary>
    static readonly WordTable Bodies = WordTable.Of("body");

    CardReader(FormTable table, string? entity) => (this.table, this.entity) = (table, entity);

    /// <summary>All cards of a document, in order.</summary>
    /// <param name="prose">Lines outside of tables: the signature line of a card may stand below it.</param>
    public static List<ProjectCard> ReadAll(
        IEnumerable<FormTable> tables, IReadOnlyList<PageLine> prose, string? entity)
    {
        var cards = new List<ProjectCard>();
        foreach (var table in tables)
        {
            if (table.Form != FormIds.PerformanceTarget) continue;
            if (GoalList.Read(table) is { } list)
            {
                cards.AddRange(list);
                continue;
            }
            var reader = new CardReader(table, entity);
            reader.ReadRows();
            reader.ReadSignatureBelow(prose);
            if (reader.ToCard() is { } card) cards.Add(card);
        }
        return cards;
    }

    void ReadRows()
    {
        var grid = CardBreaks.Mend(table.Table.Grid);
        for (var row = 0; row < grid.RowCount; row++)
        {
            var cells = grid.Row(row).Where(c => c.Row == row && !c.IsEmpty).ToList();
            if (cells.Count == 0) continue;
            moneyUnit ??= cells.Select(c => MoneyUnit(c.Text)).FirstOrDefault(u => u is not null);
            if (indicators.Read(cells, grid)) continue;
            if (ReadFunds(cells) || ReadGoals(cells)) continue;
            ReadFields(cells, row);
        }
    }

    /// <summary>Rows of money: the label names the source, its side the horizon.</summary>
    bool ReadFunds(List<Cell> cells)
    {
        var found = false;
        (FundSource Source, Horizon? Horizon)? label = null;
        var seen = new HashSet<FundSource>();
        foreach (var cell in cells)
        {
            if (FundOf(cell.Text) is { } fund)
            {
                // The same source a second time in one row is that of the year.
                var horizon = fund.Horizon ?? (!seen.Add(fund.Source) || !isTwoSided ? Horizon.Annual : Horizon.Term);
                if (fund.Horizon == Horizon.Term) isTwoSided = true;
                label = (fund.Source, horizon);
                found = true;
                continue;
            }
            if (label is not { } open) continue;
            var amount = AmountText.Parse(cell.Text);
            if (amount.Value is { } value)
                funds.Add(new CardAmount(open.Source, open.Horizon!.Value, value, amount.Decimals, At(cell)));
            label = null;
        }
        return found;
    }

    bool ReadGoals(List<Cell> cells)
    {
        var follow = goalsFollow;
        goalsFollow = false;
        if (follow && cells.Count <= 2 && cells.TrueForAll(c => FieldOf(c) == Field.None && c.Text.Length > 4))
        {
            TakeGoals(cells, "总体目标");
            return true;
        }
        if (FieldOf(cells[0]) != Field.Goal) return false;
        var texts = cells.Skip(1).Where(c => FieldOf(c) != Field.Goal).ToList();
        if (texts.Count == 0)
        {
            isTwoSided |= cells.Count > 1; // the heads 实施期目标 | 年度目标
            indicators.IsTwoSided = isTwoSided;
            goalsFollow = true; // their label may reach down over the texts
            return true;
        }
        TakeGoals(texts, cells[0].Text);
        return true;
    }

    /// <summary>Goals of the period and of the year side by side, or one of the two by its label.</summary>
    void TakeGoals(List<Cell> texts, string label)
    {
        if (texts.Count >= 2) (termGoal, annualGoal) = (Prose(texts[0]), Prose(texts[1]));
        else if (TermGoals.StandIn(label)) termGoal = Prose(texts[0]);
        else annualGoal = Prose(texts[0]);
        goals.AddRange(texts.Take(2).Select(t => CardSection.Of(label, Prose(t), t)));
    }

    void ReadFields(List<Cell> cells, int row)
    {
        var open = new List<Field>();
        Cell? heading = null;
        foreach (var cell in cells)
        {
            var field = FieldOf(cell);
            if (field == Field.Section)
            {
                heading = cell;
                continue;
            }
            if (heading is not null)
            {
                sections.Add(CardSection.Of(heading.Text, Prose(cell), cell));
                heading = null;
                continue;
            }
            if (FusedSection(cell.Raw) is { } fused)
            {
                sections.Add(CardSection.Of(TextFold.FoldTight(fused.Heading), fused.Text, cell));
                continue;
            }
            if (field != Field.None)
            {
                open.Add(field);
                continue;
            }
            if (open.Count > 0) Fill(open, cell);
            else if (cells.Count == 1 && row < 3) loose.Add(cell);
        }
    }

    /// <summary>
    /// Gives a value to the label it fits: where labels slid together (主管部门 | 实施单位 | value | value) the first waits for
    /// the first value, but a number of years is a period and the discloser's own name is the unit.
    /// </summary>
    void Fill(List<Field> open, Cell cell)
    {
        var fits = open.FindIndex(f => f switch
        {
            Field.Period => Years().IsMatch(cell.Text),
            Field.FilledAt => Date().IsMatch(cell.Text),
            Field.Unit => cell.Text == entity && open.Count > 1,
            _ => false,
        });
        var at = fits >= 0 ? fits : open.FindIndex(f => f is not Field.Contact and not Field.FilledAt);
        if (at < 0) return;
        var field = open[at];
        open.RemoveAt(at);
        if (field == Field.FilledAt) filledAt = cell.Text;
        else if (field == Field.Person) person = cell.Text;
        else fields.TryAdd(field, cell);
    }

    /// <summary>The signature may stand below the table instead of in it.</summary>
    void ReadSignatureBelow(IReadOnlyList<PageLine> prose)
    {
        if (filledAt is not null || Signature.Below(table.Table, prose) is not { } signature) return;
        filledAt = signature.Date;
        person = signature.Person ?? person;
    }

    ProjectCard? ToCard()
    {
        if (fields.Count == 0 && funds.Count == 0 && indicators.Found.Count == 0) return null;
        var (name, evidence, misplaced) = NameOf();
        var (code, department) = SplitDepartment(Text(Field.Department));
        return new ProjectCard
        {
            TableId = table.Table.Id,
            Name = name,
            NameEvidence = evidence,
            MisplacedName = misplaced,
            Department = department,
            DepartmentCode = code,
            Unit = Text(Field.Unit),
            Attribute = Text(Field.Attribute),
            Period = Text(Field.Period),
            MoneyUnit = moneyUnit ?? "元",
            Funds = FundsOf(code, department),
            Sections = sections,
            Goals = goals,
            TermGoal = termGoal,
            AnnualGoal = annualGoal,
            Indicators = indicators.Found,
            ResponsiblePerson = person,
            FilledAtRaw = filledAt,
            FilledAt = Signature.ParseDate(filledAt),
            Origin = table.Table.Grid.Source ?? WordSource.Text,
            Pages = table.Table.Pages,
            Boxes = table.Table.Boxes,
        };
    }

    /// <summary>What the treasury pays to a body of the central government is no local money.</summary>
    List<CardAmount> FundsOf(string? code, string? department) =>
        CentralBody.Is(department, code)
            ? funds.ConvertAll(f => f.Source == FundSource.Local ? f with { Source = FundSource.Central } : f)
            : funds;

    /// <summary>
    /// The name cell, unless it holds a department with its code and the line above is the name, or nothing is. A project
    /// may bear a code as well.
    /// </summary>
    (string? Name, Evidence? Evidence, string? Misplaced) NameOf()
    {
        var cell = fields.GetValueOrDefault(Field.Name);
        var above = loose.Find(c => FieldOf(c) == Field.None && !CodedBody().IsMatch(c.Text));
        var mayBeBody = cell is not null && CodedBody().Match(cell.Text) is { Success: true } coded
            && (above is not null || IsBody(coded.Groups["n"].Value));
        if (cell is not null && !mayBeBody) return (cell.Text, At(cell), null);
        if (above is not null) return (above.Text, At(above), cell?.Text);
        return (null, null, cell?.Text);
    }

    /// <summary>The one who discloses, the department or unit of the card, or what else ends as names of bodies do.</summary>
    bool IsBody(string name) =>
        name == entity || name == SplitDepartment(Text(Field.Department)).Name || name == Text(Field.Unit)
        || Bodies.StandIn(name);

    /// <summary>144-某某局, [101]某某部, 教育部105.</summary>
    static (string? Code, string? Name) SplitDepartment(string? text)
    {
        if (text is null) return (null, null);
        if (CodedBody().Match(text) is { Success: true } before)
            return (before.Groups["c"].Value, before.Groups["n"].Value);
        return BodyWithCode().Match(text) is { Success: true } match
            ? (match.Groups["c"].Value, match.Groups["n"].Value)
            : (null, text);
    }

    string? Text(Field field) => fields.GetValueOrDefault(field)?.Text;

    static Field FieldOf(Cell cell) => CardLabels.FieldOf(cell.Text);

    static string Prose(Cell cell) =>
        string.Concat(cell.Lines.Select(l => string.Concat(l.Words.Select(w => w.Printed))));

    static Evidence At(Cell cell) => new(cell.Text, cell.Page, cell.TextBox);

    [GeneratedRegex(@"^(\d{1,2}|[一二三四五六七八九十])年(期)?$|^长期$|^\d{4}(年)?.*[-—至]")]
    private static partial Regex Years();

    [GeneratedRegex(@"^\d{8}(\d{6})?$|^\d{4}[-/.年]")]
    private static partial Regex Date();

    [GeneratedRegex(@"^(?<n>[一-龥][^\d\[(【]+)[-—_\[(【]{0,2}(?<c>\d{3,9})[\])】]?$")]
    private static partial Regex BodyWithCode();

    [GeneratedRegex(@"^((?<c>\d{3,9})[-—_]|[\[(【](?<c>\d{3,9})[\])】][-—_]?)(?<n>[一-龥].+)$")]
    private static partial Regex CodedBody();
}
