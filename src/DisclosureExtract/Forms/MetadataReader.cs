using System.Globalization;
using System.Text.RegularExpressions;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Reads kind, year, entity, department and place from cover, titles and heading lines.</summary>
static partial class MetadataReader
{
    /// <summary>The cover, and with it what a document says of itself first, is on one of these pages.</summary>
    const int CoverPages = 3;

    const int LongestName = 45;

    static readonly WordTable Organisations = WordTable.Of("organisation");
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
            else if (text.Contains("预算"))
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
    public static Metadata Complete(Metadata metadata, IReadOnlyList<PageLayout> layouts, IReadOnlyList<Table> tables)
    {
        var evidence = new Dictionary<string, Evidence>(metadata.Evidence);
        var named = tables.Where(t => t.Context.Entity is not null)
            .GroupBy(t => (Name: t.Context.Entity!.Text, IsUnit: t.Context.EntityKind!.Contains("单位")))
            .OrderByDescending(g => g.Count())
            .FirstOrDefault();
        var cover = Cover(layouts);
        string? entity = named?.Key.Name, department = null;
        if (named is not null) evidence["entity"] = named.First().Context.Entity!;

        foreach (var line in cover)
        {
            if (DepartmentLine().Match(line.Line.Tight) is not { Success: true } match) continue;
            var name = match.Groups["n"].Value;
            if (match.Groups["k"].Value.Contains("单位"))
            {
                if (entity is null) (entity, evidence["entity"]) = (name, At(line));
                continue;
            }
            (department, evidence["department"]) = (name, At(line));
            if (entity is null) (entity, evidence["entity"]) = (name, At(line));
        }
        var onCover = cover.FindIndex(l => IsOrganisation(StripTitle(l.Line.Tight)));
        if (entity is null && onCover >= 0)
        {
            entity = StripTitle(cover[onCover].Line.Tight);
            evidence["entity"] = At(cover[onCover]);
            // A cover that prints the place on a line of its own: 上海市普陀区 / 文化和旅游局.
            if (onCover > 0 && Place().Match(entity).Length == 0 && PlaceLine().IsMatch(cover[onCover - 1].Line.Tight))
                entity = cover[onCover - 1].Line.Tight + entity;
        }
        if (entity is null && Spoken(layouts) is { } spoken) (entity, evidence["entity"]) = spoken;
        var isDepartment = named is { Key.IsUnit: false }
            || (named is null && cover.Exists(l => DepartmentTitle.StandIn(l.Line.Tight)));
        if (department is null && isDepartment && entity is not null)
        {
            department = entity;
            evidence["department"] = evidence["entity"];
        }

        var place = entity is null ? null : Blank(Place().Match(entity).Value);
        if (place is null)
        {
            var line = cover.Find(l => Place().Match(l.Line.Tight).Length > 0);
            if (line is not null) (place, evidence["place"]) = (Place().Match(line.Line.Tight).Value, At(line));
        }
        else
        {
            evidence["place"] = evidence["entity"];
        }
        var title = cover.Find(l => CoverTitle().IsMatch(l.Line.Tight));
        if (title is not null) evidence["title"] = At(title);
        var level = LevelReader.Read(cover);
        var isSaid = level?.Level == DisclosureLevels.Government;
        if (GovernmentReader.Find(tables, metadata.IsFinal, isSaid) is { } ofGovernment && !isSaid)
            level = (DisclosureLevels.Government, ofGovernment);
        if (level is { Evidence: var said }) evidence["level"] = said;
        var year = metadata.Year;
        if (year is null && HeadingYear(tables) is { } printed) (year, evidence["year"]) = printed;
        return metadata with
        {
            Year = year,
            Entity = entity,
            Level = level?.Level,
            Department = department,
            Place = place,
            Title = title?.Line.Text,
            Evidence = evidence,
        };
    }

