using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Forms;

/// <summary>
/// A form of expenditure, drawn as words and rulings, whose column 项目支出 is written in some way: what is held against the
/// result is only what its amounts are worth in yuan.
/// </summary>
sealed record WrittenTable
{
    const double Size = 9, Height = 20, Top = 120;

    static readonly double[] X = [40, 110, 300, 440, 580, 790];

    /// <summary>How an amount of the column, in yuan, is written; ^ raises what follows in a smaller size.</summary>
    public required Func<decimal, string> Write { get; init; }

    /// <summary>Project money of 201 and of 229, yuan.</summary>
    public decimal First { get; init; } = 412_345.67m;

    public decimal Second { get; init; } = 50_000m;

    /// <summary>Whether the other columns are written so, too.</summary>
    public bool IsWrittenAll { get; init; }

    /// <summary>What one unit of the other columns is worth in yuan.</summary>
    public decimal Scale { get; init; } = 1;

    public string Above { get; init; } = "单位：元";

    public string Below { get; init; } = "";

    public string Title { get; init; } = "支出预算总表";

    public string Heading { get; init; } = "项目支出";

    /// <summary>Over the columns 合计 and 基本支出.</summary>
    public string OtherHeading { get; init; } = "";

    /// <summary>Rows from this one on stand on a second page, under this unit.</summary>
    public int BreakAt { get; init; } = 99;

    public string AboveSecond { get; init; } = "";

    /// <summary>What one unit of the other columns is worth there; as on the first page where it is 0.</summary>
    public decimal ScaleSecond { get; init; }

    const decimal Basic = 800_000m;

    IEnumerable<(string Code, string Name, decimal? Basic, decimal? Project)> Rows =>
    [
        ("201", "一般公共服务支出", Basic, First), ("20103", "政府办公厅(室)及相关机构事务", Basic, First),
        ("2010301", "行政运行", Basic, null), ("2010302", "一般行政管理事务", null, First),
        ("229", "其他支出", null, Second), ("22999", "其他支出", null, Second), ("2299999", "其他支出", null, Second),
        ("", "合计", Basic, First + Second),
    ];

    /// <summary>By code, the worth of the project amounts in yuan.</summary>
    public Dictionary<string, decimal> Truth =>
        Rows.Where(r => r.Project is not null).ToDictionary(r => r.Code, r => r.Project!.Value);

    static double Width(string text, double size) => text.Sum(c => c < '\u0250' ? size / 2 : size);

    static Word At(string text, double x, double baseline, double size) =>
        new(TextFold.Fold(text), new BoundingBox(x, baseline - 0.86 * size, x + Width(text, size), baseline + 0.14 * size))
        {
            Raw = text, FontSize = size,
        };

    static IEnumerable<Word> Amount(string text, double right, double baseline)
    {
        var parts = text.Split('^');
        var raised = parts.Length > 1 ? parts[1] : "";
        var x = right - Width(parts[0], Size) - Width(raised, Size * 0.6);
        foreach (var word in parts[0].Split(' '))
        {
            if (word.Length > 0) yield return At(word, x, baseline, Size);
            x += Width(word, Size) + Width(" ", Size);
        }
        if (raised.Length > 0) yield return At(raised, right - Width(raised, Size * 0.6), baseline - 0.35 * Size, Size * 0.6);
    }

    static string Plain(decimal value) => value.ToString("#,##0.00######", CultureInfo.InvariantCulture);

    string Other(decimal value, int page) =>
        IsWrittenAll ? Write(value) : Plain(value / (page == 2 && ScaleSecond > 0 ? ScaleSecond : Scale));

