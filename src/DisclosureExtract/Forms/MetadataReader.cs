using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Reads kind, year, entity, department and place from cover, titles and heading lines.</summary>
static partial class MetadataReader
{
    /// <summary>The cover, and with it what a document says of itself first, is on one of these pages.</summary>
    const int CoverPages = 3;

    static readonly WordTable ContentsHeading = WordTable.Of("document", "contents"),
        DepartmentTitle = WordTable.Of("document", "of_department");

    /// <summary>Kind and year, from the lines of all pages before any table is understood.</summary>
    public static Metadata ReadKindAndYear(IReadOnlyList<PageLayout> layouts)
    {
        var evidence = new Dictionary<string, Evidence>();
        var years = new Dictionary<int, (double Weight, Evidence First)>();
        double final = 0, budget = 0;
        Evidence? firstFinal = null, firstBudget = null;
        foreach (var line in Lines(layouts))
        {
            var text = line.Line.Tight;
            var weight = Weight(line, text);
            if (weight <= 0) continue;
            var here = new Evidence(line.Line.Text, line.Page, line.Line.Box);
            if (text.Contains("决算"))
            {
                final += weight;
                firstFinal ??= here;
            }
            else if (NamesOfBudgets().Replace(text, "").Contains("预算"))
            {
                budget += weight;
                firstBudget ??= here;
            }
            foreach (Match match in Year().Matches(text))
            {
                var year = YearOf(match.Groups["y"].Value);
                if (year is < 2000 or > 2100) continue;
                years[year] = years.TryGetValue(year, out var known)
                    ? (known.Weight + weight, known.First)
                    : (weight, here);
            }
        }
        // A budget speaks of budgets throughout; a final account of both.
        var kind = final == 0 && budget == 0
            ? null
            : final >= budget * 0.5 ? DisclosureKinds.FinalAccounts : DisclosureKinds.Budget;
        if (kind is not null) evidence["kind"] = (kind == DisclosureKinds.Budget ? firstBudget : firstFinal)!;
        int? best = years.Count == 0
            ? null
            : years.OrderByDescending(y => y.Value.Weight).ThenByDescending(y => y.Key).First().Key;
        if (best is { } b) evidence["year"] = years[b].First;
        return new Metadata { Kind = kind, Year = best, Evidence = evidence };
    }

