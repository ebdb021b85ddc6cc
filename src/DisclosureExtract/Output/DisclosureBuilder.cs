using DisclosureExtract.Checks.Claims;
using DisclosureExtract.Checks.Users;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Pages;
using DisclosureExtract.Parts.Cards;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Output;

/// <summary>The result of a run → the documents of the contract.</summary>
public static class DisclosureBuilder
{
    public static Disclosure Build(Extraction extraction, SourceInfo source, string version)
    {
        var display = new Display(extraction.Pages);
        var references = new References(extraction.Tables);
        FindingInfo[] findings = [.. extraction.Validation.Findings.Select((f, i) => ToFinding(f, i, references, display))];
        return new Disclosure
        {
            Source = source,
            Extractor = new ExtractorInfo { Name = "DisclosureExtract", Version = version,
                Rules = ToRules(extraction.Rules) },
            Identity = ToIdentity(extraction.Metadata, display),
            Pages = [.. extraction.Pages.Select(p => ToPage(p, extraction))],
            Tables = [.. extraction.Tables.Select(t => ToTable(t, extraction, display))],
            Projects = [.. extraction.Projects.Select(p => ToProject(p, display))],
            Narrative = ToNarrative(extraction, references, display),
            Catalogue = [.. extraction.Catalogue.Select(e => new CatalogueEntry
            {
                Sector = e.Sector, Code = e.Code, Name = e.Name, Level = e.Level, Parent = e.Parent, Inferred = e.IsInferred, Page = e.Evidence.Page,
            })],
            Noise = [.. Noise(extraction, display)],
            Findings = findings,
            Duties = [.. DutyBuilder.Of(extraction, findings)],
            Summary = SummaryBuilder.Build(extraction),
        };
    }

    static RulesInfo? ToRules(UserRules rules) => ReferenceEquals(rules, UserRules.None) ? null : new(rules.Version,
        [.. rules.Off.Keys.Order(StringComparer.Ordinal)], [.. rules.Most.Keys.Order(StringComparer.Ordinal)],
            [.. rules.Sums.Select(s => s.Id)]);

    /// <summary>Turns boxes of the upright frame into boxes of the page as displayed.</summary>
    sealed class Display(IReadOnlyList<PageResult> pages)
    {
        public Box Box(int page, BoundingBox box)
        {
            var b = pages[page - 1].Page.ToDisplayed(box);
            return new Box(b.Left, b.Top, b.Right, b.Bottom);
        }

        /// <summary>What the place is called on a page without points; null on others.</summary>
        public string? Cell(int page, BoundingBox box) => pages[page - 1].Page.Places?.Of(box);

        public PlacedBox Placed(int page, BoundingBox box) => new(page, Box(page, box), Cell(page, box));

        public PlacedBox? Place(Place? place) => place is null ? null : Placed(place.Page, place.Box);
    }

    static Identity ToIdentity(Metadata metadata, Display display) => new()
    {
        Kind = metadata.Kind,
        Year = metadata.Year,
        Entity = metadata.Entity,
        Level = metadata.Level,
        Department = metadata.Department,
        Subordinates = [.. metadata.Subordinates.Select(s => s.Text)],
        Title = metadata.Title,
        Place = metadata.Place,
        Evidence = EvidenceOf(metadata, display),
    };

    /// <summary>In the order of the names.</summary>
    static Dictionary<string, EvidenceInfo> EvidenceOf(Metadata metadata, Display display)
    {
        var subordinate = metadata.Subordinates is [var first, ..] ? first : null;
        var told = new Dictionary<string, EvidenceInfo>();
        foreach (var name in metadata.Evidence.Keys.Append("subordinates").Order(StringComparer.Ordinal))
            if ((metadata.Evidence.GetValueOrDefault(name) ?? subordinate) is { } at)
                told[name] = new(at.Text, at.Page, display.Box(at.Page, at.Box), display.Cell(at.Page, at.Box));
        return told;
    }

