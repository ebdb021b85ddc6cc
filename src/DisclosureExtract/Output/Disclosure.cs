using System.Text.Json;
using System.Text.Json.Serialization;
using DisclosureExtract.Correct;

namespace DisclosureExtract.Output;

/// <summary>
/// One disclosure as other programs read it: contract <c>disclosure/2</c>. Members are written in this order.
/// </summary>
public sealed record Disclosure
{
    public const string SchemaId = "disclosure/2";

    public string Schema { get; init; } = SchemaId;

    public required SourceInfo Source { get; init; }

    public required ExtractorInfo Extractor { get; init; }

    [JsonPropertyName("disclosure")]
    public required Identity Identity { get; init; }

    public IReadOnlyList<PageInfo> Pages { get; init; } = [];

    public IReadOnlyList<TableInfo> Tables { get; init; } = [];

    public IReadOnlyList<ProjectInfo> Projects { get; init; } = [];

    public NarrativeInfo Narrative { get; init; } = new();

    public IReadOnlyList<CatalogueEntry> Catalogue { get; init; } = [];

    public IReadOnlyList<NoiseInfo> Noise { get; init; } = [];

    public IReadOnlyList<FindingInfo> Findings { get; init; } = [];

    /// <summary>What a reviewer of disclosures answers for, and how far it was checked here.</summary>
    public IReadOnlyList<DutyInfo> Duties { get; init; } = [];

    /// <summary>What people decided; not written where nobody did.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ReviewInfo? Review { get; init; }

    public required Summary Summary { get; init; }
}

/// <summary>The trail of a review: what was decided about the result before this one, and what came of it.</summary>
public sealed record ReviewInfo
{
    /// <summary>SHA-256 of the result that was reviewed.</summary>
    public required string Result { get; init; }

    /// <summary>Every decision in the order it was made, also those taken back.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>Ids of the decisions that hold here.</summary>
    public required IReadOnlyList<string> Applied { get; init; }

    /// <summary>Decisions that were not applied, and why.</summary>
    public required IReadOnlyList<StaleDecision> Stale { get; init; }

    /// <summary>Findings that somebody answered: they no longer keep the document open.</summary>
    public required IReadOnlyList<AnsweredFinding> Answered { get; init; }
}

/// <summary>A decision about something that is no longer as it was, or that cannot be changed.</summary>
public sealed record StaleDecision(string Decision, string Why);

/// <summary>A finding and the decision that answers it.</summary>
public sealed record AnsweredFinding(string Finding, string Decision, string Action);

/// <summary>The file that was read.</summary>
public sealed record SourceInfo
{
    /// <summary>File name without its folder.</summary>
    public required string File { get; init; }

    /// <summary>Of the bytes of the file, lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }

    public required string MediaType { get; init; }

    public required long Bytes { get; init; }

    public required int PageCount { get; init; }

    /// <summary>The program that wrote the file, if it says so.</summary>
    public string? Producer { get; init; }

    /// <summary>The files of a bundle, in the order of their pages; null where one file is the whole disclosure.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<MemberInfo>? Members { get; init; }
}

/// <summary>A file of a bundle.</summary>
/// <param name="FirstPage">The page of the bundle that its first page is.</param>
public sealed record MemberInfo(string File, string Sha256, string MediaType, int FirstPage, int PageCount);

/// <summary>The program that made this, and the catalogue it used.</summary>
public sealed record ExtractorInfo
{
    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>Rules of the user that the document was checked with; null where there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public RulesInfo? Rules { get; init; }
}

/// <summary>A file of rules: what it switched off, softened and added.</summary>
/// <param name="Version">What the file calls itself; empty where it says nothing.</param>
public sealed record RulesInfo(string Version, IReadOnlyList<string> Off, IReadOnlyList<string> Softened,
    IReadOnlyList<string> Added);

/// <summary>Who discloses what for which year.</summary>
public sealed record Identity
{
    /// <summary><c>budget</c> or <c>final_accounts</c>.</summary>
    public string? Kind { get; init; }