    /// <summary>The latest year of which headings of tables say that the amounts are its own: 2025年预算数.</summary>
    static (int, Evidence)? HeadingYear(IReadOnlyList<Table> tables)
    {
        var heads = tables.SelectMany(t => t.Grid.Cells.Where(c => c.Row < t.Header.FirstDataRow))
            .SelectMany(c => Year().Matches(c.Text).Select(m => (Year: YearOf(m.Groups["y"].Value), Cell: c))).ToList();
        return heads.Count == 0
            ? null
            : heads.Where(h => h.Year == heads.Max(x => x.Year))
                .Select(h => (h.Year, new Evidence(h.Cell.Text, h.Cell.Page, h.Cell.TextBox))).First();
    }

    /// <summary>The name that prose gives to the discloser most often: "X2019年度收入预算…".</summary>
    static (string, Evidence)? Spoken(IReadOnlyList<PageLayout> layouts)
    {
        var names = new Dictionary<string, (int Count, Evidence First)>();
        foreach (var line in Lines(layouts))
            foreach (Match match in SpokenName().Matches(line.Line.Tight))
            {
                var name = match.Groups["n"].Value;
                names[name] = names.TryGetValue(name, out var known) ? (known.Count + 1, known.First) : (1, At(line));
            }
        var best = names.Where(n => n.Value.Count >= 2).OrderByDescending(n => n.Value.Count)
            .ThenByDescending(n => n.Key.Length).FirstOrDefault();
        return best.Key is null ? null : (best.Key, best.Value.First);
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

    /// <summary>The name of an organisation, a remark in brackets behind it or not: X市财政局(本级).</summary>
    static bool IsOrganisation(string text)
    {
        var bracket = text.EndsWith(')') ? text.LastIndexOf('(') : -1;
        var name = bracket > 0 ? text[..bracket] : text;
        if (name.Length is < 3 or > LongestName || !Organisations.StandIn(name)) return false;
        return name.All(c => TextFold.IsHan(c) || "()·“”".Contains(c));
    }

    static string StripTitle(string text) => TitleTail().Replace(text, "");

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

    [GeneratedRegex(@"(?<y>20\d\d|二[〇○零O][〇○零O一二三四五六七八九]{2})年")]
    private static partial Regex Year();

    [GeneratedRegex(
        @"^(?=.{4,40}$).*((部门|单位|预算|决算|年度?)(公开)?(预算|决算)(公开|编制|报告|情况|说明)*(说明|报告|书|草案|\(草案\))?$"
        + "|(部门|单位)(预算|决算)(公开|编制)?)")]
    private static partial Regex CoverTitle();

    [GeneratedRegex(@"^(?<k>(预算|决算|编报|编制|公开|填报)?(主管)?(部门|单位)(名称)?)[::](?<n>[^::]{3,40})$")]
    private static partial Regex DepartmentLine();

    [GeneratedRegex(@"(19|20)\d\d年.*$|二[〇○零O].{2}年.*$|(部门|单位)?(预算|决算)(公开)?.*$")]
    private static partial Regex TitleTail();

    [GeneratedRegex(
        "(?<=^|[,。;:])"
        + "(?<n>[一-龥]{3,30}?(局|院|厅|委员会|办公室|办事处|中心|政府|大学|学院|中学|小学|医院|联合会|总工会|法院|检察院|委|办))"
        + @"(\(本级\)|本级)?20\d\d年度?(财政|一般|部门|单位|收入|支出|预算|政府|决算)")]
    private static partial Regex SpokenName();

    /// <summary>A line that is a place and nothing else.</summary>
    [GeneratedRegex(@"^([一-龥]{2,8}(省|自治区))?([一-龥]{2,10}(自治州|市|地区|盟))?([一-龥]{1,9}(自治县|新区|区|县|旗|市))?(?<=省|区|州|市|盟|县|旗)$")]
    private static partial Regex PlaceLine();

    [GeneratedRegex(@"^([一-龥]{2,8}?(省|自治区))?([一-龥]{2,10}?(自治州|市|地区|盟))?([一-龥]{1,9}?(自治县|新区|区|县|旗|市))?(?=[一-龥])")]
    private static partial Regex Place();
}