    PageContent Page(int number)
    {
        var rows = Rows.Select((r, i) => (Row: r, Index: i)).Where(r => r.Index < BreakAt == (number == 1)).ToList();
        var words = new List<Word>();
        var unit = number == 1 ? Above : AboveSecond;
        if (number == 1) words.Add(At(Title, 330, 70, 14));
        if (unit.Length > 0) words.Add(At(unit, 790 - Width(unit, Size), 110, Size));
        string[] heads = ["科目编码", "科目名称", "合计" + OtherHeading, "基本支出" + OtherHeading, Heading];
        for (var c = 0; c < 5; c++)
            words.Add(At(heads[c], (X[c] + X[c + 1] - Width(heads[c], Size)) / 2, Top + 13, Size));
        for (var i = 0; i < rows.Count; i++)
        {
            var (row, baseline) = (rows[i].Row, Top + Height * (i + 1) + 13);
            if (row.Code.Length > 0) words.Add(At(row.Code, X[0] + 2, baseline, Size));
            words.Add(At(row.Name, X[1] + 2, baseline, Size));
            words.AddRange(Amount(Other((row.Basic ?? 0) + (row.Project ?? 0), number), X[3] - 2, baseline));
            if (row.Basic is { } basic) words.AddRange(Amount(Other(basic, number), X[4] - 2, baseline));
            if (row.Project is { } project) words.AddRange(Amount(Write(project), X[5] - 2, baseline));
        }
        var bottom = Top + Height * (rows.Count + 1);
        if (Below.Length > 0 && number == 1) words.Add(At(Below, 790 - Width(Below, Size), bottom + 16, Size));
        return new PageContent
        {
            Number = number, Width = 842, Height = 595, Words = words,
            Rulings =
            [
                .. Enumerable.Range(0, rows.Count + 2).Select(r => Ruling.Horizontal(Top + Height * r, X[0], X[^1])),
                .. X.Select(x => Ruling.Vertical(x, Top, bottom)),
            ],
        };
    }

    public Extraction Extract()
    {
        using var source = new FakeSource(BreakAt < 99 ? [Page(1), Page(2)] : [Page(1)]);
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    /// <summary>
    /// Read: each amount is worth what is printed and nothing speaks against any. Doubted: each is worth what is printed, and
    /// those that are not beyond doubt are disputed. Flagged: some are not what is printed, and each of these is disputed or
    /// unreadable, with its place. Else what is wrong in silence, or blamed on the page.
    /// </summary>
    public string Outcome(Extraction extraction)
    {
        var project = extraction.Validation.Facts.Where(f => f.Column.Header.Any(h => h.Contains("项目支出"))).ToList();
        var unreadable = extraction.Tables.SelectMany(t => t.Rows).SelectMany(r => r.Cells.Select(c => (Row: r, Cell: c)))
            .Where(c => c.Cell.Amount.State == CellState.Unreadable).ToList();
        var findings = extraction.Validation.Findings.Where(f => f.Severity != Severity.Info).ToList();
        var blame = findings.Where(f => f is { Severity: Severity.Error, Cause: Cause.Source }).ToList();
        if (blame.Count > 0) return $"blamed: {blame[0].Message}";
        if (project.Find(f => f.Column.Key != "project") is { } other) return $"silent: the column is called {other.Column.Key}";
        var (right, doubted) = (0, 0);
        foreach (var (code, yuan) in Truth)
        {
            if (project.Find(f => f.Row.Code == code) is { } fact)
            {
                var isTold = fact.Status == FactStatus.Disputed && findings.Exists(f => f.Suspects.Any(s => s.Concerns(fact)));
                if (fact.AmountYuan is null && findings.Exists(f => f.Rule == "unit.missing")) doubted++;
                else if (fact.AmountYuan == yuan) right++;
                else if (!isTold) return $"silent: {code} {fact.Cell.Source.Raw} is {fact.Value} {fact.Unit}, not {yuan}";
                if (fact.Status == FactStatus.Disputed) doubted++;
                if (fact.Status == FactStatus.Disputed && !isTold) return $"untold: {code} is disputed and no finding says why";
            }
            else if (unreadable.Exists(c => c.Row.Code == code)
                && findings.Exists(f => f.Rule is "cell.unreadable"))
            {
                doubted++;
            }
            else
            {
                return $"silent: {code} is lost";
            }
        }
        var wrong = extraction.Validation.Facts.Where(f => !project.Contains(f) && f.Status == FactStatus.Read
            && f.AmountYuan is { } yuan && !Others.Contains(yuan)).ToList();
        if (wrong.Count > 0) return $"silent: {wrong[0].Cell.Source.Raw} is {wrong[0].Value} {wrong[0].Unit}";
        var document = DisclosureBuilder.Build(extraction, Info, "0");
        if (DisclosureCheck.Faults(document).FirstOrDefault() is { } fault) return $"fault: {fault}";
        var isComplete = document.Summary.Status == "complete";
        if (isComplete != (doubted == 0)) return $"silent: {doubted} doubted, {document.Summary.Status}";
        return right < Truth.Count ? "flagged" : doubted > 0 ? "doubted" : "read";
    }

    SourceInfo Info => new()
    {
        File = "a.pdf", Sha256 = "00", MediaType = "application/pdf", Bytes = 1, PageCount = BreakAt < 99 ? 2 : 1,
    };

    HashSet<decimal> Others =>
        [.. Rows.SelectMany(r => new[] { r.Basic ?? 0, (r.Basic ?? 0) + (r.Project ?? 0) })];
}