    /// <summary>Fiscal year.</summary>
    public int? Year { get; init; }

    public string? Entity { get; init; }

    /// <summary><c>department</c>, <c>unit</c> or <c>government</c>; null where the document does not say.</summary>
    public string? Level { get; init; }

    public string? Department { get; init; }

    /// <summary>Names of 下属单位, where the document lists them.</summary>
    public IReadOnlyList<string> Subordinates { get; init; } = [];

    public string? Title { get; init; }

    public string? Place { get; init; }

    /// <summary>Where each of the members above was read.</summary>
    public IReadOnlyDictionary<string, EvidenceInfo> Evidence { get; init; } = new Dictionary<string, EvidenceInfo>();
}

/// <summary>Text and the place it was read at.</summary>
/// <param name="Cell">The place where there are no points; not written elsewhere.</param>
public sealed record EvidenceInfo(string Text, int Page, Box Box,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cell = null);

/// <summary>
/// A box <c>[x0,y0,x1,y1] </c> in points, origin at the top left of the page as displayed, two decimals.
/// </summary>
[JsonConverter(typeof(BoxConverter))]
public readonly record struct Box(double X0, double Y0, double X1, double Y1);

/// <summary>One page.</summary>
public sealed record PageInfo
{
    /// <summary>1-based.</summary>
    public required int Number { get; init; }

    /// <summary>Points, as displayed.</summary>
    public required double Width { get; init; }

    public required double Height { get; init; }

    /// <summary>The page's own rotation in degrees, applied to all boxes.</summary>
    public int Rotation { get; init; }

    /// <summary><c>text</c>, <c>ocr</c>, <c>transcript</c>, <c>xlsx</c>, <c>docx</c>, <c>html</c> or <c>none</c>.</summary>
    public required string Origin { get; init; }

    /// <summary>cover, contents, form, narrative, performance_target, catalogue, attachment or blank.</summary>
    public required string Role { get; init; }

    /// <summary>What told the role.</summary>
    public required string RoleEvidence { get; init; }

    /// <summary>What became of the page: read, blank, image, garbled, unreadable, duplicate.</summary>
    public required string State { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    public double? OcrConfidence { get; init; }

    /// <summary>Number of the page this one repeats.</summary>
    public int? DuplicateOf { get; init; }
}

/// <summary>One table.</summary>
public sealed record TableInfo
{
    public required string Id { get; init; }

    public required string Form { get; init; }

    public string? Title { get; init; }

