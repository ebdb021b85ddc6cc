using System.Globalization;
using System.Text;

namespace DisclosureExtract.Tests.Engines.Pdf;

/// <summary>
/// One form of expenditure whose last column, 项目支出, is set in a font of its own: the font under test as /F2. All else is
/// set in a sound one.
/// </summary>
sealed class FontSheet
{
    const string Identity = "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /A def /CMapType 2 def "
        + "1 begincodespacerange <0000> <ffff> endcodespacerange 1 beginbfrange <0020> <fffd> <0020> endbfrange "
        + "endcmap end end";

    static readonly double[] Lefts = [40, 140, 240, 340, 440, 540];

    static readonly string[][] Rows =
    [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "3.00", "1.00", "2.00"],
        ["205", "教育支出", "9.00", "7.00", "2.00"],
        ["208", "社会保障和就业支出", "1.00", "1.00", "0.00"],
        ["", "合计", "13.00", "9.00", "4.00"],
    ];

    /// <summary>Amounts in the last column, and characters of them.</summary>
    public const int Amounts = 4, Characters = 16;

    readonly MiniPdf pdf = new();
    readonly int sound;

    public FontSheet() => sound = pdf.Add(Composite(new Entries
    {
        ["ToUnicode"] = $"{pdf.AddStream(Identity)} 0 R",
    }).ToString());

    /// <summary>The map of a font whose codes are UTF-16.</summary>
    public int IdentityMap() => pdf.AddStream(Identity);

    public int Add(string text) => pdf.Add(text);

    public int AddStream(string content) => pdf.AddStream(content);

    /// <summary>A descriptor with a TrueType program.</summary>
    public string Embedded(byte[] program) => Descriptor.Replace(
        "/StemV", $"/FontFile2 {pdf.Add($"<< /Length {program.Length} /Length1 {program.Length} >>\nstream\n{Encoding.Latin1.GetString(program)}\nendstream")} 0 R /StemV",
        StringComparison.Ordinal);

    /// <summary>Number of the object that is added next: for what refers to itself.</summary>
    public int Next => pdf.Add("null") + 1;

    /// <summary>A sound composite font but for what <paramref name="other"/> sets; null leaves an entry out.</summary>
    public static Entries Composite(Entries? other = null, Entries? descendant = null) => new Entries
    {
        ["Type"] = "/Font",
        ["Subtype"] = "/Type0",
        ["BaseFont"] = "/STSong-Light",
        ["Encoding"] = "/Identity-H",
        ["DescendantFonts"] = $"[{Descendant(descendant)}]",
    }.With(other);

    public static Entries Descendant(Entries? other = null) => new Entries
    {
        ["Type"] = "/Font",
        ["Subtype"] = "/CIDFontType0",
        ["BaseFont"] = "/STSong-Light",
        ["CIDSystemInfo"] = "<< /Registry (Adobe) /Ordering (GB1) /Supplement 4 >>",
        ["DW"] = "1000",
        ["W"] = "[32 126 500]",
        ["FontDescriptor"] = Descriptor,
    }.With(other);

    public const string Descriptor = "<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >>";

    /// <summary>A sound font of single bytes.</summary>
    public static Entries Simple(string subtype, Entries? other = null) => new Entries
    {
        ["Type"] = "/Font",
        ["Subtype"] = "/" + subtype,
        ["BaseFont"] = "/X",
        ["Encoding"] = "/WinAnsiEncoding",
        ["FirstChar"] = "32",
        ["LastChar"] = "126",
        ["Widths"] = $"[{string.Join(' ', Enumerable.Repeat(500, 95))}]",
        ["FontDescriptor"] = Descriptor,
    }.With(other);

    /// <summary>The sheet with the font under test.</summary>
    /// <param name="font">Its entry in the resources of the page: an object or a reference; null for none.</param>
    /// <param name="encode">The operation that shows a text.</param>
    /// <param name="state">Operators before the text, with {0} and {1} for its place.</param>
    public byte[] ToBytes(string? font, Func<string, string> encode, string state = "/F2 9 Tf {0} {1} Td")
    {
        var content = new StringBuilder();
        Text("2026年部门预算", 200, 780);
        Text("支出预算总表", 200, 760);
        Text("单位：万元", 400, 745);
        for (var row = 0; row < Rows.Length; row++)
            for (var column = 0; column < 5; column++)
            {
                var (x, y) = (Lefts[column] + 4, 722 - 20 * row);
                if (column < 4 || row == 0) Text(Rows[row][column], x, y);
                else content.AppendLine($"BT {string.Format(CultureInfo.InvariantCulture, state, x, y)} {encode(Rows[row][column])} ET");
            }
        for (var y = 740; y >= 640; y -= 20) content.Append(CultureInfo.InvariantCulture, $"40 {y} m 540 {y} l S ");
        foreach (var x in Lefts) content.Append(CultureInfo.InvariantCulture, $"{x} 740 m {x} 640 l S ");
        var entry = font is null ? "" : $"/F2 {font}";
        return pdf.PageWith($"/Font << /F1 {sound} 0 R {entry} >>", content.ToString(), "0 0 595 842").ToBytes();

        void Text(string text, double x, double y) =>
            content.AppendLine(CultureInfo.InvariantCulture, $"BT /F1 9 Tf {x} {y} Td {Utf16(text)} ET");
    }

    public static string Utf16(string text) => $"<{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}> Tj";

    public static string Bytes(string text) => $"<{Convert.ToHexString(Encoding.Latin1.GetBytes(text))}> Tj";
}

/// <summary>Entries of a dictionary by their names.</summary>
sealed class Entries : Dictionary<string, string?>
{
    public Entries With(Entries? other)
    {
        foreach (var (key, value) in other ?? []) this[key] = value;
        return this;
    }

    public override string ToString() =>
        $"<< {string.Join(' ', this.Where(e => e.Value is not null).Select(e => $"/{e.Key} {e.Value}"))} >>";
}