    /// <summary>
    /// Adds entity, department, place and title, and the year where only the headings of tables print it.
    /// </summary>
    /// <param name="noise">Running headers and footers, which may name who discloses.</param>
    public static Metadata Complete(
        Metadata metadata, IReadOnlyList<PageLayout> layouts, IReadOnlyList<Table> tables, IReadOnlyList<NoiseItem> noise)
    {
        var evidence = new Dictionary<string, Evidence>(metadata.Evidence);
        var cover = Cover(layouts);
        var named = tables.Where(t => t.Context.Entity is not null)
            .GroupBy(t => new { Name = t.Context.Entity!.Text, IsUnit = TableContext.IsOfUnit(t.Context.EntityKind) })
            .OrderByDescending(g => g.Count())
            .FirstOrDefault();
        NamePlace? ofForms = named is null ? null : new(named.Key.Name, named.First().Context.Entity!, named.Count());
        var (ofUnit, ofDepartment) = Stated(cover);
        var title = cover.Find(l => CoverTitle().IsMatch(l.Line.Tight));
        // Of several bodies on a cover, an authority above among them, the one next to the title discloses.
        var onCover = CoverNames.In(cover).OrderBy(n => DistanceTo(title, n.Evidence)).ToList();
        var others = SpokenNames.InTitles(tables).Concat(SpokenNames.InMargins(noise))
            .Concat(SpokenNames.InProse(Lines(layouts)).Where(n => n.Weight > 1)).ToList();
        var body = ofForms ?? ofUnit ?? ofDepartment ?? onCover.FirstOrDefault() ?? others.FirstOrDefault();
        var printed = new[] { ofUnit, ofDepartment }.OfType<NamePlace>().Concat(onCover).ToList();
        if (body is not null) body = InFull(body, printed.Concat(others));
        if (body is not null) evidence["entity"] = body.Evidence;
        var entity = body?.Name;

        var department = ofDepartment?.Name;
        if (ofDepartment is not null) evidence["department"] = ofDepartment.Evidence;
        var isDepartment = named is { Key.IsUnit: false }
            || (named is null && cover.Exists(l => DepartmentTitle.StandIn(l.Line.Tight)));
        if (department is null && isDepartment && entity is not null)
        {
            department = entity;
            evidence["department"] = evidence["entity"];
        }

        var place = entity is null ? null : Blank(PlaceNames.Of(entity));
        if (place is null)
        {
            var line = cover.Find(l => PlaceNames.Begin(l.Line.Tight));
            if (line is not null) (place, evidence["place"]) = (PlaceNames.Of(line.Line.Tight), At(line));
        }
        else
        {
            evidence["place"] = evidence["entity"];
        }
        if (title is not null) evidence["title"] = At(title);
        if (metadata.Kind is null && KindOfTitles(tables) is var (kind, saysKind))
        {
            metadata = metadata with { Kind = kind };
            evidence["kind"] = saysKind;
        }
        var level = LevelReader.Read(cover);
        var isSaid = level?.Level == DisclosureLevels.Government;
        if (GovernmentReader.Find(tables, metadata.IsFinal, isSaid) is { } ofGovernment && !isSaid)
            level = (DisclosureLevels.Government, ofGovernment);
        if (level is { Evidence: var said }) evidence["level"] = said;
        var year = metadata.Year;
        if (year is null && HeadingYear(tables) is { } heading) (year, evidence["year"]) = heading;
        return metadata with
        {
            Year = year,
            Entity = entity,
            OtherName = ofForms is null || entity is null ? null : Another(entity, onCover),
            Level = level?.Level,
            Department = department,
            Place = place,
            Title = title?.Line.Text,
            Evidence = evidence,
        };
    }

    static (int Pages, double Points) DistanceTo(PageLine? title, Evidence name) => title is null
        ? (0, 0)
        : (Math.Abs(title.Page - name.Page), Math.Abs(title.Line.Box.CenterY - name.Box.CenterY));

    /// <summary>预算单位:X and 预算主管部门:Y on the cover.</summary>
    static (NamePlace? Unit, NamePlace? Department) Stated(List<PageLine> cover)
    {
        NamePlace? unit = null, department = null;
        foreach (var line in cover)
        {
            if (DepartmentLine().Match(line.Line.Tight) is not { Success: true } match) continue;
            var name = new NamePlace(match.Groups["n"].Value, At(line));
            if (TableContext.IsOfUnit(match.Groups["k"].Value)) unit ??= name;
            else department = name;
        }
        return (unit, department);
    }

    /// <summary>The longest name of which this one is the end: 自然资源局 of 平原县自然资源局.</summary>
    static NamePlace InFull(NamePlace body, IEnumerable<NamePlace> others) =>
        others.Where(o => o.Name.Length > body.Name.Length && o.Name.EndsWith(body.Name, StringComparison.Ordinal)
                && MayStandBefore(o.Name[..^body.Name.Length], body.Name))
            .MaxBy(o => o.Name.Length) ?? body;

    /// <summary>A name that says its place is whole, but for a larger place before it.</summary>
    static bool MayStandBefore(string more, string name) => PlaceNames.IsOne(more) || !PlaceNames.Begin(name);

    /// <summary>A name on the cover that is another one than that of the forms; null where one of them agrees.</summary>
    static Evidence? Another(string entity, List<NamePlace> onCover) =>
        onCover is not [var first, ..] || onCover.Exists(n => OrganisationNames.AreOne(n.Name, entity))
            ? null
            : first.Evidence with { Text = first.Name };

    /// <summary>What titles of tables say, where no line outside of them does: titles may stand within the frames.</summary>
    static (string, Evidence)? KindOfTitles(IReadOnlyList<Table> tables)
    {
        var titles = tables.Select(t => t.Context.Title).OfType<Evidence>().ToList();
        var final = titles.FindAll(t => t.Text.Contains("决算"));
        var budget = titles.FindAll(t => !t.Text.Contains("决算") && NamesOfBudgets().Replace(t.Text, "").Contains("预算"));
        if (final.Count + budget.Count == 0) return null;
        return final.Count >= budget.Count ? (DisclosureKinds.FinalAccounts, final[0]) : (DisclosureKinds.Budget, budget[0]);
    }