    static PageInfo ToPage(PageResult page, Extraction extraction) => new()
    {
        Number = page.Page.Number,
        Width = Math.Round(page.Page.Width * page.Page.Scale, 2),
        Height = Math.Round(page.Page.Height * page.Page.Scale, 2),
        Rotation = page.Page.Rotation,
        Origin = page.Verdict.State is PageState.Read or PageState.Duplicate && page.Page.Source is { } source ? Names.Of(source) : "none",
        Role = extraction.Roles[page.Page.Number - 1].Name,
        RoleEvidence = extraction.Roles[page.Page.Number - 1].Evidence,
        State = Names.Of(page.Verdict.State),
        Reason = page.Verdict.Reason,
        OcrConfidence = page.Page.Scan is { Confidence: > 0 } scan ? Math.Round(scan.Confidence, 4) : null,
        DuplicateOf = page.DuplicateOf,
    };

    /// <summary>Whether a table gives facts, is empty or is kept as a grid, and why.</summary>
    static (string State, string Reason) StateOf(FormTable table)
    {
        if (table.Naming.By == NamedBy.UndecidedTitle) return ("grid", table.Naming.Evidence);
        if (table.Form == FormIds.Other) return ("grid", "no statutory form; kept as it is");
        if (!table.Type.HasFacts) return ("grid", $"{table.Form}; kept as a grid");
        if (table.IsEmpty) return ("empty", table.Table.Notes.Count > 0 ? table.Table.Notes[0].Text : "no amount is printed");
        return ("facts", $"told by its {table.Naming.Evidence}");
    }

    static TableInfo ToTable(FormTable table, Extraction extraction, Display display)
    {
        var (state, reason) = StateOf(table);
        return new TableInfo
        {
            Id = table.Table.Id,
            Form = table.Form,
            Title = table.Table.Context.Title?.Text,
            Label = table.Table.Context.Label?.Text,
            Pages = table.Table.Pages,
            Unit = table.Unit.IsPrinted && table.Type.HasFacts ? table.Unit.Name : null,
            IsEmpty = table.IsEmpty,
            State = state,
            Reason = reason,
            Columns = [.. table.Columns.Select(c => new ColumnInfo(c.Key, c.Header, c.Side, c.Index))],
            Rows = [.. ToRows(table, extraction, display)],
            Grid = ToGrid(table.Table, display),
            Notes = [.. table.Table.Notes.Select(n => n.Text)],
        };
    }

    static IEnumerable<RowInfo> ToRows(FormTable table, Extraction extraction, Display display)
    {
        var facts = extraction.Facts;
        var levels = Levels(table, facts);
        foreach (var row in table.Rows)
        {
            var values = new Dictionary<string, decimal>();
            var cells = new Dictionary<string, CellInfo>();
            foreach (var cell in row.Cells)
            {
                var key = CellKeys.Of(row, cell);
                var fact = facts.At(new FactKey(table.Table.Id, row.Index, cell.Column.Index));
                if (cell.Amount.Value is { } value) values[key] = cell.Decided?.Printed ?? value;
                cells[key] = new CellInfo
                {
                    Raw = cell.Source.Raw,
                    Page = cell.Source.Page,
                    Box = display.Box(cell.Source.Page, cell.Source.TextBox),
                    Cell = display.Cell(cell.Source.Page, cell.Source.TextBox),
                    Origin = Names.Of(cell.Source.Source),
                    Confidence = cell.Source.Confidence,
                    State = Names.Of(cell.Amount.State),
                    Unit = cell.Amount.Value is not null && table.UnitOf(cell) is var unit && unit != table.Unit ? unit.Name : null,
                    Notes = cell.Amount.Notes is { Length: > 0 } notes ? notes : null,
                    Status = fact is null ? null : Names.Of(fact.Status),
                    Checks = fact is null ? null : extraction.Validation.ChecksOf(fact),
                    GridColumn = cell.Column.Index,
                };
            }
            yield return new RowInfo
            {
                Code = row.Code,
                Name = row.Name,
                Read = row.Mend is { } mend ? new RowReading(mend.Code, mend.Name) : null,
                LabelStatus = LabelStatus(row, extraction),
                Subject = row.Subject is { } subject
                    ? new SubjectInfo(subject.Classification, subject.Code, subject.CatalogName, Names.Of(subject.Kind), subject.Score)
                    : null,
                Level = levels.GetValueOrDefault(row),
                Side = row.Side,
                GridRow = row.Index,
                Path = row.Path,
                Attributes = row.Attributes.GroupBy(a => a.Key).ToDictionary(g => g.Key, g => string.Join(' ', g.Select(a => a.Value))),
                Values = values,
                Cells = cells,
            };
        }
    }

