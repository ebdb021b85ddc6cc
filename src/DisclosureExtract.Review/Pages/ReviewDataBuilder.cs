using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using DisclosureExtract.Output;
using DisclosureExtract.Review.Causes;
using DisclosureExtract.Review.Charts;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Review.Pages;

/// <summary>A result → what its page shows.</summary>
static class ReviewDataBuilder
{
    static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
        // < > & ' " + and the line ends of scripts are written as \uXXXX: within HTML no text of a document can end its element.
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Text that may stand in a script element.</summary>
    public static string ToJson(ReviewData data) => JsonSerializer.Serialize(data, Options)
        .Replace("\u2028", "\\u2028", StringComparison.Ordinal).Replace("\u2029", "\\u2029", StringComparison.Ordinal);

    public static ReviewData Build(Disclosure disclosure, string resultSha256) => new()
    {
        Document = disclosure.Source.Sha256,
        Result = resultSha256,
        File = disclosure.Source.File,
        Title = TitleOf(disclosure),
        Level = disclosure.Identity.Level,
        Forms = [.. FormType.All.Select(f => f.Id)],
        Summary = new(
            disclosure.Summary.Status, disclosure.Summary.Reason, disclosure.Summary.Facts, disclosure.Summary.Rules.Checked,
            disclosure.Summary.Rules.Failed, Text(disclosure.Summary.Coverage.Share)!, disclosure.Summary.Coverage.UncoveredForms),
        Pages = [.. disclosure.Pages.Select(p => new PageData(p.Number, p.Width, p.Height, p.Origin))],
        Tables = [.. disclosure.Tables.Select(ToTable)],
        Causes = CauseFinder.Find(disclosure),
        Findings = disclosure.Findings.ToDictionary(
            f => f.Id, f => new FindingData(f.Id, f.Rule, f.Severity, f.Message, f.MessageZh, Text(f.Tolerance), f.Place)),
        Noise = [.. disclosure.Noise.Select(n => ToNoise(n, disclosure.Pages))],
        Claims = [.. disclosure.Narrative.Claims.Select(c => new ClaimData(c.Quote, Text(c.Value)!, c.Unit, c.Page, c.Box, c.State, c.Fact, c.Why))],
        Projects = [.. disclosure.Projects.Select(ToProject)],
        Sections = [.. disclosure.Narrative.Sections.Select(s => new SectionData(s.Heading, s.Text, s.Pages))],
        Duties = [.. disclosure.Duties.Select(d => new DutyData(d.Id, d.State, d.Reason))],
        Charts = ChartFigures.Of(disclosure),
    };

    public static string TitleOf(Disclosure disclosure)
    {
        var identity = disclosure.Identity;
        if (identity is not { Entity: { } entity, Year: { } year }) return identity.Title ?? disclosure.Source.File;
        var kind = identity.Kind == "final_accounts" ? "决算" : identity.Kind == "budget" ? "预算" : "";
        var level = identity.Level switch { "department" => "部门", "unit" => "单位", _ => "" };
        return $"{entity} · {year.ToString(CultureInfo.InvariantCulture)}年{level}{kind}";
    }

    static string? Text(decimal? value) => value?.ToString(CultureInfo.InvariantCulture);

    /// <summary>Copies of whole pages have no boxes: the page is theirs.</summary>
    static NoiseData ToNoise(NoiseInfo noise, IReadOnlyList<PageInfo> pages) => new(noise.Kind, noise.Text, noise.Count,
        noise.Boxes.Count > 0 || noise.Kind is "blank_page" ? noise.Boxes
            : [.. noise.Pages.Where(p => p >= 1 && p <= pages.Count).Select(p => new PlacedBox(p, new(4, 4, pages[p - 1].Width - 4, pages[p - 1].Height - 4)))]);

    static ProjectData ToProject(ProjectInfo project) => new()
    {
        Name = project.Name,
        Department = project.Department,
        Attribute = project.Attribute,
        Period = project.Period,
        Unit = project.Funds.Unit,
        Total = Text(project.Funds.Total),
        Annual = Text(project.Funds.Annual),
        Goals = [.. new[] { project.TermGoal, project.AnnualGoal }.OfType<string>()],
        Indicators = [.. project.Indicators.Select(i => new IndicatorData($"{i.Level1} {i.Level2}", i.Name, i.Raw))],
        Pages = project.Pages,
    };

    static TableData ToTable(TableInfo table)
    {
        var links = GridLinks.Of(table);
        return new TableData
        {
            Id = table.Id,
            Form = table.Form,
            Title = table.Title,
            Label = table.Label,
            Unit = table.Unit,
            Pages = table.Pages,
            Columns = table.Columns,
            Rows = [.. table.Rows.Select(r => new RowData(r.Code, r.Name, r.Level, r.Side, r.LabelStatus, r.Cells.ToDictionary(
                c => c.Key, c => new CellData(
                    c.Value.Raw, r.Values.TryGetValue(c.Key, out var value) ? Text(value) : null, c.Value.Page, c.Value.Box, c.Value.Confidence,
                    c.Value.State, c.Value.Status, c.Value.Origin))))],
            Grid = new(table.Grid.Rows, table.Grid.Columns, table.Grid.HeaderRows, [.. table.Grid.Cells.Select((c, i) => new GridCellData(
                c.Row, c.Column, c.RowSpan, c.ColumnSpan, c.Text, c.Page, c.Box, links.GetValueOrDefault(i)))]),
        };
    }
}
