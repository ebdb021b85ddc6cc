using System.Globalization;
using System.IO.Compression;
using System.Security;
using System.Text;
using DisclosureExtract.Engines;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tests.Engines.Ofd;

/// <summary>
/// A small OFD, part by part: a test adds to what is usual or puts something else in its place. Font 3 is 宋体, not embedded.
/// </summary>
sealed class MiniOfd
{
    const string Declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    readonly List<string> pages = [];
    readonly Dictionary<string, byte[]> parts = [];

    public string Space { get; init; } = "http://www.ofdspec.org/2016";

    /// <summary>What stands in Document.xml besides its pages: inside CommonData, and beside it.</summary>
    public string Common { get; set; } = "";

    public string Beside { get; set; } = "";

    /// <summary>What stands in the first DocBody besides its root, and further bodies.</summary>
    public string Body { get; set; } = "";

    public string Bodies { get; set; } = "";

    public string Fonts { get; set; } = "<ofd:Font ID=\"3\" FontName=\"宋体\"/>";

    public string Resources { get; set; } = "";

    public MiniOfd Page(string objects, string beside = "") => Raw($"Doc_0/Pages/Page_{pages.Count}/Content.xml",
        Element("Page", $"{beside}<ofd:Content><ofd:Layer ID=\"2\">{objects}</ofd:Layer></ofd:Content>")).Listed($"Pages/Page_{pages.Count}/Content.xml");

    /// <summary>A page whose part a test adds itself, or does not.</summary>
    public MiniOfd Listed(string location)
    {
        pages.Add(location);
        return this;
    }

    public MiniOfd Raw(string part, string text) => Raw(part, Encoding.UTF8.GetBytes(text));

    public MiniOfd Raw(string part, byte[] bytes)
    {
        parts[part] = bytes;
        return this;
    }

    public string Element(string name, string inner) => $"{Declaration}<ofd:{name} xmlns:ofd=\"{Space}\">{inner}</ofd:{name}>";

    /// <summary>Text with its baseline at a place, millimetres; glyphs follow each other half or a whole em apart.</summary>
    public static string Text(double x, double y, string text, double size = 3, string attributes = "", string inside = "", string? steps = null)
    {
        steps ??= string.Join(' ', text.SkipLast(1).Select(c => N(c < 0x2E80 ? size / 2 : size)));
        return $"<ofd:TextObject ID=\"9\" Boundary=\"{N(x)} {N(y - size)} {N(text.Length * size)} {N(1.4 * size)}\" Font=\"3\" Size=\"{N(size)}\" {attributes}>{inside}"
            + $"<ofd:TextCode X=\"0\" Y=\"{N(size)}\" DeltaX=\"{steps}\">{SecurityElement.Escape(text)}</ofd:TextCode></ofd:TextObject>";
    }

    public static string Line(double x0, double y0, double x1, double y1) =>
        $"<ofd:PathObject ID=\"9\" Boundary=\"{N(x0 - 1)} {N(y0 - 1)} {N(x1 - x0 + 2)} {N(y1 - y0 + 2)}\" LineWidth=\"0.2\"><ofd:AbbreviatedData>M 1 1 L {N(x1 - x0 + 1)} {N(y1 - y0 + 1)}</ofd:AbbreviatedData></ofd:PathObject>";

    static readonly double[] Columns = [18, 40, 110, 140, 165, 192];

    static readonly string[][] Rows =
    [
        ["科目编码", "科目名称", "合计", "基本支出", "项目支出"],
        ["201", "一般公共服务支出", "1,200,000.00", "800,000.00", "400,000.00"],
        ["20103", "政府办公厅(室)及相关机构事务", "1,200,000.00", "800,000.00", "400,000.00"],
        ["2010301", "行政运行", "800,000.00", "800,000.00", ""],
        ["2010302", "一般行政管理事务", "400,000.00", "", "400,000.00"],
        ["", "合计", "1,200,000.00", "800,000.00", "400,000.00"],
    ];

    /// <summary>How many amounts the form prints.</summary>
    public const int Amounts = 13;

    /// <summary>The text of a form of expenditure.</summary>
    /// <param name="amount">How an amount is drawn at a place; as all text where it is null.</param>
    public static string FormText(Func<double, double, string, string>? amount = null)
    {
        var form = new StringBuilder(Text(75, 25, "2025年部门支出预算表", 5) + Text(18, 33, "部门：临江市示例局") + Text(180, 33, "单位：元"));
        for (var row = 0; row < Rows.Length; row++)
            for (var column = 0; column < Columns.Length - 1; column++)
                if (Rows[row][column] is { Length: > 0 } text)
                    form.Append(row > 0 && column > 1 && amount is not null ? amount(Columns[column + 1] - 1 - text.Length * 1.5, 40 + row * 7, text)
                        : Text(column > 1 && row > 0 ? Columns[column + 1] - 1 - text.Length * 1.5 : Columns[column] + 1, 40 + row * 7, text));
        return form.ToString();
    }

    /// <summary>The lines of the form.</summary>
    public static string FormLines() => string.Concat(Enumerable.Range(0, Rows.Length + 1).Select(r => Line(Columns[0], 35 + r * 7, Columns[^1], 35 + r * 7)))
        + string.Concat(Columns.Select(x => Line(x, 35, x, 35 + Rows.Length * 7)));

    public static MiniOfd Form(Func<double, double, string, string>? amount = null) => new MiniOfd().Page(FormLines() + FormText(amount));

    public byte[] ToBytes(CompressionLevel level = CompressionLevel.Fastest)
    {
        var list = string.Concat(pages.Select((p, i) => $"<ofd:Page ID=\"{100 + i}\" BaseLoc=\"{p}\"/>"));
        parts.TryAdd("OFD.xml", Encoding.UTF8.GetBytes(Element("OFD", $"<ofd:DocBody><ofd:DocInfo><ofd:Creator>tests</ofd:Creator></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>{Body}</ofd:DocBody>{Bodies}")));
        parts.TryAdd("Doc_0/Document.xml", Encoding.UTF8.GetBytes(Element("Document",
            $"<ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:PublicRes>PublicRes.xml</ofd:PublicRes>{Common}</ofd:CommonData><ofd:Pages>{list}</ofd:Pages>{Beside}")));
        parts.TryAdd("Doc_0/PublicRes.xml", Encoding.UTF8.GetBytes(Element("Res", $"<ofd:Fonts>{Fonts}</ofd:Fonts>{Resources}")));
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (part, bytes) in parts)
            {
                using var stream = zip.CreateEntry(part, level).Open();
                stream.Write(bytes);
            }
        return file.ToArray();
    }

    public IPageSource Open() => DocumentOpener.Open(ToBytes(), "form.ofd");

    public PageContent Read(int page = 1)
    {
        using var source = Open();
        return source.ReadPage(page);
    }

    public Extraction Extract()
    {
        using var source = Open();
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }

    public static string N(double number) => number.ToString("0.####", CultureInfo.InvariantCulture);
}