    static string LabelStatus(FormRow row, Extraction extraction) =>
        extraction.Validation.DisputedLabels.Contains(row) ? "disputed"
        : row.Decided is { } decided ? Names.Of(decided.IsChanged ? FactStatus.Corrected : FactStatus.Accepted)
        : row.Mend is not null || row.LostZero ? "repaired" : "read";

    static Dictionary<FormRow, int> Levels(FormTable table, FactIndex facts)
    {
        var levels = new Dictionary<FormRow, int>(ReferenceEqualityComparer.Instance);
        foreach (var list in RowTree.Lists(table))
        {
            var tree = facts.Tree(table, list[0]);
            for (var i = 0; i < tree.Rows.Count; i++)
                levels[tree.Rows[i]] = tree.IsTotal(i) || tree.Rows[i].Name.Length + tree.Rows[i].Code.Length == 0 ? 0 : Depth(tree, i);
        }
        return levels;

        // What heads a row may stand below it.
        static int Depth(RowTree tree, int row) => tree.IsTotal(row) ? 0 : tree.Parent(row) is var parent and >= 0 ? Depth(tree, parent) + 1 : 1;
    }

    static GridInfo ToGrid(Table table, Display display) => new(
        table.Grid.RowCount, table.Grid.ColumnCount, table.Header.HeaderRows,
        [.. table.Grid.Cells.OrderBy(c => c.Row).ThenBy(c => c.Column).Select(c => new GridCellInfo
        {
            Row = c.Row,
            Column = c.Column,
            RowSpan = c.RowSpan > 1 ? c.RowSpan : null,
            ColumnSpan = c.ColumnSpan > 1 ? c.ColumnSpan : null,
            Text = string.Join('\n', c.Lines.Select(l => l.Text)),
            Page = c.Page,
            Box = display.Box(c.Page, c.Box),
            Cell = display.Cell(c.Page, c.Box),
        })]);

    static IEnumerable<NoiseInfo> Noise(Extraction extraction, Display display)
    {
        foreach (var page in extraction.Pages.Where(p => p.DuplicateOf is not null && !extraction.PageCopies.Any(c => c.Dropped == p.Page.Number)))
            yield return new NoiseInfo { Kind = NoiseKinds.DuplicatePage, Pages = [page.Page.Number], Count = 1 };
        foreach (var copy in extraction.PageCopies)
            yield return new NoiseInfo
            {
                Kind = NoiseKinds.NearDuplicatePage,
                Text = $"page {copy.Kept}",
                Pages = [copy.Dropped],
                Count = 1,
                Differences = [.. copy.Differences.Select(d => new DifferenceInfo(d.Where, d.A, d.B, d.Preferred, d.Because))],
            };
        foreach (var item in extraction.Noise)
            yield return new NoiseInfo
            {
                Kind = item.Kind,
                Text = item.Text,
                Pages = [.. item.Places.Select(p => p.Page).Distinct()],
                Boxes = [.. item.Places.Select(p => display.Placed(p.Page, p.Box))],
                Count = item.Places.Count,
                Reason = item.Reason,
            };
        foreach (var copy in extraction.ProjectCopies)
            yield return new NoiseInfo
            {
                Kind = NoiseKinds.NearDuplicatePage,
                Text = copy.Dropped.Name,
                Pages = [.. copy.Dropped.Pages],
                Boxes = [.. copy.Dropped.Boxes.Select(b => display.Placed(b.Page, b.Box))],
                Count = 1,
                Differences = [.. copy.Differences.Select(d => new DifferenceInfo(d.Where, d.A, d.B, d.Preferred, d.Because))],
            };
        var blanks = extraction.Pages.Where(p => p.Verdict.State == PageState.Blank).Select(p => p.Page.Number).ToList();
        if (blanks.Count > 0) yield return new NoiseInfo { Kind = NoiseKinds.BlankPage, Pages = blanks, Count = blanks.Count };
        var numbers = extraction.Pages.Where(p => p.Verdict.State == PageState.Read)
            .SelectMany(p => p.Layout.Lines.Where(l => PageFurniture.IsPageNumber(l, p.Page)).Select(l => (p.Page.Number, Line: l))).ToList();
        if (numbers.Count > 0)
            yield return new NoiseInfo
            {
                Kind = NoiseKinds.PageNumber,
                Text = string.Join(' ', numbers.Select(n => n.Line.Text)),
                Pages = [.. numbers.Select(n => n.Number).Distinct()],
                Boxes = [.. numbers.Select(n => display.Placed(n.Number, n.Line.Box))],
                Count = numbers.Count,
            };
    }