    /// <summary>The latest year of which headings of tables say that the amounts are its own: 2025年预算数.</summary>
    static (int, Evidence)? HeadingYear(IReadOnlyList<Table> tables)
    {
        var heads = tables.SelectMany(t => t.Grid.Cells.Where(c => c.Row < t.Header.FirstDataRow))
            .SelectMany(c => Year().Matches(c.Text).Select(m => new { Year = YearOf(m.Groups["y"].Value), Cell = c })).ToList();
        return heads.MaxBy(h => h.Year) is { } latest
            ? (latest.Year, new Evidence(latest.Cell.Text, latest.Cell.Page, latest.Cell.TextBox)) : null;
    }

    static Evidence At(PageLine line) => new(line.Line.Text, line.Page, line.Line.Box);

    static IEnumerable<PageLine> Lines(IReadOnlyList<PageLayout> layouts) =>
        layouts.SelectMany(l => l.Lines.Select(line => new PageLine(l.Page.Number, line)));

    /// <summary>Lines of the first pages up to the table of contents or the first table.</summary>
    static List<PageLine> Cover(IReadOnlyList<PageLayout> layouts)
    {
        var lines = new List<PageLine>();
        foreach (var layout in layouts.Take(CoverPages))
            foreach (var line in layout.Lines)
            {
                if (ContentsHeading.StandIn(line.Tight)) return lines;
                if (WayThere().IsMatch(line.Tight)) continue;
                if (lines.Count >= 40) return lines;
                lines.Add(new PageLine(layout.Page.Number, line));
            }
        return lines;
    }

    /// <summary>How much a line says about the document: its cover and its titles more than its prose.</summary>
    static double Weight(PageLine line, string text)
    {
        if (text.Length > 45) return text.Length > 120 ? 0.02 : 0.05;
        if (CoverTitle().IsMatch(text)) return line.Page <= CoverPages ? 10 : 3;
        if (FormClassifier.Classify(text) is not null) return 2;
        return text.Contains("预算") || text.Contains("决算") ? 0.3 : 0.01;
    }

    static string? Blank(string text) => text.Length == 0 ? null : text;

    static int YearOf(string text)
    {
        if (char.IsAsciiDigit(text[0])) return int.Parse(text, CultureInfo.InvariantCulture);
        var year = 0;
        foreach (var c in text)
        {
            var digit = "〇一二三四五六七八九".IndexOf(c is '○' or 'O' or '零' ? '〇' : c, StringComparison.Ordinal);
            year = year * 10 + Math.Max(0, digit);
        }
        return year;
    }

    /// <summary>Where a web page stands in its site: what is named on the way says nothing of the document.</summary>
    [GeneratedRegex("^(当前|您的|你的|您当前的|现在)?(所在)?位置:|^首页")]
    private static partial Regex WayThere();

    [GeneratedRegex(@"(?<y>20\d\d|二[〇○零O][〇○零O一二三四五六七八九]{2})年")]
    private static partial Regex Year();

    /// <summary>Names of the budgets, which final accounts have too.</summary>
    [GeneratedRegex("(一般公共|公共财政|政府性基金|国有资本经营|社会保险基金)预算(?=收支?|支出|财政)|调整预算")]
    private static partial Regex NamesOfBudgets();

    [GeneratedRegex(
        @"^(?=.{4,40}$).*((部门|单位|预算|决算|年度?|政府|财政)(公开)?(预算|决算|决算批复)(公开|编制|报告|情况|说明)*(说明|报告|书|草案|\(草案\))?$"
        + "|(部门|单位)(预算|决算)(公开|编制)?)")]
    private static partial Regex CoverTitle();

    [GeneratedRegex(@"^(?<k>(预算|决算|编报|编制|公开|填报)?(主管)?(部门|单位)(名称)?)[::](?<n>[^::]{3,40})$")]
    private static partial Regex DepartmentLine();
}
