using System.Globalization;
using System.Text;
using DisclosureExtract.Engines.Pdf;
using DisclosureExtract.Output;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>The place of an amount in a <see cref="FormPdf"/>, in the user space of its page.</summary>
sealed record FormCellPlace(int Row, int Column, string Text, double Left, double Bottom, double Right, double Top)
{
    /// <summary>Left end and baseline of the amount, which stands at the right of its cell.</summary>
    public double TextLeft => Right - 3 - Text.Length * 0.5 * FormPdf.Size;

    public double Baseline => Bottom + 6;

    public string Rect => FormattableString.Invariant($"[{Left} {Bottom} {Right} {Top}]");
}

/// <summary>
/// One page with a small form of expenditure: a test says how its amounts are drawn. Codes are CMap-encoded Chinese text, as
/// <see cref="MiniPdf"/> writes it; /F2 is Helvetica.
/// </summary>
sealed class FormPdf
{
    public const double Size = 9;

    static readonly double[] X = [50, 110, 300, 385, 465, 545];

    const double Top = 740, RowHeight = 20;

    /// <summary>Code, name, 合计, 基本支出, 项目支出.</summary>
    static readonly string[][] Rows =
    [
        ["201", "一般公共服务支出", "1,200,000.00", "800,000.00", "400,000.00"],
        ["20103", "政府办公厅(室)及相关机构事务", "1,200,000.00", "800,000.00", "400,000.00"],
        ["2010301", "行政运行", "800,000.00", "800,000.00", ""],
        ["2010302", "一般行政管理事务", "400,000.00", "", "400,000.00"],
        ["", "合计", "1,200,000.00", "800,000.00", "400,000.00"],
    ];

    /// <summary>How many amounts the form prints.</summary>
    public const int Amounts = 13;

    public MiniPdf Pdf { get; } = MiniPdf.WithPredefinedCMap("UniGB-UCS2-H");

    readonly StringBuilder above = new();
    readonly List<string> annotations = [];
    string resources = "";

    /// <summary>What is drawn for an amount; null for its text.</summary>
    public Func<FormCellPlace, string?> Draw { get; init; } = _ => null;

    /// <summary>The same for codes and names.</summary>
    public Func<FormCellPlace, string?> DrawLabel { get; init; } = _ => null;

    /// <summary>Entries of the page and of its resources.</summary>
    public string PageEntries { get; init; } = "";

    public string Resources { set => resources = value; }

    /// <summary>Draws over all that is there.</summary>
    public FormPdf Over(string content)
    {
        above.Append(content).Append('\n');
        return this;
    }

    public string Annotate(string annotation)
    {
        annotations.Add($"{Pdf.Add(annotation)} 0 R");
        return "";
    }

    /// <summary>A form that shows a text in Helvetica, for the appearance of an annotation on a cell.</summary>
    public int Appearance(FormCellPlace cell, string text, string entries = "") => Pdf.AddStream(
        FormattableString.Invariant($"q BT /F2 {Size} Tf 0 g 2 6 Td ({text}) Tj ET Q"),
        FormattableString.Invariant($"/Type /XObject /Subtype /Form /BBox [0 0 {cell.Right - cell.Left} {cell.Top - cell.Bottom}] /Resources << /Font << /F2 {Helvetica} 0 R >> >> {entries}"));

    public int Helvetica => helvetica ??= Pdf.Add("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>");

    int? helvetica;

    /// <summary>Text in the font of the form.</summary>
    public static string Text(string text, double x, double y, double size = Size) => string.Create(
        CultureInfo.InvariantCulture,
        $"BT /F1 {size} Tf {x} {y} Td <{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj ET\n");

    public static string Text(FormCellPlace cell) => Text(cell.Text, cell.TextLeft, cell.Baseline);

    public byte[] ToBytes()
    {
        var content = new StringBuilder();
        content.Append(Text("2025年部门支出预算表", 213, 772, 15)).Append(Text("部门：临江市示例局", 50, 747)).Append(Text("单位：元", 509, 747));
        string[] headings = ["科目编码", "科目名称", "合计", "基本支出", "项目支出"];
        for (var i = 0; i < headings.Length; i++) content.Append(Text(headings[i], X[i] + 10, Top - RowHeight + 6));
        for (var row = 0; row < Rows.Length; row++)
        {
            var bottom = Top - (row + 2) * RowHeight;
            for (var column = 0; column < X.Length - 1; column++)
            {
                var text = Rows[row][column];
                if (text.Length == 0) continue;
                var cell = new FormCellPlace(row, column, text, X[column] + 1, bottom + 1, X[column + 1] - 1, bottom + RowHeight - 1);
                content.Append(column < 2 ? DrawLabel(cell) ?? Text(text, X[column] + 3, bottom + 6) : Draw(cell) ?? Text(cell));
            }
        }
        content.Append("0.6 w\n");
        var end = Top - (Rows.Length + 1) * RowHeight;
        for (var row = 0; row <= Rows.Length + 1; row++)
            content.Append(CultureInfo.InvariantCulture, $"{X[0]} {Top - row * RowHeight} m {X[^1]} {Top - row * RowHeight} l S\n");
        foreach (var x in X) content.Append(CultureInfo.InvariantCulture, $"{x} {Top} m {x} {end} l S\n");
        content.Append(above);
        var notes = annotations.Count == 0 ? "" : $"/Annots [{string.Join(' ', annotations)}]";
        Pdf.PageWith($"/Font << /F1 {Pdf.Font} 0 R /F2 {Helvetica} 0 R >> {resources}", content.ToString(), "0 0 595 842", $"{notes} {PageEntries}");
        return Pdf.ToBytes();
    }

    public Extraction Extract()
    {
        using var source = PdfPageSource.Open(ToBytes(), "form.pdf");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    public Disclosure Disclose() => Disclose(Extract());

    public static Disclosure Disclose(Extraction extraction) => DisclosureBuilder.Build(
        extraction,
        new SourceInfo { File = "form.pdf", Sha256 = new string('0', 64), MediaType = "application/pdf", Bytes = 1, PageCount = extraction.Pages.Count },
        "0.0.0");
}