    public string? Label { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    /// <summary>元, 千元, 万元, 亿元; null where the document does not say or the table holds no amounts.</summary>
    public string? Unit { get; init; }

    public required bool IsEmpty { get; init; }

    /// <summary>What became of the table: facts, empty or grid (kept as it is).</summary>
    public required string State { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    public IReadOnlyList<ColumnInfo> Columns { get; init; } = [];

    public IReadOnlyList<RowInfo> Rows { get; init; } = [];

    public required GridInfo Grid { get; init; }

    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>A column of amounts.</summary>
/// <param name="Key">Canonical name.</param>
/// <param name="Header">Printed headings from the top down.</param>
/// <param name="Side">revenue, expenditure, expenditure_use or empty.</param>
/// <param name="GridColumn">Its column in the grid of the table, from 0.</param>
public sealed record ColumnInfo(string Key, IReadOnlyList<string> Header, string Side, int? GridColumn = null);

/// <summary>A row of one column group. A second column of the same key in the row is written <c>key#2</c>.</summary>
public sealed record RowInfo
{
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";

    /// <summary>Code and name as read from pixels, where one of them was put right; null where nothing was.</summary>
    public RowReading? Read { get; init; }

    /// <summary>
    /// read, repaired or corrected (<see cref="Read"/> says what was read), accepted or disputed; the amounts of a disputed
    /// label are disputed.
    /// </summary>
    public string LabelStatus { get; init; } = "read";

    public SubjectInfo? Subject { get; init; }

    /// <summary>Depth in the hierarchy, 1 at the top; 0 for totals and rows outside of it.</summary>
    public int Level { get; init; }

    public string Side { get; init; } = "";

    /// <summary>Its row in the grid of the table, from 0.</summary>
    public int? GridRow { get; init; }

    /// <summary>Outer labels, outermost first.</summary>
    public IReadOnlyList<string> Path { get; init; } = [];

    public IReadOnlyDictionary<string, string> Attributes { get; init; } = new Dictionary<string, string>();

    public IReadOnlyDictionary<string, decimal> Values { get; init; } = new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, CellInfo> Cells { get; init; } = new Dictionary<string, CellInfo>();
}

/// <summary>The labels of a row before repair.</summary>
public sealed record RowReading(string Code, string Name);

/// <summary>The subject a row was matched to.</summary>
/// <param name="Match">exact, alias, code, name or unknown.</param>
public sealed record SubjectInfo(string Classification, string Code, string? Name, string Match, double Score);

/// <summary>One cell of a column of amounts.</summary>
public sealed record CellInfo
{
    /// <summary>The characters as read.</summary>
    public required string Raw { get; init; }

    public required int Page { get; init; }

    public required Box Box { get; init; }

    /// <summary>The place where there are no points: sheet and cell, table and cell. Boxes only keep the order then.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }

    public required string Origin { get; init; }

    public required double Confidence { get; init; }

    /// <summary>reported, zero, blank, dash or unreadable.</summary>
    public required string State { get; init; }

    /// <summary>read, repaired, disputed, accepted or corrected; null where the cell holds no amount.</summary>
    public string? Status { get; init; }

    /// <summary>How many relations that could have failed confirm its amount; null where the cell holds none.</summary>
    public int? Checks { get; init; }

    /// <summary>Its column in the grid of the table, from 0: that of one of the columns.</summary>
    public int? GridColumn { get; init; }

    /// <summary>What its amount is counted in, where that is not the unit of the table.</summary>
    public string? Unit { get; init; }

    /// <summary>Marks of notes and remarks among the characters that are no part of the amount.</summary>
    public string? Notes { get; init; }
}

/// <summary>The plain cells of a table.</summary>
public sealed record GridInfo(int Rows, int Columns, int HeaderRows, IReadOnlyList<GridCellInfo> Cells);

/// <summary>A plain cell, 0-based row and column. Spans of one are left out.</summary>
public sealed record GridCellInfo
{
    public required int Row { get; init; }

    public required int Column { get; init; }

    public int? RowSpan { get; init; }

    public int? ColumnSpan { get; init; }

    public required string Text { get; init; }

    public required int Page { get; init; }

    public required Box Box { get; init; }

    /// <summary>The place where there are no points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }
}

/// <summary>A project card (项目支出绩效目标表).</summary>
public sealed record ProjectInfo
{
    public string? Name { get; init; }

    public string? Department { get; init; }

    /// <summary>Digits printed before the department: 144.</summary>
    public string? DepartmentCode { get; init; }

    /// <summary>实施单位.</summary>
    public string? Unit { get; init; }

    public string? Attribute { get; init; }

    public string? Period { get; init; }

    public required FundsInfo Funds { get; init; }

    public IReadOnlyList<ProseInfo> Sections { get; init; } = [];

    /// <summary>总体目标 of the whole period.</summary>
    public string? TermGoal { get; init; }

    /// <summary>总体目标 of the year.</summary>
    public string? AnnualGoal { get; init; }

    public IReadOnlyList<IndicatorInfo> Indicators { get; init; } = [];

    public string? ResponsiblePerson { get; init; }

    /// <summary>Timestamp as yyyy-MM-ddTHH:mm:ss, local time of the discloser; null where none is printed.</summary>
    public string? FilledAt { get; init; }

    public string? Table { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }
}

/// <summary>
/// Funds of a project: the whole period, the year, and both by source (central, provincial, local, own, other).
/// </summary>
public sealed record FundsInfo
{
    /// <summary>元 or 万元.</summary>
    public required string Unit { get; init; }

    /// <summary>The whole period.</summary>
    public decimal? Total { get; init; }

    /// <summary>The budget year.</summary>
    public decimal? Annual { get; init; }

    public IReadOnlyDictionary<string, decimal> TotalBySource { get; init; } = new Dictionary<string, decimal>();

    public IReadOnlyDictionary<string, decimal> AnnualBySource { get; init; } = new Dictionary<string, decimal>();
}

/// <summary>Prose under a label of a card.</summary>
public sealed record ProseInfo(string Heading, string Text);

/// <summary>An indicator of a card.</summary>
public sealed record IndicatorInfo
{
    public required string Level1 { get; init; }

    public required string Level2 { get; init; }

    public required string Name { get; init; }

    /// <summary><c>term</c> or <c>annual</c>.</summary>
    public required string Horizon { get; init; }

    /// <summary>≥, ≤, &gt;, &lt;, = or empty.</summary>
    public required string Operator { get; init; }

    /// <summary>The number of the target; null for words.</summary>
    public decimal? Value { get; init; }

    /// <summary>What follows the number, or the words.</summary>
    public required string Unit { get; init; }

    /// <summary>The target as printed; empty where its cell is lost.</summary>
    public required string Raw { get; init; }

    public required int Page { get; init; }

    public required Box Box { get; init; }

    /// <summary>The place where there are no points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }
}

/// <summary>Prose by sections, and what it claims.</summary>
public sealed record NarrativeInfo
{
    public IReadOnlyList<SectionInfo> Sections { get; init; } = [];

    public IReadOnlyList<ClaimInfo> Claims { get; init; } = [];

    public IReadOnlyList<GlossaryInfo> Glossary { get; init; } = [];
}

/// <summary>A section of prose under its heading; level 1 第一部分, 2 一、, 3 （一）, 4 1., 0 before any heading.</summary>
public sealed record SectionInfo(string Heading, int Level, string Text, IReadOnlyList<int> Pages);

/// <summary>A term and what the document says it means.</summary>
public sealed record GlossaryInfo(string Term, string Definition, int Page);

/// <summary>An amount, share, change or count stated in prose.</summary>
public sealed record ClaimInfo
{
    /// <summary>amount, share, change or count.</summary>
    public required string Kind { get; init; }

    /// <summary>The words before the number: what it is about.</summary>
    public required string About { get; init; }

    /// <summary>The number as printed; negative for a decrease.</summary>
    public required decimal Value { get; init; }

    public required string Unit { get; init; }

    /// <summary>The clause it stands in.</summary>
    public required string Quote { get; init; }

    /// <summary>Heading of the section.</summary>
    public required string Heading { get; init; }

    public required int Page { get; init; }

    /// <summary>The line that holds the number.</summary>
    public required Box Box { get; init; }

    /// <summary>The place where there are no points.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Cell { get; init; }

    /// <summary>unchecked, confirmed or contradicted.</summary>
    public required string State { get; init; }

    /// <summary>The amount of a form it was held against.</summary>
    public FactReference? Fact { get; init; }

    /// <summary>Why it is unchecked; null where it is not.</summary>
    public string? Why { get; init; }
}

/// <summary>An entry of a catalogue of services.</summary>
public sealed record CatalogueEntry
{
    public required string Sector { get; init; }

    /// <summary>A, A01, A0101 or A010101.</summary>
    public required string Code { get; init; }

    public required string Name { get; init; }

    /// <summary>1 to 4.</summary>
    public required int Level { get; init; }

    /// <summary>Code one level up; empty at level 1.</summary>
    public required string Parent { get; init; }

    /// <summary>The code cell is empty; the code follows from the entries below.</summary>
    public bool Inferred { get; init; }

    public required int Page { get; init; }
}

/// <summary>What is on the pages but is not content.</summary>
public sealed record NoiseInfo
{
    /// <summary>watermark, stamp, duplicate_page, near_duplicate_page, page_number, running_header, blank_page,
    /// scanner_artifact or hidden_text.</summary>
    public required string Kind { get; init; }

    public string? Text { get; init; }

    public required IReadOnlyList<int> Pages { get; init; }

    public IReadOnlyList<PlacedBox> Boxes { get; init; } = [];

    public required int Count { get; init; }

    /// <summary>For hidden text: why it does not show.</summary>
    public string? Reason { get; init; }

    /// <summary>For near duplicates: what differs between the first printing (a) and the second (b).</summary>
    public IReadOnlyList<DifferenceInfo> Differences { get; init; } = [];
}

/// <summary>A difference between two printings; <c>preferred</c> is a or b.</summary>
public sealed record DifferenceInfo(string Where, string A, string B, string Preferred, string Because);

/// <summary>A box and the page it is on.</summary>
/// <param name="Cell">The place where there are no points; not written elsewhere.</param>
public sealed record PlacedBox(int Page, Box Box,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Cell = null);

/// <summary>A finding of a rule.</summary>
public sealed record FindingInfo
{
    /// <summary>f1, f2, … in the order of the findings.</summary>
    public required string Id { get; init; }

    public required string Rule { get; init; }

    /// <summary>error, warning or info.</summary>
    public required string Severity { get; init; }

    /// <summary>source, reading or unknown.</summary>
    public required string Cause { get; init; }

    public required string Message { get; init; }

    public required string MessageZh { get; init; }

    /// <summary>What is held to be wrong: its amounts are disputed.</summary>
    public IReadOnlyList<SuspectInfo> Suspects { get; init; } = [];

    /// <summary>The other amounts that take part.</summary>
    public IReadOnlyList<FactReference> Terms { get; init; } = [];

    /// <summary>What would make the failing relations hold, best first.</summary>
    public IReadOnlyList<ExplanationInfo> Explanations { get; init; } = [];

    public decimal? Expected { get; init; }

    public decimal? Actual { get; init; }

    public decimal? Difference { get; init; }

    public decimal? Tolerance { get; init; }

    public string? Repair { get; init; }

    public PlacedBox? Place { get; init; }
}

/// <summary>Something in a table that may be wrong.</summary>
/// <param name="Table">Id of the table.</param>
/// <param name="Row">0-based index in the rows of the table; null for a whole column, its heading or a unit.</param>
/// <param name="Column">Key in the cells of the row, or of the column; null for labels, rows and units of tables.</param>
/// <param name="Part">value, code, name, row, unit, heading or column.</param>
public sealed record SuspectInfo(string Table, int? Row, string? Column, string Part);

/// <summary>A change that would make failing relations hold.</summary>
/// <param name="Kind">What would have happened: misprint, misread, shifted …</param>
/// <param name="Change">The change in words.</param>
/// <param name="From">What is printed, or was read.</param>
/// <param name="To">What it would be.</param>
/// <param name="Holds">The relations that would hold then.</param>
/// <param name="Cost">The lower, the likelier; only the order has a meaning.</param>
public sealed record ExplanationInfo(
    string Kind, string Change, string From, string To, IReadOnlyList<string> Holds, decimal Cost);

/// <summary>A duty of who checks a disclosure.</summary>
/// <param name="State">completed, not_applicable, not_enough_data, ambiguous or not_run.</param>
/// <param name="Reason">Why, in words; for completed ones what was left out, if anything.</param>
/// <param name="Findings">Ids of its findings.</param>
public sealed record DutyInfo(string Id, string State, string Reason, IReadOnlyList<string> Findings);

/// <summary>
/// Points to an amount: table id, 0-based index in the rows of the table, key in the cells of the row.
/// </summary>
public sealed record FactReference(string Table, int Row, string Column);

/// <summary>What was done and how far it can be relied on.</summary>
public sealed record Summary
{
    /// <summary>complete, partial, needs_review or not_a_disclosure.</summary>
    public required string Status { get; init; }

    /// <summary>Why, in words.</summary>
    public required string Reason { get; init; }

    public required int Pages { get; init; }

    public required int Tables { get; init; }

    public required int Facts { get; init; }

    public required RuleCounts Rules { get; init; }

    public required int Repairs { get; init; }

    public required FindingCounts Findings { get; init; }

    public required Coverage Coverage { get; init; }

    /// <summary>What each page shows, and what became of it; kinds that a page shows nothing of are left out.</summary>
    public IReadOnlyList<AccountInfo> Accounting { get; init; } = [];
}

/// <summary>What a page shows of one kind, and what became of it; <c>shown</c> is the sum of the rest.</summary>
public sealed record AccountInfo
{
    public required int Page { get; init; }

    /// <summary>characters, images, fields, annotations or outlines.</summary>
    public required string Kind { get; init; }

    public required int Shown { get; init; }

    /// <summary>In an amount of the facts.</summary>
    public required int Fact { get; init; }

    /// <summary>In a title, heading, label or other cell of a table.</summary>
    public required int Label { get; init; }

    public required int Prose { get; init; }

    public required int Noise { get; init; }

    /// <summary>Named by a finding.</summary>
    public required int Finding { get; init; }

    public required int Unaccounted { get; init; }
}

/// <summary>Relations between amounts that were checked.</summary>
public sealed record RuleCounts(int Checked, int Passed, int Failed);

/// <summary>Findings by severity.</summary>
public sealed record FindingCounts(int Error, int Warning, int Info);

/// <summary>Share of the facts that a relation confirms, and the forms with facts that none confirms.</summary>
public sealed record Coverage(decimal Share, IReadOnlyList<string> UncoveredForms)
{
    /// <summary>The same form by form, in the order of the document.</summary>
    public IReadOnlyList<FormCoverage> Forms { get; init; } = [];
}

/// <summary>How many facts a form has, how many of them a relation confirms, and how many are disputed.</summary>
public sealed record FormCoverage(string Form, int Facts, int Covered, int Disputed);

/// <summary>Writes a box as one compact array of numbers with two decimals.</summary>
sealed class BoxConverter : JsonConverter<Box>
{
    public override Box Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        Span<double> values = stackalloc double[4];
        if (reader.TokenType != JsonTokenType.StartArray) throw new JsonException("A box is an array of four numbers.");
        for (var i = 0; i < 4; i++)
        {
            if (!reader.Read() || reader.TokenType != JsonTokenType.Number) throw new JsonException("A box is an array of four numbers.");
            values[i] = reader.GetDouble();
        }
        if (!reader.Read() || reader.TokenType != JsonTokenType.EndArray) throw new JsonException("A box is an array of four numbers.");
        return new Box(values[0], values[1], values[2], values[3]);
    }

    public override void Write(Utf8JsonWriter writer, Box value, JsonSerializerOptions options)
    {
        Span<byte> text = stackalloc byte[96];
        var n = 0;
        text[n++] = (byte)'[';
        Add(text, ref n, value.X0);
        text[n++] = (byte)',';
        Add(text, ref n, value.Y0);
        text[n++] = (byte)',';
        Add(text, ref n, value.X1);
        text[n++] = (byte)',';
        Add(text, ref n, value.Y1);
        text[n++] = (byte)']';
        writer.WriteRawValue(text[..n], skipInputValidation: true);

        static void Add(Span<byte> text, ref int n, double value)
        {
            var hundredths = Math.Clamp((long)Math.Round(value * 100, MidpointRounding.AwayFromZero), -99_999_999_999, 99_999_999_999);
            if (hundredths < 0) text[n++] = (byte)'-';
            hundredths = Math.Abs(hundredths);
            System.Buffers.Text.Utf8Formatter.TryFormat(hundredths / 100, text[n..], out var written);
            n += written;
            text[n++] = (byte)'.';
            text[n++] = (byte)('0' + hundredths / 10 % 10);
            text[n++] = (byte)('0' + hundredths % 10);
        }
    }
}