    static NarrativeInfo ToNarrative(Extraction extraction, References references, Display display) => new()
    {
        Sections = [.. extraction.Sections.Select(s => new SectionInfo(s.Heading, s.Level, s.Text, s.Pages))],
        Glossary = [.. extraction.Glossary.Select(t => new GlossaryInfo(t.Term, t.Definition, t.Page))],
        Claims = [.. extraction.Claims.Select(v => ToClaim(v, references, display))],
    };

    static ClaimInfo ToClaim(ClaimVerdict verdict, References references, Display display)
    {
        var claim = verdict.Claim;
        return new ClaimInfo
        {
            Kind = Names.Of(claim.Kind),
            About = claim.About,
            Value = claim.Value,
            Unit = claim.Unit.Name,
            Quote = claim.Quote,
            Heading = claim.Heading,
            Page = claim.Place.Page,
            Box = display.Box(claim.Place.Page, claim.Place.Box),
            Cell = display.Cell(claim.Place.Page, claim.Place.Box),
            State = Names.Of(verdict.State),
            Fact = verdict.Fact is { } fact ? references.Of(fact) : null,
            Why = verdict.Why,
        };
    }

    static ProjectInfo ToProject(ProjectCard card, Display display) => new()
    {
        Name = card.Name,
        Department = card.Department,
        DepartmentCode = card.DepartmentCode,
        Unit = card.Unit,
        Attribute = card.Attribute,
        Period = card.Period,
        Funds = new FundsInfo
        {
            Unit = card.MoneyUnit,
            Total = card.Fund(FundSource.Total, Horizon.Term)?.Value,
            Annual = card.Fund(FundSource.Total, Horizon.Annual)?.Value,
            TotalBySource = BySource(card, Horizon.Term),
            AnnualBySource = BySource(card, Horizon.Annual),
        },
        Sections = [.. card.Sections.Select(s => new ProseInfo(s.Heading, s.Text))],
        TermGoal = card.TermGoal,
        AnnualGoal = card.AnnualGoal,
        Indicators = [.. card.Indicators.Select(i => new IndicatorInfo
        {
            Level1 = i.Level1,
            Level2 = i.Level2,
            Name = i.Name,
            Horizon = Names.Of(i.Horizon),
            Operator = i.Target.Operator,
            Value = i.Target.Value,
            Unit = i.Target.Unit,
            Raw = i.Raw,
            Page = i.Evidence.Page,
            Box = display.Box(i.Evidence.Page, i.Evidence.Box),
            Cell = display.Cell(i.Evidence.Page, i.Evidence.Box),
        })],
        ResponsiblePerson = card.ResponsiblePerson,
        FilledAt = card.FilledAt?.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture),
        Table = card.TableId,
        Pages = card.Pages,
    };

    static Dictionary<string, decimal> BySource(ProjectCard card, Horizon horizon) => card.Funds
        .Where(f => f.Horizon == horizon && f.Source != FundSource.Total)
        .GroupBy(f => f.Source)
        .ToDictionary(g => Names.Of(g.Key), g => g.Skip(1).Aggregate(g.First().Value, (sum, f) => sum + f.Value));

    static FindingInfo ToFinding(Finding finding, int index, References references, Display display) => new()
    {
        Id = $"f{index + 1}",
        Rule = finding.Rule,
        Severity = Names.Of(finding.Severity),
        Cause = Names.Of(finding.Cause),
        Message = finding.Message,
        MessageZh = ChineseText.Of(finding.MessageZh),
        Suspects = [.. finding.Suspects.Select(references.Of)],
        Terms = [.. finding.Terms.Select(references.Of)],
        Explanations = [.. finding.Explanations.Select(e => new ExplanationInfo(e.Kind, e.Change, e.From, e.To, e.Holds, e.Cost))],
        Expected = finding.Expected,
        Actual = finding.Actual,
        Difference = finding.Difference,
        Tolerance = finding.Tolerance,
        Repair = finding.Repair,
        Place = display.Place(finding.Place),
    };
}
